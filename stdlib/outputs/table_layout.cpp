#include "stdlib/outputs/table_layout.h"

#include <algorithm>
#include <cstdint>

namespace dohyo::stdlib::outputs {

namespace {
/// A border and two blanks for each column, and the last border.
size_t frame(size_t columns) { return 3 * columns + 1; }

size_t capped(const ColumnWidth& column, size_t cap) {
  return std::min(column.natural, std::max(column.least, cap));
}

size_t total(const std::vector<ColumnWidth>& columns, size_t cap) {
  size_t sum = frame(columns.size());
  for (const auto& column : columns) sum += capped(column, cap);
  return sum;
}

/// The largest cap on the widths with which the table fits.
size_t widest_cap(const std::vector<ColumnWidth>& columns, size_t available) {
  size_t fits = 0;
  size_t too_wide = available;
  while (fits + 1 < too_wide) {
    auto middle = fits + (too_wide - fits) / 2;
    (total(columns, middle) <= available ? fits : too_wide) = middle;
  }
  return fits;
}
} // namespace

std::vector<size_t> fit_columns(std::vector<ColumnWidth> columns, size_t available) {
  std::vector<size_t> widths;
  for (const auto& column : columns) widths.push_back(column.natural);
  if (available == 0 || columns.empty() || total(columns, SIZE_MAX) <= available) return widths;

  while (columns.size() > 1 && total(columns, 0) > available) columns.pop_back();
  if (columns.size() == 1) columns.front().least = 1;
  auto cap = widest_cap(columns, available);
  auto used = total(columns, cap);
  widths.clear();
  for (const auto& column : columns) {
    auto width = capped(column, cap);
    // Less than one cell for each narrowed column is left over.
    bool widens = used < available && width < column.natural && width == cap;
    used += widens ? 1 : 0;
    widths.push_back(width + (widens ? 1 : 0));
  }
  return widths;
}

} // namespace dohyo::stdlib::outputs
