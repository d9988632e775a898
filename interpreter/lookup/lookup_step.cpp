#include "interpreter/lookup/lookup_step.h"

#include <fmt/format.h>

#include <unordered_map>

namespace dohyo {

/// Of one worker.
struct LookupStep::Memory {
  std::vector<Column> columns;  ///< by output
  std::vector<Value> key;
  // For a dictionary of keys: each distinct one is looked up once.
  const Dictionary* dictionary = nullptr;
  std::vector<uint8_t> known;               ///< by id
  std::vector<std::vector<Value>> by_id;    ///< by output, then id
  // Cells of rows that were found, where a finder makes them: that costs more than to find the row, and few rows serve many keys.
  std::unordered_map<uint64_t, std::vector<Value>> cells;
};

/// Calls `put(output, value)` for every output of a row.
template <typename Put>
void LookupStep::give(Memory& memory, uint64_t row, Put put) const {
  if (row == Finder::none) {
    for (size_t i = 0; i < outputs_.size(); ++i) put(i, Value::null());
  } else if (finder_->makes_cells()) {
    auto [known, is_new] = memory.cells.try_emplace(row);
    if (is_new)
      for (const auto& output : outputs_) known->second.push_back(finder_->at(row, output.column));
    for (size_t i = 0; i < outputs_.size(); ++i) put(i, known->second[i]);
  } else {
    for (size_t i = 0; i < outputs_.size(); ++i) put(i, finder_->at(row, outputs_[i].column));
  }
}

void LookupStep::by_dictionary(Batch& batch, Memory& memory) const {
  const Column& keys = *batch.columns[keys_[0]];
  if (memory.dictionary != keys.dictionary()) {
    memory.dictionary = keys.dictionary();
    memory.known.clear();
    memory.by_id.assign(outputs_.size(), {});
  }
  auto size = keys.dictionary()->size();
  if (memory.known.size() < size) {
    auto room = std::max<size_t>(size, memory.known.size() * 2);
    memory.known.resize(room, 0);
    for (auto& values : memory.by_id) values.resize(room);
  }
  for (uint32_t row : batch.selection) {
    uint32_t id = keys.ids()[row];
    if (memory.known[id] != 0) continue;
    memory.known[id] = 1;
    memory.key[0] = keys[row];
    give(memory, finder_->find(memory.key), [&](size_t i, Value value) { memory.by_id[i][id] = value; });
  }
  for (size_t i = 0; i < outputs_.size(); ++i) memory.columns[i].map_dictionary(keys, memory.by_id[i]);
}

void LookupStep::by_row(Batch& batch, Memory& memory) const {
  std::vector<Value*> out;
  for (auto& column : memory.columns) out.push_back(column.make_flat(batch.rows));
  for (uint32_t row : batch.selection) {
    for (size_t k = 0; k < keys_.size(); ++k) memory.key[k] = batch.at(keys_[k], row);
    give(memory, finder_->find(memory.key), [&](size_t i, Value value) { out[i][row] = value; });
  }
}

void LookupStep::apply(Batch& batch, Scratch& scratch) const {
  auto& memory = scratch.own<Memory>(node_);
  memory.columns.resize(outputs_.size());
  memory.key.resize(keys_.size());
  // Never without an end.
  if (memory.cells.size() > size_t{1} << 16) memory.cells.clear();
  if (keys_.size() == 1 && batch.columns[keys_[0]]->is_dictionary())
    by_dictionary(batch, memory);
  else
    by_row(batch, memory);
  for (size_t i = 0; i < outputs_.size(); ++i) batch.columns[outputs_[i].slot] = &memory.columns[i];
}

std::string LookupStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> outputs, keys;
  for (const auto& output : outputs_) outputs.push_back(names[output.slot]);
  for (Slot slot : keys_) keys.push_back(names[slot]);
  return fmt::format("{} = the row of {} by {}", fmt::join(outputs, ", "), from_, fmt::join(keys, ", "));
}

}  // namespace dohyo
