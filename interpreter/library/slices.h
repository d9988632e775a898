// Slices of time: how `timeslice` and everything after it cuts the axis (01 section 6.5, 00-decisions section 3 rule 10).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/library/dialect.h"
#include "interpreter/library/operator.h"
#include "interpreter/text/time.h"

namespace dohyo {

/// Slices of a fixed width, aligned to the wall clock of a zone: floor((t + offset) / w) * w - offset.
struct Slices {
  int64_t width = 0;    ///< milliseconds; 0: one slice for the whole range, or `buckets` decides
  int64_t origin = 0;   ///< weeks count from a Monday
  int64_t buckets = 0;  ///< when not 0, the width follows from the range
  time::Zone zone;
  std::string name = "_timeslice";  ///< the field that has the starts

  /// Of the slice that `t` lies in.
  [[nodiscard]] int64_t start(int64_t t) const;
  /// Of the slice behind the one that starts at `start`; where clocks are set back or forth slices are longer or shorter.
  [[nodiscard]] int64_t next(int64_t start) const;
  /// With the width that `buckets` gives for the range of a run.
  [[nodiscard]] Slices in(const RunContext& run) const;
};

/// A width as written: a number and one of the units s m h d w. Empty when it is no width.
[[nodiscard]] std::optional<Slices> slices_of_width(const ast::Number& width, const LanguageOptions& options);

/// Gives each row the start and the end of its slice; null where it has no time.
class TimesliceStep final : public RowStep {
 public:
  TimesliceStep(Slot time, Slot start, Slot end, Slices slices, uint32_t start_node, uint32_t end_node);
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(time_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {start_, end_}); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  void apply(Batch& batch, Scratch& scratch) const override;

 private:
  Slot time_, start_, end_;
  Slices slices_;
  uint32_t start_node_, end_node_;
};

/// The field with the starts of slices that an operator on time series needs: that of the last timeslice, else `_timeslice`.
/// no_slot, and an error, when the table has none.
[[nodiscard]] Slot require_slices(StageBinder& binder);

/// Binds what every stage means that cuts time into slices: the step, the field with the starts, and the schema's `slices`.
void add_timeslice(StageBinder& binder, Slices slices);

}  // namespace dohyo
