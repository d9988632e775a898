// Text to AST. The only user of ANTLR. Never throws; every error is a diagnostic, and an error in one stage leaves the
// others intact, because `|` is the fence.
#pragma once

#include <functional>
#include <set>
#include <string_view>
#include <type_traits>

#include "interpreter/syntax/ast.h"

namespace dohyo::syntax {

/// How the word at the head of a stage continues.
enum class StageForm : uint8_t {
  not_an_operator,  ///< the stage is an expression or an aggregate
  elements,         ///< expressions, commas and clause words
  elements_or_call, ///< the same, but a function has the name too: before a bracket it is a call
  assignments,      ///< name = expression, ...
  search,           ///< what may stand before the first pipe
  names,            ///< elements, in which `win_*` is one word: fields whose names look so
  pipelines,        ///< elements, and pipelines in round brackets: `filter g in (sum(v) by g | top 1 g by _sum)`
  source,           ///< elements; before the first pipe, where a table follows, it stands in place of the search: cat shared/hosts
  aggregate,        ///< not an operator, but a name that may begin a stage without brackets: count
};

/// Told by the library; gets the word in lower case. No operator name is in the grammar.
using StageFormOf = std::function<StageForm(std::string_view)>;

/// What the parser asks about words, always in lower case.
struct Words {
  template <typename FormOf>
    requires std::is_invocable_r_v<StageForm, FormOf, std::string_view>
  Words(FormOf form, std::function<bool(std::string_view)> infix = {}) : form_of(std::move(form)), is_infix(std::move(infix)) {}

  StageFormOf form_of;
  /// Whether a function may stand between its arguments: `x like "a%"`. May be empty.
  std::function<bool(std::string_view)> is_infix;
};

/// `query_starts`: further places where a query begins.
[[nodiscard]] ast::Script parse(const Source& source, const Words& words, const std::set<uint32_t>& query_starts = {});

/// Whether a query may begin at a place where a stage makes no sense (04 A01, the second chance): the first word of its line, behind a
/// blank or comment line, no operator, and with a pipe behind it.
[[nodiscard]] bool may_begin_query(std::string_view text, size_t at, const Words& words);

}  // namespace dohyo::syntax
