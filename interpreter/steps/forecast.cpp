#include "interpreter/steps/forecast.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dohyo {

namespace {
double mean_of(std::span<const double> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}
}  // namespace

StraightLine::StraightLine(std::span<const double> numbers) {
  auto count = static_cast<double>(numbers.size());
  center_ = (count - 1) / 2;
  level_ = mean_of(numbers);
  double covered = 0;
  double spread = 0;
  for (size_t i = 0; i < numbers.size(); ++i) {
    double place = static_cast<double>(i) - center_;
    covered += place * (numbers[i] - level_);
    spread += place * place;
  }
  slope_ = spread > 0 ? covered / spread : 0;
}

AutoRegression::AutoRegression(std::span<const double> numbers, size_t order) : centered_(numbers.begin(), numbers.end()) {
  mean_ = numbers.empty() ? 0 : mean_of(numbers);
  for (auto& number : centered_) number -= mean_;
  fit(std::min(order, numbers.size() / 2));
}

/// Solves the normal equations (X'X + ridge) w = X'y, where row t of X has the `order` numbers before t. The ridge is far below
/// what matters where the series decides, and keeps weights small where it does not, as in a series that repeats itself exactly.
void AutoRegression::fit(size_t order) {
  weights_.assign(order, 0);
  size_t count = centered_.size();
  if (order == 0) return;
  // gram[i][j]: sum over t of x[t - i] * x[t - j], with i = 0 for the number itself. Along a diagonal each sum follows from the
  // one before, as the window of t moves by one.
  std::vector<std::vector<double>> gram(order + 1, std::vector<double>(order + 1));
  for (size_t d = 0; d <= order; ++d) {
    double sum = 0;
    for (size_t t = order; t < count; ++t) sum += centered_[t] * centered_[t - d];
    gram[0][d] = gram[d][0] = sum;
    for (size_t i = 1; i + d <= order; ++i) {
      sum += centered_[order - i] * centered_[order - i - d] - centered_[count - i] * centered_[count - i - d];
      gram[i][i + d] = gram[i + d][i] = sum;
    }
  }
  double largest = 0;
  for (size_t i = 1; i <= order; ++i) largest = std::max(largest, gram[i][i]);
  if (!(largest > 0) || !std::isfinite(largest)) return;  // a constant series
  double ridge = largest * 1e-10;

  // Cholesky: the matrix is positive definite.
  std::vector<std::vector<double>> root(order, std::vector<double>(order));
  for (size_t i = 0; i < order; ++i)
    for (size_t j = 0; j <= i; ++j) {
      double rest = gram[i + 1][j + 1] + (i == j ? ridge : 0);
      for (size_t k = 0; k < j; ++k) rest -= root[i][k] * root[j][k];
      root[i][j] = i == j ? std::sqrt(std::max(rest, ridge * 1e-3)) : rest / root[j][j];
    }
  std::vector<double> half(order);
  for (size_t i = 0; i < order; ++i) {
    double rest = gram[0][i + 1];
    for (size_t k = 0; k < i; ++k) rest -= root[i][k] * half[k];
    half[i] = rest / root[i][i];
  }
  for (size_t i = order; i-- > 0;) {
    double rest = half[i];
    for (size_t k = i + 1; k < order; ++k) rest -= root[k][i] * weights_[k];
    weights_[i] = rest / root[i][i];
  }
}

std::vector<std::optional<double>> AutoRegression::predictions(size_t more) const {
  std::vector<std::optional<double>> out(centered_.size());
  auto known = centered_;
  for (size_t t = order(); t < centered_.size() + more; ++t) {
    double sum = 0;
    for (size_t i = 0; i < order(); ++i) sum += weights_[i] * known[t - 1 - i];
    if (t < centered_.size()) {
      out[t] = mean_ + sum;
    } else {
      known.push_back(sum);
      out.emplace_back(mean_ + sum);
    }
  }
  return out;
}

}  // namespace dohyo
