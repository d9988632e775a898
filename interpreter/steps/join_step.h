// The step behind `join` (02 section 6.1): several branches over the same rows, then an exact hash join of what they keep.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/steps/branch.h"

namespace dohyo {

class JoinStep final : public GatherStep {
 public:
  struct Column {
    Slot inner;  ///< behind the leg's pipeline
    Slot out;    ///< of the joined rows
  };
  struct Leg {
    std::string name;
    Branch branch;
    std::vector<Column> columns;
    Slot time = no_slot;  ///< the leg's `_messageTime`, else its slices; no_slot when its rows have none
    // Fields whose names only the rows know, for a leg that has such.
    std::vector<Slot> lists;          ///< name, value, name, value, ...; of a name that several have, the value of the last
    Slot raw = no_slot;               ///< the text of an event, shown where no list says more
    std::vector<std::string> hidden;  ///< lower case: names that are columns of their own, or removed
  };
  /// The values of two legs are the same as group keys are, and not null (02 section 6.1 rule 7).
  struct Condition {
    size_t left, right;  ///< legs; they may be the same
    Slot left_slot, right_slot;
  };
  struct Settings {
    std::optional<int64_t> window;  ///< milliseconds between the earliest and the latest record of a row (02 A39)
    size_t most_rows = SIZE_MAX;
    Span span;
  };
  /// `rest`: gets the list of fields without a column, with prefixes; no_slot when no leg has such.
  JoinStep(std::vector<Leg> legs, std::vector<Condition> conditions, Slot rest, Settings settings)
      : legs_(std::move(legs)), conditions_(std::move(conditions)), rest_(rest), settings_(std::move(settings)) {}

  /// While binding: one more column of the joined rows.
  void add_column(size_t leg, Column column) { legs_[leg].columns.push_back(column); }
  [[nodiscard]] const std::vector<Leg>& legs() const { return legs_; }

  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Joined;
  std::vector<Leg> legs_;
  std::vector<Condition> conditions_;
  Slot rest_;
  Settings settings_;
  bool shows_rest_ = false;  ///< somebody reads it
};

}  // namespace dohyo
