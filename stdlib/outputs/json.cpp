#include <nlohmann/json.hpp>

#include "stdlib/outputs/json_text.h"
#include "stdlib/outputs/outputs.h"

namespace dohyo::stdlib::outputs {

namespace {
using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json columns_of(const QueryResult& result) {
  auto columns = Json::array();
  for (const auto& column : result.columns)
    columns.push_back({{"name", column.name}, {"type", to_string(column.type)}});
  return columns;
}

/// Without the seconds: the same run over the same data gives the same document.
Json json_of(const Accounting& accounting) {
  auto first_bad = Json::array();
  for (const auto& bad : accounting.first_bad)
    first_bad.push_back({{"file", bad.file}, {"line", bad.line}, {"reason", bad.reason}});
  Json aliases = Json::object();
  for (const auto& [wanted, found] : accounting.aliases) aliases[wanted] = found;
  return {{"files", accounting.files},
          {"files_skipped", accounting.files_skipped},
          {"bytes", accounting.bytes},
          {"events", accounting.events},
          {"bad_events", accounting.bad_events},
          {"repaired_events", accounting.repaired_events},
          {"failed_parses", accounting.failed_parses},
          {"rows_without_answer", accounting.rows_without_answer},
          {"without_answer", accounting.without_answer},
          {"notes", accounting.notes},
          {"first_bad", first_bad},
          {"aliases", aliases}};
}

/// One document, one row per line.
class JsonWriter : public OutputWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  void write(const QueryResult& result) override {
    begin();
    out_ << (any_query_ ? ",\n  " : "\n  ");
    any_query_ = true;
    out_ << R"({"index":)" << result.index << R"(,"title":)" << dump(result.title) << R"(,"kind":)"
         << (result.aggregate ? R"("aggregate")" : R"("events")");
    if (result.metadata) {
      std::string metadata;
      append_json(metadata, *result.metadata);
      out_ << ",\n   \"metadata\":" << metadata;
    }
    out_ << ",\n   \"columns\":" << dump(columns_of(result)) << ",\n   \"rows\":[";
    write_rows(result);
    out_ << "],\n   \"row_count\":" << result.rows << '}';
  }

  void finish(const Accounting& accounting, const std::vector<std::string>& diagnostics_as_json) override {
    begin();
    out_ << "],\n \"accounting\":" << dump(json_of(accounting)) << ",\n \"diagnostics\":[";
    std::string_view separator = "\n  ";
    for (const auto& diagnostic : diagnostics_as_json) {
      out_ << separator << diagnostic;
      separator = ",\n  ";
    }
    out_ << "]}\n";
    out_.flush();
  }

 private:
  /// With the first output, not on opening: a run may still turn out to be impossible.
  void begin() {
    if (begun_) return;
    begun_ = true;
    out_ << "{\"version\":1,\n \"queries\":[";
  }

  void write_rows(const QueryResult& result) {
    JsonRows rows(result);
    std::string line;
    for (size_t row = 0; row < result.rows && out_; ++row) {
      line = row == 0 ? "\n    " : ",\n    ";
      rows.append(line, row);
      out_ << line;
    }
  }

  std::ostream& out_;
  bool begun_ = false;
  bool any_query_ = false;
};
} // namespace

OutputFormat json() {
  return {"json", "one document with all results, their column types, the accounting and the diagnostics",
          [](std::ostream& out, const OutputOptions&) { return std::make_unique<JsonWriter>(out); }};
}

} // namespace dohyo::stdlib::outputs
