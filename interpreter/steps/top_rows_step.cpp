#include "interpreter/steps/top_rows_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "interpreter/steps/key_index.h"

namespace dohyo {

class TopRowsStep::Ranked final : public Partial {
 public:
  Ranked(const TopRowsStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Ranked&>(other).rows_); }

  Table finish() override {
    auto& rows = rows_.in_order();
    const auto& choice = step_.choice_;
    std::vector<size_t> index;
    for (const auto& key : choice.order) index.push_back(rows_.index_of(key.slot));
    RowOrder before(choice.order, std::move(index), step_.dialect_);
    before.learn(rows);
    std::vector<Value> ranks;
    std::vector<RowCollector::Row> kept;
    for (auto& group : groups(rows)) {
      std::stable_sort(group.begin(), group.end(), std::cref(before));
      if (group.size() > choice.keep) group.resize(choice.keep);
      for (size_t i = 0; i < group.size(); ++i) {
        kept.push_back(group[i]);
        ranks.push_back(Value::integer(static_cast<int64_t>(i + 1)));
      }
    }
    rows = std::move(kept);
    auto table = rows_.table();
    if (choice.rank != no_slot) {
      table.slots.push_back(choice.rank);
      table.columns.push_back(std::move(ranks));
    }
    return table;
  }

 private:
  [[nodiscard]] std::vector<std::vector<RowCollector::Row>> groups(const std::vector<RowCollector::Row>& rows) const {
    std::vector<size_t> index;
    for (Slot slot : step_.choice_.groups) index.push_back(rows_.index_of(slot));
    KeyIndex keys(index.size());
    std::vector<Value> key(index.size());
    std::vector<std::vector<RowCollector::Row>> groups;
    for (const auto& row : rows) {
      for (size_t i = 0; i < index.size(); ++i) key[i] = row.values[index[i]];
      auto number = keys.find_or_add(key);
      if (number == groups.size()) groups.emplace_back();
      groups[number].push_back(row);
    }
    return groups;
  }

  const TopRowsStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> TopRowsStep::start() const { return std::make_unique<Ranked>(*this, collector()); }

void TopRowsStep::add_own_reads(std::vector<Slot>& slots) const {
  for (const auto& key : choice_.order) slots.push_back(key.slot);
  slots.insert(slots.end(), choice_.groups.begin(), choice_.groups.end());
}

std::string TopRowsStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> order;
  std::vector<std::string> groups;
  for (const auto& key : choice_.order) order.push_back(names[key.slot] + (key.ascending ? " asc" : ""));
  for (Slot slot : choice_.groups) groups.push_back(names[slot]);
  return fmt::format("first {} by {}{}{}", choice_.keep, fmt::join(order, ", "), groups.empty() ? "" : " of each ", fmt::join(groups, ", "));
}

}  // namespace dohyo
