// The end of every plan: the rows that reach it become the table of a QueryResult. Private to execution/.
#pragma once

#include <memory>

#include "interpreter/library/operator.h"
#include "interpreter/library/result.h"
#include "interpreter/plan/plan.h"

namespace dohyo {

/// Collects what the plan shows. `events`: rows come from the scan in any order and are put in that of the plan.
[[nodiscard]] std::unique_ptr<Partial> start_result(const Plan& plan, bool events);

/// Names and types the columns; spreads "all fields" into one column each.
[[nodiscard]] QueryResult make_result(const Plan& plan, Table table, bool raw_column);

}  // namespace dohyo
