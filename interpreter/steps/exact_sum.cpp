#include "interpreter/steps/exact_sum.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace dohyo {

namespace {
constexpr int digit_bits = 32;
constexpr int64_t digit_mask = 0xFFFFFFFF;

/// Brings every digit but the last into [0, 2^32); the last keeps the sign of the whole.
void carry_up(std::vector<int64_t>& digits) {
  for (size_t i = 0; i + 1 < digits.size(); ++i) {
    digits[i + 1] += digits[i] >> digit_bits;  // rounds down, so what stays is not negative
    digits[i] &= digit_mask;
  }
}
}  // namespace

// ---- ExactNumber -------------------------------------------------------------------------------------------------

ExactNumber::ExactNumber(uint64_t whole)
    : digits_{static_cast<uint32_t>(whole), static_cast<uint32_t>(whole >> digit_bits)} {
  trim();
}

void ExactNumber::trim() {
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
  auto first = std::find_if(digits_.begin(), digits_.end(), [](uint32_t digit) { return digit != 0; });
  lowest_ += first - digits_.begin();
  digits_.erase(digits_.begin(), first);
  if (digits_.empty()) {
    negative_ = false;
    lowest_ = 0;
  }
}

ExactNumber ExactNumber::of_digits(std::vector<int64_t> digits, int64_t lowest) {
  ExactNumber number;
  number.lowest_ = lowest;
  digits.insert(digits.end(), {0, 0});
  carry_up(digits);
  if (digits.back() < 0) {
    number.negative_ = true;
    for (auto& digit : digits) digit = -digit;
    carry_up(digits);
  }
  for (auto digit : digits) number.digits_.push_back(static_cast<uint32_t>(digit));
  number.trim();
  return number;
}

ExactNumber operator*(const ExactNumber& a, const ExactNumber& b) {
  ExactNumber product;
  product.negative_ = a.negative_ != b.negative_;
  product.lowest_ = a.lowest_ + b.lowest_;
  product.digits_.assign(a.digits_.size() + b.digits_.size(), 0);
  for (size_t i = 0; i < a.digits_.size(); ++i) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b.digits_.size(); ++j) {
      carry += uint64_t{a.digits_[i]} * b.digits_[j] + product.digits_[i + j];
      product.digits_[i + j] = static_cast<uint32_t>(carry);
      carry >>= digit_bits;
    }
    product.digits_[i + b.digits_.size()] = static_cast<uint32_t>(carry);
  }
  product.trim();
  return product;
}

ExactNumber operator-(const ExactNumber& a, const ExactNumber& b) {
  if (b.is_zero()) return a;
  auto end = [](const ExactNumber& n) { return n.lowest_ + static_cast<int64_t>(n.digits_.size()); };
  int64_t lowest = a.is_zero() ? b.lowest_ : std::min(a.lowest_, b.lowest_);
  int64_t highest = a.is_zero() ? end(b) : std::max(end(a), end(b));
  std::vector<int64_t> digits(static_cast<size_t>(highest - lowest), 0);
  auto add = [&](const ExactNumber& n, bool negative) {
    for (size_t i = 0; i < n.digits_.size(); ++i)
      digits[static_cast<size_t>(n.lowest_ - lowest) + i] += negative ? -int64_t{n.digits_[i]} : int64_t{n.digits_[i]};
  };
  add(a, a.negative_);
  add(b, !b.negative_);
  return ExactNumber::of_digits(std::move(digits), lowest);
}

ExactNumber ExactNumber::divided_by(uint64_t divisor) const {
  __extension__ using UnsignedWide = unsigned __int128;
  // The divisor takes up to two digits; two more leave at least 64 bits.
  constexpr int more = 4;
  ExactNumber quotient = *this;
  quotient.lowest_ -= more;
  quotient.digits_.insert(quotient.digits_.begin(), more, 0);
  UnsignedWide rest = 0;
  for (size_t i = quotient.digits_.size(); i-- > 0;) {
    rest = rest << digit_bits | quotient.digits_[i];
    quotient.digits_[i] = static_cast<uint32_t>(rest / divisor);
    rest %= divisor;
  }
  if (rest != 0) quotient.digits_[0] |= 1;  // tells a tie from what lies just above it
  quotient.trim();
  return quotient;
}

int64_t ExactNumber::top_exponent() const {
  return digit_bits * (lowest_ + static_cast<int64_t>(digits_.size())) - 1 - std::countl_zero(digits_.back());
}

uint64_t ExactNumber::rounded(int64_t bits, int64_t& exponent) const {
  exponent = top_exponent() - bits + 1;
  // Bit `position` counts 2^position; those below the last digit are zero.
  auto bit = [&](int64_t position) -> uint64_t {
    int64_t place = position - digit_bits * lowest_;
    if (place < 0 || place >= digit_bits * static_cast<int64_t>(digits_.size())) return 0;
    return digits_[static_cast<size_t>(place / digit_bits)] >> (place % digit_bits) & 1;
  };
  uint64_t mantissa = 0;
  for (int64_t i = bits - 1; i >= 0; --i) mantissa = mantissa << 1 | bit(exponent + i);
  if (bit(exponent - 1) == 0) return mantissa;
  bool more = false;
  for (int64_t position = digit_bits * lowest_; !more && position < exponent - 1; ++position) more = bit(position) != 0;
  return more || (mantissa & 1) != 0 ? mantissa + 1 : mantissa;
}

double ExactNumber::to_double() const {
  if (is_zero()) return 0;
  int64_t top = top_exponent();
  double magnitude = std::numeric_limits<double>::infinity();
  if (top <= 1023) {
    // Numbers near zero have fewer than 53 bits above the smallest double, 2^-1074.
    int64_t bits = std::min<int64_t>(53, top + 1075);
    int64_t exponent = 0;
    magnitude = bits < 0 ? 0.0 : static_cast<double>(rounded(bits, exponent));
    magnitude = std::ldexp(magnitude, static_cast<int>(exponent));
  }
  return negative_ ? -magnitude : magnitude;
}

double ExactNumber::split(int64_t& exponent) const {
  exponent = 0;
  if (is_zero()) return 0;
  auto mantissa = std::ldexp(static_cast<double>(rounded(53, exponent)), -53);
  exponent += 53;
  return negative_ ? -mantissa : mantissa;
}

// ---- ExactSum ----------------------------------------------------------------------------------------------------

namespace {
/// A finite double is (-1)^negative * mantissa * 2^exponent.
struct Parts {
  bool negative;
  uint64_t mantissa;
  int exponent;
};

Parts parts_of(double finite) {
  auto bits = std::bit_cast<uint64_t>(finite);
  auto exponent = static_cast<int>(bits >> 52 & 0x7FF);
  auto mantissa = bits & ((uint64_t{1} << 52) - 1);
  if (exponent == 0)
    exponent = 1;
  else
    mantissa |= uint64_t{1} << 52;
  return {(bits >> 63) != 0, mantissa, exponent - 1075};
}

bool is_whole(double number) { return std::fabs(number) < 9007199254740992.0 && number == std::trunc(number); }
}  // namespace

void ExactSum::add(Value numeric) {
  if (numeric.is_whole()) return add_whole(numeric.as_integer());
  saw_number_ = true;
  double number = numeric.as_number();
  if (is_whole(number)) return add_whole(static_cast<int64_t>(number));
  if (std::isfinite(number)) {
    auto parts = parts_of(number);
    return add_scaled(parts.negative, parts.mantissa, parts.exponent);
  }
  if (std::isnan(number)) saw_nan_ = true;
  if (number > 0) saw_infinity_ = true;
  if (number < 0) saw_negative_infinity_ = true;
}

void ExactSum::add_square(Value numeric) {
  if (numeric.is_whole()) return add_whole(Wide{numeric.as_integer()} * numeric.as_integer());
  saw_number_ = true;
  double number = numeric.as_number();
  if (is_whole(number)) return add_whole(Wide{static_cast<int64_t>(number)} * static_cast<int64_t>(number));
  if (std::isfinite(number)) {
    auto parts = parts_of(number);
    return add_scaled(false, UnsignedWide{parts.mantissa} * parts.mantissa, 2 * parts.exponent);
  }
  (std::isnan(number) ? saw_nan_ : saw_infinity_) = true;
}

void ExactSum::add_whole(Wide whole) {
  Wide sum;
  if (!__builtin_add_overflow(whole_, whole, &sum)) {
    whole_ = sum;
    return;
  }
  auto magnitude = static_cast<UnsignedWide>(whole);
  add_scaled(whole < 0, whole < 0 ? -magnitude : magnitude, 0);
}

void ExactSum::add_scaled(bool negative, UnsignedWide magnitude, int exponent) {
  if (magnitude == 0) return;
  int place = exponent >> 5;  // rounds down
  int shift = exponent & 31;
  auto bits = static_cast<uint64_t>(magnitude >> 64) != 0 ? 128 - std::countl_zero(static_cast<uint64_t>(magnitude >> 64))
                                                          : 64 - std::countl_zero(static_cast<uint64_t>(magnitude));
  cover(place, place + (bits + shift + digit_bits - 1) / digit_bits);
  int64_t* digit = digits_.data() + (place - lowest_);
  // Each digit receives less than 2^32, so that 2^29 additions never overflow it.
  for (uint64_t overflow = 0; magnitude != 0 || overflow != 0; magnitude >>= digit_bits, ++digit) {
    uint64_t part = (static_cast<uint64_t>(magnitude & UnsignedWide{digit_mask}) << shift) + overflow;
    overflow = part >> digit_bits;
    auto low = static_cast<int64_t>(part & digit_mask);
    *digit += negative ? -low : low;
  }
  if (++uncarried_ >= uint32_t{1} << 29) carry();
}

void ExactSum::cover(int first, int last) {
  if (digits_.empty()) {
    lowest_ = first;
    digits_.assign(static_cast<size_t>(last - first), 0);
    return;
  }
  if (first < lowest_) {
    digits_.insert(digits_.begin(), static_cast<size_t>(lowest_ - first), 0);
    lowest_ = first;
  }
  if (last > lowest_ + static_cast<int>(digits_.size())) digits_.resize(static_cast<size_t>(last - lowest_), 0);
}

void ExactSum::carry() {
  digits_.push_back(0);
  carry_up(digits_);
  if (digits_.back() == 0) digits_.pop_back();
  uncarried_ = 0;
}

void ExactSum::merge(const ExactSum& other) {
  saw_number_ |= other.saw_number_;
  saw_nan_ |= other.saw_nan_;
  saw_infinity_ |= other.saw_infinity_;
  saw_negative_infinity_ |= other.saw_negative_infinity_;
  add_whole(other.whole_);
  if (other.digits_.empty()) return;
  cover(other.lowest_, other.lowest_ + static_cast<int>(other.digits_.size()));
  for (size_t i = 0; i < other.digits_.size(); ++i)
    digits_[static_cast<size_t>(other.lowest_ - lowest_) + i] += other.digits_[i];
  uncarried_ += other.uncarried_ + 1;
  if (uncarried_ >= uint32_t{1} << 29) carry();
}

double ExactSum::special() const {
  if (saw_nan_ || (saw_infinity_ && saw_negative_infinity_)) return std::numeric_limits<double>::quiet_NaN();
  return saw_infinity_ ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
}

ExactNumber ExactSum::exact() const {
  ExactSum all = *this;
  all.whole_ = 0;
  auto magnitude = static_cast<UnsignedWide>(whole_);
  all.add_scaled(whole_ < 0, whole_ < 0 ? -magnitude : magnitude, 0);
  return ExactNumber::of_digits(std::move(all.digits_), all.lowest_);
}

Value ExactSum::value() const {
  if (!is_finite()) return Value::number(special());
  bool fits = whole_ >= std::numeric_limits<int64_t>::min() && whole_ <= std::numeric_limits<int64_t>::max();
  if (is_integral() && digits_.empty() && fits) return Value::integer(static_cast<int64_t>(whole_));
  return Value::number(exact().to_double());
}

}  // namespace dohyo
