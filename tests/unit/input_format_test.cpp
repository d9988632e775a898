#include <doctest/doctest.h>

#include "interpreter/input/format.h"

namespace dohyo {

namespace {

std::string detected(std::string_view sample, std::string_view path = "-") {
  Detection result = detect(sample, path);
  if (!result.error.empty()) return result.error;
  std::string word(to_string(result.format));
  if (result.format == RecordFormat::csv && result.delimiter != ',') word += result.delimiter;
  return word;
}

}  // namespace

TEST_CASE("input format: JSON") {
  struct Case {
    const char* text;
    const char* format;
  };
  const Case cases[] = {
      {R"({"a":1})", "ndjson"},
      {"{\"a\":1}\n{\"a\":2}\n", "ndjson"},
      {"\xef\xbb\xbf{\"a\":1}\r\n{\"a\":2}\r\n", "ndjson"},
      {"\n\n  {\"a\":1}\n", "ndjson"},
      {"{}\n", "ndjson"},
      {"{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":\"x\\\"}\\n\",\"e\":-1.5e3,\"f\":true}\n", "ndjson"},
      {R"({"a": "longer than the sam)", "ndjson"},
      {"{\"a\":1,\"b\":\"cut\n{\"a\":2}\n", "ndjson"},  // the first line is broken
      {"{\"a\":1,\n{\"a\":2}\n{\"a\":3}\n", "ndjson"},
      {"# made by hand\n{\"a\":1}\n{\"a\":2}\n", "ndjson"},
      {"{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", "json"},  // pretty-printed
      {"{\n  \"a\": {\n    \"b\": \"cut of", "json"},
      {"{\"a\":1}{\"a\":2}", "json"},
      {"{\"a\":1} {\"a\":2}\n", "json"},
      {"{\"a\":1},\n{\"a\":2},\n", "json"},
      {"{\"a\":\n1}\n", "json"},
      {"[{\"a\":1},{\"a\":2}]", "json"},
      {"[\n  {\n    \"a\": 1\n  }\n]\n", "json"},
      {"[ ]\n", "json"},
      {"[1, {\"a\":1}]", "json"},
      {"[{\"a\":1}]\n[{\"a\":2}]\n", "json"},
      {"[{\"a\":\"longer than the sam", "json"},
      // Not JSON:
      {"[2024-01-01 10:00:00] started\n[2024-01-01 10:00:01] done\n", "lines"},
      {"[INFO] x\n", "lines"},
      {"[main] {\"a\":1}\n", "lines"},
      {"[{\"a\":1}] and text\n", "lines"},
      {"[123] text\n", "lines"},
      {"[]: text\n", "lines"},
      {"[1,2,3]\n", "lines"},
      {"[\"a\",\"b\"]\n", "lines"},
      {"{main} INFO starting\n", "lines"},
      {"{\"a\":1} INFO starting\n", "lines"},
      {"2024-01-01 INFO {\"a\":1}\n2024-01-01 INFO {\"a\":2}\n", "lines"},
      {"text\ntext\ntext\n{\"a\":1}\n", "lines"},
  };
  for (const Case& entry : cases) CHECK_MESSAGE(detected(entry.text) == entry.format, entry.text);
}

TEST_CASE("input format: tables") {
  CHECK(detected("host,status\na,200\nb,404\n") == "csv");
  CHECK(detected("host,status\na,200") == "csv");
  CHECK(detected("host\tstatus\na\t200\n") == "tsv");
  CHECK(detected("host;status\na;200\n") == "csv;");
  CHECK(detected("Level,Date and Time,Source (app)\nInfo,1/2/2024,x\nInfo,1/2/2024,y\n") == "csv");
  CHECK(detected("\"host\",\"message\"\n\"a\",\"two\nlines, with a comma\"\n\"b\",\"x\"\n") == "csv");
  CHECK(detected("2024-01-01 10:00:00,123 INFO started\n2024-01-01 10:00:00,456 INFO done\n") == "lines");
  CHECK(detected("Hello, this is prose\nIt has, in each line\nOne comma, no more\n") == "lines");
  CHECK(detected("level=info, a=1, b=2\nlevel=info, a=1, b=2\n") == "lines");
  CHECK(detected("GET,200\nGET,200\n") == "lines");
  CHECK(detected("a,b,c\n") == "lines");
  CHECK(detected("a,b,c\n1,2\n") == "lines");
  CHECK(detected("Jan  1 10:00:00 host app: a, b\nJan  1 10:00:00 host app: c, d\n") == "lines");
}

TEST_CASE("input format: contents before extension, extension before giving up") {
  CHECK(detected("{\"a\":1}\n", "x.csv") == "ndjson");
  CHECK(detected("[{\"a\":1}]\n", "x.log") == "json");
  CHECK(detected("host,status\na,200\n", "x.json") == "ndjson");
  CHECK(detected("a b\n1,2,3\n", "x.csv") == "csv");
  CHECK(detected("a;b;c\n1,5;2;3\n", "x.csv") == "csv;");
  CHECK(detected("a\tb\n", "x.csv.gz") == "tsv");
  CHECK(detected("a\n", "x.tsv") == "tsv");
  CHECK(detected("garbage\n", "x.ndjson") == "ndjson");
  CHECK(detected("garbage\n", "x.jsonl.zst") == "ndjson");
  CHECK(detected("{\"a\": 1,\n  bad\n}\n", "x.json") == "json");
  CHECK(detected("garbage\n", "x.log") == "lines");
  CHECK(detected("", "x.log") == "lines");
  CHECK(detected("", "x.csv") == "csv");
  CHECK(detected("", "x.json") == "ndjson");
  CHECK(detected(" \n\n", "-") == "lines");
}

TEST_CASE("input format: what cannot be read is said") {
  using namespace std::string_view_literals;
  CHECK(detected("\xff\xfe{\0\"\0"sv).starts_with("UTF-16 text; convert it first, with iconv"));
  CHECK(detected("\xfe\xff\0{\0\""sv).starts_with("UTF-16"));
  CHECK(detected("\xff\xfe\0\0{\0\0\0"sv).starts_with("UTF-32"));
  CHECK(detected("{\0\"\0a\0\"\0:\0001\0}\0\n\0{\0\"\0a\0"sv).starts_with("UTF-16"));
  CHECK(detected("ElfFile\0\0\0"sv, "x.evtx").starts_with("a binary Windows event log"));
  CHECK(detected("PK\x03\x04..."sv).starts_with("a zip archive"));
  CHECK(detected("BZh91AY&SY..."sv).starts_with("compressed with bzip2"));
  CHECK(detected("text with \0 zeros \0\0\0\0\0\0\0 in it\n"sv) == "lines");
  CHECK(detected(std::string(5000, '\0')) == "lines");
  CHECK(!detect_as(RecordFormat::ndjson, "\xff\xfe{\0"sv).error.empty());
}

TEST_CASE("input format: forced formats") {
  for (RecordFormat format : {RecordFormat::ndjson, RecordFormat::json_array, RecordFormat::csv,
                              RecordFormat::tsv, RecordFormat::lines}) {
    CHECK(record_format(to_string(format)) == format);
    CHECK(record_format_words().find(to_string(format)) != std::string_view::npos);
    CHECK(detect_as(format, "a;b;c\n").format == format);
  }
  CHECK(!record_format("xml"));
  CHECK(detect_as(RecordFormat::csv, "a;b;c\n").delimiter == ';');
  CHECK(detect_as(RecordFormat::csv, "a\n").delimiter == ',');
  CHECK(detect_as(RecordFormat::tsv, "a,b\n").delimiter == '\t');
}

}  // namespace dohyo
