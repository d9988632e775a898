// The first rows of each combination of values in an order of their own: `topk`, and `top` by a measure of events.
#pragma once

#include <string>
#include <vector>

#include "interpreter/steps/sort_step.h"

namespace dohyo {

/// Rows come by group in order of first appearance, then by rank; of rows that are equal in the order the first comes first
/// (02 A18).
class TopRowsStep final : public CollectingStep {
 public:
  struct Choice {
    std::vector<SortKey> order;
    std::vector<Slot> groups;  ///< none: all rows are one
    size_t keep = 1;           ///< of each
    Slot rank = no_slot;       ///< gets 1, 2, ...; no_slot when nobody asks
  };
  TopRowsStep(const Schema& schema, Slot time_slot, Choice choice, Dialect dialect)
      : CollectingStep(schema, time_slot), choice_(std::move(choice)), dialect_(dialect) {}

  void add_writes(std::vector<Slot>& slots) const override {
    if (choice_.rank != no_slot) slots.push_back(choice_.rank);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;

 private:
  class Ranked;

  Choice choice_;
  Dialect dialect_;
};

}  // namespace dohyo
