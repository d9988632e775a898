// The steps behind `trace` (02 section 6.7): the identifiers in each event, and the events that hang together by them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/regex.h"
#include "interpreter/library/steps.h"

namespace dohyo {

/// Gives each row the list of what the first group of a pattern finds in a text, all over it; rows without any go.
class IdentifierStep final : public RowStep {
 public:
  IdentifierStep(Slot text, Slot out, Regex regex, uint32_t node) : text_(text), out_(out), regex_(std::move(regex)), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(text_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] bool removes_rows() const override { return true; }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  Slot text_;
  Slot out_;
  Regex regex_;
  uint32_t node_;
};

/// Keeps the rows that have a known identifier; all identifiers of such a row are known from then on.
class TraceStep final : public CollectingStep {
 public:
  enum class Direction : uint8_t {
    both,     ///< until nothing changes
    forward,  ///< one pass from the earliest row to the latest
    backward,
  };
  /// `time`: of the rows; only where there is a direction.
  TraceStep(const Schema& schema, Slot order_time, Slot identifiers, Slot time, Direction direction, std::string start)
      : CollectingStep(schema, order_time), identifiers_(identifiers), time_(time), direction_(direction), start_(std::move(start)) {}
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    slots.push_back(identifiers_);
    if (time_ != no_slot) slots.push_back(time_);
  }

 private:
  class Rows;
  Slot identifiers_;
  Slot time_;
  Direction direction_;
  std::string start_;
};

}  // namespace dohyo
