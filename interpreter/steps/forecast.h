// Models of a series of numbers at equal distances, behind `predict` (02 section 5.4).
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace dohyo {

/// The straight line with the least squared distance, over the places 0, 1, ... of the numbers; constant for a single one.
class StraightLine {
 public:
  /// `numbers` is not empty.
  explicit StraightLine(std::span<const double> numbers);
  [[nodiscard]] double at(size_t place) const { return level_ + slope_ * (static_cast<double>(place) - center_); }

 private:
  double center_ = 0;
  double level_ = 0;  ///< at the center
  double slope_ = 0;
};

/// Each number as a weighted sum of the `order` before it, around the mean of all: an auto-regressive model whose weights have the
/// least squared error over the series itself (02 A30).
class AutoRegression {
 public:
  /// Orders are cut to half the numbers. Weights that the series leaves open are as small as possible.
  AutoRegression(std::span<const double> numbers, size_t order);
  [[nodiscard]] size_t order() const { return weights_.size(); }
  /// What the model makes of the series: nothing for the first `order()` places, then the series itself, then `more` places
  /// behind it, where predictions stand for the numbers.
  [[nodiscard]] std::vector<std::optional<double>> predictions(size_t more) const;

 private:
  void fit(size_t order);

  std::vector<double> centered_;
  double mean_ = 0;
  std::vector<double> weights_;  ///< of the number before, the one before that, ...
};

}  // namespace dohyo
