// What a step says that looks at events outside of the searched range of time, as logcompare does at those of an earlier one.
// The plan then lets them through, and the step tells the two apart by RunContext::range_begin and range_end.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace dohyo {

class WiderRange {
 public:
  virtual ~WiderRange() = default;
  /// The searched range so many milliseconds earlier.
  [[nodiscard]] virtual std::optional<int64_t> earlier() const { return {}; }
  /// `[begin, end)` in epoch milliseconds.
  [[nodiscard]] virtual std::optional<std::pair<int64_t, int64_t>> fixed() const { return {}; }
};

}  // namespace dohyo
