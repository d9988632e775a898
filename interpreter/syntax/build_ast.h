// From ANTLR's tree to the AST. Private to syntax/.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/syntax/lex.h"

namespace dohyo::syntax {

/// What a NESTED or SUBQUERY token stands for, by the place of its bracket.
struct NestedQuery {
  uint32_t begin;
  std::shared_ptr<ast::Query> query;
};

struct BuildContext {
  const Source& source;
  const LexedText& lexed;
  const std::vector<NestedQuery>& nested;
};

/// `tree` is that of the rule scopeText or stageText; it is not needed afterwards.
[[nodiscard]] ast::Scope build_scope(antlr4::ParserRuleContext* tree, const BuildContext& context);
[[nodiscard]] ast::Stage build_stage(antlr4::ParserRuleContext* tree, const BuildContext& context);

}  // namespace dohyo::syntax
