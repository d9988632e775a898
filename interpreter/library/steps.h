// Steps that several operators mean: keep rows by a condition, compute a column, collect rows in order.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/library/row_runs.h"

namespace dohyo {

/// Keeps the rows for which a condition is true.
class FilterStep final : public RowStep {
 public:
  explicit FilterStep(Expression condition) : condition_(std::move(condition)) {}
  void add_reads(std::vector<Slot>& slots) const override { collect_reads(condition_, slots); }
  void apply(Batch& batch, Scratch& scratch) const override { filter(condition_, batch, batch.selection, scratch); }
  [[nodiscard]] bool is_filter() const override { return true; }
  [[nodiscard]] const Expression* condition() const override { return &condition_; }
  [[nodiscard]] bool removes_rows() const override { return true; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  /// Makes the condition `(condition) or (more)`, or `and`; only while binding.
  void extend(Expression::Form junction, uint32_t node, Expression more);

 private:
  Expression condition_;
};

/// Gives a slot the value of an expression.
class AssignStep final : public RowStep {
 public:
  AssignStep(Slot out, Expression value) : out_(out), value_(std::move(value)) {}
  void add_reads(std::vector<Slot>& slots) const override { collect_reads(value_, slots); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override {
    batch.columns[out_] = &evaluate(value_, batch, batch.selection, scratch);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  Slot out_;
  Expression value_;
};

enum class RowDirection : uint8_t { forwards, backwards };  ///< backwards: the last row comes first

/// Where the rows of batches stand in the row order. Rows that one event was made into (`multi`) stand at one position.
class RowPlaces {
 public:
  /// `events`: rows stand newest first, by `time_slot`; else as they come.
  RowPlaces(Slot time_slot, bool events, RowDirection direction) : time_slot_(time_slot), events_(events), direction_(direction) {}
  [[nodiscard]] RowPosition position(const Batch& batch, uint32_t row) const;
  /// The row with its position, and its number among those that came right before at the same one; without values.
  CollectedRow next(RowPosition position);

 private:
  Slot time_slot_;
  bool events_;
  RowDirection direction_;
  bool any_ = false;
  RowPosition last_;   ///< of the row that came last
  uint32_t last_copy_ = 0;
};

/// Rows copied out of their batches, with their place in the row order.
class RowCollector {
 public:
  using Direction = RowDirection;
  /// `keep`: only so many rows that come first; SIZE_MAX keeps all.
  RowCollector(std::vector<Slot> slots, Slot time_slot, bool events, size_t keep = SIZE_MAX,
               Direction direction = Direction::forwards)
      : slots_(std::move(slots)),
        places_(time_slot, events, direction),
        keep_(keep),
        arena_(std::make_shared<Arena>()) {}

  void absorb(const Batch& batch);
  void merge(RowCollector& other);
  using Row = CollectedRow;  ///< its values are by index of `slots`
  /// All kept rows, first row first. Rows that are taken out are no longer kept.
  std::vector<Row>& in_order();

  // For those who can do without having all rows in memory:
  /// To be called after `absorb`: writes the rows to disk when memory is scarce.
  void relieve(const MemoryBudget* memory);
  [[nodiscard]] bool is_spilled() const { return !runs_.empty(); }
  /// In place of `in_order` and `table`.
  void give_in_parts(const std::function<void(Table)>& take);
  /// Of rows that are on disk: all runs, the last rows among them.
  std::vector<std::unique_ptr<RowRuns>> take_runs(const MemoryBudget& memory);
  /// Merges runs that stand in the order of `before`; at most `keep` rows.
  static void merge_runs(const std::vector<std::unique_ptr<RowRuns>>& runs, const std::vector<Slot>& slots, const RowRuns::Before& before,
                         size_t keep, const std::function<void(Table)>& take);
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] size_t index_of(Slot slot) const;
  [[nodiscard]] size_t size() const { return rows_.size(); }
  /// Gives back the memory of rows that were taken out.
  void compact();
  /// The rows as they stand in in_order().
  Table table();

 private:
  void shrink();
  void spill(const MemoryBudget& memory);
  void add(const Batch& batch, uint32_t row, RowPosition position);

  std::vector<Slot> slots_;
  RowPlaces places_;
  size_t keep_;
  bool bounded_ = false;
  RowPosition bound_;  ///< of the last row worth keeping
  std::vector<Row> rows_;
  std::shared_ptr<Arena> arena_;
  std::vector<std::shared_ptr<void>> kept_;
  std::vector<std::unique_ptr<RowRuns>> runs_;  ///< in order of position
  const MemoryBudget* memory_ = nullptr;        ///< with `runs_`
};

/// A gather step over collected rows: what `sort`, `limit` and `dedup` share. Passes through what later stages want.
class CollectingStep : public GatherStep {
 public:
  explicit CollectingStep(const Schema& schema, Slot time_slot) : events_(schema.events && !schema.ordered), time_slot_(time_slot) {}
  [[nodiscard]] bool passes_rows_through() const override { return true; }
  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;

 protected:
  /// Slots the step needs for itself.
  virtual void add_own_reads(std::vector<Slot>& slots) const = 0;
  [[nodiscard]] RowCollector collector(size_t keep = SIZE_MAX,
                                       RowCollector::Direction direction = RowCollector::Direction::forwards) const {
    return {slots_, time_slot_, events_, keep, direction};
  }
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] bool events() const { return events_; }
  [[nodiscard]] Slot time_slot() const { return time_slot_; }

 private:
  bool events_;  ///< rows are events that nobody has ordered yet: newest first
  Slot time_slot_;
  std::vector<Slot> slots_;
};

/// Says that a result depends on the order of rows which an aggregate left undefined and no sort has fixed (02 section 13).
void warn_of_row_order(StageBinder& binder, Span at);

/// False where rows are still events: then the stage, which needs a table, is an error (02 section 9).
[[nodiscard]] bool require_aggregate(StageBinder& binder);

/// The slot of `_messageTime` where the row order is that of events, else no_slot.
[[nodiscard]] Slot order_slot(StageBinder& binder);

}  // namespace dohyo
