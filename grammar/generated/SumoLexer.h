
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, AND = 3, OR = 4, NOT = 5, AS = 6, 
    BY = 7, IN = 8, MATCHES = 9, CONTAINS = 10, TRUE_WORD = 11, FALSE_WORD = 12, 
    NULL_WORD = 13, FUNCTION = 14, PREFIX_PLUS = 15, PREFIX_MINUS = 16, 
    LONE_STAR = 17, UNEXPECTED = 18, LINE_COMMENT = 19, BLOCK_COMMENT = 20, 
    SPACE = 21, PIPE = 22, LPAREN = 23, RPAREN = 24, COMMA = 25, SEMICOLON = 26, 
    BANG = 27, EQUAL = 28, NOT_EQUAL = 29, LESS_EQUAL = 30, LESS = 31, GREATER_EQUAL = 32, 
    GREATER = 33, STRING = 34, QUOTED_NAME = 35, SCOPE_WORD = 36, QUESTION = 37, 
    COLON = 38, PLUS = 39, MINUS = 40, STAR = 41, SLASH = 42, PERCENT_NAME = 43, 
    NUMBER = 44, WORD = 45, DIGIT_WORD = 46, PERCENT = 47, REGEX = 48, UNCLOSED_STRING = 49, 
    OR_SIGN = 50, AND_SIGN = 51
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
