// Rows of another query behind those of this one (04 A02). Which fields there are behind it only later stages tell: a name that
// one of them reads is resolved on both sides then, each as if it stood at the end of its own query.
#include <algorithm>
#include <utility>

#include "interpreter/analysis/query_binder.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

using utf8::equal_ignoring_ascii_case;

void QueryBinder::append_query(const ast::Nested& nested) {
  if (in_brackets()) return error("not-in-brackets", nested.span, "a pipeline in brackets cannot append the rows of another query");
  auto child = std::make_unique<QueryBinder>(source_, registry_, options_, run_, diagnostics_, plan_.order);
  child->parameters_ = parameters_;
  child->names_are_known_ = names_are_known_;
  child->bind_parts(nested.scope.get(), nested.stages);
  plan_.needs_time_range = plan_.needs_time_range || child->plan_.needs_time_range;
  plan_.flatten_all = plan_.flatten_all || child->plan_.flatten_all;
  unknown_ = unknown_ || child->unknown_;
  if (child->failed_ || child->unknown_) {
    // What it would have brought is unknown.
    failed_ = failed_ || child->failed_;
    names_are_known_ = false;
    schema_.open = true;
    return;
  }
  Schema behind;
  behind.open = false;
  behind.events = schema_.events && child->schema_.events;
  behind.metadata = schema_.metadata && child->schema_.metadata;
  behind.ordered = true;  // its own rows first
  behind.compared = schema_.compared || child->schema_.compared;
  if (schema_.slices != nullptr && child->schema_.slices != nullptr) behind.slices = schema_.slices;

  United united;
  united.child_index = plan_.children.size();
  plan_.children.emplace_back();
  auto step = std::make_unique<AppendStep>(schema_, order_slot(*this), united.child_index);
  united.step = step.get();
  auto has_more = [](const Schema& schema) { return schema.open || !schema.discovered.empty() || !schema.on_demand.empty(); };
  if (has_more(schema_) || has_more(child->schema_)) {
    united.list = hidden("all fields");
    behind.discovered = {united.list};
    united.step->add_column({united.list, all_fields(), child->all_fields()});
  }
  united.own = schema_;
  united.child = std::move(child);
  united.place = steps_at_top().size();
  add(std::move(step));
  united_.push_back(std::move(united));
  unite_fields(united_.back(), behind);
  schema_ = std::move(behind);
}

/// Columns of one side that have the same name on the other, in any letter case, are one.
void QueryBinder::unite_fields(United& united, Schema& behind) {
  auto& own = united.own;
  auto& other = united.child->schema_;
  auto named = [](const std::vector<VisibleField>& fields, std::string_view name) {
    auto found = std::find_if(fields.begin(), fields.end(), [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, name); });
    return found == fields.end() ? nullptr : &*found;
  };
  for (const auto& field : own.fields) {
    const auto* twin = named(other.fields, field.name);
    Slot slot = unite(united, field.name, field.slot, united.child->read_if_any(field.name));
    behind.fields.push_back({field.name, slot, field.key && twin != nullptr && twin->key});
  }
  for (const auto& field : other.fields)
    if (named(own.fields, field.name) == nullptr)
      behind.fields.push_back({field.name, unite(united, field.name, read_before(united, field.name), field.slot)});
  for (const auto* fields : {&own.synonyms, &other.synonyms})
    for (const auto& field : *fields)
      if (named(behind.fields, field.name) == nullptr && named(behind.synonyms, field.name) == nullptr)
        behind.synonyms.push_back({field.name, unite(united, field.name, read_before(united, field.name), united.child->read_if_any(field.name))});
  for (const auto& timed : own.timed) {
    // Pairs that `withtime` made stay pairs where both sides have them.
    auto name = std::find_if(own.fields.begin(), own.fields.end(), [&](const VisibleField& f) { return f.slot == timed.pair; });
    const auto* twin = name != own.fields.end() ? named(other.fields, name->name) : nullptr;
    if (twin == nullptr) continue;
    for (const auto& theirs : other.timed) {
      if (theirs.pair != twin->slot) continue;
      behind.timed.push_back({named(behind.fields, name->name)->slot, unite(united, "", timed.value, theirs.value), unite(united, "", timed.time, theirs.time)});
    }
  }
}

Slot QueryBinder::unite(United& united, std::string_view name, Slot own, Slot of_child) {
  Slot out = hidden(name);
  united.step->add_column({out, own, of_child});
  return out;
}

QueryBinder::United* QueryBinder::united_here() {
  for (auto united = united_.rbegin(); united != united_.rend(); ++united) {
    bool lists = united->list != no_slot && std::find(schema_.discovered.begin(), schema_.discovered.end(), united->list) != schema_.discovered.end();
    if (lists || schema_.metadata) return &*united;
  }
  return nullptr;
}

Slot QueryBinder::united_slot(United& united, std::string_view name, Span span) {
  if (auto known = united.names.find(name); known != united.names.end()) return known->second;
  Slot of_child = united.child->read_if_any(name);
  Slot own = read_before(united, name);
  auto is_nothing = [](Slot slot, Slot null) { return slot == no_slot || slot == null; };
  if (is_nothing(own, plan_.null_slot) && is_nothing(of_child, united.child->plan_.null_slot)) return unknown(name, span);
  Slot out = unite(united, name, own, of_child);
  united.names.emplace(name, out);
  return out;
}

/// What the name meant before the rows of the child came; what that takes is computed there.
Slot QueryBinder::read_before(United& united, std::string_view name) {
  auto index = static_cast<size_t>(&united - united_.data());
  auto& steps = steps_at_top();
  std::vector<PlanStep> behind(std::make_move_iterator(steps.begin() + static_cast<std::ptrdiff_t>(united.place)), std::make_move_iterator(steps.end()));
  steps.resize(united.place);
  bool nested = &steps != &plan_.steps;
  if (nested) std::swap(plan_.steps, steps);
  // Later ones do not exist yet.
  std::vector<United> later(std::make_move_iterator(united_.begin() + static_cast<std::ptrdiff_t>(index)), std::make_move_iterator(united_.end()));
  united_.resize(index);
  auto either = std::exchange(either_, {});
  auto found = std::exchange(found_, {});
  auto inside = std::exchange(inside_, {});
  std::swap(schema_, later.front().own);
  Slot slot = read_if_any(name);
  std::swap(schema_, later.front().own);
  either_ = std::move(either);
  found_ = std::move(found);
  inside_ = std::move(inside);
  if (nested) std::swap(plan_.steps, steps);
  auto moved = steps.size() - later.front().place;
  for (auto& one : later) one.place += moved;
  std::move(later.begin(), later.end(), std::back_inserter(united_));
  std::move(behind.begin(), behind.end(), std::back_inserter(steps));
  return slot;
}

/// Once all names are known: the plans of the children give what this one takes.
void QueryBinder::finish_children() {
  // Later ones may have asked earlier ones for more.
  for (auto united = united_.rbegin(); united != united_.rend(); ++united) {
    auto& plan = united->child->plan_;
    for (const auto& column : united->step->columns())
      if (column.of_child != no_slot) plan.output.push_back({plan.slot_names[column.of_child], column.of_child});
    plan.aggregate = !united->child->schema_.events;
    if (united->child->schema_.events)
      plan.time_slot = united->child->united_.empty() ? united->child->source_slot("_messageTime", SourceField::Origin::metadata, {})
                                                      : united->child->read_if_any("_messageTime");
    united->child->finish_children();
    plan_.children[united->child_index].plan = std::make_unique<Plan>(std::move(plan));
  }
}

}  // namespace dohyo
