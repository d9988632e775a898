#include "interpreter/steps/delimited_fields.h"

#include <algorithm>

namespace dohyo {

/// Goes over the columns of one record.
class ColumnExtractor::Walk {
 public:
  Walk(const ColumnExtractor& extractor, std::string_view text)
      : d_(extractor.delimiters_), special_(extractor.special_), text_(text) {}

  [[nodiscard]] bool at_end() const { return ended_; }

  void skip() {
    std::string made;
    (void)read(made);
  }

  std::string_view take(Arena& arena) {
    std::string made;
    auto column = read(made);
    return made.empty() ? column : arena.copy(made);
  }

 private:
  [[nodiscard]] bool at(std::string_view character) const { return text_.substr(next_).starts_with(character); }
  [[nodiscard]] bool at_line_break() const { return next_ < text_.size() && (text_[next_] == '\n' || text_[next_] == '\r'); }

  /// The column as a part of the text, unless `made` is not empty: then it is that.
  std::string_view read(std::string& made) {
    size_t begin = next_;
    // Blanks, and a quote behind them.
    while (next_ < text_.size() && text_[next_] == ' ' && !at(d_.delimiter)) ++next_;
    if (at(d_.quote)) return read_quoted(begin, made);
    return read_plain(begin, made);
  }

  /// Reads up to the end of the column. `copied`: from where the text must still be added to `made`.
  std::string_view read_plain(size_t copied, std::string& made) {
    size_t begin = copied;
    for (;;) {
      if (next_ >= text_.size() || at_line_break()) {
        ended_ = true;
        break;
      }
      if (at(d_.delimiter)) break;
      if (at(d_.escape))
        unescape(copied, made, true);
      else
        step();
    }
    auto plain = text_.substr(begin, next_ - begin);
    if (copied != begin || !made.empty()) made += text_.substr(copied, next_ - copied);
    if (!ended_) next_ += d_.delimiter.size();
    return plain;
  }

  std::string_view read_quoted(size_t begin, std::string& made) {
    bool blanks = next_ > begin;
    if (blanks) made = text_.substr(begin, next_ - begin);
    next_ += d_.quote.size();
    size_t open = next_;
    size_t copied = open;
    size_t close = text_.size();
    while (next_ < text_.size()) {
      if (at(d_.escape)) {
        unescape(copied, made, false);
        continue;
      }
      if (!at(d_.quote)) {
        step();
        continue;
      }
      if (text_.substr(next_ + d_.quote.size()).starts_with(d_.quote)) {
        made += text_.substr(copied, next_ - copied);
        copied = next_ + d_.quote.size();
        next_ = copied + d_.quote.size();
        continue;
      }
      close = next_;
      next_ += d_.quote.size();
      break;
    }
    bool ends_here = next_ >= text_.size() || at_line_break() || at(d_.delimiter);
    if (ends_here && made.empty() && copied == open) {
      ended_ = next_ >= text_.size() || at_line_break();
      if (!ended_) next_ += d_.delimiter.size();
      return text_.substr(open, close - open);
    }
    // What stands behind the quote belongs to the column.
    made += text_.substr(copied, close - copied);
    auto behind = read_plain(next_, made);
    return made.empty() ? behind : std::string_view();
  }

  /// Over characters that mean nothing.
  void step() {
    do ++next_;
    while (next_ < text_.size() && !special_[static_cast<unsigned char>(text_[next_])]);
  }

  /// At an escape: takes what it stands for, or steps over it as it is, and over an escape that it escapes.
  void unescape(size_t& copied, std::string& made, bool outside) {
    size_t after = next_ + d_.escape.size();
    auto rest = text_.substr(after);
    if (rest.starts_with(d_.quote) || (outside && rest.starts_with(d_.delimiter))) {
      made += text_.substr(copied, next_ - copied);
      copied = after;
      next_ = after + (rest.starts_with(d_.quote) ? d_.quote.size() : d_.delimiter.size());
      return;
    }
    next_ = after;
    if (rest.starts_with(d_.escape)) next_ += d_.escape.size();
  }

  const Delimiters& d_;
  const std::array<bool, 256>& special_;
  std::string_view text_;
  size_t next_ = 0;
  bool ended_ = false;
};

ColumnExtractor::ColumnExtractor(Delimiters delimiters, std::vector<size_t> columns)
    : delimiters_(std::move(delimiters)), columns_(std::move(columns)) {
  if (!columns_.empty()) last_column_ = *std::max_element(columns_.begin(), columns_.end());
  for (char first : {delimiters_.delimiter[0], delimiters_.escape[0], delimiters_.quote[0], '\n', '\r'})
    special_[static_cast<unsigned char>(first)] = true;
}

bool ColumnExtractor::extract(std::string_view text, Fields fields, Run run) const {
  std::fill(fields.begin(), fields.end(), std::string_view());
  if (text.data() == nullptr) text = std::string_view("", 0);
  Walk walk(*this, text);
  for (size_t column = 0; column <= last_column_ && !walk.at_end(); ++column) {
    if (std::find(columns_.begin(), columns_.end(), column) == columns_.end()) {
      walk.skip();
      continue;
    }
    auto value = walk.take(run.arena);
    for (size_t field = 0; field < columns_.size(); ++field)
      if (columns_[field] == column) fields[field] = value;
  }
  return true;
}

}  // namespace dohyo
