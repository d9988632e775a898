#include "interpreter/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace dohyo {

namespace {
class Wanted {
 public:
  explicit Wanted(size_t slots) : flags_(slots, false) {}
  void add(Slot slot) {
    if (slot != no_slot) flags_[slot] = true;
  }
  void add(const std::vector<Slot>& slots) {
    for (Slot slot : slots) add(slot);
  }
  /// What a step makes is not wanted before it.
  void remove(const std::vector<Slot>& slots) {
    for (Slot slot : slots) flags_[slot] = false;
  }
  void clear() { flags_.assign(flags_.size(), false); }
  [[nodiscard]] bool any(const std::vector<Slot>& slots) const {
    return std::any_of(slots.begin(), slots.end(), [&](Slot s) { return flags_[s]; });
  }
  [[nodiscard]] bool has(Slot slot) const { return flags_[slot]; }
  [[nodiscard]] const std::vector<bool>& flags() const { return flags_; }

 private:
  std::vector<bool> flags_;
};
}  // namespace

void prepare_unoptimised(Plan& plan) {
  // A slot may be passed through a gather step only if it exists before it.
  std::vector<bool> known(plan.slot_names.size(), false);
  for (const auto& field : plan.source_fields) known[field.slot] = true;
  for (auto& step : plan.steps) {
    std::vector<Slot> writes;
    step.step().add_writes(writes);
    auto mark = [&] {
      for (Slot slot : writes) known[slot] = true;
    };
    mark();
    if (!step.gather) continue;
    step.gather->prune(known);
    if (step.gather->passes_rows_through()) continue;
    known.assign(known.size(), false);
    mark();
  }
}

void optimise(Plan& plan) {
  Wanted wanted(plan.slot_names.size());
  for (const auto& column : plan.output) wanted.add(column.slot);
  wanted.add(plan.all_slot);
  wanted.add(plan.spread_slot);
  wanted.add(plan.time_slot);
  wanted.add(plan.raw_slot);
  for (size_t i = plan.steps.size(); i-- > 0;) {
    auto& step = plan.steps[i];
    std::vector<Slot> reads;
    std::vector<Slot> writes;
    if (step.gather) {
      step.gather->prune(wanted.flags());
      wanted.clear();
    } else {
      step.row->add_writes(writes);
      if (!writes.empty() && !step.row->removes_rows() && !wanted.any(writes)) {
        plan.steps.erase(plan.steps.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      wanted.remove(writes);
    }
    step.step().add_reads(reads);
    wanted.add(reads);
  }
  std::erase_if(plan.source_fields, [&](const SourceField& f) { return !wanted.has(f.slot); });
}

std::string describe(const Plan& plan) {
  std::string out = "read";
  bool first = true;
  for (const auto& field : plan.source_fields) {
    out += first ? " " : ", ";
    out += field.origin == SourceField::Origin::all ? "all fields" : field.name;
    first = false;
  }
  if (first) out += " (count records only)";
  out += '\n';
  for (const auto& step : plan.steps)
    out += fmt::format("{} {}\n", step.gather ? "=" : "|", step.step().describe(plan.slot_names));
  out += "show";
  first = true;
  for (const auto& column : plan.output) {
    out += first ? " " : ", ";
    out += column.name;
    first = false;
  }
  if (plan.spread_slot != no_slot) out += first ? " all fields" : ", all fields";
  return out + '\n';
}

}  // namespace dohyo
