#include "interpreter/input/json_outline.h"

#include <string>

namespace dohyo {

namespace {

constexpr size_t none = std::string_view::npos;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  JsonOutline read() {
    while (position_ < text_.size()) {
      char c = text_[position_];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        outline_.has_line_break |= c == '\n';
        ++position_;
        continue;
      }
      Step step = token(c);
      if (step == Step::broken) return at(JsonOutline::State::broken);
      if (step == Step::cut_off) break;
      if (open_.empty()) return at(JsonOutline::State::whole);
    }
    return at(JsonOutline::State::cut_off);
  }

 private:
  enum class Expect : uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end };
  enum class Step : uint8_t { ok, broken, cut_off };

  JsonOutline at(JsonOutline::State state) {
    outline_.state = state;
    outline_.end = state == JsonOutline::State::cut_off ? text_.size() : position_;
    return outline_;
  }

  Step token(char c) {
    switch (c) {
      case '{':
      case '[': return open(c);
      case '}': return close('{', Expect::key_or_end);
      case ']': return close('[', Expect::value_or_end);
      case ':': return separator(Expect::colon, Expect::value);
      case ',': return separator(Expect::comma_or_end, open_.back() == '{' ? Expect::key : Expect::value);
      case '"': return string();
      default: return word();
    }
  }

  [[nodiscard]] bool expects_value() const {
    return expect_ == Expect::value || expect_ == Expect::value_or_end;
  }

  Step open(char c) {
    if (!expects_value()) return Step::broken;
    outline_.holds_object |= c == '{' && open_ == "[";
    open_ += c;
    expect_ = c == '{' ? Expect::key_or_end : Expect::value_or_end;
    ++position_;
    return Step::ok;
  }

  Step close(char opened, Expect when_empty) {
    if (open_.empty() || open_.back() != opened || (expect_ != Expect::comma_or_end && expect_ != when_empty))
      return Step::broken;
    open_.pop_back();
    expect_ = Expect::comma_or_end;
    ++position_;
    return Step::ok;
  }

  Step separator(Expect expected, Expect next) {
    if (expect_ != expected) return Step::broken;
    expect_ = next;
    ++position_;
    return Step::ok;
  }

  Step string() {
    bool is_key = expect_ == Expect::key || expect_ == Expect::key_or_end;
    if (!is_key && !expects_value()) return Step::broken;
    for (size_t next = position_ + 1;;) {
      next = text_.find_first_of("\"\\\n", next);
      if (next == none) return Step::cut_off;
      if (text_[next] == '\n') {
        position_ = next;
        return Step::broken;
      }
      if (text_[next] == '"') {
        position_ = next + 1;
        expect_ = is_key ? Expect::colon : Expect::comma_or_end;
        return Step::ok;
      }
      // A line break is none the better for a backslash before it.
      next += next + 1 < text_.size() && text_[next + 1] == '\n' ? 1 : 2;
    }
  }

  Step word() {
    if (!expects_value()) return Step::broken;
    size_t end = text_.find_first_of(",]} \t\r\n", position_);
    std::string_view word = text_.substr(position_, end - position_);
    bool is_number = word.find_first_not_of("0123456789+-.eE") == none;
    bool is_name = false;
    for (std::string_view name : {"true", "false", "null", "NaN", "Infinity", "-Infinity"})
      is_name |= end == none ? name.starts_with(word) : name == word;
    if (!is_number && !is_name) return Step::broken;
    if (end == none) return Step::cut_off;
    position_ = end;
    expect_ = Expect::comma_or_end;
    return Step::ok;
  }

  std::string_view text_;
  size_t position_ = 0;
  std::string open_;  ///< the brackets that are open
  Expect expect_ = Expect::value;
  JsonOutline outline_;
};

}  // namespace

JsonOutline outline_json(std::string_view text) { return Reader(text).read(); }

}  // namespace dohyo
