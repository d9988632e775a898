
// Generated from SumoParser.g4 by ANTLR 4.7.2



#include "SumoParser.h"


using namespace antlrcpp;
using namespace dohyo::grammar;
using namespace antlr4;

SumoParser::SumoParser(TokenStream *input) : Parser(input) {
  _interpreter = new atn::ParserATNSimulator(this, _atn, _decisionToDFA, _sharedContextCache);
}

SumoParser::~SumoParser() {
  delete _interpreter;
}

std::string SumoParser::getGrammarFileName() const {
  return "SumoParser.g4";
}

const std::vector<std::string>& SumoParser::getRuleNames() const {
  return _ruleNames;
}

dfa::Vocabulary& SumoParser::getVocabulary() const {
  return _vocabulary;
}


//----------------- ScopeTextContext ------------------------------------------------------------------

SumoParser::ScopeTextContext::ScopeTextContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::ScopeContext* SumoParser::ScopeTextContext::scope() {
  return getRuleContext<SumoParser::ScopeContext>(0);
}

tree::TerminalNode* SumoParser::ScopeTextContext::EOF() {
  return getToken(SumoParser::EOF, 0);
}


size_t SumoParser::ScopeTextContext::getRuleIndex() const {
  return SumoParser::RuleScopeText;
}


SumoParser::ScopeTextContext* SumoParser::scopeText() {
  ScopeTextContext *_localctx = _tracker.createInstance<ScopeTextContext>(_ctx, getState());
  enterRule(_localctx, 0, SumoParser::RuleScopeText);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(56);
    scope();
    setState(57);
    match(SumoParser::EOF);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeContext ------------------------------------------------------------------

SumoParser::ScopeContext::ScopeContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::ScopeAllContext *> SumoParser::ScopeContext::scopeAll() {
  return getRuleContexts<SumoParser::ScopeAllContext>();
}

SumoParser::ScopeAllContext* SumoParser::ScopeContext::scopeAll(size_t i) {
  return getRuleContext<SumoParser::ScopeAllContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::ScopeContext::OR() {
  return getTokens(SumoParser::OR);
}

tree::TerminalNode* SumoParser::ScopeContext::OR(size_t i) {
  return getToken(SumoParser::OR, i);
}


size_t SumoParser::ScopeContext::getRuleIndex() const {
  return SumoParser::RuleScope;
}


SumoParser::ScopeContext* SumoParser::scope() {
  ScopeContext *_localctx = _tracker.createInstance<ScopeContext>(_ctx, getState());
  enterRule(_localctx, 2, SumoParser::RuleScope);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(59);
    scopeAll();
    setState(64);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::OR) {
      setState(60);
      match(SumoParser::OR);
      setState(61);
      scopeAll();
      setState(66);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeAllContext ------------------------------------------------------------------

SumoParser::ScopeAllContext::ScopeAllContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::ScopeNotContext *> SumoParser::ScopeAllContext::scopeNot() {
  return getRuleContexts<SumoParser::ScopeNotContext>();
}

SumoParser::ScopeNotContext* SumoParser::ScopeAllContext::scopeNot(size_t i) {
  return getRuleContext<SumoParser::ScopeNotContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::ScopeAllContext::AND() {
  return getTokens(SumoParser::AND);
}

tree::TerminalNode* SumoParser::ScopeAllContext::AND(size_t i) {
  return getToken(SumoParser::AND, i);
}


size_t SumoParser::ScopeAllContext::getRuleIndex() const {
  return SumoParser::RuleScopeAll;
}


SumoParser::ScopeAllContext* SumoParser::scopeAll() {
  ScopeAllContext *_localctx = _tracker.createInstance<ScopeAllContext>(_ctx, getState());
  enterRule(_localctx, 4, SumoParser::RuleScopeAll);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(67);
    scopeNot();
    setState(74);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::AND)
      | (1ULL << SumoParser::NOT)
      | (1ULL << SumoParser::SUBQUERY)
      | (1ULL << SumoParser::LPAREN)
      | (1ULL << SumoParser::BANG)
      | (1ULL << SumoParser::STRING)
      | (1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::SCOPE_WORD))) != 0)) {
      setState(69);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::AND) {
        setState(68);
        match(SumoParser::AND);
      }
      setState(71);
      scopeNot();
      setState(76);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeNotContext ------------------------------------------------------------------

SumoParser::ScopeNotContext::ScopeNotContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::ScopeNotContext* SumoParser::ScopeNotContext::scopeNot() {
  return getRuleContext<SumoParser::ScopeNotContext>(0);
}

tree::TerminalNode* SumoParser::ScopeNotContext::NOT() {
  return getToken(SumoParser::NOT, 0);
}

tree::TerminalNode* SumoParser::ScopeNotContext::BANG() {
  return getToken(SumoParser::BANG, 0);
}

SumoParser::ScopeTermContext* SumoParser::ScopeNotContext::scopeTerm() {
  return getRuleContext<SumoParser::ScopeTermContext>(0);
}


size_t SumoParser::ScopeNotContext::getRuleIndex() const {
  return SumoParser::RuleScopeNot;
}


SumoParser::ScopeNotContext* SumoParser::scopeNot() {
  ScopeNotContext *_localctx = _tracker.createInstance<ScopeNotContext>(_ctx, getState());
  enterRule(_localctx, 6, SumoParser::RuleScopeNot);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(80);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::BANG: {
        enterOuterAlt(_localctx, 1);
        setState(77);
        _la = _input->LA(1);
        if (!(_la == SumoParser::NOT

        || _la == SumoParser::BANG)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(78);
        scopeNot();
        break;
      }

      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::SCOPE_WORD: {
        enterOuterAlt(_localctx, 2);
        setState(79);
        scopeTerm();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeTermContext ------------------------------------------------------------------

SumoParser::ScopeTermContext::ScopeTermContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::ScopeTermContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

SumoParser::ScopeContext* SumoParser::ScopeTermContext::scope() {
  return getRuleContext<SumoParser::ScopeContext>(0);
}

tree::TerminalNode* SumoParser::ScopeTermContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

SumoParser::ScopeFieldContext* SumoParser::ScopeTermContext::scopeField() {
  return getRuleContext<SumoParser::ScopeFieldContext>(0);
}

SumoParser::ComparatorContext* SumoParser::ScopeTermContext::comparator() {
  return getRuleContext<SumoParser::ComparatorContext>(0);
}

SumoParser::ScopeValueContext* SumoParser::ScopeTermContext::scopeValue() {
  return getRuleContext<SumoParser::ScopeValueContext>(0);
}

tree::TerminalNode* SumoParser::ScopeTermContext::IN() {
  return getToken(SumoParser::IN, 0);
}

std::vector<SumoParser::ScopeAtomContext *> SumoParser::ScopeTermContext::scopeAtom() {
  return getRuleContexts<SumoParser::ScopeAtomContext>();
}

SumoParser::ScopeAtomContext* SumoParser::ScopeTermContext::scopeAtom(size_t i) {
  return getRuleContext<SumoParser::ScopeAtomContext>(i);
}

tree::TerminalNode* SumoParser::ScopeTermContext::NOT() {
  return getToken(SumoParser::NOT, 0);
}

std::vector<tree::TerminalNode *> SumoParser::ScopeTermContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::ScopeTermContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}

tree::TerminalNode* SumoParser::ScopeTermContext::SUBQUERY() {
  return getToken(SumoParser::SUBQUERY, 0);
}


size_t SumoParser::ScopeTermContext::getRuleIndex() const {
  return SumoParser::RuleScopeTerm;
}


SumoParser::ScopeTermContext* SumoParser::scopeTerm() {
  ScopeTermContext *_localctx = _tracker.createInstance<ScopeTermContext>(_ctx, getState());
  enterRule(_localctx, 8, SumoParser::RuleScopeTerm);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(108);
    _errHandler->sync(this);
    switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 6, _ctx)) {
    case 1: {
      enterOuterAlt(_localctx, 1);
      setState(82);
      match(SumoParser::LPAREN);
      setState(83);
      scope();
      setState(84);
      match(SumoParser::RPAREN);
      break;
    }

    case 2: {
      enterOuterAlt(_localctx, 2);
      setState(86);
      scopeField();
      setState(87);
      comparator();
      setState(88);
      scopeValue();
      break;
    }

    case 3: {
      enterOuterAlt(_localctx, 3);
      setState(90);
      scopeField();
      setState(92);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(91);
        match(SumoParser::NOT);
      }
      setState(94);
      match(SumoParser::IN);
      setState(95);
      match(SumoParser::LPAREN);
      setState(96);
      scopeAtom();
      setState(101);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(97);
        match(SumoParser::COMMA);
        setState(98);
        scopeAtom();
        setState(103);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(104);
      match(SumoParser::RPAREN);
      break;
    }

    case 4: {
      enterOuterAlt(_localctx, 4);
      setState(106);
      match(SumoParser::SUBQUERY);
      break;
    }

    case 5: {
      enterOuterAlt(_localctx, 5);
      setState(107);
      scopeAtom();
      break;
    }

    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeFieldContext ------------------------------------------------------------------

SumoParser::ScopeFieldContext::ScopeFieldContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::ScopeFieldContext::SCOPE_WORD() {
  return getToken(SumoParser::SCOPE_WORD, 0);
}

tree::TerminalNode* SumoParser::ScopeFieldContext::QUOTED_NAME() {
  return getToken(SumoParser::QUOTED_NAME, 0);
}


size_t SumoParser::ScopeFieldContext::getRuleIndex() const {
  return SumoParser::RuleScopeField;
}


SumoParser::ScopeFieldContext* SumoParser::scopeField() {
  ScopeFieldContext *_localctx = _tracker.createInstance<ScopeFieldContext>(_ctx, getState());
  enterRule(_localctx, 10, SumoParser::RuleScopeField);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(110);
    _la = _input->LA(1);
    if (!(_la == SumoParser::QUOTED_NAME

    || _la == SumoParser::SCOPE_WORD)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeValueContext ------------------------------------------------------------------

SumoParser::ScopeValueContext::ScopeValueContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::ScopeAtomContext *> SumoParser::ScopeValueContext::scopeAtom() {
  return getRuleContexts<SumoParser::ScopeAtomContext>();
}

SumoParser::ScopeAtomContext* SumoParser::ScopeValueContext::scopeAtom(size_t i) {
  return getRuleContext<SumoParser::ScopeAtomContext>(i);
}

tree::TerminalNode* SumoParser::ScopeValueContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

tree::TerminalNode* SumoParser::ScopeValueContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> SumoParser::ScopeValueContext::OR() {
  return getTokens(SumoParser::OR);
}

tree::TerminalNode* SumoParser::ScopeValueContext::OR(size_t i) {
  return getToken(SumoParser::OR, i);
}

std::vector<tree::TerminalNode *> SumoParser::ScopeValueContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::ScopeValueContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}


size_t SumoParser::ScopeValueContext::getRuleIndex() const {
  return SumoParser::RuleScopeValue;
}


SumoParser::ScopeValueContext* SumoParser::scopeValue() {
  ScopeValueContext *_localctx = _tracker.createInstance<ScopeValueContext>(_ctx, getState());
  enterRule(_localctx, 12, SumoParser::RuleScopeValue);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(124);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::STRING:
      case SumoParser::SCOPE_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(112);
        scopeAtom();
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 2);
        setState(113);
        match(SumoParser::LPAREN);
        setState(114);
        scopeAtom();
        setState(119);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::OR

        || _la == SumoParser::COMMA) {
          setState(115);
          _la = _input->LA(1);
          if (!(_la == SumoParser::OR

          || _la == SumoParser::COMMA)) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(116);
          scopeAtom();
          setState(121);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(122);
        match(SumoParser::RPAREN);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ScopeAtomContext ------------------------------------------------------------------

SumoParser::ScopeAtomContext::ScopeAtomContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::ScopeAtomContext::SCOPE_WORD() {
  return getToken(SumoParser::SCOPE_WORD, 0);
}

tree::TerminalNode* SumoParser::ScopeAtomContext::STRING() {
  return getToken(SumoParser::STRING, 0);
}


size_t SumoParser::ScopeAtomContext::getRuleIndex() const {
  return SumoParser::RuleScopeAtom;
}


SumoParser::ScopeAtomContext* SumoParser::scopeAtom() {
  ScopeAtomContext *_localctx = _tracker.createInstance<ScopeAtomContext>(_ctx, getState());
  enterRule(_localctx, 14, SumoParser::RuleScopeAtom);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(126);
    _la = _input->LA(1);
    if (!(_la == SumoParser::STRING

    || _la == SumoParser::SCOPE_WORD)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StageTextContext ------------------------------------------------------------------

SumoParser::StageTextContext::StageTextContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::StageContext* SumoParser::StageTextContext::stage() {
  return getRuleContext<SumoParser::StageContext>(0);
}

tree::TerminalNode* SumoParser::StageTextContext::EOF() {
  return getToken(SumoParser::EOF, 0);
}


size_t SumoParser::StageTextContext::getRuleIndex() const {
  return SumoParser::RuleStageText;
}


SumoParser::StageTextContext* SumoParser::stageText() {
  StageTextContext *_localctx = _tracker.createInstance<StageTextContext>(_ctx, getState());
  enterRule(_localctx, 16, SumoParser::RuleStageText);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(128);
    stage();
    setState(129);
    match(SumoParser::EOF);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StageContext ------------------------------------------------------------------

SumoParser::StageContext::StageContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::StageContext::OPERATOR() {
  return getToken(SumoParser::OPERATOR, 0);
}

std::vector<SumoParser::ElementContext *> SumoParser::StageContext::element() {
  return getRuleContexts<SumoParser::ElementContext>();
}

SumoParser::ElementContext* SumoParser::StageContext::element(size_t i) {
  return getRuleContext<SumoParser::ElementContext>(i);
}

tree::TerminalNode* SumoParser::StageContext::ASSIGNING_OPERATOR() {
  return getToken(SumoParser::ASSIGNING_OPERATOR, 0);
}

std::vector<SumoParser::AssignmentContext *> SumoParser::StageContext::assignment() {
  return getRuleContexts<SumoParser::AssignmentContext>();
}

SumoParser::AssignmentContext* SumoParser::StageContext::assignment(size_t i) {
  return getRuleContext<SumoParser::AssignmentContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::StageContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::StageContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}

tree::TerminalNode* SumoParser::StageContext::SEARCH_OPERATOR() {
  return getToken(SumoParser::SEARCH_OPERATOR, 0);
}

SumoParser::ScopeContext* SumoParser::StageContext::scope() {
  return getRuleContext<SumoParser::ScopeContext>(0);
}


size_t SumoParser::StageContext::getRuleIndex() const {
  return SumoParser::RuleStage;
}


SumoParser::StageContext* SumoParser::stage() {
  StageContext *_localctx = _tracker.createInstance<StageContext>(_ctx, getState());
  enterRule(_localctx, 18, SumoParser::RuleStage);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(156);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::OPERATOR: {
        enterOuterAlt(_localctx, 1);
        setState(131);
        match(SumoParser::OPERATOR);
        setState(135);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (((((_la - 7) & ~ 0x3fULL) == 0) &&
          ((1ULL << (_la - 7)) & ((1ULL << (SumoParser::NOT - 7))
          | (1ULL << (SumoParser::BY - 7))
          | (1ULL << (SumoParser::TRUE_WORD - 7))
          | (1ULL << (SumoParser::FALSE_WORD - 7))
          | (1ULL << (SumoParser::NULL_WORD - 7))
          | (1ULL << (SumoParser::FUNCTION - 7))
          | (1ULL << (SumoParser::IN_CLAUSE - 7))
          | (1ULL << (SumoParser::PREFIX_PLUS - 7))
          | (1ULL << (SumoParser::PREFIX_MINUS - 7))
          | (1ULL << (SumoParser::LONE_STAR - 7))
          | (1ULL << (SumoParser::NESTED - 7))
          | (1ULL << (SumoParser::SUBQUERY - 7))
          | (1ULL << (SumoParser::LPAREN - 7))
          | (1ULL << (SumoParser::COMMA - 7))
          | (1ULL << (SumoParser::BANG - 7))
          | (1ULL << (SumoParser::STRING - 7))
          | (1ULL << (SumoParser::QUOTED_NAME - 7))
          | (1ULL << (SumoParser::CHARACTER - 7))
          | (1ULL << (SumoParser::RECORD_FIELD - 7))
          | (1ULL << (SumoParser::PERCENT_NAME - 7))
          | (1ULL << (SumoParser::NUMBER - 7))
          | (1ULL << (SumoParser::OPEN_PARAMETER - 7))
          | (1ULL << (SumoParser::WORD - 7))
          | (1ULL << (SumoParser::DIGIT_WORD - 7))
          | (1ULL << (SumoParser::REGEX - 7))
          | (1ULL << (SumoParser::LOCATION - 7))
          | (1ULL << (SumoParser::SIGNS - 7)))) != 0)) {
          setState(132);
          element();
          setState(137);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        break;
      }

      case SumoParser::ASSIGNING_OPERATOR: {
        enterOuterAlt(_localctx, 2);
        setState(138);
        match(SumoParser::ASSIGNING_OPERATOR);
        setState(139);
        assignment();
        setState(144);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(140);
          match(SumoParser::COMMA);
          setState(141);
          assignment();
          setState(146);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        break;
      }

      case SumoParser::SEARCH_OPERATOR: {
        enterOuterAlt(_localctx, 3);
        setState(147);
        match(SumoParser::SEARCH_OPERATOR);
        setState(149);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << SumoParser::NOT)
          | (1ULL << SumoParser::SUBQUERY)
          | (1ULL << SumoParser::LPAREN)
          | (1ULL << SumoParser::BANG)
          | (1ULL << SumoParser::STRING)
          | (1ULL << SumoParser::QUOTED_NAME)
          | (1ULL << SumoParser::SCOPE_WORD))) != 0)) {
          setState(148);
          scope();
        }
        break;
      }

      case SumoParser::NOT:
      case SumoParser::BY:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::IN_CLAUSE:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::LONE_STAR:
      case SumoParser::NESTED:
      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::COMMA:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD:
      case SumoParser::REGEX:
      case SumoParser::LOCATION:
      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 4);
        setState(152); 
        _errHandler->sync(this);
        _la = _input->LA(1);
        do {
          setState(151);
          element();
          setState(154); 
          _errHandler->sync(this);
          _la = _input->LA(1);
        } while (((((_la - 7) & ~ 0x3fULL) == 0) &&
          ((1ULL << (_la - 7)) & ((1ULL << (SumoParser::NOT - 7))
          | (1ULL << (SumoParser::BY - 7))
          | (1ULL << (SumoParser::TRUE_WORD - 7))
          | (1ULL << (SumoParser::FALSE_WORD - 7))
          | (1ULL << (SumoParser::NULL_WORD - 7))
          | (1ULL << (SumoParser::FUNCTION - 7))
          | (1ULL << (SumoParser::IN_CLAUSE - 7))
          | (1ULL << (SumoParser::PREFIX_PLUS - 7))
          | (1ULL << (SumoParser::PREFIX_MINUS - 7))
          | (1ULL << (SumoParser::LONE_STAR - 7))
          | (1ULL << (SumoParser::NESTED - 7))
          | (1ULL << (SumoParser::SUBQUERY - 7))
          | (1ULL << (SumoParser::LPAREN - 7))
          | (1ULL << (SumoParser::COMMA - 7))
          | (1ULL << (SumoParser::BANG - 7))
          | (1ULL << (SumoParser::STRING - 7))
          | (1ULL << (SumoParser::QUOTED_NAME - 7))
          | (1ULL << (SumoParser::CHARACTER - 7))
          | (1ULL << (SumoParser::RECORD_FIELD - 7))
          | (1ULL << (SumoParser::PERCENT_NAME - 7))
          | (1ULL << (SumoParser::NUMBER - 7))
          | (1ULL << (SumoParser::OPEN_PARAMETER - 7))
          | (1ULL << (SumoParser::WORD - 7))
          | (1ULL << (SumoParser::DIGIT_WORD - 7))
          | (1ULL << (SumoParser::REGEX - 7))
          | (1ULL << (SumoParser::LOCATION - 7))
          | (1ULL << (SumoParser::SIGNS - 7)))) != 0));
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AssignmentContext ------------------------------------------------------------------

SumoParser::AssignmentContext::AssignmentContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::FieldNameContext* SumoParser::AssignmentContext::fieldName() {
  return getRuleContext<SumoParser::FieldNameContext>(0);
}

tree::TerminalNode* SumoParser::AssignmentContext::EQUAL() {
  return getToken(SumoParser::EQUAL, 0);
}

SumoParser::ExpressionContext* SumoParser::AssignmentContext::expression() {
  return getRuleContext<SumoParser::ExpressionContext>(0);
}


size_t SumoParser::AssignmentContext::getRuleIndex() const {
  return SumoParser::RuleAssignment;
}


SumoParser::AssignmentContext* SumoParser::assignment() {
  AssignmentContext *_localctx = _tracker.createInstance<AssignmentContext>(_ctx, getState());
  enterRule(_localctx, 20, SumoParser::RuleAssignment);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(158);
    fieldName();
    setState(159);
    match(SumoParser::EQUAL);
    setState(160);
    expression();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ElementContext ------------------------------------------------------------------

SumoParser::ElementContext::ElementContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::ExpressionContext* SumoParser::ElementContext::expression() {
  return getRuleContext<SumoParser::ExpressionContext>(0);
}

tree::TerminalNode* SumoParser::ElementContext::AS() {
  return getToken(SumoParser::AS, 0);
}

SumoParser::AliasesContext* SumoParser::ElementContext::aliases() {
  return getRuleContext<SumoParser::AliasesContext>(0);
}

tree::TerminalNode* SumoParser::ElementContext::NESTED() {
  return getToken(SumoParser::NESTED, 0);
}

SumoParser::FieldNameContext* SumoParser::ElementContext::fieldName() {
  return getRuleContext<SumoParser::FieldNameContext>(0);
}

tree::TerminalNode* SumoParser::ElementContext::LONE_STAR() {
  return getToken(SumoParser::LONE_STAR, 0);
}

tree::TerminalNode* SumoParser::ElementContext::DIGIT_WORD() {
  return getToken(SumoParser::DIGIT_WORD, 0);
}

tree::TerminalNode* SumoParser::ElementContext::COMMA() {
  return getToken(SumoParser::COMMA, 0);
}

tree::TerminalNode* SumoParser::ElementContext::BY() {
  return getToken(SumoParser::BY, 0);
}

tree::TerminalNode* SumoParser::ElementContext::IN_CLAUSE() {
  return getToken(SumoParser::IN_CLAUSE, 0);
}


size_t SumoParser::ElementContext::getRuleIndex() const {
  return SumoParser::RuleElement;
}


SumoParser::ElementContext* SumoParser::element() {
  ElementContext *_localctx = _tracker.createInstance<ElementContext>(_ctx, getState());
  enterRule(_localctx, 22, SumoParser::RuleElement);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(177);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::REGEX:
      case SumoParser::LOCATION:
      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 1);
        setState(162);
        expression();
        setState(165);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == SumoParser::AS) {
          setState(163);
          match(SumoParser::AS);
          setState(164);
          aliases();
        }
        break;
      }

      case SumoParser::NESTED: {
        enterOuterAlt(_localctx, 2);
        setState(167);
        match(SumoParser::NESTED);
        setState(170);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == SumoParser::AS) {
          setState(168);
          match(SumoParser::AS);
          setState(169);
          fieldName();
        }
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 3);
        setState(172);
        match(SumoParser::LONE_STAR);
        break;
      }

      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 4);
        setState(173);
        match(SumoParser::DIGIT_WORD);
        break;
      }

      case SumoParser::COMMA: {
        enterOuterAlt(_localctx, 5);
        setState(174);
        match(SumoParser::COMMA);
        break;
      }

      case SumoParser::BY: {
        enterOuterAlt(_localctx, 6);
        setState(175);
        match(SumoParser::BY);
        break;
      }

      case SumoParser::IN_CLAUSE: {
        enterOuterAlt(_localctx, 7);
        setState(176);
        match(SumoParser::IN_CLAUSE);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AliasesContext ------------------------------------------------------------------

SumoParser::AliasesContext::AliasesContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::AliasContext *> SumoParser::AliasesContext::alias() {
  return getRuleContexts<SumoParser::AliasContext>();
}

SumoParser::AliasContext* SumoParser::AliasesContext::alias(size_t i) {
  return getRuleContext<SumoParser::AliasContext>(i);
}

tree::TerminalNode* SumoParser::AliasesContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

tree::TerminalNode* SumoParser::AliasesContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> SumoParser::AliasesContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::AliasesContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}

tree::TerminalNode* SumoParser::AliasesContext::LBRACKET() {
  return getToken(SumoParser::LBRACKET, 0);
}

tree::TerminalNode* SumoParser::AliasesContext::RBRACKET() {
  return getToken(SumoParser::RBRACKET, 0);
}


size_t SumoParser::AliasesContext::getRuleIndex() const {
  return SumoParser::RuleAliases;
}


SumoParser::AliasesContext* SumoParser::aliases() {
  AliasesContext *_localctx = _tracker.createInstance<AliasesContext>(_ctx, getState());
  enterRule(_localctx, 24, SumoParser::RuleAliases);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(202);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::AND:
      case SumoParser::OR:
      case SumoParser::XOR:
      case SumoParser::NOT:
      case SumoParser::AS:
      case SumoParser::BY:
      case SumoParser::IN:
      case SumoParser::MATCHES:
      case SumoParser::CONTAINS:
      case SumoParser::INFIX:
      case SumoParser::ESCAPE:
      case SumoParser::BETWEEN:
      case SumoParser::REGEX_WORD:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::IN_CLAUSE:
      case SumoParser::LONE_STAR:
      case SumoParser::QUOTED_NAME:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(179);
        alias();
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 2);
        setState(180);
        match(SumoParser::LPAREN);
        setState(181);
        alias();
        setState(186);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(182);
          match(SumoParser::COMMA);
          setState(183);
          alias();
          setState(188);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(189);
        match(SumoParser::RPAREN);
        break;
      }

      case SumoParser::LBRACKET: {
        enterOuterAlt(_localctx, 3);
        setState(191);
        match(SumoParser::LBRACKET);
        setState(192);
        alias();
        setState(197);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(193);
          match(SumoParser::COMMA);
          setState(194);
          alias();
          setState(199);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(200);
        match(SumoParser::RBRACKET);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AliasContext ------------------------------------------------------------------

SumoParser::AliasContext::AliasContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::FieldNameContext* SumoParser::AliasContext::fieldName() {
  return getRuleContext<SumoParser::FieldNameContext>(0);
}

tree::TerminalNode* SumoParser::AliasContext::LONE_STAR() {
  return getToken(SumoParser::LONE_STAR, 0);
}


size_t SumoParser::AliasContext::getRuleIndex() const {
  return SumoParser::RuleAlias;
}


SumoParser::AliasContext* SumoParser::alias() {
  AliasContext *_localctx = _tracker.createInstance<AliasContext>(_ctx, getState());
  enterRule(_localctx, 26, SumoParser::RuleAlias);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(206);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::AND:
      case SumoParser::OR:
      case SumoParser::XOR:
      case SumoParser::NOT:
      case SumoParser::AS:
      case SumoParser::BY:
      case SumoParser::IN:
      case SumoParser::MATCHES:
      case SumoParser::CONTAINS:
      case SumoParser::INFIX:
      case SumoParser::ESCAPE:
      case SumoParser::BETWEEN:
      case SumoParser::REGEX_WORD:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::IN_CLAUSE:
      case SumoParser::QUOTED_NAME:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(204);
        fieldName();
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 2);
        setState(205);
        match(SumoParser::LONE_STAR);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ExpressionContext ------------------------------------------------------------------

SumoParser::ExpressionContext::ExpressionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::DisjunctionContext* SumoParser::ExpressionContext::disjunction() {
  return getRuleContext<SumoParser::DisjunctionContext>(0);
}

tree::TerminalNode* SumoParser::ExpressionContext::QUESTION() {
  return getToken(SumoParser::QUESTION, 0);
}

std::vector<SumoParser::ExpressionContext *> SumoParser::ExpressionContext::expression() {
  return getRuleContexts<SumoParser::ExpressionContext>();
}

SumoParser::ExpressionContext* SumoParser::ExpressionContext::expression(size_t i) {
  return getRuleContext<SumoParser::ExpressionContext>(i);
}

tree::TerminalNode* SumoParser::ExpressionContext::COLON() {
  return getToken(SumoParser::COLON, 0);
}


size_t SumoParser::ExpressionContext::getRuleIndex() const {
  return SumoParser::RuleExpression;
}


SumoParser::ExpressionContext* SumoParser::expression() {
  ExpressionContext *_localctx = _tracker.createInstance<ExpressionContext>(_ctx, getState());
  enterRule(_localctx, 28, SumoParser::RuleExpression);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(208);
    disjunction();
    setState(214);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == SumoParser::QUESTION) {
      setState(209);
      match(SumoParser::QUESTION);
      setState(210);
      expression();
      setState(211);
      match(SumoParser::COLON);
      setState(212);
      expression();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- DisjunctionContext ------------------------------------------------------------------

SumoParser::DisjunctionContext::DisjunctionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::ConjunctionContext *> SumoParser::DisjunctionContext::conjunction() {
  return getRuleContexts<SumoParser::ConjunctionContext>();
}

SumoParser::ConjunctionContext* SumoParser::DisjunctionContext::conjunction(size_t i) {
  return getRuleContext<SumoParser::ConjunctionContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::DisjunctionContext::OR() {
  return getTokens(SumoParser::OR);
}

tree::TerminalNode* SumoParser::DisjunctionContext::OR(size_t i) {
  return getToken(SumoParser::OR, i);
}

std::vector<tree::TerminalNode *> SumoParser::DisjunctionContext::XOR() {
  return getTokens(SumoParser::XOR);
}

tree::TerminalNode* SumoParser::DisjunctionContext::XOR(size_t i) {
  return getToken(SumoParser::XOR, i);
}


size_t SumoParser::DisjunctionContext::getRuleIndex() const {
  return SumoParser::RuleDisjunction;
}


SumoParser::DisjunctionContext* SumoParser::disjunction() {
  DisjunctionContext *_localctx = _tracker.createInstance<DisjunctionContext>(_ctx, getState());
  enterRule(_localctx, 30, SumoParser::RuleDisjunction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(216);
    conjunction();
    setState(221);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::OR

    || _la == SumoParser::XOR) {
      setState(217);
      _la = _input->LA(1);
      if (!(_la == SumoParser::OR

      || _la == SumoParser::XOR)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(218);
      conjunction();
      setState(223);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ConjunctionContext ------------------------------------------------------------------

SumoParser::ConjunctionContext::ConjunctionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::NegationContext *> SumoParser::ConjunctionContext::negation() {
  return getRuleContexts<SumoParser::NegationContext>();
}

SumoParser::NegationContext* SumoParser::ConjunctionContext::negation(size_t i) {
  return getRuleContext<SumoParser::NegationContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::ConjunctionContext::AND() {
  return getTokens(SumoParser::AND);
}

tree::TerminalNode* SumoParser::ConjunctionContext::AND(size_t i) {
  return getToken(SumoParser::AND, i);
}


size_t SumoParser::ConjunctionContext::getRuleIndex() const {
  return SumoParser::RuleConjunction;
}


SumoParser::ConjunctionContext* SumoParser::conjunction() {
  ConjunctionContext *_localctx = _tracker.createInstance<ConjunctionContext>(_ctx, getState());
  enterRule(_localctx, 32, SumoParser::RuleConjunction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(224);
    negation();
    setState(229);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::AND) {
      setState(225);
      match(SumoParser::AND);
      setState(226);
      negation();
      setState(231);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- NegationContext ------------------------------------------------------------------

SumoParser::NegationContext::NegationContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::NegationContext* SumoParser::NegationContext::negation() {
  return getRuleContext<SumoParser::NegationContext>(0);
}

tree::TerminalNode* SumoParser::NegationContext::NOT() {
  return getToken(SumoParser::NOT, 0);
}

tree::TerminalNode* SumoParser::NegationContext::BANG() {
  return getToken(SumoParser::BANG, 0);
}

SumoParser::ComparisonContext* SumoParser::NegationContext::comparison() {
  return getRuleContext<SumoParser::ComparisonContext>(0);
}


size_t SumoParser::NegationContext::getRuleIndex() const {
  return SumoParser::RuleNegation;
}


SumoParser::NegationContext* SumoParser::negation() {
  NegationContext *_localctx = _tracker.createInstance<NegationContext>(_ctx, getState());
  enterRule(_localctx, 34, SumoParser::RuleNegation);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(235);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::BANG: {
        enterOuterAlt(_localctx, 1);
        setState(232);
        _la = _input->LA(1);
        if (!(_la == SumoParser::NOT

        || _la == SumoParser::BANG)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(233);
        negation();
        break;
      }

      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::REGEX:
      case SumoParser::LOCATION:
      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 2);
        setState(234);
        comparison();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ComparisonContext ------------------------------------------------------------------

SumoParser::ComparisonContext::ComparisonContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::SumContext *> SumoParser::ComparisonContext::sum() {
  return getRuleContexts<SumoParser::SumContext>();
}

SumoParser::SumContext* SumoParser::ComparisonContext::sum(size_t i) {
  return getRuleContext<SumoParser::SumContext>(i);
}

SumoParser::ComparatorContext* SumoParser::ComparisonContext::comparator() {
  return getRuleContext<SumoParser::ComparatorContext>(0);
}

tree::TerminalNode* SumoParser::ComparisonContext::NOT_TILDE() {
  return getToken(SumoParser::NOT_TILDE, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

std::vector<SumoParser::ExpressionContext *> SumoParser::ComparisonContext::expression() {
  return getRuleContexts<SumoParser::ExpressionContext>();
}

SumoParser::ExpressionContext* SumoParser::ComparisonContext::expression(size_t i) {
  return getRuleContext<SumoParser::ExpressionContext>(i);
}

tree::TerminalNode* SumoParser::ComparisonContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::INFIX() {
  return getToken(SumoParser::INFIX, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::BETWEEN() {
  return getToken(SumoParser::BETWEEN, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::AND() {
  return getToken(SumoParser::AND, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::OPEN_TEST() {
  return getToken(SumoParser::OPEN_TEST, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::IN() {
  return getToken(SumoParser::IN, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::IN_FOLDED() {
  return getToken(SumoParser::IN_FOLDED, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::MATCHES() {
  return getToken(SumoParser::MATCHES, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::CONTAINS() {
  return getToken(SumoParser::CONTAINS, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::TILDE() {
  return getToken(SumoParser::TILDE, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::NOT() {
  return getToken(SumoParser::NOT, 0);
}

std::vector<tree::TerminalNode *> SumoParser::ComparisonContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::ComparisonContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}

tree::TerminalNode* SumoParser::ComparisonContext::ESCAPE() {
  return getToken(SumoParser::ESCAPE, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::REGEX_WORD() {
  return getToken(SumoParser::REGEX_WORD, 0);
}


size_t SumoParser::ComparisonContext::getRuleIndex() const {
  return SumoParser::RuleComparison;
}


SumoParser::ComparisonContext* SumoParser::comparison() {
  ComparisonContext *_localctx = _tracker.createInstance<ComparisonContext>(_ctx, getState());
  enterRule(_localctx, 36, SumoParser::RuleComparison);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(237);
    sum();
    setState(288);
    _errHandler->sync(this);

    switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 33, _ctx)) {
    case 1: {
      setState(238);
      comparator();
      setState(239);
      sum();
      break;
    }

    case 2: {
      setState(242);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(241);
        match(SumoParser::NOT);
      }
      setState(250);
      _errHandler->sync(this);
      switch (_input->LA(1)) {
        case SumoParser::MATCHES: {
          setState(244);
          match(SumoParser::MATCHES);
          setState(246);
          _errHandler->sync(this);

          _la = _input->LA(1);
          if (_la == SumoParser::REGEX_WORD) {
            setState(245);
            match(SumoParser::REGEX_WORD);
          }
          break;
        }

        case SumoParser::CONTAINS: {
          setState(248);
          match(SumoParser::CONTAINS);
          break;
        }

        case SumoParser::TILDE: {
          setState(249);
          match(SumoParser::TILDE);
          break;
        }

      default:
        throw NoViableAltException(this);
      }
      setState(252);
      sum();
      break;
    }

    case 3: {
      setState(253);
      match(SumoParser::NOT_TILDE);
      setState(254);
      sum();
      break;
    }

    case 4: {
      setState(256);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(255);
        match(SumoParser::NOT);
      }
      setState(258);
      _la = _input->LA(1);
      if (!(_la == SumoParser::IN

      || _la == SumoParser::IN_FOLDED)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(259);
      match(SumoParser::LPAREN);
      setState(260);
      expression();
      setState(265);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(261);
        match(SumoParser::COMMA);
        setState(262);
        expression();
        setState(267);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(268);
      match(SumoParser::RPAREN);
      break;
    }

    case 5: {
      setState(271);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(270);
        match(SumoParser::NOT);
      }
      setState(273);
      match(SumoParser::INFIX);
      setState(274);
      sum();
      setState(277);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::ESCAPE) {
        setState(275);
        match(SumoParser::ESCAPE);
        setState(276);
        sum();
      }
      break;
    }

    case 6: {
      setState(280);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(279);
        match(SumoParser::NOT);
      }
      setState(282);
      match(SumoParser::BETWEEN);
      setState(283);
      sum();
      setState(284);
      match(SumoParser::AND);
      setState(285);
      sum();
      break;
    }

    case 7: {
      setState(287);
      match(SumoParser::OPEN_TEST);
      break;
    }

    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ComparatorContext ------------------------------------------------------------------

SumoParser::ComparatorContext::ComparatorContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::ComparatorContext::EQUAL() {
  return getToken(SumoParser::EQUAL, 0);
}

tree::TerminalNode* SumoParser::ComparatorContext::NOT_EQUAL() {
  return getToken(SumoParser::NOT_EQUAL, 0);
}

tree::TerminalNode* SumoParser::ComparatorContext::LESS() {
  return getToken(SumoParser::LESS, 0);
}

tree::TerminalNode* SumoParser::ComparatorContext::LESS_EQUAL() {
  return getToken(SumoParser::LESS_EQUAL, 0);
}

tree::TerminalNode* SumoParser::ComparatorContext::GREATER() {
  return getToken(SumoParser::GREATER, 0);
}

tree::TerminalNode* SumoParser::ComparatorContext::GREATER_EQUAL() {
  return getToken(SumoParser::GREATER_EQUAL, 0);
}


size_t SumoParser::ComparatorContext::getRuleIndex() const {
  return SumoParser::RuleComparator;
}


SumoParser::ComparatorContext* SumoParser::comparator() {
  ComparatorContext *_localctx = _tracker.createInstance<ComparatorContext>(_ctx, getState());
  enterRule(_localctx, 38, SumoParser::RuleComparator);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(290);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::EQUAL)
      | (1ULL << SumoParser::NOT_EQUAL)
      | (1ULL << SumoParser::LESS_EQUAL)
      | (1ULL << SumoParser::LESS)
      | (1ULL << SumoParser::GREATER_EQUAL)
      | (1ULL << SumoParser::GREATER))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SumContext ------------------------------------------------------------------

SumoParser::SumContext::SumContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::ProductContext *> SumoParser::SumContext::product() {
  return getRuleContexts<SumoParser::ProductContext>();
}

SumoParser::ProductContext* SumoParser::SumContext::product(size_t i) {
  return getRuleContext<SumoParser::ProductContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::SumContext::PLUS() {
  return getTokens(SumoParser::PLUS);
}

tree::TerminalNode* SumoParser::SumContext::PLUS(size_t i) {
  return getToken(SumoParser::PLUS, i);
}

std::vector<tree::TerminalNode *> SumoParser::SumContext::MINUS() {
  return getTokens(SumoParser::MINUS);
}

tree::TerminalNode* SumoParser::SumContext::MINUS(size_t i) {
  return getToken(SumoParser::MINUS, i);
}


size_t SumoParser::SumContext::getRuleIndex() const {
  return SumoParser::RuleSum;
}


SumoParser::SumContext* SumoParser::sum() {
  SumContext *_localctx = _tracker.createInstance<SumContext>(_ctx, getState());
  enterRule(_localctx, 40, SumoParser::RuleSum);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(292);
    product();
    setState(297);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::PLUS

    || _la == SumoParser::MINUS) {
      setState(293);
      _la = _input->LA(1);
      if (!(_la == SumoParser::PLUS

      || _la == SumoParser::MINUS)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(294);
      product();
      setState(299);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ProductContext ------------------------------------------------------------------

SumoParser::ProductContext::ProductContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<SumoParser::FactorContext *> SumoParser::ProductContext::factor() {
  return getRuleContexts<SumoParser::FactorContext>();
}

SumoParser::FactorContext* SumoParser::ProductContext::factor(size_t i) {
  return getRuleContext<SumoParser::FactorContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::ProductContext::STAR() {
  return getTokens(SumoParser::STAR);
}

tree::TerminalNode* SumoParser::ProductContext::STAR(size_t i) {
  return getToken(SumoParser::STAR, i);
}

std::vector<tree::TerminalNode *> SumoParser::ProductContext::SLASH() {
  return getTokens(SumoParser::SLASH);
}

tree::TerminalNode* SumoParser::ProductContext::SLASH(size_t i) {
  return getToken(SumoParser::SLASH, i);
}

std::vector<tree::TerminalNode *> SumoParser::ProductContext::PERCENT() {
  return getTokens(SumoParser::PERCENT);
}

tree::TerminalNode* SumoParser::ProductContext::PERCENT(size_t i) {
  return getToken(SumoParser::PERCENT, i);
}


size_t SumoParser::ProductContext::getRuleIndex() const {
  return SumoParser::RuleProduct;
}


SumoParser::ProductContext* SumoParser::product() {
  ProductContext *_localctx = _tracker.createInstance<ProductContext>(_ctx, getState());
  enterRule(_localctx, 42, SumoParser::RuleProduct);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(300);
    factor();
    setState(305);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (((((_la - 53) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 53)) & ((1ULL << (SumoParser::STAR - 53))
      | (1ULL << (SumoParser::SLASH - 53))
      | (1ULL << (SumoParser::PERCENT - 53)))) != 0)) {
      setState(301);
      _la = _input->LA(1);
      if (!(((((_la - 53) & ~ 0x3fULL) == 0) &&
        ((1ULL << (_la - 53)) & ((1ULL << (SumoParser::STAR - 53))
        | (1ULL << (SumoParser::SLASH - 53))
        | (1ULL << (SumoParser::PERCENT - 53)))) != 0))) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(302);
      factor();
      setState(307);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FactorContext ------------------------------------------------------------------

SumoParser::FactorContext::FactorContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::FactorContext* SumoParser::FactorContext::factor() {
  return getRuleContext<SumoParser::FactorContext>(0);
}

tree::TerminalNode* SumoParser::FactorContext::PREFIX_MINUS() {
  return getToken(SumoParser::PREFIX_MINUS, 0);
}

tree::TerminalNode* SumoParser::FactorContext::PREFIX_PLUS() {
  return getToken(SumoParser::PREFIX_PLUS, 0);
}

SumoParser::PrimaryContext* SumoParser::FactorContext::primary() {
  return getRuleContext<SumoParser::PrimaryContext>(0);
}


size_t SumoParser::FactorContext::getRuleIndex() const {
  return SumoParser::RuleFactor;
}


SumoParser::FactorContext* SumoParser::factor() {
  FactorContext *_localctx = _tracker.createInstance<FactorContext>(_ctx, getState());
  enterRule(_localctx, 44, SumoParser::RuleFactor);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(311);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS: {
        enterOuterAlt(_localctx, 1);
        setState(308);
        _la = _input->LA(1);
        if (!(_la == SumoParser::PREFIX_PLUS

        || _la == SumoParser::PREFIX_MINUS)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(309);
        factor();
        break;
      }

      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::REGEX:
      case SumoParser::LOCATION:
      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 2);
        setState(310);
        primary();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- PrimaryContext ------------------------------------------------------------------

SumoParser::PrimaryContext::PrimaryContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::PrimaryContext::STRING() {
  return getToken(SumoParser::STRING, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::NUMBER() {
  return getToken(SumoParser::NUMBER, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::REGEX() {
  return getToken(SumoParser::REGEX, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::TRUE_WORD() {
  return getToken(SumoParser::TRUE_WORD, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::FALSE_WORD() {
  return getToken(SumoParser::FALSE_WORD, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::NULL_WORD() {
  return getToken(SumoParser::NULL_WORD, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::CHARACTER() {
  return getToken(SumoParser::CHARACTER, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::LOCATION() {
  return getToken(SumoParser::LOCATION, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::OPEN_PARAMETER() {
  return getToken(SumoParser::OPEN_PARAMETER, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::SUBQUERY() {
  return getToken(SumoParser::SUBQUERY, 0);
}

tree::TerminalNode* SumoParser::PrimaryContext::SIGNS() {
  return getToken(SumoParser::SIGNS, 0);
}

SumoParser::CallContext* SumoParser::PrimaryContext::call() {
  return getRuleContext<SumoParser::CallContext>(0);
}

SumoParser::FieldContext* SumoParser::PrimaryContext::field() {
  return getRuleContext<SumoParser::FieldContext>(0);
}

tree::TerminalNode* SumoParser::PrimaryContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

std::vector<SumoParser::ExpressionContext *> SumoParser::PrimaryContext::expression() {
  return getRuleContexts<SumoParser::ExpressionContext>();
}

SumoParser::ExpressionContext* SumoParser::PrimaryContext::expression(size_t i) {
  return getRuleContext<SumoParser::ExpressionContext>(i);
}

tree::TerminalNode* SumoParser::PrimaryContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> SumoParser::PrimaryContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::PrimaryContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}


size_t SumoParser::PrimaryContext::getRuleIndex() const {
  return SumoParser::RulePrimary;
}


SumoParser::PrimaryContext* SumoParser::primary() {
  PrimaryContext *_localctx = _tracker.createInstance<PrimaryContext>(_ctx, getState());
  enterRule(_localctx, 46, SumoParser::RulePrimary);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(337);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::STRING: {
        enterOuterAlt(_localctx, 1);
        setState(313);
        match(SumoParser::STRING);
        break;
      }

      case SumoParser::NUMBER: {
        enterOuterAlt(_localctx, 2);
        setState(314);
        match(SumoParser::NUMBER);
        break;
      }

      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 3);
        setState(315);
        match(SumoParser::REGEX);
        break;
      }

      case SumoParser::TRUE_WORD: {
        enterOuterAlt(_localctx, 4);
        setState(316);
        match(SumoParser::TRUE_WORD);
        break;
      }

      case SumoParser::FALSE_WORD: {
        enterOuterAlt(_localctx, 5);
        setState(317);
        match(SumoParser::FALSE_WORD);
        break;
      }

      case SumoParser::NULL_WORD: {
        enterOuterAlt(_localctx, 6);
        setState(318);
        match(SumoParser::NULL_WORD);
        break;
      }

      case SumoParser::CHARACTER: {
        enterOuterAlt(_localctx, 7);
        setState(319);
        match(SumoParser::CHARACTER);
        break;
      }

      case SumoParser::LOCATION: {
        enterOuterAlt(_localctx, 8);
        setState(320);
        match(SumoParser::LOCATION);
        break;
      }

      case SumoParser::OPEN_PARAMETER: {
        enterOuterAlt(_localctx, 9);
        setState(321);
        match(SumoParser::OPEN_PARAMETER);
        break;
      }

      case SumoParser::SUBQUERY: {
        enterOuterAlt(_localctx, 10);
        setState(322);
        match(SumoParser::SUBQUERY);
        break;
      }

      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 11);
        setState(323);
        match(SumoParser::SIGNS);
        break;
      }

      case SumoParser::FUNCTION: {
        enterOuterAlt(_localctx, 12);
        setState(324);
        call();
        break;
      }

      case SumoParser::QUOTED_NAME:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::WORD: {
        enterOuterAlt(_localctx, 13);
        setState(325);
        field();
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 14);
        setState(326);
        match(SumoParser::LPAREN);
        setState(327);
        expression();
        setState(332);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(328);
          match(SumoParser::COMMA);
          setState(329);
          expression();
          setState(334);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(335);
        match(SumoParser::RPAREN);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- CallContext ------------------------------------------------------------------

SumoParser::CallContext::CallContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::CallContext::FUNCTION() {
  return getToken(SumoParser::FUNCTION, 0);
}

tree::TerminalNode* SumoParser::CallContext::LPAREN() {
  return getToken(SumoParser::LPAREN, 0);
}

tree::TerminalNode* SumoParser::CallContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

std::vector<SumoParser::ArgumentContext *> SumoParser::CallContext::argument() {
  return getRuleContexts<SumoParser::ArgumentContext>();
}

SumoParser::ArgumentContext* SumoParser::CallContext::argument(size_t i) {
  return getRuleContext<SumoParser::ArgumentContext>(i);
}

std::vector<tree::TerminalNode *> SumoParser::CallContext::COMMA() {
  return getTokens(SumoParser::COMMA);
}

tree::TerminalNode* SumoParser::CallContext::COMMA(size_t i) {
  return getToken(SumoParser::COMMA, i);
}


size_t SumoParser::CallContext::getRuleIndex() const {
  return SumoParser::RuleCall;
}


SumoParser::CallContext* SumoParser::call() {
  CallContext *_localctx = _tracker.createInstance<CallContext>(_ctx, getState());
  enterRule(_localctx, 48, SumoParser::RuleCall);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(339);
    match(SumoParser::FUNCTION);
    setState(340);
    match(SumoParser::LPAREN);
    setState(349);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 7) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 7)) & ((1ULL << (SumoParser::NOT - 7))
      | (1ULL << (SumoParser::TRUE_WORD - 7))
      | (1ULL << (SumoParser::FALSE_WORD - 7))
      | (1ULL << (SumoParser::NULL_WORD - 7))
      | (1ULL << (SumoParser::FUNCTION - 7))
      | (1ULL << (SumoParser::PREFIX_PLUS - 7))
      | (1ULL << (SumoParser::PREFIX_MINUS - 7))
      | (1ULL << (SumoParser::LONE_STAR - 7))
      | (1ULL << (SumoParser::SUBQUERY - 7))
      | (1ULL << (SumoParser::LPAREN - 7))
      | (1ULL << (SumoParser::BANG - 7))
      | (1ULL << (SumoParser::STRING - 7))
      | (1ULL << (SumoParser::QUOTED_NAME - 7))
      | (1ULL << (SumoParser::CHARACTER - 7))
      | (1ULL << (SumoParser::RECORD_FIELD - 7))
      | (1ULL << (SumoParser::PERCENT_NAME - 7))
      | (1ULL << (SumoParser::NUMBER - 7))
      | (1ULL << (SumoParser::OPEN_PARAMETER - 7))
      | (1ULL << (SumoParser::WORD - 7))
      | (1ULL << (SumoParser::REGEX - 7))
      | (1ULL << (SumoParser::LOCATION - 7))
      | (1ULL << (SumoParser::SIGNS - 7)))) != 0)) {
      setState(341);
      argument();
      setState(346);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(342);
        match(SumoParser::COMMA);
        setState(343);
        argument();
        setState(348);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(351);
    match(SumoParser::RPAREN);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ArgumentContext ------------------------------------------------------------------

SumoParser::ArgumentContext::ArgumentContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::ExpressionContext* SumoParser::ArgumentContext::expression() {
  return getRuleContext<SumoParser::ExpressionContext>(0);
}

tree::TerminalNode* SumoParser::ArgumentContext::LONE_STAR() {
  return getToken(SumoParser::LONE_STAR, 0);
}


size_t SumoParser::ArgumentContext::getRuleIndex() const {
  return SumoParser::RuleArgument;
}


SumoParser::ArgumentContext* SumoParser::argument() {
  ArgumentContext *_localctx = _tracker.createInstance<ArgumentContext>(_ctx, getState());
  enterRule(_localctx, 50, SumoParser::RuleArgument);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(355);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SUBQUERY:
      case SumoParser::LPAREN:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::RECORD_FIELD:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::OPEN_PARAMETER:
      case SumoParser::WORD:
      case SumoParser::REGEX:
      case SumoParser::LOCATION:
      case SumoParser::SIGNS: {
        enterOuterAlt(_localctx, 1);
        setState(353);
        expression();
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 2);
        setState(354);
        match(SumoParser::LONE_STAR);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldContext ------------------------------------------------------------------

SumoParser::FieldContext::FieldContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::FieldContext::WORD() {
  return getToken(SumoParser::WORD, 0);
}

tree::TerminalNode* SumoParser::FieldContext::QUOTED_NAME() {
  return getToken(SumoParser::QUOTED_NAME, 0);
}

tree::TerminalNode* SumoParser::FieldContext::PERCENT_NAME() {
  return getToken(SumoParser::PERCENT_NAME, 0);
}

tree::TerminalNode* SumoParser::FieldContext::RECORD_FIELD() {
  return getToken(SumoParser::RECORD_FIELD, 0);
}


size_t SumoParser::FieldContext::getRuleIndex() const {
  return SumoParser::RuleField;
}


SumoParser::FieldContext* SumoParser::field() {
  FieldContext *_localctx = _tracker.createInstance<FieldContext>(_ctx, getState());
  enterRule(_localctx, 52, SumoParser::RuleField);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(357);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::RECORD_FIELD)
      | (1ULL << SumoParser::PERCENT_NAME)
      | (1ULL << SumoParser::WORD))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldNameContext ------------------------------------------------------------------

SumoParser::FieldNameContext::FieldNameContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::FieldNameContext::WORD() {
  return getToken(SumoParser::WORD, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::QUOTED_NAME() {
  return getToken(SumoParser::QUOTED_NAME, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::PERCENT_NAME() {
  return getToken(SumoParser::PERCENT_NAME, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::DIGIT_WORD() {
  return getToken(SumoParser::DIGIT_WORD, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::NUMBER() {
  return getToken(SumoParser::NUMBER, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::OPEN_PARAMETER() {
  return getToken(SumoParser::OPEN_PARAMETER, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::AND() {
  return getToken(SumoParser::AND, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::OR() {
  return getToken(SumoParser::OR, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::XOR() {
  return getToken(SumoParser::XOR, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::NOT() {
  return getToken(SumoParser::NOT, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::AS() {
  return getToken(SumoParser::AS, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::BY() {
  return getToken(SumoParser::BY, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::IN() {
  return getToken(SumoParser::IN, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::IN_CLAUSE() {
  return getToken(SumoParser::IN_CLAUSE, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::MATCHES() {
  return getToken(SumoParser::MATCHES, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::CONTAINS() {
  return getToken(SumoParser::CONTAINS, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::INFIX() {
  return getToken(SumoParser::INFIX, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::ESCAPE() {
  return getToken(SumoParser::ESCAPE, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::BETWEEN() {
  return getToken(SumoParser::BETWEEN, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::REGEX_WORD() {
  return getToken(SumoParser::REGEX_WORD, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::TRUE_WORD() {
  return getToken(SumoParser::TRUE_WORD, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::FALSE_WORD() {
  return getToken(SumoParser::FALSE_WORD, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::NULL_WORD() {
  return getToken(SumoParser::NULL_WORD, 0);
}


size_t SumoParser::FieldNameContext::getRuleIndex() const {
  return SumoParser::RuleFieldName;
}


SumoParser::FieldNameContext* SumoParser::fieldName() {
  FieldNameContext *_localctx = _tracker.createInstance<FieldNameContext>(_ctx, getState());
  enterRule(_localctx, 54, SumoParser::RuleFieldName);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(359);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::AND)
      | (1ULL << SumoParser::OR)
      | (1ULL << SumoParser::XOR)
      | (1ULL << SumoParser::NOT)
      | (1ULL << SumoParser::AS)
      | (1ULL << SumoParser::BY)
      | (1ULL << SumoParser::IN)
      | (1ULL << SumoParser::MATCHES)
      | (1ULL << SumoParser::CONTAINS)
      | (1ULL << SumoParser::INFIX)
      | (1ULL << SumoParser::ESCAPE)
      | (1ULL << SumoParser::BETWEEN)
      | (1ULL << SumoParser::REGEX_WORD)
      | (1ULL << SumoParser::TRUE_WORD)
      | (1ULL << SumoParser::FALSE_WORD)
      | (1ULL << SumoParser::NULL_WORD)
      | (1ULL << SumoParser::IN_CLAUSE)
      | (1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::PERCENT_NAME)
      | (1ULL << SumoParser::NUMBER)
      | (1ULL << SumoParser::OPEN_PARAMETER)
      | (1ULL << SumoParser::WORD)
      | (1ULL << SumoParser::DIGIT_WORD))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

// Static vars and initialization.
std::vector<dfa::DFA> SumoParser::_decisionToDFA;
atn::PredictionContextCache SumoParser::_sharedContextCache;

// We own the ATN which in turn owns the ATN states.
atn::ATN SumoParser::_atn;
std::vector<uint16_t> SumoParser::_serializedATN;

std::vector<std::string> SumoParser::_ruleNames = {
  "scopeText", "scope", "scopeAll", "scopeNot", "scopeTerm", "scopeField", 
  "scopeValue", "scopeAtom", "stageText", "stage", "assignment", "element", 
  "aliases", "alias", "expression", "disjunction", "conjunction", "negation", 
  "comparison", "comparator", "sum", "product", "factor", "primary", "call", 
  "argument", "field", "fieldName"
};

std::vector<std::string> SumoParser::_literalNames = {
  "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", 
  "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", 
  "", "", "", "", "", "", "", "", "", "", "", "'['", "']'", "'?'", "':'", 
  "'+'", "'-'", "'*'", "'/'", "", "", "", "", "", "", "", "'=~'", "'!~'", 
  "", "'%'", "", "", "", "", "'||'", "'&&'"
};

std::vector<std::string> SumoParser::_symbolicNames = {
  "", "OPERATOR", "ASSIGNING_OPERATOR", "SEARCH_OPERATOR", "AND", "OR", 
  "XOR", "NOT", "AS", "BY", "IN", "MATCHES", "CONTAINS", "INFIX", "ESCAPE", 
  "BETWEEN", "REGEX_WORD", "TRUE_WORD", "FALSE_WORD", "NULL_WORD", "FUNCTION", 
  "IN_CLAUSE", "PREFIX_PLUS", "PREFIX_MINUS", "LONE_STAR", "NESTED", "SUBQUERY", 
  "OPEN_TEST", "UNEXPECTED", "LINE_COMMENT", "BLOCK_COMMENT", "SPACE", "PIPE", 
  "LPAREN", "RPAREN", "COMMA", "SEMICOLON", "BANG", "EQUAL", "NOT_EQUAL", 
  "LESS_EQUAL", "LESS", "GREATER_EQUAL", "GREATER", "STRING", "QUOTED_NAME", 
  "SCOPE_WORD", "LBRACKET", "RBRACKET", "QUESTION", "COLON", "PLUS", "MINUS", 
  "STAR", "SLASH", "CHARACTER", "RECORD_FIELD", "PERCENT_NAME", "NUMBER", 
  "OPEN_PARAMETER", "WORD", "DIGIT_WORD", "TILDE", "NOT_TILDE", "IN_FOLDED", 
  "PERCENT", "REGEX", "LOCATION", "SIGNS", "UNCLOSED_STRING", "OR_SIGN", 
  "AND_SIGN"
};

dfa::Vocabulary SumoParser::_vocabulary(_literalNames, _symbolicNames);

std::vector<std::string> SumoParser::_tokenNames;

SumoParser::Initializer::Initializer() {
	for (size_t i = 0; i < _symbolicNames.size(); ++i) {
		std::string name = _vocabulary.getLiteralName(i);
		if (name.empty()) {
			name = _vocabulary.getSymbolicName(i);
		}

		if (name.empty()) {
			_tokenNames.push_back("<INVALID>");
		} else {
      _tokenNames.push_back(name);
    }
	}

  _serializedATN = {
    0x3, 0x608b, 0xa72a, 0x8133, 0xb9ed, 0x417c, 0x3be7, 0x7786, 0x5964, 
    0x3, 0x49, 0x16c, 0x4, 0x2, 0x9, 0x2, 0x4, 0x3, 0x9, 0x3, 0x4, 0x4, 
    0x9, 0x4, 0x4, 0x5, 0x9, 0x5, 0x4, 0x6, 0x9, 0x6, 0x4, 0x7, 0x9, 0x7, 
    0x4, 0x8, 0x9, 0x8, 0x4, 0x9, 0x9, 0x9, 0x4, 0xa, 0x9, 0xa, 0x4, 0xb, 
    0x9, 0xb, 0x4, 0xc, 0x9, 0xc, 0x4, 0xd, 0x9, 0xd, 0x4, 0xe, 0x9, 0xe, 
    0x4, 0xf, 0x9, 0xf, 0x4, 0x10, 0x9, 0x10, 0x4, 0x11, 0x9, 0x11, 0x4, 
    0x12, 0x9, 0x12, 0x4, 0x13, 0x9, 0x13, 0x4, 0x14, 0x9, 0x14, 0x4, 0x15, 
    0x9, 0x15, 0x4, 0x16, 0x9, 0x16, 0x4, 0x17, 0x9, 0x17, 0x4, 0x18, 0x9, 
    0x18, 0x4, 0x19, 0x9, 0x19, 0x4, 0x1a, 0x9, 0x1a, 0x4, 0x1b, 0x9, 0x1b, 
    0x4, 0x1c, 0x9, 0x1c, 0x4, 0x1d, 0x9, 0x1d, 0x3, 0x2, 0x3, 0x2, 0x3, 
    0x2, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x7, 0x3, 0x41, 0xa, 0x3, 0xc, 0x3, 
    0xe, 0x3, 0x44, 0xb, 0x3, 0x3, 0x4, 0x3, 0x4, 0x5, 0x4, 0x48, 0xa, 0x4, 
    0x3, 0x4, 0x7, 0x4, 0x4b, 0xa, 0x4, 0xc, 0x4, 0xe, 0x4, 0x4e, 0xb, 0x4, 
    0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x5, 0x5, 0x53, 0xa, 0x5, 0x3, 0x6, 0x3, 
    0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 
    0x6, 0x3, 0x6, 0x5, 0x6, 0x5f, 0xa, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 
    0x3, 0x6, 0x3, 0x6, 0x7, 0x6, 0x66, 0xa, 0x6, 0xc, 0x6, 0xe, 0x6, 0x69, 
    0xb, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x5, 0x6, 0x6f, 0xa, 
    0x6, 0x3, 0x7, 0x3, 0x7, 0x3, 0x8, 0x3, 0x8, 0x3, 0x8, 0x3, 0x8, 0x3, 
    0x8, 0x7, 0x8, 0x78, 0xa, 0x8, 0xc, 0x8, 0xe, 0x8, 0x7b, 0xb, 0x8, 0x3, 
    0x8, 0x3, 0x8, 0x5, 0x8, 0x7f, 0xa, 0x8, 0x3, 0x9, 0x3, 0x9, 0x3, 0xa, 
    0x3, 0xa, 0x3, 0xa, 0x3, 0xb, 0x3, 0xb, 0x7, 0xb, 0x88, 0xa, 0xb, 0xc, 
    0xb, 0xe, 0xb, 0x8b, 0xb, 0xb, 0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 
    0x7, 0xb, 0x91, 0xa, 0xb, 0xc, 0xb, 0xe, 0xb, 0x94, 0xb, 0xb, 0x3, 0xb, 
    0x3, 0xb, 0x5, 0xb, 0x98, 0xa, 0xb, 0x3, 0xb, 0x6, 0xb, 0x9b, 0xa, 0xb, 
    0xd, 0xb, 0xe, 0xb, 0x9c, 0x5, 0xb, 0x9f, 0xa, 0xb, 0x3, 0xc, 0x3, 0xc, 
    0x3, 0xc, 0x3, 0xc, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 0xa8, 0xa, 
    0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 0xad, 0xa, 0xd, 0x3, 0xd, 
    0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 0xb4, 0xa, 0xd, 0x3, 
    0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x7, 0xe, 0xbb, 0xa, 0xe, 
    0xc, 0xe, 0xe, 0xe, 0xbe, 0xb, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 
    0xe, 0x3, 0xe, 0x3, 0xe, 0x7, 0xe, 0xc6, 0xa, 0xe, 0xc, 0xe, 0xe, 0xe, 
    0xc9, 0xb, 0xe, 0x3, 0xe, 0x3, 0xe, 0x5, 0xe, 0xcd, 0xa, 0xe, 0x3, 0xf, 
    0x3, 0xf, 0x5, 0xf, 0xd1, 0xa, 0xf, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 
    0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x5, 0x10, 0xd9, 0xa, 0x10, 0x3, 0x11, 
    0x3, 0x11, 0x3, 0x11, 0x7, 0x11, 0xde, 0xa, 0x11, 0xc, 0x11, 0xe, 0x11, 
    0xe1, 0xb, 0x11, 0x3, 0x12, 0x3, 0x12, 0x3, 0x12, 0x7, 0x12, 0xe6, 0xa, 
    0x12, 0xc, 0x12, 0xe, 0x12, 0xe9, 0xb, 0x12, 0x3, 0x13, 0x3, 0x13, 0x3, 
    0x13, 0x5, 0x13, 0xee, 0xa, 0x13, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 
    0x14, 0x3, 0x14, 0x5, 0x14, 0xf5, 0xa, 0x14, 0x3, 0x14, 0x3, 0x14, 0x5, 
    0x14, 0xf9, 0xa, 0x14, 0x3, 0x14, 0x3, 0x14, 0x5, 0x14, 0xfd, 0xa, 0x14, 
    0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x5, 0x14, 0x103, 0xa, 0x14, 
    0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x7, 0x14, 0x10a, 
    0xa, 0x14, 0xc, 0x14, 0xe, 0x14, 0x10d, 0xb, 0x14, 0x3, 0x14, 0x3, 0x14, 
    0x3, 0x14, 0x5, 0x14, 0x112, 0xa, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 
    0x3, 0x14, 0x5, 0x14, 0x118, 0xa, 0x14, 0x3, 0x14, 0x5, 0x14, 0x11b, 
    0xa, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 
    0x14, 0x5, 0x14, 0x123, 0xa, 0x14, 0x3, 0x15, 0x3, 0x15, 0x3, 0x16, 
    0x3, 0x16, 0x3, 0x16, 0x7, 0x16, 0x12a, 0xa, 0x16, 0xc, 0x16, 0xe, 0x16, 
    0x12d, 0xb, 0x16, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x7, 0x17, 0x132, 
    0xa, 0x17, 0xc, 0x17, 0xe, 0x17, 0x135, 0xb, 0x17, 0x3, 0x18, 0x3, 0x18, 
    0x3, 0x18, 0x5, 0x18, 0x13a, 0xa, 0x18, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 
    0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 
    0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 
    0x3, 0x19, 0x7, 0x19, 0x14d, 0xa, 0x19, 0xc, 0x19, 0xe, 0x19, 0x150, 
    0xb, 0x19, 0x3, 0x19, 0x3, 0x19, 0x5, 0x19, 0x154, 0xa, 0x19, 0x3, 0x1a, 
    0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x7, 0x1a, 0x15b, 0xa, 0x1a, 
    0xc, 0x1a, 0xe, 0x1a, 0x15e, 0xb, 0x1a, 0x5, 0x1a, 0x160, 0xa, 0x1a, 
    0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1b, 0x3, 0x1b, 0x5, 0x1b, 0x166, 0xa, 0x1b, 
    0x3, 0x1c, 0x3, 0x1c, 0x3, 0x1d, 0x3, 0x1d, 0x3, 0x1d, 0x2, 0x2, 0x1e, 
    0x2, 0x4, 0x6, 0x8, 0xa, 0xc, 0xe, 0x10, 0x12, 0x14, 0x16, 0x18, 0x1a, 
    0x1c, 0x1e, 0x20, 0x22, 0x24, 0x26, 0x28, 0x2a, 0x2c, 0x2e, 0x30, 0x32, 
    0x34, 0x36, 0x38, 0x2, 0xe, 0x4, 0x2, 0x9, 0x9, 0x27, 0x27, 0x3, 0x2, 
    0x2f, 0x30, 0x4, 0x2, 0x7, 0x7, 0x25, 0x25, 0x4, 0x2, 0x2e, 0x2e, 0x30, 
    0x30, 0x3, 0x2, 0x7, 0x8, 0x4, 0x2, 0xc, 0xc, 0x42, 0x42, 0x3, 0x2, 
    0x28, 0x2d, 0x3, 0x2, 0x35, 0x36, 0x4, 0x2, 0x37, 0x38, 0x43, 0x43, 
    0x3, 0x2, 0x18, 0x19, 0x5, 0x2, 0x2f, 0x2f, 0x3a, 0x3b, 0x3e, 0x3e, 
    0x6, 0x2, 0x6, 0x15, 0x17, 0x17, 0x2f, 0x2f, 0x3b, 0x3f, 0x2, 0x197, 
    0x2, 0x3a, 0x3, 0x2, 0x2, 0x2, 0x4, 0x3d, 0x3, 0x2, 0x2, 0x2, 0x6, 0x45, 
    0x3, 0x2, 0x2, 0x2, 0x8, 0x52, 0x3, 0x2, 0x2, 0x2, 0xa, 0x6e, 0x3, 0x2, 
    0x2, 0x2, 0xc, 0x70, 0x3, 0x2, 0x2, 0x2, 0xe, 0x7e, 0x3, 0x2, 0x2, 0x2, 
    0x10, 0x80, 0x3, 0x2, 0x2, 0x2, 0x12, 0x82, 0x3, 0x2, 0x2, 0x2, 0x14, 
    0x9e, 0x3, 0x2, 0x2, 0x2, 0x16, 0xa0, 0x3, 0x2, 0x2, 0x2, 0x18, 0xb3, 
    0x3, 0x2, 0x2, 0x2, 0x1a, 0xcc, 0x3, 0x2, 0x2, 0x2, 0x1c, 0xd0, 0x3, 
    0x2, 0x2, 0x2, 0x1e, 0xd2, 0x3, 0x2, 0x2, 0x2, 0x20, 0xda, 0x3, 0x2, 
    0x2, 0x2, 0x22, 0xe2, 0x3, 0x2, 0x2, 0x2, 0x24, 0xed, 0x3, 0x2, 0x2, 
    0x2, 0x26, 0xef, 0x3, 0x2, 0x2, 0x2, 0x28, 0x124, 0x3, 0x2, 0x2, 0x2, 
    0x2a, 0x126, 0x3, 0x2, 0x2, 0x2, 0x2c, 0x12e, 0x3, 0x2, 0x2, 0x2, 0x2e, 
    0x139, 0x3, 0x2, 0x2, 0x2, 0x30, 0x153, 0x3, 0x2, 0x2, 0x2, 0x32, 0x155, 
    0x3, 0x2, 0x2, 0x2, 0x34, 0x165, 0x3, 0x2, 0x2, 0x2, 0x36, 0x167, 0x3, 
    0x2, 0x2, 0x2, 0x38, 0x169, 0x3, 0x2, 0x2, 0x2, 0x3a, 0x3b, 0x5, 0x4, 
    0x3, 0x2, 0x3b, 0x3c, 0x7, 0x2, 0x2, 0x3, 0x3c, 0x3, 0x3, 0x2, 0x2, 
    0x2, 0x3d, 0x42, 0x5, 0x6, 0x4, 0x2, 0x3e, 0x3f, 0x7, 0x7, 0x2, 0x2, 
    0x3f, 0x41, 0x5, 0x6, 0x4, 0x2, 0x40, 0x3e, 0x3, 0x2, 0x2, 0x2, 0x41, 
    0x44, 0x3, 0x2, 0x2, 0x2, 0x42, 0x40, 0x3, 0x2, 0x2, 0x2, 0x42, 0x43, 
    0x3, 0x2, 0x2, 0x2, 0x43, 0x5, 0x3, 0x2, 0x2, 0x2, 0x44, 0x42, 0x3, 
    0x2, 0x2, 0x2, 0x45, 0x4c, 0x5, 0x8, 0x5, 0x2, 0x46, 0x48, 0x7, 0x6, 
    0x2, 0x2, 0x47, 0x46, 0x3, 0x2, 0x2, 0x2, 0x47, 0x48, 0x3, 0x2, 0x2, 
    0x2, 0x48, 0x49, 0x3, 0x2, 0x2, 0x2, 0x49, 0x4b, 0x5, 0x8, 0x5, 0x2, 
    0x4a, 0x47, 0x3, 0x2, 0x2, 0x2, 0x4b, 0x4e, 0x3, 0x2, 0x2, 0x2, 0x4c, 
    0x4a, 0x3, 0x2, 0x2, 0x2, 0x4c, 0x4d, 0x3, 0x2, 0x2, 0x2, 0x4d, 0x7, 
    0x3, 0x2, 0x2, 0x2, 0x4e, 0x4c, 0x3, 0x2, 0x2, 0x2, 0x4f, 0x50, 0x9, 
    0x2, 0x2, 0x2, 0x50, 0x53, 0x5, 0x8, 0x5, 0x2, 0x51, 0x53, 0x5, 0xa, 
    0x6, 0x2, 0x52, 0x4f, 0x3, 0x2, 0x2, 0x2, 0x52, 0x51, 0x3, 0x2, 0x2, 
    0x2, 0x53, 0x9, 0x3, 0x2, 0x2, 0x2, 0x54, 0x55, 0x7, 0x23, 0x2, 0x2, 
    0x55, 0x56, 0x5, 0x4, 0x3, 0x2, 0x56, 0x57, 0x7, 0x24, 0x2, 0x2, 0x57, 
    0x6f, 0x3, 0x2, 0x2, 0x2, 0x58, 0x59, 0x5, 0xc, 0x7, 0x2, 0x59, 0x5a, 
    0x5, 0x28, 0x15, 0x2, 0x5a, 0x5b, 0x5, 0xe, 0x8, 0x2, 0x5b, 0x6f, 0x3, 
    0x2, 0x2, 0x2, 0x5c, 0x5e, 0x5, 0xc, 0x7, 0x2, 0x5d, 0x5f, 0x7, 0x9, 
    0x2, 0x2, 0x5e, 0x5d, 0x3, 0x2, 0x2, 0x2, 0x5e, 0x5f, 0x3, 0x2, 0x2, 
    0x2, 0x5f, 0x60, 0x3, 0x2, 0x2, 0x2, 0x60, 0x61, 0x7, 0xc, 0x2, 0x2, 
    0x61, 0x62, 0x7, 0x23, 0x2, 0x2, 0x62, 0x67, 0x5, 0x10, 0x9, 0x2, 0x63, 
    0x64, 0x7, 0x25, 0x2, 0x2, 0x64, 0x66, 0x5, 0x10, 0x9, 0x2, 0x65, 0x63, 
    0x3, 0x2, 0x2, 0x2, 0x66, 0x69, 0x3, 0x2, 0x2, 0x2, 0x67, 0x65, 0x3, 
    0x2, 0x2, 0x2, 0x67, 0x68, 0x3, 0x2, 0x2, 0x2, 0x68, 0x6a, 0x3, 0x2, 
    0x2, 0x2, 0x69, 0x67, 0x3, 0x2, 0x2, 0x2, 0x6a, 0x6b, 0x7, 0x24, 0x2, 
    0x2, 0x6b, 0x6f, 0x3, 0x2, 0x2, 0x2, 0x6c, 0x6f, 0x7, 0x1c, 0x2, 0x2, 
    0x6d, 0x6f, 0x5, 0x10, 0x9, 0x2, 0x6e, 0x54, 0x3, 0x2, 0x2, 0x2, 0x6e, 
    0x58, 0x3, 0x2, 0x2, 0x2, 0x6e, 0x5c, 0x3, 0x2, 0x2, 0x2, 0x6e, 0x6c, 
    0x3, 0x2, 0x2, 0x2, 0x6e, 0x6d, 0x3, 0x2, 0x2, 0x2, 0x6f, 0xb, 0x3, 
    0x2, 0x2, 0x2, 0x70, 0x71, 0x9, 0x3, 0x2, 0x2, 0x71, 0xd, 0x3, 0x2, 
    0x2, 0x2, 0x72, 0x7f, 0x5, 0x10, 0x9, 0x2, 0x73, 0x74, 0x7, 0x23, 0x2, 
    0x2, 0x74, 0x79, 0x5, 0x10, 0x9, 0x2, 0x75, 0x76, 0x9, 0x4, 0x2, 0x2, 
    0x76, 0x78, 0x5, 0x10, 0x9, 0x2, 0x77, 0x75, 0x3, 0x2, 0x2, 0x2, 0x78, 
    0x7b, 0x3, 0x2, 0x2, 0x2, 0x79, 0x77, 0x3, 0x2, 0x2, 0x2, 0x79, 0x7a, 
    0x3, 0x2, 0x2, 0x2, 0x7a, 0x7c, 0x3, 0x2, 0x2, 0x2, 0x7b, 0x79, 0x3, 
    0x2, 0x2, 0x2, 0x7c, 0x7d, 0x7, 0x24, 0x2, 0x2, 0x7d, 0x7f, 0x3, 0x2, 
    0x2, 0x2, 0x7e, 0x72, 0x3, 0x2, 0x2, 0x2, 0x7e, 0x73, 0x3, 0x2, 0x2, 
    0x2, 0x7f, 0xf, 0x3, 0x2, 0x2, 0x2, 0x80, 0x81, 0x9, 0x5, 0x2, 0x2, 
    0x81, 0x11, 0x3, 0x2, 0x2, 0x2, 0x82, 0x83, 0x5, 0x14, 0xb, 0x2, 0x83, 
    0x84, 0x7, 0x2, 0x2, 0x3, 0x84, 0x13, 0x3, 0x2, 0x2, 0x2, 0x85, 0x89, 
    0x7, 0x3, 0x2, 0x2, 0x86, 0x88, 0x5, 0x18, 0xd, 0x2, 0x87, 0x86, 0x3, 
    0x2, 0x2, 0x2, 0x88, 0x8b, 0x3, 0x2, 0x2, 0x2, 0x89, 0x87, 0x3, 0x2, 
    0x2, 0x2, 0x89, 0x8a, 0x3, 0x2, 0x2, 0x2, 0x8a, 0x9f, 0x3, 0x2, 0x2, 
    0x2, 0x8b, 0x89, 0x3, 0x2, 0x2, 0x2, 0x8c, 0x8d, 0x7, 0x4, 0x2, 0x2, 
    0x8d, 0x92, 0x5, 0x16, 0xc, 0x2, 0x8e, 0x8f, 0x7, 0x25, 0x2, 0x2, 0x8f, 
    0x91, 0x5, 0x16, 0xc, 0x2, 0x90, 0x8e, 0x3, 0x2, 0x2, 0x2, 0x91, 0x94, 
    0x3, 0x2, 0x2, 0x2, 0x92, 0x90, 0x3, 0x2, 0x2, 0x2, 0x92, 0x93, 0x3, 
    0x2, 0x2, 0x2, 0x93, 0x9f, 0x3, 0x2, 0x2, 0x2, 0x94, 0x92, 0x3, 0x2, 
    0x2, 0x2, 0x95, 0x97, 0x7, 0x5, 0x2, 0x2, 0x96, 0x98, 0x5, 0x4, 0x3, 
    0x2, 0x97, 0x96, 0x3, 0x2, 0x2, 0x2, 0x97, 0x98, 0x3, 0x2, 0x2, 0x2, 
    0x98, 0x9f, 0x3, 0x2, 0x2, 0x2, 0x99, 0x9b, 0x5, 0x18, 0xd, 0x2, 0x9a, 
    0x99, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x9c, 0x3, 0x2, 0x2, 0x2, 0x9c, 0x9a, 
    0x3, 0x2, 0x2, 0x2, 0x9c, 0x9d, 0x3, 0x2, 0x2, 0x2, 0x9d, 0x9f, 0x3, 
    0x2, 0x2, 0x2, 0x9e, 0x85, 0x3, 0x2, 0x2, 0x2, 0x9e, 0x8c, 0x3, 0x2, 
    0x2, 0x2, 0x9e, 0x95, 0x3, 0x2, 0x2, 0x2, 0x9e, 0x9a, 0x3, 0x2, 0x2, 
    0x2, 0x9f, 0x15, 0x3, 0x2, 0x2, 0x2, 0xa0, 0xa1, 0x5, 0x38, 0x1d, 0x2, 
    0xa1, 0xa2, 0x7, 0x28, 0x2, 0x2, 0xa2, 0xa3, 0x5, 0x1e, 0x10, 0x2, 0xa3, 
    0x17, 0x3, 0x2, 0x2, 0x2, 0xa4, 0xa7, 0x5, 0x1e, 0x10, 0x2, 0xa5, 0xa6, 
    0x7, 0xa, 0x2, 0x2, 0xa6, 0xa8, 0x5, 0x1a, 0xe, 0x2, 0xa7, 0xa5, 0x3, 
    0x2, 0x2, 0x2, 0xa7, 0xa8, 0x3, 0x2, 0x2, 0x2, 0xa8, 0xb4, 0x3, 0x2, 
    0x2, 0x2, 0xa9, 0xac, 0x7, 0x1b, 0x2, 0x2, 0xaa, 0xab, 0x7, 0xa, 0x2, 
    0x2, 0xab, 0xad, 0x5, 0x38, 0x1d, 0x2, 0xac, 0xaa, 0x3, 0x2, 0x2, 0x2, 
    0xac, 0xad, 0x3, 0x2, 0x2, 0x2, 0xad, 0xb4, 0x3, 0x2, 0x2, 0x2, 0xae, 
    0xb4, 0x7, 0x1a, 0x2, 0x2, 0xaf, 0xb4, 0x7, 0x3f, 0x2, 0x2, 0xb0, 0xb4, 
    0x7, 0x25, 0x2, 0x2, 0xb1, 0xb4, 0x7, 0xb, 0x2, 0x2, 0xb2, 0xb4, 0x7, 
    0x17, 0x2, 0x2, 0xb3, 0xa4, 0x3, 0x2, 0x2, 0x2, 0xb3, 0xa9, 0x3, 0x2, 
    0x2, 0x2, 0xb3, 0xae, 0x3, 0x2, 0x2, 0x2, 0xb3, 0xaf, 0x3, 0x2, 0x2, 
    0x2, 0xb3, 0xb0, 0x3, 0x2, 0x2, 0x2, 0xb3, 0xb1, 0x3, 0x2, 0x2, 0x2, 
    0xb3, 0xb2, 0x3, 0x2, 0x2, 0x2, 0xb4, 0x19, 0x3, 0x2, 0x2, 0x2, 0xb5, 
    0xcd, 0x5, 0x1c, 0xf, 0x2, 0xb6, 0xb7, 0x7, 0x23, 0x2, 0x2, 0xb7, 0xbc, 
    0x5, 0x1c, 0xf, 0x2, 0xb8, 0xb9, 0x7, 0x25, 0x2, 0x2, 0xb9, 0xbb, 0x5, 
    0x1c, 0xf, 0x2, 0xba, 0xb8, 0x3, 0x2, 0x2, 0x2, 0xbb, 0xbe, 0x3, 0x2, 
    0x2, 0x2, 0xbc, 0xba, 0x3, 0x2, 0x2, 0x2, 0xbc, 0xbd, 0x3, 0x2, 0x2, 
    0x2, 0xbd, 0xbf, 0x3, 0x2, 0x2, 0x2, 0xbe, 0xbc, 0x3, 0x2, 0x2, 0x2, 
    0xbf, 0xc0, 0x7, 0x24, 0x2, 0x2, 0xc0, 0xcd, 0x3, 0x2, 0x2, 0x2, 0xc1, 
    0xc2, 0x7, 0x31, 0x2, 0x2, 0xc2, 0xc7, 0x5, 0x1c, 0xf, 0x2, 0xc3, 0xc4, 
    0x7, 0x25, 0x2, 0x2, 0xc4, 0xc6, 0x5, 0x1c, 0xf, 0x2, 0xc5, 0xc3, 0x3, 
    0x2, 0x2, 0x2, 0xc6, 0xc9, 0x3, 0x2, 0x2, 0x2, 0xc7, 0xc5, 0x3, 0x2, 
    0x2, 0x2, 0xc7, 0xc8, 0x3, 0x2, 0x2, 0x2, 0xc8, 0xca, 0x3, 0x2, 0x2, 
    0x2, 0xc9, 0xc7, 0x3, 0x2, 0x2, 0x2, 0xca, 0xcb, 0x7, 0x32, 0x2, 0x2, 
    0xcb, 0xcd, 0x3, 0x2, 0x2, 0x2, 0xcc, 0xb5, 0x3, 0x2, 0x2, 0x2, 0xcc, 
    0xb6, 0x3, 0x2, 0x2, 0x2, 0xcc, 0xc1, 0x3, 0x2, 0x2, 0x2, 0xcd, 0x1b, 
    0x3, 0x2, 0x2, 0x2, 0xce, 0xd1, 0x5, 0x38, 0x1d, 0x2, 0xcf, 0xd1, 0x7, 
    0x1a, 0x2, 0x2, 0xd0, 0xce, 0x3, 0x2, 0x2, 0x2, 0xd0, 0xcf, 0x3, 0x2, 
    0x2, 0x2, 0xd1, 0x1d, 0x3, 0x2, 0x2, 0x2, 0xd2, 0xd8, 0x5, 0x20, 0x11, 
    0x2, 0xd3, 0xd4, 0x7, 0x33, 0x2, 0x2, 0xd4, 0xd5, 0x5, 0x1e, 0x10, 0x2, 
    0xd5, 0xd6, 0x7, 0x34, 0x2, 0x2, 0xd6, 0xd7, 0x5, 0x1e, 0x10, 0x2, 0xd7, 
    0xd9, 0x3, 0x2, 0x2, 0x2, 0xd8, 0xd3, 0x3, 0x2, 0x2, 0x2, 0xd8, 0xd9, 
    0x3, 0x2, 0x2, 0x2, 0xd9, 0x1f, 0x3, 0x2, 0x2, 0x2, 0xda, 0xdf, 0x5, 
    0x22, 0x12, 0x2, 0xdb, 0xdc, 0x9, 0x6, 0x2, 0x2, 0xdc, 0xde, 0x5, 0x22, 
    0x12, 0x2, 0xdd, 0xdb, 0x3, 0x2, 0x2, 0x2, 0xde, 0xe1, 0x3, 0x2, 0x2, 
    0x2, 0xdf, 0xdd, 0x3, 0x2, 0x2, 0x2, 0xdf, 0xe0, 0x3, 0x2, 0x2, 0x2, 
    0xe0, 0x21, 0x3, 0x2, 0x2, 0x2, 0xe1, 0xdf, 0x3, 0x2, 0x2, 0x2, 0xe2, 
    0xe7, 0x5, 0x24, 0x13, 0x2, 0xe3, 0xe4, 0x7, 0x6, 0x2, 0x2, 0xe4, 0xe6, 
    0x5, 0x24, 0x13, 0x2, 0xe5, 0xe3, 0x3, 0x2, 0x2, 0x2, 0xe6, 0xe9, 0x3, 
    0x2, 0x2, 0x2, 0xe7, 0xe5, 0x3, 0x2, 0x2, 0x2, 0xe7, 0xe8, 0x3, 0x2, 
    0x2, 0x2, 0xe8, 0x23, 0x3, 0x2, 0x2, 0x2, 0xe9, 0xe7, 0x3, 0x2, 0x2, 
    0x2, 0xea, 0xeb, 0x9, 0x2, 0x2, 0x2, 0xeb, 0xee, 0x5, 0x24, 0x13, 0x2, 
    0xec, 0xee, 0x5, 0x26, 0x14, 0x2, 0xed, 0xea, 0x3, 0x2, 0x2, 0x2, 0xed, 
    0xec, 0x3, 0x2, 0x2, 0x2, 0xee, 0x25, 0x3, 0x2, 0x2, 0x2, 0xef, 0x122, 
    0x5, 0x2a, 0x16, 0x2, 0xf0, 0xf1, 0x5, 0x28, 0x15, 0x2, 0xf1, 0xf2, 
    0x5, 0x2a, 0x16, 0x2, 0xf2, 0x123, 0x3, 0x2, 0x2, 0x2, 0xf3, 0xf5, 0x7, 
    0x9, 0x2, 0x2, 0xf4, 0xf3, 0x3, 0x2, 0x2, 0x2, 0xf4, 0xf5, 0x3, 0x2, 
    0x2, 0x2, 0xf5, 0xfc, 0x3, 0x2, 0x2, 0x2, 0xf6, 0xf8, 0x7, 0xd, 0x2, 
    0x2, 0xf7, 0xf9, 0x7, 0x12, 0x2, 0x2, 0xf8, 0xf7, 0x3, 0x2, 0x2, 0x2, 
    0xf8, 0xf9, 0x3, 0x2, 0x2, 0x2, 0xf9, 0xfd, 0x3, 0x2, 0x2, 0x2, 0xfa, 
    0xfd, 0x7, 0xe, 0x2, 0x2, 0xfb, 0xfd, 0x7, 0x40, 0x2, 0x2, 0xfc, 0xf6, 
    0x3, 0x2, 0x2, 0x2, 0xfc, 0xfa, 0x3, 0x2, 0x2, 0x2, 0xfc, 0xfb, 0x3, 
    0x2, 0x2, 0x2, 0xfd, 0xfe, 0x3, 0x2, 0x2, 0x2, 0xfe, 0x123, 0x5, 0x2a, 
    0x16, 0x2, 0xff, 0x100, 0x7, 0x41, 0x2, 0x2, 0x100, 0x123, 0x5, 0x2a, 
    0x16, 0x2, 0x101, 0x103, 0x7, 0x9, 0x2, 0x2, 0x102, 0x101, 0x3, 0x2, 
    0x2, 0x2, 0x102, 0x103, 0x3, 0x2, 0x2, 0x2, 0x103, 0x104, 0x3, 0x2, 
    0x2, 0x2, 0x104, 0x105, 0x9, 0x7, 0x2, 0x2, 0x105, 0x106, 0x7, 0x23, 
    0x2, 0x2, 0x106, 0x10b, 0x5, 0x1e, 0x10, 0x2, 0x107, 0x108, 0x7, 0x25, 
    0x2, 0x2, 0x108, 0x10a, 0x5, 0x1e, 0x10, 0x2, 0x109, 0x107, 0x3, 0x2, 
    0x2, 0x2, 0x10a, 0x10d, 0x3, 0x2, 0x2, 0x2, 0x10b, 0x109, 0x3, 0x2, 
    0x2, 0x2, 0x10b, 0x10c, 0x3, 0x2, 0x2, 0x2, 0x10c, 0x10e, 0x3, 0x2, 
    0x2, 0x2, 0x10d, 0x10b, 0x3, 0x2, 0x2, 0x2, 0x10e, 0x10f, 0x7, 0x24, 
    0x2, 0x2, 0x10f, 0x123, 0x3, 0x2, 0x2, 0x2, 0x110, 0x112, 0x7, 0x9, 
    0x2, 0x2, 0x111, 0x110, 0x3, 0x2, 0x2, 0x2, 0x111, 0x112, 0x3, 0x2, 
    0x2, 0x2, 0x112, 0x113, 0x3, 0x2, 0x2, 0x2, 0x113, 0x114, 0x7, 0xf, 
    0x2, 0x2, 0x114, 0x117, 0x5, 0x2a, 0x16, 0x2, 0x115, 0x116, 0x7, 0x10, 
    0x2, 0x2, 0x116, 0x118, 0x5, 0x2a, 0x16, 0x2, 0x117, 0x115, 0x3, 0x2, 
    0x2, 0x2, 0x117, 0x118, 0x3, 0x2, 0x2, 0x2, 0x118, 0x123, 0x3, 0x2, 
    0x2, 0x2, 0x119, 0x11b, 0x7, 0x9, 0x2, 0x2, 0x11a, 0x119, 0x3, 0x2, 
    0x2, 0x2, 0x11a, 0x11b, 0x3, 0x2, 0x2, 0x2, 0x11b, 0x11c, 0x3, 0x2, 
    0x2, 0x2, 0x11c, 0x11d, 0x7, 0x11, 0x2, 0x2, 0x11d, 0x11e, 0x5, 0x2a, 
    0x16, 0x2, 0x11e, 0x11f, 0x7, 0x6, 0x2, 0x2, 0x11f, 0x120, 0x5, 0x2a, 
    0x16, 0x2, 0x120, 0x123, 0x3, 0x2, 0x2, 0x2, 0x121, 0x123, 0x7, 0x1d, 
    0x2, 0x2, 0x122, 0xf0, 0x3, 0x2, 0x2, 0x2, 0x122, 0xf4, 0x3, 0x2, 0x2, 
    0x2, 0x122, 0xff, 0x3, 0x2, 0x2, 0x2, 0x122, 0x102, 0x3, 0x2, 0x2, 0x2, 
    0x122, 0x111, 0x3, 0x2, 0x2, 0x2, 0x122, 0x11a, 0x3, 0x2, 0x2, 0x2, 
    0x122, 0x121, 0x3, 0x2, 0x2, 0x2, 0x122, 0x123, 0x3, 0x2, 0x2, 0x2, 
    0x123, 0x27, 0x3, 0x2, 0x2, 0x2, 0x124, 0x125, 0x9, 0x8, 0x2, 0x2, 0x125, 
    0x29, 0x3, 0x2, 0x2, 0x2, 0x126, 0x12b, 0x5, 0x2c, 0x17, 0x2, 0x127, 
    0x128, 0x9, 0x9, 0x2, 0x2, 0x128, 0x12a, 0x5, 0x2c, 0x17, 0x2, 0x129, 
    0x127, 0x3, 0x2, 0x2, 0x2, 0x12a, 0x12d, 0x3, 0x2, 0x2, 0x2, 0x12b, 
    0x129, 0x3, 0x2, 0x2, 0x2, 0x12b, 0x12c, 0x3, 0x2, 0x2, 0x2, 0x12c, 
    0x2b, 0x3, 0x2, 0x2, 0x2, 0x12d, 0x12b, 0x3, 0x2, 0x2, 0x2, 0x12e, 0x133, 
    0x5, 0x2e, 0x18, 0x2, 0x12f, 0x130, 0x9, 0xa, 0x2, 0x2, 0x130, 0x132, 
    0x5, 0x2e, 0x18, 0x2, 0x131, 0x12f, 0x3, 0x2, 0x2, 0x2, 0x132, 0x135, 
    0x3, 0x2, 0x2, 0x2, 0x133, 0x131, 0x3, 0x2, 0x2, 0x2, 0x133, 0x134, 
    0x3, 0x2, 0x2, 0x2, 0x134, 0x2d, 0x3, 0x2, 0x2, 0x2, 0x135, 0x133, 0x3, 
    0x2, 0x2, 0x2, 0x136, 0x137, 0x9, 0xb, 0x2, 0x2, 0x137, 0x13a, 0x5, 
    0x2e, 0x18, 0x2, 0x138, 0x13a, 0x5, 0x30, 0x19, 0x2, 0x139, 0x136, 0x3, 
    0x2, 0x2, 0x2, 0x139, 0x138, 0x3, 0x2, 0x2, 0x2, 0x13a, 0x2f, 0x3, 0x2, 
    0x2, 0x2, 0x13b, 0x154, 0x7, 0x2e, 0x2, 0x2, 0x13c, 0x154, 0x7, 0x3c, 
    0x2, 0x2, 0x13d, 0x154, 0x7, 0x44, 0x2, 0x2, 0x13e, 0x154, 0x7, 0x13, 
    0x2, 0x2, 0x13f, 0x154, 0x7, 0x14, 0x2, 0x2, 0x140, 0x154, 0x7, 0x15, 
    0x2, 0x2, 0x141, 0x154, 0x7, 0x39, 0x2, 0x2, 0x142, 0x154, 0x7, 0x45, 
    0x2, 0x2, 0x143, 0x154, 0x7, 0x3d, 0x2, 0x2, 0x144, 0x154, 0x7, 0x1c, 
    0x2, 0x2, 0x145, 0x154, 0x7, 0x46, 0x2, 0x2, 0x146, 0x154, 0x5, 0x32, 
    0x1a, 0x2, 0x147, 0x154, 0x5, 0x36, 0x1c, 0x2, 0x148, 0x149, 0x7, 0x23, 
    0x2, 0x2, 0x149, 0x14e, 0x5, 0x1e, 0x10, 0x2, 0x14a, 0x14b, 0x7, 0x25, 
    0x2, 0x2, 0x14b, 0x14d, 0x5, 0x1e, 0x10, 0x2, 0x14c, 0x14a, 0x3, 0x2, 
    0x2, 0x2, 0x14d, 0x150, 0x3, 0x2, 0x2, 0x2, 0x14e, 0x14c, 0x3, 0x2, 
    0x2, 0x2, 0x14e, 0x14f, 0x3, 0x2, 0x2, 0x2, 0x14f, 0x151, 0x3, 0x2, 
    0x2, 0x2, 0x150, 0x14e, 0x3, 0x2, 0x2, 0x2, 0x151, 0x152, 0x7, 0x24, 
    0x2, 0x2, 0x152, 0x154, 0x3, 0x2, 0x2, 0x2, 0x153, 0x13b, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x13c, 0x3, 0x2, 0x2, 0x2, 0x153, 0x13d, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x13e, 0x3, 0x2, 0x2, 0x2, 0x153, 0x13f, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x140, 0x3, 0x2, 0x2, 0x2, 0x153, 0x141, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x142, 0x3, 0x2, 0x2, 0x2, 0x153, 0x143, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x144, 0x3, 0x2, 0x2, 0x2, 0x153, 0x145, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x146, 0x3, 0x2, 0x2, 0x2, 0x153, 0x147, 0x3, 0x2, 
    0x2, 0x2, 0x153, 0x148, 0x3, 0x2, 0x2, 0x2, 0x154, 0x31, 0x3, 0x2, 0x2, 
    0x2, 0x155, 0x156, 0x7, 0x16, 0x2, 0x2, 0x156, 0x15f, 0x7, 0x23, 0x2, 
    0x2, 0x157, 0x15c, 0x5, 0x34, 0x1b, 0x2, 0x158, 0x159, 0x7, 0x25, 0x2, 
    0x2, 0x159, 0x15b, 0x5, 0x34, 0x1b, 0x2, 0x15a, 0x158, 0x3, 0x2, 0x2, 
    0x2, 0x15b, 0x15e, 0x3, 0x2, 0x2, 0x2, 0x15c, 0x15a, 0x3, 0x2, 0x2, 
    0x2, 0x15c, 0x15d, 0x3, 0x2, 0x2, 0x2, 0x15d, 0x160, 0x3, 0x2, 0x2, 
    0x2, 0x15e, 0x15c, 0x3, 0x2, 0x2, 0x2, 0x15f, 0x157, 0x3, 0x2, 0x2, 
    0x2, 0x15f, 0x160, 0x3, 0x2, 0x2, 0x2, 0x160, 0x161, 0x3, 0x2, 0x2, 
    0x2, 0x161, 0x162, 0x7, 0x24, 0x2, 0x2, 0x162, 0x33, 0x3, 0x2, 0x2, 
    0x2, 0x163, 0x166, 0x5, 0x1e, 0x10, 0x2, 0x164, 0x166, 0x7, 0x1a, 0x2, 
    0x2, 0x165, 0x163, 0x3, 0x2, 0x2, 0x2, 0x165, 0x164, 0x3, 0x2, 0x2, 
    0x2, 0x166, 0x35, 0x3, 0x2, 0x2, 0x2, 0x167, 0x168, 0x9, 0xc, 0x2, 0x2, 
    0x168, 0x37, 0x3, 0x2, 0x2, 0x2, 0x169, 0x16a, 0x9, 0xd, 0x2, 0x2, 0x16a, 
    0x39, 0x3, 0x2, 0x2, 0x2, 0x2c, 0x42, 0x47, 0x4c, 0x52, 0x5e, 0x67, 
    0x6e, 0x79, 0x7e, 0x89, 0x92, 0x97, 0x9c, 0x9e, 0xa7, 0xac, 0xb3, 0xbc, 
    0xc7, 0xcc, 0xd0, 0xd8, 0xdf, 0xe7, 0xed, 0xf4, 0xf8, 0xfc, 0x102, 0x10b, 
    0x111, 0x117, 0x11a, 0x122, 0x12b, 0x133, 0x139, 0x14e, 0x153, 0x15c, 
    0x15f, 0x165, 
  };

  atn::ATNDeserializer deserializer;
  _atn = deserializer.deserialize(_serializedATN);

  size_t count = _atn.getNumberOfDecisions();
  _decisionToDFA.reserve(count);
  for (size_t i = 0; i < count; i++) { 
    _decisionToDFA.emplace_back(_atn.getDecisionState(i), i);
  }
}

SumoParser::Initializer SumoParser::_init;
