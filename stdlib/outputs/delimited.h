// What csv and tsv share: a header, rows, and an empty line between the tables of several queries.
#pragma once

#include <string>

#include "interpreter/library/result.h"

namespace dohyo::stdlib::outputs {

/// How one format writes its cells. The text is valid UTF-8; an absent value comes as null, lists as lines.
struct DelimitedStyle {
  char delimiter;
  void (*append_text)(std::string& out, std::string_view text);
  /// What stands for null in a table of one column, where an empty cell would be an empty line.
  std::string_view lone_null;
};

class DelimitedWriter : public OutputWriter {
 public:
  DelimitedWriter(std::ostream& out, DelimitedStyle style) : out_(out), style_(style) {}

  void write(const QueryResult& result) override;
  [[nodiscard]] bool takes_parts(bool open_columns) const override { return !open_columns; }
  void write_part(const QueryResult& part) override;
  void finish(const Accounting& accounting, const std::vector<std::string>& diagnostics_as_json) override;

 private:
  [[nodiscard]] std::string header(const QueryResult& result) const;
  void write_rows(const QueryResult& result);
  void append_row(std::string& line, const QueryResult& result, size_t row) const;
  void append_value(std::string& line, Value value) const;

  std::ostream& out_;
  DelimitedStyle style_;
  bool any_table_ = false;
};

} // namespace dohyo::stdlib::outputs
