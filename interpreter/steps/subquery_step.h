// A sub-query as the query around it runs it: a truth for each row, by a look at the rows that the sub-query composed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/child_table.h"
#include "interpreter/steps/row_tests.h"

namespace dohyo {

/// What `compose`, the last stage of a sub-query, leaves for the query around it (StageBinder::leave_for_next_stage).
struct Composed {
  bool keywords = false;  ///< values are phrases to look for, and fields do not matter
  Span keywords_span;
};

class SubqueryStep final : public RowStep {
 public:
  /// `child`: number of the child plan, whose ChildPlan::prepare must be `prepare`. `fields`: the fields of the rows here that
  /// are compared with the child's columns, in their order; of keywords the text of the event.
  SubqueryStep(Slot out, size_t child, std::vector<Slot> fields, uint32_t node)
      : out_(out), child_(child), fields_(std::move(fields)), node_(node) {}

  static std::shared_ptr<const void> prepare(const ChildTable& table, RowTests::By by);

  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), fields_.begin(), fields_.end()); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  Slot out_;
  size_t child_;
  std::vector<Slot> fields_;
  uint32_t node_;
};

}  // namespace dohyo
