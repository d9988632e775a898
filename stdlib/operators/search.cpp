#include <fmt/format.h>

#include <cctype>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_search(StageBinder& binder) {
  const auto& search = binder.stage().search;
  if (!search) {
    auto end = binder.stage().span.end;
    return binder.error("missing-argument", {end, end}, "expected a search term", "for example: search error user=ann*");
  }
  binder.add(std::make_unique<FilterStep>(binder.search(*search)));
}

/// Of the wildcards `*` and `?`; letter case is ignored in a search.
std::string pattern_of(std::string_view text, bool wildcards, bool whole) {
  std::string out = whole ? "(?i)^" : "(?i)";
  auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  if (!whole && is_word(text.front())) out += "\\b";
  for (char c : text) {
    if (wildcards && c == '*') out += whole ? ".*" : "\\w*";
    else if (wildcards && c == '?') out += whole ? "." : "\\w";
    else if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += std::string("\\") + c;
    else out += c;
  }
  if (!whole && is_word(text.back())) out += "\\b";
  return regex_literal(whole ? out + "$" : out);
}

/// A search as a condition; empty where it holds a sub-query.
std::string condition_of(const ast::Scope& scope) {
  struct Visitor {
    std::string operator()(const ast::ScopeKeyword& k) const {
      if (!k.quoted && k.text == "*") return "true";
      return k.text.empty() ? std::string() : "_raw matches " + pattern_of(k.text, !k.quoted, false);
    }
    std::string operator()(const ast::ScopeTest& t) const {
      auto name = name_literal(t.field.text);
      std::string any;
      for (const auto& operand : t.operands) {
        bool equal = t.comparator == ast::Comparator::equal || t.comparator == ast::Comparator::not_equal;
        static constexpr std::string_view symbols[] = {"=", "!=", "<", "<=", ">", ">="};
        auto one = !equal                ? fmt::format("{} {} {}", name, symbols[static_cast<size_t>(t.comparator)], operand.text)
                   : operand.text == "*" ? fmt::format("!isNull({})", name)
                                         : name + " matches " + pattern_of(operand.text, true, true);
        any += (any.empty() ? "" : " or ") + one;
      }
      if (t.negated || t.comparator == ast::Comparator::not_equal) return "!(" + any + ")";
      return t.operands.size() > 1 ? "(" + any + ")" : any;
    }
    std::string operator()(const ast::ScopeLogical& l) const {
      std::string out;
      for (const auto& operand : l.operands) {
        auto part = condition_of(operand);
        if (part.empty()) return {};
        if (std::holds_alternative<ast::ScopeLogical>(operand.node)) part = "(" + part + ")";
        if (!out.empty()) out += l.junction == ast::Junction::all ? " and " : " or ";
        out += part;
      }
      return out;
    }
    std::string operator()(const ast::ScopeNot& n) const {
      auto part = condition_of(*n.operand);
      return part.empty() ? part : "!(" + part + ")";
    }
    std::string operator()(const ast::Subquery&) const { return {}; }
  };
  return std::visit(Visitor{}, scope.node);
}

LegalStage spell_search(const WrittenStage& written) {
  const auto& search = written.stage().search;
  auto condition = search ? condition_of(*search) : std::string();
  return condition.empty() ? no_legal_form("put it into the search before the first |") : spelled("where " + condition);
}
}  // namespace

void search(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "search",
                        .origin = Origin::borrowed,
                        .rewrite = "where field matches \"*text*\"",
                        .summary = "Keeps the rows that a search finds, written as before the first pipe.",
                        .details = "Bare words are terms of `_raw`, `field=value` tests a field with `*` and `?` as wildcards; letter "
                                   "case is ignored, terms side by side must all hold. `field!=value` keeps rows without the field, as "
                                   "everywhere.",
                        .examples = {{.code = "* | search user=a* NOT denied | fields user",
                                      .result = "user\nAnn",
                                      .input = "{\"user\":\"Ann\",\"m\":\"granted\"}\n{\"user\":\"amy\",\"m\":\"denied\"}\n"
                                               "{\"user\":\"bob\",\"m\":\"granted\"}"}}},
      .usage = {"search TERM [AND|OR|NOT] ..."},
      .form = syntax::StageForm::search,
      .bind = bind_search,
      .spell = spell_search,
  });
}

}  // namespace dohyo::stdlib::operators
