// The two readings of the language and the switches of a run (docs/semantics.md#dialects).
#pragma once

#include <cstdint>
#include <map>
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
};

/// Values frozen for one run, the same for every row and thread.
struct RunContext {
  int64_t now = 0;         ///< epoch milliseconds
  int64_t range_begin = 0;  ///< inclusive, epoch milliseconds
  int64_t range_end = 0;    ///< exclusive, epoch milliseconds
};

}  // namespace dohyo
