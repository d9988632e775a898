// A text as a record of `csv` and `split`: without quotes and escapes the columns are what stands between delimiters, and
// columns written with quotes are read back as they were.
#include <algorithm>

#include "interpreter/steps/delimited_fields.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {",", ",,", "\"", "\"\"", "\\\"", "\\,", "\\\\", "\\", " ", "\n", "\r\n", "a", "\"a,b\"", ";", "\xC3\xA4", "\xFF", "\t"};
}

namespace {

constexpr size_t columns = 6;

std::vector<std::optional<std::string>> read(std::string_view text, const Delimiters& delimiters) {
  Arena arena;
  std::string_view fields[columns];
  ColumnExtractor extractor(delimiters, {0, 1, 2, 3, 4, 5});
  fuzz_demand(extractor.extract(text, fields, {arena, nullptr}), "every text is a record");
  std::vector<std::optional<std::string>> out;
  for (auto field : fields) out.push_back(field.data() == nullptr ? std::nullopt : std::optional<std::string>(field));
  return out;
}

void check_plain(std::string_view text) {
  if (text.find_first_of("\"\\") != std::string_view::npos) return;
  auto found = read(text, {});
  text = text.substr(0, text.find_first_of("\r\n"));
  for (size_t i = 0; i < columns; ++i) {
    if (text.data() == nullptr) {
      fuzz_demand(!found[i], "a column that is not there is null");
      continue;
    }
    auto end = std::min(text.find(','), text.size());
    fuzz_demand(found[i] == std::string(text.substr(0, end)), "columns are what stands between delimiters");
    text = end < text.size() ? text.substr(end + 1) : std::string_view();
  }
}

/// The input divided at line breaks is a list of columns; each is quoted.
void check_quoted(std::string_view input) {
  std::vector<std::string> written;
  std::string record;
  while (written.size() < columns) {
    auto end = std::min(input.find('\n'), input.size());
    std::string column(input.substr(0, end));
    // An escape before the closing quote would be one of that quote.
    std::erase(column, '\\');
    written.push_back(column);
    record += written.size() > 1 ? ",\"" : "\"";
    for (char c : column) record += c == '"' ? "\"\"" : std::string(1, c);
    record += '"';
    if (end == input.size()) break;
    input.remove_prefix(end + 1);
  }
  auto found = read(record, {});
  for (size_t i = 0; i < written.size(); ++i) fuzz_demand(found[i] == written[i], "a quoted column is read as it was");
}

}  // namespace

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view input = size == 0 ? std::string_view("", 0) : std::string_view(reinterpret_cast<const char*>(data), size);
  dohyo::tests::check_plain(input);
  dohyo::tests::check_quoted(input);
  (void)dohyo::tests::read(input, {";", "\"", "'"});
  (void)dohyo::tests::read(input, {"\xC3\xA4", "\\", "\""});
  return 0;
}
