#include "interpreter/steps/json_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "interpreter/data/convert.h"

namespace dohyo {

namespace {

/// Values found for one target: by row, in a column that may be somebody else's.
struct Findings {
  const Column* values = nullptr;
  std::vector<uint8_t> found;  ///< by row
};

/// Looks values up in the JSON texts of a column, once per distinct text where it is a dictionary.
class JsonReader {
 public:
  /// Rows that are not found have a null.
  void read(const Batch& batch, const Column& input, const Selection& rows, std::span<const JsonWanted> wanted, bool whole,
            std::span<Findings> findings) {
    wanted_ = wanted;
    whole_ = whole;
    columns_.resize(wanted.size());
    current_.resize(wanted.size());
    switch (input.encoding()) {
      case Column::Encoding::dictionary: read_dictionary(input, rows, findings); break;
      case Column::Encoding::flat: read_flat(batch, input, rows, findings); break;
      case Column::Encoding::constant: read_constant(batch, input, rows, findings); break;
    }
    for (size_t w = 0; w < wanted.size(); ++w) findings[w].values = &columns_[w];
  }

 private:
  void look(Value value, Arena& arena) {
    std::fill(current_.begin(), current_.end(), json::Found{});
    if (value.is_null()) return;
    auto text = text_of(value, arena);
    if (!(whole_ ? document_.open_whole(text) : document_.open(text))) return;
    for (size_t w = 0; w < wanted_.size(); ++w)
      current_[w] = std::visit([&](const auto& what) { return document_.find(what, arena); }, wanted_[w]);
  }

  void meet(const Dictionary* met) {
    if (dictionary_ != met) {
      dictionary_ = met;
      known_.clear();
      values_.clear();
      found_.clear();
      arena_.clear();
    }
    values_.resize(wanted_.size());
    found_.resize(wanted_.size());
    if (known_.size() >= met->size()) return;
    auto room = std::max<size_t>(met->size(), known_.size() * 2);
    known_.resize(room, 0);
    for (auto& list : values_) list.resize(room);
    for (auto& list : found_) list.resize(room);
  }

  void read_dictionary(const Column& input, const Selection& rows, std::span<Findings> findings) {
    meet(input.dictionary());
    const uint32_t* ids = input.ids();
    for (uint32_t row : rows) {
      uint32_t id = ids[row];
      if (known_[id] != 0) continue;
      known_[id] = 1;
      look(input[row], arena_);
      for (size_t w = 0; w < wanted_.size(); ++w) {
        values_[w][id] = current_[w].value;
        found_[w][id] = current_[w].present ? 1 : 0;
      }
    }
    for (size_t w = 0; w < wanted_.size(); ++w) {
      for (uint32_t row : rows) findings[w].found[row] = found_[w][ids[row]];
      columns_[w].map_dictionary(input, values_[w]);
    }
  }

  void read_flat(const Batch& batch, const Column& input, const Selection& rows, std::span<Findings> findings) {
    flat_.resize(wanted_.size());
    for (size_t w = 0; w < wanted_.size(); ++w) flat_[w] = columns_[w].make_flat(batch.rows);
    for (uint32_t row : rows) {
      look(input[row], *batch.arena);
      for (size_t w = 0; w < wanted_.size(); ++w) {
        flat_[w][row] = current_[w].value;
        findings[w].found[row] = current_[w].present ? 1 : 0;
      }
    }
  }

  void read_constant(const Batch& batch, const Column& input, const Selection& rows, std::span<Findings> findings) {
    look(input.constant(), *batch.arena);
    for (size_t w = 0; w < wanted_.size(); ++w) {
      columns_[w].set_constant(current_[w].value);
      for (uint32_t row : rows) findings[w].found[row] = current_[w].present ? 1 : 0;
    }
  }

  std::span<const JsonWanted> wanted_;
  bool whole_ = false;
  json::Document document_;
  std::vector<json::Found> current_;
  std::vector<Column> columns_;
  std::vector<Value*> flat_;
  // By dictionary id:
  const Dictionary* dictionary_ = nullptr;
  std::vector<uint8_t> known_;
  std::vector<std::vector<Value>> values_;
  std::vector<std::vector<uint8_t>> found_;
  Arena arena_;
};

}  // namespace

struct JsonStep::Memory {
  std::unique_ptr<JsonReader> text;                ///< of the input
  std::vector<std::unique_ptr<JsonReader>> rests;  ///< by target: of what the scan has found
  std::vector<Findings> findings;                  ///< by target
  std::vector<Findings> others;                    ///< of rows whose event is no JSON object as a whole
  std::vector<Column> merged;                      ///< by target: both
  std::vector<Column> kept;                        ///< by target: that, or the value before
  Selection whole_rows;
  Selection other_rows;

  static void prepare(std::vector<Findings>& list, size_t targets, size_t rows) {
    list.resize(targets);
    for (auto& findings : list)
      if (findings.found.size() < rows) findings.found.resize(rows);
  }

  JsonReader& reader_of_text() {
    if (!text) text = std::make_unique<JsonReader>();
    return *text;
  }

  JsonReader& reader_of_rest(size_t target) {
    if (rests.size() <= target) rests.resize(target + 1);
    if (!rests[target]) rests[target] = std::make_unique<JsonReader>();
    return *rests[target];
  }
};

JsonStep::JsonStep(Plan plan, StageBinder& binder) : plan_(std::move(plan)), node_(binder.new_node()) {
  for (const auto& target : plan_.targets) wanted_.push_back(target.what);
}

void JsonStep::add_reads(std::vector<Slot>& slots) const {
  slots.push_back(plan_.input);
  for (const auto& scanned : plan_.scanned) slots.insert(slots.end(), {scanned.path.value, scanned.path.found});
  for (const auto& target : plan_.targets)
    if (target.previous != no_slot) slots.push_back(target.previous);
}

void JsonStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& target : plan_.targets)
    if (target.slot != no_slot) slots.push_back(target.slot);
}

std::string JsonStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> targets;
  for (const auto& target : plan_.targets) targets.push_back(target.slot == no_slot ? "_" : names[target.slot]);
  return fmt::format("json {} {} as {}{}{}", names[plan_.input], plan_.text, fmt::join(targets, ", "), plan_.nodrop ? " nodrop" : "",
                     plan_.scanned.empty() ? "" : ", looked up by the scan");
}

/// Rows whose event is a JSON object: the scan knows the value, or the value that the rest of the path is followed in.
void JsonStep::find_scanned(const Batch& batch, const Selection& rows, Memory& memory) const {
  for (size_t t = 0; t < plan_.targets.size(); ++t) {
    const auto& scanned = plan_.scanned[t];
    auto& findings = memory.findings[t];
    const Column& value = batch.column(scanned.path.value);
    if (scanned.rest.steps().empty()) {
      findings.values = &value;
      const Column& found = batch.column(scanned.path.found);
      for (uint32_t row : rows) findings.found[row] = is_true(found[row]) ? 1 : 0;
      continue;
    }
    JsonWanted rest = scanned.rest;
    memory.reader_of_rest(t).read(batch, value, rows, {&rest, 1}, true, {&findings, 1});
  }
}

void JsonStep::find_all(const Batch& batch, Memory& memory) const {
  Memory::prepare(memory.findings, plan_.targets.size(), batch.rows);
  const Column& input = batch.column(plan_.input);
  auto read_text = [&](const Selection& rows, std::vector<Findings>& into) {
    memory.reader_of_text().read(batch, input, rows, wanted_, false, into);
  };
  if (plan_.scanned.empty()) return read_text(batch.selection, memory.findings);
  memory.whole_rows.clear();
  memory.other_rows.clear();
  const Column& whole = batch.column(plan_.scanned[0].path.found);
  for (uint32_t row : batch.selection) (whole[row].is_null() ? memory.other_rows : memory.whole_rows).push_back(row);
  if (memory.other_rows.empty()) return find_scanned(batch, memory.whole_rows, memory);
  if (memory.whole_rows.empty()) return read_text(memory.other_rows, memory.findings);
  // A table of rows from files of several formats.
  Memory::prepare(memory.others, plan_.targets.size(), batch.rows);
  find_scanned(batch, memory.whole_rows, memory);
  read_text(memory.other_rows, memory.others);
  memory.merged.resize(plan_.targets.size());
  for (size_t t = 0; t < plan_.targets.size(); ++t) {
    auto& findings = memory.findings[t];
    Value* values = memory.merged[t].make_flat(batch.rows);
    for (uint32_t row : memory.whole_rows) values[row] = (*findings.values)[row];
    for (uint32_t row : memory.other_rows) {
      values[row] = (*memory.others[t].values)[row];
      findings.found[row] = memory.others[t].found[row];
    }
    findings.values = &memory.merged[t];
  }
}

void JsonStep::write_target(Batch& batch, Memory& memory, size_t index) const {
  const auto& target = plan_.targets[index];
  const auto& findings = memory.findings[index];
  if (target.slot == no_slot) return;
  const Column& values = *findings.values;
  batch.columns[target.slot] = &values;
  if (target.previous == no_slot) return;
  const Column& previous = batch.column(target.previous);
  // A column that stays as it was found may keep its encoding.
  bool keeps_any = std::any_of(batch.selection.begin(), batch.selection.end(),
                               [&](uint32_t row) { return findings.found[row] == 0 && !previous[row].is_null(); });
  if (!keeps_any) return;
  auto& kept = memory.kept[index];
  Value* out = kept.make_flat(batch.rows);
  for (uint32_t row : batch.selection) out[row] = findings.found[row] != 0 ? values[row] : previous[row];
  batch.columns[target.slot] = &kept;
}

void JsonStep::apply(Batch& batch, Scratch& scratch) const {
  auto& memory = scratch.own<Memory>(node_);
  find_all(batch, memory);
  if (!plan_.nodrop) {
    auto before = batch.selection.size();
    std::erase_if(batch.selection, [&](uint32_t row) {
      return std::any_of(memory.findings.begin(), memory.findings.end(), [&](const Findings& f) { return f.found[row] == 0; });
    });
    if (auto* counters = scratch.run().counters)
      counters->failed_parses.fetch_add(before - batch.selection.size(), std::memory_order_relaxed);
  }
  memory.kept.resize(plan_.targets.size());
  for (size_t t = 0; t < plan_.targets.size(); ++t) write_target(batch, memory, t);
}

}  // namespace dohyo
