// The borrowed reading of `top` and `rare`: the most or least frequent combinations of values, with their counts and shares
// (03 section 11.5).
#pragma once

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/operator.h"

namespace dohyo {

/// Binds `[N] FIELD, ... [by FIELD, ...]` with the options limit, countfield, percentfield, showcount, showperc, useother and
/// otherstr, which may stand anywhere.
void bind_frequent_values(StageBinder& binder, bool rare);

/// Whether a stage is written so that only this reading makes sense of it: no number in front, or one of the options.
[[nodiscard]] bool is_frequent_values(const ast::Stage& stage);

/// The same in stages that the hosted service has.
[[nodiscard]] LegalStage spell_frequent_values(const WrittenStage& written, bool rare);

}  // namespace dohyo
