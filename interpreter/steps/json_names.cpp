#include "interpreter/steps/json_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"

namespace dohyo {

struct JsonNamesStep::Memory {
  json::Document document;
  // By dictionary id, as a worker meets the same few texts again and again.
  const Dictionary* dictionary = nullptr;
  std::vector<uint8_t> known;
  std::vector<Value> lists;
  Arena arena;
  Column column;

  Value list_of(Value value, const json::Flattening& flattening, Arena& memory) {
    if (value.is_null() || !document.open(text_of(value, memory))) return {};
    return document.flatten(flattening, memory);
  }

  void meet(const Dictionary* met) {
    if (dictionary != met) {
      dictionary = met;
      known.clear();
      lists.clear();
      arena.clear();
    }
    if (known.size() >= met->size()) return;
    auto room = std::max<size_t>(met->size(), known.size() * 2);
    known.resize(room, 0);
    lists.resize(room);
  }
};

void JsonNamesStep::apply(Batch& batch, Scratch& scratch) const {
  auto& memory = scratch.own<Memory>(node_);
  const Column& input = batch.column(input_);
  batch.columns[out_] = &memory.column;
  if (input.is_constant()) return memory.column.set_constant(memory.list_of(input.constant(), flattening_, *batch.arena));
  if (!input.is_dictionary()) {
    Value* values = memory.column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) values[row] = memory.list_of(input[row], flattening_, *batch.arena);
    return;
  }
  memory.meet(input.dictionary());
  for (uint32_t row : batch.selection) {
    uint32_t id = input.ids()[row];
    if (memory.known[id] != 0) continue;
    memory.known[id] = 1;
    memory.lists[id] = memory.list_of(input[row], flattening_, memory.arena);
  }
  memory.column.map_dictionary(input, memory.lists);
}

std::string JsonNamesStep::describe(const std::vector<std::string>& names) const {
  return fmt::format("{} = all names of {}{}{}", names[out_], names[input_],
                     flattening_.max_depth == json::deepest_flattening ? "" : fmt::format(" to depth {}", flattening_.max_depth),
                     flattening_.extract_arrays ? ", with the elements of arrays" : "");
}

}  // namespace dohyo
