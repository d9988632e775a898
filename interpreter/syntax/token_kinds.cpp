#include "interpreter/syntax/token_kinds.h"

#include "SumoLexer.h"

namespace dohyo::syntax {

using grammar::SumoLexer;

bool ends_operand(TokenType type) {
  switch (type) {
    case SumoLexer::WORD:
    case SumoLexer::DIGIT_WORD:
    case SumoLexer::STRING:
    case SumoLexer::UNCLOSED_STRING:
    case SumoLexer::NUMBER:
    case SumoLexer::REGEX:
    case SumoLexer::QUOTED_NAME:
    case SumoLexer::PERCENT_NAME:
    case SumoLexer::RECORD_FIELD:
    case SumoLexer::RPAREN:
    case SumoLexer::TRUE_WORD:
    case SumoLexer::FALSE_WORD:
    case SumoLexer::NULL_WORD:
    case SumoLexer::CHARACTER:
    case SumoLexer::LOCATION:
    case SumoLexer::SIGNS:
    case SumoLexer::NESTED:
    case SumoLexer::SUBQUERY:
    case SumoLexer::RBRACKET:
    case SumoLexer::LONE_STAR:
    case SumoLexer::OPEN_PARAMETER:
    case SumoLexer::OPEN_TEST: return true;
    default: return false;
  }
}

bool is_comparator(TokenType type) {
  switch (type) {
    case SumoLexer::EQUAL:
    case SumoLexer::NOT_EQUAL:
    case SumoLexer::LESS:
    case SumoLexer::LESS_EQUAL:
    case SumoLexer::GREATER:
    case SumoLexer::GREATER_EQUAL: return true;
    default: return false;
  }
}

bool wants_more(TokenType type) {
  switch (type) {
    case 0:  // nothing was read yet
    case SumoLexer::PIPE:
    case SumoLexer::COMMA:
    case SumoLexer::LPAREN:
    case SumoLexer::LBRACKET:
    case SumoLexer::AND:
    case SumoLexer::OR:
    case SumoLexer::XOR:
    case SumoLexer::NOT:
    case SumoLexer::BANG:
    case SumoLexer::BY:
    case SumoLexer::IN:
    case SumoLexer::IN_CLAUSE:
    case SumoLexer::AS:
    case SumoLexer::MATCHES:
    case SumoLexer::CONTAINS:
    case SumoLexer::TILDE:
    case SumoLexer::NOT_TILDE:
    case SumoLexer::IN_FOLDED:
    case SumoLexer::INFIX:
    case SumoLexer::ESCAPE:
    case SumoLexer::BETWEEN:
    case SumoLexer::REGEX_WORD:
    case SumoLexer::PLUS:
    case SumoLexer::MINUS:
    case SumoLexer::STAR:
    case SumoLexer::PREFIX_PLUS:
    case SumoLexer::PREFIX_MINUS:
    case SumoLexer::SLASH:
    case SumoLexer::PERCENT:
    case SumoLexer::QUESTION:
    case SumoLexer::COLON:
    case SumoLexer::OPERATOR:
    case SumoLexer::SEARCH_OPERATOR:
    case SumoLexer::ASSIGNING_OPERATOR: return true;
    default: return is_comparator(type);
  }
}

}  // namespace dohyo::syntax
