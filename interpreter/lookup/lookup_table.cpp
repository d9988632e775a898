#include "interpreter/lookup/lookup_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "interpreter/input/byte_stream.h"
#include "interpreter/input/csv.h"
#include "interpreter/lookup/json_values.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using Json = nlohmann::ordered_json;

std::string rows(size_t count) { return fmt::format("{} row{}", count, count == 1 ? "" : "s"); }

/// Counts what is left out, with the line of the first.
class Losses {
 public:
  void add(size_t line) {
    if (count_++ == 0) first_ = line;
  }
  void tell(LookupTable& table, std::string_view what) const {
    if (count_ > 0) table.losses.push_back(fmt::format("{} {} {}, the first in line {}", rows(count_), count_ == 1 ? "is" : "are", what, first_));
  }

 private:
  size_t count_ = 0;
  size_t first_ = 0;
};

/// The record at `position`, without its line break; a quoted field may hold line breaks.
std::string_view next_record(std::string_view text, char delimiter, size_t& position) {
  auto begin = position;
  bool field_begins = true;
  bool quoted = false;
  for (; position < text.size(); ++position) {
    char c = text[position];
    if (quoted) {
      if (c != '"') continue;
      if (position + 1 < text.size() && text[position + 1] == '"') ++position;
      else quoted = false;
    } else if (c == '"' && field_begins) {
      quoted = true;
      field_begins = false;
    } else if (c == '\n') {
      break;
    } else {
      field_begins = c == delimiter;
    }
  }
  auto record = text.substr(begin, position - begin);
  if (position < text.size()) ++position;
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

void read_csv(LookupTable& table, std::string_view text, char delimiter) {
  size_t position = 0;
  size_t line = 1;
  table.columns = parse_csv_header(next_record(text, delimiter, position), delimiter);
  auto width = table.columns.size();
  std::vector<std::string_view> fields;
  Losses unclosed, too_long;
  Arena scratch;
  for (size_t before = 0; position < text.size();) {
    line += static_cast<size_t>(std::count(text.begin() + static_cast<ptrdiff_t>(before), text.begin() + static_cast<ptrdiff_t>(position), '\n'));
    before = position;
    auto record = next_record(text, delimiter, position);
    if (record.empty()) continue;
    if (!split_csv_record(record, delimiter, scratch, fields)) {
      unclosed.add(line);
      continue;
    }
    if (fields.size() > width) too_long.add(line);
    for (size_t i = 0; i < width; ++i)
      table.cells.push_back(i < fields.size() ? table.memory.text(utf8::is_valid(fields[i]) ? fields[i] : utf8::repair(fields[i])) : Value::null());
    ++table.rows;
    scratch.clear();
  }
  unclosed.tell(table, "left out for a quote that is not closed");
  too_long.tell(table, "longer than the header, and what is too much is left out");
}

/// Objects become rows, and their keys columns in order of first appearance.
class ObjectRows {
 public:
  explicit ObjectRows(LookupTable& table) : table_(table) {}

  void add(const Json& object) {
    auto& row = rows_.emplace_back(table_.columns.size());
    for (const auto& [key, value] : object.items()) {
      auto [known, is_new] = index_.emplace(key, table_.columns.size());
      if (is_new) table_.columns.push_back(key);
      if (row.size() <= known->second) row.resize(known->second + 1);
      row[known->second] = json_value(value, table_.memory);
    }
  }
  void finish() {
    table_.rows = rows_.size();
    for (auto& row : rows_) {
      row.resize(table_.columns.size());
      table_.cells.insert(table_.cells.end(), row.begin(), row.end());
    }
  }

 private:
  LookupTable& table_;
  std::unordered_map<std::string, size_t> index_;
  std::vector<std::vector<Value>> rows_;
};

void read_json(LookupTable& table, const std::string& text) {
  ObjectRows rows(table);
  Losses broken;
  size_t number = 0;
  auto add = [&](const Json& item) {
    ++number;
    if (item.is_object()) rows.add(item);
    else broken.add(number);
  };
  auto whole = parse_json(text);
  if (whole.is_array()) {
    for (const auto& item : whole) add(item);
    rows.finish();
    broken.tell(table, "left out, being no objects");
    return;
  }
  if (whole.is_object()) {
    rows.add(whole);
    return rows.finish();
  }
  for (size_t begin = 0; begin < text.size();) {
    auto end = std::min(text.find('\n', begin), text.size());
    auto line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      ++number;
      continue;
    }
    add(parse_json(line));
  }
  rows.finish();
  if (table.rows == 0) throw InputError(table.file, "neither CSV nor JSON objects: there is not one row");
  broken.tell(table, "left out, being no JSON objects");
}

}  // namespace

std::optional<size_t> LookupTable::find_column(std::string_view name) const {
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == name) return i;
  for (size_t i = 0; i < columns.size(); ++i)
    if (utf8::equal_ignoring_ascii_case(columns[i], name)) return i;
  return {};
}

std::string read_whole_file(const std::string& path) {
  auto stream = open_stream(path);
  std::string text;
  for (;;) {
    constexpr size_t piece = size_t{1} << 18;
    auto before = text.size();
    text.resize(before + piece);
    auto got = stream->read(text.data() + before, piece);
    text.resize(before + got);
    if (got == 0) break;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

std::shared_ptr<const LookupTable> read_lookup_table(const std::string& path) {
  auto text = read_whole_file(path);
  auto table = std::make_shared<LookupTable>();
  table->file = path;
  auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) throw InputError(path, "empty, so it has no header");
  if (text[first] == '{' || text[first] == '[') {
    read_json(*table, text);
  } else {
    auto header = std::string_view(text).substr(0, text.find('\n'));
    bool tabs = header.find('\t') != std::string_view::npos && header.find(',') == std::string_view::npos;
    read_csv(*table, text, tabs ? '\t' : ',');
  }
  return table;
}

}  // namespace dohyo
