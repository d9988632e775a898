#include "interpreter/json/flatten.h"

#include <algorithm>
#include <charconv>

#include "interpreter/json/extract.h"

namespace dohyo::json {

namespace {

using simdjson::ondemand::json_type;
using Object = simdjson::ondemand::object;
using Array = simdjson::ondemand::array;
using Element = simdjson::ondemand::value;

/// A record with more names than this keeps the rest of its objects and arrays as JSON text.
constexpr size_t most_names = 10'000;
/// Up to so many names are compared one by one.
constexpr size_t few = 32;

std::string_view key_of(simdjson::ondemand::field& field, Arena& arena) {
  auto key = read_key(field.key().raw());
  return key.escaped ? unescape(key.text, arena) : key.text;
}

/// Blanks in a name become underscores (01 sections 1.5 and 4.3).
std::string_view flat_name(std::string_view prefix, std::string_view key, Arena& arena) {
  // An empty key at the top is a prefix too: what is below it has a name that begins with a dot.
  bool top = prefix.data() == nullptr;
  if (top && key.find(' ') == std::string_view::npos) return key;
  std::string name(prefix);
  if (!top) name += '.';
  name += key;
  std::replace(name.begin() + static_cast<std::ptrdiff_t>(name.size() - key.size()), name.end(), ' ', '_');
  return arena.copy(name);
}

std::string_view element_name(std::string_view prefix, size_t index, Arena& arena) {
  return arena.copy(std::string(prefix) + '[' + std::to_string(index) + ']');
}

/// Arrays are expanded when they hold objects or arrays; flat ones only on request. Leaves the array at its start.
Fault is_expanded(Array& array, const Flattening& flattening, bool& expanded) {
  expanded = false;
  for (auto result : array) {
    Element element;
    if (auto e = std::move(result).get(element)) return {e};
    json_type type;
    if (auto e = element.type().get(type)) return {e};
    expanded = flattening.extract_arrays || type == json_type::object || type == json_type::array;
    if (expanded) break;
  }
  return {array.reset().error()};
}

}  // namespace

// ---- All names -------------------------------------------------------------------------------------------------------------

bool Flattener::is_new(std::string_view name) {
  if (many_names_.empty()) {
    if (std::find(few_names_.begin(), few_names_.end(), name) != few_names_.end()) return false;
    few_names_.push_back(name);
    if (few_names_.size() > few) many_names_.insert(few_names_.begin(), few_names_.end());
    return true;
  }
  return many_names_.insert(name).second;
}

Value Flattener::list() {
  auto* memory = reinterpret_cast<Value*>(arena_.allocate(std::max<size_t>(1, items_.size()) * sizeof(Value)));
  std::copy(items_.begin(), items_.end(), memory);
  return Value::list({memory, items_.size()});
}

Fault Flattener::add_object(Object& o, std::string_view prefix, size_t depth) {
  for (auto result : o) {
    simdjson::ondemand::field field;
    if (auto e = std::move(result).get(field)) return {e};
    auto name = flat_name(prefix, key_of(field, arena_), arena_);
    if (!is_new(name)) continue;  // of two equal keys the first counts (00-decisions section 3 rule 7)
    if (auto fault = add_value(field.value(), name, depth)) return fault;
  }
  return {};
}

Fault Flattener::add_array(Array& a, std::string_view prefix, size_t depth) {
  size_t index = 0;
  for (auto result : a) {
    Element element;
    if (auto e = std::move(result).get(element)) return {e};
    auto name = element_name(prefix, index++, arena_);
    if (!is_new(name)) continue;  // a key that is spelled so
    if (auto fault = add_value(element, name, depth)) return fault;
  }
  return {};
}

Fault Flattener::add_value(Element& value, std::string_view name, size_t depth) {
  json_type type;
  if (auto e = value.type().get(type)) return {e};
  std::string_view text;
  bool deeper = depth < flattening_.max_depth && items_.size() / 2 < most_names;
  Fault fault;
  if (deeper && type == json_type::object)
    fault = try_object(value, name, depth, text);
  else if (deeper && type == json_type::array)
    fault = try_array(value, name, depth, text);
  else
    fault = raw_value(value, type, text);
  if (fault || text.empty()) return fault;
  items_.push_back(Value::text(arena_.copy(name)));
  items_.push_back(decode_kept(text, arena_));
  return {};
}

/// `text` stays empty when the fields of the object were added in its place.
Fault Flattener::try_object(Element& value, std::string_view name, size_t depth, std::string_view& text) {
  Object o;
  if (auto e = value.get_object().get(o)) return {e};
  bool empty = false;
  if (auto e = o.is_empty().get(empty)) return {e};
  if (empty) {
    text = "{}";
    return {};
  }
  return add_object(o, name, depth + 1);
}

Fault Flattener::try_array(Element& value, std::string_view name, size_t depth, std::string_view& text) {
  Array a;
  if (auto e = value.get_array().get(a)) return {e};
  bool expanded = false;
  if (auto fault = is_expanded(a, flattening_, expanded)) return fault;
  if (expanded) return add_array(a, name, depth + 1);
  if (auto e = a.raw_json().get(text)) return {e};
  text = trim_end(text);
  return is_sound_container(text) ? Fault{} : Fault{simdjson::TAPE_ERROR, true};
}

// ---- One name --------------------------------------------------------------------------------------------------------------

namespace {

enum class Match : uint8_t { none, folded, exact };

/// Whether `key` is what `rest` begins with; blanks may stand as underscores.
Match begins_with(std::string_view rest, std::string_view key) {
  if (key.size() > rest.size()) return Match::none;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  auto match = Match::exact;
  for (size_t i = 0; i < key.size(); ++i) {
    if (key[i] == rest[i]) continue;
    bool same = lower(key[i]) == lower(rest[i]) || (key[i] == ' ' && rest[i] == '_');
    if (!same) return Match::none;
    match = Match::folded;
  }
  return match;
}

}  // namespace

Fault FlatFinder::in_object(Object& o, std::string_view rest, size_t depth, bool exact) {
  for (auto result : o) {
    simdjson::ondemand::field field;
    if (auto e = std::move(result).get(field)) return {e};
    auto key = key_of(field, arena_);
    auto match = begins_with(rest, key);
    if (match == Match::none || (match == Match::folded && wanted_.exactly)) continue;
    auto after = rest.substr(key.size());
    if (!after.empty() && after.front() != '.' && after.front() != '[') continue;
    if (auto fault = in_value(field.value(), after, depth, exact && match == Match::exact)) return fault;
    if (exact_.present) return {};
  }
  return {};
}

Fault FlatFinder::in_array(Array& a, std::string_view rest, size_t depth, bool exact) {
  bool expanded = false;
  if (auto fault = is_expanded(a, wanted_.flattening, expanded)) return fault;
  return expanded ? in_expanded(a, rest, depth, exact) : Fault{};
}

/// The array at the top is always one.
Fault FlatFinder::in_expanded(Array& a, std::string_view rest, size_t depth, bool exact) {
  auto close = rest.find(']');
  if (rest.empty() || rest.front() != '[' || close == std::string_view::npos) return {};
  size_t wanted = 0;
  auto end = rest.data() + close;
  auto number = std::from_chars(rest.data() + 1, end, wanted);
  if (number.ec != std::errc() || number.ptr != end) return {};
  size_t index = 0;
  for (auto result : a) {
    Element element;
    if (auto e = std::move(result).get(element)) return {e};
    if (index++ == wanted) return in_value(element, rest.substr(close + 1), depth, exact);
  }
  return {};
}

/// `rest`: what of the name is left after the value's own part.
Fault FlatFinder::in_value(Element& value, std::string_view rest, size_t depth, bool exact) {
  if (rest.empty()) {
    auto& found = exact ? exact_ : folded_;
    if (found.present) return {};
    std::string_view text;
    if (auto fault = raw_value(value, text)) return fault;
    found = {true, decode_kept(text, arena_)};
    return {};
  }
  if (depth >= wanted_.flattening.max_depth) return {};
  json_type type;
  if (auto e = value.type().get(type)) return {e};
  if (type == json_type::object && rest.front() == '.') {
    Object o;
    if (auto e = value.get_object().get(o)) return {e};
    return in_object(o, rest.substr(1), depth + 1, exact);
  }
  if (type == json_type::array && rest.front() == '[') {
    Array a;
    if (auto e = value.get_array().get(a)) return {e};
    return in_array(a, rest, depth + 1, exact);
  }
  return {};
}

}  // namespace dohyo::json
