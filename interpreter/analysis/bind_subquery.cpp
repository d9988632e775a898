// Sub-queries: a query in square brackets whose rows are tests for the one around it (02 section 6.2).
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/analysis/query_binder.h"
#include "interpreter/analysis/subquery_time.h"
#include "interpreter/steps/subquery_step.h"

namespace dohyo {

Slot QueryBinder::subquery(const ast::Query& query, Span span, bool in_search) {
  // The part of the query that the user reads as its name, for messages about the whole.
  Span opening{span.begin, std::min(span.end, query.span.begin)};
  Diagnostics said;
  QueryBinder inner(source_, registry_, options_, run_, said, plan_.order);
  inner.parameters_ = parameters_;
  auto plan = inner.bind_whole(query);
  auto* composed = std::any_cast<Composed>(&inner.note_of_last_stage());
  bool known = plan.has_value();
  if (known && composed == nullptr)
    error("subquery-without-compose", opening, "this sub-query does not say what to compare",
          "its last stage must be compose: [subquery: search | ... | compose field]");
  if (known && composed != nullptr && composed->keywords && !in_search)
    error("misplaced-keywords", composed->keywords_span, "keywords stands only in a search, before the first |",
          "leave it out: the fields themselves are compared here");
  failed_ = failed_ || (inner.failed_ && !plan);
  unknown_ = unknown_ || inner.unknown_;
  diagnostics_.insert(diagnostics_.end(), said.begin(), said.end());
  ChildPlan child;
  if (!set_range(query, child) || !known || composed == nullptr || (composed->keywords && !in_search)) return no_slot;

  auto by = composed->keywords ? RowTests::By::keywords : in_search ? RowTests::By::search : RowTests::By::equality;
  std::vector<Slot> fields;
  if (composed->keywords) fields.push_back(resolve("_raw", span));
  else
    for (const auto& column : plan->output) fields.push_back(resolve(column.name, span));
  child.before_scan = !behind_gather_ && !gathers();
  child.prepare = [by](const ChildTable& table) { return SubqueryStep::prepare(table, by); };
  plan_.needs_time_range = plan_.needs_time_range || plan->needs_time_range;
  child.plan = std::make_unique<Plan>(std::move(*plan));
  plan_.children.push_back(std::move(child));
  Slot truth = hidden("[subquery]");
  add(std::make_unique<SubqueryStep>(truth, plan_.children.size() - 1, std::move(fields), new_node()));
  return truth;
}

/// `from=(-15m)` without `to` reaches until now; an end of an absolute range that is not given is that of the query around.
bool QueryBinder::set_range(const ast::Query& query, ChildPlan& child) {
  auto zone = time::Zone::find(options_.timezone);
  auto read = [&](const std::optional<ast::TimeBound>& bound, std::optional<int64_t>& into) {
    if (!bound) return true;
    into = subquery_time(bound->text, run_.now, *zone);
    if (!into)
      error("bad-time", bound->span, fmt::format("`{}` is no time", bound->text),
            "write -15m, epoch milliseconds, or 2024-05-01 10:00:00, in brackets: from=(-15m)");
    return into.has_value();
  };
  if (!zone || !read(query.from, child.from) || !read(query.to, child.to)) return false;
  if (child.from && !child.to && is_relative_time(query.from->text)) child.to = run_.now;
  if (child.from && child.to && *child.from >= *child.to)
    warning("empty-range", query.from->span.through(query.to ? query.to->span : query.from->span), "this range of time is empty");
  return true;
}

bool QueryBinder::gathers() const {
  return std::any_of(plan_.steps.begin(), plan_.steps.end(), [](const PlanStep& step) { return step.gather != nullptr; });
}

const std::any& QueryBinder::note_of_last_stage() {
  pass_note_on();
  return from_previous_stage();
}

}  // namespace dohyo
