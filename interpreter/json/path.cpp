#include "interpreter/json/path.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dohyo::json {

namespace {

using Step = PathQuery::Step;
using Kind = Step::Kind;

/// Evaluation recurses once per step.
constexpr size_t most_steps = 200;

class PathParser {
 public:
  PathParser(std::string_view text, PathProblem& problem) : text_(text), problem_(problem) {}

  std::optional<std::vector<Step>> parse() {
    if (text_.empty()) return fail(0, 0, "a path must not be empty", "`$` is the whole JSON text");
    // A dollar sign that is more than the root belongs to a key: `$id`.
    bool rooted = text_ == "$" || text_.starts_with("$.") || text_.starts_with("$[");
    if (rooted) next_ = 1;
    bool first = !rooted;
    while (next_ < text_.size()) {
      auto begin = next_;
      auto before = steps_.size();
      if (!step(first)) return {};
      first = false;
      for (auto i = before; i < steps_.size(); ++i)
        if (!steps_[i].bare) steps_[i].offset = begin, steps_[i].length = next_ - begin;
      if (steps_.size() > most_steps) return fail(0, text_.size(), "this path has more than 200 steps");
    }
    return std::move(steps_);
  }

 private:
  std::nullopt_t fail(size_t offset, size_t length, std::string message, std::string help = {}) {
    problem_ = {offset, length, false, std::move(message), std::move(help)};
    return std::nullopt;
  }
  bool refuse(size_t offset, size_t length, std::string message, std::string help = {}) {
    fail(offset, length, std::move(message), std::move(help));
    return false;
  }
  bool unsupported(size_t offset, size_t length, std::string_view what) {
    refuse(offset, length, fmt::format("{} are not supported in paths", what),
           "take the values with [*], or the parts with several paths, and test them in a later stage");
    problem_.unsupported = true;
    return false;
  }

  Step& add(Kind kind) {
    steps_.emplace_back().kind = kind;
    return steps_.back();
  }

  [[nodiscard]] bool at(char c) const { return next_ < text_.size() && text_[next_] == c; }
  bool accept(char c) {
    if (!at(c)) return false;
    ++next_;
    return true;
  }
  void skip_blanks() {
    while (at(' ')) ++next_;
  }

  bool step(bool first) {
    if (at('[')) return bracket();
    auto dot = next_;
    if (accept('.')) {
      if (first && !at('.'))
        return refuse(dot, 1, "a path does not begin with a dot", fmt::format("write `{}` or `${}`", text_.substr(1), text_));
      if (accept('.')) add(Kind::everywhere);
      if (at('[')) return bracket();
    }
    return name();
  }

  bool name() {
    auto begin = next_;
    next_ = std::min(text_.find_first_of(".[", begin), text_.size());
    auto key = text_.substr(begin, next_ - begin);
    if (key.empty()) return refuse(begin, begin < text_.size() ? 1 : 0, "a key is missing here");
    if (key == "*") {
      add(Kind::every);
      return true;
    }
    if (key.find('*') != std::string_view::npos)
      return refuse(begin, key.size(), "a star stands for a whole key or element, not for a part of it",
                    fmt::format("a key that is spelled so is written ['{}']", key));
    if (key == "@") return unsupported(begin, key.size(), "filters and the current node `@`");
    if (key.front() == '(' || key.front() == '?') return unsupported(begin, text_.size() - begin, "filters and scripts");
    if (key.ends_with("()")) return unsupported(begin, key.size(), "functions");
    auto& step = add(Kind::key);
    step.names = {std::string(key)};
    step.bare = true;
    step.offset = begin;
    step.length = key.size();
    return true;
  }

  bool bracket() {
    auto open = next_++;
    skip_blanks();
    bool good = false;
    if (at('?') || at('(') || at('@')) return unsupported(open, text_.size() - open, "filters and scripts");
    if (accept('*')) {
      add(Kind::every);
      good = true;
    } else if (at('\'') || at('"')) {
      good = quoted_keys();
    } else {
      good = indices(open);
    }
    if (!good) return false;
    skip_blanks();
    if (accept(']')) return true;
    if (next_ >= text_.size()) return refuse(open, text_.size() - open, "this bracket is never closed", "add ]");
    return refuse(next_, 1, "expected ] here");
  }

  bool quoted_keys() {
    std::vector<std::string> names;
    do {
      skip_blanks();
      auto begin = next_;
      if (!at('\'') && !at('"')) return refuse(begin, begin < text_.size() ? 1 : 0, "expected a key in quotes");
      std::string key;
      if (!quoted(key)) return refuse(begin, text_.size() - begin, "this key has no closing quote");
      names.push_back(std::move(key));
      skip_blanks();
    } while (accept(','));
    auto& step = add(names.size() == 1 ? Kind::key : Kind::keys);
    step.names = std::move(names);
    return true;
  }

  bool quoted(std::string& key) {
    char quote = text_[next_++];
    while (next_ < text_.size()) {
      char c = text_[next_++];
      if (c == quote) return true;
      // Only a quote or a backslash needs a backslash; before others it is itself, as in Windows paths.
      if (c == '\\' && (at(quote) || at('\\'))) c = text_[next_++];
      key += c;
    }
    return false;
  }

  bool indices(size_t open) {
    std::vector<std::optional<int64_t>> numbers;
    char separator = '\0';
    for (;;) {
      std::optional<int64_t> number;
      if (!integer(number)) return false;
      skip_blanks();
      numbers.push_back(number);
      char c = at(',') || at(':') ? text_[next_] : '\0';
      if (c == '\0') break;
      if (separator != '\0' && (c != separator || c == ':'))
        return refuse(next_, 1, c == ':' && separator == ':' ? "a slice has no step width" : "a slice cannot be one of several");
      separator = c;
      ++next_;
      skip_blanks();
    }
    if (separator == ':') {
      auto& step = add(Kind::slice);
      step.begin = numbers[0];
      step.end = numbers[1];
      return true;
    }
    std::vector<int64_t> whole;
    for (const auto& number : numbers) {
      if (!number)
        return refuse(open, next_ - open + (at(']') ? 1 : 0), "expected an index, a star, or a key in quotes in the brackets",
                      "a key is written ['name']");
      whole.push_back(*number);
    }
    auto& step = add(whole.size() == 1 ? Kind::element : Kind::elements);
    step.indices = std::move(whole);
    return true;
  }

  /// Nothing is no fault: `[1:]`.
  bool integer(std::optional<int64_t>& number) {
    auto begin = next_;
    accept('-');
    while (next_ < text_.size() && text_[next_] >= '0' && text_[next_] <= '9') ++next_;
    if (next_ == begin) {
      if (next_ >= text_.size() || at(']') || at(':') || at(',')) return true;
      auto end = std::min(text_.find_first_of("],:", begin), text_.size());
      return refuse(begin, end - begin, "expected an index, a star, or a key in quotes in the brackets",
                    fmt::format("a key is written ['{}']", text_.substr(begin, end - begin)));
    }
    int64_t value = 0;
    auto result = std::from_chars(text_.data() + begin, text_.data() + next_, value);
    if (result.ec != std::errc() || result.ptr != text_.data() + next_)
      return refuse(begin, next_ - begin, "this is no index of an array");
    number = value;
    return true;
  }

  std::string_view text_;
  PathProblem& problem_;
  size_t next_ = 0;
  std::vector<Step> steps_;
};

}  // namespace

std::optional<PathQuery> PathQuery::parse(std::string_view text, PathProblem& problem) {
  auto steps = PathParser(text, problem).parse();
  if (!steps) return {};
  PathQuery query;
  query.steps_ = std::move(*steps);
  return query;
}

std::vector<std::string> PathQuery::leading_keys() const {
  std::vector<std::string> keys;
  for (const auto& step : steps_) {
    if (step.kind != Kind::key || step.names[0].empty()) break;
    keys.push_back(step.names[0]);
  }
  return keys;
}

PathQuery PathQuery::behind(size_t count) const {
  PathQuery rest;
  rest.steps_.assign(steps_.begin() + static_cast<std::ptrdiff_t>(count), steps_.end());
  return rest;
}

bool PathQuery::gives_array() const {
  return std::any_of(steps_.begin(), steps_.end(), [](const Step& s) { return s.kind != Kind::key && s.kind != Kind::element; });
}

bool PathQuery::descends() const {
  return std::any_of(steps_.begin(), steps_.end(), [](const Step& s) { return s.kind == Kind::everywhere; });
}

}  // namespace dohyo::json
