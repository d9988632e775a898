#include "interpreter/library/pipeline.h"

#include <algorithm>

#include "interpreter/library/child_table.h"
#include "interpreter/library/steps.h"

namespace dohyo {

namespace {

constexpr size_t rows_per_batch = 4096;

/// Sends a table through row steps in batches.
void run_rows(std::span<const PlanStep> steps, const Table& table, Partial& into, StepContext& context) {
  Column null_column;
  null_column.set_constant(Value::null());
  std::vector<Column> columns(table.slots.size());
  std::vector<Ordinal> ordinals;
  Arena arena;
  for (size_t first = 0; first < table.rows; first += rows_per_batch) {
    size_t count = std::min(rows_per_batch, table.rows - first);
    Batch batch;
    batch.rows = static_cast<uint32_t>(count);
    batch.select_all();
    batch.columns.assign(context.slot_count, nullptr);
    if (context.null_slot != no_slot) batch.columns[context.null_slot] = &null_column;
    for (size_t i = 0; i < table.slots.size(); ++i) {
      columns[i].view_flat(table.columns[i].data() + first);
      batch.columns[table.slots[i]] = &columns[i];
    }
    ordinals.resize(count);
    for (size_t i = 0; i < count; ++i) ordinals[i] = first + i;
    batch.ordinals = &ordinals;
    arena.clear();
    batch.arena = &arena;
    for (const auto& step : steps) {
      if (batch.empty()) break;
      step.row->apply(batch, context.scratch);
    }
    if (!batch.empty()) into.absorb(batch, context.scratch);
  }
}

class CollectedRows final : public Partial {
 public:
  explicit CollectedRows(std::vector<Slot> slots) : rows_(std::move(slots), no_slot, false) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<CollectedRows&>(other).rows_); }
  Table finish() override {
    rows_.in_order();
    return rows_.table();
  }

 private:
  RowCollector rows_;
};

void add_to(std::vector<bool>& flags, const std::vector<Slot>& slots) {
  for (Slot slot : slots)
    if (slot != no_slot) flags[slot] = true;
}

}  // namespace

void prune_steps(std::vector<PlanStep>& steps, std::vector<bool>& wanted) {
  for (size_t i = steps.size(); i-- > 0;) {
    auto& step = steps[i];
    std::vector<Slot> writes;
    if (step.gather) {
      step.gather->prune(wanted);
      wanted.assign(wanted.size(), false);
    } else {
      step.row->add_writes(writes);
      bool any = std::any_of(writes.begin(), writes.end(), [&](Slot s) { return wanted[s]; });
      if (!writes.empty() && !step.row->removes_rows() && !any) {
        steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      // What a step makes is not wanted before it.
      for (Slot slot : writes) wanted[slot] = false;
    }
    std::vector<Slot> reads;
    step.step().add_reads(reads);
    add_to(wanted, reads);
  }
}

void keep_all_steps(std::vector<PlanStep>& steps, std::vector<bool>& known) {
  for (auto& step : steps) {
    std::vector<Slot> writes;
    step.step().add_writes(writes);
    if (step.gather) {
      // A slot may be passed through only if it exists before.
      add_to(known, writes);
      step.gather->prune(known);
      if (!step.gather->passes_rows_through()) known.assign(known.size(), false);
    }
    add_to(known, writes);
  }
}

Table run_steps(std::span<const PlanStep> steps, Table table, StepContext& context,
                const std::function<std::unique_ptr<Partial>()>& end) {
  for (;;) {
    size_t rows_end = 0;
    while (rows_end < steps.size() && steps[rows_end].row) ++rows_end;
    bool last = rows_end == steps.size();
    auto into = last ? end() : steps[rows_end].gather->start();
    into->begin(context);
    run_rows(steps.first(rows_end), table, *into, context);
    auto made = into->finish();
    // Values may still point into what came before.
    made.memory.insert(made.memory.end(), table.memory.begin(), table.memory.end());
    table = std::move(made);
    if (last) return table;
    steps = steps.subspan(rows_end + 1);
  }
}

Table run_steps(std::span<const PlanStep> steps, Table table, StepContext& context, const std::vector<Slot>& slots) {
  return run_steps(steps, std::move(table), context, [&] { return std::make_unique<CollectedRows>(slots); });
}

const std::vector<Value>* ChildTable::values(Slot slot) const {
  auto found = std::find(table.slots.begin(), table.slots.end(), slot);
  return found == table.slots.end() ? nullptr : &table.columns[static_cast<size_t>(found - table.slots.begin())];
}

// Here, where Pipeline is known in full.
std::unique_ptr<Pipeline> StageBinder::pipeline(const ast::Nested&) { return nullptr; }

}  // namespace dohyo
