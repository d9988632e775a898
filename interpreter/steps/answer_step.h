// Drops the rows on which a function of the next step has no answer (spec 03 section 1.5: isPrivateIP, isNaN), and counts them.
#pragma once

#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

class AnswerStep final : public RowStep {
 public:
  /// `functions`: those that `answerable` asks for.
  AnswerStep(Expression answerable, std::vector<const ScalarFunction*> functions)
      : answerable_(std::move(answerable)), functions_(std::move(functions)) {}
  void add_reads(std::vector<Slot>& slots) const override { collect_reads(answerable_, slots); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] bool removes_rows() const override { return true; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  Expression answerable_;
  std::vector<const ScalarFunction*> functions_;
};

}  // namespace dohyo
