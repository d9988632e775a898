// Columns of one delimited record, for `csv` and `split` (01 section 4.5).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/steps/parse_steps.h"

namespace dohyo {

/// Each is one character, in UTF-8, and no two are equal.
struct Delimiters {
  std::string delimiter = ",";
  std::string escape = "\\";
  std::string quote = "\"";
};

/// Fields by number of their column. A quote at the beginning of a column, blanks before it or not, opens a text in which
/// delimiters and line breaks are characters; inside, a doubled or an escaped quote is a quote. Outside, an escaped
/// delimiter or quote is one. Any other escape stays as it is, so that paths survive. A line break ends the record. Every
/// text is a match; columns that it does not have are null.
class ColumnExtractor final : public Extractor {
 public:
  /// `columns`: by field, counted from 0.
  ColumnExtractor(Delimiters delimiters, std::vector<size_t> columns);
  bool extract(std::string_view text, Fields fields, Run run) const override;

 private:
  class Walk;

  Delimiters delimiters_;
  std::vector<size_t> columns_;
  size_t last_column_ = 0;
  std::array<bool, 256> special_{};  ///< first bytes of what means something
};

}  // namespace dohyo
