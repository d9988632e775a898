#include "interpreter/json/array.h"

#include "interpreter/json/extract.h"
#include "interpreter/json/tokens.h"

namespace dohyo::json {

namespace {

/// One per thread: making a parser costs more than reading a short array.
struct Reader {
  simdjson::ondemand::parser parser;
  std::string buffer;
};

Fault append(simdjson::ondemand::value& element, Arena& arena, std::vector<Value>& items, bool nulls_too) {
  std::string_view raw;
  if (auto fault = raw_value(element, raw)) return fault;
  auto value = decode_kept(raw, arena);
  if (!value.is_null() || nulls_too) items.push_back(value);
  return {};
}

Fault read_array(simdjson::ondemand::document& document, Arena& arena, std::vector<Value>& items, bool nulls_too) {
  simdjson::ondemand::array array;
  if (auto e = document.get_array().get(array)) return {e};
  for (auto result : array) {
    simdjson::ondemand::value element;
    if (auto e = std::move(result).get(element)) return {e};
    if (auto fault = append(element, arena, items, nulls_too)) return fault;
  }
  return {};
}

Fault read_members(simdjson::ondemand::document& document, Arena& arena, std::vector<Value>& values) {
  simdjson::ondemand::object object;
  if (auto e = document.get_object().get(object)) return {e};
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (auto e = std::move(result).get(field)) return {e};
    if (auto fault = append(field.value(), arena, values, false)) return fault;
  }
  return {};
}

/// False, and nothing is appended, when `text` is not one value between these brackets.
template <typename Read>
bool read_all(std::string_view text, char open, char close, std::vector<Value>& items, Read read) {
  text = trim(text);
  if (text.size() < 2 || text.front() != open || text.back() != close) return false;
  thread_local Reader reader;
  reader.buffer.assign(text);
  reader.buffer.append(padding, ' ');
  simdjson::ondemand::document document;
  simdjson::padded_string_view view(reader.buffer.data(), text.size(), reader.buffer.size());
  auto before = items.size();
  std::string_view whole;
  // `[1] [2]` has the shape of an array and is none.
  bool one = !reader.parser.iterate(view).get(document) && !document.raw_json().get(whole) && trim_end(whole).size() == text.size();
  if (one) {
    document.rewind();
    if (!read(document)) return true;
  }
  items.resize(before);
  return false;
}

}  // namespace

bool append_array_items(std::string_view text, Arena& arena, std::vector<Value>& items, bool nulls_too) {
  return read_all(text, '[', ']', items, [&](auto& document) { return read_array(document, arena, items, nulls_too); });
}

bool append_member_values(std::string_view text, Arena& arena, std::vector<Value>& values) {
  return read_all(text, '{', '}', values, [&](auto& document) { return read_members(document, arena, values); });
}

}  // namespace dohyo::json
