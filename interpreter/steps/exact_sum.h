// Sums without rounding. Floating-point addition depends on the order of its operands, and so would results on threads
// and chunk sizes; here only the final result is rounded, so any order and any merging give the same bits.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

/// A whole number of any size times a power of two.
class ExactNumber {
 public:
  ExactNumber() = default;
  explicit ExactNumber(uint64_t whole);

  [[nodiscard]] bool is_zero() const { return digits_.empty(); }
  /// The nearest double, ties to even; infinite when there is none.
  [[nodiscard]] double to_double() const;
  /// The nearest m * 2^exponent with m of 53 bits and 0.5 <= |m| <= 1, for numbers beyond the range of double.
  [[nodiscard]] double split(int64_t& exponent) const;

  /// The quotient, cut off far behind the 53rd bit so that rounding it gives the same as rounding the true one.
  [[nodiscard]] ExactNumber divided_by(uint64_t divisor) const;

  friend ExactNumber operator*(const ExactNumber& a, const ExactNumber& b);
  friend ExactNumber operator-(const ExactNumber& a, const ExactNumber& b);

  /// The sum of digits[i] * 2^(32 * (lowest + i)), where digits may have any size and sign.
  static ExactNumber of_digits(std::vector<int64_t> digits, int64_t lowest);

 private:
  void trim();
  /// The first `bits` bits as a whole number, rounded; the number is about that times 2^exponent.
  [[nodiscard]] uint64_t rounded(int64_t bits, int64_t& exponent) const;
  /// Of the first bit.
  [[nodiscard]] int64_t top_exponent() const;

  bool negative_ = false;
  int64_t lowest_ = 0;             ///< digits_[i] counts 2^(32 * (lowest_ + i))
  std::vector<uint32_t> digits_;  ///< neither end is zero; empty for zero
};

/// Adds up integers and doubles. Whole numbers stay in one 128-bit word; fractions take as many 32-bit digits as their
/// exponents span, usually four or five.
class ExactSum {
 public:
  /// `numeric` is an integer, a number or a time.
  void add(Value numeric);
  void add_square(Value numeric);
  void merge(const ExactSum& other);

  /// True while every value added was an integer (or a time).
  [[nodiscard]] bool is_integral() const { return !saw_number_; }
  /// False after NaN or an infinity; then the sum is `special()`.
  [[nodiscard]] bool is_finite() const { return !saw_nan_ && !saw_infinity_ && !saw_negative_infinity_; }
  /// NaN, Infinity or -Infinity.
  [[nodiscard]] double special() const;
  /// Requires is_finite().
  [[nodiscard]] ExactNumber exact() const;
  /// The sum as an integer while it is integral and fits 64 bits, else as the nearest double.
  [[nodiscard]] Value value() const;

 private:
  __extension__ using Wide = __int128;
  __extension__ using UnsignedWide = unsigned __int128;

  void add_whole(Wide whole);
  void add_scaled(bool negative, UnsignedWide magnitude, int exponent);
  /// Makes room for the digits [first, last).
  void cover(int first, int last);
  void carry();

  Wide whole_ = 0;
  std::vector<int64_t> digits_;  ///< digits_[i] counts 2^(32 * (lowest_ + i)); signed and not yet carried
  int lowest_ = 0;
  uint32_t uncarried_ = 0;  ///< additions since the last carry
  bool saw_number_ = false;
  bool saw_nan_ = false;
  bool saw_infinity_ = false;
  bool saw_negative_infinity_ = false;
};

}  // namespace dohyo
