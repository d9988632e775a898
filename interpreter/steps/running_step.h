// Steps that add columns computed along the rows in their current order, with a state of its own for each combination of `by`
// values: accum, total, backshift, diff, smooth, rollingstd (02 section 4). They never reorder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

/// The rows of one combination of keys, first row first.
struct Series {
  std::vector<Value> input;       ///< of the field, by row
  std::vector<Value> output;      ///< by row; null at first
  std::vector<uint8_t> dropped;   ///< by row: not 0 for rows that go
};

class RunningStep : public CollectingStep {
 public:
  struct Columns {
    Slot input = no_slot;
    Slot output = no_slot;
    std::vector<Slot> keys;
  };

  RunningStep(const Schema& schema, Slot time_slot, Columns columns, Span span)
      : CollectingStep(schema, time_slot), columns_(std::move(columns)), span_(span) {}

  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(columns_.output); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;
  /// Texts that are made go to `arena`.
  virtual void compute(Series& series, Arena& arena) const = 0;
  /// "smooth 10 of"
  [[nodiscard]] virtual std::string what() const = 0;
  /// Rows beyond are left out with a warning (02 section 12).
  [[nodiscard]] virtual size_t most_rows() const { return SIZE_MAX; }

 private:
  class Rows;

  Columns columns_;
  Span span_;
};

/// What the stages say: `op FIELD[, N] [as NAME] [by FIELD, ...]`, the field in brackets or not, the name before the number or behind.
struct RunningStage {
  ast::Name field;
  std::optional<int64_t> count;
  std::string name;
  std::vector<ast::Name> keys;
};
struct RunningForm {
  std::string_view default_name;
  std::string_view count;  ///< what the number is: "the number of rows to look back"; empty: there is none
};
/// Empty after an error, which is reported.
[[nodiscard]] std::optional<RunningStage> read_running_stage(StageBinder& binder, const RunningForm& form);

/// Looks the names up and makes the new field.
[[nodiscard]] RunningStep::Columns bind_running_columns(StageBinder& binder, const RunningStage& stage);

/// Adds the step; rows stand in the order it saw them in.
template <typename Step, typename... More>
void add_running_step(StageBinder& binder, RunningStep::Columns columns, More... more) {
  Slot time_slot = order_slot(binder);
  binder.add(std::make_unique<Step>(binder.schema(), time_slot, std::move(columns), binder.stage().span, more...));
  if (binder.schema().events) binder.schema().ordered = true;
}

/// Windows above 1000 rows are an error in the hosted service; here they only take time. True when all is well.
[[nodiscard]] bool check_window(StageBinder& binder, int64_t rows);

/// Removes rows in which the field is no number, as accum, total and diff do.
void drop_unless_numeric(Series& series);

}  // namespace dohyo
