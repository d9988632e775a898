// The last numbers of a series and what statistics say of them: the window behind smooth, rollingstd and outlier.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace dohyo {

class NumberWindow {
 public:
  explicit NumberWindow(size_t size) : size_(std::max<size_t>(1, size)) {}

  void add(double number) {
    if (numbers_.size() < size_)
      numbers_.push_back(number);
    else
      numbers_[oldest_] = number;
    oldest_ = (oldest_ + 1) % size_;
  }
  [[nodiscard]] bool is_full() const { return numbers_.size() == size_; }
  [[nodiscard]] size_t size() const { return numbers_.size(); }

  // Computed anew each time: a running sum would carry the rounding of numbers that have long left the window.
  // Equal numbers are their mean exactly, which their rounded sum would miss.
  [[nodiscard]] double mean() const {
    if (all_equal()) return numbers_.front();
    double sum = 0;
    for (double number : numbers_) sum += number;
    return sum / static_cast<double>(numbers_.size());
  }
  /// Of the population: 0 for a single number (02 A10).
  [[nodiscard]] double deviation() const {
    double center = mean();
    double squares = 0;
    for (double number : numbers_) squares += (number - center) * (number - center);
    return std::sqrt(squares / static_cast<double>(numbers_.size()));
  }

 private:
  [[nodiscard]] bool all_equal() const {
    return std::all_of(numbers_.begin(), numbers_.end(), [&](double number) { return number == numbers_.front(); });
  }

  size_t size_;
  size_t oldest_ = 0;
  std::vector<double> numbers_;
};

}  // namespace dohyo
