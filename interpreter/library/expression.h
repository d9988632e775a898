// Bound expressions: names are slots, calls carry code. Immutable after binding, shared by all threads.
// The evaluator knows encodings, so that functions do not: a subtree that reads a single dictionary column is evaluated
// once per distinct value and worker, not once per row.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/data/batch.h"
#include "interpreter/library/function.h"

namespace dohyo {

struct ChildTable;

struct Expression {
  enum class Form : uint8_t { field, constant, call, logical_and, logical_or, logical_not, conditional, items_where };

  Form form = Form::constant;
  uint32_t node = 0;  ///< index of the scratch memory; unique within a plan
  Span span;
  Slot slot = no_slot;                        ///< field; items_where: the list, which its condition reads item by item
  Value constant;                             ///< constant; text lives in the plan
  const ScalarFunction* function = nullptr;  ///< call
  Callable callable;                          ///< call
  std::vector<Expression> arguments;          ///< call, and/or/not, conditional (condition, then, otherwise), items_where (condition)

  /// The only slot the whole subtree reads, when it is deterministic; else no_slot. Set by `settle`.
  Slot sole_slot = no_slot;
};

/// Fills `sole_slot` bottom-up and replaces deterministic calls of constants by their value, whose text goes to `arena`. What
/// reads the searched range of time stays a call.
void settle(Expression& expression, Arena& arena, const RunContext& run);

/// Appends every slot the expression reads (with repeats).
void collect_reads(const Expression& expression, std::vector<Slot>& slots);

/// A worker's reusable memory. One per thread; nothing in it is shared.
class Scratch {
 public:
  Scratch(uint32_t nodes, const RunContext& run) : memory_(nodes), run_(&run) {}

  struct Node {
    Column column;
    // By dictionary id: results computed so far.
    const Dictionary* dictionary = nullptr;
    std::vector<Value> memo;
    std::vector<uint8_t> known;
    Arena memo_arena;
    // For the call: one column per argument, one row of arguments.
    std::vector<const Column*> arguments;
    std::vector<Value> row;
    Selection first;
    Selection second;
    std::vector<uint32_t> missing;
    std::vector<Value> distinct;
    Column distinct_column;
    // Of a step: memory of its own kind.
    std::shared_ptr<void> own;
  };
  Node& node(uint32_t index) {
    if (!memory_[index]) memory_[index] = std::make_unique<Node>();
    return *memory_[index];
  }
  /// What a step keeps between batches: one object of its own type per worker.
  template <typename T>
  T& own(uint32_t index) {
    auto& memory = node(index).own;
    if (!memory) memory = std::make_shared<T>();
    return *static_cast<T*>(memory.get());
  }
  [[nodiscard]] const RunContext& run() const { return *run_; }

  /// Results of the plan's child plans that are complete before the plan is scanned (library/child_table.h).
  [[nodiscard]] const std::vector<ChildTable>* children() const { return children_; }
  void set_children(const std::vector<ChildTable>* children) { children_ = children; }

 private:
  std::vector<std::unique_ptr<Node>> memory_;
  const std::vector<ChildTable>* children_ = nullptr;
  const RunContext* run_;
};

/// Values of `expression` for the rows of `rows`. The column belongs to the scratch and lives until the node is
/// evaluated again.
const Column& evaluate(const Expression& expression, const Batch& batch, const Selection& rows, Scratch& scratch);

/// Removes from `rows` those for which `expression` is not true.
void filter(const Expression& expression, const Batch& batch, Selection& rows, Scratch& scratch);

/// Form for `explain`: names come from `slot_name`.
[[nodiscard]] std::string describe(const Expression& expression, const std::vector<std::string>& slot_names);

}  // namespace dohyo
