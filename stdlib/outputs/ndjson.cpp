#include <algorithm>

#include "stdlib/outputs/json_text.h"
#include "stdlib/outputs/outputs.h"

namespace dohyo::stdlib::outputs {

namespace {
/// `_query`, with underscores behind where a column already has that name.
std::string query_key(const QueryResult& result) {
  std::string key = "_query";
  auto is_taken = [&](const ResultColumn& column) { return column.name == key; };
  while (std::any_of(result.columns.begin(), result.columns.end(), is_taken)) key += '_';
  return key;
}

/// The member that tells the rows of several queries apart.
std::string query_member(const QueryResult& result) {
  std::string member;
  if (result.query_count < 2) return member;
  append_json_text(member, query_key(result));
  member += ':';
  if (result.title.empty())
    member += std::to_string(result.index);
  else
    append_json_text(member, result.title);
  return member + ',';
}

class NdjsonWriter : public OutputWriter {
 public:
  explicit NdjsonWriter(std::ostream& out) : out_(out) {}

  void write(const QueryResult& result) override {
    JsonRows rows(result, result.open_columns);
    auto leading = query_member(result);
    std::string line;
    for (size_t row = 0; row < result.rows && out_; ++row) {
      line.clear();
      rows.append(line, row, leading);
      line += '\n';
      out_ << line;
    }
  }

  [[nodiscard]] bool takes_parts(bool) const override { return true; }
  void write_part(const QueryResult& part) override {
    write(part);
    out_.flush();  // someone may be watching
  }

  void finish(const Accounting&, const std::vector<std::string>&) override { out_.flush(); }

 private:
  std::ostream& out_;
};
} // namespace

OutputFormat ndjson() {
  return {"ndjson",
          "one JSON object per row; with several queries each begins with _query, the title or number of its "
          "query",
          [](std::ostream& out, const OutputOptions&) { return std::make_unique<NdjsonWriter>(out); }};
}

} // namespace dohyo::stdlib::outputs
