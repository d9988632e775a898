// The step behind `sessionize` (02 section 6.6): what several patterns find in the texts of events, joined by the variables they share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"
#include "interpreter/steps/session_pattern.h"

namespace dohyo {

class SessionizeStep final : public GatherStep {
 public:
  /// `outs`: by variable. `time_slot`: order_slot.
  SessionizeStep(Slot text, Slot time_slot, std::vector<SessionPattern> patterns, std::vector<Slot> outs, size_t most_rows, Span span)
      : text_(text), time_slot_(time_slot), patterns_(std::move(patterns)), outs_(std::move(outs)), most_rows_(most_rows), span_(span) {}

  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), outs_.begin(), outs_.end()); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Found;
  Slot text_;
  Slot time_slot_;
  std::vector<SessionPattern> patterns_;
  std::vector<Slot> outs_;
  size_t most_rows_;
  Span span_;
};

}  // namespace dohyo
