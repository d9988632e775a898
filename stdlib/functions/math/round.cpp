#include <algorithm>
#include <charconv>
#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// Adds one to the last of the decimal digits.
void increment(std::string& digits, int& exponent) {
  for (size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(digits.begin(), '1');
  digits.pop_back();
  ++exponent;
}

/// Rounds the shortest decimal form, because that is the number people see: 2.345 is a tie, though the double is below.
double round_decimally(double number, int64_t places) {
  if (!std::isfinite(number) || number == 0) return number;
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
  std::string_view form(buffer, static_cast<size_t>(end - buffer));
  auto e = form.find('e');
  int exponent = 0;
  // from_chars knows no plus.
  auto sign = form[e + 1] == '+' ? 2 : 1;
  std::from_chars(form.data() + e + sign, form.data() + form.size(), exponent);
  std::string digits(1, form[0]);
  if (e > 2) digits += form.substr(2, e - 2);

  // digits[0] stands at decimal place -exponent.
  int64_t kept = places + exponent + 1;
  if (kept >= static_cast<int64_t>(digits.size())) return number;
  if (kept < 0) return 0;
  bool up = digits[static_cast<size_t>(kept)] >= '5';
  digits.resize(static_cast<size_t>(kept));
  if (digits.empty()) {
    digits = "0";
    ++exponent;
  }
  if (up) increment(digits, exponent);
  std::string text = digits.substr(0, 1) + '.' + digits.substr(1) + 'e' + std::to_string(exponent);
  double result = 0;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return std::copysign(result, number);
}

/// Empty when the result needs more than 64 bits.
std::optional<int64_t> round_to_tens(int64_t number, int64_t places) {
  if (places >= 0) return number;
  if (places < -19) return 0;
  __extension__ using Wide = __int128;
  Wide unit = 1;
  for (; places < 0; ++places) unit *= 10;
  Wide half = number < 0 ? -unit / 2 : unit / 2;
  Wide result = (number + half) / unit * unit;
  if (result < INT64_MIN || result > INT64_MAX) return {};
  return static_cast<int64_t>(result);
}

Value rounded(Value value, std::span<const Value> rest, CallContext& context) {
  value = number_argument(value, context);
  auto places = rest.empty() ? std::optional<int64_t>(0) : to_integer(rest[0]);
  if (value.is_null() || !places) return Value::null();
  if (value.is_whole())
    if (auto whole = round_to_tens(value.as_integer(), *places)) return Value::integer(*whole);
  if (*places == 0) return Value::number(std::round(value.numeric()));
  return Value::number(round_decimally(value.numeric(), std::clamp<int64_t>(*places, -400, 400)));
}
}  // namespace

void round(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "round",
                        .summary = "The nearest number with the given count of decimal places, or the nearest whole "
                                   "number.",
                        .details = "Ties go away from zero, judged by the decimal digits: round(2.345, 2) is 2.35. "
                                   "Negative places round to tens, hundreds and so on; fractions of places are cut "
                                   "off. Null when an argument is null or does not read as a number.",
                        .examples = {{R"(round(1.5))", "2"},
                                     {R"(round(-1.5))", "-2"},
                                     {R"(round("12.3456", 2))", "12.35"},
                                     {R"(round(2.345, 2))", "2.35"},
                                     {R"(round(1250, -2))", "1300"},
                                     {R"(round(1249.9, -2))", "1200"},
                                     {R"(round(0.5, 400))", "0.5"},
                                     {R"(round(7, 1))", "7"},
                                     {R"(round(0 / 0))", "NaN"},
                                     {R"(round("x"))", "null"},
                                     {R"(round(1.5, null))", "null"}}},
      .parameters = {"number", "[places]"},
      .prepare = lift<rounded>(),
  });
}

}  // namespace dohyo::stdlib::functions
