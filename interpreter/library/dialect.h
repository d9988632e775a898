// The two readings of the language and the switches of a run (docs/semantics.md#dialects).
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace dohyo {

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
  bool chained_nodrop = true;  ///< a row that an adjacent `parse ... nodrop` matched survives the next parse (spec 01 section 4.0)
};

/// What goes wrong while a query runs; shared by its threads, told in the accounting line.
struct RunCounters {
  std::atomic<uint64_t> regex_limits{0};   ///< values on which a backtracking pattern gave up: taken as no match
  std::atomic<uint64_t> failed_parses{0};  ///< rows dropped by a parse that renumbers rows, where before and after cannot be compared
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
