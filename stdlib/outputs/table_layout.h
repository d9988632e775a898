// How wide the columns of a table become on a terminal.
#pragma once

#include <cstddef>
#include <vector>

namespace dohyo::stdlib::outputs {

struct ColumnWidth {
  size_t natural = 0; ///< shows everything
  size_t least = 0;   ///< narrower says nothing, or something wrong, as half a number would
};

/// Cells for each column so that the table with its frame fits into `available`: the widest give way first.
/// Columns that do not fit even so are missing at the end; the first is always there. Nothing is narrowed
/// when `available` is 0.
[[nodiscard]] std::vector<size_t> fit_columns(std::vector<ColumnWidth> columns, size_t available);

} // namespace dohyo::stdlib::outputs
