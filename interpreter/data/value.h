// One cell of a table: sixteen bytes, trivially copyable. Text and lists are views; whoever made them owns the memory
// (a block of input, an Arena, a dictionary, a constant of the plan).
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace dohyo {

enum class Kind : uint8_t { null, boolean, integer, number, time, text, list };

class Value {
 public:
  Value() : integer_(0), length_(0), kind_(Kind::null) {}
  static Value null() { return {}; }
  static Value boolean(bool b) { return Value(Kind::boolean, b ? 1 : 0); }
  static Value integer(int64_t i) { return Value(Kind::integer, i); }
  /// Epoch milliseconds, UTC.
  static Value time(int64_t milliseconds) { return Value(Kind::time, milliseconds); }
  static Value number(double d) {
    Value v(Kind::number, 0);
    v.number_ = d;
    return v;
  }
  static Value text(std::string_view s) {
    Value v(Kind::text, 0);
    v.text_ = s.data();
    v.length_ = static_cast<uint32_t>(s.size());
    return v;
  }
  static Value list(std::span<const Value> items) {
    Value v(Kind::list, 0);
    v.list_ = items.data();
    v.length_ = static_cast<uint32_t>(items.size());
    return v;
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_text() const { return kind_ == Kind::text; }
  /// Integer, number or time: typed as a number, not merely readable as one.
  [[nodiscard]] bool is_numeric() const { return kind_ == Kind::integer || kind_ == Kind::number || kind_ == Kind::time; }
  /// Integer or time: an exact 64-bit whole number.
  [[nodiscard]] bool is_whole() const { return kind_ == Kind::integer || kind_ == Kind::time; }

  // Each accessor requires the matching kind.
  [[nodiscard]] bool as_boolean() const { return integer_ != 0; }
  [[nodiscard]] int64_t as_integer() const { return integer_; }
  [[nodiscard]] double as_number() const { return number_; }
  [[nodiscard]] std::string_view as_text() const { return {text_, length_}; }
  [[nodiscard]] std::span<const Value> as_list() const { return {list_, length_}; }
  /// For any is_numeric() value.
  [[nodiscard]] double numeric() const { return kind_ == Kind::number ? number_ : static_cast<double>(integer_); }

 private:
  Value(Kind kind, int64_t i) : integer_(i), length_(0), kind_(kind) {}

  union {
    int64_t integer_;
    double number_;
    const char* text_;
    const Value* list_;
  };
  uint32_t length_;
  Kind kind_;
};
static_assert(sizeof(Value) == 16);

/// Text of at most this many bytes; longer values are cut when they are read (and counted).
constexpr size_t longest_text = UINT32_MAX;

}  // namespace dohyo
