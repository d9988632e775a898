// How the source fields of one plan are found in one kind of file: which keys stand for each, and what the metadata are
// made of. Compiled once per plan, profile and format; shared by threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/input/format.h"
#include "interpreter/json/extract.h"
#include "interpreter/plan/plan.h"
#include "interpreter/scan/profile.h"

namespace dohyo {

/// What the run says about all files.
struct ScanOptions {
  bool aliases = true;
  std::map<std::string, std::string> set;  ///< metadata by `--set`, names as in the language
  int64_t now = 0;  ///< epoch milliseconds; says the year of times of lines that have none
};

/// One source field of a plan, resolved.
struct FieldPlan {
  enum class Kind : uint8_t {
    data,      ///< `data` is an index of the demand
    constant,  ///< `constant`
    file_name,
    raw,
    size,
    time,      ///< `times`: the first that reads as a time
    epoch_seconds,  ///< `_time`: `times`, divided by 1000
    category,  ///< `data`, through the profile's rules; else the file's path
    all,
    found,     ///< whether `data` is there
    host_of_line,  ///< `data`, else the word behind the time of the line
  };
  Kind kind = Kind::constant;
  Slot slot = no_slot;
  std::string name;
  size_t data = 0;
  std::vector<size_t> times;
  Value constant;
  /// By rank of candidate: the alias it is, or empty when it is the name itself. Empty when there are no aliases.
  std::vector<std::string> alias_names;
};

struct Layout {
  const Profile* profile = nullptr;
  RecordFormat format = RecordFormat::ndjson;
  json::Demand demand;
  std::vector<FieldPlan> fields;
  bool flatten = false;  ///< "all fields" shows nested ones under dotted names
  std::shared_ptr<Arena> arena;
  /// For csv and tsv: per field of the demand its candidates as plain column names.
  std::vector<std::vector<json::Candidate>> candidates;
};

[[nodiscard]] std::shared_ptr<const Layout> make_layout(const Plan& plan, const Profile& profile, RecordFormat format,
                                                        const ScanOptions& options);

}  // namespace dohyo
