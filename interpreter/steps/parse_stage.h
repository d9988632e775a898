// Binding of the operators that find fields by patterns: `parse`, `parse regex`, `extract`.
#pragma once

#include "interpreter/library/operator.h"

namespace dohyo {

void bind_parse(StageBinder& binder);    ///< parse "anchor" as a, b; parse regex "re"
void bind_extract(StageBinder& binder);  ///< extract "re" is parse regex "re"

}  // namespace dohyo
