// Names of the language that no entry has (yet). A query that uses one is told so, instead of being told that there is no such
// name. The list is stdlib/names.txt; the test `conformance` demands that what is built leaves it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/diagnostic.h"

namespace dohyo {

struct MissingName {
  enum class Kind : uint8_t { function, aggregate, operator_ };
  Kind kind = Kind::function;
  std::string name;
  std::string reason;       ///< why it will not be built; empty: it is yet to come
  bool pipelines = false;   ///< of operators: brackets of the stage hold pipelines
};

class MissingNames {
 public:
  MissingNames() = default;
  /// Reads the lines `KIND ROW STATUS: NAME... [-- REASON]` whose status is pending or unsupported.
  explicit MissingNames(std::string_view list);

  /// In any letter case; null when the name is not missing, or not of the language.
  [[nodiscard]] const MissingName* find(MissingName::Kind kind, std::string_view name) const;
  [[nodiscard]] std::vector<const MissingName*> all() const;

 private:
  std::map<std::pair<MissingName::Kind, std::string>, MissingName> names_;
};

/// The error `not-built` or `unsupported` for a use of the name at `span`.
[[nodiscard]] Diagnostic missing(const MissingName& name, Span span);

}  // namespace dohyo
