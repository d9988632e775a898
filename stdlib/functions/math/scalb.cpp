#include <algorithm>
#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// Beyond these exponents the result does not change any more.
double scaled(double number, int64_t exponent) { return std::scalbn(number, static_cast<int>(std::clamp<int64_t>(exponent, -5000, 5000))); }
}  // namespace

void scalb(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "scalb",
                        .summary = "The number times 2 to the power of a whole exponent.",
                        .details = "Fractions of the exponent are cut off. One of the functions of Java's Math "
                                   "class, which the hosted service lets through without promising them. Null when "
                                   "an argument is null or does not read as a number.",
                        .examples = {{R"(scalb(3, 4))", "48"},
                                     {R"(scalb(1, -1))", "0.5"},
                                     {R"(scalb(1, 99999))", "Infinity"},
                                     {R"(scalb("x", 1))", "null"},
                                     {R"(scalb(1, null))", "null"}}},
      .parameters = {"number", "exponent"},
      .prepare = lift<scaled>(),
  });
}

}  // namespace dohyo::stdlib::functions
