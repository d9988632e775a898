
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, SEARCH_OPERATOR = 3, AND = 4, 
    OR = 5, NOT = 6, AS = 7, BY = 8, IN = 9, MATCHES = 10, CONTAINS = 11, 
    TRUE_WORD = 12, FALSE_WORD = 13, NULL_WORD = 14, FUNCTION = 15, PREFIX_PLUS = 16, 
    PREFIX_MINUS = 17, LONE_STAR = 18, UNEXPECTED = 19, LINE_COMMENT = 20, 
    BLOCK_COMMENT = 21, SPACE = 22, PIPE = 23, LPAREN = 24, RPAREN = 25, 
    COMMA = 26, SEMICOLON = 27, BANG = 28, EQUAL = 29, NOT_EQUAL = 30, LESS_EQUAL = 31, 
    LESS = 32, GREATER_EQUAL = 33, GREATER = 34, STRING = 35, QUOTED_NAME = 36, 
    SCOPE_WORD = 37, QUESTION = 38, COLON = 39, PLUS = 40, MINUS = 41, STAR = 42, 
    SLASH = 43, CHARACTER = 44, PERCENT_NAME = 45, NUMBER = 46, WORD = 47, 
    DIGIT_WORD = 48, PERCENT = 49, REGEX = 50, UNCLOSED_STRING = 51, OR_SIGN = 52, 
    AND_SIGN = 53
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
