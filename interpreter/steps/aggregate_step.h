// The step that makes groups, behind every stage that aggregates: `count by x`, `stats`, `top`, `timechart`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/group_table.h"
#include "interpreter/library/operator.h"

namespace dohyo {

/// One result of an aggregate stage.
struct AggregateColumn {
  StageBinder::BoundAggregate call;
  Slot slot = no_slot;  ///< of the result
  Span span;            ///< of the call in the query, for warnings
};

/// One `by` field.
struct AggregateKey {
  std::string name;
  Slot read = no_slot;  ///< where its values come from
  Slot slot = no_slot;  ///< where they are in the result
};

/// Rows in, one row per combination of keys out (02 section 1): keys as written, then results as written (02 A14), in order of
/// first appearance (02 A13). Without keys there is always one row (02 A2).
class AggregateStep final : public GatherStep {
 public:
  /// `time_slot`: `_messageTime` where rows are events in their own order (order_slot), else no_slot.
  /// `most_groups`: groups beyond are left out with a warning (02 section 12); SIZE_MAX keeps all.
  AggregateStep(std::vector<AggregateColumn> columns, std::vector<AggregateKey> keys, Slot time_slot, size_t most_groups, Span span);

  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Groups;
  [[nodiscard]] bool uses_position() const;
  void select();

  std::vector<AggregateColumn> columns_;
  std::vector<AggregateKey> keys_;
  Slot time_slot_;
  size_t most_groups_;
  Span span_;
  GroupShape shape_;
};

/// What is said of values that an aggregate left out because they are no numbers (02 section 13).
[[nodiscard]] Diagnostic unread_values_warning(uint64_t count, Span call);

/// The groups that the hosted service keeps: 10,000 under `--dialect sumo`, else all (00-decisions section 3 rule 12).
[[nodiscard]] size_t most_groups(const LanguageOptions& options);

}  // namespace dohyo
