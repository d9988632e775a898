// JSON for rows: written value by value, so that a large result needs no document in memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/result.h"

namespace dohyo::stdlib::outputs {

/// A JSON string. Broken bytes become U+FFFD; all control characters are escaped, those above U+007F too.
void append_json_text(std::string& out, std::string_view text);

/// Times are epoch milliseconds, lists arrays, integers exact; NaN and infinities, which JSON lacks, texts.
void append_json(std::string& out, Value value);

/// What the author of a query says about it, as an object; keys without a value are left out.
void append_json(std::string& out, const QueryMetadata& metadata);

/// The rows of one result as JSON objects. The result must outlive it.
class JsonRows {
 public:
  explicit JsonRows(const QueryResult& result, bool leave_out_nulls = false);
  /// `leading` goes before the first field: members, each with its comma.
  void append(std::string& out, size_t row, std::string_view leading = {}) const;

 private:
  const QueryResult& result_;
  bool leave_out_nulls_;
  std::vector<std::string> keys_; ///< quoted, with the colon
};

} // namespace dohyo::stdlib::outputs
