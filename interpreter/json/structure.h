// Where the tokens of one JSON text begin: simdjson's first stage, without its second. Private to json/.
//
// A flat object is then read by four steps a field (key, colon, value, comma) without looking at what lies between, and
// without asking which kind of value is skipped, which no processor predicts well.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

#include "interpreter/json/tokens.h"

namespace dohyo::json {

class Structure {
 public:
  /// Looks through `json`, behind which `padding` bytes are readable, and which must outlive its use. Finds broken UTF-8,
  /// raw control characters in strings and strings without end; nothing else is checked.
  simdjson::error_code build(std::string_view json) {
    if (!stage_ || capacity_ < json.size()) {
      // Ample for small texts, so that this is rare; four bytes are taken for each.
      capacity_ = std::max<size_t>(json.size() + (json.size() < (size_t{1} << 20) ? json.size() / 2 : 0), size_t{1} << 14);
      if (auto e = simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, 1, stage_)) return e;
    }
    text_ = json;
    count_ = 0;
    auto e = stage_->stage1(reinterpret_cast<const uint8_t*>(json.data()), json.size(), simdjson::stage1_mode::regular);
    if (e == simdjson::SUCCESS) count_ = stage_->n_structural_indexes;
    return e;
  }

  [[nodiscard]] uint32_t count() const { return count_; }
  /// The first byte of a token: a bracket, colon, comma, quote, or what else stands outside strings.
  [[nodiscard]] char at(uint32_t token) const { return text_[position(token)]; }
  [[nodiscard]] uint32_t position(uint32_t token) const { return stage_->structural_indexes[token]; }
  [[nodiscard]] const char* data(uint32_t token) const { return text_.data() + position(token); }

  /// The text of a string, number or word, as it stands there.
  [[nodiscard]] std::string_view scalar(uint32_t token) const {
    size_t begin = position(token);
    size_t end = token + 1 < count_ ? position(token + 1) : text_.size();
    return trim_end(text_.substr(begin, end - begin));
  }
  /// From an opening bracket to the closing one, of which `behind` is the next token.
  [[nodiscard]] std::string_view container(uint32_t token, uint32_t behind) const {
    size_t begin = position(token);
    return text_.substr(begin, position(behind - 1) + 1 - begin);
  }

  [[nodiscard]] static bool opens(char c) { return (c | 0x20) == '{'; }
  [[nodiscard]] static bool closes(char c) { return (c | 0x20) == '}'; }
  [[nodiscard]] static bool separates(char c) { return c == ',' || c == ':' || closes(c); }

  /// Moves `token` behind the value that begins there; false when it has no end or is none. Brackets are only counted.
  [[nodiscard]] bool skip(uint32_t& token) const {
    if (token >= count_) return false;
    char c = at(token);
    if (!opens(c)) {
      if (separates(c)) return false;
      ++token;
      return true;
    }
    for (size_t depth = 0; token < count_;) {
      c = at(token++);
      if (opens(c)) ++depth;
      if (closes(c) && --depth == 0) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
  size_t capacity_ = 0;
  std::string_view text_;
  uint32_t count_ = 0;
};

}  // namespace dohyo::json
