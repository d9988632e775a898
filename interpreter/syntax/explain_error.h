// Turns the first error that ANTLR finds in a section into a sentence. Private to syntax/.
#pragma once

#include "interpreter/syntax/lex.h"

namespace dohyo::syntax {

/// Listens to a parser and keeps its first finding.
class FirstError : public antlr4::BaseErrorListener {
 public:
  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* token, size_t, size_t, const std::string&,
                   std::exception_ptr) override {
    if (token_ != nullptr) return;
    token_ = token;
    expected_ = static_cast<antlr4::Parser*>(recognizer)->getExpectedTokens();
  }
  [[nodiscard]] antlr4::Token* token() const { return token_; }
  [[nodiscard]] bool expects(size_t type) const { return expected_.contains(type); }

 private:
  antlr4::Token* token_ = nullptr;
  antlr4::misc::IntervalSet expected_;
};

/// The slips that people really make are named.
[[nodiscard]] Diagnostic explain(const FirstError& error, const Source& source, Span section, const LexedText& lexed);

}  // namespace dohyo::syntax
