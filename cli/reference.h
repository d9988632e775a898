// The reference: what the entries of the library say about themselves, as pages for terminals and as Markdown files. Nothing
// here knows an entry by name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/registry.h"

namespace dohyo::cli {

/// One entry of any kind, as the reference sees it.
struct ReferenceEntry {
  std::string_view kind;  ///< "operator", "aggregate" or "function"
  const Documentation* documentation = nullptr;
  std::vector<std::string> usage;
  std::vector<ParameterName> parameters;  ///< of aggregates and functions

  [[nodiscard]] std::string_view name() const { return documentation->name; }
};

/// All that a query can spell; operators, then aggregates, then functions, each by name.
[[nodiscard]] std::vector<ReferenceEntry> reference_entries(const Registry& registry);

/// The entries that `name` leads to, in any letter case: an aggregate and a function may share one.
[[nodiscard]] std::vector<ReferenceEntry> find_entries(const std::vector<ReferenceEntry>& entries, std::string_view name);

/// The entries whose names or words contain every one of `words`; those with them in a name first.
[[nodiscard]] std::vector<ReferenceEntry> search_entries(const std::vector<ReferenceEntry>& entries, const std::vector<std::string>& words);

/// Up to five names that may have been meant.
[[nodiscard]] std::vector<std::string> similar_names(const std::vector<ReferenceEntry>& entries, std::string_view name);

/// One line for each entry, under the heading of its kind.
[[nodiscard]] std::string list_text(const std::vector<ReferenceEntry>& entries);

[[nodiscard]] std::string page_text(const ReferenceEntry& entry);
[[nodiscard]] std::string page_markdown(const ReferenceEntry& entry);

/// The whole reference as files: path -> contents.
[[nodiscard]] std::map<std::string, std::string> reference_files(const std::vector<ReferenceEntry>& entries);

/// How every file of the reference begins.
[[nodiscard]] std::string_view generated_mark();

}  // namespace dohyo::cli
