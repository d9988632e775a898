#include "stdlib/outputs/delimited.h"

#include "interpreter/data/convert.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::outputs {

void DelimitedWriter::write(const QueryResult& result) {
  if (any_table_) out_ << '\n';
  any_table_ = true;
  out_ << header(result);
  write_rows(result);
}

void DelimitedWriter::write_part(const QueryResult& part) {
  if (!any_table_) out_ << header(part);
  any_table_ = true;
  write_rows(part);
  out_.flush();  // someone may be watching
}

void DelimitedWriter::write_rows(const QueryResult& result) {
  std::string line;
  for (size_t row = 0; row < result.rows && out_; ++row) {
    line.clear();
    append_row(line, result, row);
    out_ << line;
  }
}

void DelimitedWriter::finish(const Accounting&, const std::vector<std::string>&) { out_.flush(); }

std::string DelimitedWriter::header(const QueryResult& result) const {
  std::string line;
  for (size_t i = 0; i < result.columns.size(); ++i) {
    if (i > 0) line += style_.delimiter;
    append_value(line, Value::text(result.columns[i].name));
  }
  return line + '\n';
}

void DelimitedWriter::append_row(std::string& line, const QueryResult& result, size_t row) const {
  for (size_t i = 0; i < result.columns.size(); ++i) {
    if (i > 0) line += style_.delimiter;
    auto value = result.columns[i].values[row];
    if (!value.is_null())
      append_value(line, value);
    else if (result.columns.size() == 1)
      line += style_.lone_null;
  }
  line += '\n';
}

void DelimitedWriter::append_value(std::string& line, Value value) const {
  if (value.kind() == Kind::list) return append_value(line, Value::text(to_string(value)));
  NumberBuffer buffer;
  auto text = scalar_text(value, buffer);
  if (utf8::is_ascii(text) || utf8::is_valid(text))
    style_.append_text(line, text);
  else
    style_.append_text(line, utf8::repair(text));
}

} // namespace dohyo::stdlib::outputs
