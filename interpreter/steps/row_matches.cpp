#include "interpreter/steps/row_matches.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

#include "interpreter/data/convert.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

namespace {

constexpr int64_t no_time = std::numeric_limits<int64_t>::min();

/// Rows of one table by key; within a key ordered by time where times matter, else by number.
class TableIndex {
 public:
  TableIndex(size_t rows, std::vector<const std::vector<Value>*> keys, const std::vector<int64_t>& times) : keys_(std::move(keys)), index_(keys_.size()) {
    std::vector<size_t> key_of(rows, KeyIndex::none);
    std::vector<Value> key(keys_.size());
    for (size_t row = 0; row < rows; ++row) {
      bool null = !times.empty() && times[row] == no_time;
      for (size_t i = 0; i < key.size(); ++i) {
        key[i] = (*keys_[i])[row];
        null = null || key[i].is_null();
      }
      if (!null) key_of[row] = index_.find_or_add(key);
    }
    begins_.assign(index_.size() + 1, 0);
    for (size_t number : key_of)
      if (number != KeyIndex::none) ++begins_[number + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    rows_.resize(begins_.back());
    auto next = begins_;
    for (size_t row = 0; row < rows; ++row)
      if (key_of[row] != KeyIndex::none) rows_[next[key_of[row]]++] = static_cast<uint32_t>(row);
    if (times.empty()) return;
    for (size_t i = 0; i + 1 < begins_.size(); ++i)
      std::stable_sort(rows_.begin() + static_cast<std::ptrdiff_t>(begins_[i]), rows_.begin() + static_cast<std::ptrdiff_t>(begins_[i + 1]),
                       [&](uint32_t a, uint32_t b) { return times[a] < times[b]; });
  }

  [[nodiscard]] std::span<const uint32_t> rows_of(std::span<const Value> key) const {
    auto number = index_.find(key);
    if (number == KeyIndex::none) return {};
    return std::span(rows_).subspan(begins_[number], begins_[number + 1] - begins_[number]);
  }

 private:
  std::vector<const std::vector<Value>*> keys_;
  KeyIndex index_;
  std::vector<size_t> begins_;  ///< by number of the key, into rows_
  std::vector<uint32_t> rows_;
};

class Matcher {
 public:
  Matcher(const std::vector<MatchedTable>& tables, const std::vector<MatchCondition>& conditions, std::optional<int64_t> window, size_t most)
      : tables_(tables), window_(window), most_(most), row_(tables.size(), 0), times_(tables.size()) {
    if (window_)
      for (size_t t = 0; t < tables.size(); ++t)
        for (auto value : tables[t].times) times_[t].push_back(to_integer(value).value_or(no_time));
    plan(conditions);
  }

  RowMatches run() {
    if (!std::any_of(tables_.begin(), tables_.end(), [](const MatchedTable& t) { return t.rows == 0; }))
      extend(0, std::numeric_limits<int64_t>::max(), no_time);
    put_in_order();
    return std::move(out_);
  }

 private:
  /// A table in the order in which they are gone through.
  struct Level {
    size_t table;
    std::vector<const std::vector<Value>*> probes;  ///< of tables before
    std::vector<size_t> probed;                     ///< which these are
    std::vector<std::pair<const std::vector<Value>*, const std::vector<Value>*>> own;  ///< conditions within the table
    std::optional<TableIndex> index;
    std::vector<Value> key;
  };

  /// Next comes the first table that a condition ties to those before, so that no product grows on the way.
  void plan(const std::vector<MatchCondition>& conditions) {
    std::vector<bool> placed(tables_.size(), false);
    auto ties = [&](size_t table) {
      return std::any_of(conditions.begin(), conditions.end(), [&](const MatchCondition& c) {
        return (c.left_table == table && placed[c.right_table]) || (c.right_table == table && placed[c.left_table]);
      });
    };
    while (levels_.size() < tables_.size()) {
      size_t next = SIZE_MAX;
      for (size_t t = 0; t < tables_.size() && next == SIZE_MAX; ++t)
        if (!placed[t] && ties(t)) next = t;
      for (size_t t = 0; t < tables_.size() && next == SIZE_MAX; ++t)
        if (!placed[t]) next = t;
      add_level(next, conditions, placed);
      placed[next] = true;
    }
  }

  void add_level(size_t table, const std::vector<MatchCondition>& conditions, const std::vector<bool>& placed) {
    Level level;
    level.table = table;
    std::vector<const std::vector<Value>*> keys;
    for (const auto& c : conditions) {
      if (c.left_table == table && c.right_table == table) level.own.emplace_back(c.left, c.right);
      bool left = c.left_table == table && placed[c.right_table];
      bool right = c.right_table == table && placed[c.left_table];
      if (!left && !right) continue;
      keys.push_back(left ? c.left : c.right);
      level.probes.push_back(left ? c.right : c.left);
      level.probed.push_back(left ? c.right_table : c.left_table);
    }
    level.key.resize(keys.size());
    // The first table is gone through as it stands.
    if (!levels_.empty()) level.index.emplace(tables_[table].rows, std::move(keys), times_[table]);
    levels_.push_back(std::move(level));
  }

  void extend(size_t depth, int64_t earliest, int64_t latest) {
    if (depth == levels_.size()) return add_match();
    auto& level = levels_[depth];
    if (!level.index) {
      for (size_t row = 0; row < tables_[level.table].rows && !out_.truncated; ++row) take(depth, static_cast<uint32_t>(row), earliest, latest);
      return;
    }
    for (size_t i = 0; i < level.key.size(); ++i) level.key[i] = (*level.probes[i])[row_[level.probed[i]]];
    auto rows = level.index->rows_of(level.key);
    const auto& times = times_[level.table];
    if (!times.empty() && latest != no_time) {
      // Both bounds of the window hold for all times taken so far.
      int64_t first = saturated(latest, -*window_);
      auto begin = std::lower_bound(rows.begin(), rows.end(), first, [&](uint32_t row, int64_t t) { return times[row] < t; });
      int64_t last = saturated(earliest, *window_);
      auto end = std::upper_bound(begin, rows.end(), last, [&](int64_t t, uint32_t row) { return t < times[row]; });
      rows = std::span(begin, end);
    }
    for (uint32_t row : rows) {
      if (out_.truncated) return;
      take(depth, row, earliest, latest);
    }
  }

  void take(size_t depth, uint32_t row, int64_t earliest, int64_t latest) {
    const auto& level = levels_[depth];
    for (const auto& [a, b] : level.own)
      if ((*a)[row].is_null() || !same_key((*a)[row], (*b)[row])) return;
    const auto& times = times_[level.table];
    if (!times.empty()) {
      if (times[row] == no_time) return;
      earliest = std::min(earliest, times[row]);
      latest = std::max(latest, times[row]);
    }
    row_[level.table] = row;
    extend(depth + 1, earliest, latest);
  }

  void add_match() {
    if (out_.rows.size() / tables_.size() == most_) {
      out_.truncated = true;
      return;
    }
    out_.rows.insert(out_.rows.end(), row_.begin(), row_.end());
  }

  static int64_t saturated(int64_t a, int64_t b) {
    int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum)) return sum;
    return b < 0 ? no_time : std::numeric_limits<int64_t>::max();
  }

  /// By the rows of the first table, then of the second, ... (02 section 6.1 rule 9).
  void put_in_order() {
    size_t width = tables_.size();
    size_t matches = out_.rows.size() / width;
    auto match = [&](size_t i) { return std::span<const uint32_t>(out_.rows).subspan(i * width, width); };
    auto before = [&](size_t a, size_t b) { return std::lexicographical_compare(match(a).begin(), match(a).end(), match(b).begin(), match(b).end()); };
    bool ordered = true;
    for (size_t i = 1; i < matches && ordered; ++i) ordered = !before(i, i - 1);
    if (ordered) return;
    std::vector<size_t> order(matches);
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), before);
    std::vector<uint32_t> rows;
    rows.reserve(out_.rows.size());
    for (size_t i : order) rows.insert(rows.end(), match(i).begin(), match(i).end());
    out_.rows = std::move(rows);
  }

  const std::vector<MatchedTable>& tables_;
  std::optional<int64_t> window_;
  size_t most_;
  std::vector<uint32_t> row_;                ///< by table: of the match that is being made
  std::vector<std::vector<int64_t>> times_;  ///< by table; empty where time does not matter
  std::vector<Level> levels_;
  RowMatches out_;
};

}  // namespace

RowMatches match_rows(const std::vector<MatchedTable>& tables, const std::vector<MatchCondition>& conditions,
                      std::optional<int64_t> window, size_t most_matches) {
  return Matcher(tables, conditions, window, most_matches).run();
}

std::vector<size_t> unconnected_tables(size_t tables, const std::vector<std::pair<size_t, size_t>>& conditions) {
  std::vector<bool> reached(tables, false);
  if (tables > 0) reached[0] = true;
  for (bool grew = true; grew;) {
    grew = false;
    for (auto [a, b] : conditions) {
      if (reached[a] == reached[b]) continue;
      reached[a] = reached[b] = grew = true;
    }
  }
  std::vector<size_t> out;
  for (size_t t = 0; t < tables; ++t)
    if (!reached[t]) out.push_back(t);
  return out;
}

}  // namespace dohyo
