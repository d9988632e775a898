#include "interpreter/steps/exact_sum.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <random>

using dohyo::ExactNumber;
using dohyo::ExactSum;
using dohyo::Kind;
using dohyo::Value;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

ExactSum sum_of(const std::vector<double>& numbers) {
  ExactSum sum;
  for (double number : numbers) sum.add(Value::number(number));
  return sum;
}

double total(const std::vector<double>& numbers) { return sum_of(numbers).value().numeric(); }
}  // namespace

TEST_CASE("exact sum: integers stay integers while they fit 64 bits") {
  ExactSum sum;
  CHECK(sum.value().kind() == Kind::integer);
  CHECK(sum.value().as_integer() == 0);
  sum.add(Value::integer(INT64_MAX));
  sum.add(Value::integer(INT64_MAX));
  CHECK(sum.is_integral());
  CHECK(sum.value().kind() == Kind::number);
  CHECK(sum.value().as_number() == 18446744073709551614.0);
  sum.add(Value::integer(-INT64_MAX));
  CHECK(sum.value().kind() == Kind::integer);
  CHECK(sum.value().as_integer() == INT64_MAX);
}

TEST_CASE("exact sum: times count as integers, a double makes the sum a double") {
  ExactSum sum;
  sum.add(Value::time(1700000000000));
  CHECK(sum.value().kind() == Kind::integer);
  sum.add(Value::number(2));
  CHECK_FALSE(sum.is_integral());
  CHECK(sum.value().kind() == Kind::number);
  CHECK(sum.value().as_number() == 1700000000002.0);
}

TEST_CASE("exact sum: what rounding after each step would lose") {
  CHECK(total({1e100, 1, -1e100}) == 1);
  CHECK(total({0.1, 0.2, 0.3, -0.6}) == doctest::Approx(5.551115123125783e-17).epsilon(1e-15));
  CHECK(total(std::vector<double>(10, 0.1)) == 1);
  CHECK(total({largest, largest, -largest}) == largest);
  CHECK(total({largest, largest}) == infinity);
  CHECK(total({smallest, smallest, smallest}) == 3 * smallest);
  CHECK(total({1, smallest, -1}) == smallest);
}

TEST_CASE("exact sum: ties round to even, and anything beyond a tie breaks it") {
  const double half = std::ldexp(1.0, -53);
  CHECK(total({1, half}) == 1);
  CHECK(total({1, half, smallest}) == 1 + 2 * half);
  CHECK(total({1 + 2 * half, half}) == 1 + 4 * half);
  CHECK(total({1 + 2 * half, half, -smallest}) == 1 + 2 * half);
  CHECK(total({-1, -half, -smallest}) == -1 - 2 * half);
}

TEST_CASE("exact sum: NaN and infinities") {
  CHECK(total({1, infinity}) == infinity);
  CHECK(total({1, -infinity}) == -infinity);
  CHECK(std::isnan(total({infinity, -infinity})));
  CHECK(std::isnan(total({1, std::nan("")})));
  auto sum = sum_of({infinity});
  sum.merge(sum_of({-infinity}));
  CHECK_FALSE(sum.is_finite());
  CHECK(std::isnan(sum.special()));
}

TEST_CASE("exact sum: neither the order nor the split into parts matters") {
  std::mt19937_64 random(1);
  std::vector<double> numbers;
  for (int i = 0; i < 500; ++i) {
    double mantissa = std::uniform_real_distribution<double>(-1, 1)(random);
    numbers.push_back(std::ldexp(mantissa, std::uniform_int_distribution<int>(-1074, 1020)(random)));
  }
  const double expected = total(numbers);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(numbers.begin(), numbers.end(), random);
    std::vector<ExactSum> parts(1 + round % 5);
    for (size_t i = 0; i < numbers.size(); ++i) parts[i % parts.size()].add(Value::number(numbers[i]));
    for (size_t i = 1; i < parts.size(); ++i) parts[0].merge(parts[i]);
    CHECK(parts[0].value().as_number() == expected);
  }
}

TEST_CASE("exact sum: squares beyond the range of double") {
  ExactSum squares;
  squares.add_square(Value::number(1e-200));
  CHECK_FALSE(squares.exact().is_zero());
  CHECK(squares.exact().to_double() == 0);
  squares.add_square(Value::number(largest));
  CHECK(squares.exact().to_double() == infinity);
  int64_t exponent = 0;
  CHECK(squares.exact().split(exponent) == 1 - std::ldexp(1.0, -52));
  CHECK(exponent == 2048);

  ExactSum integers;
  for (int i = 0; i < 9; ++i) integers.add_square(Value::integer(INT64_MIN));
  CHECK(integers.exact().to_double() == std::ldexp(9.0, 126));
}

TEST_CASE("exact number: differences of products cancel to the last bit") {
  auto a = sum_of({1700000000000.5}).exact();
  auto b = sum_of({1700000000001.5}).exact();
  CHECK((b * b - a * a).to_double() == 3400000000002.0);
  CHECK((a * a - b * b).to_double() == -3400000000002.0);
  CHECK((a * b - b * a).is_zero());
  CHECK((ExactNumber() - a).to_double() == -1700000000000.5);
  CHECK((a - ExactNumber()).to_double() == 1700000000000.5);
  CHECK((ExactNumber() * a).is_zero());
  CHECK(ExactNumber(UINT64_MAX).to_double() == 18446744073709551616.0);
}

TEST_CASE("exact number: quotients round once") {
  CHECK(ExactNumber(1).divided_by(3).to_double() == 1.0 / 3);
  CHECK(ExactNumber(10).divided_by(4).to_double() == 2.5);
  CHECK(sum_of({0.1, 0.2, 0.3}).exact().divided_by(3).to_double() == 0.2);
  CHECK(sum_of({largest, largest}).exact().divided_by(2).to_double() == largest);
  CHECK(sum_of({-7}).exact().divided_by(UINT64_MAX).to_double() == -7.0 / 18446744073709551615.0);
  CHECK(sum_of({smallest}).exact().divided_by(2).to_double() == 0);
  CHECK(ExactNumber().divided_by(5).is_zero());
}
