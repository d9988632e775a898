#include "interpreter/steps/answer_step.h"

namespace dohyo {

void AnswerStep::apply(Batch& batch, Scratch& scratch) const {
  auto before = batch.selection.size();
  filter(answerable_, batch, batch.selection, scratch);
  auto dropped = before - batch.selection.size();
  auto* counters = scratch.run().counters;
  if (dropped == 0 || counters == nullptr) return;
  counters->rows_without_answer.fetch_add(dropped, std::memory_order_relaxed);
  // Names of entries are literals, and so end with a zero.
  for (const auto* function : functions_) counters->without_answer.add(function->documentation.name.data());
}

std::string AnswerStep::describe(const std::vector<std::string>& names) const {
  return "drop rows unless " + dohyo::describe(answerable_, names);
}

}  // namespace dohyo
