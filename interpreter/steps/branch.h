// A pipeline in brackets that takes rows while they pass a step: what `join` runs for each of its legs. Its row steps run on the
// workers, as those of a plan do, and only what comes out of them is kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/pipeline.h"

namespace dohyo {

class Branch {
 public:
  /// `time_slot`: order_slot of the rows that reach it.
  Branch(std::unique_ptr<Pipeline> pipeline, Slot time_slot) : pipeline_(std::move(pipeline)), time_slot_(time_slot) {}

  [[nodiscard]] Pipeline& pipeline() const { return *pipeline_; }
  /// Leaves out what does not lead to `wanted`, slots behind the last step. `slot_count`: of the plan.
  void prune(const std::vector<Slot>& wanted, size_t slot_count);
  /// Slots that must exist before the first step; after `prune`.
  void add_reads(std::vector<Slot>& slots) const { slots.insert(slots.end(), reads_.begin(), reads_.end()); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const;

  /// The rows of one worker.
  class Rows {
   public:
    Rows(const Branch& branch, StepContext& context);
    void absorb(const Batch& batch, Scratch& scratch);
    void merge(Rows& other) { end_->merge(*other.end_); }
    /// The wanted slots, in the order of the rows.
    [[nodiscard]] Table finish();

   private:
    const Branch& branch_;
    StepContext& context_;
    size_t row_steps_ = 0;  ///< before the first gather step
    std::unique_ptr<Partial> end_;
    Batch batch_;
  };

 private:
  std::unique_ptr<Pipeline> pipeline_;
  Slot time_slot_;
  std::vector<Slot> wanted_;
  std::vector<Slot> reads_;
};

}  // namespace dohyo
