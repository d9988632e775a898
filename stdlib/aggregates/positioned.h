// What first and last share.
#pragma once

#include <string>

#include "interpreter/library/aggregate.h"

namespace dohyo::stdlib {

enum class End : uint8_t { first, last };

/// Keeps the value that is not null at one end of the row order.
template <End end>
class Positioned {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto value = arguments[0];
    if (value.is_null() || !is_nearer(context.position)) return;
    position_ = context.position;
    // Not into the arena: in the worst order every row replaces the one before.
    if (value.is_text()) text_.assign(value.as_text());
    value_ = value.is_text() ? Value::text({}) : context.arena.copy(value);
  }
  void merge(Positioned& other, AddContext&) {
    if (other.value_.is_null() || !is_nearer(other.position_)) return;
    position_ = other.position_;
    value_ = other.value_;
    text_.swap(other.text_);
  }
  Value result(Arena& arena) const { return value_.is_text() ? arena.text(text_) : value_; }

 private:
  [[nodiscard]] bool is_nearer(RowPosition position) const {
    if (value_.is_null()) return true;
    return end == End::first ? position < position_ : position > position_;
  }

  Value value_;  ///< of a text only the kind: the text is in text_
  std::string text_;
  RowPosition position_;
};

}  // namespace dohyo::stdlib
