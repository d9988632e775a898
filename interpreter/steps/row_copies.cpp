#include "interpreter/steps/row_copies.h"

namespace dohyo {

void RowCopies::clear() {
  sources_.clear();
  ordinals_.clear();
}

Column& RowCopies::column(Slot slot) {
  if (columns_.size() <= slot) columns_.resize(slot + 1);
  if (!columns_[slot]) columns_[slot] = std::make_unique<Column>();
  return *columns_[slot];
}

void RowCopies::renumber(Batch& batch) {
  for (Slot slot = 0; slot < batch.columns.size(); ++slot) {
    if (batch.columns[slot] == nullptr) continue;
    auto& copied = column(slot);
    copied.gather(*batch.columns[slot], sources_);
    batch.columns[slot] = &copied;
  }
  if (batch.ordinals != nullptr) {
    for (uint32_t row : sources_) ordinals_.push_back((*batch.ordinals)[row]);
    batch.ordinals = &ordinals_;
  }
  batch.rows = static_cast<uint32_t>(sources_.size());
  batch.select_all();
}

}  // namespace dohyo
