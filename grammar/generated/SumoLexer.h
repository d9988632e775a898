
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, SEARCH_OPERATOR = 3, AND = 4, 
    OR = 5, XOR = 6, NOT = 7, AS = 8, BY = 9, IN = 10, MATCHES = 11, CONTAINS = 12, 
    INFIX = 13, ESCAPE = 14, BETWEEN = 15, REGEX_WORD = 16, TRUE_WORD = 17, 
    FALSE_WORD = 18, NULL_WORD = 19, FUNCTION = 20, IN_CLAUSE = 21, PREFIX_PLUS = 22, 
    PREFIX_MINUS = 23, LONE_STAR = 24, NESTED = 25, SUBQUERY = 26, OPEN_TEST = 27, 
    UNEXPECTED = 28, LINE_COMMENT = 29, BLOCK_COMMENT = 30, SPACE = 31, 
    PIPE = 32, LPAREN = 33, RPAREN = 34, COMMA = 35, SEMICOLON = 36, BANG = 37, 
    EQUAL = 38, NOT_EQUAL = 39, LESS_EQUAL = 40, LESS = 41, GREATER_EQUAL = 42, 
    GREATER = 43, STRING = 44, QUOTED_NAME = 45, SCOPE_WORD = 46, LBRACKET = 47, 
    RBRACKET = 48, QUESTION = 49, COLON = 50, PLUS = 51, MINUS = 52, STAR = 53, 
    SLASH = 54, CHARACTER = 55, RECORD_FIELD = 56, PERCENT_NAME = 57, NUMBER = 58, 
    OPEN_PARAMETER = 59, WORD = 60, DIGIT_WORD = 61, TILDE = 62, NOT_TILDE = 63, 
    IN_FOLDED = 64, PERCENT = 65, REGEX = 66, LOCATION = 67, SIGNS = 68, 
    UNCLOSED_STRING = 69, OR_SIGN = 70, AND_SIGN = 71
  };

  enum {
    VALUE = 1, PIPELINE = 2, AFTER_OPERAND = 3, REGEX_MODE = 4, LOCATION_MODE = 5, 
    SIGN_MODE = 6, TYPOGRAPHIC = 7, UNCLOSED = 8
  };

  SumoLexer(antlr4::CharStream *input);
  ~SumoLexer();

  virtual std::string getGrammarFileName() const override;
  virtual const std::vector<std::string>& getRuleNames() const override;

  virtual const std::vector<std::string>& getChannelNames() const override;
  virtual const std::vector<std::string>& getModeNames() const override;
  virtual const std::vector<std::string>& getTokenNames() const override; // deprecated, use vocabulary instead
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;

  virtual const std::vector<uint16_t> getSerializedATN() const override;
  virtual const antlr4::atn::ATN& getATN() const override;

private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;
  static std::vector<std::string> _channelNames;
  static std::vector<std::string> _modeNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  // Individual action functions triggered by action() above.

  // Individual semantic predicate functions triggered by sempred() above.

  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace dohyo::grammar
