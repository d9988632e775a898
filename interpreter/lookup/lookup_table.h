// A table beside the events: a CSV, TSV, JSON or NDJSON file, read as a whole. What a file looks like decides how it is read;
// gzip and zstd are decompressed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/data/arena.h"

namespace dohyo {

/// Immutable once it is read.
struct LookupTable {
  std::string file;
  std::vector<std::string> columns;
  std::vector<Value> cells;  ///< row by row
  size_t rows = 0;
  Arena memory;
  /// What was left out while reading, each a sentence for a warning.
  std::vector<std::string> losses;

  [[nodiscard]] Value at(size_t row, size_t column) const { return cells[row * columns.size() + column]; }
  /// The exact spelling before one in another letter case (00-decisions section 3 rule 7).
  [[nodiscard]] std::optional<size_t> find_column(std::string_view name) const;
};

/// Throws InputError when the file cannot be read or is no table: no header, broken JSON.
[[nodiscard]] std::shared_ptr<const LookupTable> read_lookup_table(const std::string& path);
/// All of a file, decompressed. Throws InputError.
[[nodiscard]] std::string read_whole_file(const std::string& path);

}  // namespace dohyo
