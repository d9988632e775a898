#include "interpreter/syntax/ast.h"

namespace dohyo::ast {

namespace {

std::unique_ptr<Expression> copy(const std::unique_ptr<Expression>& e) { return std::make_unique<Expression>(ast::copy(*e)); }

Expressions copy(const Expressions& all) {
  Expressions out;
  for (const auto& e : all) out.push_back(ast::copy(e));
  return out;
}

using Node = decltype(Expression::node);

struct Copier {
  // Leaves.
  template <typename T>
  Node operator()(const T& leaf) const {
    return leaf;
  }
  Node operator()(const Parameter& p) const { return Parameter{p.name, p.tested ? copy(p.tested) : nullptr}; }
  Node operator()(const Call& c) const { return Call{c.function, copy(c.arguments)}; }
  Node operator()(const Tuple& t) const { return Tuple{copy(t.items)}; }
  Node operator()(const Negation& n) const { return Negation{copy(n.operand)}; }
  Node operator()(const Arithmetic& a) const {
    Arithmetic out{copy(a.first), {}};
    for (const auto& step : a.steps) out.steps.push_back({step.symbol, step.span, copy(step.operand)});
    return out;
  }
  Node operator()(const Comparison& c) const {
    return Comparison{c.comparator, c.negated, c.symbol, c.symbol_span, copy(c.left), copy(c.right)};
  }
  Node operator()(const Membership& m) const { return Membership{m.negated, copy(m.value), copy(m.items)}; }
  Node operator()(const Logical& l) const { return Logical{l.junction, copy(l.operands)}; }
  Node operator()(const Not& n) const { return Not{copy(n.operand)}; }
  Node operator()(const Conditional& c) const { return Conditional{copy(c.condition), copy(c.then), copy(c.otherwise)}; }
};

}  // namespace

Expression copy(const Expression& e) { return {e.span, std::visit(Copier{}, e.node), e.parenthesised}; }

}  // namespace dohyo::ast
