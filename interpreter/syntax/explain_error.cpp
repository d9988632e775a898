#include "interpreter/syntax/explain_error.h"

#include <fmt/format.h>

#include "SumoParser.h"

namespace dohyo::syntax {

using grammar::SumoParser;

namespace {

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

}  // namespace

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
  if (found == "'") {
    d.code = "unclosed-string";
    d.message = "this text has no closing quote on its line";
    d.help = "end it with '; a quote inside is written \\'";
    return d;
  }
  if (found == "." && token->getType() == SumoParser::UNEXPECTED) {
    d.message = ". does not join texts";
    d.help = "write concat(a, b)";
    return d;
  }
  if (found == "^") {
    d.message = "^ is not an operator";
    d.help = "a power is pow(base, exponent)";
    return d;
  }
  if (found == "[") {
    d.message = "unexpected [";
    d.help = "square brackets open a sub-query, [subquery: search | ... | compose field]; a field with brackets is %\"a[0]\"";
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

}  // namespace dohyo::syntax
