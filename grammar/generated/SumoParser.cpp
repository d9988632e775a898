
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
    setState(58);
    scope();
    setState(59);
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
    setState(61);
    scopeAll();
    setState(66);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::OR) {
      setState(62);
      match(SumoParser::OR);
      setState(63);
      scopeAll();
      setState(68);
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
    setState(69);
    scopeNot();
    setState(76);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::AND)
      | (1ULL << SumoParser::NOT)
      | (1ULL << SumoParser::LPAREN)
      | (1ULL << SumoParser::BANG)
      | (1ULL << SumoParser::STRING)
      | (1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::SCOPE_WORD))) != 0)) {
      setState(71);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::AND) {
        setState(70);
        match(SumoParser::AND);
      }
      setState(73);
      scopeNot();
      setState(78);
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
    setState(82);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::BANG: {
        enterOuterAlt(_localctx, 1);
        setState(79);
        _la = _input->LA(1);
        if (!(_la == SumoParser::NOT

        || _la == SumoParser::BANG)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(80);
        scopeNot();
        break;
      }

      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::SCOPE_WORD: {
        enterOuterAlt(_localctx, 2);
        setState(81);
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
    setState(109);
    _errHandler->sync(this);
    switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 6, _ctx)) {
    case 1: {
      enterOuterAlt(_localctx, 1);
      setState(84);
      match(SumoParser::LPAREN);
      setState(85);
      scope();
      setState(86);
      match(SumoParser::RPAREN);
      break;
    }

    case 2: {
      enterOuterAlt(_localctx, 2);
      setState(88);
      scopeField();
      setState(89);
      comparator();
      setState(90);
      scopeValue();
      break;
    }

    case 3: {
      enterOuterAlt(_localctx, 3);
      setState(92);
      scopeField();
      setState(94);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(93);
        match(SumoParser::NOT);
      }
      setState(96);
      match(SumoParser::IN);
      setState(97);
      match(SumoParser::LPAREN);
      setState(98);
      scopeAtom();
      setState(103);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(99);
        match(SumoParser::COMMA);
        setState(100);
        scopeAtom();
        setState(105);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(106);
      match(SumoParser::RPAREN);
      break;
    }

    case 4: {
      enterOuterAlt(_localctx, 4);
      setState(108);
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
    setState(111);
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
    setState(125);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::STRING:
      case SumoParser::SCOPE_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(113);
        scopeAtom();
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 2);
        setState(114);
        match(SumoParser::LPAREN);
        setState(115);
        scopeAtom();
        setState(120);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::OR

        || _la == SumoParser::COMMA) {
          setState(116);
          _la = _input->LA(1);
          if (!(_la == SumoParser::OR

          || _la == SumoParser::COMMA)) {
          _errHandler->recoverInline(this);
          }
          else {
            _errHandler->reportMatch(this);
            consume();
          }
          setState(117);
          scopeAtom();
          setState(122);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(123);
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
    setState(127);
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
    setState(129);
    stage();
    setState(130);
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
    setState(157);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::OPERATOR: {
        enterOuterAlt(_localctx, 1);
        setState(132);
        match(SumoParser::OPERATOR);
        setState(136);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << SumoParser::PIPELINE_OPEN)
          | (1ULL << SumoParser::NOT)
          | (1ULL << SumoParser::BY)
          | (1ULL << SumoParser::IN)
          | (1ULL << SumoParser::TRUE_WORD)
          | (1ULL << SumoParser::FALSE_WORD)
          | (1ULL << SumoParser::NULL_WORD)
          | (1ULL << SumoParser::FUNCTION)
          | (1ULL << SumoParser::PREFIX_PLUS)
          | (1ULL << SumoParser::PREFIX_MINUS)
          | (1ULL << SumoParser::LONE_STAR)
          | (1ULL << SumoParser::SIGN)
          | (1ULL << SumoParser::LPAREN)
          | (1ULL << SumoParser::COMMA)
          | (1ULL << SumoParser::BANG)
          | (1ULL << SumoParser::STRING)
          | (1ULL << SumoParser::QUOTED_NAME)
          | (1ULL << SumoParser::CHARACTER)
          | (1ULL << SumoParser::PERCENT_NAME)
          | (1ULL << SumoParser::NUMBER)
          | (1ULL << SumoParser::WORD)
          | (1ULL << SumoParser::DIGIT_WORD)
          | (1ULL << SumoParser::REGEX))) != 0)) {
          setState(133);
          element();
          setState(138);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        break;
      }

      case SumoParser::ASSIGNING_OPERATOR: {
        enterOuterAlt(_localctx, 2);
        setState(139);
        match(SumoParser::ASSIGNING_OPERATOR);
        setState(140);
        assignment();
        setState(145);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(141);
          match(SumoParser::COMMA);
          setState(142);
          assignment();
          setState(147);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        break;
      }

      case SumoParser::SEARCH_OPERATOR: {
        enterOuterAlt(_localctx, 3);
        setState(148);
        match(SumoParser::SEARCH_OPERATOR);
        setState(150);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << SumoParser::NOT)
          | (1ULL << SumoParser::LPAREN)
          | (1ULL << SumoParser::BANG)
          | (1ULL << SumoParser::STRING)
          | (1ULL << SumoParser::QUOTED_NAME)
          | (1ULL << SumoParser::SCOPE_WORD))) != 0)) {
          setState(149);
          scope();
        }
        break;
      }

      case SumoParser::PIPELINE_OPEN:
      case SumoParser::NOT:
      case SumoParser::BY:
      case SumoParser::IN:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::LONE_STAR:
      case SumoParser::SIGN:
      case SumoParser::LPAREN:
      case SumoParser::COMMA:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD:
      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 4);
        setState(153); 
        _errHandler->sync(this);
        _la = _input->LA(1);
        do {
          setState(152);
          element();
          setState(155); 
          _errHandler->sync(this);
          _la = _input->LA(1);
        } while ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << SumoParser::PIPELINE_OPEN)
          | (1ULL << SumoParser::NOT)
          | (1ULL << SumoParser::BY)
          | (1ULL << SumoParser::IN)
          | (1ULL << SumoParser::TRUE_WORD)
          | (1ULL << SumoParser::FALSE_WORD)
          | (1ULL << SumoParser::NULL_WORD)
          | (1ULL << SumoParser::FUNCTION)
          | (1ULL << SumoParser::PREFIX_PLUS)
          | (1ULL << SumoParser::PREFIX_MINUS)
          | (1ULL << SumoParser::LONE_STAR)
          | (1ULL << SumoParser::SIGN)
          | (1ULL << SumoParser::LPAREN)
          | (1ULL << SumoParser::COMMA)
          | (1ULL << SumoParser::BANG)
          | (1ULL << SumoParser::STRING)
          | (1ULL << SumoParser::QUOTED_NAME)
          | (1ULL << SumoParser::CHARACTER)
          | (1ULL << SumoParser::PERCENT_NAME)
          | (1ULL << SumoParser::NUMBER)
          | (1ULL << SumoParser::WORD)
          | (1ULL << SumoParser::DIGIT_WORD)
          | (1ULL << SumoParser::REGEX))) != 0));
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
    setState(159);
    fieldName();
    setState(160);
    match(SumoParser::EQUAL);
    setState(161);
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

SumoParser::PipelineContext* SumoParser::ElementContext::pipeline() {
  return getRuleContext<SumoParser::PipelineContext>(0);
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

tree::TerminalNode* SumoParser::ElementContext::IN() {
  return getToken(SumoParser::IN, 0);
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
    setState(178);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SIGN:
      case SumoParser::LPAREN:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 1);
        setState(163);
        expression();
        setState(166);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == SumoParser::AS) {
          setState(164);
          match(SumoParser::AS);
          setState(165);
          aliases();
        }
        break;
      }

      case SumoParser::PIPELINE_OPEN: {
        enterOuterAlt(_localctx, 2);
        setState(168);
        pipeline();
        setState(171);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == SumoParser::AS) {
          setState(169);
          match(SumoParser::AS);
          setState(170);
          fieldName();
        }
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 3);
        setState(173);
        match(SumoParser::LONE_STAR);
        break;
      }

      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 4);
        setState(174);
        match(SumoParser::DIGIT_WORD);
        break;
      }

      case SumoParser::COMMA: {
        enterOuterAlt(_localctx, 5);
        setState(175);
        match(SumoParser::COMMA);
        break;
      }

      case SumoParser::BY: {
        enterOuterAlt(_localctx, 6);
        setState(176);
        match(SumoParser::BY);
        break;
      }

      case SumoParser::IN: {
        enterOuterAlt(_localctx, 7);
        setState(177);
        match(SumoParser::IN);
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

//----------------- PipelineContext ------------------------------------------------------------------

SumoParser::PipelineContext::PipelineContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* SumoParser::PipelineContext::PIPELINE_OPEN() {
  return getToken(SumoParser::PIPELINE_OPEN, 0);
}

std::vector<SumoParser::StageContext *> SumoParser::PipelineContext::stage() {
  return getRuleContexts<SumoParser::StageContext>();
}

SumoParser::StageContext* SumoParser::PipelineContext::stage(size_t i) {
  return getRuleContext<SumoParser::StageContext>(i);
}

tree::TerminalNode* SumoParser::PipelineContext::RPAREN() {
  return getToken(SumoParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> SumoParser::PipelineContext::PIPE() {
  return getTokens(SumoParser::PIPE);
}

tree::TerminalNode* SumoParser::PipelineContext::PIPE(size_t i) {
  return getToken(SumoParser::PIPE, i);
}


size_t SumoParser::PipelineContext::getRuleIndex() const {
  return SumoParser::RulePipeline;
}


SumoParser::PipelineContext* SumoParser::pipeline() {
  PipelineContext *_localctx = _tracker.createInstance<PipelineContext>(_ctx, getState());
  enterRule(_localctx, 24, SumoParser::RulePipeline);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(180);
    match(SumoParser::PIPELINE_OPEN);
    setState(181);
    stage();
    setState(186);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::PIPE) {
      setState(182);
      match(SumoParser::PIPE);
      setState(183);
      stage();
      setState(188);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(189);
    match(SumoParser::RPAREN);
   
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

std::vector<SumoParser::FieldNameContext *> SumoParser::AliasesContext::fieldName() {
  return getRuleContexts<SumoParser::FieldNameContext>();
}

SumoParser::FieldNameContext* SumoParser::AliasesContext::fieldName(size_t i) {
  return getRuleContext<SumoParser::FieldNameContext>(i);
}

tree::TerminalNode* SumoParser::AliasesContext::LONE_STAR() {
  return getToken(SumoParser::LONE_STAR, 0);
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

std::vector<SumoParser::AliasOrStarContext *> SumoParser::AliasesContext::aliasOrStar() {
  return getRuleContexts<SumoParser::AliasOrStarContext>();
}

SumoParser::AliasOrStarContext* SumoParser::AliasesContext::aliasOrStar(size_t i) {
  return getRuleContext<SumoParser::AliasOrStarContext>(i);
}

tree::TerminalNode* SumoParser::AliasesContext::RBRACKET() {
  return getToken(SumoParser::RBRACKET, 0);
}


size_t SumoParser::AliasesContext::getRuleIndex() const {
  return SumoParser::RuleAliases;
}


SumoParser::AliasesContext* SumoParser::aliases() {
  AliasesContext *_localctx = _tracker.createInstance<AliasesContext>(_ctx, getState());
  enterRule(_localctx, 26, SumoParser::RuleAliases);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(215);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::AND:
      case SumoParser::OR:
      case SumoParser::NOT:
      case SumoParser::AS:
      case SumoParser::BY:
      case SumoParser::IN:
      case SumoParser::MATCHES:
      case SumoParser::CONTAINS:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::QUOTED_NAME:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(191);
        fieldName();
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 2);
        setState(192);
        match(SumoParser::LONE_STAR);
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 3);
        setState(193);
        match(SumoParser::LPAREN);
        setState(194);
        fieldName();
        setState(199);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(195);
          match(SumoParser::COMMA);
          setState(196);
          fieldName();
          setState(201);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(202);
        match(SumoParser::RPAREN);
        break;
      }

      case SumoParser::LBRACKET: {
        enterOuterAlt(_localctx, 4);
        setState(204);
        match(SumoParser::LBRACKET);
        setState(205);
        aliasOrStar();
        setState(210);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(206);
          match(SumoParser::COMMA);
          setState(207);
          aliasOrStar();
          setState(212);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(213);
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

//----------------- AliasOrStarContext ------------------------------------------------------------------

SumoParser::AliasOrStarContext::AliasOrStarContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

SumoParser::FieldNameContext* SumoParser::AliasOrStarContext::fieldName() {
  return getRuleContext<SumoParser::FieldNameContext>(0);
}

tree::TerminalNode* SumoParser::AliasOrStarContext::LONE_STAR() {
  return getToken(SumoParser::LONE_STAR, 0);
}


size_t SumoParser::AliasOrStarContext::getRuleIndex() const {
  return SumoParser::RuleAliasOrStar;
}


SumoParser::AliasOrStarContext* SumoParser::aliasOrStar() {
  AliasOrStarContext *_localctx = _tracker.createInstance<AliasOrStarContext>(_ctx, getState());
  enterRule(_localctx, 28, SumoParser::RuleAliasOrStar);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(219);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::AND:
      case SumoParser::OR:
      case SumoParser::NOT:
      case SumoParser::AS:
      case SumoParser::BY:
      case SumoParser::IN:
      case SumoParser::MATCHES:
      case SumoParser::CONTAINS:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::QUOTED_NAME:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::DIGIT_WORD: {
        enterOuterAlt(_localctx, 1);
        setState(217);
        fieldName();
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 2);
        setState(218);
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
  enterRule(_localctx, 30, SumoParser::RuleExpression);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(221);
    disjunction();
    setState(227);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == SumoParser::QUESTION) {
      setState(222);
      match(SumoParser::QUESTION);
      setState(223);
      expression();
      setState(224);
      match(SumoParser::COLON);
      setState(225);
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


size_t SumoParser::DisjunctionContext::getRuleIndex() const {
  return SumoParser::RuleDisjunction;
}


SumoParser::DisjunctionContext* SumoParser::disjunction() {
  DisjunctionContext *_localctx = _tracker.createInstance<DisjunctionContext>(_ctx, getState());
  enterRule(_localctx, 32, SumoParser::RuleDisjunction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(229);
    conjunction();
    setState(234);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::OR) {
      setState(230);
      match(SumoParser::OR);
      setState(231);
      conjunction();
      setState(236);
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
  enterRule(_localctx, 34, SumoParser::RuleConjunction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(237);
    negation();
    setState(242);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::AND) {
      setState(238);
      match(SumoParser::AND);
      setState(239);
      negation();
      setState(244);
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
  enterRule(_localctx, 36, SumoParser::RuleNegation);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(248);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::BANG: {
        enterOuterAlt(_localctx, 1);
        setState(245);
        _la = _input->LA(1);
        if (!(_la == SumoParser::NOT

        || _la == SumoParser::BANG)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(246);
        negation();
        break;
      }

      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SIGN:
      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 2);
        setState(247);
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

tree::TerminalNode* SumoParser::ComparisonContext::IN() {
  return getToken(SumoParser::IN, 0);
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

tree::TerminalNode* SumoParser::ComparisonContext::MATCHES() {
  return getToken(SumoParser::MATCHES, 0);
}

tree::TerminalNode* SumoParser::ComparisonContext::CONTAINS() {
  return getToken(SumoParser::CONTAINS, 0);
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


size_t SumoParser::ComparisonContext::getRuleIndex() const {
  return SumoParser::RuleComparison;
}


SumoParser::ComparisonContext* SumoParser::comparison() {
  ComparisonContext *_localctx = _tracker.createInstance<ComparisonContext>(_ctx, getState());
  enterRule(_localctx, 38, SumoParser::RuleComparison);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(250);
    sum();
    setState(274);
    _errHandler->sync(this);

    switch (getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 29, _ctx)) {
    case 1: {
      setState(251);
      comparator();
      setState(252);
      sum();
      break;
    }

    case 2: {
      setState(255);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(254);
        match(SumoParser::NOT);
      }
      setState(257);
      _la = _input->LA(1);
      if (!(_la == SumoParser::MATCHES

      || _la == SumoParser::CONTAINS)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(258);
      sum();
      break;
    }

    case 3: {
      setState(260);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (_la == SumoParser::NOT) {
        setState(259);
        match(SumoParser::NOT);
      }
      setState(262);
      match(SumoParser::IN);
      setState(263);
      match(SumoParser::LPAREN);
      setState(264);
      expression();
      setState(269);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(265);
        match(SumoParser::COMMA);
        setState(266);
        expression();
        setState(271);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(272);
      match(SumoParser::RPAREN);
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
  enterRule(_localctx, 40, SumoParser::RuleComparator);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(276);
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
  enterRule(_localctx, 42, SumoParser::RuleSum);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(278);
    product();
    setState(283);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == SumoParser::PLUS

    || _la == SumoParser::MINUS) {
      setState(279);
      _la = _input->LA(1);
      if (!(_la == SumoParser::PLUS

      || _la == SumoParser::MINUS)) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(280);
      product();
      setState(285);
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
  enterRule(_localctx, 44, SumoParser::RuleProduct);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(286);
    factor();
    setState(291);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::STAR)
      | (1ULL << SumoParser::SLASH)
      | (1ULL << SumoParser::PERCENT))) != 0)) {
      setState(287);
      _la = _input->LA(1);
      if (!((((_la & ~ 0x3fULL) == 0) &&
        ((1ULL << _la) & ((1ULL << SumoParser::STAR)
        | (1ULL << SumoParser::SLASH)
        | (1ULL << SumoParser::PERCENT))) != 0))) {
      _errHandler->recoverInline(this);
      }
      else {
        _errHandler->reportMatch(this);
        consume();
      }
      setState(288);
      factor();
      setState(293);
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
  enterRule(_localctx, 46, SumoParser::RuleFactor);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(297);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS: {
        enterOuterAlt(_localctx, 1);
        setState(294);
        _la = _input->LA(1);
        if (!(_la == SumoParser::PREFIX_PLUS

        || _la == SumoParser::PREFIX_MINUS)) {
        _errHandler->recoverInline(this);
        }
        else {
          _errHandler->reportMatch(this);
          consume();
        }
        setState(295);
        factor();
        break;
      }

      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::SIGN:
      case SumoParser::LPAREN:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 2);
        setState(296);
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

tree::TerminalNode* SumoParser::PrimaryContext::CHARACTER() {
  return getToken(SumoParser::CHARACTER, 0);
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

std::vector<tree::TerminalNode *> SumoParser::PrimaryContext::SIGN() {
  return getTokens(SumoParser::SIGN);
}

tree::TerminalNode* SumoParser::PrimaryContext::SIGN(size_t i) {
  return getToken(SumoParser::SIGN, i);
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
  enterRule(_localctx, 48, SumoParser::RulePrimary);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    size_t alt;
    setState(324);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::STRING: {
        enterOuterAlt(_localctx, 1);
        setState(299);
        match(SumoParser::STRING);
        break;
      }

      case SumoParser::CHARACTER: {
        enterOuterAlt(_localctx, 2);
        setState(300);
        match(SumoParser::CHARACTER);
        break;
      }

      case SumoParser::NUMBER: {
        enterOuterAlt(_localctx, 3);
        setState(301);
        match(SumoParser::NUMBER);
        break;
      }

      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 4);
        setState(302);
        match(SumoParser::REGEX);
        break;
      }

      case SumoParser::TRUE_WORD: {
        enterOuterAlt(_localctx, 5);
        setState(303);
        match(SumoParser::TRUE_WORD);
        break;
      }

      case SumoParser::FALSE_WORD: {
        enterOuterAlt(_localctx, 6);
        setState(304);
        match(SumoParser::FALSE_WORD);
        break;
      }

      case SumoParser::NULL_WORD: {
        enterOuterAlt(_localctx, 7);
        setState(305);
        match(SumoParser::NULL_WORD);
        break;
      }

      case SumoParser::SIGN: {
        enterOuterAlt(_localctx, 8);
        setState(307); 
        _errHandler->sync(this);
        alt = 1;
        do {
          switch (alt) {
            case 1: {
                  setState(306);
                  match(SumoParser::SIGN);
                  break;
                }

          default:
            throw NoViableAltException(this);
          }
          setState(309); 
          _errHandler->sync(this);
          alt = getInterpreter<atn::ParserATNSimulator>()->adaptivePredict(_input, 33, _ctx);
        } while (alt != 2 && alt != atn::ATN::INVALID_ALT_NUMBER);
        break;
      }

      case SumoParser::FUNCTION: {
        enterOuterAlt(_localctx, 9);
        setState(311);
        call();
        break;
      }

      case SumoParser::QUOTED_NAME:
      case SumoParser::PERCENT_NAME:
      case SumoParser::WORD: {
        enterOuterAlt(_localctx, 10);
        setState(312);
        field();
        break;
      }

      case SumoParser::LPAREN: {
        enterOuterAlt(_localctx, 11);
        setState(313);
        match(SumoParser::LPAREN);
        setState(314);
        expression();
        setState(319);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == SumoParser::COMMA) {
          setState(315);
          match(SumoParser::COMMA);
          setState(316);
          expression();
          setState(321);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(322);
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
  enterRule(_localctx, 50, SumoParser::RuleCall);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(326);
    match(SumoParser::FUNCTION);
    setState(327);
    match(SumoParser::LPAREN);
    setState(336);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::NOT)
      | (1ULL << SumoParser::TRUE_WORD)
      | (1ULL << SumoParser::FALSE_WORD)
      | (1ULL << SumoParser::NULL_WORD)
      | (1ULL << SumoParser::FUNCTION)
      | (1ULL << SumoParser::PREFIX_PLUS)
      | (1ULL << SumoParser::PREFIX_MINUS)
      | (1ULL << SumoParser::LONE_STAR)
      | (1ULL << SumoParser::SIGN)
      | (1ULL << SumoParser::LPAREN)
      | (1ULL << SumoParser::BANG)
      | (1ULL << SumoParser::STRING)
      | (1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::CHARACTER)
      | (1ULL << SumoParser::PERCENT_NAME)
      | (1ULL << SumoParser::NUMBER)
      | (1ULL << SumoParser::WORD)
      | (1ULL << SumoParser::REGEX))) != 0)) {
      setState(328);
      argument();
      setState(333);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == SumoParser::COMMA) {
        setState(329);
        match(SumoParser::COMMA);
        setState(330);
        argument();
        setState(335);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(338);
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
  enterRule(_localctx, 52, SumoParser::RuleArgument);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(342);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case SumoParser::NOT:
      case SumoParser::TRUE_WORD:
      case SumoParser::FALSE_WORD:
      case SumoParser::NULL_WORD:
      case SumoParser::FUNCTION:
      case SumoParser::PREFIX_PLUS:
      case SumoParser::PREFIX_MINUS:
      case SumoParser::SIGN:
      case SumoParser::LPAREN:
      case SumoParser::BANG:
      case SumoParser::STRING:
      case SumoParser::QUOTED_NAME:
      case SumoParser::CHARACTER:
      case SumoParser::PERCENT_NAME:
      case SumoParser::NUMBER:
      case SumoParser::WORD:
      case SumoParser::REGEX: {
        enterOuterAlt(_localctx, 1);
        setState(340);
        expression();
        break;
      }

      case SumoParser::LONE_STAR: {
        enterOuterAlt(_localctx, 2);
        setState(341);
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


size_t SumoParser::FieldContext::getRuleIndex() const {
  return SumoParser::RuleField;
}


SumoParser::FieldContext* SumoParser::field() {
  FieldContext *_localctx = _tracker.createInstance<FieldContext>(_ctx, getState());
  enterRule(_localctx, 54, SumoParser::RuleField);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(344);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::QUOTED_NAME)
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

tree::TerminalNode* SumoParser::FieldNameContext::AND() {
  return getToken(SumoParser::AND, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::OR() {
  return getToken(SumoParser::OR, 0);
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

tree::TerminalNode* SumoParser::FieldNameContext::MATCHES() {
  return getToken(SumoParser::MATCHES, 0);
}

tree::TerminalNode* SumoParser::FieldNameContext::CONTAINS() {
  return getToken(SumoParser::CONTAINS, 0);
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
  enterRule(_localctx, 56, SumoParser::RuleFieldName);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(346);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << SumoParser::AND)
      | (1ULL << SumoParser::OR)
      | (1ULL << SumoParser::NOT)
      | (1ULL << SumoParser::AS)
      | (1ULL << SumoParser::BY)
      | (1ULL << SumoParser::IN)
      | (1ULL << SumoParser::MATCHES)
      | (1ULL << SumoParser::CONTAINS)
      | (1ULL << SumoParser::TRUE_WORD)
      | (1ULL << SumoParser::FALSE_WORD)
      | (1ULL << SumoParser::NULL_WORD)
      | (1ULL << SumoParser::QUOTED_NAME)
      | (1ULL << SumoParser::PERCENT_NAME)
      | (1ULL << SumoParser::NUMBER)
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
  "pipeline", "aliases", "aliasOrStar", "expression", "disjunction", "conjunction", 
  "negation", "comparison", "comparator", "sum", "product", "factor", "primary", 
  "call", "argument", "field", "fieldName"
};

std::vector<std::string> SumoParser::_literalNames = {
  "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", 
  "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", 
  "", "", "", "", "'['", "']'", "'?'", "':'", "'+'", "'-'", "'*'", "'/'", 
  "", "", "", "", "", "'%'", "", "", "'||'", "'&&'"
};

std::vector<std::string> SumoParser::_symbolicNames = {
  "", "OPERATOR", "ASSIGNING_OPERATOR", "SEARCH_OPERATOR", "PIPELINE_OPEN", 
  "AND", "OR", "NOT", "AS", "BY", "IN", "MATCHES", "CONTAINS", "TRUE_WORD", 
  "FALSE_WORD", "NULL_WORD", "FUNCTION", "PREFIX_PLUS", "PREFIX_MINUS", 
  "LONE_STAR", "SIGN", "UNEXPECTED", "LINE_COMMENT", "BLOCK_COMMENT", "SPACE", 
  "PIPE", "LPAREN", "RPAREN", "COMMA", "SEMICOLON", "BANG", "EQUAL", "NOT_EQUAL", 
  "LESS_EQUAL", "LESS", "GREATER_EQUAL", "GREATER", "STRING", "QUOTED_NAME", 
  "SCOPE_WORD", "LBRACKET", "RBRACKET", "QUESTION", "COLON", "PLUS", "MINUS", 
  "STAR", "SLASH", "CHARACTER", "PERCENT_NAME", "NUMBER", "WORD", "DIGIT_WORD", 
  "PERCENT", "REGEX", "UNCLOSED_STRING", "OR_SIGN", "AND_SIGN"
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
    0x3, 0x3b, 0x15f, 0x4, 0x2, 0x9, 0x2, 0x4, 0x3, 0x9, 0x3, 0x4, 0x4, 
    0x9, 0x4, 0x4, 0x5, 0x9, 0x5, 0x4, 0x6, 0x9, 0x6, 0x4, 0x7, 0x9, 0x7, 
    0x4, 0x8, 0x9, 0x8, 0x4, 0x9, 0x9, 0x9, 0x4, 0xa, 0x9, 0xa, 0x4, 0xb, 
    0x9, 0xb, 0x4, 0xc, 0x9, 0xc, 0x4, 0xd, 0x9, 0xd, 0x4, 0xe, 0x9, 0xe, 
    0x4, 0xf, 0x9, 0xf, 0x4, 0x10, 0x9, 0x10, 0x4, 0x11, 0x9, 0x11, 0x4, 
    0x12, 0x9, 0x12, 0x4, 0x13, 0x9, 0x13, 0x4, 0x14, 0x9, 0x14, 0x4, 0x15, 
    0x9, 0x15, 0x4, 0x16, 0x9, 0x16, 0x4, 0x17, 0x9, 0x17, 0x4, 0x18, 0x9, 
    0x18, 0x4, 0x19, 0x9, 0x19, 0x4, 0x1a, 0x9, 0x1a, 0x4, 0x1b, 0x9, 0x1b, 
    0x4, 0x1c, 0x9, 0x1c, 0x4, 0x1d, 0x9, 0x1d, 0x4, 0x1e, 0x9, 0x1e, 0x3, 
    0x2, 0x3, 0x2, 0x3, 0x2, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x7, 0x3, 0x43, 
    0xa, 0x3, 0xc, 0x3, 0xe, 0x3, 0x46, 0xb, 0x3, 0x3, 0x4, 0x3, 0x4, 0x5, 
    0x4, 0x4a, 0xa, 0x4, 0x3, 0x4, 0x7, 0x4, 0x4d, 0xa, 0x4, 0xc, 0x4, 0xe, 
    0x4, 0x50, 0xb, 0x4, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x5, 0x5, 0x55, 0xa, 
    0x5, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 
    0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x5, 0x6, 0x61, 0xa, 0x6, 0x3, 0x6, 
    0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x7, 0x6, 0x68, 0xa, 0x6, 0xc, 
    0x6, 0xe, 0x6, 0x6b, 0xb, 0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x6, 0x5, 0x6, 
    0x70, 0xa, 0x6, 0x3, 0x7, 0x3, 0x7, 0x3, 0x8, 0x3, 0x8, 0x3, 0x8, 0x3, 
    0x8, 0x3, 0x8, 0x7, 0x8, 0x79, 0xa, 0x8, 0xc, 0x8, 0xe, 0x8, 0x7c, 0xb, 
    0x8, 0x3, 0x8, 0x3, 0x8, 0x5, 0x8, 0x80, 0xa, 0x8, 0x3, 0x9, 0x3, 0x9, 
    0x3, 0xa, 0x3, 0xa, 0x3, 0xa, 0x3, 0xb, 0x3, 0xb, 0x7, 0xb, 0x89, 0xa, 
    0xb, 0xc, 0xb, 0xe, 0xb, 0x8c, 0xb, 0xb, 0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 
    0x3, 0xb, 0x7, 0xb, 0x92, 0xa, 0xb, 0xc, 0xb, 0xe, 0xb, 0x95, 0xb, 0xb, 
    0x3, 0xb, 0x3, 0xb, 0x5, 0xb, 0x99, 0xa, 0xb, 0x3, 0xb, 0x6, 0xb, 0x9c, 
    0xa, 0xb, 0xd, 0xb, 0xe, 0xb, 0x9d, 0x5, 0xb, 0xa0, 0xa, 0xb, 0x3, 0xc, 
    0x3, 0xc, 0x3, 0xc, 0x3, 0xc, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 
    0xa9, 0xa, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 0xae, 0xa, 0xd, 
    0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x5, 0xd, 0xb5, 0xa, 
    0xd, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x7, 0xe, 0xbb, 0xa, 0xe, 
    0xc, 0xe, 0xe, 0xe, 0xbe, 0xb, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xf, 0x3, 
    0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 0xf, 0x7, 0xf, 0xc8, 0xa, 0xf, 
    0xc, 0xf, 0xe, 0xf, 0xcb, 0xb, 0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 0xf, 0x3, 
    0xf, 0x3, 0xf, 0x3, 0xf, 0x7, 0xf, 0xd3, 0xa, 0xf, 0xc, 0xf, 0xe, 0xf, 
    0xd6, 0xb, 0xf, 0x3, 0xf, 0x3, 0xf, 0x5, 0xf, 0xda, 0xa, 0xf, 0x3, 0x10, 
    0x3, 0x10, 0x5, 0x10, 0xde, 0xa, 0x10, 0x3, 0x11, 0x3, 0x11, 0x3, 0x11, 
    0x3, 0x11, 0x3, 0x11, 0x3, 0x11, 0x5, 0x11, 0xe6, 0xa, 0x11, 0x3, 0x12, 
    0x3, 0x12, 0x3, 0x12, 0x7, 0x12, 0xeb, 0xa, 0x12, 0xc, 0x12, 0xe, 0x12, 
    0xee, 0xb, 0x12, 0x3, 0x13, 0x3, 0x13, 0x3, 0x13, 0x7, 0x13, 0xf3, 0xa, 
    0x13, 0xc, 0x13, 0xe, 0x13, 0xf6, 0xb, 0x13, 0x3, 0x14, 0x3, 0x14, 0x3, 
    0x14, 0x5, 0x14, 0xfb, 0xa, 0x14, 0x3, 0x15, 0x3, 0x15, 0x3, 0x15, 0x3, 
    0x15, 0x3, 0x15, 0x5, 0x15, 0x102, 0xa, 0x15, 0x3, 0x15, 0x3, 0x15, 
    0x3, 0x15, 0x5, 0x15, 0x107, 0xa, 0x15, 0x3, 0x15, 0x3, 0x15, 0x3, 0x15, 
    0x3, 0x15, 0x3, 0x15, 0x7, 0x15, 0x10e, 0xa, 0x15, 0xc, 0x15, 0xe, 0x15, 
    0x111, 0xb, 0x15, 0x3, 0x15, 0x3, 0x15, 0x5, 0x15, 0x115, 0xa, 0x15, 
    0x3, 0x16, 0x3, 0x16, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x7, 0x17, 0x11c, 
    0xa, 0x17, 0xc, 0x17, 0xe, 0x17, 0x11f, 0xb, 0x17, 0x3, 0x18, 0x3, 0x18, 
    0x3, 0x18, 0x7, 0x18, 0x124, 0xa, 0x18, 0xc, 0x18, 0xe, 0x18, 0x127, 
    0xb, 0x18, 0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x5, 0x19, 0x12c, 0xa, 0x19, 
    0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 
    0x1a, 0x3, 0x1a, 0x6, 0x1a, 0x136, 0xa, 0x1a, 0xd, 0x1a, 0xe, 0x1a, 
    0x137, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 
    0x7, 0x1a, 0x140, 0xa, 0x1a, 0xc, 0x1a, 0xe, 0x1a, 0x143, 0xb, 0x1a, 
    0x3, 0x1a, 0x3, 0x1a, 0x5, 0x1a, 0x147, 0xa, 0x1a, 0x3, 0x1b, 0x3, 0x1b, 
    0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x7, 0x1b, 0x14e, 0xa, 0x1b, 0xc, 0x1b, 
    0xe, 0x1b, 0x151, 0xb, 0x1b, 0x5, 0x1b, 0x153, 0xa, 0x1b, 0x3, 0x1b, 
    0x3, 0x1b, 0x3, 0x1c, 0x3, 0x1c, 0x5, 0x1c, 0x159, 0xa, 0x1c, 0x3, 0x1d, 
    0x3, 0x1d, 0x3, 0x1e, 0x3, 0x1e, 0x3, 0x1e, 0x2, 0x2, 0x1f, 0x2, 0x4, 
    0x6, 0x8, 0xa, 0xc, 0xe, 0x10, 0x12, 0x14, 0x16, 0x18, 0x1a, 0x1c, 0x1e, 
    0x20, 0x22, 0x24, 0x26, 0x28, 0x2a, 0x2c, 0x2e, 0x30, 0x32, 0x34, 0x36, 
    0x38, 0x3a, 0x2, 0xd, 0x4, 0x2, 0x9, 0x9, 0x20, 0x20, 0x3, 0x2, 0x28, 
    0x29, 0x4, 0x2, 0x8, 0x8, 0x1e, 0x1e, 0x4, 0x2, 0x27, 0x27, 0x29, 0x29, 
    0x3, 0x2, 0xd, 0xe, 0x3, 0x2, 0x21, 0x26, 0x3, 0x2, 0x2e, 0x2f, 0x4, 
    0x2, 0x30, 0x31, 0x37, 0x37, 0x3, 0x2, 0x13, 0x14, 0x5, 0x2, 0x28, 0x28, 
    0x33, 0x33, 0x35, 0x35, 0x5, 0x2, 0x7, 0x11, 0x28, 0x28, 0x33, 0x36, 
    0x2, 0x17e, 0x2, 0x3c, 0x3, 0x2, 0x2, 0x2, 0x4, 0x3f, 0x3, 0x2, 0x2, 
    0x2, 0x6, 0x47, 0x3, 0x2, 0x2, 0x2, 0x8, 0x54, 0x3, 0x2, 0x2, 0x2, 0xa, 
    0x6f, 0x3, 0x2, 0x2, 0x2, 0xc, 0x71, 0x3, 0x2, 0x2, 0x2, 0xe, 0x7f, 
    0x3, 0x2, 0x2, 0x2, 0x10, 0x81, 0x3, 0x2, 0x2, 0x2, 0x12, 0x83, 0x3, 
    0x2, 0x2, 0x2, 0x14, 0x9f, 0x3, 0x2, 0x2, 0x2, 0x16, 0xa1, 0x3, 0x2, 
    0x2, 0x2, 0x18, 0xb4, 0x3, 0x2, 0x2, 0x2, 0x1a, 0xb6, 0x3, 0x2, 0x2, 
    0x2, 0x1c, 0xd9, 0x3, 0x2, 0x2, 0x2, 0x1e, 0xdd, 0x3, 0x2, 0x2, 0x2, 
    0x20, 0xdf, 0x3, 0x2, 0x2, 0x2, 0x22, 0xe7, 0x3, 0x2, 0x2, 0x2, 0x24, 
    0xef, 0x3, 0x2, 0x2, 0x2, 0x26, 0xfa, 0x3, 0x2, 0x2, 0x2, 0x28, 0xfc, 
    0x3, 0x2, 0x2, 0x2, 0x2a, 0x116, 0x3, 0x2, 0x2, 0x2, 0x2c, 0x118, 0x3, 
    0x2, 0x2, 0x2, 0x2e, 0x120, 0x3, 0x2, 0x2, 0x2, 0x30, 0x12b, 0x3, 0x2, 
    0x2, 0x2, 0x32, 0x146, 0x3, 0x2, 0x2, 0x2, 0x34, 0x148, 0x3, 0x2, 0x2, 
    0x2, 0x36, 0x158, 0x3, 0x2, 0x2, 0x2, 0x38, 0x15a, 0x3, 0x2, 0x2, 0x2, 
    0x3a, 0x15c, 0x3, 0x2, 0x2, 0x2, 0x3c, 0x3d, 0x5, 0x4, 0x3, 0x2, 0x3d, 
    0x3e, 0x7, 0x2, 0x2, 0x3, 0x3e, 0x3, 0x3, 0x2, 0x2, 0x2, 0x3f, 0x44, 
    0x5, 0x6, 0x4, 0x2, 0x40, 0x41, 0x7, 0x8, 0x2, 0x2, 0x41, 0x43, 0x5, 
    0x6, 0x4, 0x2, 0x42, 0x40, 0x3, 0x2, 0x2, 0x2, 0x43, 0x46, 0x3, 0x2, 
    0x2, 0x2, 0x44, 0x42, 0x3, 0x2, 0x2, 0x2, 0x44, 0x45, 0x3, 0x2, 0x2, 
    0x2, 0x45, 0x5, 0x3, 0x2, 0x2, 0x2, 0x46, 0x44, 0x3, 0x2, 0x2, 0x2, 
    0x47, 0x4e, 0x5, 0x8, 0x5, 0x2, 0x48, 0x4a, 0x7, 0x7, 0x2, 0x2, 0x49, 
    0x48, 0x3, 0x2, 0x2, 0x2, 0x49, 0x4a, 0x3, 0x2, 0x2, 0x2, 0x4a, 0x4b, 
    0x3, 0x2, 0x2, 0x2, 0x4b, 0x4d, 0x5, 0x8, 0x5, 0x2, 0x4c, 0x49, 0x3, 
    0x2, 0x2, 0x2, 0x4d, 0x50, 0x3, 0x2, 0x2, 0x2, 0x4e, 0x4c, 0x3, 0x2, 
    0x2, 0x2, 0x4e, 0x4f, 0x3, 0x2, 0x2, 0x2, 0x4f, 0x7, 0x3, 0x2, 0x2, 
    0x2, 0x50, 0x4e, 0x3, 0x2, 0x2, 0x2, 0x51, 0x52, 0x9, 0x2, 0x2, 0x2, 
    0x52, 0x55, 0x5, 0x8, 0x5, 0x2, 0x53, 0x55, 0x5, 0xa, 0x6, 0x2, 0x54, 
    0x51, 0x3, 0x2, 0x2, 0x2, 0x54, 0x53, 0x3, 0x2, 0x2, 0x2, 0x55, 0x9, 
    0x3, 0x2, 0x2, 0x2, 0x56, 0x57, 0x7, 0x1c, 0x2, 0x2, 0x57, 0x58, 0x5, 
    0x4, 0x3, 0x2, 0x58, 0x59, 0x7, 0x1d, 0x2, 0x2, 0x59, 0x70, 0x3, 0x2, 
    0x2, 0x2, 0x5a, 0x5b, 0x5, 0xc, 0x7, 0x2, 0x5b, 0x5c, 0x5, 0x2a, 0x16, 
    0x2, 0x5c, 0x5d, 0x5, 0xe, 0x8, 0x2, 0x5d, 0x70, 0x3, 0x2, 0x2, 0x2, 
    0x5e, 0x60, 0x5, 0xc, 0x7, 0x2, 0x5f, 0x61, 0x7, 0x9, 0x2, 0x2, 0x60, 
    0x5f, 0x3, 0x2, 0x2, 0x2, 0x60, 0x61, 0x3, 0x2, 0x2, 0x2, 0x61, 0x62, 
    0x3, 0x2, 0x2, 0x2, 0x62, 0x63, 0x7, 0xc, 0x2, 0x2, 0x63, 0x64, 0x7, 
    0x1c, 0x2, 0x2, 0x64, 0x69, 0x5, 0x10, 0x9, 0x2, 0x65, 0x66, 0x7, 0x1e, 
    0x2, 0x2, 0x66, 0x68, 0x5, 0x10, 0x9, 0x2, 0x67, 0x65, 0x3, 0x2, 0x2, 
    0x2, 0x68, 0x6b, 0x3, 0x2, 0x2, 0x2, 0x69, 0x67, 0x3, 0x2, 0x2, 0x2, 
    0x69, 0x6a, 0x3, 0x2, 0x2, 0x2, 0x6a, 0x6c, 0x3, 0x2, 0x2, 0x2, 0x6b, 
    0x69, 0x3, 0x2, 0x2, 0x2, 0x6c, 0x6d, 0x7, 0x1d, 0x2, 0x2, 0x6d, 0x70, 
    0x3, 0x2, 0x2, 0x2, 0x6e, 0x70, 0x5, 0x10, 0x9, 0x2, 0x6f, 0x56, 0x3, 
    0x2, 0x2, 0x2, 0x6f, 0x5a, 0x3, 0x2, 0x2, 0x2, 0x6f, 0x5e, 0x3, 0x2, 
    0x2, 0x2, 0x6f, 0x6e, 0x3, 0x2, 0x2, 0x2, 0x70, 0xb, 0x3, 0x2, 0x2, 
    0x2, 0x71, 0x72, 0x9, 0x3, 0x2, 0x2, 0x72, 0xd, 0x3, 0x2, 0x2, 0x2, 
    0x73, 0x80, 0x5, 0x10, 0x9, 0x2, 0x74, 0x75, 0x7, 0x1c, 0x2, 0x2, 0x75, 
    0x7a, 0x5, 0x10, 0x9, 0x2, 0x76, 0x77, 0x9, 0x4, 0x2, 0x2, 0x77, 0x79, 
    0x5, 0x10, 0x9, 0x2, 0x78, 0x76, 0x3, 0x2, 0x2, 0x2, 0x79, 0x7c, 0x3, 
    0x2, 0x2, 0x2, 0x7a, 0x78, 0x3, 0x2, 0x2, 0x2, 0x7a, 0x7b, 0x3, 0x2, 
    0x2, 0x2, 0x7b, 0x7d, 0x3, 0x2, 0x2, 0x2, 0x7c, 0x7a, 0x3, 0x2, 0x2, 
    0x2, 0x7d, 0x7e, 0x7, 0x1d, 0x2, 0x2, 0x7e, 0x80, 0x3, 0x2, 0x2, 0x2, 
    0x7f, 0x73, 0x3, 0x2, 0x2, 0x2, 0x7f, 0x74, 0x3, 0x2, 0x2, 0x2, 0x80, 
    0xf, 0x3, 0x2, 0x2, 0x2, 0x81, 0x82, 0x9, 0x5, 0x2, 0x2, 0x82, 0x11, 
    0x3, 0x2, 0x2, 0x2, 0x83, 0x84, 0x5, 0x14, 0xb, 0x2, 0x84, 0x85, 0x7, 
    0x2, 0x2, 0x3, 0x85, 0x13, 0x3, 0x2, 0x2, 0x2, 0x86, 0x8a, 0x7, 0x3, 
    0x2, 0x2, 0x87, 0x89, 0x5, 0x18, 0xd, 0x2, 0x88, 0x87, 0x3, 0x2, 0x2, 
    0x2, 0x89, 0x8c, 0x3, 0x2, 0x2, 0x2, 0x8a, 0x88, 0x3, 0x2, 0x2, 0x2, 
    0x8a, 0x8b, 0x3, 0x2, 0x2, 0x2, 0x8b, 0xa0, 0x3, 0x2, 0x2, 0x2, 0x8c, 
    0x8a, 0x3, 0x2, 0x2, 0x2, 0x8d, 0x8e, 0x7, 0x4, 0x2, 0x2, 0x8e, 0x93, 
    0x5, 0x16, 0xc, 0x2, 0x8f, 0x90, 0x7, 0x1e, 0x2, 0x2, 0x90, 0x92, 0x5, 
    0x16, 0xc, 0x2, 0x91, 0x8f, 0x3, 0x2, 0x2, 0x2, 0x92, 0x95, 0x3, 0x2, 
    0x2, 0x2, 0x93, 0x91, 0x3, 0x2, 0x2, 0x2, 0x93, 0x94, 0x3, 0x2, 0x2, 
    0x2, 0x94, 0xa0, 0x3, 0x2, 0x2, 0x2, 0x95, 0x93, 0x3, 0x2, 0x2, 0x2, 
    0x96, 0x98, 0x7, 0x5, 0x2, 0x2, 0x97, 0x99, 0x5, 0x4, 0x3, 0x2, 0x98, 
    0x97, 0x3, 0x2, 0x2, 0x2, 0x98, 0x99, 0x3, 0x2, 0x2, 0x2, 0x99, 0xa0, 
    0x3, 0x2, 0x2, 0x2, 0x9a, 0x9c, 0x5, 0x18, 0xd, 0x2, 0x9b, 0x9a, 0x3, 
    0x2, 0x2, 0x2, 0x9c, 0x9d, 0x3, 0x2, 0x2, 0x2, 0x9d, 0x9b, 0x3, 0x2, 
    0x2, 0x2, 0x9d, 0x9e, 0x3, 0x2, 0x2, 0x2, 0x9e, 0xa0, 0x3, 0x2, 0x2, 
    0x2, 0x9f, 0x86, 0x3, 0x2, 0x2, 0x2, 0x9f, 0x8d, 0x3, 0x2, 0x2, 0x2, 
    0x9f, 0x96, 0x3, 0x2, 0x2, 0x2, 0x9f, 0x9b, 0x3, 0x2, 0x2, 0x2, 0xa0, 
    0x15, 0x3, 0x2, 0x2, 0x2, 0xa1, 0xa2, 0x5, 0x3a, 0x1e, 0x2, 0xa2, 0xa3, 
    0x7, 0x21, 0x2, 0x2, 0xa3, 0xa4, 0x5, 0x20, 0x11, 0x2, 0xa4, 0x17, 0x3, 
    0x2, 0x2, 0x2, 0xa5, 0xa8, 0x5, 0x20, 0x11, 0x2, 0xa6, 0xa7, 0x7, 0xa, 
    0x2, 0x2, 0xa7, 0xa9, 0x5, 0x1c, 0xf, 0x2, 0xa8, 0xa6, 0x3, 0x2, 0x2, 
    0x2, 0xa8, 0xa9, 0x3, 0x2, 0x2, 0x2, 0xa9, 0xb5, 0x3, 0x2, 0x2, 0x2, 
    0xaa, 0xad, 0x5, 0x1a, 0xe, 0x2, 0xab, 0xac, 0x7, 0xa, 0x2, 0x2, 0xac, 
    0xae, 0x5, 0x3a, 0x1e, 0x2, 0xad, 0xab, 0x3, 0x2, 0x2, 0x2, 0xad, 0xae, 
    0x3, 0x2, 0x2, 0x2, 0xae, 0xb5, 0x3, 0x2, 0x2, 0x2, 0xaf, 0xb5, 0x7, 
    0x15, 0x2, 0x2, 0xb0, 0xb5, 0x7, 0x36, 0x2, 0x2, 0xb1, 0xb5, 0x7, 0x1e, 
    0x2, 0x2, 0xb2, 0xb5, 0x7, 0xb, 0x2, 0x2, 0xb3, 0xb5, 0x7, 0xc, 0x2, 
    0x2, 0xb4, 0xa5, 0x3, 0x2, 0x2, 0x2, 0xb4, 0xaa, 0x3, 0x2, 0x2, 0x2, 
    0xb4, 0xaf, 0x3, 0x2, 0x2, 0x2, 0xb4, 0xb0, 0x3, 0x2, 0x2, 0x2, 0xb4, 
    0xb1, 0x3, 0x2, 0x2, 0x2, 0xb4, 0xb2, 0x3, 0x2, 0x2, 0x2, 0xb4, 0xb3, 
    0x3, 0x2, 0x2, 0x2, 0xb5, 0x19, 0x3, 0x2, 0x2, 0x2, 0xb6, 0xb7, 0x7, 
    0x6, 0x2, 0x2, 0xb7, 0xbc, 0x5, 0x14, 0xb, 0x2, 0xb8, 0xb9, 0x7, 0x1b, 
    0x2, 0x2, 0xb9, 0xbb, 0x5, 0x14, 0xb, 0x2, 0xba, 0xb8, 0x3, 0x2, 0x2, 
    0x2, 0xbb, 0xbe, 0x3, 0x2, 0x2, 0x2, 0xbc, 0xba, 0x3, 0x2, 0x2, 0x2, 
    0xbc, 0xbd, 0x3, 0x2, 0x2, 0x2, 0xbd, 0xbf, 0x3, 0x2, 0x2, 0x2, 0xbe, 
    0xbc, 0x3, 0x2, 0x2, 0x2, 0xbf, 0xc0, 0x7, 0x1d, 0x2, 0x2, 0xc0, 0x1b, 
    0x3, 0x2, 0x2, 0x2, 0xc1, 0xda, 0x5, 0x3a, 0x1e, 0x2, 0xc2, 0xda, 0x7, 
    0x15, 0x2, 0x2, 0xc3, 0xc4, 0x7, 0x1c, 0x2, 0x2, 0xc4, 0xc9, 0x5, 0x3a, 
    0x1e, 0x2, 0xc5, 0xc6, 0x7, 0x1e, 0x2, 0x2, 0xc6, 0xc8, 0x5, 0x3a, 0x1e, 
    0x2, 0xc7, 0xc5, 0x3, 0x2, 0x2, 0x2, 0xc8, 0xcb, 0x3, 0x2, 0x2, 0x2, 
    0xc9, 0xc7, 0x3, 0x2, 0x2, 0x2, 0xc9, 0xca, 0x3, 0x2, 0x2, 0x2, 0xca, 
    0xcc, 0x3, 0x2, 0x2, 0x2, 0xcb, 0xc9, 0x3, 0x2, 0x2, 0x2, 0xcc, 0xcd, 
    0x7, 0x1d, 0x2, 0x2, 0xcd, 0xda, 0x3, 0x2, 0x2, 0x2, 0xce, 0xcf, 0x7, 
    0x2a, 0x2, 0x2, 0xcf, 0xd4, 0x5, 0x1e, 0x10, 0x2, 0xd0, 0xd1, 0x7, 0x1e, 
    0x2, 0x2, 0xd1, 0xd3, 0x5, 0x1e, 0x10, 0x2, 0xd2, 0xd0, 0x3, 0x2, 0x2, 
    0x2, 0xd3, 0xd6, 0x3, 0x2, 0x2, 0x2, 0xd4, 0xd2, 0x3, 0x2, 0x2, 0x2, 
    0xd4, 0xd5, 0x3, 0x2, 0x2, 0x2, 0xd5, 0xd7, 0x3, 0x2, 0x2, 0x2, 0xd6, 
    0xd4, 0x3, 0x2, 0x2, 0x2, 0xd7, 0xd8, 0x7, 0x2b, 0x2, 0x2, 0xd8, 0xda, 
    0x3, 0x2, 0x2, 0x2, 0xd9, 0xc1, 0x3, 0x2, 0x2, 0x2, 0xd9, 0xc2, 0x3, 
    0x2, 0x2, 0x2, 0xd9, 0xc3, 0x3, 0x2, 0x2, 0x2, 0xd9, 0xce, 0x3, 0x2, 
    0x2, 0x2, 0xda, 0x1d, 0x3, 0x2, 0x2, 0x2, 0xdb, 0xde, 0x5, 0x3a, 0x1e, 
    0x2, 0xdc, 0xde, 0x7, 0x15, 0x2, 0x2, 0xdd, 0xdb, 0x3, 0x2, 0x2, 0x2, 
    0xdd, 0xdc, 0x3, 0x2, 0x2, 0x2, 0xde, 0x1f, 0x3, 0x2, 0x2, 0x2, 0xdf, 
    0xe5, 0x5, 0x22, 0x12, 0x2, 0xe0, 0xe1, 0x7, 0x2c, 0x2, 0x2, 0xe1, 0xe2, 
    0x5, 0x20, 0x11, 0x2, 0xe2, 0xe3, 0x7, 0x2d, 0x2, 0x2, 0xe3, 0xe4, 0x5, 
    0x20, 0x11, 0x2, 0xe4, 0xe6, 0x3, 0x2, 0x2, 0x2, 0xe5, 0xe0, 0x3, 0x2, 
    0x2, 0x2, 0xe5, 0xe6, 0x3, 0x2, 0x2, 0x2, 0xe6, 0x21, 0x3, 0x2, 0x2, 
    0x2, 0xe7, 0xec, 0x5, 0x24, 0x13, 0x2, 0xe8, 0xe9, 0x7, 0x8, 0x2, 0x2, 
    0xe9, 0xeb, 0x5, 0x24, 0x13, 0x2, 0xea, 0xe8, 0x3, 0x2, 0x2, 0x2, 0xeb, 
    0xee, 0x3, 0x2, 0x2, 0x2, 0xec, 0xea, 0x3, 0x2, 0x2, 0x2, 0xec, 0xed, 
    0x3, 0x2, 0x2, 0x2, 0xed, 0x23, 0x3, 0x2, 0x2, 0x2, 0xee, 0xec, 0x3, 
    0x2, 0x2, 0x2, 0xef, 0xf4, 0x5, 0x26, 0x14, 0x2, 0xf0, 0xf1, 0x7, 0x7, 
    0x2, 0x2, 0xf1, 0xf3, 0x5, 0x26, 0x14, 0x2, 0xf2, 0xf0, 0x3, 0x2, 0x2, 
    0x2, 0xf3, 0xf6, 0x3, 0x2, 0x2, 0x2, 0xf4, 0xf2, 0x3, 0x2, 0x2, 0x2, 
    0xf4, 0xf5, 0x3, 0x2, 0x2, 0x2, 0xf5, 0x25, 0x3, 0x2, 0x2, 0x2, 0xf6, 
    0xf4, 0x3, 0x2, 0x2, 0x2, 0xf7, 0xf8, 0x9, 0x2, 0x2, 0x2, 0xf8, 0xfb, 
    0x5, 0x26, 0x14, 0x2, 0xf9, 0xfb, 0x5, 0x28, 0x15, 0x2, 0xfa, 0xf7, 
    0x3, 0x2, 0x2, 0x2, 0xfa, 0xf9, 0x3, 0x2, 0x2, 0x2, 0xfb, 0x27, 0x3, 
    0x2, 0x2, 0x2, 0xfc, 0x114, 0x5, 0x2c, 0x17, 0x2, 0xfd, 0xfe, 0x5, 0x2a, 
    0x16, 0x2, 0xfe, 0xff, 0x5, 0x2c, 0x17, 0x2, 0xff, 0x115, 0x3, 0x2, 
    0x2, 0x2, 0x100, 0x102, 0x7, 0x9, 0x2, 0x2, 0x101, 0x100, 0x3, 0x2, 
    0x2, 0x2, 0x101, 0x102, 0x3, 0x2, 0x2, 0x2, 0x102, 0x103, 0x3, 0x2, 
    0x2, 0x2, 0x103, 0x104, 0x9, 0x6, 0x2, 0x2, 0x104, 0x115, 0x5, 0x2c, 
    0x17, 0x2, 0x105, 0x107, 0x7, 0x9, 0x2, 0x2, 0x106, 0x105, 0x3, 0x2, 
    0x2, 0x2, 0x106, 0x107, 0x3, 0x2, 0x2, 0x2, 0x107, 0x108, 0x3, 0x2, 
    0x2, 0x2, 0x108, 0x109, 0x7, 0xc, 0x2, 0x2, 0x109, 0x10a, 0x7, 0x1c, 
    0x2, 0x2, 0x10a, 0x10f, 0x5, 0x20, 0x11, 0x2, 0x10b, 0x10c, 0x7, 0x1e, 
    0x2, 0x2, 0x10c, 0x10e, 0x5, 0x20, 0x11, 0x2, 0x10d, 0x10b, 0x3, 0x2, 
    0x2, 0x2, 0x10e, 0x111, 0x3, 0x2, 0x2, 0x2, 0x10f, 0x10d, 0x3, 0x2, 
    0x2, 0x2, 0x10f, 0x110, 0x3, 0x2, 0x2, 0x2, 0x110, 0x112, 0x3, 0x2, 
    0x2, 0x2, 0x111, 0x10f, 0x3, 0x2, 0x2, 0x2, 0x112, 0x113, 0x7, 0x1d, 
    0x2, 0x2, 0x113, 0x115, 0x3, 0x2, 0x2, 0x2, 0x114, 0xfd, 0x3, 0x2, 0x2, 
    0x2, 0x114, 0x101, 0x3, 0x2, 0x2, 0x2, 0x114, 0x106, 0x3, 0x2, 0x2, 
    0x2, 0x114, 0x115, 0x3, 0x2, 0x2, 0x2, 0x115, 0x29, 0x3, 0x2, 0x2, 0x2, 
    0x116, 0x117, 0x9, 0x7, 0x2, 0x2, 0x117, 0x2b, 0x3, 0x2, 0x2, 0x2, 0x118, 
    0x11d, 0x5, 0x2e, 0x18, 0x2, 0x119, 0x11a, 0x9, 0x8, 0x2, 0x2, 0x11a, 
    0x11c, 0x5, 0x2e, 0x18, 0x2, 0x11b, 0x119, 0x3, 0x2, 0x2, 0x2, 0x11c, 
    0x11f, 0x3, 0x2, 0x2, 0x2, 0x11d, 0x11b, 0x3, 0x2, 0x2, 0x2, 0x11d, 
    0x11e, 0x3, 0x2, 0x2, 0x2, 0x11e, 0x2d, 0x3, 0x2, 0x2, 0x2, 0x11f, 0x11d, 
    0x3, 0x2, 0x2, 0x2, 0x120, 0x125, 0x5, 0x30, 0x19, 0x2, 0x121, 0x122, 
    0x9, 0x9, 0x2, 0x2, 0x122, 0x124, 0x5, 0x30, 0x19, 0x2, 0x123, 0x121, 
    0x3, 0x2, 0x2, 0x2, 0x124, 0x127, 0x3, 0x2, 0x2, 0x2, 0x125, 0x123, 
    0x3, 0x2, 0x2, 0x2, 0x125, 0x126, 0x3, 0x2, 0x2, 0x2, 0x126, 0x2f, 0x3, 
    0x2, 0x2, 0x2, 0x127, 0x125, 0x3, 0x2, 0x2, 0x2, 0x128, 0x129, 0x9, 
    0xa, 0x2, 0x2, 0x129, 0x12c, 0x5, 0x30, 0x19, 0x2, 0x12a, 0x12c, 0x5, 
    0x32, 0x1a, 0x2, 0x12b, 0x128, 0x3, 0x2, 0x2, 0x2, 0x12b, 0x12a, 0x3, 
    0x2, 0x2, 0x2, 0x12c, 0x31, 0x3, 0x2, 0x2, 0x2, 0x12d, 0x147, 0x7, 0x27, 
    0x2, 0x2, 0x12e, 0x147, 0x7, 0x32, 0x2, 0x2, 0x12f, 0x147, 0x7, 0x34, 
    0x2, 0x2, 0x130, 0x147, 0x7, 0x38, 0x2, 0x2, 0x131, 0x147, 0x7, 0xf, 
    0x2, 0x2, 0x132, 0x147, 0x7, 0x10, 0x2, 0x2, 0x133, 0x147, 0x7, 0x11, 
    0x2, 0x2, 0x134, 0x136, 0x7, 0x16, 0x2, 0x2, 0x135, 0x134, 0x3, 0x2, 
    0x2, 0x2, 0x136, 0x137, 0x3, 0x2, 0x2, 0x2, 0x137, 0x135, 0x3, 0x2, 
    0x2, 0x2, 0x137, 0x138, 0x3, 0x2, 0x2, 0x2, 0x138, 0x147, 0x3, 0x2, 
    0x2, 0x2, 0x139, 0x147, 0x5, 0x34, 0x1b, 0x2, 0x13a, 0x147, 0x5, 0x38, 
    0x1d, 0x2, 0x13b, 0x13c, 0x7, 0x1c, 0x2, 0x2, 0x13c, 0x141, 0x5, 0x20, 
    0x11, 0x2, 0x13d, 0x13e, 0x7, 0x1e, 0x2, 0x2, 0x13e, 0x140, 0x5, 0x20, 
    0x11, 0x2, 0x13f, 0x13d, 0x3, 0x2, 0x2, 0x2, 0x140, 0x143, 0x3, 0x2, 
    0x2, 0x2, 0x141, 0x13f, 0x3, 0x2, 0x2, 0x2, 0x141, 0x142, 0x3, 0x2, 
    0x2, 0x2, 0x142, 0x144, 0x3, 0x2, 0x2, 0x2, 0x143, 0x141, 0x3, 0x2, 
    0x2, 0x2, 0x144, 0x145, 0x7, 0x1d, 0x2, 0x2, 0x145, 0x147, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x12d, 0x3, 0x2, 0x2, 0x2, 0x146, 0x12e, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x12f, 0x3, 0x2, 0x2, 0x2, 0x146, 0x130, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x131, 0x3, 0x2, 0x2, 0x2, 0x146, 0x132, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x133, 0x3, 0x2, 0x2, 0x2, 0x146, 0x135, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x139, 0x3, 0x2, 0x2, 0x2, 0x146, 0x13a, 0x3, 0x2, 
    0x2, 0x2, 0x146, 0x13b, 0x3, 0x2, 0x2, 0x2, 0x147, 0x33, 0x3, 0x2, 0x2, 
    0x2, 0x148, 0x149, 0x7, 0x12, 0x2, 0x2, 0x149, 0x152, 0x7, 0x1c, 0x2, 
    0x2, 0x14a, 0x14f, 0x5, 0x36, 0x1c, 0x2, 0x14b, 0x14c, 0x7, 0x1e, 0x2, 
    0x2, 0x14c, 0x14e, 0x5, 0x36, 0x1c, 0x2, 0x14d, 0x14b, 0x3, 0x2, 0x2, 
    0x2, 0x14e, 0x151, 0x3, 0x2, 0x2, 0x2, 0x14f, 0x14d, 0x3, 0x2, 0x2, 
    0x2, 0x14f, 0x150, 0x3, 0x2, 0x2, 0x2, 0x150, 0x153, 0x3, 0x2, 0x2, 
    0x2, 0x151, 0x14f, 0x3, 0x2, 0x2, 0x2, 0x152, 0x14a, 0x3, 0x2, 0x2, 
    0x2, 0x152, 0x153, 0x3, 0x2, 0x2, 0x2, 0x153, 0x154, 0x3, 0x2, 0x2, 
    0x2, 0x154, 0x155, 0x7, 0x1d, 0x2, 0x2, 0x155, 0x35, 0x3, 0x2, 0x2, 
    0x2, 0x156, 0x159, 0x5, 0x20, 0x11, 0x2, 0x157, 0x159, 0x7, 0x15, 0x2, 
    0x2, 0x158, 0x156, 0x3, 0x2, 0x2, 0x2, 0x158, 0x157, 0x3, 0x2, 0x2, 
    0x2, 0x159, 0x37, 0x3, 0x2, 0x2, 0x2, 0x15a, 0x15b, 0x9, 0xb, 0x2, 0x2, 
    0x15b, 0x39, 0x3, 0x2, 0x2, 0x2, 0x15c, 0x15d, 0x9, 0xc, 0x2, 0x2, 0x15d, 
    0x3b, 0x3, 0x2, 0x2, 0x2, 0x29, 0x44, 0x49, 0x4e, 0x54, 0x60, 0x69, 
    0x6f, 0x7a, 0x7f, 0x8a, 0x93, 0x98, 0x9d, 0x9f, 0xa8, 0xad, 0xb4, 0xbc, 
    0xc9, 0xd4, 0xd9, 0xdd, 0xe5, 0xec, 0xf4, 0xfa, 0x101, 0x106, 0x10f, 
    0x114, 0x11d, 0x125, 0x12b, 0x137, 0x141, 0x146, 0x14f, 0x152, 0x158, 
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
