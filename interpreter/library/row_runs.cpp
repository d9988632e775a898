#include "interpreter/library/row_runs.h"

#include <algorithm>
#include <memory>

namespace dohyo {

void RowRuns::write(const std::vector<CollectedRow>& rows) {
  auto part = spill_.add_part();
  for (const auto& row : rows) {
    RecordWriter record(spill_.buffer(part));
    record.put(static_cast<uint64_t>(row.position.major));
    record.put(row.position.minor);
    record.put(uint64_t{row.copy});
    for (size_t i = 0; i < width_; ++i) record.put(row.values[i]);
    spill_.close_record(part);
  }
  spill_.finish_part(part);
}

class RowRuns::Cursor {
 public:
  Cursor(const RowRuns& runs, size_t run) : chunks_(runs.spill_, run), record_({}), values_(std::max<size_t>(1, runs.width_)), width_(runs.width_) {}

  bool advance() {
    if (record_.at_end()) {
      record_ = RecordReader(chunks_.next());
      if (record_.at_end()) return false;
      lists_.clear();
    }
    row_.position.major = static_cast<int64_t>(record_.word());
    row_.position.minor = record_.word();
    row_.copy = static_cast<uint32_t>(record_.word());
    for (size_t i = 0; i < width_; ++i) values_[i] = record_.value(lists_);
    row_.values = values_.data();
    return true;
  }
  [[nodiscard]] const CollectedRow& row() const { return row_; }

 private:
  Spill::Reader chunks_;
  RecordReader record_;
  Arena lists_;
  CollectedRow row_;
  std::vector<Value> values_;
  size_t width_;
};

void RowRuns::read(size_t run, Arena& arena, std::vector<CollectedRow>& rows) const {
  Cursor cursor(*this, run);
  while (cursor.advance()) {
    auto row = cursor.row();
    auto* values = reinterpret_cast<Value*>(arena.allocate(std::max<size_t>(1, width_) * sizeof(Value)));
    for (size_t i = 0; i < width_; ++i) values[i] = arena.copy(row.values[i]);
    row.values = values;
    rows.push_back(row);
  }
}

void RowRuns::merge(const std::vector<const RowRuns*>& runs, const Before& before, const std::function<bool(const CollectedRow&)>& take) {
  std::vector<std::unique_ptr<Cursor>> heap;
  auto behind = [&](const std::unique_ptr<Cursor>& a, const std::unique_ptr<Cursor>& b) { return before(b->row(), a->row()); };
  for (const auto* some : runs)
    for (size_t run = 0; run < some->size(); ++run)
      if (auto cursor = std::make_unique<Cursor>(*some, run); cursor->advance()) heap.push_back(std::move(cursor));
  std::make_heap(heap.begin(), heap.end(), behind);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), behind);
    if (!take(heap.back()->row())) return;
    if (heap.back()->advance())
      std::push_heap(heap.begin(), heap.end(), behind);
    else
      heap.pop_back();
  }
}

}  // namespace dohyo
