// What stddev, stdev, var and varp share.
#pragma once

#include <cmath>

#include "interpreter/library/aggregate.h"
#include "interpreter/steps/exact_sum.h"

namespace dohyo::stdlib {

enum class Divisor : uint8_t { count, count_less_one };
enum class Spread : uint8_t { variance, deviation };

/// The spread of numbers around their mean. In doubles the difference of the two sums would lose everything when the values
/// lie close together far from zero, as times do; here it is exact.
template <Divisor divisor, Spread spread>
class Moments {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return context.note_unread(arguments[0]);
    sum_.add(number);
    squares_.add_square(number);
    ++count_;
  }
  void merge(const Moments& other, AddContext&) {
    sum_.merge(other.sum_);
    squares_.merge(other.squares_);
    count_ += other.count_;
  }
  Value result(Arena&) const {
    uint64_t divided_by = divisor == Divisor::count ? count_ : count_ - 1;
    if (count_ == 0 || divided_by == 0) return Value::null();
    if (!sum_.is_finite()) return Value::number(std::nan(""));
    // n * sum(x^2) - sum(x)^2 is n times the sum of squared distances from the mean.
    auto sum = sum_.exact();
    auto distances = ExactNumber(count_) * squares_.exact() - sum * sum;
    if constexpr (spread == Spread::variance) return Value::number(distances.divided_by(count_).divided_by(divided_by).to_double());
    int64_t exponent = 0;
    double mantissa = distances.split(exponent);
    if (exponent % 2 != 0) {
      mantissa *= 2;
      --exponent;
    }
    double divisors = static_cast<double>(count_) * static_cast<double>(divided_by);
    if (divisor == Divisor::count)
      return Value::number(std::ldexp(std::sqrt(mantissa) / static_cast<double>(count_), static_cast<int>(exponent / 2)));
    return Value::number(std::ldexp(std::sqrt(mantissa / divisors), static_cast<int>(exponent / 2)));
  }

 private:
  ExactSum sum_;
  ExactSum squares_;
  uint64_t count_ = 0;
};

}  // namespace dohyo::stdlib
