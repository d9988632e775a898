#include "interpreter/syntax/parse.h"

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "SumoLexer.h"
#include "SumoParser.h"
#include "interpreter/syntax/lex.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

namespace {

using grammar::SumoLexer;
using grammar::SumoParser;
using Type = size_t;

// ---- Errors ----------------------------------------------------------------------------------------------------------

/// Stops at the first error of a section: what ANTLR would guess after it is noise.
class StopAtFirstError : public antlr4::DefaultErrorStrategy {
 public:
  void recover(antlr4::Parser*, std::exception_ptr) override { throw antlr4::ParseCancellationException(); }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw antlr4::InputMismatchException(parser); }
  void sync(antlr4::Parser*) override {}
};

class FirstError : public antlr4::BaseErrorListener {
 public:
  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* token, size_t, size_t, const std::string&,
                   std::exception_ptr) override {
    if (token_ != nullptr) return;
    token_ = token;
    expected_ = static_cast<antlr4::Parser*>(recognizer)->getExpectedTokens();
  }
  [[nodiscard]] antlr4::Token* token() const { return token_; }
  [[nodiscard]] bool expects(Type type) const { return expected_.contains(type); }

 private:
  antlr4::Token* token_ = nullptr;
  antlr4::misc::IntervalSet expected_;
};

std::string expectation(const FirstError& error) {
  std::vector<std::string_view> words;
  bool operand = error.expects(SumoParser::STRING) && error.expects(SumoParser::NUMBER);
  if (operand) {
    words.push_back("a field, a value or (");
  } else {
    if (error.expects(SumoParser::SCOPE_WORD)) words.push_back("a search term");
    if (error.expects(SumoParser::WORD)) words.push_back("a name");
    if (error.expects(SumoParser::EQUAL)) words.push_back(error.expects(SumoParser::LESS) ? "a comparison" : "=");
    if (error.expects(SumoParser::COMMA)) words.push_back(",");
    if (error.expects(SumoParser::COLON)) words.push_back(":");
    if (error.expects(SumoParser::RPAREN)) words.push_back(")");
    if (error.expects(SumoParser::LPAREN) && words.empty()) words.push_back("(");
    if (error.expects(antlr4::Token::EOF)) words.push_back("the end of the stage");
  }
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

/// Turns ANTLR's finding into a sentence, with the slips that people really make named.
Diagnostic explain(const FirstError& error, const Source& source, Span section, const LexedText& lexed) {
  Diagnostic d;
  d.code = "syntax";
  auto* token = error.token();
  bool at_end = token == nullptr || token->getType() == antlr4::Token::EOF;
  d.span = at_end ? Span{section.end, section.end} : lexed.span_of(*token);
  auto found = std::string(source.text(d.span));
  auto expected = expectation(error);
  if (at_end) {
    d.message = "this ends too early";
    if (!expected.empty()) d.message += ": expected " + expected;
    return d;
  }
  static const std::string_view typographic[] = {"“", "”", "„", "‘", "’"};
  for (auto quote : typographic)
    if (found == quote) {
      d.code = "typographic-quote";
      d.message = fmt::format("{} is a typographic quote, which quotes nothing", quote);
      d.help = "write the plain quote \"";
      d.fix = Fix{d.span, "\""};
      return d;
    }
  if (found == "'") {
    d.code = "single-quote";
    d.message = "' does not quote text";
    d.help = "texts stand in double quotes";
    auto close = source.text().find('\'', d.span.end);
    if (close != std::string_view::npos && close < section.end) {
      auto inner = source.text().substr(d.span.end, close - d.span.end);
      d.fix = Fix{{d.span.begin, static_cast<uint32_t>(close + 1)}, fmt::format("\"{}\"", inner)};
    }
    return d;
  }
  if (found == "^") {
    d.message = "^ is not an operator";
    d.help = "a power is pow(base, exponent)";
    return d;
  }
  if (found == "[" && !error.expects(SumoParser::LBRACKET)) {
    d.code = "not-built";
    d.message = "sub-queries in [ ... ] are known but not yet built";
    return d;
  }
  // `=>` and `=<`
  if ((found == ">" || found == "<") && d.span.begin > 0 && source.text()[d.span.begin - 1] == '=') {
    d.span.begin -= 1;
    d.message = fmt::format("={0} is not an operator", found);
    d.help = fmt::format("write {}=", found);
    d.fix = Fix{d.span, found + "="};
    return d;
  }
  bool lacks_operand = error.expects(SumoParser::STRING) && error.expects(SumoParser::NUMBER);
  if (found == "]" || (found == ")" && !lacks_operand)) {
    d.message = fmt::format("{} closes nothing", found);
    return d;
  }
  if (token->getType() == SumoParser::DIGIT_WORD) {
    d.code = "invalid-number";
    d.message = fmt::format("{} is no number and no name", found);
    d.help = "units of time are ns us ms s m h d w, of size k M G T P and Ki Mi Gi Ti Pi; texts stand in double quotes";
    return d;
  }
  d.message = fmt::format("unexpected {}", found.size() > 40 ? found.substr(0, 37) + "..." : found);
  if (!expected.empty()) d.message += "; expected " + expected;
  if (token->getType() == SumoParser::EQUAL && error.expects(antlr4::Token::EOF))
    d.help = "comparisons do not chain; use brackets, and `eval name = value` to assign";
  if (expected == "=") d.help = "write `name = expression`";
  return d;
}

// ---- Tree to AST -----------------------------------------------------------------------------------------------------

/// Plain functions from contexts to nodes; the tree dies with the parser.
class Builder {
 public:
  Builder(const Source& source, const LexedText& lexed, Diagnostics& diagnostics)
      : source_(source), lexed_(lexed), diagnostics_(diagnostics) {}

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
    stage.span = span(c);
    for (auto* a : c->assignment())
      stage.assignments.push_back({field_name(a->fieldName()), expression(a->expression())});
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
        test.field.text = unquote(test.field.text.substr(1));
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
    auto value = operand(c->scopeAtom(0));
    return {span(c), ast::ScopeKeyword{value.text, value.quoted}};
  }

  ast::ScopeTest::Operand operand(SumoParser::ScopeAtomContext* c) {
    auto s = span(c);
    auto raw = text(s);
    if (raw.starts_with('"')) return {unquote(raw), true, s};
    return {raw, false, s};
  }

  /// Removes the quotes; `\"` and `\\` lose their backslash.
  static std::string unquote(std::string_view quoted) {
    std::string out;
    quoted = quoted.substr(1, quoted.size() - 2);
    for (size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '\\' && i + 1 < quoted.size() && (quoted[i + 1] == '"' || quoted[i + 1] == '\\')) ++i;
      out += quoted[i];
    }
    return out;
  }

  // Stage elements

  ast::Element element(SumoParser::ElementContext* c) {
    if (c->pipeline() != nullptr) return nested(c);
    if (auto* e = c->expression()) {
      ast::Item item{expression(e), {}};
      if (auto* names = c->aliases()) add_aliases(names, item.aliases);
      return item;
    }
    if (c->DIGIT_WORD() != nullptr) return ast::Item{{span(c), ast::Field{plain_name(c->getStart())}, false}, {}};
    if (c->LONE_STAR() != nullptr) return ast::Item{{span(c), ast::Star{}, false}, {}};
    if (c->COMMA() != nullptr) return ast::Comma{span(c)};
    return ast::ClauseWord{utf8::lower_ascii(text(span(c))), span(c)};
  }

  void add_aliases(SumoParser::AliasesContext* c, std::vector<ast::Name>& names) {
    for (auto* n : c->fieldName()) names.push_back(field_name(n));
    if (auto* star = c->LONE_STAR()) names.push_back(plain_name(star->getSymbol()));
    for (auto* n : c->aliasOrStar()) names.push_back(name(n->getStart()));
  }

  ast::Nested nested(SumoParser::ElementContext* c) {
    ast::Nested nested{span(c), {}, {}};
    for (auto* inner : c->pipeline()->stage()) nested.stages.push_back(stage(inner));
    if (auto* alias = c->fieldName()) nested.alias = field_name(alias);
    return nested;
  }

  ast::Name field_name(SumoParser::FieldNameContext* c) { return name(c->getStart()); }

  ast::Name name(antlr4::Token* token) {
    ast::Name n{text(span(token)), span(token), false};
    if (token->getType() == SumoParser::QUOTED_NAME) {
      n.text = unquote(n.text.substr(1));
      n.quoted = true;
    } else if (token->getType() == SumoParser::PERCENT_NAME) {
      n.text.erase(0, 1);
      n.quoted = true;
    }
    return n;
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
    if (parts.size() == 1) return conjunction(parts[0]);
    ast::Logical node{ast::Junction::any, {}};
    for (auto* part : parts) node.operands.push_back(conjunction(part));
    return {span(c), std::move(node), false};
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
    if (sign == nullptr && c->MATCHES() == nullptr && c->CONTAINS() == nullptr && c->IN() == nullptr) return left;
    bool negated = c->NOT() != nullptr;
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
      auto* word = c->MATCHES() != nullptr ? c->MATCHES() : c->CONTAINS();
      node.comparator = c->MATCHES() != nullptr ? ast::Comparator::matches : ast::Comparator::contains;
      node.symbol_span = span(word->getSymbol());
    }
    node.symbol = text(node.symbol_span);
    node.left = boxed(std::move(left));
    node.right = boxed(sum(c->sum(1)));
    return {span(c), std::move(node), false};
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
    if (auto parts = c->expression(); parts.size() == 1) {
      auto e = expression(parts[0]);
      e.parenthesised = true;
      return e;
    } else if (!parts.empty()) {
      ast::Tuple tuple;
      for (auto* part : parts) tuple.items.push_back(expression(part));
      return {span(c), std::move(tuple), true};
    }
    if (auto signs = c->SIGN(); !signs.empty()) {
      std::string all;
      for (auto* sign : signs) all += sign->getText();
      return {span(c), ast::Signs{all}, false};
    }
    if (auto* inner = c->call()) return call(inner);
    if (auto* inner = c->field()) return {span(inner), ast::Field{name(inner->getStart())}, false};
    auto* token = c->getStart();
    auto s = span(token);
    switch (token->getType()) {
      case SumoParser::STRING: {
        auto raw = text(s);
        return {s, ast::Text{raw.substr(1, raw.size() - 2)}, false};
      }
      case SumoParser::CHARACTER: {
        auto raw = text(s);
        return {s, ast::Text{raw.substr(1, raw.size() - 2), true}, false};
      }
      case SumoParser::NUMBER: return {s, number(text(s)), false};
      case SumoParser::REGEX: return {s, regex(text(s)), false};
      case SumoParser::TRUE_WORD: return {s, ast::Boolean{true}, false};
      case SumoParser::FALSE_WORD: return {s, ast::Boolean{false}, false};
      default: return {s, ast::Null{}, false};
    }
  }

  Expression call(SumoParser::CallContext* c) {
    ast::Call node{plain_name(c->FUNCTION()->getSymbol()), {}};
    for (auto* argument : c->argument()) {
      if (argument->LONE_STAR() != nullptr)
        node.arguments.push_back({span(argument), ast::Star{}, false});
      else
        node.arguments.push_back(expression(argument->expression()));
    }
    return {span(c), std::move(node), false};
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
  [[maybe_unused]] Diagnostics& diagnostics_;
};

// ---- One section -----------------------------------------------------------------------------------------------------

/// Parses the tokens of a section with `rule` and hands the tree to `use`. False after an error, which is reported.
template <typename Rule, typename Use>
bool parse_section(Section& section, const Source& source, const LexedText& lexed, Diagnostics& diagnostics, Rule rule,
                   Use use) {
  antlr4::ListTokenSource list(std::move(section.tokens));
  antlr4::CommonTokenStream stream(&list);
  SumoParser parser(&stream);
  parser.setErrorHandler(std::make_shared<StopAtFirstError>());
  parser.removeErrorListeners();
  // The short-sighted mode is enough for a right query and much faster; only an error is looked at again in full.
  for (auto mode : {antlr4::atn::PredictionMode::SLL, antlr4::atn::PredictionMode::LL}) {
    FirstError error;
    parser.reset();
    parser.removeErrorListeners();
    parser.addErrorListener(&error);
    parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    try {
      use(rule(parser));
      return true;
    } catch (const antlr4::ParseCancellationException&) {
      if (mode == antlr4::atn::PredictionMode::LL) diagnostics.push_back(explain(error, source, section.span, lexed));
    }
  }
  return false;
}

bool is_too_long(const ast::Stage& stage) {
  auto is_long_element = [](const ast::Element& element) {
    if (const auto* item = std::get_if<ast::Item>(&element)) return item->aliases.size() > most_fields;
    const auto* nested = std::get_if<ast::Nested>(&element);
    return nested != nullptr && (nested->stages.size() > most_stages ||
                                 std::any_of(nested->stages.begin(), nested->stages.end(), is_too_long));
  };
  return stage.elements.size() > most_elements || stage.assignments.size() > most_fields ||
         std::any_of(stage.elements.begin(), stage.elements.end(), is_long_element);
}

void parse_query(QuerySections& sections, const Source& source, const LexedText& lexed, ast::Script& script) {
  Builder builder(source, lexed, script.diagnostics);
  ast::Query query;
  query.title = std::move(sections.title);
  query.span = sections.scope.span;
  if (sections.scope.broken) {
    query.scope_broken = true;
  } else if (!sections.scope.tokens.empty()) {
    query.scope_broken = !parse_section(
        sections.scope, source, lexed, script.diagnostics, [](SumoParser& p) { return p.scopeText(); },
        [&](SumoParser::ScopeTextContext* c) { query.scope = builder.scope(c->scope()); });
  }
  auto errors_before = script.diagnostics.size();
  if (sections.stages.size() > most_stages) {
    auto at = sections.stages[most_stages].span;
    script.diagnostics.push_back({Severity::error, "too-long", at, fmt::format("a query can have {} stages", most_stages), "", {}});
    query.span.end = std::max(query.span.end, at.end);
    sections.stages.resize(most_stages);
  }
  for (auto& section : sections.stages) {
    ast::Stage stage;
    bool hopeless = script.diagnostics.size() - errors_before >= most_errors;
    if (section.broken || hopeless) {
      stage.broken = true;
    } else {
      stage.broken = !parse_section(
          section, source, lexed, script.diagnostics, [](SumoParser& p) { return p.stageText(); },
          [&](SumoParser::StageTextContext* c) { stage = builder.stage(c->stage()); });
      if (is_too_long(stage)) {
        stage.broken = true;
        script.diagnostics.push_back({Severity::error, "too-long", section.span,
                                      fmt::format("a stage can have {} fields or expressions", most_fields), "split it into several stages", {}});
      }
    }
    stage.span = section.span;
    query.span.end = std::max(query.span.end, section.span.end);
    query.stages.push_back(std::move(stage));
  }
  if (script.diagnostics.size() - errors_before >= most_errors)
    script.diagnostics.push_back({Severity::error, "too-many-errors", {query.span.end, query.span.end},
                                  fmt::format("a query with {} errors is not looked at any further", most_errors), "", {}});
  script.queries.push_back(std::move(query));
}

}  // namespace

ast::Script parse(const Source& source, const StageFormOf& form_of) {
  ast::Script script;
  auto whole = Span{0, static_cast<uint32_t>(source.text().size())};
  if (!utf8::is_valid(source.text())) {
    script.diagnostics.push_back({Severity::error, "not-utf8", {0, 0}, "this text is not UTF-8", "save the file as UTF-8", {}});
    return script;
  }
  try {
    auto lexed = lex(source, form_of);
    script.diagnostics = std::move(lexed.diagnostics);
    for (auto& sections : lexed.queries) parse_query(sections, source, lexed, script);
    if (script.queries.empty() && script.diagnostics.empty())
      script.diagnostics.push_back({Severity::error, "empty-query", whole, "there is no query in this text", "", {}});
  } catch (const std::exception& e) {
    // ANTLR throws for its own inconsistencies only; still nothing may leave this function.
    script.diagnostics.push_back({Severity::error, "internal", whole, fmt::format("the parser failed: {}", e.what()),
                                  "please report this query", {}});
  }
  return script;
}

}  // namespace dohyo::syntax
