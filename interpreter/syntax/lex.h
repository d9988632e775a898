// Text to tokens and to queries and stages. Private to syntax/.
#pragma once

#include <antlr4-runtime.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interpreter/syntax/parse.h"

namespace dohyo::syntax {

using Tokens = std::vector<std::unique_ptr<antlr4::Token>>;

struct QuerySections;

/// The tokens between two fences, without comments and white space.
struct Section {
  Span span;
  Tokens tokens;
  bool broken = false;     ///< not to be parsed: a diagnostic says why
  bool commented = false;  ///< holds a comment: when it holds nothing else it was commented out on purpose
  /// What the NESTED and SUBQUERY tokens stand for, in their order.
  std::vector<std::unique_ptr<QuerySections>> nested;
};

struct QuerySections {
  std::string title;
  Section scope;
  std::vector<Section> stages;
  std::vector<ast::Name> parameters;  ///< {{name}} without a value; `quoted` inside texts and search terms
  bool subquery = false;              ///< of a nested one: it stood in [subquery: ]
  Span head;                          ///< of a sub-query: `subquery from=(-1h)`
};

/// What an earlier reading of the same text found out.
struct Rereading {
  std::map<uint32_t, uint32_t> string_ends;  ///< where a text really ends that has unescaped quotes (04 A11)
  std::set<uint32_t> query_starts;            ///< where a query begins that nothing but the failure of another reading shows (04 A01)
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
[[nodiscard]] LexedText lex(const Source& source, const Words& words, const Rereading& rereading);

}  // namespace dohyo::syntax
