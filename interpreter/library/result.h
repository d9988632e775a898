// What a run gives: tables for each query, and the account of what was read. Output formats see nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "interpreter/data/value.h"
#include "interpreter/library/query_metadata.h"
#include "interpreter/text/diagnostic.h"

namespace dohyo {

enum class ColumnType : uint8_t { text, integer, number, boolean, time, list, mixed };
[[nodiscard]] std::string_view to_string(ColumnType type);

struct ResultColumn {
  std::string name;
  ColumnType type = ColumnType::text;
  std::vector<Value> values;  ///< one per row
};

/// The table of one query. Columns are in output order; an event query that keeps all fields has them alphabetically.
struct QueryResult {
  size_t index = 1;        ///< counted from 1 over the whole run
  size_t query_count = 1;  ///< queries of the whole run: formats tell them apart only when there are several
  std::string title;  ///< may be empty
  std::shared_ptr<const QueryMetadata> metadata;  ///< what the author says about the query; null without it
  bool aggregate = false;
  /// The columns are the fields that events happened to have, and rows may come in parts: whoever can leaves out nulls, so
  /// that a row is the same in every part.
  bool open_columns = false;
  std::vector<ResultColumn> columns;
  size_t rows = 0;
  /// For tables read by people: columns worth showing of an event query that keeps all fields (by index); empty: all.
  std::vector<size_t> preferred_columns;
  std::vector<std::shared_ptr<void>> memory;  ///< what the values point into
};

/// What was read and what became of it.
struct Accounting {
  struct BadRecord {
    std::string file;
    uint64_t line = 0;  ///< counted from 1; for JSON arrays the number of the element
    std::string reason;
  };
  uint64_t files = 0;
  uint64_t files_skipped = 0;
  uint64_t bytes = 0;   ///< after decompression
  uint64_t events = 0;  ///< records read, bad ones included
  uint64_t bad_events = 0;
  uint64_t repaired_events = 0;  ///< broken UTF-8 replaced by U+FFFD
  uint64_t failed_parses = 0;    ///< rows dropped because a parse or json operator found nothing
  uint64_t regex_limits = 0;     ///< values on which a backtracking regular expression gave up: taken as no match
  uint64_t rows_without_answer = 0;         ///< rows dropped because a function has no answer on them
  std::vector<std::string> without_answer;  ///< the names of these functions
  std::vector<std::string> notes;           ///< what befell values, whatever their number
  std::vector<BadRecord> first_bad;
  /// Wanted name -> name that stood in for it -> number of events.
  std::map<std::string, std::map<std::string, uint64_t>> aliases;
  double seconds = 0;
};

struct OutputOptions {
  bool colour = false;
  /// Terminal columns; 0: not a terminal, nothing is cut.
  size_t width = 0;
  std::string timezone = "UTC";
};

/// Writes the results of one run to a stream, query by query.
class OutputWriter {
 public:
  virtual ~OutputWriter() = default;
  virtual void write(const QueryResult& result) = 0;
  /// Whether the only result may come in parts, by write_part, the last of them perhaps without rows.
  [[nodiscard]] virtual bool takes_parts(bool /*open_columns*/) const { return false; }
  virtual void write_part(const QueryResult& part) { write(part); }
  /// Called once at the end, also after errors.
  virtual void finish(const Accounting& accounting, const std::vector<std::string>& diagnostics_as_json) = 0;
};

struct OutputFormat {
  std::string_view name;
  std::string_view summary;
  std::function<std::unique_ptr<OutputWriter>(std::ostream&, const OutputOptions&)> open;
};

/// All formats, the default first.
[[nodiscard]] const std::vector<OutputFormat>& output_formats();

}  // namespace dohyo
