#include "interpreter/library/expression.h"

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/library/list.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

constexpr Slot several_slots = no_slot - 1;

bool is_call(const Expression& e) { return e.form == Expression::Form::call; }
bool is_constant(const Expression& e) { return e.form == Expression::Form::constant; }

Slot combine(Slot a, Slot b) {
  if (a == no_slot) return b;
  if (b == no_slot || a == b) return a;
  return several_slots;
}

/// Like sole_slot, but tells "none" (constant) from "several".
Slot reach(Expression& e, Arena& arena, const RunContext& run) {
  using Form = Expression::Form;
  if (e.form == Form::constant) return no_slot;
  if (e.form == Form::field) {
    e.sole_slot = e.slot;
    return e.slot;
  }
  Slot all = e.form == Form::items_where ? e.slot : no_slot;
  bool constant = true;
  for (auto& argument : e.arguments) {
    all = combine(all, reach(argument, arena, run));
    constant = constant && is_constant(argument);
  }
  if (is_call(e)) {
    if (!e.function->deterministic) all = several_slots;
    if (constant && e.function->deterministic && !e.function->reads_time_range) {
      std::vector<Value> values;
      for (auto& argument : e.arguments) values.push_back(argument.constant);
      CallContext context{arena, run};
      e.constant = arena.copy(e.callable.evaluate(e.callable.state.get(), values, context));
      e.form = Form::constant;
      e.arguments.clear();
      return no_slot;
    }
  }
  e.sole_slot = all == several_slots ? no_slot : all;
  return all;
}

}  // namespace

void settle(Expression& expression, Arena& arena, const RunContext& run) { reach(expression, arena, run); }

void collect_reads(const Expression& e, std::vector<Slot>& slots) {
  if (e.form == Expression::Form::field || e.form == Expression::Form::items_where) slots.push_back(e.slot);
  for (const auto& argument : e.arguments) collect_reads(argument, slots);
}

namespace {

constexpr char no_truth[] = "texts that are neither true nor false were taken as false conditions";

/// Whether a condition holds (spec 03 section 1.4).
bool holds(Value value, const Scratch& scratch) {
  if (is_true(value)) return true;
  if (value.is_text() && scratch.run().counters != nullptr && !utf8::equal_ignoring_ascii_case(value.as_text(), "false"))
    scratch.run().counters->notes.add(no_truth);
  return false;
}

const Column& evaluate_plainly(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch);
void filter_plainly(const Expression& e, const Batch& batch, Selection& rows, Scratch& scratch);

/// Evaluating once per distinct value pays for anything that is more than a field or a constant.
bool goes_by_distinct_value(const Expression& e, const Batch& batch) {
  if (e.sole_slot == no_slot || e.form == Expression::Form::field) return false;
  const Column* column = batch.columns[e.sole_slot];
  return column != nullptr && column->is_dictionary();
}

/// Makes sure that the node's memo has a value for every id that `rows` meet.
Scratch::Node& fill_memo(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  const Column& base = *batch.columns[e.sole_slot];
  auto& node = scratch.node(e.node);
  if (node.dictionary != base.dictionary()) {
    node.dictionary = base.dictionary();
    node.memo.clear();
    node.known.clear();
  }
  auto size = base.dictionary()->size();
  if (node.known.size() < size) {
    auto room = std::max<size_t>(size, node.known.size() * 2);
    node.known.resize(room, 0);
    node.memo.resize(room);
  }
  node.missing.clear();
  const uint32_t* ids = base.ids();
  for (uint32_t row : rows) {
    uint32_t id = ids[row];
    if (node.known[id]) continue;
    node.known[id] = 1;
    node.missing.push_back(id);
    node.distinct.push_back(base[row]);
  }
  if (node.missing.empty()) return node;
  // The same subtree over a batch whose rows are the new distinct values.
  Batch small;
  small.rows = static_cast<uint32_t>(node.missing.size());
  small.select_all();
  small.columns.assign(batch.columns.size(), nullptr);
  node.distinct_column.view_flat(node.distinct.data());
  small.columns[e.sole_slot] = &node.distinct_column;
  small.arena = &node.memo_arena;
  const Column& computed = evaluate_plainly(e, small, small.selection, scratch);
  for (uint32_t i = 0; i < small.rows; ++i) node.memo[node.missing[i]] = node.memo_arena.copy(computed[i]);
  node.distinct.clear();
  return node;
}

Value evaluate_row(const Expression& e, const std::vector<const Column*>& columns, uint32_t row, std::vector<Value>& values,
                   CallContext& context) {
  for (size_t i = 0; i < columns.size(); ++i) values[i] = (*columns[i])[row];
  return e.callable.evaluate(e.callable.state.get(), values, context);
}

const Column& evaluate_call(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  // References into other nodes stay valid: node memory is allocated once each.
  auto& node = scratch.node(e.node);
  node.arguments.resize(e.arguments.size());
  node.row.resize(e.arguments.size());
  for (size_t i = 0; i < e.arguments.size(); ++i)
    node.arguments[i] = &evaluate(e.arguments[i], batch, rows, scratch);
  CallContext context{*batch.arena, scratch.run()};
  Value* out = node.column.make_flat(batch.rows);
  for (uint32_t row : rows) out[row] = evaluate_row(e, node.arguments, row, node.row, context);
  return node.column;
}

const Column& evaluate_truth(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  auto& node = scratch.node(e.node);
  Selection kept = rows;
  filter_plainly(e, batch, kept, scratch);
  Value* out = node.column.make_flat(batch.rows);
  for (uint32_t row : rows) out[row] = Value::boolean(false);
  for (uint32_t row : kept) out[row] = Value::boolean(true);
  return node.column;
}

const Column& evaluate_conditional(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  auto& node = scratch.node(e.node);
  Selection yes = rows;
  filter(e.arguments[0], batch, yes, scratch);
  Selection no;
  std::set_difference(rows.begin(), rows.end(), yes.begin(), yes.end(), std::back_inserter(no));
  Value* out = node.column.make_flat(batch.rows);
  if (!yes.empty()) {
    const Column& values = evaluate(e.arguments[1], batch, yes, scratch);
    for (uint32_t row : yes) out[row] = values[row];
  }
  if (!no.empty()) {
    const Column& values = evaluate(e.arguments[2], batch, no, scratch);
    for (uint32_t row : no) out[row] = values[row];
  }
  return node.column;
}

/// The condition over a small batch whose rows are the items of one list.
const Column& evaluate_items_where(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  // Of its own node only the result: fill_memo holds the rest of it while it calls this.
  Value* out = scratch.node(e.node).column.make_flat(batch.rows);
  std::vector<Value> items;
  std::vector<Value> kept;
  Column column;
  Batch small;
  small.columns.assign(batch.columns.size(), nullptr);
  small.columns[e.slot] = &column;
  small.arena = batch.arena;
  for (uint32_t row : rows) {
    items.clear();
    kept.clear();
    append_items(batch.at(e.slot, row), *batch.arena, items);
    small.rows = static_cast<uint32_t>(items.size());
    small.select_all();
    column.view_flat(items.data());
    filter(e.arguments[0], small, small.selection, scratch);
    for (uint32_t item : small.selection) kept.push_back(items[item]);
    out[row] = list_value(kept, *batch.arena);
  }
  return scratch.node(e.node).column;
}

const Column& evaluate_plainly(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  using Form = Expression::Form;
  switch (e.form) {
    case Form::field: return *batch.columns[e.slot];
    case Form::constant: {
      auto& column = scratch.node(e.node).column;
      column.set_constant(e.constant);
      return column;
    }
    case Form::call: return evaluate_call(e, batch, rows, scratch);
    case Form::logical_and:
    case Form::logical_or:
    case Form::logical_not: return evaluate_truth(e, batch, rows, scratch);
    case Form::conditional: return evaluate_conditional(e, batch, rows, scratch);
    case Form::items_where: return evaluate_items_where(e, batch, rows, scratch);
  }
  return scratch.node(e.node).column;
}

void filter_plainly(const Expression& e, const Batch& batch, Selection& rows, Scratch& scratch) {
  using Form = Expression::Form;
  switch (e.form) {
    case Form::logical_and:
      for (const auto& argument : e.arguments) {
        if (rows.empty()) return;
        filter(argument, batch, rows, scratch);
      }
      return;
    case Form::logical_or: {
      Selection open = rows;
      Selection kept;
      for (const auto& argument : e.arguments) {
        if (open.empty()) break;
        Selection hit = open;
        filter(argument, batch, hit, scratch);
        Selection rest;
        std::set_difference(open.begin(), open.end(), hit.begin(), hit.end(), std::back_inserter(rest));
        Selection all;
        std::merge(kept.begin(), kept.end(), hit.begin(), hit.end(), std::back_inserter(all));
        kept.swap(all);
        open.swap(rest);
      }
      rows.swap(kept);
      return;
    }
    case Form::logical_not: {
      Selection hit = rows;
      filter(e.arguments[0], batch, hit, scratch);
      Selection rest;
      std::set_difference(rows.begin(), rows.end(), hit.begin(), hit.end(), std::back_inserter(rest));
      rows.swap(rest);
      return;
    }
    default: {
      const Column& column = evaluate_plainly(e, batch, rows, scratch);
      std::erase_if(rows, [&](uint32_t row) { return !holds(column[row], scratch); });
      return;
    }
  }
}

}  // namespace

const Column& evaluate(const Expression& e, const Batch& batch, const Selection& rows, Scratch& scratch) {
  if (!goes_by_distinct_value(e, batch)) return evaluate_plainly(e, batch, rows, scratch);
  auto& node = fill_memo(e, batch, rows, scratch);
  node.column.map_dictionary(*batch.columns[e.sole_slot], node.memo);
  return node.column;
}

void filter(const Expression& e, const Batch& batch, Selection& rows, Scratch& scratch) {
  if (!goes_by_distinct_value(e, batch)) return filter_plainly(e, batch, rows, scratch);
  auto& node = fill_memo(e, batch, rows, scratch);
  const uint32_t* ids = batch.columns[e.sole_slot]->ids();
  std::erase_if(rows, [&](uint32_t row) { return !holds(node.memo[ids[row]], scratch); });
}

std::string describe(const Expression& e, const std::vector<std::string>& names) {
  using Form = Expression::Form;
  auto join = [&](std::string_view separator) {
    std::string out;
    for (size_t i = 0; i < e.arguments.size(); ++i) {
      if (i) out += separator;
      out += describe(e.arguments[i], names);
    }
    return out;
  };
  switch (e.form) {
    case Form::field: return e.slot < names.size() ? names[e.slot] : "?";
    case Form::constant:
      if (e.constant.is_null()) return "null";
      return e.constant.is_text() ? '"' + to_string(e.constant) + '"' : to_string(e.constant);
    case Form::call: return std::string(e.function->documentation.name) + "(" + join(", ") + ")";
    case Form::logical_and: return "(" + join(" and ") + ")";
    case Form::logical_or: return "(" + join(" or ") + ")";
    case Form::logical_not: return "not " + join("");
    case Form::conditional: return "if(" + join(", ") + ")";
    case Form::items_where: return "items of " + (e.slot < names.size() ? names[e.slot] : "?") + " where " + join("");
  }
  return {};
}

}  // namespace dohyo
