// Steps that several operators mean: keep rows by a condition, compute a column, collect rows in order.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"

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

/// Rows copied out of their batches, with their place in the row order.
class RowCollector {
 public:
  enum class Direction : uint8_t { forwards, backwards };  ///< backwards: the last row comes first
  /// `keep`: only so many rows that come first; SIZE_MAX keeps all.
  RowCollector(std::vector<Slot> slots, Slot time_slot, bool events, size_t keep = SIZE_MAX,
               Direction direction = Direction::forwards)
      : slots_(std::move(slots)),
        time_slot_(time_slot),
        events_(events),
        keep_(keep),
        direction_(direction),
        arena_(std::make_shared<Arena>()) {}

  void absorb(const Batch& batch);
  void merge(RowCollector& other);
  struct Row {
    RowPosition position;
    uint32_t copy;        ///< number of the row among those of one event (`multi`), which stand at one position
    const Value* values;  ///< by index of `slots`
  };
  /// All kept rows, first row first. Rows that are taken out are no longer kept.
  std::vector<Row>& in_order();
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] size_t index_of(Slot slot) const;
  [[nodiscard]] size_t size() const { return rows_.size(); }
  /// Gives back the memory of rows that were taken out.
  void compact();
  /// The rows as they stand in in_order().
  Table table();

 private:
  void shrink();
  void add(const Batch& batch, uint32_t row, RowPosition position);
  [[nodiscard]] RowPosition position(const Batch& batch, uint32_t row) const;

  std::vector<Slot> slots_;
  Slot time_slot_;
  bool events_;
  size_t keep_;
  Direction direction_;
  bool bounded_ = false;
  RowPosition bound_;  ///< of the last row worth keeping
  RowPosition last_;   ///< of the row that came last
  uint32_t last_copy_ = 0;
  std::vector<Row> rows_;
  std::shared_ptr<Arena> arena_;
  std::vector<std::shared_ptr<void>> kept_;
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
