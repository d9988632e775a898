#include "interpreter/steps/dedup_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "interpreter/data/convert.h"

namespace dohyo {

namespace {

/// Whether a row is one too many of its combination of values; rows must come in their order.
class Repetitions {
 public:
  Repetitions(const std::vector<size_t>& keys, const DedupOptions& options) : keys_(keys), options_(options) {}

  bool is_repeated(const Value* row) {
    if (!options_.consecutive) return ++count_of(row) > options_.count;
    run_ = previous_ != nullptr && same(previous_, row) ? run_ + 1 : 1;
    previous_ = row;
    return run_ > options_.count;
  }

 private:
  struct Seen {
    const Value* row;
    size_t count;
  };

  [[nodiscard]] bool same(const Value* a, const Value* b) const {
    return std::all_of(keys_.begin(), keys_.end(), [&](size_t i) { return same_key(a[i], b[i]); });
  }

  size_t& count_of(const Value* row) {
    uint64_t hash = 0;
    for (size_t i : keys_) hash = fold_hash(hash ^ key_hash(row[i]), 0x9E3779B97F4A7C15ull);
    auto [begin, end] = seen_.equal_range(hash);
    for (auto it = begin; it != end; ++it)
      if (same(it->second.row, row)) return it->second.count;
    return seen_.emplace(hash, Seen{row, 0})->second.count;
  }

  const std::vector<size_t>& keys_;
  const DedupOptions& options_;
  std::unordered_multimap<uint64_t, Seen> seen_;
  const Value* previous_ = nullptr;
  size_t run_ = 0;
};

}  // namespace

class DedupStep::Kept final : public Partial {
 public:
  Kept(const DedupStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {
    for (Slot slot : step_.keys_) index_.push_back(rows_.index_of(slot));
  }

  void absorb(const Batch& batch, Scratch&) override {
    rows_.absorb(batch);
    // What is one too many of some rows is one too many of more rows, too.
    if (rows_.size() < next_removal_ || step_.options_.consecutive || step_.options_.keep_events) return;
    remove_repeated();
    rows_.compact();
    next_removal_ = std::max(first_removal, rows_.size() * 2);
  }
  void merge(Partial& other) override { rows_.merge(static_cast<Kept&>(other).rows_); }

  Table finish() override {
    if (step_.options_.keep_events) return clear_repeated();
    remove_repeated();
    return rows_.table();
  }

 private:
  static constexpr size_t first_removal = 65536;

  [[nodiscard]] bool is_dropped(const Value* row) const {
    if (step_.options_.keep_empty) return false;
    return std::any_of(index_.begin(), index_.end(), [&](size_t i) { return row[i].is_null(); });
  }

  void remove_repeated() {
    Repetitions repetitions(index_, step_.options_);
    std::erase_if(rows_.in_order(), [&](const RowCollector::Row& row) { return is_dropped(row.values) || repetitions.is_repeated(row.values); });
  }

  Table clear_repeated() {
    Repetitions repetitions(index_, step_.options_);
    auto& rows = rows_.in_order();
    std::erase_if(rows, [&](const RowCollector::Row& row) { return is_dropped(row.values); });
    std::vector<std::vector<Value>> cleared(index_.size());
    for (const auto& row : rows) {
      bool repeated = repetitions.is_repeated(row.values);
      for (size_t k = 0; k < index_.size(); ++k) cleared[k].push_back(repeated ? Value::null() : row.values[index_[k]]);
    }
    auto table = rows_.table();
    table.slots.insert(table.slots.end(), step_.cleared_.begin(), step_.cleared_.end());
    std::move(cleared.begin(), cleared.end(), std::back_inserter(table.columns));
    return table;
  }

  const DedupStep& step_;
  RowCollector rows_;
  std::vector<size_t> index_;
  size_t next_removal_ = first_removal;
};

std::unique_ptr<Partial> DedupStep::start() const { return std::make_unique<Kept>(*this, collector()); }

std::string DedupStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> keys;
  for (Slot slot : keys_) keys.push_back(names[slot]);
  return fmt::format("dedup {}{} by {}{}{}", options_.consecutive ? "consecutive " : "", options_.count, fmt::join(keys, ", "),
                     options_.keep_empty ? "" : ", none of them null", options_.keep_events ? ", clearing them" : "");
}

}  // namespace dohyo
