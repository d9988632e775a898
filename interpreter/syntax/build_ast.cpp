#include "interpreter/syntax/build_ast.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "SumoParser.h"
#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

using grammar::SumoParser;

namespace {

/// Plain functions from contexts to nodes; the tree dies with the parser.
class Builder {
 public:
  explicit Builder(const BuildContext& context) : source_(context.source), lexed_(context.lexed), nested_(context.nested) {}

  ast::Scope scope(SumoParser::ScopeContext* c) {
    auto parts = c->scopeAll();
    if (parts.size() == 1) return scope_all(parts[0]);
    ast::ScopeLogical node{ast::Junction::any, {}};
    for (auto* part : parts) node.operands.push_back(scope_all(part));
    return {span(c), std::move(node)};
  }

  ast::Stage stage(SumoParser::StageContext* c) {
    ast::Stage stage;
    if (auto* token = c->OPERATOR()) stage.operator_name = plain_name(token->getSymbol());
    if (auto* token = c->ASSIGNING_OPERATOR()) stage.operator_name = plain_name(token->getSymbol());
    if (auto* token = c->SEARCH_OPERATOR()) stage.operator_name = plain_name(token->getSymbol());
    if (auto* s = c->scope()) stage.search = scope(s);
    for (auto* e : c->element()) stage.elements.push_back(element(e));
    for (auto* a : c->assignment())
      stage.assignments.push_back({field_name(a->fieldName()), expression(a->expression())});
    stage.borrowed = std::move(borrowed_);
    return stage;
  }

 private:
  using Expression = ast::Expression;

  [[nodiscard]] Span span(antlr4::Token* token) const { return lexed_.span_of(*token); }
  [[nodiscard]] Span span(antlr4::ParserRuleContext* c) const {
    return span(c->getStart()).through(span(c->getStop() != nullptr ? c->getStop() : c->getStart()));
  }
  [[nodiscard]] std::string text(Span s) const { return std::string(source_.text(s)); }
  [[nodiscard]] ast::Name plain_name(antlr4::Token* token) const { return {text(span(token)), span(token), false}; }

  // Scope

  ast::Scope scope_all(SumoParser::ScopeAllContext* c) {
    auto parts = c->scopeNot();
    if (parts.size() == 1) return scope_not(parts[0]);
    ast::ScopeLogical node{ast::Junction::all, {}};
    for (auto* part : parts) node.operands.push_back(scope_not(part));
    return {span(c), std::move(node)};
  }

  ast::Scope scope_not(SumoParser::ScopeNotContext* c) {
    if (auto* inner = c->scopeNot()) return {span(c), ast::ScopeNot{std::make_unique<ast::Scope>(scope_not(inner))}};
    return scope_term(c->scopeTerm());
  }

  ast::Scope scope_term(SumoParser::ScopeTermContext* c) {
    if (auto* inner = c->scope()) return scope(inner);
    if (auto* field = c->scopeField()) {
      ast::ScopeTest test;
      auto* token = field->getStart();
      test.field = {text(span(token)), span(token), false};
      if (token->getType() == SumoParser::QUOTED_NAME) {
        test.field.text = quoted_name(test.field.text);
        test.field.quoted = true;
      }
      if (auto* value = c->scopeValue()) {
        test.comparator = comparator(c->comparator());
        for (auto* atom : value->scopeAtom()) test.operands.push_back(operand(atom));
      } else {
        test.negated = c->NOT() != nullptr;
        for (auto* atom : c->scopeAtom()) test.operands.push_back(operand(atom));
      }
      return {span(c), std::move(test)};
    }
    if (c->SUBQUERY() != nullptr) return {span(c), ast::Subquery{query_at(c->getStart())}};
    auto value = operand(c->scopeAtom(0));
    return {span(c), ast::ScopeKeyword{value.text, value.quoted}};
  }

  ast::ScopeTest::Operand operand(SumoParser::ScopeAtomContext* c) {
    auto s = span(c);
    auto raw = text(s);
    if (c->STRING() != nullptr) return {unquote(raw), true, s};
    return {raw, false, s};
  }

  /// What stands between quotes, plain or typographic.
  static std::string_view between_quotes(std::string_view quoted) {
    bool plain = quoted.starts_with('"') || quoted.starts_with('\'');
    size_t width = plain ? 1 : 3;
    return quoted.substr(width, quoted.size() - 2 * width);
  }

  /// Removes the quotes; `\"` and `\\` lose their backslash.
  static std::string unquote(std::string_view quoted) {
    std::string out;
    quoted = between_quotes(quoted);
    for (size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '\\' && i + 1 < quoted.size() && (quoted[i + 1] == '"' || quoted[i + 1] == '\\')) ++i;
      out += quoted[i];
    }
    return out;
  }

  /// `%"a b"`, also with blanks behind the sign.
  static std::string quoted_name(std::string_view text) { return unquote(text.substr(text.find('"'))); }

  std::shared_ptr<ast::Query> query_at(antlr4::Token* token) {
    for (const auto& [begin, query] : nested_)
      if (begin == span(token).begin) return query;
    return std::make_shared<ast::Query>();
  }

  // Stage elements

  ast::Element element(SumoParser::ElementContext* c) {
    if (auto* e = c->expression()) {
      ast::Item item{expression(e), {}};
      if (auto* names = c->aliases())
        for (auto* a : names->alias()) item.aliases.push_back(name(a->getStart()));
      return item;
    }
    if (c->NESTED() != nullptr) return nested(c);
    if (c->LONE_STAR() != nullptr) return ast::Item{{span(c), ast::Star{}, false}, {}};
    if (c->DIGIT_WORD() != nullptr) return ast::Item{{span(c), ast::Field{plain_name(c->getStart())}, false}, {}};
    if (c->COMMA() != nullptr) return ast::Comma{span(c)};
    return ast::ClauseWord{utf8::lower_ascii(text(span(c))), span(c)};
  }

  ast::Nested nested(SumoParser::ElementContext* c) {
    auto query = query_at(c->getStart());
    ast::Nested nested{span(c), nullptr, std::move(query->stages), {}};
    if (query->scope) nested.scope = std::make_shared<const ast::Scope>(std::move(*query->scope));
    if (auto* alias = c->fieldName()) nested.alias = field_name(alias);
    return nested;
  }

  ast::Name field_name(SumoParser::FieldNameContext* c) { return name(c->getStart()); }

  ast::Name name(antlr4::Token* token) {
    ast::Name n{text(span(token)), span(token), false};
    if (token->getType() == SumoParser::QUOTED_NAME) {
      if (!n.text.starts_with('%')) borrow(n.span, "a name in plain quotes", '%' + n.text);
      n.text = quoted_name(n.text);
      n.quoted = true;
    } else if (token->getType() == SumoParser::PERCENT_NAME) {
      n.text.erase(0, 1);
      n.quoted = true;
    } else if (token->getType() == SumoParser::RECORD_FIELD) {
      auto begin = n.text.find('[') + 1;
      n.text = unquote('"' + raw_text(n.text.substr(begin, n.text.size() - begin - 1)) + '"');
      n.quoted = true;
      borrow(n.span, "fields[...]", fmt::format("%\"{}\"", n.text));
    }
    return n;
  }

  /// What stands between the quotes of either kind, with the escapes of a text in double quotes.
  static std::string raw_text(std::string_view quoted) {
    auto inner = between_quotes(quoted);
    if (!quoted.starts_with('\'')) return std::string(inner);
    std::string out;
    for (size_t i = 0; i < inner.size(); ++i) {
      if (inner[i] == '\\' && i + 1 < inner.size()) {
        if (inner[i + 1] != '\'') out += '\\';
        out += inner[++i];
      } else {
        if (inner[i] == '"') out += '\\';
        out += inner[i];
      }
    }
    return out;
  }

  void borrow(Span span, std::string what, std::string replacement) {
    borrowed_.push_back({span, std::move(what), std::move(replacement)});
  }

  // Expressions

  std::unique_ptr<Expression> boxed(Expression e) { return std::make_unique<Expression>(std::move(e)); }

  Expression expression(SumoParser::ExpressionContext* c) {
    auto value = disjunction(c->disjunction());
    if (c->QUESTION() == nullptr) return value;
    return {span(c),
            ast::Conditional{boxed(std::move(value)), boxed(expression(c->expression(0))), boxed(expression(c->expression(1)))},
            false};
  }

  Expression disjunction(SumoParser::DisjunctionContext* c) {
    auto parts = c->conjunction();
    auto left = conjunction(parts[0]);
    // `or` and `xor` bind alike, from left to right; operands of one run of `or` are kept side by side.
    for (size_t i = 1; i < parts.size(); ++i) {
      auto* sign = static_cast<antlr4::tree::TerminalNode*>(c->children[2 * i - 1])->getSymbol();
      auto right = conjunction(parts[i]);
      auto whole = left.span.through(right.span);
      auto* run = left.parenthesised ? nullptr : std::get_if<ast::Logical>(&left.node);
      if (sign->getType() == SumoParser::XOR) {
        left = infix_call(plain_name(sign), whole, std::move(left), std::move(right));
      } else if (run != nullptr && run->junction == ast::Junction::any) {
        run->operands.push_back(std::move(right));
        left.span = whole;
      } else {
        ast::Logical node{ast::Junction::any, {}};
        node.operands.push_back(std::move(left));
        node.operands.push_back(std::move(right));
        left = {whole, std::move(node), false};
      }
    }
    return left;
  }

  Expression conjunction(SumoParser::ConjunctionContext* c) {
    auto parts = c->negation();
    if (parts.size() == 1) return negation(parts[0]);
    ast::Logical node{ast::Junction::all, {}};
    for (auto* part : parts) node.operands.push_back(negation(part));
    return {span(c), std::move(node), false};
  }

  Expression negation(SumoParser::NegationContext* c) {
    if (auto* inner = c->negation()) return {span(c), ast::Not{boxed(negation(inner))}, false};
    return comparison(c->comparison());
  }

  Expression comparison(SumoParser::ComparisonContext* c) {
    auto left = sum(c->sum(0));
    auto* sign = c->comparator();
    if (c->OPEN_TEST() != nullptr) {
      auto parameter = this->parameter(c->OPEN_TEST()->getSymbol());
      parameter.tested = boxed(std::move(left));
      return {span(c), std::move(parameter), false};
    }
    auto whole = span(c);
    bool negated = c->NOT() != nullptr || c->NOT_TILDE() != nullptr;
    if (auto* no = c->NOT(); no != nullptr && text(span(no->getSymbol())) == "!")
      borrow(span(no->getSymbol()), "! behind its operand", "not ");
    if (auto* in = c->IN_FOLDED()) {
      ast::Call node{plain_name(in->getSymbol()), {}, true};
      node.arguments.push_back(std::move(left));
      for (auto* item : c->expression()) node.arguments.push_back(expression(item));
      return not_if(negated, {whole, std::move(node), false});
    }
    if (auto* between = c->BETWEEN()) {
      auto call = infix_call(plain_name(between->getSymbol()), whole, std::move(left), sum(c->sum(1)));
      std::get<ast::Call>(call.node).arguments.push_back(sum(c->sum(2)));
      return not_if(negated, std::move(call));
    }
    if (auto* infix = c->INFIX()) {
      auto call = infix_call(plain_name(infix->getSymbol()), whole, std::move(left), sum(c->sum(1)));
      if (c->ESCAPE() != nullptr) std::get<ast::Call>(call.node).arguments.push_back(sum(c->sum(2)));
      return not_if(negated, std::move(call));
    }
    if (c->REGEX_WORD() != nullptr) {
      auto name = plain_name(c->MATCHES()->getSymbol());
      name.span = name.span.through(span(c->REGEX_WORD()->getSymbol()));
      auto call = infix_call(name, whole, std::move(left), sum(c->sum(1)));
      // The call form searches for a regular expression.
      std::get<ast::Call>(call.node).infix = false;
      return not_if(negated, std::move(call));
    }
    auto* word = c->MATCHES() != nullptr    ? c->MATCHES()
                 : c->CONTAINS() != nullptr ? c->CONTAINS()
                 : c->TILDE() != nullptr    ? c->TILDE()
                                            : c->NOT_TILDE();
    if (sign == nullptr && word == nullptr && c->IN() == nullptr) return left;
    if (c->IN() != nullptr) {
      ast::Membership node{negated, boxed(std::move(left)), {}};
      for (auto* item : c->expression()) node.items.push_back(expression(item));
      return {span(c), std::move(node), false};
    }
    ast::Comparison node;
    node.negated = negated;
    if (sign != nullptr) {
      node.comparator = comparator(sign);
      node.symbol_span = span(sign);
    } else {
      node.comparator = c->MATCHES() != nullptr    ? ast::Comparator::matches
                        : c->CONTAINS() != nullptr ? ast::Comparator::contains
                                                   : ast::Comparator::finds;
      node.symbol_span = span(word->getSymbol());
    }
    node.symbol = text(node.symbol_span);
    node.left = boxed(std::move(left));
    node.right = boxed(sum(c->sum(1)));
    return {span(c), std::move(node), false};
  }

  static Expression infix_call(ast::Name name, Span whole, Expression left, Expression right) {
    ast::Call node{std::move(name), {}, true};
    node.arguments.push_back(std::move(left));
    node.arguments.push_back(std::move(right));
    return {whole, std::move(node), false};
  }

  Expression not_if(bool negated, Expression test) {
    if (!negated) return test;
    auto whole = test.span;
    return {whole, ast::Not{boxed(std::move(test))}, false};
  }

  static ast::Comparator comparator(SumoParser::ComparatorContext* c) {
    switch (c->getStart()->getType()) {
      case SumoParser::NOT_EQUAL: return ast::Comparator::not_equal;
      case SumoParser::LESS: return ast::Comparator::less;
      case SumoParser::LESS_EQUAL: return ast::Comparator::less_equal;
      case SumoParser::GREATER: return ast::Comparator::greater;
      case SumoParser::GREATER_EQUAL: return ast::Comparator::greater_equal;
      default: return ast::Comparator::equal;
    }
  }

  /// Children alternate operand, sign, operand, ...
  template <typename Context, typename Operand>
  Expression chain(Context* c, const std::vector<Operand*>& operands, Expression (Builder::*make)(Operand*)) {
    auto first = (this->*make)(operands[0]);
    if (operands.size() == 1) return first;
    ast::Arithmetic node{boxed(std::move(first)), {}};
    for (size_t i = 1; i < operands.size(); ++i) {
      auto* sign = static_cast<antlr4::tree::TerminalNode*>(c->children[2 * i - 1])->getSymbol();
      node.steps.push_back({text(span(sign))[0], span(sign), boxed((this->*make)(operands[i]))});
    }
    return {span(c), std::move(node), false};
  }

  Expression sum(SumoParser::SumContext* c) { return chain(c, c->product(), &Builder::product); }
  Expression product(SumoParser::ProductContext* c) { return chain(c, c->factor(), &Builder::factor); }

  Expression factor(SumoParser::FactorContext* c) {
    if (auto* inner = c->factor()) {
      auto operand = factor(inner);
      if (c->PREFIX_PLUS() != nullptr) {
        operand.span = span(c);
        return operand;
      }
      if (auto* number = std::get_if<ast::Number>(&operand.node); number != nullptr && !operand.parenthesised) {
        negate(*number);
        operand.span = span(c);
        return operand;
      }
      return {span(c), ast::Negation{boxed(std::move(operand))}, false};
    }
    return primary(c->primary());
  }

  static void negate(ast::Number& number) {
    number.text = "-" + number.text;
    number.value = -number.value;
    number.count = -number.count;
    if (number.integer) number.integer = -*number.integer;
  }

  Expression primary(SumoParser::PrimaryContext* c) {
    auto inside = c->expression();
    if (inside.size() == 1) {
      auto e = expression(inside[0]);
      e.parenthesised = true;
      return e;
    }
    if (!inside.empty()) {
      ast::Tuple tuple;
      for (auto* item : inside) tuple.items.push_back(expression(item));
      return {span(c), std::move(tuple), true};
    }
    if (auto* inner = c->call()) return call(inner);
    if (auto* inner = c->field()) return {span(inner), ast::Field{name(inner->getStart())}, false};
    auto* token = c->getStart();
    auto s = span(token);
    switch (token->getType()) {
      case SumoParser::STRING: {
        auto raw = raw_text(source_.text(s));
        if (source_.text(s).starts_with('\'')) borrow(s, "a text in single quotes", '"' + raw + '"');
        return {s, ast::Text{std::move(raw), false}, false};
      }
      case SumoParser::CHARACTER: return {s, ast::Text{std::string(between_quotes(source_.text(s))), true}, false};
      case SumoParser::LOCATION: return {s, location(source_.text(s)), false};
      case SumoParser::OPEN_PARAMETER: return {s, parameter(token), false};
      case SumoParser::SUBQUERY: return {s, ast::Subquery{query_at(token)}, false};
      case SumoParser::SIGNS: return {s, ast::Signs{text(s)}, false};
      case SumoParser::NUMBER: return {s, number(text(s)), false};
      case SumoParser::REGEX: return {s, regex(text(s)), false};
      case SumoParser::TRUE_WORD: return {s, ast::Boolean{true}, false};
      case SumoParser::FALSE_WORD: return {s, ast::Boolean{false}, false};
      default: return {s, ast::Null{}, false};
    }
  }

  Expression call(SumoParser::CallContext* c) {
    ast::Call node{plain_name(c->FUNCTION()->getSymbol()), {}, false};
    for (auto* argument : c->argument()) {
      if (argument->LONE_STAR() != nullptr)
        node.arguments.push_back({span(argument), ast::Star{}, false});
      else
        node.arguments.push_back(expression(argument->expression()));
    }
    return {span(c), std::move(node), false};
  }

  static ast::Location location(std::string_view text) {
    auto quote = text.find('"');
    if (quote == std::string_view::npos) return {std::string(text)};
    return {std::string(text.substr(0, quote)) + std::string(text.substr(quote + 1, text.size() - quote - 2))};
  }

  ast::Parameter parameter(antlr4::Token* token) {
    auto name = source_.text(span(token));
    auto first = name.find_first_not_of("{ ");
    return {std::string(name.substr(first, name.find_last_not_of("} ") + 1 - first)), nullptr};
  }

  static ast::Regex regex(std::string_view literal) {
    auto close = literal.rfind('/');
    ast::Regex node;
    node.flags = literal.substr(close + 1);
    auto body = literal.substr(1, close - 1);
    for (size_t i = 0; i < body.size(); ++i) {
      if (body[i] == '\\' && i + 1 < body.size()) {
        if (body[i + 1] != '/') node.pattern += '\\';
        node.pattern += body[++i];
      } else {
        node.pattern += body[i];
      }
    }
    return node;
  }

  static ast::Number number(const std::string& literal) {
    // Time units count in milliseconds; decimal and binary multiples are case-sensitive (spec 01 section 1.6).
    static const std::pair<std::string_view, double> units[] = {
        {"ns", 1e-6},          {"us", 1e-3},          {"ms", 1},    {"s", 1e3},   {"m", 6e4},
        {"h", 3.6e6},          {"d", 8.64e7},         {"w", 6.048e8}, {"k", 1e3},  {"K", 1e3},
        {"M", 1e6},            {"G", 1e9},            {"B", 1e9},   {"T", 1e12},  {"P", 1e15},
        {"Ki", 1024.0},        {"Mi", 1048576.0},     {"Gi", 1073741824.0}, {"Ti", 1099511627776.0}, {"Pi", 1125899906842624.0}};
    ast::Number n;
    n.text = literal;
    size_t end = literal.size();
    while (end > 0 && std::isalpha(static_cast<unsigned char>(literal[end - 1]))) --end;
    n.unit = literal.substr(end);
    double factor = 1;
    for (auto [unit, value] : units)
      if (unit == n.unit) factor = value;
    if (n.unit == "f" || n.unit == "F") n.unit.clear();  // 1.5f
    std::from_chars(literal.data(), literal.data() + end, n.count);
    n.value = n.count * factor;
    int64_t integer = 0;
    auto exact = std::from_chars(literal.data(), literal.data() + end, integer);
    if (n.unit.empty() && exact.ec == std::errc() && exact.ptr == literal.data() + end) {
      n.integer = integer;
    } else if (n.value == std::trunc(n.value) && std::fabs(n.value) < 9007199254740992.0 &&
               literal.find('.') == std::string::npos) {
      n.integer = static_cast<int64_t>(n.value);
    }
    return n;
  }

  const Source& source_;
  const LexedText& lexed_;
  const std::vector<NestedQuery>& nested_;
  std::vector<ast::BorrowedForm> borrowed_;  ///< of the stage being built
};

}  // namespace

ast::Scope build_scope(antlr4::ParserRuleContext* tree, const BuildContext& context) {
  return Builder(context).scope(static_cast<SumoParser::ScopeTextContext*>(tree)->scope());
}

ast::Stage build_stage(antlr4::ParserRuleContext* tree, const BuildContext& context) {
  return Builder(context).stage(static_cast<SumoParser::StageTextContext*>(tree)->stage());
}

}  // namespace dohyo::syntax
