// What the arithmetic operators share.
#pragma once

#include "interpreter/data/convert.h"

namespace dohyo::stdlib {

/// Null when an operand is no number. Two integers go to `whole(a, b, result)`, which returns true when the result does
/// not fit; then, and for all other operands, `real(a, b)` decides.
template <typename Whole, typename Real>
Value combine(Value a, Value b, Whole whole, Real real) {
  a = to_numeric(a);
  b = to_numeric(b);
  if (a.is_null() || b.is_null()) return Value::null();
  int64_t result = 0;
  if (a.is_whole() && b.is_whole() && !whole(a.as_integer(), b.as_integer(), result)) return Value::integer(result);
  return Value::number(real(a.numeric(), b.numeric()));
}

}  // namespace dohyo::stdlib
