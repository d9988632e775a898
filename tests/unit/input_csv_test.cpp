#include <doctest/doctest.h>

#include "interpreter/input/csv.h"

namespace dohyo {

namespace {

/// Fields joined by '|'; '!' in front when a quote is not closed.
std::string split(std::string_view record, char delimiter = ',') {
  Arena arena;
  std::vector<std::string_view> fields{"left over"};
  std::string result = split_csv_record(record, delimiter, arena, fields) ? "" : "!";
  for (size_t i = 0; i < fields.size(); ++i) result.append(i == 0 ? "" : "|").append(fields[i]);
  return result;
}

std::string header(std::string_view record, char delimiter = ',') {
  std::string result;
  for (const std::string& name : parse_csv_header(record, delimiter)) result += name + "|";
  return result;
}

}  // namespace

TEST_CASE("input csv: fields") {
  CHECK(split("a,b,c") == "a|b|c");
  CHECK(split("") == "");
  CHECK(split(",") == "|");
  CHECK(split("a,,") == "a||");
  CHECK(split(" a , b ") == " a | b ");
  CHECK(split(R"("a","b")") == "a|b");
  CHECK(split(R"("a,b",c)") == "a,b|c");
  CHECK(split("\"a\nb\",c") == "a\nb|c");
  CHECK(split(R"("say ""hi""",x)") == R"(say "hi"|x)");
  CHECK(split(R"("""",x)") == R"("|x)");
  CHECK(split(R"("",x)") == "|x");
  CHECK(split(R"(x,"")") == "x|");
  CHECK(split(R"(5" disk,b"c)") == R"(5" disk|b"c)");
  CHECK(split(R"(a, "b, c")") == R"(a| "b| c")");
  CHECK(split(R"("a" b,c)") == "a b|c");
  CHECK(split(R"("a""b" c "d",e)") == R"(a"b c "d"|e)");
  CHECK(split("a\tb,c\t\"d\te\"", '\t') == "a|b,c|d\te");
  CHECK(split("a;b", ';') == "a|b");
}

TEST_CASE("input csv: a quote that is not closed makes a bad record") {
  CHECK(split(R"("abc,d)") == "!abc,d");
  CHECK(split(R"(x,")") == "!x|");
  CHECK(split(R"(x,"a""b)") == R"(!x|a"b)");
  CHECK(split(R"(x,"a"")") == R"(!x|a")");
}

TEST_CASE("input csv: header") {
  CHECK(header("a,b,c\r\n") == "a|b|c|");
  CHECK(header("\xef\xbb\xbf\"a\", b ,c d") == "a|b|c d|");
  CHECK(header("a,,c,") == "a|column2|c|column4|");
  CHECK(header("a,a,a_2,a") == "a|a_3|a_2|a_4|");
  CHECK(header("column2,") == "column2|column2_2|");
  CHECK(header(",column1") == "column1_2|column1|");
  CHECK(header("a;b", ';') == "a|b|");
}

}  // namespace dohyo
