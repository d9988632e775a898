#include <cmath>

#include "interpreter/library/registry.h"
#include "interpreter/steps/exact_sum.h"

namespace dohyo::stdlib::aggregates {

namespace {
class SumOfSquares {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return context.note_unread(arguments[0]);
    squares_.add_square(number);
  }
  void merge(const SumOfSquares& other, AddContext&) { squares_.merge(other.squares_); }
  Value result(Arena&) const { return squares_.value(); }

 private:
  ExactSum squares_;
};
}  // namespace

void sumsq(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "sumsq",
                        .origin = Origin::borrowed,
                        .rewrite = "x * x as y | sum(y)",
                        .summary = "The sum of the squares of the numbers in a field.",
                        .details = "As sum in everything else: exact, 0 for nothing, an integer while it fits.",
                        .examples = {{"* | sumsq(ms)", "_sumsq\n29", R"({"ms":2}
{"ms":"5"}
{"ms":"n/a"})"}}},
      .parameters = {"field"},
      .default_column = "_sumsq",
      .prepare = fold<SumOfSquares>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
