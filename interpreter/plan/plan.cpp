#include "interpreter/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace dohyo {

void prepare_unoptimised(Plan& plan) {
  for (auto& child : plan.children) prepare_unoptimised(*child.plan);
  std::vector<bool> known(plan.slot_names.size(), false);
  for (const auto& field : plan.source_fields) known[field.slot] = true;
  keep_all_steps(plan.steps, known);
}

void optimise(Plan& plan) {
  for (auto& child : plan.children) optimise(*child.plan);
  std::vector<bool> wanted(plan.slot_names.size(), false);
  auto want = [&](Slot slot) {
    if (slot != no_slot) wanted[slot] = true;
  };
  for (const auto& column : plan.output) want(column.slot);
  want(plan.all_slot);
  want(plan.spread_slot);
  want(plan.time_slot);
  want(plan.raw_slot);
  prune_steps(plan.steps, wanted);
  limit_steps(plan.steps);
  std::erase_if(plan.source_fields, [&](const SourceField& f) { return !wanted[f.slot]; });
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
  out += '\n';
  for (size_t i = 0; i < plan.children.size(); ++i) {
    const auto& child = plan.children[i];
    out += fmt::format("child {}", i + 1);
    if (child.before_scan) out += ", before";
    if (child.shift != 0) out += fmt::format(", {} ms earlier", child.shift);
    if (child.from) out += fmt::format(", from {}", *child.from);
    if (child.to) out += fmt::format(", to {}", *child.to);
    out += ":\n";
    auto text = describe(*child.plan);
    for (size_t begin = 0; begin < text.size();) {
      auto end = text.find('\n', begin) + 1;
      out += "  " + text.substr(begin, end - begin);
      begin = end;
    }
  }
  return out;
}

}  // namespace dohyo
