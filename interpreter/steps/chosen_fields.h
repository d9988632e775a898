// Some of the fields that only the rows know (Schema::discovered): those that a list of names and wildcards chooses, under their
// own names or others.
#pragma once

#include <string>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// Names count in any letter case.
struct FieldChoice {
  bool listed_stay = true;  ///< false: all but the listed ones stay
  std::vector<std::string> names;
  std::vector<std::string> wildcards;
  /// By wildcard: the new name, with as many stars. Empty: names stay.
  std::vector<std::string> renamed;
};

class ChosenFields final : public RowStep {
 public:
  /// `list`: name, value, name, value, ... Gives `out` what is left of it.
  ChosenFields(Slot list, Slot out, FieldChoice choice, uint32_t node) : list_(list), out_(out), choice_(std::move(choice)), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(list_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  /// The name under which a field goes on; empty when it does not.
  [[nodiscard]] std::string name_behind(std::string_view name) const;
  [[nodiscard]] Value chosen(Value list, Arena& arena) const;

  Slot list_, out_;
  FieldChoice choice_;
  uint32_t node_;
};

}  // namespace dohyo
