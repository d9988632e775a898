#include "interpreter/lookup/json_values.h"

namespace dohyo {

using Json = nlohmann::ordered_json;

namespace {

/// Tables and bundles have a handful of levels.
constexpr size_t deepest_nesting = 500;

bool is_nested_too_deep(std::string_view text) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) i += c == '\\' ? 1 : 0;
    else if ((c == '[' || c == '{') && ++depth > deepest_nesting) return true;
    else if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

}  // namespace

Json parse_json(std::string_view text) {
  if (is_nested_too_deep(text)) return Json(Json::value_t::discarded);
  return Json::parse(text, nullptr, false);
}

Value json_value(const Json& value, Arena& memory) {
  switch (value.type()) {
    case Json::value_t::null: return Value::null();
    case Json::value_t::boolean: return Value::boolean(value.get<bool>());
    case Json::value_t::number_integer: return Value::integer(value.get<int64_t>());
    case Json::value_t::number_unsigned: {
      auto number = value.get<uint64_t>();
      return number <= INT64_MAX ? Value::integer(static_cast<int64_t>(number)) : Value::number(static_cast<double>(number));
    }
    case Json::value_t::number_float: return Value::number(value.get<double>());
    case Json::value_t::string: return memory.text(value.get_ref<const std::string&>());
    default: return memory.text(value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

}  // namespace dohyo
