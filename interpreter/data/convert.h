// How values become numbers, texts and truths, and when two of them are equal. The language's rules:
// docs/semantics.md#values (spec 01 section 5.3, 03 sections 1.4 and 1.5, 04 A17 and A39).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo {

/// A decimal number with optional blanks around, sign, fraction and exponent; NaN and Infinity by name.
/// Integral text that fits 64 bits gives an integer, everything else numeric a number, the rest null.
[[nodiscard]] Value parse_number(std::string_view text);

/// The value as integer or number; booleans are 1 and 0; null when it does not convert.
[[nodiscard]] Value to_numeric(Value value);
[[nodiscard]] std::optional<double> to_double(Value value);
/// Truncates fractions; empty when it does not convert or does not fit.
[[nodiscard]] std::optional<int64_t> to_integer(Value value);

/// Room for any non-text scalar in text form.
using NumberBuffer = char[40];

/// Text form of a scalar: text as it is, numbers by their shortest form, whole doubles without a point. Null is "".
/// The result points to the value's own memory, to a static, or into `buffer`. Lists are not scalars: use text_of.
[[nodiscard]] std::string_view scalar_text(Value value, NumberBuffer& buffer);
/// Same for any value; lists join with newlines. Memory comes from `arena` where the value has none of its own.
[[nodiscard]] std::string_view text_of(Value value, Arena& arena);
[[nodiscard]] std::string to_string(Value value);
[[nodiscard]] std::string number_text(double number);

/// As a condition: true, or the text "true" in any case. Everything else is false.
[[nodiscard]] bool is_true(Value value);

/// `=`: false when either side is null. A list equals its text form and each of its items.
[[nodiscard]] bool equal(Value a, Value b);
/// `<` and its relatives: empty when the values have no order (null, or a text that is no number against a number).
enum class Order : int8_t { less = -1, same = 0, greater = 1 };
[[nodiscard]] std::optional<Order> order(Value a, Value b);

/// Identity as a group key, a distinct value, a dedup key: null equals null; otherwise equal text forms.
[[nodiscard]] bool same_key(Value a, Value b);
[[nodiscard]] uint64_t key_hash(Value value);
[[nodiscard]] uint64_t text_hash(std::string_view text);

/// Mixes two words into one; the step of every hash here.
[[nodiscard]] inline uint64_t fold_hash(uint64_t a, uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  auto wide = static_cast<Wide>(a) * b;
  return static_cast<uint64_t>(wide) ^ static_cast<uint64_t>(wide >> 64);
}

}  // namespace dohyo
