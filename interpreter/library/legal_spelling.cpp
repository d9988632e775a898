#include "interpreter/library/legal_spelling.h"

namespace dohyo {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// `[end]` is called `end`, `value...` is called `value`.
std::string_view bare_name(ParameterName parameter) {
  if (parameter.starts_with('[')) parameter.remove_prefix(1);
  return parameter.substr(0, parameter.find_first_of("].,"));
}

/// Behind a bracket or comma and before one, where nothing binds tighter than the argument.
bool stands_alone(std::string_view pattern, size_t begin, size_t end) {
  auto blank = [](char c) { return c == ' '; };
  while (begin > 0 && blank(pattern[begin - 1])) --begin;
  while (end < pattern.size() && blank(pattern[end])) ++end;
  bool before = begin > 0 && (pattern[begin - 1] == '(' || pattern[begin - 1] == ',');
  bool behind = end < pattern.size() && (pattern[end] == ')' || pattern[end] == ',');
  return before && behind;
}

/// What the query has for a parameter; null when that is not one argument.
std::optional<size_t> index_of(std::string_view word, const ScalarFunction& function) {
  for (size_t i = 0; i < function.parameters.size(); ++i)
    if (bare_name(function.parameters[i]) == word) return i;
  return {};
}

}  // namespace

std::string LegalSpelling::operand(size_t index) const {
  const auto& argument = arguments_[index];
  return argument.loose ? "(" + argument.text + ")" : argument.text;
}

std::string spell_legally(const ScalarFunction& function, const LegalSpelling& written) {
  if (function.spell) return function.spell(written);
  auto pattern = function.documentation.rewrite;
  std::string out;
  for (size_t i = 0; i < pattern.size();) {
    size_t end = i;
    while (end < pattern.size() && is_word(pattern[end])) ++end;
    if (end == i) {
      out += pattern[i++];
      continue;
    }
    auto word = pattern.substr(i, end - i);
    auto parameter = index_of(word, function);
    if (!parameter) {
      out += word;
    } else if (*parameter >= written.size() || function.parameters[*parameter].find("...") != std::string_view::npos) {
      return {};
    } else {
      out += stands_alone(pattern, i, end) ? written.argument(*parameter) : written.operand(*parameter);
    }
    i = end;
  }
  // What the pattern has no place for would be lost.
  for (size_t i = 0; i < written.size(); ++i)
    if (i >= function.parameters.size() || pattern.find(bare_name(function.parameters[i])) == std::string_view::npos) return {};
  return out;
}

std::string regex_literal(std::string_view pattern) {
  std::string out = "/";
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      out += pattern[i++];
      out += pattern[i];
    } else if (pattern[i] == '/') {
      out += "\\/";
    } else {
      out += pattern[i];
    }
  }
  return out + "/";
}

std::string text_literal(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace dohyo
