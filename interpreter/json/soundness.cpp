// Whether the tokens of a record are JSON, where simdjson has only found their borders; and words for what is not.
#include <algorithm>
#include <string>

#include "interpreter/json/tokens.h"

namespace dohyo::json {

std::string_view words_for(Fault fault) {
  if (fault.within) return "an object or array that is no JSON";
  switch (fault.code) {
    case simdjson::UNCLOSED_STRING:
    case simdjson::STRING_ERROR: return "a text without its closing quote";
    case simdjson::UTF8_ERROR: return "text that is not UTF-8";
    case simdjson::UNESCAPED_CHARS: return "a control character in a text";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return "too large";
    case simdjson::TRAILING_CONTENT: return "something follows the JSON object";
    case simdjson::DEPTH_ERROR: return "nested too deeply";
    case simdjson::INCORRECT_TYPE:
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
    case simdjson::NUMBER_ERROR: return "a value that is no JSON";
    default: return "broken structure: a comma, colon, bracket or value is missing or out of place";
  }
}

namespace {

/// Reads tokens one after the other; brackets that wait for their partners are kept in a string.
class ContainerReader {
 public:
  explicit ContainerReader(std::string_view text) : text_(text) {}

  bool is_sound() {
    while (next_ < text_.size()) {
      char c = text_[next_];
      if (is_json_space(c)) {
        ++next_;
      } else if (!take(c)) {
        return false;
      }
    }
    return open_.empty() && expected_ == Expected::nothing;
  }

 private:
  enum class Expected : uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

  bool take(char c) {
    switch (expected_) {
      case Expected::value_or_end:
        if (c == ']') return close(c);
        return value(c);
      case Expected::value: return value(c);
      case Expected::key_or_end:
        if (c == '}') return close(c);
        return key(c);
      case Expected::key: return key(c);
      case Expected::colon: return c == ':' && step(Expected::value);
      case Expected::comma_or_end:
        if (c == ',') return step(open_.back() == '{' ? Expected::key : Expected::value);
        return close(c);
      case Expected::nothing: return false;
    }
    return false;
  }

  bool step(Expected expected) {
    ++next_;
    expected_ = expected;
    return true;
  }

  bool value(char c) {
    if (c == '{' || c == '[') {
      open_ += c;
      return step(c == '{' ? Expected::key_or_end : Expected::value_or_end);
    }
    if (c == '"') return text(Expected::comma_or_end);
    auto end = std::min(text_.find_first_of(",:]} \t\r\n", next_), text_.size());
    if (!is_sound_scalar(text_.substr(next_, end - next_))) return false;
    next_ = end;
    expected_ = Expected::comma_or_end;
    return true;
  }

  bool key(char c) { return c == '"' && text(Expected::colon); }

  /// Escapes are not looked at: broken ones stay as they are when a text is decoded.
  bool text(Expected expected) {
    auto end = text_.find_first_of("\"\\", next_ + 1);
    while (end != std::string_view::npos && text_[end] == '\\') end = text_.find_first_of("\"\\", end + 2);
    if (end == std::string_view::npos) return false;
    next_ = end;
    return step(expected);
  }

  bool close(char c) {
    if (open_.back() != (c == '}' ? '{' : c == ']' ? '[' : c)) return false;
    open_.pop_back();
    return step(open_.empty() ? Expected::nothing : Expected::comma_or_end);
  }

  std::string_view text_;
  size_t next_ = 0;
  std::string open_;
  Expected expected_ = Expected::value;
};

}  // namespace

bool is_sound_container(std::string_view token) { return ContainerReader(token).is_sound(); }

}  // namespace dohyo::json
