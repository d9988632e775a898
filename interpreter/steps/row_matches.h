// Combinations of rows of several tables that agree in their keys: the algorithm of `join`. A table after the other is looked up
// by hash, so the cost is that of the tables and of what comes out.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

/// One table as the algorithm sees it.
struct MatchedTable {
  size_t rows = 0;
  std::vector<Value> times;  ///< by row; empty: rows of this table are bound to no time
};

/// `(*left)[row of left_table]` must be the same key as `(*right)[row of right_table]`, neither of them null. Both tables may be the same.
struct MatchCondition {
  size_t left_table, right_table;
  const std::vector<Value>* left;
  const std::vector<Value>* right;
};

struct RowMatches {
  std::vector<uint32_t> rows;  ///< one row number for each table, match after match, ordered by them
  bool truncated = false;      ///< there were more than allowed
};

/// `window`: the most milliseconds between the earliest and the latest time of a match.
[[nodiscard]] RowMatches match_rows(const std::vector<MatchedTable>& tables, const std::vector<MatchCondition>& conditions,
                                    std::optional<int64_t> window, size_t most_matches);

/// Tables that no condition leads to from the first one, so that each of their rows goes with every row of the others.
[[nodiscard]] std::vector<size_t> unconnected_tables(size_t tables, const std::vector<std::pair<size_t, size_t>>& conditions);

}  // namespace dohyo
