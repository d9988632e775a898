// Values as people read them, for the table and markdown formats: times in a zone, lists on several lines,
// nothing that a terminal would obey.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/result.h"
#include "interpreter/text/time.h"

namespace dohyo::stdlib::outputs {

/// Terminal cells of a visible() text; much faster than utf8::display_width for plain ones.
[[nodiscard]] size_t width_of(std::string_view visible_text);

/// The heading of a result: its title; without one its number, when there are several queries; else empty.
[[nodiscard]] std::string heading(const QueryResult& result);

/// One line under it: what a person who reads an alert wants of its author's words. Empty without metadata.
[[nodiscard]] std::string subheading(const QueryResult& result);

/// "1 row", "2 rows".
[[nodiscard]] std::string counted(size_t count, std::string_view noun);

/// Numbers stand to the right, so that their magnitudes compare by eye.
[[nodiscard]] bool stands_right(ColumnType type);

class Readable {
 public:
  /// An unknown zone is UTC.
  explicit Readable(std::string_view zone_name);

  /// At least one line; each is visible().
  [[nodiscard]] std::vector<std::string> lines(Value value) const;

 private:
  void append_lines(Value value, std::vector<std::string>& lines) const;
  [[nodiscard]] std::string time_text(Value time) const;

  std::optional<time::Zone> zone_;
};

} // namespace dohyo::stdlib::outputs
