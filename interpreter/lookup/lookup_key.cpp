#include "interpreter/lookup/lookup_key.h"

#include <cmath>

#include "interpreter/data/convert.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// Beyond it not every whole number is a double, so two different ones could seem equal.
constexpr double exact_doubles = 9007199254740992.0;

bool may_be_number(std::string_view text) {
  if (text.empty()) return false;
  char c = text.front();
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == ' ';
}

/// The number that a value is or reads as, when doubles hold it exactly enough to compare.
Value as_number(Value value) {
  if (value.is_text()) {
    if (!may_be_number(value.as_text())) return {};
    value = parse_number(value.as_text());
  }
  if (value.kind() == Kind::time) return Value::integer(value.as_integer());
  if (value.kind() == Kind::integer) return value;
  if (value.kind() != Kind::number || !(std::abs(value.as_number()) < exact_doubles)) return {};
  return value;
}

}  // namespace

bool append_key(std::string& out, Value value, KeyCase letter_case) {
  if (value.is_null()) return false;
  NumberBuffer buffer;
  if (auto number = as_number(value); !number.is_null()) {
    out += scalar_text(number, buffer);
    return true;
  }
  auto begin = out.size();
  if (value.kind() == Kind::list)
    out += to_string(value);
  else
    out += scalar_text(value, buffer);
  if (letter_case == KeyCase::exact) return true;
  auto text = std::string_view(out).substr(begin);
  if (!utf8::is_ascii(text)) {
    auto lower = utf8::lower(text);
    out.replace(begin, std::string::npos, lower);
    return true;
  }
  for (size_t i = begin; i < out.size(); ++i)
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + ('a' - 'A'));
  return true;
}

bool make_key(std::string& out, std::span<const Value> values, KeyCase letter_case) {
  out.clear();
  if (values.size() == 1) return append_key(out, values[0], letter_case);
  for (const auto& value : values) {
    auto begin = out.size();
    if (!append_key(out, value, letter_case)) return false;
    // The length tells where a part ends, whatever stands in it.
    auto length = static_cast<uint32_t>(out.size() - begin);
    out.append(reinterpret_cast<const char*>(&length), sizeof length);
  }
  return true;
}

}  // namespace dohyo
