// `parse regex` for `--dialect sumo` (04 C71 to C74).
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/legal_stage.h"
#include "interpreter/steps/parse_stage.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

/// The names of the groups, and where they stand in the pattern.
struct Group {
  std::string name;
  size_t begin;
};

std::vector<Group> groups_of(const std::string& pattern) {
  std::vector<Group> out;
  for (auto at = pattern.find("(?<"); at != std::string::npos; at = pattern.find("(?<", at + 1)) {
    auto end = pattern.find('>', at);
    if (end == std::string::npos || pattern[at + 3] == '=' || pattern[at + 3] == '!') continue;
    out.push_back({pattern.substr(at + 3, end - at - 3), at + 3});
  }
  return out;
}

/// The alternatives of a pattern that stand in no brackets.
std::vector<std::string> alternatives(const std::string& pattern) {
  std::vector<std::string> out(1);
  int depth = 0;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      out.back() += c;
      out.back() += pattern[++i];
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (!in_class) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == '|' && depth == 0 && !in_class) out.emplace_back();
    else out.back() += c;
  }
  return out;
}

bool repeats_a_name(const std::vector<Group>& groups) {
  for (size_t i = 0; i < groups.size(); ++i)
    for (size_t j = i + 1; j < groups.size(); ++j)
      if (equal_ignoring_ascii_case(groups[i].name, groups[j].name)) return true;
  return false;
}

}  // namespace

LegalStage spell_parse_regex(const WrittenStage& written) {
  std::string pattern;
  std::vector<ast::Name> names;
  std::string field;
  bool nocase = false;
  bool nodrop = false;
  bool multi = false;
  size_t patterns = 0;
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    if (item == nullptr) continue;
    names.insert(names.end(), item->aliases.begin(), item->aliases.end());
    if (const auto* text = as_text(item->expression)) {
      pattern = text->raw;
      ++patterns;
    } else if (const auto* option = std::get_if<ast::Comparison>(&item->expression.node)) {
      field = written.text(*option->right);
    } else if (const auto* name = as_field(item->expression)) {
      auto is = [&](std::string_view word) { return equal_ignoring_ascii_case(name->text, word); };
      if (is("nocase")) nocase = true;
      else if (is("nodrop")) nodrop = true;
      else if (is("multi")) multi = true;
      else if (!is("regex") && !names.empty()) names.push_back(*name);
      else if (!is("regex")) return {};
    }
  }
  if (patterns != 1) return {};
  for (auto at = pattern.find("(?P<"); at != std::string::npos; at = pattern.find("(?P<", at)) pattern.erase(at + 2, 1);
  auto groups = groups_of(pattern);
  if (!names.empty()) {
    if (groups.size() != names.size()) return {};
    for (size_t i = groups.size(); i-- > 0;) pattern.replace(groups[i].begin, groups[i].name.size(), names[i].text);
    groups = groups_of(pattern);
  }
  std::vector<std::string> parts = {pattern};
  if (repeats_a_name(groups)) {
    parts = alternatives(pattern);
    for (const auto& part : parts)
      if (repeats_a_name(groups_of(part)) || groups_of(part).empty()) return {};
  }
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    bool last = i + 1 == parts.size();
    out += fmt::format("{}parse regex {}\"{}{}\"{}{}", i > 0 ? " | " : "", field.empty() ? "" : "field=" + field + " ", nocase ? "(?i)" : "", parts[i],
                       multi ? " multi" : "", nodrop || !last ? " nodrop" : "");
  }
  return spelled(std::move(out));
}

LegalStage spell_parse(const WrittenStage& written) {
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name != nullptr && equal_ignoring_ascii_case(name->text, "regex")) return spell_parse_regex(written);
  }
  return no_legal_form("the hosted service heeds letter case in a pattern with stars; write parse regex \"(?i)...\"");
}

}  // namespace dohyo
