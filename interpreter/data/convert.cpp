#include "interpreter/data/convert.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a decimal number that does not fit a double is too small rather than too large. from_chars does not say.
bool is_below_one(std::string_view number) {
  int64_t magnitude = 0;  // decimal places of the first digit that is not zero, counted from the point
  bool fraction = false;
  bool significant = false;
  size_t i = 0;
  for (; i < number.size() && number[i] != 'e' && number[i] != 'E'; ++i) {
    if (number[i] == '.') {
      fraction = true;
      continue;
    }
    significant = significant || number[i] != '0';
    if (significant && !fraction) ++magnitude;
    if (!significant && fraction) --magnitude;
  }
  int64_t exponent = 0;
  if (i < number.size()) {
    auto digits = number.substr(i + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc()) return digits.starts_with('-');
  }
  return exponent < -magnitude;
}
}  // namespace

Value parse_number(std::string_view text) {
  text = trim(text);
  if (text.empty()) return Value::null();
  std::string_view body = text;
  bool negative = false;
  if (body.front() == '-' || body.front() == '+') {
    negative = body.front() == '-';
    body.remove_prefix(1);
  }
  if (body.empty()) return Value::null();
  if (!is_digit(body.front()) && body.front() != '.') {
    if (body == "Infinity")
      return Value::number(negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
    if (text == "NaN") return Value::number(std::numeric_limits<double>::quiet_NaN());
    return Value::null();
  }
  int64_t integer = 0;
  auto first = negative ? body.data() - 1 : body.data();
  auto last = body.data() + body.size();
  auto whole = std::from_chars(first, last, integer);
  if (whole.ec == std::errc() && whole.ptr == last) return Value::integer(integer);
  double number = 0;
  auto real = std::from_chars(body.data(), last, number, std::chars_format::general);
  if (real.ptr != last) return Value::null();
  if (real.ec == std::errc::result_out_of_range) {
    number = is_below_one(body) ? 0.0 : std::numeric_limits<double>::infinity();
  } else if (real.ec != std::errc()) {
    return Value::null();
  }
  return Value::number(negative ? -number : number);
}

Value to_numeric(Value value) {
  switch (value.kind()) {
    case Kind::integer:
    case Kind::number: return value;
    case Kind::time: return Value::integer(value.as_integer());
    case Kind::boolean: return Value::integer(value.as_boolean() ? 1 : 0);
    case Kind::text: return parse_number(value.as_text());
    case Kind::null:
    case Kind::list: return Value::null();
  }
  return Value::null();
}

std::optional<double> to_double(Value value) {
  value = to_numeric(value);
  if (value.is_null()) return {};
  return value.numeric();
}

std::optional<int64_t> to_integer(Value value) {
  value = to_numeric(value);
  if (value.is_null()) return {};
  if (value.is_whole()) return value.as_integer();
  double d = std::trunc(value.as_number());
  if (!(d >= -9223372036854775808.0 && d < 9223372036854775808.0)) return {};
  return static_cast<int64_t>(d);
}

namespace {
std::string_view write_number(double number, NumberBuffer& buffer) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  // Whole numbers below 2^53 print as integers; -0 prints as 0.
  if (number == std::trunc(number) && std::fabs(number) <= 9007199254740992.0) {
    auto end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<int64_t>(number)).ptr;
    return {buffer, static_cast<size_t>(end - buffer)};
  }
  auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, static_cast<size_t>(end - buffer)};
}
}  // namespace

std::string_view scalar_text(Value value, NumberBuffer& buffer) {
  switch (value.kind()) {
    case Kind::text: return value.as_text();
    case Kind::boolean: return value.as_boolean() ? "true" : "false";
    case Kind::integer:
    case Kind::time: {
      auto end = std::to_chars(buffer, buffer + sizeof buffer, value.as_integer()).ptr;
      return {buffer, static_cast<size_t>(end - buffer)};
    }
    case Kind::number: return write_number(value.as_number(), buffer);
    case Kind::null:
    case Kind::list: return {};
  }
  return {};
}

std::string_view text_of(Value value, Arena& arena) {
  if (value.kind() == Kind::text) return value.as_text();
  if (value.kind() == Kind::list) return arena.copy(to_string(value));
  NumberBuffer buffer;
  auto text = scalar_text(value, buffer);
  return text.data() == buffer ? arena.copy(text) : text;
}

std::string to_string(Value value) {
  if (value.kind() == Kind::list) {
    std::string joined;
    bool first = true;
    for (auto item : value.as_list()) {
      if (!first) joined += '\n';
      joined += to_string(item);
      first = false;
    }
    return joined;
  }
  NumberBuffer buffer;
  return std::string(scalar_text(value, buffer));
}

std::string number_text(double number) {
  NumberBuffer buffer;
  return std::string(write_number(number, buffer));
}

bool is_true(Value value) {
  if (value.kind() == Kind::boolean) return value.as_boolean();
  return value.kind() == Kind::text && utf8::equal_ignoring_ascii_case(value.as_text(), "true");
}

namespace {
template <typename T>
Order three_way(T a, T b) {
  return a < b ? Order::less : a > b ? Order::greater : Order::same;
}

/// Without rounding the integer: above 2^53 that would make different integers equal to one double.
Order integer_against_double(int64_t a, double b) {
  if (b >= 9223372036854775808.0) return Order::less;
  if (b < -9223372036854775808.0) return Order::greater;
  double whole = std::trunc(b);
  auto order = three_way(a, static_cast<int64_t>(whole));
  return order == Order::same ? three_way(whole, b) : order;
}

/// Empty when either is NaN.
std::optional<Order> numeric_order(Value a, Value b) {
  if (a.is_whole() && b.is_whole()) return three_way(a.as_integer(), b.as_integer());
  if (std::isnan(a.numeric()) || std::isnan(b.numeric())) return {};
  if (a.is_whole()) return integer_against_double(a.as_integer(), b.as_number());
  if (!b.is_whole()) return three_way(a.as_number(), b.as_number());
  auto reversed = integer_against_double(b.as_integer(), a.as_number());
  return static_cast<Order>(-static_cast<int8_t>(reversed));
}

bool equal_boolean(bool truth, Value other) {
  if (other.kind() == Kind::boolean) return truth == other.as_boolean();
  if (other.is_text()) return utf8::equal_ignoring_ascii_case(other.as_text(), truth ? "true" : "false");
  return other.is_numeric() && other.numeric() == (truth ? 1.0 : 0.0);
}

/// The whole list in text form, or any of its items: `values(x)` reads like one value and like several (03 11.6).
bool equal_list(Value list, Value other) {
  if (other.kind() == Kind::list || other.is_text())
    if (to_string(list) == to_string(other)) return true;
  if (other.kind() == Kind::list) return false;
  for (auto item : list.as_list())
    if (equal(item, other)) return true;
  return false;
}
}  // namespace

bool equal(Value a, Value b) {
  if (a.is_null() || b.is_null()) return false;
  if (a.is_text() && b.is_text()) return a.as_text() == b.as_text();
  if (a.kind() == Kind::list) return equal_list(a, b);
  if (b.kind() == Kind::list) return equal_list(b, a);
  if (a.kind() == Kind::boolean) return equal_boolean(a.as_boolean(), b);
  if (b.kind() == Kind::boolean) return equal_boolean(b.as_boolean(), a);
  a = to_numeric(a);
  b = to_numeric(b);
  return !a.is_null() && !b.is_null() && numeric_order(a, b) == Order::same;
}

std::optional<Order> order(Value a, Value b) {
  if (a.is_null() || b.is_null() || a.kind() == Kind::list || b.kind() == Kind::list) return {};
  if (a.kind() == Kind::boolean || b.kind() == Kind::boolean) {
    if (a.is_text() || b.is_text()) return {};
    return numeric_order(to_numeric(a), to_numeric(b));
  }
  auto x = to_numeric(a);
  auto y = to_numeric(b);
  if (!x.is_null() && !y.is_null()) return numeric_order(x, y);
  // Byte order of UTF-8 is code point order.
  if (a.is_text() && b.is_text()) return three_way(a.as_text(), b.as_text());
  return {};
}

bool same_key(Value a, Value b) {
  if (a.is_text() && b.is_text()) return a.as_text() == b.as_text();
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.is_whole() && b.is_whole()) return a.as_integer() == b.as_integer();
  if (a.kind() == Kind::list || b.kind() == Kind::list) return to_string(a) == to_string(b);
  NumberBuffer left;
  NumberBuffer right;
  return scalar_text(a, left) == scalar_text(b, right);
}

uint64_t text_hash(std::string_view text) {
  // Multiply-and-fold over eight bytes at a time: the tables need speed, not secrecy. Attackers who write log lines
  // could force collisions in a fixed hash, so tables compare in full and bound their probe by growing.
  constexpr uint64_t k0 = 0x9E3779B97F4A7C15ull;
  constexpr uint64_t k1 = 0xD6E8FEB86659FD93ull;
  const char* p = text.data();
  size_t n = text.size();
  uint64_t h = k0 ^ n;
  while (n >= 8) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    h = fold_hash(h ^ word, k1);
    p += 8;
    n -= 8;
  }
  if (n > 0) {
    uint64_t word = 0;
    std::memcpy(&word, p, n);
    h = fold_hash(h ^ word, k1);
  }
  return fold_hash(h, k0);
}

uint64_t key_hash(Value value) {
  if (value.is_null()) return 0x5bd1e995u;
  if (value.kind() == Kind::list) return text_hash(to_string(value));
  NumberBuffer buffer;
  return text_hash(scalar_text(value, buffer));
}

}  // namespace dohyo
