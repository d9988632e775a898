// What min and max share.
#pragma once

#include "interpreter/library/aggregate.h"

namespace dohyo::stdlib {

/// Keeps the number that stands in the order `wanted` to all others.
template <Order wanted>
class Extreme {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto value = arguments[0].kind() == Kind::time ? arguments[0] : to_numeric(arguments[0]);
    if (value.is_null()) return context.note_unread(arguments[0]);
    offer(value);
  }
  void merge(const Extreme& other, AddContext&) { offer(other.best_); }
  Value result(Arena&) const { return best_; }

 private:
  void offer(Value value) {
    auto with_itself = order(value, value);
    if (!with_itself) return;  // null or NaN
    auto with_best = order(value, best_);
    // Among equal numbers the kind decides, so that the result does not depend on the order of the rows.
    if (!with_best || with_best == wanted || (with_best == Order::same && value.kind() < best_.kind())) best_ = value;
  }

  Value best_;
};

}  // namespace dohyo::stdlib
