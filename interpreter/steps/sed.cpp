#include "interpreter/steps/sed.h"

#include <charconv>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// Splits `/a/b/c` at the character it begins with; escaped ones lose their backslash and do not divide. Three parts.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  char divider = text[0];
  parts.emplace_back();
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == divider && parts.size() < 3) {
      parts.emplace_back();
    } else if (text[i] == '\\' && i + 1 < text.size()) {
      if (text[i + 1] != divider) parts.back() += '\\';
      parts.back() += text[++i];
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

constexpr auto* shapes = "write s/REGEX/REPLACEMENT/ or y/abc/xyz/, with g behind the last / for every match";

}  // namespace

std::optional<SedExpression> SedExpression::parse(std::string_view text, Fault& fault) {
  bool transliterates = text.starts_with('y');
  if (!transliterates && !text.starts_with('s')) {
    fault = {"a sed expression begins with s or y", shapes};
    return {};
  }
  auto parts = split(text.substr(1));
  if (parts.size() != 3) {
    fault = {"a sed expression has three parts", shapes};
    return {};
  }
  SedExpression expression;
  if (transliterates) {
    auto from = code_points(parts[0]);
    auto to = code_points(parts[1]);
    if (from.size() != to.size() || !parts[2].empty()) {
      fault = {"both lists of characters must be equally long, and nothing may stand behind them", shapes};
      return {};
    }
    for (size_t i = 0; i < from.size(); ++i) expression.characters_.emplace(from[i], to[i]);
    return expression;
  }
  bool ignore_case = false;
  if (!read_flags(parts[2], expression, ignore_case, fault)) return {};
  Regex::Fault regex_fault;
  expression.regex_ = Regex::compile(parts[0], {Regex::Groups::all, ignore_case}, regex_fault);
  if (!expression.regex_) {
    fault = {regex_fault.message, {}};
    return {};
  }
  expression.read_replacement(parts[1]);
  for (const auto& piece : expression.replacement_)
    if (piece.is_group && piece.group > expression.regex_->group_count()) {
      fault = {"the replacement names a group that the pattern does not have", {}};
      return {};
    }
  return expression;
}

bool SedExpression::read_flags(std::string_view flags, SedExpression& expression, bool& ignore_case, Fault& fault) {
  for (size_t i = 0; i < flags.size();) {
    if (flags[i] == 'g' || flags[i] == 'i') {
      if (flags[i] == 'g') expression.only_ = 0;
      if (flags[i] == 'i') ignore_case = true;
      ++i;
      continue;
    }
    auto [end, error] = std::from_chars(flags.data() + i, flags.data() + flags.size(), expression.only_);
    if (error != std::errc() || expression.only_ == 0) {
      fault = {"the flags of a sed expression are g, i and the number of a match", shapes};
      return false;
    }
    i = static_cast<size_t>(end - flags.data());
  }
  return true;
}

void SedExpression::read_replacement(std::string_view text) {
  std::string literal;
  for (size_t i = 0; i < text.size(); ++i) {
    char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
    if (next >= '0' && next <= '9') {
      replacement_.push_back({literal, 0, false});
      literal.clear();
      replacement_.push_back({{}, static_cast<size_t>(next - '0'), true});
      ++i;
    } else if (next == 'n' || next == 't' || next == 'r' || next == '\\') {
      literal += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : '\\';
      ++i;
    } else {
      literal += text[i];
    }
  }
  replacement_.push_back({literal, 0, false});
}

bool SedExpression::apply(std::string_view text, std::string& out, RunCounters* counters) const {
  out.clear();
  return regex_ ? substitute(text, out, counters) : transliterate(text, out);
}

bool SedExpression::substitute(std::string_view text, std::string& out, RunCounters* counters) const {
  std::vector<std::string_view> captures(regex_->group_count() + 1);
  MatchWalk walk(*regex_, text, counters);
  const char* copied = nullptr;
  size_t number = 0;
  bool any = false;
  while (walk.next(captures)) {
    if (only_ != 0 && ++number != only_) continue;
    const char* begin = captures[0].data();
    // The walk knows where the text stands, be it empty.
    if (!any) out.append(text.data() == nullptr ? begin : text.data(), begin);
    else out.append(copied, begin);
    any = true;
    for (const auto& piece : replacement_) {
      if (piece.is_group)
        out += captures[piece.group].data() == nullptr ? std::string_view() : captures[piece.group];
      else
        out += piece.text;
    }
    copied = begin + captures[0].size();
    if (only_ != 0) break;
  }
  if (!any) return false;
  if (!text.empty()) out.append(copied, text.data() + text.size());
  return true;
}

bool SedExpression::transliterate(std::string_view text, std::string& out) const {
  bool any = false;
  for (size_t i = 0; i < text.size();) {
    size_t begin = i;
    auto known = characters_.find(utf8::next(text, i));
    if (known == characters_.end()) {
      out += text.substr(begin, i - begin);
    } else {
      utf8::append(out, known->second);
      any = true;
    }
  }
  return any;
}

}  // namespace dohyo
