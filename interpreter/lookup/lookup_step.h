// The columns of a table beside the events, by a key made of fields. Rows stay as they are: without a match the columns are
// null (02 section 7.1).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/lookup/finder.h"

namespace dohyo {

class LookupStep final : public RowStep {
 public:
  struct Output {
    Slot slot;
    size_t column;  ///< of the finder
  };
  /// `from`: what is looked up, for explain. `node` is of StageBinder::new_node.
  LookupStep(std::shared_ptr<const Finder> finder, std::vector<Slot> keys, std::vector<Output> outputs, std::string from, uint32_t node)
      : finder_(std::move(finder)), keys_(std::move(keys)), outputs_(std::move(outputs)), from_(std::move(from)), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), keys_.begin(), keys_.end()); }
  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& output : outputs_) slots.push_back(output.slot);
  }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  struct Memory;
  void by_dictionary(Batch& batch, Memory& memory) const;
  void by_row(Batch& batch, Memory& memory) const;
  template <typename Put>
  void give(Memory& memory, uint64_t row, Put put) const;

  std::shared_ptr<const Finder> finder_;
  std::vector<Slot> keys_;
  std::vector<Output> outputs_;
  std::string from_;
  uint32_t node_;
};

}  // namespace dohyo
