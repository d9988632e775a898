#include <doctest/doctest.h>

#include "interpreter/input/csv.h"
#include "interpreter/input/records.h"
#include "tests/unit/input_fixture.h"

namespace dohyo {

using test::pick;

namespace {

struct Found {
  std::string text;  ///< one piece of the input a line: offset, '+' or what is damaged, the text
  std::optional<uint64_t> lost_from;
};

/// Feeds `input` in pieces of at most `piece` bytes, as a reader does.
Found split(std::string_view input, RecordFormat format, size_t piece,
            size_t longest = default_longest_record, char delimiter = ',') {
  auto splitter = make_splitter(format, delimiter, longest);
  Found found;
  size_t begin = 0;
  auto add = [&](size_t offset, std::string_view what, std::string_view record) {
    found.text += std::to_string(begin + offset) + std::string(what) + std::string(record) + "\n";
  };
  for (size_t end = std::min(piece, input.size());; end = std::min(end + piece, input.size())) {
    bool at_end = end == input.size();
    std::string_view bytes = input.substr(begin, end - begin);
    size_t prefix = splitter->complete_prefix(bytes, at_end);
    REQUIRE(prefix <= bytes.size());
    if (at_end) REQUIRE(prefix == bytes.size());
    // Lists, in the order of their offsets.
    auto record = splitter->records().begin();
    auto bad = splitter->damaged().begin();
    if (!splitter->has_lists())
      for_each_line(bytes.substr(0, prefix),
                    [&](std::string_view line, size_t offset) { add(offset, "+", line); });
    while (record != splitter->records().end() || bad != splitter->damaged().end()) {
      bool is_bad = record == splitter->records().end() ||
                    (bad != splitter->damaged().end() && bad->span.begin < record->begin);
      RecordSpan span = is_bad ? bad->span : *record;
      REQUIRE(span.end <= prefix);
      const char* names[] = {" too long ", " malformed ", " cut off "};
      add(span.begin, is_bad ? names[static_cast<int>(bad->damage)] : "+",
          bytes.substr(span.begin, span.end - span.begin));
      if (is_bad) {
        ++bad;
      } else {
        ++record;
      }
    }
    begin += prefix;
    if (at_end) break;
  }
  found.lost_from = splitter->lost_from();
  return found;
}

std::string json(std::string_view input, size_t longest = default_longest_record) {
  return split(input, RecordFormat::json_array, input.size() + 1, longest).text;
}

std::string csv(std::string_view input, size_t longest = default_longest_record) {
  return split(input, RecordFormat::csv, input.size() + 1, longest).text;
}

std::string lines(std::string_view input, size_t longest = default_longest_record) {
  return split(input, RecordFormat::lines, input.size() + 1, longest).text;
}

/// Few different bytes, those that matter most among them.
std::string random_text(std::mt19937& random, std::string_view alphabet, size_t size) {
  std::string text;
  for (size_t i = 0; i < size; ++i) text += alphabet[pick(random, 0, alphabet.size() - 1)];
  return text;
}

std::string random_json_value(std::mt19937& random, std::string_view gap, int depth) {
  switch (pick(random, 0, depth > 0 ? 6 : 3)) {
    case 0: return std::to_string(random());
    case 1: return "null";
    case 2: return "\"" + random_text(random, "ab{}[],: ", pick(random, 0, 80)) + "\"";
    case 3: return "\"" + std::string(2 * pick(random, 0, 40), '\\') + R"(\"}\\")";
    case 4:
      return "[" + random_json_value(random, gap, depth - 1) + "," +
             random_json_value(random, gap, depth - 1) + "]";
    default:
      return "{" + std::string(gap) + "\"k\":" + std::string(gap) +
             random_json_value(random, gap, depth - 1) + "," + std::string(gap) +
             "\"l\" :" + random_json_value(random, gap, depth - 1) + std::string(gap) + "}";
  }
}

}  // namespace

TEST_CASE("input records: lines") {
  CHECK(lines("a\nb\r\n\n \t\r\nc") == "0+a\n2+b\n10+c\n");
  CHECK(lines("\r\n\n") == "");
  CHECK(lines("a\r\r\n") == "0+a\r\n");
  CHECK(lines("  a\n") == "0+  a\n");
  CHECK(lines(std::string_view("\0\n", 2)) == std::string("0+\0\n", 4));
  CHECK(lines("ab\nabc\nabcd\nabc\r\nx", 3) == "0+ab\n3+abc\n7 too long abc\n12 too long abc\n17+x\n");
  CHECK(lines("abcd", 3) == "0 too long abc\n");
}

TEST_CASE("input records: JSON arrays and sequences") {
  CHECK(json("[{\"a\":1},{\"a\":[2,{}]}]") == "1+{\"a\":1}\n9+{\"a\":[2,{}]}\n");
  CHECK(json("[\n  {\n    \"a\": \"}]\\\"{\"\n  },\r\n  {}\n]\n") ==
        "4+{\n    \"a\": \"}]\\\"{\"\n  }\n31+{}\n");
  CHECK(json("{\"a\":1}{\"b\":2}\n\n{\"c\":\n3}") == "0+{\"a\":1}\n7+{\"b\":2}\n16+{\"c\":\n3}\n");
  CHECK(json("[{}]\n[{},{}]") == "1+{}\n6+{}\n9+{}\n");
  CHECK(json("{\"a\":1},\n{\"a\":2},\n") == "0+{\"a\":1}\n9+{\"a\":2}\n");
  CHECK(json("[1, \"a,b\" ,null,[{}], true ]") == "1+1\n4+\"a,b\"\n11+null\n16+[{}]\n22+true\n");
  CHECK(json("[]") == "");
  CHECK(json(" \n") == "");
  CHECK(json("") == "");
  CHECK(json("text\n{\"a\":1}\n]") == "0+text\n5+{\"a\":1}\n13+]\n");
}

TEST_CASE("input records: broken JSON costs one record where lines show the next") {
  // A missing quote in the second of three.
  CHECK(json("[\n{\"a\":\"1\"},\n{\"a\":\"2},\n{\"a\":\"3\"}\n]") ==
        "2+{\"a\":\"1\"}\n13 malformed {\"a\":\"2},\n23+{\"a\":\"3\"}\n");
  // A missing bracket, which shows at the end only.
  CHECK(json("[\n{\"a\":{\"b\":1},\n{\"a\":2},\n{\"a\":3}\n]\n") ==
        "2 malformed {\"a\":{\"b\":1},\n16+{\"a\":2}\n25+{\"a\":3}\n");
  // Leading commas, indented.
  CHECK(json("[ {\"a\":1}\n, {\"a\":\"2}\n, {\"a\":3}\n]") ==
        "2+{\"a\":1}\n12 malformed {\"a\":\"2}\n23+{\"a\":3}\n");
  // Pretty-printed: only a line indented like the broken record's own begins another.
  CHECK(json("[\n  {\n    \"a\": \"x,\n    \"l\": [\n      {\n      }\n    ]\n  },\n  {\n    \"a\": 2\n  "
             "}\n]") == "4 malformed {\n    \"a\": \"x,\n    \"l\": [\n      {\n      }\n    ]\n  },\n59+{\n "
                        "   \"a\": 2\n  }\n");
  // A string that swallows what follows shows by the byte behind it.
  CHECK(json("{\"a\":\"x},{\"b\":\"y\"}\n{\"c\":1}\n") ==
        "0 malformed {\"a\":\"x},{\"b\":\"y\"}\n19+{\"c\":1}\n");
}

TEST_CASE("input records: JSON that breaks off makes one bad record") {
  for (size_t piece : {1, 100}) {
    Found found = split("[{\"a\":1},{\"a\":2", RecordFormat::json_array, piece);
    CHECK(found.text == "1+{\"a\":1}\n9 cut off {\"a\":2\n");
    CHECK(!found.lost_from);
    // Between records, too: the bracket at least is missing.
    CHECK(split("[{\"a\":1},\n", RecordFormat::json_array, piece).text == "1+{\"a\":1}\n10 cut off \n");
    CHECK(split("[{\"a\":1}", RecordFormat::json_array, piece).text == "1+{\"a\":1}\n8 cut off \n");
    CHECK(split("[", RecordFormat::json_array, piece).text == "1 cut off \n");
    CHECK(split("[]", RecordFormat::json_array, piece).text.empty());
  }
}

TEST_CASE("input records: JSON that cannot be followed to the end is damaged, and the rest said to be lost") {
  Found found = split("[{\"a\":1},{\"a\":\"x},{\"b\":1},{\"c\":1}]", RecordFormat::json_array, 100);
  CHECK(found.text == "1+{\"a\":1}\n9 malformed {\"a\":\"x},{\"b\":1},{\"c\":1}]\n");
  CHECK(found.lost_from == 9);
  found = split("[{\"a\":1},{\"a\":\"x},{\"b\":1},{\"c\":1}]", RecordFormat::json_array, 3, 10);
  CHECK(found.text == "1+{\"a\":1}\n9 too long {\"a\":\"x},{\n");
  CHECK(found.lost_from == 9);
}

TEST_CASE("input records: JSON records longer than allowed") {
  CHECK(json("[{\"a\":1},\n{\"a\":12},\n{\"a\":\"123\"},\n{\"a\":3}]", 8) ==
        "1+{\"a\":1}\n10+{\"a\":12}\n20 too long {\"a\":\"12\n33+{\"a\":3}\n");
}

TEST_CASE("input records: CSV") {
  CHECK(csv("a,b\n1,2\r\n\n3,4") == "0+a,b\n4+1,2\n10+3,4\n");
  CHECK(csv("a,\"b\nc\"\n\"d\r\ne\",f\n") == "0+a,\"b\nc\"\n8+\"d\r\ne\",f\n");
  CHECK(csv("\"a\"\"\nb\",c\nd\n") == "0+\"a\"\"\nb\",c\n10+d\n");
  CHECK(csv("5\" disk,x\ny\"\n") == "0+5\" disk,x\n10+y\"\n");
  CHECK(csv("\"a\" b,\"c\nd\"\n") == "0+\"a\" b,\"c\nd\"\n");
  CHECK(csv("a,\"\"\nb,\"\"") == "0+a,\"\"\n5+b,\"\"\n");
  CHECK(csv("\n\n") == "");
}

TEST_CASE("input records: a stray quote in CSV makes one bad record") {
  // Followed by quoted cells.
  CHECK(csv("a,\"b\n\"c\",\"d\"\n\"e\",f\n") == "0+a,\"b\n5+\"c\",\"d\"\n13+\"e\",f\n");
  // Followed by nothing that has a quote.
  CHECK(csv("a,\"b\nc,d\ne,f\n") == "0+a,\"b\n5+c,d\n9+e,f\n");
  // At the end, without and with a line break.
  CHECK(csv("a,b\nc,\"d") == "0+a,b\n4+c,\"d\n");
  CHECK(csv("a,b\nc,\"d\n") == "0+a,b\n4+c,\"d\n");
  // Longer than allowed.
  CHECK(csv("a,\"b\nc,d\ne,f\ng,\"h\"\ni,\"j\nk\"\n", 12) ==
        "0+a,\"b\n5+c,d\n9+e,f\n13+g,\"h\"\n19+i,\"j\nk\"\n");
  CHECK(csv("a,b\nabcdefghijklm\nc,\"abcdefghijk\nd,e\n", 12) ==
        "0+a,b\n4 too long abcdefghijkl\n18 too long c,\"abcdefghi\n33+d,e\n");
  Arena arena;
  std::vector<std::string_view> fields;
  CHECK(!split_csv_record("a,\"b", ',', arena, fields));
}

TEST_CASE("input records: well-formed JSON comes back whole, in pieces of any size") {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    bool is_array = random() % 2 == 0;
    std::string_view gap = random() % 2 == 0 ? "" : "\n  ";
    std::string input = is_array ? "[\n" : "";
    std::string expected;
    for (size_t i = 0, count = pick(random, 0, 12); i < count; ++i) {
      if (i > 0) input += is_array ? (random() % 2 == 0 ? "," : " ,\r\n ") : "\n";
      std::string record = random_json_value(random, gap, 3);
      // Outside an array, a nested array would be taken for the outer one.
      if (!is_array && record[0] == '[') record = "{}";
      expected += std::to_string(input.size()) + "+" + record + "\n";
      input += record;
    }
    if (is_array) input += "]";
    for (size_t piece : {size_t{1}, pick(random, 2, 40), input.size() + 1}) {
      Found found = split(input, RecordFormat::json_array, piece);
      REQUIRE_MESSAGE(found.text == expected, input);
      REQUIRE(!found.lost_from);
    }
  }
}

TEST_CASE("input records: what is found does not depend on the pieces, however broken the input") {
  struct Case {
    RecordFormat format;
    std::string_view alphabet;
  };
  // Runs of ordinary bytes make longer records.
  const Case cases[] = {
      {RecordFormat::lines, "aab\n\r "},
      {RecordFormat::csv, "a,\"\n"},
      {RecordFormat::csv, "aaaab,,\"\"\n\r "},
      {RecordFormat::json_array, "{}[]\",:\n a1\\"},
      {RecordFormat::json_array, "{{}}\"\"\n,:"},
      {RecordFormat::json_array, "{}\n "},
      {RecordFormat::json_array, "{}\na,"},
      {RecordFormat::json_array, "{{{[\"\"\"\"\"\":::,,,   \\aaaaaaaa]}"},
  };
  std::mt19937 random(2);
  for (const Case& entry : cases)
    for (int round = 0; round < 2000; ++round) {
      std::string input = random_text(random, entry.alphabet, pick(random, 0, round % 2 == 0 ? 60 : 400));
      size_t longest =
          random() % 2 == 0 ? pick(random, 1, round % 2 == 0 ? 12 : 200) : default_longest_record;
      Found whole = split(input, entry.format, input.size() + 1, longest);
      for (size_t piece : {size_t{1}, size_t{2}, pick(random, 3, 20)}) {
        Found found = split(input, entry.format, piece, longest);
        REQUIRE_MESSAGE(found.text == whole.text,
                        "input: " << input << "\nlongest " << longest << " piece " << piece);
        REQUIRE_MESSAGE(found.lost_from == whole.lost_from, input);
      }
    }
}

TEST_CASE("input records: JSON read by blocks is read as step by step, wherever the blocks are cut") {
  for (size_t size = 0; size < 140; ++size)
    for (std::string_view tail :
         {"}", ",\"l\":1}", "\"w\"}", "w}", "{}", "\n}", " \\\"}\"", ":\"\\\\\"}", ":\"\\\\\\\"}\"}"}) {
      for (std::string input : {"{\"" + std::string(size, 'k') + "\"" + std::string(tail),
                                "{\"k\"" + std::string(size, ' ') + std::string(tail),
                                "{\"k\":\"" + std::string(size, '\\') + "\"" + std::string(tail)}) {
        input += "\n{\"next\":1}" + std::string(80, ' ');
        Found whole = split(input, RecordFormat::json_array, input.size() + 1);
        REQUIRE_MESSAGE(whole.text == split(input, RecordFormat::json_array, 1).text, input);
      }
    }
}

TEST_CASE("input records: CSV as a table comes back whole") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<std::string>> rows(pick(random, 1, 8));
    std::string input;
    for (auto& row : rows) {
      row.resize(pick(random, 1, 4));
      for (size_t i = 0; i < row.size(); ++i) {
        row[i] = random_text(random, "ab,\"\n\r; ", pick(random, 0, 8));
        std::string quoted;
        for (char c : row[i]) quoted += c == '"' ? "\"\"" : std::string(1, c);
        input += (i > 0 ? ",\"" : "\"") + quoted + "\"";
      }
      input += random() % 2 == 0 ? "\n" : "\r\n";
    }
    auto splitter = make_splitter(RecordFormat::csv, ',');
    REQUIRE(splitter->complete_prefix(input, true) == input.size());
    REQUIRE(splitter->records().size() == rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      RecordSpan span = splitter->records()[i];
      Arena arena;
      std::vector<std::string_view> fields;
      REQUIRE(split_csv_record(std::string_view(input).substr(span.begin, span.end - span.begin), ',', arena,
                               fields));
      REQUIRE(std::vector<std::string>(fields.begin(), fields.end()) == rows[i]);
    }
  }
}

}  // namespace dohyo
