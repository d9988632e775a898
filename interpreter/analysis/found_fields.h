// Fields whose names only the rows know: a stage such as `kv auto` gives each row a list name, value, name, value, ...,
// and these steps make columns of it (Schema::discovered).
#pragma once

#include <string>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// The value of one name in the list of each row: of the exact spelling, else of any letter case, else of the name as
/// such a list has it, with `_` for odd characters. Where the list has none, the value of another slot.
class FoundField final : public RowStep {
 public:
  FoundField(std::string name, Slot out, Slot list, Slot otherwise, uint32_t node);
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {list_, otherwise_}); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  [[nodiscard]] Value find(std::span<const Value> list) const;

  std::string name_;
  std::string plain_name_;
  Slot out_, list_, otherwise_;
  uint32_t node_;
};

/// One list of what several have; of a name that several have, the value of the last.
class AllFields final : public RowStep {
 public:
  /// `own`: the fields of the event itself; no_slot after an aggregate.
  AllFields(Slot out, Slot own, std::vector<Slot> found, uint32_t node);
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), lists_.begin(), lists_.end()); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  [[nodiscard]] Value merge(const Batch& batch, uint32_t row) const;

  Slot out_;
  std::vector<Slot> lists_;
  uint32_t node_;
};

}  // namespace dohyo
