#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value number(Value value) { return to_numeric(value); }
}  // namespace

void num(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "num",
                        .aliases = {{"number", Origin::sumo},
                                    {"double", Origin::sumo},
                                    {"toDouble"},
                                    {"toFloat"},
                                    {"float"}},
                        .summary = "The value as a number.",
                        .details = "Reads decimal texts with sign, fraction and exponent, blanks around them, and "
                                   "the words NaN and Infinity; no thousands separators, units, hexadecimal or "
                                   "octal. Whole numbers of up to 64 bits stay exact. true and false give 1 and 0. "
                                   "Null and texts that do not read as a number give null.",
                        .examples = {{R"(num("17.50"))", "17.5"},
                                     {R"(num(" 42 "))", "42"},
                                     {R"(double("1e3"))", "1000"},
                                     {R"(num("9007199254740993"))", "9007199254740993"},
                                     {R"(num("1,000"))", "null"},
                                     {R"(num("0x1F"))", "null"},
                                     {R"(num("abc"))", "null"},
                                     {R"(num(""))", "null"},
                                     {R"(num(null))", "null"}}},
      .parameters = {"value"},
      .prepare = lift<number>(),
  });
}

}  // namespace dohyo::stdlib::functions
