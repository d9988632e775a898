#include "interpreter/input/records.h"

#include "interpreter/input/splitters.h"

namespace dohyo {

std::string_view to_string(Damage damage) {
  switch (damage) {
    case Damage::too_long: return "longer than a record may be";
    case Damage::malformed: return "JSON whose quotes or brackets do not fit together";
    case Damage::cut_off: return "JSON that breaks off";
  }
  return "";
}

std::unique_ptr<RecordSplitter> make_splitter(RecordFormat format, char delimiter, size_t longest_record) {
  switch (format) {
    case RecordFormat::json_array: return make_json_splitter(longest_record);
    case RecordFormat::csv:
    case RecordFormat::tsv: return make_csv_splitter(delimiter, longest_record);
    case RecordFormat::ndjson:
    case RecordFormat::lines: break;
  }
  return make_line_splitter(longest_record);
}

void list_lines(std::string_view bytes, size_t begin, size_t longest_record, std::vector<RecordSpan>& records,
                std::vector<DamagedSpan>& damaged) {
  while (begin < bytes.size()) {
    size_t end = std::min(bytes.find('\n', begin), bytes.size());
    if (end - begin > longest_record) {
      damaged.push_back({span_of(begin, begin + longest_record), Damage::too_long});
    } else if (!is_blank(bytes.substr(begin, end - begin))) {
      records.push_back(span_of(begin, without_return(bytes, begin, end)));
    }
    begin = end + 1;
  }
}

namespace {

/// One record a line: NDJSON and text.
class LineSplitter final : public RecordSplitter {
 public:
  explicit LineSplitter(size_t longest_record) : longest_(longest_record) {}

  size_t complete_prefix(std::string_view bytes, bool at_end) override {
    records_.clear();
    damaged_.clear();
    has_lists_ = false;
    size_t begin = 0;
    if (is_skipping_) {
      begin = bytes.find('\n');
      if (begin == std::string_view::npos) {
        has_lists_ = true;
        return bytes.size();
      }
      is_skipping_ = false;
      searched_ = 0;
    }
    size_t end = at_end ? bytes.size() : end_of_lines(bytes, begin);
    size_t rest = bytes.size() - end;
    searched_ = rest;
    has_lists_ = begin > 0 || end > longest_ || rest > longest_;
    if (has_lists_) list_lines(bytes.substr(0, end), begin, longest_, records_, damaged_);
    if (rest <= longest_) return end;
    damaged_.push_back({span_of(end, end + longest_), Damage::too_long});
    is_skipping_ = true;
    return bytes.size();
  }

 private:
  /// Behind the last line break; the first `searched_` bytes are known to hold none.
  [[nodiscard]] size_t end_of_lines(std::string_view bytes, size_t begin) const {
    size_t from = std::max(begin, searched_);
    size_t found = bytes.substr(from).rfind('\n');
    return found == std::string_view::npos ? begin : from + found + 1;
  }

  size_t longest_;
  size_t searched_ = 0;
  bool is_skipping_ = false;  ///< within a line that was too long
};

}  // namespace

std::unique_ptr<RecordSplitter> make_line_splitter(size_t longest_record) {
  return std::make_unique<LineSplitter>(longest_record);
}

}  // namespace dohyo
