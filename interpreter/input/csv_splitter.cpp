#include "interpreter/input/find_byte.h"
#include "interpreter/input/splitters.h"

namespace dohyo {

namespace {

/// RFC 4180 with two allowances: text may follow a closing quote (`"a" b,c`), and a quote inside an unquoted
/// field is an ordinary character. A quoted field with line breaks is believed only if its closing quote
/// stands before a delimiter, a line break or the end; otherwise its opening quote was a stray one and the
/// record ends at the first of the breaks.
///
/// Each byte is looked at twice at most: lines that a broken field swallowed have no quote that stays open by
/// itself.
class CsvSplitter final : public RecordSplitter {
 public:
  CsvSplitter(char delimiter, size_t longest_record) : delimiter_(delimiter), longest_(longest_record) {
    has_lists_ = true;
  }

  size_t complete_prefix(std::string_view bytes, bool at_end) override {
    records_.clear();
    damaged_.clear();
    bytes_ = bytes;
    begin_ = 0;
    at_end_ = at_end;
    while (step()) {}
    position_ -= begin_;
    if (line_break_ != none) line_break_ -= begin_;
    return begin_;
  }

 private:
  static constexpr size_t none = std::string_view::npos;

  /// Advances to the next quote or line break; false when more bytes are needed.
  bool step() {
    if (is_skipping_) return skip();
    size_t found = find_first<'"', '\n'>(bytes_, position_);
    if (found - begin_ > longest_) return give_up();
    if (found == bytes_.size()) return finish();
    if (bytes_[found] == '\n') {
      line_break(found);
    } else if (!is_quoted_) {
      is_quoted_ = found == begin_ || bytes_[found - 1] == delimiter_;
      if (is_quoted_) line_break_ = none;
      position_ = found + 1;
    } else {
      return closing_quote(found);
    }
    return true;
  }

  void line_break(size_t found) {
    if (!is_quoted_) return end_record(found);
    if (line_break_ == none) line_break_ = found;
    position_ = found + 1;
  }

  bool closing_quote(size_t found) {
    if (found + 1 == bytes_.size() && !at_end_) {
      position_ = found;
      return false;
    }
    char next = found + 1 < bytes_.size() ? bytes_[found + 1] : '\n';
    if (next == '"') {
      position_ = found + 2;
    } else if (next == delimiter_ || next == '\n' || next == '\r' || line_break_ == none) {
      is_quoted_ = false;
      position_ = found + 1;
    } else {
      end_record(line_break_);
    }
    return true;
  }

  void end_record(size_t end) {
    if (!is_blank(bytes_.substr(begin_, end - begin_)))
      records_.push_back(span_of(begin_, without_return(bytes_, begin_, end)));
    start_record(std::min(end + 1, bytes_.size()));
  }

  void start_record(size_t begin) {
    begin_ = position_ = begin;
    is_quoted_ = false;
    line_break_ = none;
  }

  /// No more bytes.
  bool finish() {
    position_ = bytes_.size();
    if (!at_end_ || begin_ == bytes_.size()) return false;
    end_record(is_quoted_ && line_break_ != none ? line_break_ : bytes_.size());
    return true;
  }

  /// The record is longer than allowed: an opening quote was a stray one, or it is a very long line.
  bool give_up() {
    if (is_quoted_ && line_break_ != none) {
      end_record(line_break_);
      return true;
    }
    damaged_.push_back({span_of(begin_, begin_ + longest_), Damage::too_long});
    is_skipping_ = true;
    start_record(begin_ + longest_);
    return true;
  }

  bool skip() {
    size_t found = std::min(bytes_.find('\n', position_), bytes_.size());
    is_skipping_ = found == bytes_.size();
    start_record(is_skipping_ ? found : found + 1);
    return !is_skipping_;
  }

  char delimiter_;
  size_t longest_;
  std::string_view bytes_;
  bool at_end_ = false;
  size_t begin_ = 0;          ///< of the current record
  size_t position_ = 0;       ///< seen so far
  size_t line_break_ = none;  ///< the first one within the quoted field
  bool is_quoted_ = false;
  bool is_skipping_ = false;  ///< within a line that was too long
};

}  // namespace

std::unique_ptr<RecordSplitter> make_csv_splitter(char delimiter, size_t longest_record) {
  return std::make_unique<CsvSplitter>(delimiter, longest_record);
}

}  // namespace dohyo
