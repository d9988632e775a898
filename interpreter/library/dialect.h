// The two readings of the language and the switches of a run (docs/semantics.md#dialects).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dohyo {

class LookupTables;

enum class Dialect : uint8_t {
  detection,  ///< everything Sumo accepts and every borrowed form with one sensible meaning
  sumo,       ///< what the hosted service accepts; borrowed forms are errors with the legal rewrite
};

/// Settings that decide the meaning of a query; fixed when it is compiled.
struct LanguageOptions {
  Dialect dialect = Dialect::detection;
  bool null_not_equal = true;  ///< `null != x` and `null not in (...)` are true
  std::string timezone = "UTC";
  /// Whether the run that is to come begins at a time its user gave (`--from`); empty where nobody is about to run anything.
  std::optional<bool> range_given;
  bool drop_invalid = true;  ///< rows on which isPrivateIP and its like have no answer go (spec 03-12.27); else the answer is false
  /// The tables outside of the events that a query may name (lookup/tables.h); null: every one of them is unknown.
  std::shared_ptr<LookupTables> tables = nullptr;
  bool chained_nodrop = true;  ///< a row that an adjacent `parse ... nodrop` matched survives the next parse (spec 01 section 4.0)
};

/// What is worth saying once about a run, however many values it befell: counts would depend on how often a value is looked at,
/// and so on threads. Any thread may add.
class RunNotes {
 public:
  /// `literal`: a sentence without a full stop, in static memory.
  void add(const char* literal) {
    for (auto& place : places_) {
      const char* known = place.load(std::memory_order_relaxed);
      if (known == literal) return;
      if (known == nullptr && place.compare_exchange_strong(known, literal)) return;
      if (known == literal) return;
    }
  }
  /// Sorted, without repeats.
  [[nodiscard]] std::vector<std::string> all() const {
    std::set<std::string> texts;
    for (const auto& place : places_)
      if (const char* text = place.load()) texts.insert(text);
    return {texts.begin(), texts.end()};
  }

 private:
  std::array<std::atomic<const char*>, 32> places_{};
};

/// What goes wrong while a query runs; shared by its threads, told in the accounting line.
struct RunCounters {
  std::atomic<uint64_t> regex_limits{0};   ///< values on which a backtracking pattern gave up: taken as no match
  std::atomic<uint64_t> failed_parses{0};  ///< rows dropped by a parse that renumbers rows, where before and after cannot be compared
  std::atomic<uint64_t> rows_without_answer{0};  ///< rows dropped because a function has no answer for them (`drops_rows_unless`)
  RunNotes without_answer;                       ///< the names of those functions
  RunNotes notes;
};

/// Values frozen for one run, the same for every row and thread.
struct RunContext {
  int64_t now = 0;         ///< epoch milliseconds
  int64_t range_begin = 0;  ///< inclusive, epoch milliseconds
  int64_t range_end = 0;    ///< exclusive, epoch milliseconds
  int64_t search_end = 0;   ///< `--to`, else now: what lies behind may still come; never derived from the input
  RunCounters* counters = nullptr;  ///< may be null: nothing is counted
};

}  // namespace dohyo
