#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

std::optional<int64_t> in_base(std::string_view text, int64_t base) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (base == 16 && (text.starts_with("0x") || text.starts_with("0X"))) text.remove_prefix(2);
  if (text.empty()) return {};
  int64_t number = 0;
  for (char c : text) {
    int digit = digit_of(c);
    if (digit >= base || __builtin_mul_overflow(number, base, &number) || __builtin_add_overflow(number, digit, &number)) return {};
  }
  return negative ? -number : number;
}

Value number(Value value, std::span<const Value> rest, CallContext& context) {
  if (rest.empty()) return to_numeric(value);
  auto base = to_integer(rest[0]);
  if (value.is_null() || !base || *base < 2 || *base > 36) return Value::null();
  if (*base == 10) return to_numeric(value);
  auto read = in_base(text_of(value, context.arena), *base);
  return read ? Value::integer(*read) : Value::null();
}

Callable prepare(Preparation& preparation) {
  if (preparation.arguments.size() > 1) {
    const auto& base = preparation.arguments[1];
    auto number_of_base = to_integer(base.value);
    if (base.is_constant() && (!number_of_base || *number_of_base < 2 || *number_of_base > 36))
      preparation.error("invalid-base", base.span, "a base is a whole number from 2 to 36");
    else if (preparation.options.dialect == Dialect::sumo)
      preparation.error("borrowed-form", preparation.span, "the hosted service's toNumber knows no base", "for base 16 write hexToDec(value)");
  }
  return lift<number>()(preparation);
}
}  // namespace

void to_number(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toNumber",
                        .summary = "The value as a number, by default a decimal one.",
                        .details = "Without a base, what num gives. With one from 2 to 36, a borrowed form: a whole number "
                                   "in its digits, in any case, with a minus, for 16 also with 0x. Null when it does not "
                                   "read as such.",
                        .examples = {{R"(toNumber("8"))", "8"},
                                     {R"(tonumber("ff", 16))", "255"},
                                     {R"(tonumber("-1010", 2))", "-10"},
                                     {R"(tonumber("0x1F", 16))", "31"},
                                     {R"(tonumber("9", 8))", "null"},
                                     {R"(toNumber("abc"))", "null"},
                                     {R"(toNumber(null))", "null"}}},
      .parameters = {"value", "[base]"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
