#include <cmath>
#include <fmt/format.h>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// Thousands commas, and two decimals when there are any.
std::string with_commas(double number) {
  if (!std::isfinite(number)) return number_text(number);
  auto digits = number == std::trunc(number) ? fmt::format("{:.0f}", std::fabs(number)) : fmt::format("{:.2f}", std::fabs(number));
  auto point = std::min(digits.find('.'), digits.size());
  for (size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  return (number < 0 ? "-" : "") + digits;
}

std::string duration(double seconds) {
  auto whole = static_cast<int64_t>(std::floor(std::fabs(seconds)));
  auto clock = fmt::format("{:02}:{:02}:{:02}", whole / 3600 % 24, whole / 60 % 60, whole % 60);
  return (seconds < 0 ? "-" : "") + (whole >= 86400 ? fmt::format("{}+", whole / 86400) : "") + clock;
}

std::optional<std::string> formatted(Value value, std::string_view format) {
  auto number = to_double(value);
  if (!number || std::fabs(*number) > 9e18) return {};
  if (format == "commas") return with_commas(*number);
  if (format == "duration") return duration(*number);
  auto whole = static_cast<int64_t>(*number);
  if (format == "hex") return fmt::format("{}0x{:X}", whole < 0 ? "-" : "", whole < 0 ? -static_cast<uint64_t>(whole) : static_cast<uint64_t>(whole));
  return fmt::format("{}{:b}", whole < 0 ? "-" : "", whole < 0 ? -static_cast<uint64_t>(whole) : static_cast<uint64_t>(whole));
}

Value text(Value value, std::span<const Value> rest, CallContext& context) {
  if (value.is_null()) return value;
  if (rest.empty()) return Value::text(text_of(value, context.arena));
  auto made = formatted(value, text_of(rest[0], context.arena));
  return made ? context.arena.text(*made) : Value::null();
}

Callable prepare(Preparation& preparation) {
  if (preparation.arguments.size() > 1) {
    const auto& format = preparation.arguments[1];
    auto known = [](std::string_view name) { return name == "hex" || name == "commas" || name == "duration" || name == "binary"; };
    if (format.form != Argument::Form::text || !known(format.value.as_text()))
      preparation.error("unknown-format", format.span, "the form must be \"hex\", \"binary\", \"commas\" or \"duration\"");
    else if (preparation.options.dialect == Dialect::sumo)
      preparation.error("borrowed-form", preparation.span, "the hosted service's toString knows no forms",
                        R"(write decToHex(value) or format("%,.2f", value))");
  }
  return lift<text>()(preparation);
}
}  // namespace

void to_string(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toString",
                        .summary = "The value as a text.",
                        .details = "Whole numbers are written without a point, other numbers by their shortest exact form, "
                                   "lists with one item per line. The forms are borrowed: \"hex\" and \"binary\" write a whole "
                                   "number in these digits, \"commas\" with thousands commas and two decimals if there are "
                                   "any, \"duration\" seconds as hours, minutes and seconds, with days before a plus. Null "
                                   "gives null, and so does what is no number with a form.",
                        .examples = {{R"(toString(443))", "443"},
                                     {R"(toString(7 / 2))", "3.5"},
                                     {R"(toString(6 / 2))", "3"},
                                     {R"(toString(true))", "true"},
                                     {R"(toString("a"))", "a"},
                                     {R"(tostring(1234567.891, "commas"))", "1,234,567.89"},
                                     {R"(tostring(1000, "commas"))", "1,000"},
                                     {R"(tostring(255, "hex"))", "0xFF"},
                                     {R"(tostring(9, "binary"))", "1001"},
                                     {R"(tostring(93784, "duration"))", "1+02:03:04"},
                                     {R"(tostring("x", "hex"))", "null"},
                                     {R"(toString(null))", "null"}}},
      .parameters = {"value", "[form]"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
