#include "interpreter/library/backslashes.h"

#include <fmt/format.h>

#include <algorithm>

namespace dohyo {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
bool one_of(char c, std::string_view set) { return c != '\0' && set.find(c) != std::string_view::npos; }
char at(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\0'; }

}  // namespace

std::string unquote_regex(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    if (raw[i + 1] != '"') out += '\\';
    out += raw[++i];
  }
  return out;
}

namespace {

/// The table "Repair of doubled backslashes".
class BackslashRepair {
 public:
  explicit BackslashRepair(std::string_view in) : in_(in) {}

  std::string run() {
    // Whether `\\+` and its like are doubled escapes depends on the rest of the text, so look first, then
    // write.
    walk(false);
    walk(true);
    return std::move(out_);
  }

 private:
  void walk(bool write) {
    write_ = write;
    class_begin_ = std::string_view::npos;
    for (size_t i = 0; i < in_.size();) {
      if (in_[i] == '\\') {
        i = take_run(i);
        continue;
      }
      if (in_class()) {
        bool first = i == class_begin_ + 1 || (i == class_begin_ + 2 && in_[class_begin_ + 1] == '^');
        if (in_[i] == ']' && !first) class_begin_ = std::string_view::npos;
      } else if (in_[i] == '[') {
        enter_class(i);
      }
      emit(in_.substr(i, 1));
      ++i;
    }
  }

  [[nodiscard]] bool in_class() const { return class_begin_ != std::string_view::npos; }

  void enter_class(size_t i) {
    class_begin_ = i;
    class_is_doubled_ = false;
    size_t j = i + 1;
    if (at(in_, j) == '^') ++j;
    if (at(in_, j) == ']') ++j;
    for (; j < in_.size() && in_[j] != ']'; ++j) {
      if (in_[j] != '\\') continue;
      size_t run = run_length(j);
      if (run == 2 && one_of(at(in_, j + 2), "sdw")) class_is_doubled_ = true;
      j += run % 2 == 1 ? run : run - 1;
    }
  }

  [[nodiscard]] size_t run_length(size_t i) const {
    size_t n = 0;
    while (at(in_, i + n) == '\\') ++n;
    return n;
  }

  /// Returns the place behind the run and the character it escapes.
  size_t take_run(size_t i) {
    size_t n = run_length(i);
    char c = at(in_, i + n);
    char after = at(in_, i + n + 1);
    if (n % 2 == 1) {
      auto length = std::min(n + 1, in_.size() - i);
      emit(in_.substr(i, length));
      return i + length;
    }
    if (n == 4 && !in_class()) {
      doubled_elsewhere_ = true;
      // A quantifier behind it counts the whole separator.
      emit(one_of(c, "*+{") ? R"((?:\\{1,2}))" : R"(\\{1,2})");
    } else if (n == 2 && is_doubled_escape(c, after)) {
      emit(in_.substr(i + 1, 2));
      return i + 3;
    } else {
      emit(in_.substr(i, n));
    }
    return i + n;
  }

  bool is_doubled_escape(char c, char after) {
    if (in_class()) {
      bool doubled = class_is_doubled_ && one_of(c, "dDsSwWrnt");
      doubled_elsewhere_ = doubled_elsewhere_ || doubled;
      return doubled;
    }
    if (one_of(c, "dDsSwWbB") && !is_word(after)) {
      doubled_elsewhere_ = true;
      return true;
    }
    if (c == '.') return after != '*' && after != '+';
    return one_of(c, "+?*{}^)") && doubled_elsewhere_;
  }

  void emit(std::string_view text) {
    if (write_) out_ += text;
  }

  std::string_view in_;
  std::string out_;
  bool write_ = false;
  size_t class_begin_ = std::string_view::npos;
  bool class_is_doubled_ = false;
  bool doubled_elsewhere_ = false;  ///< another class escape was repaired, or there is a run of four
};

}  // namespace

std::string doubled_boundary_hint(std::string_view pattern) {
  for (size_t i = 0; i + 3 < pattern.size(); ++i) {
    if (pattern[i] != '\\') continue;
    size_t n = 0;
    while (at(pattern, i + n) == '\\') ++n;
    if (n == 2 && pattern[i + 2] == 'b' && is_letter(at(pattern, i + 3)))
      return R"(`\\b` before a letter is read as a backslash and the letter b; a word boundary is `\b`)";
    i += n;
  }
  return {};
}

std::string control_character_hint(std::string_view pattern) {
  for (size_t i = 0; i + 2 < pattern.size(); ++i) {
    if (pattern[i] != '\\') continue;
    if (one_of(pattern[i + 1], "tnr") && is_letter(pattern[i + 2]))
      return fmt::format(R"(`\{}` is a {} here; a backslash is written `\\`)", pattern[i + 1],
                         pattern[i + 1] == 't' ? "tab" : "line break");
    ++i;
  }
  return {};
}

std::string repair_backslashes(std::string_view pattern) { return BackslashRepair(pattern).run(); }

}  // namespace dohyo
