
// Generated from SumoLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoLexer : public antlr4::Lexer {
public:
  enum {
    OPERATOR = 1, ASSIGNING_OPERATOR = 2, AND = 3, OR = 4, NOT = 5, AS = 6, 
    BY = 7, IN = 8, MATCHES = 9, CONTAINS = 10, TRUE_WORD = 11, FALSE_WORD = 12, 
    NULL_WORD = 13, UNEXPECTED = 14, LINE_COMMENT = 15, BLOCK_COMMENT = 16, 
    SPACE = 17, PIPE = 18, LPAREN = 19, RPAREN = 20, COMMA = 21, SEMICOLON = 22, 
    BANG = 23, EQUAL = 24, NOT_EQUAL = 25, LESS_EQUAL = 26, LESS = 27, GREATER_EQUAL = 28, 
    GREATER = 29, STRING = 30, QUOTED_NAME = 31, SCOPE_WORD = 32, QUESTION = 33, 
    COLON = 34, PLUS = 35, MINUS = 36, STAR = 37, SLASH = 38, PERCENT_NAME = 39, 
    NUMBER = 40, WORD = 41, DIGIT_WORD = 42, PERCENT = 43, REGEX = 44, UNCLOSED_STRING = 45, 
    OR_SIGN = 46, AND_SIGN = 47
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
