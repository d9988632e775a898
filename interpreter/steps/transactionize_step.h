// The step behind `transactionize` (02 section 6.3): groups rows that share values, and runs a pipeline over each group.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/pipeline.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/shared_values.h"

namespace dohyo {

class TransactionizeStep final : public GatherStep {
 public:
  struct Settings {
    std::vector<Slot> fields;
    Slot time = no_slot;
    Slot raw = no_slot;  ///< the text that start and end are looked for in; no_slot when neither is given
    std::string start, end;  ///< empty: not given
    SharedValueGroups::Limits limits;
    bool keep_orphans = true;
    Slot group = no_slot, duration = no_slot, size = no_slot, orphaned = no_slot;  ///< what it adds
  };
  /// `pipeline` may be null: then the rows themselves come out, group by group.
  TransactionizeStep(Settings settings, std::unique_ptr<Pipeline> pipeline) : settings_(std::move(settings)), pipeline_(std::move(pipeline)) {}

  [[nodiscard]] bool passes_rows_through() const override;
  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Rows;
  [[nodiscard]] std::vector<Slot> made() const { return {settings_.group, settings_.duration, settings_.size, settings_.orphaned}; }
  [[nodiscard]] bool is_made(Slot slot) const;

  Settings settings_;
  std::unique_ptr<Pipeline> pipeline_;
  std::vector<Slot> kept_;     ///< of the rows that come in
  std::vector<Slot> results_;  ///< behind the pipeline, without those in made()
};

}  // namespace dohyo
