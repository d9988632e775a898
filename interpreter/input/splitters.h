// The splitters behind make_splitter: private to this folder.
#pragma once

#include <algorithm>
#include <memory>

#include "interpreter/input/records.h"

namespace dohyo {

[[nodiscard]] std::unique_ptr<RecordSplitter> make_line_splitter(size_t longest_record);
[[nodiscard]] std::unique_ptr<RecordSplitter> make_json_splitter(size_t longest_record);
[[nodiscard]] std::unique_ptr<RecordSplitter> make_csv_splitter(char delimiter, size_t longest_record);

inline RecordSpan span_of(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

/// Without a carriage return at its end.
inline size_t without_return(std::string_view bytes, size_t begin, size_t end) {
  return end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
}

}  // namespace dohyo
