#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<int64_t> whole(Value value) { return to_integer(value); }
}  // namespace

void to_long(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toLong",
                        .aliases = {{"long", Origin::sumo}, {"toInt", Origin::sumo}, {"int"}},
                        .summary = "The value as a whole number of 64 bits.",
                        .details = "Fractions are cut off, so negative numbers rise: use floor to go down. Null when "
                                   "the value is null, does not read as a number, or does not fit.",
                        .examples = {{R"(toLong("12.9"))", "12"},
                                     {R"(toInt(-3.7))", "-3"},
                                     {R"(long(7 / 2))", "3"},
                                     {R"(toLong("1e18"))", "1000000000000000000"},
                                     {R"(toLong("1e19"))", "null"},
                                     {R"(toLong("abc"))", "null"},
                                     {R"(toLong(null))", "null"}}},
      .parameters = {"value"},
      .prepare = lift<whole>(),
  });
}

}  // namespace dohyo::stdlib::functions
