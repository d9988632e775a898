// AST + registry -> plan. Names become slots, calls get their code, every mistake becomes a diagnostic. Never throws.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/registry.h"
#include "interpreter/plan/plan.h"
#include "interpreter/syntax/ast.h"

namespace dohyo {

/// The plan of one query, not yet optimised. Empty when a diagnostic is an error.
[[nodiscard]] std::optional<Plan> bind(const ast::Query& query, const Source& source, const Registry& registry,
                                       const LanguageOptions& options, const RunContext& run, Diagnostics& diagnostics,
                                       EventOrder order = EventOrder::newest_first);

}  // namespace dohyo
