#include <cmath>

#include "interpreter/library/aggregate.h"
#include "interpreter/library/exact_sum.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::aggregates {

namespace {
class StandardDeviation {
 public:
  void add(std::span<const Value> arguments, AddContext&) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return;
    sum_.add(number);
    squares_.add_square(number);
    ++count_;
  }
  void merge(const StandardDeviation& other, AddContext&) {
    sum_.merge(other.sum_);
    squares_.merge(other.squares_);
    count_ += other.count_;
  }
  Value result(Arena&) const {
    if (count_ == 0) return Value::null();
    if (!sum_.is_finite()) return Value::number(std::nan(""));
    // sqrt(n * sum(x^2) - sum(x)^2) / n. In doubles the difference would lose everything when the values lie close
    // together far from zero, as times do; here it is exact.
    auto sum = sum_.exact();
    auto difference = ExactNumber(count_) * squares_.exact() - sum * sum;
    int64_t exponent = 0;
    double mantissa = difference.split(exponent);
    if (exponent % 2 != 0) {
      mantissa *= 2;
      --exponent;
    }
    return Value::number(std::ldexp(std::sqrt(mantissa) / static_cast<double>(count_), static_cast<int>(exponent / 2)));
  }

 private:
  ExactSum sum_;
  ExactSum squares_;
  uint64_t count_ = 0;
};
}  // namespace

void stddev(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "stddev",
                        .aliases = {{"stdevp"}},
                        .summary = "The standard deviation of the numbers in a field.",
                        .details = "That of the population, sqrt(sum((x - mean)^2) / n), so one value gives 0. Texts "
                                   "are read as numbers; values that are null or do not read as numbers are left "
                                   "out. Null when nothing is left, NaN when the field has NaN or an infinity. The "
                                   "result does not depend on the order of the rows.",
                        .examples = {{"* | stddev(ms)", "_stddev\n2", R"({"ms":2}
{"ms":4}
{"ms":"4"}
{"ms":4}
{"ms":5}
{"ms":5}
{"ms":7}
{"ms":9}
{"ms":"n/a"})"},
                                     {"* | stddev(t) as spread", "spread\n0.5", R"({"t":1700000000000.5}
{"t":1700000000001.5})"},
                                     {"* | stddev(x) by host", "host,_stddev\na,0\nb,", R"({"host":"a","x":0.1}
{"host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_stddev",
      .prepare = fold<StandardDeviation>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
