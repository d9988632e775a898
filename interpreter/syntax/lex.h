// Text to tokens and to queries and stages. Private to syntax/.
#pragma once

#include <antlr4-runtime.h>

#include <memory>
#include <string>
#include <vector>

#include "interpreter/syntax/parse.h"

namespace dohyo::syntax {

using Tokens = std::vector<std::unique_ptr<antlr4::Token>>;

/// The tokens between two fences, without comments and white space.
struct Section {
  Span span;
  Tokens tokens;
  bool broken = false;  ///< not to be parsed: a diagnostic says why
};

struct QuerySections {
  std::string title;
  Section scope;
  std::vector<Section> stages;
  bool ended_by_pipe = false;
};

struct LexedText {
  // Tokens refer to these two.
  std::unique_ptr<antlr4::ANTLRInputStream> input;
  std::unique_ptr<antlr4::Lexer> lexer;
  std::vector<QuerySections> queries;
  Diagnostics diagnostics;
  std::vector<uint32_t> byte_offsets;  ///< by code point; empty when the text is ASCII

  [[nodiscard]] uint32_t byte_offset(size_t code_point) const {
    if (byte_offsets.empty()) return static_cast<uint32_t>(code_point);
    return byte_offsets[std::min(code_point, byte_offsets.size() - 1)];
  }
  [[nodiscard]] Span span_of(const antlr4::Token& token) const {
    auto begin = byte_offset(token.getStartIndex());
    // The end-of-file token stops before it starts.
    auto end = token.getStopIndex() == static_cast<size_t>(-1) ? begin : byte_offset(token.getStopIndex() + 1);
    return {begin, std::max(begin, end)};
  }
};

/// `source` must be valid UTF-8.
[[nodiscard]] LexedText lex(const Source& source, const StageFormOf& form_of);

}  // namespace dohyo::syntax
