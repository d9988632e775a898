#include "interpreter/library/aggregate.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/exact_sum.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Sum {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return context.note_unread(arguments[0]);
    sum_.add(number);
  }
  void merge(const Sum& other, AddContext&) { sum_.merge(other.sum_); }
  Value result(Arena&) const { return sum_.value(); }

 private:
  ExactSum sum_;
};
}  // namespace

void sum(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "sum",
                        .aliases = {{"sumif"}, {"sum_if"}},
                        .summary = "The sum of the numbers in a field.",
                        .details = "Texts are read as numbers; values that are null or do not read as numbers are "
                                   "left out, and the sum of nothing is 0. Integers give an integer as long as the "
                                   "sum fits 64 bits. The sum is exact and rounded once, so it does not depend on "
                                   "the order of the rows. NaN in the field makes the sum NaN. sumif(field, condition) adds up where the condition "
                                   "holds.",
                        .examples = {{"* | sum(ms) by user", "user,_sum\nana,50\nbo,0", R"({"user":"ana","ms":"30"}
{"user":"ana","ms":"n/a"}
{"user":"bo"}
{"user":"ana","ms":20})"},
                                     {"* | sum(x) as total", "total\n1", R"({"x":1e100}
{"x":1}
{"x":-1e100})"},
                                     {"* | sum(x) as total", "total\n9223372036854775808", R"({"x":9223372036854775807}
{"x":1})"}}},
      .parameters = {"field"},
      .default_column = "_sum",
      .conditional_names = {"sumif", "sum_if"},
      .prepare = fold<Sum>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
