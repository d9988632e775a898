// What min and max share, and earliest_time and latest_time.
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

/// Of the times of the rows in which the first argument has a value; the time is the last argument.
template <Order wanted>
class ExtremeTime {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    if (!arguments[0].is_null()) time_.add(arguments.last(1), context);
  }
  void merge(const ExtremeTime& other, AddContext& context) { time_.merge(other.time_, context); }
  Value result(Arena& arena) const { return time_.result(arena); }

 private:
  Extreme<wanted> time_;
};

}  // namespace dohyo::stdlib
