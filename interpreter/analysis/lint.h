// Mistakes that compile (01 section 9, L01 to L38): what is right and yet most likely not meant. `dohyo check` looks for them.
#pragma once

#include "interpreter/library/registry.h"
#include "interpreter/syntax/ast.h"

namespace dohyo {

/// Warnings, and notes where the text is fine and its reader may be surprised; with a fix where one text is the better one.
void lint(const ast::Query& query, const Source& source, const Registry& registry, Diagnostics& diagnostics);

}  // namespace dohyo
