#include "interpreter/input/format.h"

#include <algorithm>
#include <array>
#include <vector>

#include "interpreter/input/csv.h"
#include "interpreter/input/files.h"
#include "interpreter/input/json_outline.h"
#include "interpreter/input/records.h"

namespace dohyo {

namespace {

constexpr size_t none = std::string_view::npos;
constexpr size_t lines_to_judge = 200;
constexpr size_t rows_to_judge = 20;

struct Word {
  RecordFormat format;
  std::string_view word;
};
constexpr std::array<Word, 5> words = {{{RecordFormat::ndjson, "ndjson"},
                                        {RecordFormat::json_array, "json"},
                                        {RecordFormat::csv, "csv"},
                                        {RecordFormat::tsv, "tsv"},
                                        {RecordFormat::lines, "lines"}}};

struct Signature {
  std::string_view bytes;
  std::string_view error;
};
using namespace std::string_view_literals;
constexpr std::string_view utf16_error = "UTF-16 text; convert it first, with iconv -f UTF-16 -t UTF-8";
constexpr std::array<Signature, 11> unreadable = {{
    {"\xff\xfe\0\0"sv, "UTF-32 text; convert it first, with iconv -f UTF-32 -t UTF-8"},
    {"\0\0\xfe\xff"sv, "UTF-32 text; convert it first, with iconv -f UTF-32 -t UTF-8"},
    {"\xff\xfe"sv, utf16_error},
    {"\xfe\xff"sv, utf16_error},
    {"ElfFile\0"sv, "a binary Windows event log (EVTX), which cannot be read yet"},
    {"PK\x03\x04"sv, "a zip archive; unpack it first"},
    {"\xfd"
     "7zXZ\0"sv,
     "compressed with xz; unpack it first"},
    {"7z\xbc\xaf\x27\x1c"sv, "a 7z archive; unpack it first"},
    {"\x04\x22\x4d\x18"sv, "compressed with lz4; unpack it first"},
    {"PAR1\x15"sv, "a Parquet file, not a text log"},
    {"SQLite format 3\0"sv, "an SQLite database, not a text log"},
}};

/// Windows tools write UTF-16 without a mark too: every other byte of ASCII text is zero then.
bool is_utf16_without_mark(std::string_view sample) {
  size_t pairs = std::min<size_t>(sample.size() / 2, 200);
  std::array<size_t, 2> zeros{};
  for (size_t i = 0; i < 2 * pairs; ++i) zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
  return pairs >= 8 && std::min(zeros[0], zeros[1]) == 0 && std::max(zeros[0], zeros[1]) * 10 >= pairs * 9;
}

std::string why_unreadable(std::string_view sample) {
  for (const Signature& signature : unreadable)
    if (sample.starts_with(signature.bytes)) return std::string(signature.error);
  if (sample.starts_with("BZh") && sample.substr(4).starts_with("1AY&SY"))
    return "compressed with bzip2; unpack it first";
  if (sample.size() > 262 && sample.substr(257, 5) == "ustar") return "a tar archive; unpack it first";
  if (is_utf16_without_mark(sample)) return std::string(utf16_error);
  return {};
}

/// What stands behind a value on its line.
enum class Behind : uint8_t { nothing, another_value, something_else };

Behind behind(std::string_view text, size_t end) {
  size_t next = text.find_first_not_of(" \t\r", end);
  if (next == none || text[next] == '\n') return Behind::nothing;
  if (text[next] == ',') {
    next = text.find_first_not_of(" \t\r\n", next + 1);
    if (next == none) return Behind::another_value;
  }
  return text[next] == '{' ? Behind::another_value : Behind::something_else;
}

/// `text` begins with a bracket. Empty when it is no JSON, or not plainly so.
std::optional<RecordFormat> json_format(std::string_view text) {
  JsonOutline outline = outline_json(text);
  if (outline.state == JsonOutline::State::broken) return {};
  bool is_whole = outline.state == JsonOutline::State::whole;
  Behind next = is_whole ? behind(text, outline.end) : Behind::nothing;
  if (next == Behind::something_else) return {};
  if (text.front() == '[') {
    bool is_empty = is_whole && text.substr(1, outline.end - 2).find_first_not_of(" \t\r\n") == none;
    bool is_array_of_objects = outline.holds_object || is_empty;
    return is_array_of_objects ? std::optional(RecordFormat::json_array) : std::nullopt;
  }
  bool is_line = !outline.has_line_break && next == Behind::nothing;
  return is_line ? RecordFormat::ndjson : RecordFormat::json_array;
}

/// At least half of the lines are objects. So is a file whose first line is broken, or a comment.
bool has_lines_of_json(std::string_view text) {
  size_t lines = 0;
  size_t objects = 0;
  for_each_line(text, [&](std::string_view line, size_t offset) {
    // The last line of a sample may lack its end.
    bool is_last = offset + line.size() == text.size();
    if (lines >= lines_to_judge || (is_last && lines > 0)) return;
    ++lines;
    size_t begin = line.find_first_not_of(" \t");
    if (line[begin] != '{') return;
    JsonOutline outline = outline_json(line.substr(begin));
    bool is_whole = outline.state == JsonOutline::State::whole &&
                    behind(line.substr(begin), outline.end) == Behind::nothing;
    objects += is_whole ? 1 : 0;
  });
  return lines > 0 && objects * 2 >= lines;
}

/// How sure a row of cells is a row of names.
enum class Header : uint8_t { no, perhaps, yes };

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

Header name_like(std::string_view cell) {
  if (cell.empty() || cell.size() > 64) return Header::no;
  bool starts_well =
      (is_word_character(cell[0]) && (cell[0] < '0' || cell[0] > '9')) || cell[0] == '@' || cell[0] == '#';
  if (!starts_well) return Header::no;
  size_t blanks = 0;
  for (char c : cell) {
    bool is_name = is_word_character(c) || std::string_view("._-@#/$").find(c) != none;
    if (!is_name && std::string_view(" ()%").find(c) == none) return Header::no;
    if (!is_name) ++blanks;
  }
  if (blanks > 5) return Header::no;
  return blanks == 0 ? Header::yes : Header::perhaps;
}

Header header_like(const std::vector<std::string_view>& cells) {
  Header result = Header::yes;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (std::find(cells.begin(), cells.begin() + static_cast<ptrdiff_t>(i), cells[i]) !=
        cells.begin() + static_cast<ptrdiff_t>(i))
      return Header::no;
    result = std::min(result, name_like(cells[i]));
  }
  return result;
}

/// The first records of a sample, without one that may be cut off.
std::vector<std::string_view> first_rows(std::string_view text, char delimiter) {
  auto splitter = make_splitter(RecordFormat::csv, delimiter);
  size_t end = splitter->complete_prefix(text, false);
  std::vector<std::string_view> rows;
  for (RecordSpan span : splitter->records()) rows.push_back(text.substr(span.begin, span.end - span.begin));
  bool is_short = rows.size() < 2 && !is_blank(text.substr(end));
  if (is_short) rows.push_back(text.substr(end));
  if (rows.size() > rows_to_judge) rows.resize(rows_to_judge);
  return rows;
}

/// Rows of equally many cells under something that looks like names.
bool is_table(std::string_view text, char delimiter) {
  std::vector<std::string_view> rows = first_rows(text, delimiter);
  if (rows.size() < 2) return false;
  Arena arena;
  std::vector<std::string_view> cells;
  if (!split_csv_record(rows[0], delimiter, arena, cells)) return false;
  size_t columns = cells.size();
  Header header = header_like(cells);
  // Prose has commas too: without plain names, there must be more to go by.
  if (columns < 2 || header == Header::no) return false;
  if (header == Header::perhaps && (columns < 3 || rows.size() < 3)) return false;
  return std::all_of(rows.begin() + 1, rows.end(), [&](std::string_view row) {
    return row != rows[0] && split_csv_record(row, delimiter, arena, cells) && cells.size() == columns;
  });
}

/// The delimiter that the first line has most of.
char delimiter_of(std::string_view text, char preferred) {
  size_t begin = std::min(text.find_first_not_of(" \r\n"), text.size());
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  char best = preferred;
  auto count = [&](char delimiter) {
    Arena arena;
    std::vector<std::string_view> cells;
    static_cast<void>(split_csv_record(line, delimiter, arena, cells));
    return cells.size();
  };
  for (char delimiter : {',', '\t', ';'})
    if (count(delimiter) > count(best)) best = delimiter;
  return best;
}

Detection table(char delimiter) {
  return {.format = delimiter == '\t' ? RecordFormat::tsv : RecordFormat::csv,
          .delimiter = delimiter,
          .error = {}};
}

Detection plain(RecordFormat format) { return {.format = format, .delimiter = ',', .error = {}}; }

}  // namespace

std::string_view to_string(RecordFormat format) {
  for (const Word& entry : words)
    if (entry.format == format) return entry.word;
  return "";
}

std::optional<RecordFormat> record_format(std::string_view word) {
  for (const Word& entry : words)
    if (entry.word == word) return entry.format;
  return {};
}

std::string_view record_format_words() { return "ndjson, json, csv, tsv, lines"; }

size_t byte_order_mark_size(std::string_view bytes) { return bytes.starts_with("\xef\xbb\xbf") ? 3 : 0; }

Detection detect(std::string_view sample, std::string_view path) {
  if (std::string error = why_unreadable(sample); !error.empty())
    return {.format = RecordFormat::lines, .delimiter = ',', .error = std::move(error)};
  std::string extension = log_extension(path);
  std::string_view text = sample.substr(byte_order_mark_size(sample));
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  bool has_bracket = !text.empty() && (text.front() == '{' || text.front() == '[');

  if (has_bracket) {
    if (auto format = json_format(text)) return plain(*format);
  }
  if (has_lines_of_json(text)) return plain(RecordFormat::ndjson);
  if (extension == "csv") return table(delimiter_of(text, ','));
  if (extension == "tsv") return table(delimiter_of(text, '\t'));
  // Broken JSON under a JSON name is bad records, not text.
  if (extension == "json" && has_bracket) return plain(RecordFormat::json_array);
  if (extension == "json" || extension == "ndjson" || extension == "jsonl")
    return plain(RecordFormat::ndjson);
  for (char delimiter : {',', '\t', ';'})
    if (is_table(text, delimiter)) return table(delimiter);
  return plain(RecordFormat::lines);
}

Detection detect_as(RecordFormat format, std::string_view sample) {
  Detection result = plain(format);
  result.error = why_unreadable(sample);
  std::string_view text = sample.substr(byte_order_mark_size(sample));
  if (format == RecordFormat::csv) result.delimiter = delimiter_of(text, ',');
  if (format == RecordFormat::tsv) result.delimiter = '\t';
  return result;
}

}  // namespace dohyo
