#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// As Java: one below the smallest exponent for zero and subnormal numbers, one above the largest for what is not finite.
int64_t exponent(double number) {
  if (!std::isfinite(number)) return 1024;
  if (number == 0 || std::fpclassify(number) == FP_SUBNORMAL) return -1023;
  return std::ilogb(number);
}
}  // namespace

void get_exponent(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "getExponent",
                        .summary = "The exponent of the number in base 2: the n of 1.x * 2^n.",
                        .details = "-1023 for 0, 1024 for NaN and infinities. One of the functions of Java's Math "
                                   "class, which the hosted service lets through without promising them. Null when "
                                   "the value is null or does not read as a number.",
                        .examples = {{R"(getExponent(1024))", "10"},
                                     {R"(getExponent(0.75))", "-1"},
                                     {R"(getExponent(0))", "-1023"},
                                     {R"(getExponent(1 / 0))", "1024"},
                                     {R"(getExponent("x"))", "null"},
                                     {R"(getExponent(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<exponent>(),
  });
}

}  // namespace dohyo::stdlib::functions
