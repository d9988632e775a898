// What pct and median share.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "interpreter/library/aggregate.h"

namespace dohyo::stdlib {

struct PercentileOf {
  size_t field = 0;  ///< index of the argument that is not the percentile
  double percent = 50;
};

class Percentile {
 public:
  explicit Percentile(const PercentileOf& wanted) : wanted_(wanted) {}

  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_double(arguments[wanted_.field]);
    if (!number) return context.note_unread(arguments[wanted_.field]);
    if (!std::isnan(*number)) numbers_.push_back(*number);
  }
  void merge(Percentile& other, AddContext&) {
    if (numbers_.size() < other.numbers_.size()) numbers_.swap(other.numbers_);
    numbers_.insert(numbers_.end(), other.numbers_.begin(), other.numbers_.end());
  }
  Value result(Arena&) {
    if (numbers_.empty()) return Value::null();
    double rank = static_cast<double>(numbers_.size() - 1) * wanted_.percent / 100;
    double fraction = rank - std::floor(rank);
    auto lower = numbers_.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(numbers_.begin(), lower, numbers_.end());
    if (fraction == 0) return Value::number(*lower);
    return Value::number(between(*lower, *std::min_element(lower + 1, numbers_.end()), fraction));
  }

 private:
  static double between(double low, double high, double fraction) {
    if (low == high) return low;
    double distance = high - low;
    if (std::isfinite(distance)) return low + fraction * distance;
    return (1 - fraction) * low + fraction * high;
  }

  PercentileOf wanted_;
  std::vector<double> numbers_;
};

}  // namespace dohyo::stdlib
