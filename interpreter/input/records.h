// Where one record of an input ends and the next begins. What is inside a record is no matter here.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/input/format.h"

namespace dohyo {

/// A record no longer than this is read whole, however it lies across blocks.
inline constexpr size_t default_longest_record = size_t{64} << 20;

/// A record within the bytes it was found in, without its line break.
struct RecordSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// Why something between two records is no record. Whoever reads counts it as a bad record.
enum class Damage : uint8_t {
  too_long,   ///< longer than the limit; the span holds as much as the limit allows
  malformed,  ///< JSON whose quotes or brackets do not fit together
  cut_off,    ///< JSON whose end is missing; empty where an array ends without its bracket
};

[[nodiscard]] std::string_view to_string(Damage damage);

struct DamagedSpan {
  RecordSpan span;
  Damage damage = Damage::malformed;
};

/// Cuts a sequence of bytes into records, however the bytes arrive: what it finds does not depend on the
/// pieces. Has a state, so one splitter reads one input from its beginning.
///
/// A fault never swallows the rest of an input. A stray quote in CSV makes a record of its line only
/// (split_csv_record tells that it is broken), JSON goes on at the next line that looks like the broken
/// record's first one, and after a record of more than `longest_record` bytes, reading goes on at a line
/// break too.
class RecordSplitter {
 public:
  virtual ~RecordSplitter() = default;

  /// How many leading bytes consist of whole records and what lies between them. `bytes` begins where the
  /// last result ended and holds all that has arrived since. With `at_end` nothing will follow: everything is
  /// consumed.
  [[nodiscard]] virtual size_t complete_prefix(std::string_view bytes, bool at_end) = 0;

  /// Whether the prefix must be read by the two lists below. If not, each non-blank line of it is a record.
  [[nodiscard]] bool has_lists() const { return has_lists_; }
  [[nodiscard]] const std::vector<RecordSpan>& records() const { return records_; }
  [[nodiscard]] const std::vector<DamagedSpan>& damaged() const { return damaged_; }
  /// Gives the lists away, in exchange for memory to write the next ones to.
  void swap_lists(std::vector<RecordSpan>& records, std::vector<DamagedSpan>& damaged) {
    records_.swap(records);
    damaged_.swap(damaged);
  }

  /// Offset within the input from which no more records could be made out, if that happened.
  [[nodiscard]] std::optional<uint64_t> lost_from() const { return lost_from_; }

 protected:
  bool has_lists_ = false;
  std::vector<RecordSpan> records_;
  std::vector<DamagedSpan> damaged_;
  std::optional<uint64_t> lost_from_;
};

/// `longest_record` may be at most 1 GiB, and the bytes given at once below 4 GiB.
[[nodiscard]] std::unique_ptr<RecordSplitter> make_splitter(RecordFormat format, char delimiter,
                                                            size_t longest_record = default_longest_record);

/// Nothing but spaces, tabs and line breaks.
[[nodiscard]] inline bool is_blank(std::string_view text) {
  for (char c : text)
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return false;
  return true;
}

/// Calls `callback(std::string_view line, size_t offset)` for each line that is not blank, without its LF or
/// CR LF.
template <typename Callback>
void for_each_line(std::string_view bytes, Callback&& callback) {
  const char* begin = bytes.data();
  const char* end = begin + bytes.size();
  while (begin < end) {
    const auto* found = static_cast<const char*>(std::memchr(begin, '\n', static_cast<size_t>(end - begin)));
    const char* line_end = found != nullptr ? found : end;
    const char* next = found != nullptr ? found + 1 : end;
    if (line_end > begin && line_end[-1] == '\r') --line_end;
    std::string_view line(begin, static_cast<size_t>(line_end - begin));
    bool is_record = !line.empty() && (static_cast<unsigned char>(line[0]) > ' ' || !is_blank(line));
    if (is_record) callback(line, static_cast<size_t>(begin - bytes.data()));
    begin = next;
  }
}

/// How often for_each_line would call, found many bytes at a time. Behind `bytes` 64 more can be read.
[[nodiscard]] size_t count_lines(std::string_view bytes);

/// Lists the lines of `bytes` from `begin` on that are not blank, those longer than `longest_record` as
/// damaged.
void list_lines(std::string_view bytes, size_t begin, size_t longest_record, std::vector<RecordSpan>& records,
                std::vector<DamagedSpan>& damaged);

}  // namespace dohyo
