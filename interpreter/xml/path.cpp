#include "interpreter/xml/path.h"

#include <algorithm>
#include <charconv>

namespace dohyo::xml {

namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class PathReader {
 public:
  PathReader(std::string_view text, PathFault& fault) : text_(text), fault_(fault) {}

  std::optional<Path> read() {
    (void)accept("/");
    do {
      if (!read_part()) return {};
      if (path_.steps.size() > most_steps) return fail("a path has at most 200 steps");
    } while (!ends_ && accept("/"));
    skip_blanks();
    if (next_ < text_.size()) return fail("this is no part of a path", "a path is written like /Event/System/EventID/text()");
    if (path_.steps.empty()) return fail("a path begins with an element", "write it from the root: /Event/System/EventID");
    return std::move(path_);
  }

 private:
  std::nullopt_t fail(std::string message, std::string help = {}) { return fail_at(next_, std::move(message), std::move(help)); }
  std::nullopt_t fail_at(size_t position, std::string message, std::string help = {}) {
    fault_ = {std::move(message), std::move(help), position};
    return std::nullopt;
  }

  void skip_blanks() {
    while (next_ < text_.size() && (text_[next_] == ' ' || text_[next_] == '\t' || text_[next_] == '\n')) ++next_;
  }
  bool accept(std::string_view sign) {
    skip_blanks();
    if (!text_.substr(next_).starts_with(sign)) return false;
    next_ += sign.size();
    return true;
  }
  std::string_view name() {
    skip_blanks();
    size_t begin = next_;
    while (next_ < text_.size() && is_name(text_[next_])) ++next_;
    return text_.substr(begin, next_ - begin);
  }

  /// An element with its predicates, or what a path can end with.
  bool read_part() {
    skip_blanks();
    size_t begin = next_;
    if (accept("/")) return refuse(begin, "`//` searches at any depth, which is not possible here", "write the whole path from the root");
    if (accept("@")) return read_attribute();
    if (accept("..")) return refuse(begin, "`..` leads back, which is not possible here", "write the path of the wanted element from the root");
    if (accept("*")) {
      path_.steps.push_back({"*"});
      return read_predicates();
    }
    auto word = name();
    if (word == "." || word == "..")
      return refuse(begin, "a path leads from each element to its children only", "write the path of the wanted element from the root");
    if (word.find("::") != std::string_view::npos)
      return refuse(begin, "axes are not possible here", "an element stands for itself, and an attribute is written @name");
    if (word.empty()) return refuse(begin, "expected the name of an element, text() or @attribute", "a path is written like /Event/System/EventID/text()");
    if (accept("(")) {
      if (word == "text" && accept(")")) {
        path_.target = Path::Target::text;
        return ends_ = true;
      }
      return refuse(begin, "the only function at the end of a path is text()");
    }
    path_.steps.push_back({std::string(word)});
    return read_predicates();
  }

  bool read_attribute() {
    size_t begin = next_;
    auto word = name();
    if (word.empty()) return refuse(begin, "expected the name of an attribute after @");
    path_.target = Path::Target::attribute;
    path_.attribute = word;
    return ends_ = true;
  }

  bool read_predicates() {
    while (accept("[")) {
      if (!read_predicate()) return false;
      if (!accept("]")) return refuse(next_, "expected ]");
    }
    return true;
  }

  bool read_predicate() {
    skip_blanks();
    size_t begin = next_;
    constexpr auto* help = "predicates are [2], [last()] and [@name='value']";
    if (accept("@")) {
      Predicate predicate{Predicate::Kind::attribute};
      predicate.attribute = name();
      if (predicate.attribute.empty() || !accept("=")) return refuse(begin, "this predicate is not possible here", help);
      return read_value(predicate);
    }
    auto word = name();
    if (word == "last" && accept("(") && accept(")")) {
      path_.steps.back().predicates.push_back({Predicate::Kind::last});
      return true;
    }
    Predicate predicate{Predicate::Kind::position};
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), predicate.position);
    if (word.empty() || error != std::errc() || end != word.data() + word.size())
      return refuse(begin, "this predicate is not possible here", help);
    if (predicate.position == 0) return refuse(begin, "positions are counted from 1");
    path_.steps.back().predicates.push_back(std::move(predicate));
    return true;
  }

  /// In quotes of either kind, or up to the bracket.
  bool read_value(Predicate& predicate) {
    skip_blanks();
    size_t begin = next_;
    char quote = next_ < text_.size() ? text_[next_] : '\0';
    bool quoted = quote == '\'' || quote == '"';
    auto end = quoted ? text_.find(quote, next_ + 1) : text_.find(']', next_);
    if (end == std::string_view::npos) return refuse(begin, quoted ? "this quote is not closed" : "expected ]");
    predicate.value = quoted ? text_.substr(next_ + 1, end - next_ - 1) : text_.substr(next_, end - next_);
    while (!quoted && predicate.value.ends_with(' ')) predicate.value.pop_back();
    next_ = quoted ? end + 1 : end;
    path_.steps.back().predicates.push_back(std::move(predicate));
    return true;
  }

  bool refuse(size_t position, std::string message, std::string help = {}) {
    fail_at(position, std::move(message), std::move(help));
    return false;
  }

  std::string_view text_;
  PathFault& fault_;
  Path path_;
  size_t next_ = 0;
  bool ends_ = false;  ///< text() or an attribute was read
};

}  // namespace

bool Path::has_prefix() const {
  auto prefixed = [](const std::string& name) { return name.find(':') != std::string::npos; };
  return prefixed(attribute) || std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return prefixed(step.name); });
}

std::optional<Path> parse_path(std::string_view text, PathFault& fault) { return PathReader(text, fault).read(); }

}  // namespace dohyo::xml
