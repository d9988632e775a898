// The end of every plan: the rows that reach it become the table of a QueryResult. Private to execution/.
#pragma once

#include <memory>

#include "interpreter/library/child_table.h"
#include "interpreter/library/result.h"
#include "interpreter/plan/plan.h"

namespace dohyo {

/// Collects what the plan shows. `events`: rows come from the scan in any order and are put in that of the plan.
[[nodiscard]] std::unique_ptr<Partial> start_result(const Plan& plan, bool events);

/// The table of a child plan with what it shows.
[[nodiscard]] ChildTable child_table(const Plan& plan, Table table);

/// Names and types the columns; spreads "all fields" into one column each.
[[nodiscard]] QueryResult make_result(const Plan& plan, Table table, bool raw_column);

}  // namespace dohyo
