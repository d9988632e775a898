#include "interpreter/library/group_spill.h"

#include <algorithm>
#include <queue>

#include "interpreter/data/memory_budget.h"

namespace dohyo {

namespace {

constexpr size_t rows_per_part = 16384;

/// The results of one finished table, row by row.
class ResultCursor {
 public:
  ResultCursor(const Spill& spill, size_t part, size_t width) : chunks_(spill, part), record_({}), values_(width) {}

  bool advance() {
    if (record_.at_end()) {
      record_ = RecordReader(chunks_.next());
      if (record_.at_end()) return false;
      lists_.clear();
    }
    first_ = record_.word();
    for (auto& value : values_) value = record_.value(lists_);
    return true;
  }
  [[nodiscard]] Ordinal first() const { return first_; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  Spill::Reader chunks_;
  RecordReader record_;
  Arena lists_;
  Ordinal first_ = 0;
  std::vector<Value> values_;
};

}  // namespace

void SpilledGroups::relieve(GroupTable& table, const MemoryBudget& budget) {
  using Growth = GroupTable::Growth;
  if (table.growth() == Growth::none || table.size() == 0) return;
  if (table.growth() == Growth::free && budget.is_scarce(1)) {
    table.set_overflow(std::make_unique<Spill>(budget, GroupTable::parts));
    table.limit_growth(Growth::known_groups);
  } else if (table.growth() == Growth::known_groups && budget.is_scarce(2)) {
    // The states of the groups grow on.
    table.limit_growth(Growth::none);
  }
}

void SpilledGroups::count_unread(const GroupTable& table) {
  unread_values_.resize(shape_.folds.size());
  for (size_t i = 0; i < unread_values_.size(); ++i) unread_values_[i] += table.unread_values(i);
}

void SpilledGroups::finish(std::vector<std::unique_ptr<GroupTable>> tables, const std::vector<Slot>& slots,
                           const std::function<void(Table)>& take) {
  std::vector<GroupTable*> all;
  for (auto& table : tables) {
    count_unread(*table);
    all.push_back(table.get());
  }
  finish_level(all, 0);
  tables.clear();
  merge_results(slots, take);
}

void SpilledGroups::finish_level(const std::vector<GroupTable*>& tables, unsigned level) {
  if (level > GroupTable::most_levels) throw RunFailure("the groups of one aggregate do not fit in memory, however they are divided");
  for (auto* table : tables) {
    table->close();
    if (table->overflow() != nullptr) table->overflow()->finish_writing();
  }
  for (size_t part = 0; part < GroupTable::parts; ++part) finish_part(tables, level, part);
}

void SpilledGroups::finish_part(const std::vector<GroupTable*>& tables, unsigned level, size_t part) {
  auto whole = std::make_unique<GroupTable>(shape_);
  for (auto* table : tables) whole->merge_part(*table, level, part);
  std::vector<Value> values;
  Arena lists;
  for (auto* table : tables) {
    if (table->overflow() == nullptr) continue;
    Spill::Reader chunks(*table->overflow(), part);
    for (auto chunk = chunks.next(); !chunk.empty(); chunk = chunks.next()) {
      lists.clear();
      for (RecordReader record(chunk); !record.at_end();) {
        auto row = whole->read(record, values, lists);
        if (!whole->add(row)) whole->write(row, *whole->overflow(), level + 1);
      }
      budget_.check();
      if (whole->growth() == GroupTable::Growth::free && whole->size() > 0 && budget_.is_scarce(level + 2)) {
        whole->set_overflow(std::make_unique<Spill>(budget_, GroupTable::parts));
        whole->limit_growth(GroupTable::Growth::known_groups);
      }
    }
  }
  count_unread(*whole);
  if (whole->overflow() != nullptr)
    finish_level({whole.get()}, level + 1);
  else if (whole->size() > 0)
    whole->write_results(results_, results_.add_part());
}

void SpilledGroups::merge_results(const std::vector<Slot>& slots, const std::function<void(Table)>& take) const {
  std::vector<std::unique_ptr<ResultCursor>> cursors;
  using Place = std::pair<Ordinal, size_t>;
  std::priority_queue<Place, std::vector<Place>, std::greater<>> next;
  auto advance = [&](size_t i) {
    if (cursors[i]->advance()) next.emplace(cursors[i]->first(), i);
  };
  for (size_t part = 0; part < results_.parts(); ++part) {
    cursors.push_back(std::make_unique<ResultCursor>(results_, part, slots.size()));
    advance(part);
  }
  do {
    Table table;
    table.slots = slots;
    table.columns.resize(slots.size());
    auto memory = std::make_shared<Arena>();
    for (; table.rows < rows_per_part && !next.empty(); ++table.rows) {
      auto i = next.top().second;
      next.pop();
      const auto& values = cursors[i]->values();
      for (size_t c = 0; c < values.size(); ++c) table.columns[c].push_back(memory->copy(values[c]));
      advance(i);
    }
    table.memory.push_back(std::move(memory));
    take(std::move(table));
    budget_.check();
  } while (!next.empty());
}

}  // namespace dohyo
