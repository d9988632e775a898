
// Generated from SumoParser.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace dohyo::grammar {


class  SumoParser : public antlr4::Parser {
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
    RuleScopeText = 0, RuleScope = 1, RuleScopeAll = 2, RuleScopeNot = 3, 
    RuleScopeTerm = 4, RuleScopeField = 5, RuleScopeValue = 6, RuleScopeAtom = 7, 
    RuleStageText = 8, RuleStage = 9, RuleAssignment = 10, RuleElement = 11, 
    RuleAliases = 12, RuleAlias = 13, RuleExpression = 14, RuleDisjunction = 15, 
    RuleConjunction = 16, RuleNegation = 17, RuleComparison = 18, RuleComparator = 19, 
    RuleSum = 20, RuleProduct = 21, RuleFactor = 22, RulePrimary = 23, RuleCall = 24, 
    RuleArgument = 25, RuleField = 26, RuleFieldName = 27
  };

  SumoParser(antlr4::TokenStream *input);
  ~SumoParser();

  virtual std::string getGrammarFileName() const override;
  virtual const antlr4::atn::ATN& getATN() const override { return _atn; };
  virtual const std::vector<std::string>& getTokenNames() const override { return _tokenNames; }; // deprecated: use vocabulary instead.
  virtual const std::vector<std::string>& getRuleNames() const override;
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;


  class ScopeTextContext;
  class ScopeContext;
  class ScopeAllContext;
  class ScopeNotContext;
  class ScopeTermContext;
  class ScopeFieldContext;
  class ScopeValueContext;
  class ScopeAtomContext;
  class StageTextContext;
  class StageContext;
  class AssignmentContext;
  class ElementContext;
  class AliasesContext;
  class AliasContext;
  class ExpressionContext;
  class DisjunctionContext;
  class ConjunctionContext;
  class NegationContext;
  class ComparisonContext;
  class ComparatorContext;
  class SumContext;
  class ProductContext;
  class FactorContext;
  class PrimaryContext;
  class CallContext;
  class ArgumentContext;
  class FieldContext;
  class FieldNameContext; 

  class  ScopeTextContext : public antlr4::ParserRuleContext {
  public:
    ScopeTextContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ScopeContext *scope();
    antlr4::tree::TerminalNode *EOF();

   
  };

  ScopeTextContext* scopeText();

  class  ScopeContext : public antlr4::ParserRuleContext {
  public:
    ScopeContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ScopeAllContext *> scopeAll();
    ScopeAllContext* scopeAll(size_t i);
    std::vector<antlr4::tree::TerminalNode *> OR();
    antlr4::tree::TerminalNode* OR(size_t i);

   
  };

  ScopeContext* scope();

  class  ScopeAllContext : public antlr4::ParserRuleContext {
  public:
    ScopeAllContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ScopeNotContext *> scopeNot();
    ScopeNotContext* scopeNot(size_t i);
    std::vector<antlr4::tree::TerminalNode *> AND();
    antlr4::tree::TerminalNode* AND(size_t i);

   
  };

  ScopeAllContext* scopeAll();

  class  ScopeNotContext : public antlr4::ParserRuleContext {
  public:
    ScopeNotContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ScopeNotContext *scopeNot();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *BANG();
    ScopeTermContext *scopeTerm();

   
  };

  ScopeNotContext* scopeNot();

  class  ScopeTermContext : public antlr4::ParserRuleContext {
  public:
    ScopeTermContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LPAREN();
    ScopeContext *scope();
    antlr4::tree::TerminalNode *RPAREN();
    ScopeFieldContext *scopeField();
    ComparatorContext *comparator();
    ScopeValueContext *scopeValue();
    antlr4::tree::TerminalNode *IN();
    std::vector<ScopeAtomContext *> scopeAtom();
    ScopeAtomContext* scopeAtom(size_t i);
    antlr4::tree::TerminalNode *NOT();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *SUBQUERY();

   
  };

  ScopeTermContext* scopeTerm();

  class  ScopeFieldContext : public antlr4::ParserRuleContext {
  public:
    ScopeFieldContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SCOPE_WORD();
    antlr4::tree::TerminalNode *QUOTED_NAME();

   
  };

  ScopeFieldContext* scopeField();

  class  ScopeValueContext : public antlr4::ParserRuleContext {
  public:
    ScopeValueContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ScopeAtomContext *> scopeAtom();
    ScopeAtomContext* scopeAtom(size_t i);
    antlr4::tree::TerminalNode *LPAREN();
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<antlr4::tree::TerminalNode *> OR();
    antlr4::tree::TerminalNode* OR(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ScopeValueContext* scopeValue();

  class  ScopeAtomContext : public antlr4::ParserRuleContext {
  public:
    ScopeAtomContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SCOPE_WORD();
    antlr4::tree::TerminalNode *STRING();

   
  };

  ScopeAtomContext* scopeAtom();

  class  StageTextContext : public antlr4::ParserRuleContext {
  public:
    StageTextContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    StageContext *stage();
    antlr4::tree::TerminalNode *EOF();

   
  };

  StageTextContext* stageText();

  class  StageContext : public antlr4::ParserRuleContext {
  public:
    StageContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *OPERATOR();
    std::vector<ElementContext *> element();
    ElementContext* element(size_t i);
    antlr4::tree::TerminalNode *ASSIGNING_OPERATOR();
    std::vector<AssignmentContext *> assignment();
    AssignmentContext* assignment(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *SEARCH_OPERATOR();
    ScopeContext *scope();

   
  };

  StageContext* stage();

  class  AssignmentContext : public antlr4::ParserRuleContext {
  public:
    AssignmentContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    FieldNameContext *fieldName();
    antlr4::tree::TerminalNode *EQUAL();
    ExpressionContext *expression();

   
  };

  AssignmentContext* assignment();

  class  ElementContext : public antlr4::ParserRuleContext {
  public:
    ElementContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ExpressionContext *expression();
    antlr4::tree::TerminalNode *AS();
    AliasesContext *aliases();
    antlr4::tree::TerminalNode *NESTED();
    FieldNameContext *fieldName();
    antlr4::tree::TerminalNode *LONE_STAR();
    antlr4::tree::TerminalNode *DIGIT_WORD();
    antlr4::tree::TerminalNode *COMMA();
    antlr4::tree::TerminalNode *BY();
    antlr4::tree::TerminalNode *IN_CLAUSE();

   
  };

  ElementContext* element();

  class  AliasesContext : public antlr4::ParserRuleContext {
  public:
    AliasesContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<AliasContext *> alias();
    AliasContext* alias(size_t i);
    antlr4::tree::TerminalNode *LPAREN();
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *LBRACKET();
    antlr4::tree::TerminalNode *RBRACKET();

   
  };

  AliasesContext* aliases();

  class  AliasContext : public antlr4::ParserRuleContext {
  public:
    AliasContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    FieldNameContext *fieldName();
    antlr4::tree::TerminalNode *LONE_STAR();

   
  };

  AliasContext* alias();

  class  ExpressionContext : public antlr4::ParserRuleContext {
  public:
    ExpressionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    DisjunctionContext *disjunction();
    antlr4::tree::TerminalNode *QUESTION();
    std::vector<ExpressionContext *> expression();
    ExpressionContext* expression(size_t i);
    antlr4::tree::TerminalNode *COLON();

   
  };

  ExpressionContext* expression();

  class  DisjunctionContext : public antlr4::ParserRuleContext {
  public:
    DisjunctionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ConjunctionContext *> conjunction();
    ConjunctionContext* conjunction(size_t i);
    std::vector<antlr4::tree::TerminalNode *> OR();
    antlr4::tree::TerminalNode* OR(size_t i);
    std::vector<antlr4::tree::TerminalNode *> XOR();
    antlr4::tree::TerminalNode* XOR(size_t i);

   
  };

  DisjunctionContext* disjunction();

  class  ConjunctionContext : public antlr4::ParserRuleContext {
  public:
    ConjunctionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<NegationContext *> negation();
    NegationContext* negation(size_t i);
    std::vector<antlr4::tree::TerminalNode *> AND();
    antlr4::tree::TerminalNode* AND(size_t i);

   
  };

  ConjunctionContext* conjunction();

  class  NegationContext : public antlr4::ParserRuleContext {
  public:
    NegationContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    NegationContext *negation();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *BANG();
    ComparisonContext *comparison();

   
  };

  NegationContext* negation();

  class  ComparisonContext : public antlr4::ParserRuleContext {
  public:
    ComparisonContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<SumContext *> sum();
    SumContext* sum(size_t i);
    ComparatorContext *comparator();
    antlr4::tree::TerminalNode *NOT_TILDE();
    antlr4::tree::TerminalNode *LPAREN();
    std::vector<ExpressionContext *> expression();
    ExpressionContext* expression(size_t i);
    antlr4::tree::TerminalNode *RPAREN();
    antlr4::tree::TerminalNode *INFIX();
    antlr4::tree::TerminalNode *BETWEEN();
    antlr4::tree::TerminalNode *AND();
    antlr4::tree::TerminalNode *OPEN_TEST();
    antlr4::tree::TerminalNode *IN();
    antlr4::tree::TerminalNode *IN_FOLDED();
    antlr4::tree::TerminalNode *MATCHES();
    antlr4::tree::TerminalNode *CONTAINS();
    antlr4::tree::TerminalNode *TILDE();
    antlr4::tree::TerminalNode *NOT();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *ESCAPE();
    antlr4::tree::TerminalNode *REGEX_WORD();

   
  };

  ComparisonContext* comparison();

  class  ComparatorContext : public antlr4::ParserRuleContext {
  public:
    ComparatorContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EQUAL();
    antlr4::tree::TerminalNode *NOT_EQUAL();
    antlr4::tree::TerminalNode *LESS();
    antlr4::tree::TerminalNode *LESS_EQUAL();
    antlr4::tree::TerminalNode *GREATER();
    antlr4::tree::TerminalNode *GREATER_EQUAL();

   
  };

  ComparatorContext* comparator();

  class  SumContext : public antlr4::ParserRuleContext {
  public:
    SumContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ProductContext *> product();
    ProductContext* product(size_t i);
    std::vector<antlr4::tree::TerminalNode *> PLUS();
    antlr4::tree::TerminalNode* PLUS(size_t i);
    std::vector<antlr4::tree::TerminalNode *> MINUS();
    antlr4::tree::TerminalNode* MINUS(size_t i);

   
  };

  SumContext* sum();

  class  ProductContext : public antlr4::ParserRuleContext {
  public:
    ProductContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<FactorContext *> factor();
    FactorContext* factor(size_t i);
    std::vector<antlr4::tree::TerminalNode *> STAR();
    antlr4::tree::TerminalNode* STAR(size_t i);
    std::vector<antlr4::tree::TerminalNode *> SLASH();
    antlr4::tree::TerminalNode* SLASH(size_t i);
    std::vector<antlr4::tree::TerminalNode *> PERCENT();
    antlr4::tree::TerminalNode* PERCENT(size_t i);

   
  };

  ProductContext* product();

  class  FactorContext : public antlr4::ParserRuleContext {
  public:
    FactorContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    FactorContext *factor();
    antlr4::tree::TerminalNode *PREFIX_MINUS();
    antlr4::tree::TerminalNode *PREFIX_PLUS();
    PrimaryContext *primary();

   
  };

  FactorContext* factor();

  class  PrimaryContext : public antlr4::ParserRuleContext {
  public:
    PrimaryContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *NUMBER();
    antlr4::tree::TerminalNode *REGEX();
    antlr4::tree::TerminalNode *TRUE_WORD();
    antlr4::tree::TerminalNode *FALSE_WORD();
    antlr4::tree::TerminalNode *NULL_WORD();
    antlr4::tree::TerminalNode *CHARACTER();
    antlr4::tree::TerminalNode *LOCATION();
    antlr4::tree::TerminalNode *OPEN_PARAMETER();
    antlr4::tree::TerminalNode *SUBQUERY();
    antlr4::tree::TerminalNode *SIGNS();
    CallContext *call();
    FieldContext *field();
    antlr4::tree::TerminalNode *LPAREN();
    std::vector<ExpressionContext *> expression();
    ExpressionContext* expression(size_t i);
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  PrimaryContext* primary();

  class  CallContext : public antlr4::ParserRuleContext {
  public:
    CallContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FUNCTION();
    antlr4::tree::TerminalNode *LPAREN();
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<ArgumentContext *> argument();
    ArgumentContext* argument(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  CallContext* call();

  class  ArgumentContext : public antlr4::ParserRuleContext {
  public:
    ArgumentContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ExpressionContext *expression();
    antlr4::tree::TerminalNode *LONE_STAR();

   
  };

  ArgumentContext* argument();

  class  FieldContext : public antlr4::ParserRuleContext {
  public:
    FieldContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *WORD();
    antlr4::tree::TerminalNode *QUOTED_NAME();
    antlr4::tree::TerminalNode *PERCENT_NAME();
    antlr4::tree::TerminalNode *RECORD_FIELD();

   
  };

  FieldContext* field();

  class  FieldNameContext : public antlr4::ParserRuleContext {
  public:
    FieldNameContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *WORD();
    antlr4::tree::TerminalNode *QUOTED_NAME();
    antlr4::tree::TerminalNode *PERCENT_NAME();
    antlr4::tree::TerminalNode *DIGIT_WORD();
    antlr4::tree::TerminalNode *NUMBER();
    antlr4::tree::TerminalNode *OPEN_PARAMETER();
    antlr4::tree::TerminalNode *AND();
    antlr4::tree::TerminalNode *OR();
    antlr4::tree::TerminalNode *XOR();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *AS();
    antlr4::tree::TerminalNode *BY();
    antlr4::tree::TerminalNode *IN();
    antlr4::tree::TerminalNode *IN_CLAUSE();
    antlr4::tree::TerminalNode *MATCHES();
    antlr4::tree::TerminalNode *CONTAINS();
    antlr4::tree::TerminalNode *INFIX();
    antlr4::tree::TerminalNode *ESCAPE();
    antlr4::tree::TerminalNode *BETWEEN();
    antlr4::tree::TerminalNode *REGEX_WORD();
    antlr4::tree::TerminalNode *TRUE_WORD();
    antlr4::tree::TerminalNode *FALSE_WORD();
    antlr4::tree::TerminalNode *NULL_WORD();

   
  };

  FieldNameContext* fieldName();


private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace dohyo::grammar
