#include "interpreter/steps/best_rows.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dohyo {

namespace {
constexpr size_t most_kept = 100'000;
}  // namespace

bool BestRows::suits(const std::vector<SortKey>& keys, size_t keep) {
  auto undecided = std::count_if(keys.begin(), keys.end(), [](const SortKey& key) { return key.by == SortKey::By::content; });
  return undecided <= 2 && keep <= most_kept;
}

BestRows::BestRows(const std::vector<SortKey>& keys, Dialect dialect, std::vector<Slot> slots, RowPlaces places, size_t keep)
    : slots_(std::move(slots)), places_(places), keep_(keep), arena_(std::make_shared<Arena>()) {
  std::vector<size_t> index;
  unsigned undecided = 0;
  for (size_t key = 0; key < keys.size(); ++key) {
    index.push_back(static_cast<size_t>(std::find(slots_.begin(), slots_.end(), keys[key].slot) - slots_.begin()));
    if (keys[key].by == SortKey::By::content) undecided |= 1U << key;
  }
  // All subsets of the undecided keys.
  for (unsigned texts = undecided;; texts = (texts - 1) & undecided) {
    choices_.push_back({texts, RowOrder(keys, index, dialect), {}, {}});
    choices_.back().order.compare_as_texts(texts);
    if (texts == 0) break;
  }
}

void BestRows::absorb(const Batch& batch, Scratch&) {
  std::vector<Value> values(std::max<size_t>(1, slots_.size()));
  for (uint32_t r : batch.selection) {
    for (size_t i = 0; i < slots_.size(); ++i) values[i] = batch.at(slots_[i], r);
    auto row = places_.next(places_.position(batch, r));
    row.values = values.data();
    add(row);
  }
}

void BestRows::merge(Partial& other) {
  auto& best = static_cast<BestRows&>(other);
  rule_out(texts_ | best.texts_);
  for (auto& choice : choices_) {
    const auto& theirs = *std::find_if(best.choices_.begin(), best.choices_.end(), [&](const Choice& c) { return c.texts == choice.texts; });
    for (auto row : theirs.rows) {
      row.values = copy(row.values);
      choice.rows.push_back(row);
    }
    shrink(choice);
  }
}

Table BestRows::finish() {
  // What no value has ruled out goes by numbers.
  auto& choice = *std::find_if(choices_.begin(), choices_.end(), [&](const Choice& c) { return c.texts == texts_; });
  shrink(choice);
  std::sort(choice.rows.begin(), choice.rows.end(), [&](const auto& a, const auto& b) { return choice.order.before(a, b); });
  Table table;
  table.slots = slots_;
  table.columns.resize(slots_.size());
  table.rows = choice.rows.size();
  for (const auto& row : choice.rows)
    for (size_t i = 0; i < slots_.size(); ++i) table.columns[i].push_back(row.values[i]);
  table.memory.push_back(arena_);
  return table;
}

void BestRows::add(CollectedRow row) {
  rule_out(texts_ | choices_.front().order.texts_of(row));
  bool copied = false;
  for (auto& choice : choices_) {
    if (choice.last && !choice.order.before(row, *choice.last)) continue;
    if (!copied) row.values = copy(row.values);
    copied = true;
    choice.rows.push_back(row);
    if (choice.rows.size() >= 2 * keep_ + 1024) shrink(choice);
  }
  constexpr size_t least_garbage = size_t{4} << 20;
  if (copied && arena_->bytes() > 4 * kept_bytes_ + least_garbage) compact();
}

void BestRows::rule_out(unsigned texts) {
  if (texts == texts_) return;
  texts_ = texts;
  std::erase_if(choices_, [&](const Choice& choice) { return (choice.texts & texts_) != texts_; });
}

void BestRows::shrink(Choice& choice) const {
  auto& rows = choice.rows;
  if (rows.size() <= keep_) return;
  auto before = [&](const auto& a, const auto& b) { return choice.order.before(a, b); };
  auto end = rows.begin() + static_cast<std::ptrdiff_t>(keep_);
  std::nth_element(rows.begin(), end, rows.end(), before);
  rows.erase(end, rows.end());
  if (!rows.empty()) choice.last = *std::max_element(rows.begin(), rows.end(), before);
}

const Value* BestRows::copy(const Value* values) {
  auto* copies = reinterpret_cast<Value*>(arena_->allocate(std::max<size_t>(1, slots_.size()) * sizeof(Value)));
  for (size_t i = 0; i < slots_.size(); ++i) copies[i] = arena_->copy(values[i]);
  return copies;
}

/// Gives back the memory of rows that fell out.
void BestRows::compact() {
  for (auto& choice : choices_) shrink(choice);
  auto old = std::exchange(arena_, std::make_shared<Arena>());
  std::map<const Value*, const Value*> moved;
  auto move = [&](CollectedRow& row) {
    auto& place = moved[row.values];
    if (place == nullptr) place = copy(row.values);
    row.values = place;
  };
  for (auto& choice : choices_) {
    for (auto& row : choice.rows) move(row);
    if (choice.last) move(*choice.last);
  }
  kept_bytes_ = arena_->bytes();
}

}  // namespace dohyo
