// Bytes of a named character encoding as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/text/utf8.h"

namespace dohyo::stdlib {

struct Charset {
  enum class Unit : uint8_t { ascii, utf8, utf16, utf32 };
  enum class Order : uint8_t { by_mark, big, little };  ///< by_mark: big-endian when there is no byte-order mark
  Unit unit = Unit::utf8;
  Order order = Order::by_mark;

  /// Names in any case, with or without hyphens.
  static std::optional<Charset> find(std::string_view name) {
    std::string bare;
    for (char c : utf8::lower_ascii(name))
      if (c != '-' && c != '_') bare += c;
    using enum Order;
    if (bare == "usascii" || bare == "ascii") return Charset{Unit::ascii, by_mark};
    if (bare == "utf8") return Charset{Unit::utf8, by_mark};
    bool wide = bare.starts_with("utf16") || bare.starts_with("utf32");
    auto order = bare.size() == 5 ? by_mark : bare.substr(5) == "be" ? big : little;
    if (!wide || (order == little && bare.substr(5) != "le")) return {};
    return Charset{bare.starts_with("utf16") ? Unit::utf16 : Unit::utf32, order};
  }

  /// What cannot be decoded becomes U+FFFD.
  [[nodiscard]] std::string decode(std::string_view bytes) const {
    if (unit == Unit::utf8) return utf8::repair(bytes);
    std::string out;
    if (unit == Unit::ascii) {
      for (char c : bytes) utf8::append(out, static_cast<unsigned char>(c) < 0x80 ? static_cast<char32_t>(c) : replacement);
      return out;
    }
    size_t width = unit == Unit::utf16 ? 2 : 4;
    bool little = order == Order::little;
    if (order == Order::by_mark && bytes.size() >= width) {
      if (read(bytes, 0, width, true) == byte_order_mark) little = true;
      if (little || read(bytes, 0, width, false) == byte_order_mark) bytes.remove_prefix(width);
    }
    for (size_t i = 0; i < bytes.size(); i += width) {
      if (i + width > bytes.size()) {
        utf8::append(out, replacement);
        break;
      }
      auto c = read(bytes, i, width, little);
      bool pair = unit == Unit::utf16 && c >= 0xD800 && c < 0xDC00 && i + 2 * width <= bytes.size();
      auto low = pair ? read(bytes, i + width, width, little) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += width;
      }
      utf8::append(out, c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? replacement : static_cast<char32_t>(c));
    }
    return out;
  }

 private:
  static constexpr char32_t replacement = 0xFFFD;
  static constexpr uint32_t byte_order_mark = 0xFEFF;

  static uint32_t read(std::string_view bytes, size_t at, size_t width, bool little) {
    uint32_t value = 0;
    for (size_t i = 0; i < width; ++i)
      value = value << 8 | static_cast<unsigned char>(bytes[little ? at + width - 1 - i : at + i]);
    return value;
  }
};

}  // namespace dohyo::stdlib
