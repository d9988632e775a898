#include "interpreter/library/legal_stage.h"

#include <algorithm>
#include <cctype>

namespace dohyo {

std::string WrittenStage::text(Span span) const {
  std::vector<const Fix*> inside;
  for (const auto& fix : fixes_)
    if (fix.span.begin >= span.begin && fix.span.end <= span.end) inside.push_back(&fix);
  std::sort(inside.begin(), inside.end(), [](const Fix* a, const Fix* b) {
    return a->span.begin != b->span.begin ? a->span.begin < b->span.begin : a->span.end > b->span.end;
  });
  std::string out;
  uint32_t at = span.begin;
  for (const auto* fix : inside) {
    if (fix->span.begin < at) continue;  // inside of one that was put in
    out += binder_.text({at, fix->span.begin});
    out += fix->replacement;
    at = fix->span.end;
  }
  out += binder_.text({at, span.end});
  return out;
}

Span WrittenStage::outer_span(const ast::Expression& expression) const {
  auto span = expression.span;
  if (!expression.parenthesised) return span;
  auto stage = binder_.stage().span;
  auto all = binder_.text(stage);
  auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  auto begin = span.begin - stage.begin;
  auto end = span.end - stage.begin;
  if (begin < all.size() && all[begin] == '(') return span;  // it counts them
  while (begin > 0 && is_blank(all[begin - 1])) --begin;
  while (end < all.size() && is_blank(all[end])) ++end;
  if (begin == 0 || all[begin - 1] != '(' || end >= all.size() || all[end] != ')') return span;
  return {stage.begin + begin - 1, stage.begin + end + 1};
}

std::string WrittenStage::operand(const ast::Expression& expression) const {
  bool tight = expression.parenthesised || std::holds_alternative<ast::Field>(expression.node) ||
               std::holds_alternative<ast::Call>(expression.node) || std::holds_alternative<ast::Text>(expression.node) ||
               std::holds_alternative<ast::Number>(expression.node) || std::holds_alternative<ast::Regex>(expression.node);
  auto written = text(expression);
  return tight ? written : "(" + written + ")";
}

std::string name_literal(std::string_view name) {
  bool plain = !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
               std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; });
  if (plain) return std::string(name);
  std::string out = "%\"";
  for (char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string join_names(const std::vector<ast::Name>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name_literal(name.text);
  return out;
}

}  // namespace dohyo
