// What the arithmetic operators share.
#pragma once

#include "interpreter/library/lift.h"

namespace dohyo::stdlib {

/// Null when an operand is no number. Two integers go to `whole(a, b, result)`, which returns true when the result does
/// not fit; then, and for all other operands, `real(a, b)` decides.
template <typename Whole, typename Real>
Value combine(Value a, Value b, CallContext& context, Whole whole, Real real) {
  if (a.is_null() || b.is_null()) {
    // 04 A19: the sum stays null, and the run tells of it.
    context.note(notes::null_in_arithmetic);
    return Value::null();
  }
  a = number_argument(a, context);
  b = number_argument(b, context);
  if (a.is_null() || b.is_null()) return Value::null();
  int64_t result = 0;
  if (a.is_whole() && b.is_whole() && !whole(a.as_integer(), b.as_integer(), result)) return Value::integer(result);
  return Value::number(real(a.numeric(), b.numeric()));
}

}  // namespace dohyo::stdlib
