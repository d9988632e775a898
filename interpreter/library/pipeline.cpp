#include "interpreter/library/pipeline.h"

#include <algorithm>
#include <utility>

#include "interpreter/data/memory_budget.h"
#include "interpreter/library/child_table.h"
#include "interpreter/library/steps.h"

namespace dohyo {

namespace {

constexpr size_t rows_per_batch = 4096;

/// Sends a table through row steps in batches. `rows_before`: of the parts that came before this one.
void run_rows(std::span<const PlanStep> steps, const Table& table, size_t rows_before, Partial& into, StepContext& context) {
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
    for (size_t i = 0; i < count; ++i) ordinals[i] = rows_before + first + i;
    batch.ordinals = &ordinals;
    arena.clear();
    batch.arena = &arena;
    for (const auto& step : steps) {
      if (batch.empty()) break;
      step.row->apply(batch, context.scratch);
    }
    if (!batch.empty()) into.absorb(batch, context.scratch);
    if (context.memory != nullptr) context.memory->check();
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

void limit_steps(const std::vector<PlanStep>& steps) {
  GatherStep* before = nullptr;
  for (const auto& step : steps) {
    if (step.gather) {
      if (auto count = step.gather->looks_at_first(); count && before != nullptr) before->keep_first(*count);
      before = step.gather.get();
    } else if (step.row->removes_rows() || step.row->renumbers_rows()) {
      before = nullptr;
    }
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

void run_steps(std::span<const PlanStep> steps, const TableSource& source, StepContext& context,
               const std::function<std::unique_ptr<Partial>()>& end, const std::function<void(Table)>& take) {
  size_t rows_end = 0;
  while (rows_end < steps.size() && steps[rows_end].row) ++rows_end;
  bool last = rows_end == steps.size();
  if (last && rows_end == 0 && !end) return source(take);
  auto into = last ? end() : steps[rows_end].gather->start();
  into->begin(context);
  size_t rows = 0;
  size_t parts = 0;
  // Values may still point into the only part; of several none stays.
  std::vector<std::shared_ptr<void>> memory;
  source([&](Table part) {
    run_rows(steps.first(rows_end), part, rows, *into, context);
    rows += part.rows;
    memory = ++parts == 1 ? std::move(part.memory) : std::vector<std::shared_ptr<void>>();
  });
  auto made = [&](const std::function<void(Table)>& next) {
    into->finish_in_parts([&](Table part) {
      part.memory.insert(part.memory.end(), memory.begin(), memory.end());
      next(std::move(part));
    });
  };
  if (last) return made(take);
  run_steps(steps.subspan(rows_end + 1), made, context, end, take);
}

Table run_steps(std::span<const PlanStep> steps, Table table, StepContext& context,
                const std::function<std::unique_ptr<Partial>()>& end) {
  Table whole;
  run_steps(
      steps, [&](const std::function<void(Table)>& take) { take(std::move(table)); }, context, end,
      [&](Table part) { whole.append(std::move(part)); });
  return whole;
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
