#include "interpreter/steps/parse_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/steps/row_copies.h"

namespace dohyo {

namespace {

Value as_value(std::string_view field) { return field.data() == nullptr ? Value::null() : Value::text(field); }

std::string_view non_null(std::string_view text) { return text.data() == nullptr ? std::string_view("", 0) : text; }

/// What is known of a dictionary's value.
enum Known : uint8_t { not_yet, missed, matched };

}  // namespace

bool RegexExtractor::extract(std::string_view text, Fields fields, Run run) const {
  constexpr size_t usual = 16;
  std::string_view few[usual];
  std::vector<std::string_view> many;
  auto count = regex_.group_count() + 1;
  if (count > usual) many.resize(count);
  auto captures = count > usual ? Regex::Captures(many) : Regex::Captures(few, count);
  if (!regex_.match(text, captures, run.counters)) return false;
  pick(captures, fields);
  return true;
}

// ---- One row to one row ---------------------------------------------------------------------------------------------

struct ParseStep::Memory {
  // By dictionary id.
  const Dictionary* dictionary = nullptr;
  std::vector<uint8_t> known;
  std::vector<std::vector<Value>> values;  ///< by target
  Arena arena;
  // Of the current batch.
  std::vector<uint8_t> matches;  ///< by row
  std::vector<Column> columns;   ///< by target: what was found
  std::vector<Column> merged;    ///< by target: that, or the value before
  std::vector<Value*> flat;      ///< by target: memory of a flat column
  bool copied = false;           ///< the input itself is what was found
  Column hits;
  std::vector<std::string_view> fields;

  void prepare(size_t targets, size_t field_count, size_t rows) {
    columns.resize(targets);
    merged.resize(targets);
    flat.resize(targets);
    values.resize(targets);
    fields.resize(field_count);
    if (matches.size() < rows) matches.resize(rows);
  }

  void meet(const Dictionary* met) {
    if (dictionary != met) {
      dictionary = met;
      known.clear();
      for (auto& list : values) list.clear();
    }
    if (known.size() >= met->size()) return;
    auto room = std::max<size_t>(met->size(), known.size() * 2);
    known.resize(room, not_yet);
    for (auto& list : values) list.resize(room);
  }
};

ParseStep::ParseStep(Plan plan, StageBinder& binder) : plan_(std::move(plan)), node_(binder.new_node()) {
  if (!plan_.nodrop && plan_.before != nullptr) hits_in_ = plan_.before->provide_hits(binder);
}

Slot ParseStep::provide_hits(StageBinder& binder) {
  if (hits_out_ != no_slot) return hits_out_;
  if (plan_.before != nullptr && hits_in_ == no_slot) hits_in_ = plan_.before->provide_hits(binder);
  hits_out_ = binder.hidden("parsed");
  return hits_out_;
}

void ParseStep::add_reads(std::vector<Slot>& slots) const {
  slots.push_back(plan_.input);
  if (hits_in_ != no_slot) slots.push_back(hits_in_);
  for (const auto& target : plan_.targets)
    if (target.previous != no_slot) slots.push_back(target.previous);
}

void ParseStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& target : plan_.targets) slots.push_back(target.slot);
  if (hits_out_ != no_slot) slots.push_back(hits_out_);
}

std::string ParseStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> targets;
  for (const auto& target : plan_.targets) targets.push_back(names[target.slot]);
  return fmt::format("{} {} {} as {}{}{}", plan_.verb, names[plan_.input], plan_.text, fmt::join(targets, ", "),
                     renumbers_rows() ? " multi" : "",
                     plan_.nodrop          ? " nodrop"
                     : hits_in_ != no_slot ? " or matched before"
                                           : "");
}

bool ParseStep::was_hit_before(const Batch& batch, uint32_t row) const {
  return hits_in_ != no_slot && is_true(batch.at(hits_in_, row));
}

/// Finds the fields of one value; `keep(target, value)` gets each of them, nulls without a match.
template <typename Keep>
bool ParseStep::find_fields(Value value, Arena& arena, Memory& memory, RunCounters* counters, Keep keep) const {
  bool found = !value.is_null();
  if (found && plan_.extractor == nullptr)
    memory.fields[0] = non_null(text_of(value, arena));
  else if (found)
    found = plan_.extractor->extract(text_of(value, arena), memory.fields, {arena, counters});
  for (size_t t = 0; t < plan_.targets.size(); ++t)
    keep(t, found ? as_value(memory.fields[plan_.targets[t].field]) : Value::null());
  return found;
}

void ParseStep::match_dictionary(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const {
  memory.meet(input.dictionary());
  const uint32_t* ids = input.ids();
  for (uint32_t row : batch.selection) {
    uint32_t id = ids[row];
    if (memory.known[id] == not_yet)
      memory.known[id] = find_fields(input[row], memory.arena, memory, counters,
                                     [&](size_t target, Value value) { memory.values[target][id] = value; })
                             ? matched
                             : missed;
    memory.matches[row] = memory.known[id] == matched;
  }
  for (size_t t = 0; t < plan_.targets.size(); ++t) memory.columns[t].map_dictionary(input, memory.values[t]);
}

void ParseStep::match_flat(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const {
  for (size_t t = 0; t < plan_.targets.size(); ++t) memory.flat[t] = memory.columns[t].make_flat(batch.rows);
  for (uint32_t row : batch.selection)
    memory.matches[row] = find_fields(input[row], *batch.arena, memory, counters,
                                      [&](size_t target, Value value) { memory.flat[target][row] = value; });
}

void ParseStep::match_constant(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const {
  bool found = find_fields(input.constant(), *batch.arena, memory, counters,
                           [&](size_t target, Value value) { memory.columns[target].set_constant(value); });
  for (uint32_t row : batch.selection) memory.matches[row] = found;
}

/// The copy idiom over texts is no more than another name for the column (04 C67). What is no text becomes one, as every
/// parsed value is a text, and takes the long way.
bool ParseStep::copies(const Batch& batch, const Column& input, Memory& memory) const {
  if (plan_.extractor != nullptr) return false;
  for (uint32_t row : batch.selection) {
    Value value = input[row];
    if (!value.is_null() && !value.is_text()) return false;
    memory.matches[row] = !value.is_null();
  }
  return true;
}

/// Fills `matches`, and the columns of the targets in the encoding of `input`.
void ParseStep::match_rows(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const {
  memory.copied = copies(batch, input, memory);
  if (memory.copied) return;
  switch (input.encoding()) {
    case Column::Encoding::dictionary: return match_dictionary(batch, input, memory, counters);
    case Column::Encoding::flat: return match_flat(batch, input, memory, counters);
    case Column::Encoding::constant: return match_constant(batch, input, memory, counters);
  }
}

void ParseStep::write_target(Batch& batch, const Column& input, Memory& memory, size_t index, bool has_misses) const {
  const auto& target = plan_.targets[index];
  const Column& found = memory.copied ? input : memory.columns[index];
  batch.columns[target.slot] = &found;
  if (target.previous == no_slot || !(has_misses || plan_.keeps_missing)) return;
  const Column& previous = batch.column(target.previous);
  Value* values = memory.merged[index].make_flat(batch.rows);
  for (uint32_t row : batch.selection) {
    bool missing = !memory.matches[row] || (plan_.keeps_missing && found[row].is_null());
    values[row] = missing ? previous[row] : found[row];
  }
  batch.columns[target.slot] = &memory.merged[index];
}

void ParseStep::apply(Batch& batch, Scratch& scratch) const {
  auto& memory = scratch.own<Memory>(node_);
  memory.prepare(plan_.targets.size(), plan_.fields, batch.rows);
  const Column& input = batch.column(plan_.input);
  match_rows(batch, input, memory, scratch.run().counters);
  if (hits_out_ != no_slot) {
    Value* hits = memory.hits.make_flat(batch.rows);
    for (uint32_t row : batch.selection) hits[row] = Value::boolean(memory.matches[row] || was_hit_before(batch, row));
    batch.columns[hits_out_] = &memory.hits;
  }
  if (!plan_.nodrop)
    std::erase_if(batch.selection, [&](uint32_t row) { return !memory.matches[row] && !was_hit_before(batch, row); });
  bool has_misses = keeps_misses() && std::any_of(batch.selection.begin(), batch.selection.end(),
                                                  [&](uint32_t row) { return !memory.matches[row]; });
  for (size_t t = 0; t < plan_.targets.size(); ++t) write_target(batch, input, memory, t, has_misses);
}

// ---- One row to several ---------------------------------------------------------------------------------------------

struct MultiParseStep::Memory {
  RowCopies rows;
  std::vector<uint8_t> matches;            ///< by new row
  std::vector<std::vector<Value>> values;  ///< by target, by new row
  std::vector<std::string_view> fields;

  void clear(size_t targets, size_t field_count) {
    rows.clear();
    matches.clear();
    values.resize(targets);
    for (auto& list : values) list.clear();
    fields.resize(field_count);
  }
};

void MultiParseStep::apply(Batch& batch, Scratch& scratch) const {
  auto& memory = scratch.own<Memory>(node());
  memory.clear(plan().targets.size(), plan().fields);
  find_rows(batch, memory, scratch.run().counters);
  renumber(batch, memory);
  for (size_t t = 0; t < plan().targets.size(); ++t) {
    Slot slot = plan().targets[t].slot;
    memory.rows.column(slot).view_flat(memory.values[t].data());
    batch.columns[slot] = &memory.rows.column(slot);
  }
  if (hits_out() == no_slot) return;
  auto& column = memory.rows.column(hits_out());
  Value* hits = column.make_flat(batch.rows);
  for (uint32_t row = 0; row < batch.rows; ++row)
    hits[row] = Value::boolean(memory.matches[row] || was_hit_before(batch, row));
  batch.columns[hits_out()] = &column;
}

/// Fills the lists by new row.
void MultiParseStep::find_rows(const Batch& batch, Memory& memory, RunCounters* counters) const {
  const auto& targets = plan().targets;
  const Column& input = batch.column(plan().input);
  uint64_t dropped = 0;
  for (uint32_t row : batch.selection) {
    auto take = [&] {
      memory.rows.add(row);
      memory.matches.push_back(1);
      for (size_t t = 0; t < targets.size(); ++t) memory.values[t].push_back(as_value(memory.fields[targets[t].field]));
    };
    Value value = input[row];
    if (!value.is_null() && extractor_->extract_all(text_of(value, *batch.arena), memory.fields, counters, take))
      continue;
    // Without a match: one row that keeps its values (01 section 8 row 42), or none.
    if (!plan().nodrop && !was_hit_before(batch, row)) {
      ++dropped;
      continue;
    }
    memory.rows.add(row);
    memory.matches.push_back(0);
    for (size_t t = 0; t < targets.size(); ++t)
      memory.values[t].push_back(targets[t].previous == no_slot ? Value::null() : batch.at(targets[t].previous, row));
  }
  if (counters != nullptr) counters->failed_parses.fetch_add(dropped, std::memory_order_relaxed);
}

void MultiParseStep::renumber(Batch& batch, Memory& memory) { memory.rows.renumber(batch); }

}  // namespace dohyo
