
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, SEARCH_OPERATOR = 3, PIPELINE_OPEN = 4, 
    AND = 5, OR = 6, NOT = 7, AS = 8, BY = 9, IN = 10, MATCHES = 11, CONTAINS = 12, 
    TRUE_WORD = 13, FALSE_WORD = 14, NULL_WORD = 15, FUNCTION = 16, PREFIX_PLUS = 17, 
    PREFIX_MINUS = 18, LONE_STAR = 19, SIGN = 20, UNEXPECTED = 21, LINE_COMMENT = 22, 
    BLOCK_COMMENT = 23, SPACE = 24, PIPE = 25, LPAREN = 26, RPAREN = 27, 
    COMMA = 28, SEMICOLON = 29, BANG = 30, EQUAL = 31, NOT_EQUAL = 32, LESS_EQUAL = 33, 
    LESS = 34, GREATER_EQUAL = 35, GREATER = 36, STRING = 37, QUOTED_NAME = 38, 
    SCOPE_WORD = 39, LBRACKET = 40, RBRACKET = 41, QUESTION = 42, COLON = 43, 
    PLUS = 44, MINUS = 45, STAR = 46, SLASH = 47, CHARACTER = 48, PERCENT_NAME = 49, 
    NUMBER = 50, WORD = 51, DIGIT_WORD = 52, PERCENT = 53, REGEX = 54, UNCLOSED_STRING = 55, 
    OR_SIGN = 56, AND_SIGN = 57
  };

  enum {
    VALUE = 1, PIPELINE = 2, AFTER_OPERAND = 3, REGEX_MODE = 4, UNCLOSED = 5
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
