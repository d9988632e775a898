// Every name that `json auto` gives, as fields that only the rows know (Schema::discovered; 01 section 4.3).
#pragma once

#include "interpreter/json/document.h"
#include "interpreter/library/operator.h"

namespace dohyo {

/// Makes the list name, value, name, value, ... of the JSON text in each row. Texts without JSON have none, and so have
/// faulty ones; a JSON null is no value.
class JsonNamesStep final : public RowStep {
 public:
  JsonNamesStep(Slot input, Slot out, json::Flattening flattening, uint32_t node)
      : input_(input), out_(out), flattening_(flattening), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(input_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  struct Memory;

  Slot input_, out_;
  json::Flattening flattening_;
  uint32_t node_;
};

}  // namespace dohyo
