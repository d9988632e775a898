// Binding of the operators that find fields by patterns: `parse`, `parse regex`, `extract`.
#pragma once

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/operator.h"

namespace dohyo {

void bind_parse(StageBinder& binder);    ///< parse "anchor" as a, b; parse regex "re"
void bind_extract(StageBinder& binder);  ///< extract "re" is parse regex "re"

/// The same for the hosted service: `(?<name>...)`, names in the pattern, (?i) for `nocase`, a stage for each of several
/// alternatives that name the same group.
[[nodiscard]] LegalStage spell_parse(const WrittenStage& written);
[[nodiscard]] LegalStage spell_parse_regex(const WrittenStage& written);

}  // namespace dohyo
