
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, SEARCH_OPERATOR = 3, AND = 4, 
    OR = 5, NOT = 6, AS = 7, BY = 8, IN = 9, MATCHES = 10, CONTAINS = 11, 
    TRUE_WORD = 12, FALSE_WORD = 13, NULL_WORD = 14, FUNCTION = 15, IN_CLAUSE = 16, 
    PREFIX_PLUS = 17, PREFIX_MINUS = 18, LONE_STAR = 19, NESTED = 20, SUBQUERY = 21, 
    OPEN_TEST = 22, UNEXPECTED = 23, LINE_COMMENT = 24, BLOCK_COMMENT = 25, 
    SPACE = 26, PIPE = 27, LPAREN = 28, RPAREN = 29, COMMA = 30, SEMICOLON = 31, 
    BANG = 32, EQUAL = 33, NOT_EQUAL = 34, LESS_EQUAL = 35, LESS = 36, GREATER_EQUAL = 37, 
    GREATER = 38, STRING = 39, QUOTED_NAME = 40, SCOPE_WORD = 41, LBRACKET = 42, 
    RBRACKET = 43, QUESTION = 44, COLON = 45, PLUS = 46, MINUS = 47, STAR = 48, 
    SLASH = 49, CHARACTER = 50, PERCENT_NAME = 51, NUMBER = 52, OPEN_PARAMETER = 53, 
    WORD = 54, DIGIT_WORD = 55, TILDE = 56, PERCENT = 57, REGEX = 58, LOCATION = 59, 
    SIGNS = 60, UNCLOSED_STRING = 61, OR_SIGN = 62, AND_SIGN = 63
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
