// The tables that queries name, by the settings of a run: which file stands for a name, read once and shared by all queries
// and threads. Addresses in the internet are names like any other; nothing is ever fetched.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/lookup/finder.h"
#include "interpreter/lookup/lookup_key.h"
#include "interpreter/lookup/lookup_table.h"
#include "interpreter/settings/settings.h"

namespace dohyo {

class IndicatorFeed;

/// What a name stands for.
struct LookupSource {
  /// A table can be asked for any of its columns. The others know one key: `ip`, `threat`.
  enum class Kind : uint8_t { table, addresses, indicators };

  Kind kind = Kind::table;
  std::vector<std::string> columns;  ///< that can be had; `*` means all of them
  KeyCase letter_case = KeyCase::exact;
  std::shared_ptr<const LookupTable> table;  ///< of tables
  std::string key;                           ///< of the others
  std::shared_ptr<const Finder> finder;      ///< of the others: by that key, with the columns of `columns`
  std::vector<size_t> absent;                ///< columns that nothing in the file gives: null in every row
  std::vector<std::string> losses;           ///< what of the file is left out, each a sentence for a warning

  [[nodiscard]] std::optional<size_t> find_column(std::string_view name) const;
};

class LookupTables {
 public:
  /// What happens when a query names what no setting maps, or a file that cannot be read.
  enum class Missing : uint8_t {
    error,
    unknown,  ///< nobody runs the query: a warning
    null,     ///< a warning, and columns are null
  };

  explicit LookupTables(Settings settings, Missing missing = Missing::error) : settings_(std::move(settings)), missing_(missing) {}

  struct Answer {
    std::shared_ptr<const LookupSource> source;  ///< null when there is none, and the rest says why
    std::string code, message, help;
  };
  /// `name` as it stands in the query, without quotes: path:///Library/x, shared/x, geo://location.
  [[nodiscard]] const Answer& open(std::string_view name);
  /// All indicators of one feed, or of every feed when `name` is empty.
  struct Feed {
    std::shared_ptr<const IndicatorFeed> feed;  ///< null when there is none, and the rest says why
    std::string code, message, help;
    std::vector<std::string> losses;
  };
  [[nodiscard]] const Feed& feed(std::string_view name);
  /// The local file of a table, be it there or not. Empty when no setting maps the name; `help` then says which would.
  [[nodiscard]] std::optional<std::string> file_of(std::string_view name) const;
  [[nodiscard]] static std::string help_to_map(std::string_view name);

  [[nodiscard]] Missing missing() const { return missing_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

 private:
  [[nodiscard]] Answer load(std::string_view name);
  [[nodiscard]] Feed load_feed(std::string_view name) const;
  [[nodiscard]] Answer load_table(std::string_view name) const;

  Settings settings_;
  Missing missing_;
  std::map<std::string, Answer, std::less<>> opened_;
  std::map<std::string, Feed, std::less<>> feeds_;
};

}  // namespace dohyo
