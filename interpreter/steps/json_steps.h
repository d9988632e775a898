// The step of `json` with paths or keys, and of what is borrowed from elsewhere with that meaning (01 section 4.3).
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/json/document.h"
#include "interpreter/library/operator.h"

namespace dohyo {

/// What is looked for in a JSON text: a path, or a name as `json auto` gives it.
using JsonWanted = std::variant<json::PathQuery, json::FlatName>;

/// One value that the stage looks for and the field it goes to.
struct JsonTarget {
  JsonWanted what;
  Slot slot = no_slot;
  Slot previous = no_slot;  ///< the value the name had before, which a row without this one keeps (01 section 4.0)
};

/// Where the scan has found the beginning of a path already.
struct JsonScanned {
  StageBinder::EventPath path;
  json::PathQuery rest;  ///< to be followed in that value
};

class JsonStep final : public RowStep {
 public:
  struct Plan {
    Slot input = no_slot;
    std::vector<JsonTarget> targets;
    /// Empty, or one for each target: `input` is the text of the event, and needed only where that is no JSON object as a
    /// whole.
    std::vector<JsonScanned> scanned;
    bool nodrop = false;  ///< keep rows that lack one of the values
    std::string text;     ///< of the paths, for explain
  };
  JsonStep(Plan plan, StageBinder& binder);

  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  void apply(Batch& batch, Scratch& scratch) const override;
  /// It counts them itself (RunCounters), as it may stand behind an aggregate.
  [[nodiscard]] bool drops_failed_parses() const override { return false; }
  [[nodiscard]] bool removes_rows() const override { return !plan_.nodrop; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 private:
  struct Memory;
  void find_all(const Batch& batch, Memory& memory) const;
  void find_scanned(const Batch& batch, const Selection& rows, Memory& memory) const;
  void write_target(Batch& batch, Memory& memory, size_t index) const;

  Plan plan_;
  std::vector<JsonWanted> wanted_;  ///< by target
  uint32_t node_;
};

}  // namespace dohyo
