#include "interpreter/steps/key_values.h"

#include <algorithm>
#include <array>

namespace dohyo::key_values {

namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::array<std::string_view, 3> delimiters = {"=", ":", "->"};

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }
bool is_quote(char c) { return c == '"' || c == '\''; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_letter(c) || is_digit(c); }
/// Characters of a key that stands without quotes.
bool is_key(char c) { return is_word(c) || c == '.' || c == '-' || c == '@' || c == '$'; }
/// Ends a value that stands without quotes.
bool ends_value(char c) { return is_space(c) || std::string_view(",;&)]}").find(c) != nowhere; }

size_t skip_blanks(std::string_view text, size_t i) {
  while (i < text.size() && is_blank(text[i])) ++i;
  return i;
}

/// Whether `=`, as in the next pair of `user= src=10.0.0.1`, follows the word at `i`.
bool pair_begins(std::string_view text, size_t i) {
  if (i < text.size() && is_quote(text[i])) ++i;
  if (i >= text.size() || !is_letter(text[i])) return false;
  while (i < text.size() && is_key(text[i])) ++i;
  if (i < text.size() && is_quote(text[i])) ++i;
  return i < text.size() && text[i] == '=';
}

/// The quote that closes the one before `from`: the next that no backslash escapes. A path may end in a backslash,
/// `dir="C:\x\" user="ann"`: where the next one evidently opens another value, the escaped one was the end.
size_t closing_quote(std::string_view text, size_t from, char quote) {
  size_t escaped = nowhere;
  for (size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      if (text[i] == quote && escaped == nowhere) escaped = i;
      continue;
    }
    if (text[i] != quote) continue;
    bool opens = i > from && (text[i - 1] == '=' || text[i - 1] == ':');
    return opens && escaped != nowhere ? escaped : i;
  }
  return escaped;
}

struct Value {
  std::string_view text;
  size_t end;  ///< behind it, and behind its quote
};

/// `at`: behind the delimiter. `loose`: blanks stood before it, so they may stand behind it, too.
Value read_value(std::string_view text, size_t at, bool equal_sign, bool loose) {
  size_t begin = skip_blanks(text, at);
  // `user= src=10.0.0.1`: no value.
  if (begin > at && equal_sign && !loose && pair_begins(text, begin)) return {text.substr(at, 0), at};
  if (begin < text.size() && is_quote(text[begin])) {
    auto close = closing_quote(text, begin + 1, text[begin]);
    if (close != nowhere) return {text.substr(begin + 1, close - begin - 1), close + 1};
  }
  size_t end = begin;
  while (end < text.size() && !ends_value(text[end])) ++end;
  return {text.substr(begin, end - begin), end};
}

/// The length of the delimiter at `i`; 0 when there is none.
size_t delimiter_at(std::string_view text, size_t i) {
  for (auto delimiter : delimiters)
    if (text.substr(i).starts_with(delimiter)) return delimiter.size();
  return 0;
}

/// The key that ends at `end` and does not reach before `begin`; empty when there is none.
std::string_view key_before(std::string_view text, size_t begin, size_t end) {
  while (end > begin && is_blank(text[end - 1])) --end;
  if (end > begin && is_quote(text[end - 1])) {
    auto close = end - 1;
    auto open = text.substr(begin, close - begin).rfind(text[close]);
    if (open == nowhere) return {};
    auto key = text.substr(begin + open + 1, close - begin - open - 1);
    return key.find('\n') == nowhere ? key : std::string_view();
  }
  size_t i = end;
  while (i > begin && is_key(text[i - 1])) --i;
  while (i < end && (text[i] == '-' || text[i] == '.')) ++i;
  return i < end && !is_digit(text[i]) ? text.substr(i, end - i) : std::string_view();
}

std::vector<Pair> all_with(std::string_view text, std::string_view delimiter) {
  std::vector<Pair> pairs;
  size_t free = 0;  // what stands before belongs to earlier pairs
  for (size_t at = text.find(delimiter); at != nowhere && pairs.size() < most_pairs;) {
    auto key = key_before(text, free, at);
    if (key.empty()) {
      at = text.find(delimiter, at + 1);
      continue;
    }
    bool loose = is_blank(text[at - 1]);
    auto value = read_value(text, at + delimiter.size(), delimiter == "=", loose);
    pairs.emplace_back(key, value.text);
    free = value.end;
    at = text.find(delimiter, free);
  }
  return pairs;
}

void clear(Extractor::Fields fields) { std::fill(fields.begin(), fields.end(), std::string_view()); }

/// A match of nothing is an empty text, not null.
std::string_view found(std::string_view value) { return value.data() == nullptr ? std::string_view("", 0) : value; }

}  // namespace

std::string_view find(std::string_view text, std::string_view key) {
  if (key.empty()) return {};
  for (size_t at = text.find(key); at != nowhere; at = text.find(key, at + 1)) {
    bool at_boundary = at == 0 || !is_word(key.front()) || !is_word(text[at - 1]);
    if (!at_boundary) continue;
    size_t i = at + key.size();
    if (at > 0 && is_quote(text[at - 1]) && i < text.size() && text[i] == text[at - 1]) ++i;
    size_t delimiter = skip_blanks(text, i);
    auto length = delimiter < text.size() ? delimiter_at(text, delimiter) : 0;
    if (length == 0) continue;
    return read_value(text, delimiter + length, text[delimiter] == '=', delimiter > i).text;
  }
  return {};
}

std::vector<Pair> all(std::string_view text, const std::optional<std::string>& delimiter) {
  if (delimiter) return all_with(text, *delimiter);
  std::vector<Pair> most;
  for (auto each : delimiters) {
    auto pairs = all_with(text, each);
    if (pairs.size() > most.size()) most = std::move(pairs);
  }
  return most;
}

bool KeyExtractor::extract(std::string_view text, Fields fields, Run) const {
  bool any = false;
  for (size_t i = 0; i < keys_.size(); ++i) {
    fields[i] = find(text, keys_[i]);
    any = any || fields[i].data() != nullptr;
  }
  return any;
}

bool KeyPatternExtractor::extract(std::string_view text, Fields fields, Run run) const {
  clear(fields);
  return regex_.group_count() == 2 ? extract_pairs(text, fields, run.counters) : extract_closest(text, fields, run.counters);
}

bool KeyPatternExtractor::extract_pairs(std::string_view text, Fields fields, RunCounters* counters) const {
  std::array<std::string_view, 3> captures;
  MatchWalk walk(regex_, text, counters);
  size_t missing = keys_.size();
  while (missing > 0 && walk.next(captures)) {
    if (captures[1].data() == nullptr || captures[2].data() == nullptr) continue;
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (fields[i].data() != nullptr || captures[1] != keys_[i]) continue;
      fields[i] = found(captures[2]);
      --missing;
    }
  }
  return missing < keys_.size();
}

bool KeyPatternExtractor::extract_closest(std::string_view text, Fields fields, RunCounters* counters) const {
  constexpr size_t usual = 16;
  struct Best {
    size_t begin = nowhere;  ///< of the key's text
    size_t end = 0;
    size_t cost = SIZE_MAX;  ///< twice the distance, and one more for a match before the key
  };
  std::array<Best, usual> few;
  std::vector<Best> many;
  if (keys_.size() > usual) many.resize(keys_.size());
  Best* best = keys_.size() > usual ? many.data() : few.data();
  bool any_key = false;
  for (size_t i = 0; i < keys_.size(); ++i) {
    best[i].begin = text.find(keys_[i]);
    best[i].end = best[i].begin + keys_[i].size();
    any_key = any_key || best[i].begin != nowhere;
  }
  if (!any_key) return false;
  std::array<std::string_view, 2> captures;
  MatchWalk walk(regex_, text, counters);
  bool any = false;
  while (walk.next(captures)) {
    if (captures[1].data() == nullptr) continue;
    auto begin = static_cast<size_t>(captures[0].data() - text.data());
    auto end = begin + captures[0].size();
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (best[i].begin == nowhere) continue;
      size_t cost = begin >= best[i].end ? 2 * (begin - best[i].end) : end <= best[i].begin ? 2 * (best[i].begin - end) + 1 : 0;
      if (cost >= best[i].cost) continue;
      best[i].cost = cost;
      fields[i] = found(captures[1]);
      any = true;
    }
  }
  return any;
}

bool PairExtractor::extract(std::string_view text, Fields fields, Run) const {
  clear(fields);
  for (auto [key, value] : all(text, delimiter_))
    for (size_t i = 0; i < keys_.size(); ++i)
      if (key == keys_[i]) fields[i] = found(value);
  return true;
}

}  // namespace dohyo::key_values
