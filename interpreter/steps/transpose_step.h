// Values into columns: what `transpose`, `timechart` and `chart` share. The names of the columns are data, so later stages find
// them in a list that every row carries (Schema::discovered).
#pragma once

#include <string>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// `transpose row ROWS column COLUMNS [as LISTED[, *]]`.
struct WrittenTranspose {
  std::vector<ast::Name> rows;
  std::vector<ast::Name> columns;
  std::vector<ast::Name> listed;
  bool rest = true;  ///< columns that are not listed are shown too
};

/// Binds it over the table so far; all its other columns are values. Reports what is wrong.
void add_transpose(StageBinder& binder, const WrittenTranspose& written);

class TransposeStep final : public GatherStep {
 public:
  struct ValueColumn {
    std::string name;
    Slot slot;
  };
  struct Columns {
    std::vector<Slot> rows;
    std::vector<std::string> row_names;
    std::vector<Slot> names;           ///< of the column fields
    std::vector<ValueColumn> values;
    std::vector<Slot> found_values;    ///< lists name, value, ...: further value columns
    // The result.
    std::vector<Slot> made_rows;
    std::vector<std::string> listed;
    std::vector<Slot> made_listed;
    Slot rest = no_slot;               ///< list name, value, ... of the other columns; no_slot when they are not shown
  };

  TransposeStep(Columns columns, size_t most_columns, Span span)
      : columns_(std::move(columns)), most_columns_(most_columns), span_(span) {}

  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Pivot;

  Columns columns_;
  size_t most_columns_;
  Span span_;
};

}  // namespace dohyo
