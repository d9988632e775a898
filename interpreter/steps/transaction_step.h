// The step behind `transaction` (02 section 6.5): rows of one combination of keys are a transaction, and texts in them its states.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/glob.h"
#include "interpreter/library/steps.h"

namespace dohyo {

class TransactionStep final : public GatherStep {
 public:
  enum class Results : uint8_t { transactions, states, flow };
  /// What puts a row into a state; of several the first counts.
  struct Pattern {
    size_t state;
    Slot field;
    std::optional<Glob> glob;  ///< of the text; empty: the field equals `value`
    std::string value;
  };
  /// An aggregate over the rows of each transaction.
  struct Showing {
    StageBinder::BoundAggregate call;
    std::vector<Slot> arguments;
    std::optional<size_t> state;  ///< only rows in it
    Slot out = no_slot;
    Span span;
  };
  struct Settings {
    std::vector<Slot> keys;
    Slot time = no_slot;
    std::vector<std::string> states;
    std::vector<Pattern> patterns;
    std::vector<Showing> showing;
    std::optional<int64_t> fringe;  ///< milliseconds at either end of the searched range
    Results results = Results::transactions;
    // What comes out besides `keys` and `showing`, by form.
    std::vector<Slot> counts;  ///< by state
    Slot others = no_slot, start = no_slot, end = no_slot;
    Slot state = no_slot, state_time = no_slot;
    Slot from = no_slot, to = no_slot, latency = no_slot;
  };
  explicit TransactionStep(Settings settings) : settings_(std::move(settings)) {}

  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Rows;
  Settings settings_;
};

}  // namespace dohyo
