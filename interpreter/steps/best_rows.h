// The first rows of an order and no others: a sort of which only so many rows are looked at.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "interpreter/steps/sort_step.h"

namespace dohyo {

/// How to compare is known only when all rows have been seen, so there is one choice of rows for each way in which it may turn
/// out, until a value rules it out.
class BestRows final : public Partial {
 public:
  /// `keys` must outlive the partial.
  BestRows(const std::vector<SortKey>& keys, Dialect dialect, std::vector<Slot> slots, RowPlaces places, size_t keep);

  /// Whether this is better than sorting all rows.
  [[nodiscard]] static bool suits(const std::vector<SortKey>& keys, size_t keep);

  void absorb(const Batch& batch, Scratch& scratch) override;
  void merge(Partial& other) override;
  Table finish() override;

 private:
  struct Choice {
    unsigned texts;  ///< keys compared as texts, as bits
    RowOrder order;
    std::vector<CollectedRow> rows;
    std::optional<CollectedRow> last;  ///< of the rows worth keeping, once there are enough
  };
  void add(CollectedRow row);
  void rule_out(unsigned texts);
  void shrink(Choice& choice) const;
  void compact();
  [[nodiscard]] const Value* copy(const Value* values);

  std::vector<Slot> slots_;
  RowPlaces places_;
  size_t keep_;
  unsigned texts_ = 0;  ///< keys of which a value was no number
  std::vector<Choice> choices_;
  std::shared_ptr<Arena> arena_;
  size_t kept_bytes_ = 0;
};

}  // namespace dohyo
