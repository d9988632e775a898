// How an input is divided into records, and how to tell from its first bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dohyo {

enum class RecordFormat : uint8_t {
  ndjson,      ///< one JSON object a line
  json_array,  ///< arrays of objects, or objects one after the other, over as many lines as they like
  csv,         ///< a header and rows; quoted fields may hold line breaks
  tsv,         ///< the same with tabs
  lines,       ///< one text a line
};

/// The word for `--input`: ndjson, json, csv, tsv, lines.
[[nodiscard]] std::string_view to_string(RecordFormat format);
[[nodiscard]] std::optional<RecordFormat> record_format(std::string_view word);
/// All those words, for messages.
[[nodiscard]] std::string_view record_format_words();

struct Detection {
  RecordFormat format = RecordFormat::lines;
  char delimiter = ',';  ///< of csv and tsv
  std::string error;     ///< not empty: why this cannot be read at all ("UTF-16 text; ...")
};

/// Looks at the contents first, then at the extension. `sample` is how the decoded input begins; 64 KiB are
/// plenty.
[[nodiscard]] Detection detect(std::string_view sample, std::string_view path);

/// Takes the format as given; still finds the delimiter and tells what cannot be read.
[[nodiscard]] Detection detect_as(RecordFormat format, std::string_view sample);

/// 3 when the bytes begin with the UTF-8 byte order mark, else 0.
[[nodiscard]] size_t byte_order_mark_size(std::string_view bytes);

}  // namespace dohyo
