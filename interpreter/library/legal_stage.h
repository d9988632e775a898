// How a borrowed stage is spelled in the hosted service's language: fixes for `--dialect sumo`. What legal_spelling.h is for
// functions this is for operators (OperatorDefinition::spell).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

struct LegalStage {
  std::string text;    ///< for the whole stage, also several with pipes between them; empty when there is no legal form
  std::string reason;  ///< then: why, and what comes nearest
  std::optional<Span> replaces = {};  ///< what the text stands for, when that is more than the stage
};

[[nodiscard]] inline LegalStage spelled(std::string text) { return {std::move(text), {}, {}}; }
[[nodiscard]] inline LegalStage no_legal_form(std::string reason) { return {{}, std::move(reason), {}}; }

/// A stage as it stands in the query; nothing in it is wrong but that it is borrowed.
class WrittenStage {
 public:
  /// `inside`: what was said about forms inside of the stage, with the fixes that go into its text.
  WrittenStage(StageBinder& binder, std::vector<Fix> inside) : binder_(binder), fixes_(std::move(inside)) {}

  [[nodiscard]] StageBinder& binder() const { return binder_; }
  [[nodiscard]] const ast::Stage& stage() const { return binder_.stage(); }
  /// What stands there, with legal spellings in place of borrowed ones.
  [[nodiscard]] std::string text(Span span) const;
  [[nodiscard]] std::string text(const ast::Expression& expression) const { return text(outer_span(expression)); }
  /// For a place beside an operator: in brackets where it binds looser than that.
  [[nodiscard]] std::string operand(const ast::Expression& expression) const;
  /// With its brackets, which an expression does not count as its own.
  [[nodiscard]] Span outer_span(const ast::Expression& expression) const;

 private:
  StageBinder& binder_;
  std::vector<Fix> fixes_;
};

/// A name as the hosted service wants it: quoted where it must be.
[[nodiscard]] std::string name_literal(std::string_view name);
[[nodiscard]] std::string join_names(const std::vector<ast::Name>& names);

}  // namespace dohyo
