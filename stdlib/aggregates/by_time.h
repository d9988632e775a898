// What most_recent, least_recent, arg_max and their like share.
#pragma once

#include <string>

#include "interpreter/data/convert.h"
#include "interpreter/library/aggregate.h"

namespace dohyo::stdlib {

/// Orders the values of a measure: numbers and times by size, after them texts that are no numbers, by code point.
/// Nulls have no place: they are never better than anything.
[[nodiscard]] inline bool is_before(Value a, Value b) {
  auto x = a.kind() == Kind::time ? a : to_numeric(a);
  auto y = b.kind() == Kind::time ? b : to_numeric(b);
  if (x.is_null() != y.is_null()) return y.is_null();
  if (x.is_null()) return to_string(a) < to_string(b);
  auto c = order(x, y);
  return c && *c == Order::less;
}

/// Keeps the value that is not null where a measure is largest (or smallest). Rows without a measure count only where no row
/// has one; of equal measures the first row wins.
template <Order wanted>
class BestBy {
 public:
  void offer(Value value, Value measure, AddContext& context) {
    if (value.is_null() || !is_better(measure, context.position)) return;
    position_ = context.position;
    known_ = true;
    // Not into the arena: in the worst order every row replaces the one before.
    keep(value, value_, value_text_, context.arena);
    keep(measure, measure_, measure_text_, context.arena);
  }
  void merge(BestBy& other, AddContext& context) {
    if (other.known_) offer(other.value(context.arena), other.measure(context.arena), other.position_, context);
  }
  [[nodiscard]] Value value(Arena& arena) const { return value_.is_text() ? arena.text(value_text_) : value_; }
  [[nodiscard]] Value measure(Arena& arena) const { return measure_.is_text() ? arena.text(measure_text_) : measure_; }

 private:
  void offer(Value value, Value measure, RowPosition position, AddContext& context) {
    AddContext there{context.arena, position};
    offer(value, measure, there);
  }
  [[nodiscard]] bool is_better(Value measure, RowPosition position) const {
    if (!known_) return true;
    Value mine = measure_.is_text() ? Value::text(measure_text_) : measure_;
    if (measure.is_null() || mine.is_null()) {
      if (measure.is_null() != mine.is_null()) return mine.is_null();
      return position < position_;
    }
    if (is_before(measure, mine)) return wanted == Order::less;
    if (is_before(mine, measure)) return wanted == Order::greater;
    return position < position_;
  }
  static void keep(Value value, Value& kept, std::string& text, Arena& arena) {
    if (value.is_text()) text.assign(value.as_text());
    kept = value.is_text() ? Value::text({}) : arena.copy(value);
  }

  bool known_ = false;
  Value value_;    ///< of a text only the kind: the text is in value_text_
  Value measure_;  ///< the same
  std::string value_text_;
  std::string measure_text_;
  RowPosition position_;
};

/// The value at the largest or smallest time: the last argument is the time.
template <Order wanted>
class ByTime {
 public:
  void add(std::span<const Value> arguments, AddContext& context) { best_.offer(arguments[0], arguments.back(), context); }
  void merge(ByTime& other, AddContext& context) { best_.merge(other.best_, context); }
  Value result(Arena& arena) const { return best_.value(arena); }

 private:
  BestBy<wanted> best_;
};

/// The second argument where the first is largest or smallest.
template <Order wanted>
class ByMeasure {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    // A row without a measure has no place in the order at all.
    if (!arguments[0].is_null()) best_.offer(arguments[1], arguments[0], context);
  }
  void merge(ByMeasure& other, AddContext& context) { best_.merge(other.best_, context); }
  Value result(Arena& arena) const { return best_.value(arena); }

 private:
  BestBy<wanted> best_;
};

}  // namespace dohyo::stdlib
