#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "interpreter/library/result.h"
#include "interpreter/text/utf8.h"

namespace {

using namespace dohyo;
using namespace std::string_literals;
using namespace std::string_view_literals;

const OutputFormat& format_named(std::string_view name) {
  for (const auto& format : output_formats())
    if (format.name == name) return format;
  FAIL("no format " << name);
  return output_formats().front();
}

std::string written(std::string_view format, const std::vector<QueryResult>& results,
                    const OutputOptions& options = {}, const Accounting& accounting = {},
                    const std::vector<std::string>& diagnostics = {}) {
  std::ostringstream out;
  auto writer = format_named(format).open(out, options);
  for (const auto& result : results) writer->write(result);
  writer->finish(accounting, diagnostics);
  return out.str();
}

QueryResult result_of(std::vector<ResultColumn> columns) {
  QueryResult result;
  result.aggregate = true;
  result.rows = columns.empty() ? 0 : columns.front().values.size();
  result.columns = std::move(columns);
  return result;
}

ResultColumn texts(std::string name, const std::vector<std::string_view>& values) {
  ResultColumn column{std::move(name), ColumnType::text, {}};
  for (auto value : values) column.values.push_back(Value::text(value));
  return column;
}

ResultColumn integers(std::string name, const std::vector<int64_t>& values) {
  ResultColumn column{std::move(name), ColumnType::integer, {}};
  for (auto value : values) column.values.push_back(Value::integer(value));
  return column;
}

QueryResult one_value(Value value, ColumnType type = ColumnType::mixed) {
  return result_of({{"v", type, {value}}});
}
QueryResult one_text(std::string_view text) { return result_of({texts("v", {text})}); }

/// Two queries of one run.
std::vector<QueryResult> two_queries() {
  auto first = result_of({texts("host", {"a"})});
  auto second = result_of({integers("n", {7})});
  first.title = "Beaconing";
  second.index = 2;
  first.query_count = second.query_count = 2;
  return {first, second};
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr int64_t smallest = std::numeric_limits<int64_t>::min();
constexpr int64_t largest = std::numeric_limits<int64_t>::max();
constexpr int64_t some_time = 1'709'528'767'890; // 2024-03-04 05:06:07.890

/// Each line of a table must take the same number of cells.
void check_aligned(const std::string& table) {
  std::istringstream lines(table);
  size_t width = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("│") != 0 && line.find("┌") != 0 && line.find("├") != 0) continue;
    if (width == 0) width = utf8::display_width(line);
    CHECK_MESSAGE(utf8::display_width(line) == width, line);
  }
}

} // namespace

TEST_CASE("outputs: the formats and their order") {
  std::string names;
  for (const auto& format : output_formats()) {
    names += std::string(format.name) + ' ';
    CHECK(!format.summary.empty());
  }
  CHECK(names == "table json ndjson csv tsv markdown ");
  CHECK(to_string(ColumnType::text) == "text");
  CHECK(to_string(ColumnType::mixed) == "mixed");
}

// --- json
// -------------------------------------------------------------------------------------------------------------

TEST_CASE("json: the whole document") {
  Accounting accounting;
  accounting.files = 1;
  accounting.bytes = 2048;
  accounting.events = 16843;
  accounting.bad_events = 1;
  accounting.first_bad = {{"a.json", 7, "no closing bracket"}};
  accounting.aliases["EventCode"] = {{"EventID", 512}, {"event_id", 89}};
  accounting.seconds = 1.5;
  auto result = result_of({texts("Computer", {"HOST-1", "HOST-2"}), integers("count", {30, 4})});
  result.title = "Part 1: Beaconing detection";
  CHECK(written("json", {result}, {}, accounting, {R"({"severity":"note"})"}) ==
        R"({"version":1,
 "queries":[
  {"index":1,"title":"Part 1: Beaconing detection","kind":"aggregate",
   "columns":[{"name":"Computer","type":"text"},{"name":"count","type":"integer"}],
   "rows":[
    {"Computer":"HOST-1","count":30},
    {"Computer":"HOST-2","count":4}],
   "row_count":2}],
 "accounting":{"files":1,"files_skipped":0,"bytes":2048,"events":16843,"bad_events":1,"repaired_events":0,)"
        R"("failed_parses":0,"rows_without_answer":0,"without_answer":[],"notes":[],"first_bad":[{"file":"a.json","line":7,"reason":"no closing bracket"}],)"
        R"("aliases":{"EventCode":{"EventID":512,"event_id":89}}},
 "diagnostics":[
  {"severity":"note"}]}
)");
}

TEST_CASE("outputs: what the author says about a query") {
  auto metadata = std::make_shared<QueryMetadata>();
  metadata->title = "Compromise Infrastructure";
  metadata->techniques = {{"T1584", "Compromise Infrastructure"}, {"T1071", ""}};
  metadata->tactics = {"Resource Development", "C|2\x1b"};
  metadata->severity = "high";
  metadata->false_positives = {"a \"scan\""};
  auto result = result_of({integers("n", {7})});
  result.title = "Part 1";
  result.metadata = metadata;
  CHECK(written("table", {result}).starts_with(
      "Part 1\nT1584 Compromise Infrastructure; T1071; Resource Development, C|2\\x1b; severity high\n┌"));
  CHECK(written("markdown", {result}).starts_with(
      "### Part 1\n\nT1584 Compromise Infrastructure; T1071; Resource Development, C\\|2\\x1b; severity high\n\n|"));
  auto document = nlohmann::json::parse(written("json", {result}));
  CHECK(document["queries"][0]["metadata"].dump() ==
        R"({"false_positives":["a \"scan\""],"severity":"high","tactics":["Resource Development","C|2\u001b"],)"
        R"("techniques":[{"id":"T1584","name":"Compromise Infrastructure"},{"id":"T1071"}],"title":"Compromise Infrastructure"})");
  CHECK(written("csv", {result}) == "n\n7\n");
  // A title that no line says yet is said.
  metadata->techniques.clear();
  CHECK(written("table", {result}).find("\nCompromise Infrastructure; Resource") != std::string::npos);
  // Nothing said, no line.
  result.metadata = std::make_shared<QueryMetadata>();
  CHECK(written("table", {result}).starts_with("Part 1\n┌"));
}

TEST_CASE("json: valid without queries, rows or columns") {
  auto nothing = nlohmann::json::parse(written("json", {}));
  CHECK(nothing["version"] == 1);
  CHECK(nothing["queries"].empty());
  CHECK(nothing["accounting"]["aliases"].is_object());
  CHECK(nothing["accounting"]["first_bad"].is_array());
  CHECK(nothing["diagnostics"].is_array());

  auto events = result_of({texts("v", {})});
  events.aggregate = false;
  QueryResult bare;
  bare.rows = 2;
  auto empty = nlohmann::json::parse(written("json", {events, bare}, {}, {}, {"{}", "{}"}));
  CHECK(empty["queries"][0]["kind"] == "events");
  CHECK(empty["queries"][0]["rows"].empty());
  CHECK(empty["queries"][0]["row_count"] == 0);
  CHECK(empty["queries"][1]["rows"].dump() == "[{},{}]");
  CHECK(empty["diagnostics"].size() == 2);
}

TEST_CASE("json: titles, names, files and aliases from outside are escaped") {
  auto result = result_of({texts("na\"me\xFF", {"x"})});
  result.title = "tit\"le\xFF\n";
  Accounting accounting;
  accounting.first_bad = {{"fi\"le\xFF", 1, "rea\x01son\xFE"}};
  accounting.aliases["a\xFF"] = {{"b\"\xFF", 1}};
  auto document = nlohmann::json::parse(written("json", {result}, {}, accounting));
  CHECK(document["queries"][0]["title"] == "tit\"le\uFFFD\n");
  CHECK(document["queries"][0]["columns"][0]["name"] == "na\"me\uFFFD");
  CHECK(document["queries"][0]["rows"][0]["na\"me\uFFFD"] == "x");
  CHECK(document["accounting"]["aliases"]["a\uFFFD"]["b\"\uFFFD"] == 1);
}

// --- ndjson
// -----------------------------------------------------------------------------------------------------------

TEST_CASE("ndjson: every kind of value") {
  auto row = [](Value value) { return written("ndjson", {one_value(value)}); };
  CHECK(row(Value::null()) == "{\"v\":null}\n");
  CHECK(row(Value::boolean(true)) == "{\"v\":true}\n");
  CHECK(row(Value::integer(smallest)) == "{\"v\":-9223372036854775808}\n");
  CHECK(row(Value::integer(largest)) == "{\"v\":9223372036854775807}\n");
  CHECK(row(Value::number(0.1)) == "{\"v\":0.1}\n");
  CHECK(row(Value::number(3)) == "{\"v\":3}\n");
  CHECK(row(Value::number(1e300)) == "{\"v\":1e+300}\n");
  CHECK(row(Value::number(not_a_number)) == "{\"v\":\"NaN\"}\n");
  CHECK(row(Value::number(infinity)) == "{\"v\":\"Infinity\"}\n");
  CHECK(row(Value::number(-infinity)) == "{\"v\":\"-Infinity\"}\n");
  CHECK(row(Value::time(some_time)) == "{\"v\":1709528767890}\n");
  CHECK(row(Value::text("")) == "{\"v\":\"\"}\n");

  std::vector<Value> items = {Value::text("a\nb"), Value::integer(1), Value::null(), Value::list({})};
  CHECK(row(Value::list(items)) == "{\"v\":[\"a\\nb\",1,null,[]]}\n");
}

TEST_CASE("ndjson: text is valid JSON whatever it holds") {
  auto row = [](std::string_view text) { return written("ndjson", {one_text(text)}); };
  CHECK(row(R"(C:\"x")") == "{\"v\":\"C:\\\\\\\"x\\\"\"}\n");
  CHECK(row("a\tb\r\n\x1b[31m\x7f\0z"s) == "{\"v\":\"a\\tb\\r\\n\\u001b[31m\\u007f\\u0000z\"}\n");
  CHECK(row("\u009b31m") == "{\"v\":\"\\u009b31m\"}\n");
  CHECK(row("ab\xFF\xC3") == "{\"v\":\"ab\uFFFD\uFFFD\"}\n");
  CHECK(row("\xED\xA0\x80") == "{\"v\":\"\uFFFD\uFFFD\uFFFD\"}\n"); // a surrogate
  CHECK(row("日本 é 👩‍💻") == "{\"v\":\"日本 é 👩‍💻\"}\n");

  std::string all_bytes;
  for (int c = 0; c < 256; ++c) all_bytes += static_cast<char>(c);
  auto parsed = nlohmann::json::parse(row(all_bytes));
  CHECK(parsed["v"].get<std::string>() == utf8::repair(all_bytes));
}

TEST_CASE("ndjson: _query only when there are several queries, and never twice") {
  CHECK(written("ndjson", {one_text("x")}) == "{\"v\":\"x\"}\n");
  CHECK(written("ndjson", two_queries()) ==
        "{\"_query\":\"Beaconing\",\"host\":\"a\"}\n{\"_query\":2,\"n\":7}\n");

  auto clash = result_of({texts("_query", {"mine"})});
  clash.query_count = 2;
  CHECK(written("ndjson", {clash}) == "{\"_query_\":1,\"_query\":\"mine\"}\n");

  QueryResult bare;
  bare.rows = 1;
  bare.query_count = 2;
  CHECK(written("ndjson", {bare}) == "{\"_query\":1}\n");
  CHECK(written("ndjson", {result_of({texts("v", {})})}).empty());
}

// --- csv and tsv
// ------------------------------------------------------------------------------------------------------

TEST_CASE("csv: quoting, null, empty text, lists") {
  std::vector<Value> items = {Value::text("x"), Value::text("y")};
  auto result = result_of({texts("a,b", {"plain", "", "say \"hi\"", "one,two", " pad"}),
                           {"c",
                            ColumnType::mixed,
                            {Value::null(), Value::list(items), Value::text("l1\r\nl2"),
                             Value::number(not_a_number), Value::time(some_time)}}});
  CHECK(written("csv", {result}) == "\"a,b\",c\n"
                                    "plain,\n"
                                    "\"\",\"x\ny\"\n"
                                    "\"say \"\"hi\"\"\",\"l1\r\nl2\"\n"
                                    "\"one,two\",NaN\n"
                                    "\" pad\",1709528767890\n");
}

TEST_CASE("csv: a null alone in its row does not become an empty line") {
  CHECK(written("csv", {one_value(Value::null())}) == "v\n\"\"\n");
}

TEST_CASE("csv: several queries are apart by one empty line; empty ones keep their header") {
  CHECK(written("csv", two_queries()) == "host\na\n\nn\n7\n");
  CHECK(written("csv", {result_of({texts("a", {}), texts("b", {})})}) == "a,b\n");
  CHECK(written("csv", {}).empty());
}

TEST_CASE("csv, tsv: broken UTF-8 is repaired, integers are exact") {
  CHECK(written("csv", {one_text("a\xFFz")}) == "v\na\uFFFDz\n");
  CHECK(written("tsv", {one_text("a\xFFz")}) == "v\na\uFFFDz\n");
  CHECK(written("csv", {result_of({integers("n", {smallest, largest})})}) ==
        "n\n-9223372036854775808\n9223372036854775807\n");
}

TEST_CASE("tsv: one line per row") {
  std::vector<Value> items = {Value::text("x"), Value::text("y")};
  auto result = result_of(
      {texts("a\tb", {"1\t2", "C:\\new", "\"q\"", "l1\r\nl2"}),
       {"c", ColumnType::mixed, {Value::list(items), Value::null(), Value::text(""), Value::integer(1)}}});
  CHECK(written("tsv", {result}) == "a\\tb\tc\n"
                                    "1\\t2\tx\\ny\n"
                                    "C:\\\\new\t\n"
                                    "\"q\"\t\n"
                                    "l1\\r\\nl2\t1\n");
  CHECK(written("tsv", two_queries()) == "host\na\n\nn\n7\n");
}

// --- markdown
// ---------------------------------------------------------------------------------------------------------

TEST_CASE("markdown: alignment, null, lists, times") {
  std::vector<Value> items = {Value::text("x"), Value::text("y|z")};
  auto result = result_of({texts("_sourceHost", {"a|b", "l1\nl2"}),
                           integers("n", {1, 20}),
                           {"when", ColumnType::time, {Value::time(some_time), Value::null()}},
                           {"list", ColumnType::list, {Value::list(items), Value::list({})}}});
  CHECK(written("markdown", {result}) == "| _sourceHost | n | when | list |\n"
                                         "| --- | ---: | --- | --- |\n"
                                         "| a\\|b | 1 | 2024-03-04 05:06:07.890 | x<br>y\\|z |\n"
                                         "| l1<br>l2 | 20 | *null* |  |\n");
}

TEST_CASE("markdown: values show as they are, and ordinary ones are not cluttered") {
  auto cell = [](std::string_view text) {
    auto out = written("markdown", {one_text(text)});
    auto start = std::string_view("| v |\n| --- |\n| ").size();
    return out.substr(start, out.size() - start - 3);
  };
  CHECK(cell("C:\\Windows\\System32") == "C:\\Windows\\System32");
  CHECK(cell("C:\\*") == "C:\\\\\\*");
  CHECK(cell("a\\|b") == "a\\\\\\|b");
  CHECK(cell("ends\\") == "ends\\\\");
  CHECK(cell("ends\\\nx") == "ends\\\\<br>x");
  CHECK(cell("__init__ a_b") == "\\__init\\_\\_ a_b");
  CHECK(cell("<b>`x` [y](z) ~s~") == "\\<b>\\`x\\` \\[y](z) \\~s\\~");
  CHECK(cell("a&b=1 &lt; &#60;") == "a&b=1 \\&lt; \\&#60;");
  CHECK(cell("\x1b[2J\xFF") == "\\x1b\\[2J\uFFFD");
}

TEST_CASE("markdown: titles and empty results") {
  CHECK(written("markdown", two_queries()) == "### Beaconing\n\n| host |\n| --- |\n| a |\n\n"
                                              "### Query 2\n\n| n |\n| ---: |\n| 7 |\n");
  CHECK(written("markdown", {result_of({texts("v", {})})}) == "| v |\n| --- |\n\n(no rows)\n");
}

// --- table
// ------------------------------------------------------------------------------------------------------------

TEST_CASE("table: text left, numbers right, title, count") {
  auto result = result_of({texts("Computer", {"HOST-1", "B"}), integers("count", {30, 4})});
  result.title = "Part 1: Beaconing";
  CHECK(written("table", {result}) == R"(Part 1: Beaconing
┌──────────┬───────┐
│ Computer │ count │
├──────────┼───────┤
│ HOST-1   │    30 │
│ B        │     4 │
└──────────┴───────┘
2 rows
)");
}

TEST_CASE("table: no rows, no columns, no queries") {
  CHECK(written("table", {result_of({texts("Computer", {}), integers("count", {})})}) ==
        R"(┌──────────┬───────┐
│ Computer │ count │
└──────────┴───────┘
(no rows)
)");
  QueryResult bare;
  bare.rows = 3;
  CHECK(written("table", {bare}) == "3 rows\n");
  CHECK(written("table", {}).empty());
}

TEST_CASE("table: several queries") {
  CHECK(written("table", two_queries()) == R"(Beaconing
┌──────┐
│ host │
├──────┤
│ a    │
└──────┘
1 row

Query 2
┌───┐
│ n │
├───┤
│ 7 │
└───┘
1 row
)");
}

TEST_CASE("table: nulls, empty texts, not-a-number, extremes") {
  auto result = result_of(
      {{"x",
        ColumnType::mixed,
        {Value::null(), Value::text(""), Value::boolean(false), Value::number(-infinity)}},
       {"y",
        ColumnType::number,
        {Value::number(not_a_number), Value::number(0.5), Value::integer(smallest), Value::null()}}});
  CHECK(written("table", {result}) == R"(┌───────────┬──────────────────────┐
│ x         │                    y │
├───────────┼──────────────────────┤
│ null      │                  NaN │
│           │                  0.5 │
│ false     │ -9223372036854775808 │
│ -Infinity │                 null │
└───────────┴──────────────────────┘
4 rows
)");
}

TEST_CASE("table: lists and texts of several lines") {
  std::vector<Value> items = {Value::text("10.0.0.1"), Value::time(0), Value::null()};
  auto result = result_of(
      {texts("host", {"a", "b\r\nc"}), {"seen", ColumnType::list, {Value::list(items), Value::list({})}}});
  CHECK(written("table", {result}) == R"(┌──────┬─────────────────────┐
│ host │ seen                │
├──────┼─────────────────────┤
│ a    │ 10.0.0.1            │
│      │ 1970-01-01 00:00:00 │
│      │ null                │
├──────┼─────────────────────┤
│ b    │                     │
│ c    │                     │
└──────┴─────────────────────┘
2 rows
)");
}

TEST_CASE("table: times in the zone of the run; instants without a date stay numbers") {
  auto result = result_of(
      {{"t", ColumnType::time, {Value::time(some_time), Value::time(largest), Value::time(smallest)}}});
  OutputOptions options;
  options.timezone = "+02:00";
  auto table = written("table", {result}, options);
  CHECK(table.find("│ 2024-03-04 07:06:07.890 │") != std::string::npos);
  CHECK(table.find("│ 9223372036854775807     │") != std::string::npos);
  CHECK(table.find("│ -9223372036854775808    │") != std::string::npos);
}

TEST_CASE("table: Unicode width") {
  auto table = written("table", {result_of({texts("v", {"日本語", "e\u0301te\u0301", "😀!", "naïve"}),
                                            integers("n", {1, 2, 3, 4})})});
  CHECK(table == "┌────────┬───┐\n"
                 "│ v      │ n │\n"
                 "├────────┼───┤\n"
                 "│ 日本語 │ 1 │\n"
                 "│ e\u0301te\u0301    │ 2 │\n"
                 "│ 😀!    │ 3 │\n"
                 "│ naïve  │ 4 │\n"
                 "└────────┴───┘\n"
                 "4 rows\n");
  check_aligned(table);
}

TEST_CASE("table: log content cannot drive the terminal") {
  auto result = result_of(
      {texts("na\x1b[1mme\n", {"\x1b]0;owned\x07", "a\tb\rc", "\u009b2J", "x\xFFy\0z"sv, "safe\u202Etxt"})});
  result.title = "t\x1b[2J";
  auto table = written("table", {result});
  CHECK(table.find('\x1b') == std::string::npos);
  for (auto shown : {"t\\x1b[2J\n", "na\\x1b[1mme\\n", "\\x1b]0;owned\\x07", "a\\tb\\rc", "\\x9b2J",
                     "x\uFFFDy\\x00z", "safe\\u202etxt"})
    CHECK_MESSAGE(table.find(shown) != std::string::npos, shown);
  check_aligned(table);
}

TEST_CASE("table: colour") {
  OutputOptions options;
  options.colour = true;
  auto result = result_of({{"n", ColumnType::integer, {Value::integer(12345), Value::null()}}});
  result.title = "T";
  CHECK(written("table", {result}, options) == "\x1b[1mT\x1b[0m\n"
                                               "┌───────┐\n"
                                               "│     \x1b[1mn\x1b[0m │\n"
                                               "├───────┤\n"
                                               "│ 12345 │\n"
                                               "│  \x1b[2mnull\x1b[0m │\n"
                                               "└───────┘\n"
                                               "2 rows\n");
}

TEST_CASE("table: on a terminal the widest columns give way, numbers do not, and it says so") {
  OutputOptions options;
  options.width = 42;
  auto result = result_of(
      {texts("host", {"a", "b"}), texts("command", {"powershell.exe -nop -w hidden", "cmd"}),
       texts("parent", {"C:\\Windows\\explorer.exe", "日本語日本語日本語"}), integers("n", {12345678, 1})});
  auto table = written("table", {result}, options);
  CHECK(table == R"(┌──────┬───────────┬──────────┬──────────┐
│ host │ command   │ parent   │        n │
├──────┼───────────┼──────────┼──────────┤
│ a    │ powershe… │ C:\Wind… │ 12345678 │
│ b    │ cmd       │ 日本語…  │        1 │
└──────┴───────────┴──────────┴──────────┘
3 values cut to the terminal width; use --format json or a pipe for all of them
2 rows
)");
  check_aligned(table);
}

TEST_CASE("table: columns that do not fit are left away, and it says so") {
  std::vector<ResultColumn> columns;
  for (int i = 0; i < 30; ++i) columns.push_back(texts("a_long_name_" + std::to_string(i), {"value"}));
  OutputOptions options;
  options.width = 34;
  CHECK(written("table", {result_of(columns)}, options) == R"(┌──────────┬──────────┬──────────┐
│ a_long_… │ a_long_… │ a_long_… │
├──────────┼──────────┼──────────┤
│ value    │ value    │ value    │
└──────────┴──────────┴──────────┘
27 more fields; --format ndjson shows all
3 column names cut to the terminal width; use --format json or a pipe for all of them
1 row
)");
  for (size_t width = 1; width < 120; ++width) {
    options.width = width;
    auto table = written("table", {result_of(columns)}, options);
    check_aligned(table);
    auto frame = utf8::display_width(table.substr(0, table.find('\n')));
    CHECK(frame <= std::max(width, size_t{5}));
  }
}

TEST_CASE("table: the columns worth showing, on a terminal only") {
  auto result = result_of({texts("a", {"1"}), texts("b", {"2"}), texts("c", {"3"})});
  result.preferred_columns = {2, 0};
  OutputOptions options;
  options.width = 80;
  CHECK(written("table", {result}, options) == R"(┌───┬───┐
│ c │ a │
├───┼───┤
│ 3 │ 1 │
└───┴───┘
1 more field; --format ndjson shows all
1 row
)");
  CHECK(written("table", {result}).find("│ a │ b │ c │") != std::string::npos);
}

TEST_CASE("table: a file or a pipe gets everything") {
  std::string long_text(5000, 'x');
  std::vector<ResultColumn> columns;
  for (int i = 0; i < 50; ++i) columns.push_back(texts("c" + std::to_string(i), {long_text}));
  auto table = written("table", {result_of(columns)});
  CHECK(table.find("…") == std::string::npos);
  CHECK(table.find("c49") != std::string::npos);
  CHECK(table.ends_with("┘\n1 row\n"));
}
