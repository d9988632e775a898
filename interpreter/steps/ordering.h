// How the keys of a sort are written (01 section 5.11, 04 A30).
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/legal_stage.h"
#include "interpreter/steps/sort_step.h"

namespace dohyo {

struct WrittenOrder {
  std::vector<SortKey> keys;
  size_t keep = SIZE_MAX;  ///< only so many rows that come first
};

/// A part of an expression that may be keys: `-a +b` reads as a sum.
struct SignedOperand {
  const ast::Expression* expression;
  char sign = '\0';       ///< '+', '-' or none
  bool adjacent = false;  ///< by the blanks around it the sign belongs to the operand
};
/// The parts of a sum; any other expression is one.
[[nodiscard]] std::vector<SignedOperand> signed_operands(const ast::Expression& expression);

/// Reads `[+|-] key [asc|desc], ...` up to the end of the stage; the default dialect also takes `20 -a +b`, `num(a)` and
/// expressions. `ascending` is what a key without a sign and word is; `begun`: keys that were read before. Empty after an
/// error, which is reported.
[[nodiscard]] std::optional<WrittenOrder> read_order(StageBinder& binder, StageReader& reader, bool ascending,
                                                     std::span<const SignedOperand> begun = {});

/// Keys as the hosted service takes them: fields with commas between them, what is computed in stages before.
struct LegalOrder {
  std::string before;  ///< stages, each with a pipe behind it
  std::string keys;    ///< without any: there is no legal form
  int64_t keep = 0;    ///< 0: all
};
/// Reads from where `reader` stands to the end of the stage.
[[nodiscard]] LegalOrder spell_order(const WrittenStage& written, StageReader& reader, bool ascending,
                                     std::span<const SignedOperand> begun = {});

/// Adds the step; from then on the rows stand in this order.
void add_order(StageBinder& binder, WrittenOrder order);

}  // namespace dohyo
