// The step that keeps the first rows of each combination of values in the current order: `dedup`, and what else must not repeat.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

struct DedupOptions {
  size_t count = 1;
  bool consecutive = false;
  bool keep_empty = true;    ///< rows with a null among the keys
  bool keep_events = false;  ///< repeated rows stay, without the keys
};

class DedupStep final : public CollectingStep {
 public:
  /// `cleared`: by key, the slot of its value where rows keep it, with keep_events.
  DedupStep(const Schema& schema, Slot time_slot, std::vector<Slot> keys, std::vector<Slot> cleared, DedupOptions options)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), cleared_(std::move(cleared)), options_(options) {}

  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), cleared_.begin(), cleared_.end()); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), keys_.begin(), keys_.end()); }

 private:
  class Kept;
  std::vector<Slot> keys_;
  std::vector<Slot> cleared_;
  DedupOptions options_;
};

}  // namespace dohyo
