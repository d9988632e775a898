#include "interpreter/json/extract.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "interpreter/data/convert.h"

namespace {

using namespace dohyo;
using namespace std::string_literals;
using json::Candidate;
using json::Demand;
using json::Extractor;
using json::Outcome;
using json::Path;
using json::Token;

Path split(const std::string& dotted) {
  Path path;
  size_t begin = 0;
  for (size_t dot; (dot = dotted.find('/', begin)) != std::string::npos; begin = dot + 1)
    path.push_back(dotted.substr(begin, dot - begin));
  path.push_back(dotted.substr(begin));
  return path;
}

/// Fields by their candidates: "a/b" is a path, "~a" one in any letter case, "!a" one that null counts for.
class Reader {
 public:
  explicit Reader(const std::vector<std::vector<std::string>>& fields) {
    for (const auto& candidates : fields) {
      std::vector<Candidate> list;
      for (const auto& text : candidates) {
        bool any_case = text.starts_with('~');
        bool null_counts = text.starts_with('!');
        list.push_back({split(any_case || null_counts ? text.substr(1) : text), any_case, null_counts});
      }
      demand_.add(list);
    }
    demand_.compile();
  }

  Outcome read(const std::string& record) {
    // Exactly the promised bytes behind the record, so that a sanitizer sees any reading beyond them.
    buffer_.assign(record.begin(), record.end());
    buffer_.insert(buffer_.end(), json::padding, '}');
    return extractor_.extract({buffer_.data(), record.size()}, demand_, tokens_, arena_);
  }

  /// "rank:value" of a field after a good or repaired read; "-" when it is absent.
  std::string field(size_t index) {
    auto token = tokens_[index];
    if (!token.present()) return "-";
    auto value = json::decode(token.text, arena_);
    return std::to_string(token.rank) + ":" + (value.is_null() ? "null" : to_string(value));
  }
  [[nodiscard]] Token token(size_t index) const { return tokens_[index]; }
  [[nodiscard]] std::string reason() const { return std::string(extractor_.reason()); }

 private:
  Demand demand_;
  Extractor extractor_;
  std::vector<char> buffer_;
  std::vector<Token> tokens_;
  Arena arena_;
};

std::string one(const std::string& record, const std::vector<std::string>& candidates) {
  Reader reader({candidates});
  return reader.read(record) == Outcome::bad ? "bad" : reader.field(0);
}

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("extract: the best candidate wins wherever it stands") {
  CHECK(one(R"({"a":1,"b":2})", {"a", "b"}) == "0:1");
  CHECK(one(R"({"b":2,"a":1})", {"a", "b"}) == "0:1");
  CHECK(one(R"({"c":3,"b":2})", {"a", "b", "c"}) == "1:2");
  CHECK(one(R"({"x":{"a":5},"b":2})", {"a", "x/a", "b"}) == "1:5");
  CHECK(one(R"({"b":2,"x":{"a":5}})", {"a", "x/a", "b"}) == "1:5");
  CHECK(one(R"({"d":1})", {"a", "b"}) == "-");
  CHECK(one(R"({})", {"a"}) == "-");
}

TEST_CASE("extract: null is as good as absent") {
  CHECK(one(R"({"a":null,"b":2})", {"a", "b"}) == "1:2");
  CHECK(one(R"({"a":null})", {"a"}) == "-");
}

TEST_CASE("extract: null where it counts") {
  Reader reader({{"!a"}, {"a"}, {"!b/c"}, {"b/c"}});
  REQUIRE(reader.read(R"({"a":null,"b":{"c":null}})") == Outcome::good);
  CHECK(reader.field(0) == "0:null");
  CHECK(reader.field(1) == "-");
  CHECK(reader.field(2) == "0:null");
  CHECK(reader.field(3) == "-");
  REQUIRE(reader.read(R"({"a":null,"a":1,"b":null})") == Outcome::good);
  CHECK(reader.field(0) == "0:null");
  CHECK(reader.field(2) == "-");
  REQUIRE(reader.read(R"({"a":"null","b":"{\"c\":null}"})") == Outcome::good);
  CHECK(reader.field(0) == "0:null");
  CHECK(reader.field(1) == "0:null");
  CHECK(reader.field(2) == "0:null");
  CHECK(reader.field(3) == "-");
}

TEST_CASE("extract: of equal keys the first counts") {
  CHECK(one(R"({"a":1,"a":2})", {"a"}) == "0:1");
  CHECK(one(R"({"x":{"a":1,"a":2}})", {"x/a"}) == "0:1");
  CHECK(one(R"({"b":1,"b":2,"a":null})", {"a", "b"}) == "1:1");
  Reader reader({{"a"}, {"b"}});
  REQUIRE(reader.read(R"({"a":1,"a":2,"b":3})") == Outcome::good);
  CHECK(reader.field(0) == "0:1");
  CHECK(reader.field(1) == "0:3");
}

TEST_CASE("extract: any letter case") {
  CHECK(one(R"({"IMAGE":1})", {"Image", "~Image"}) == "1:1");
  CHECK(one(R"({"IMAGE":1,"Image":2})", {"Image", "~Image"}) == "0:2");
  CHECK(one(R"({"IMAGE":1,"image":2})", {"Image", "~Image"}) == "1:1");
  CHECK(one(R"({"IMAGE":1})", {"Image"}) == "-");
  // A lifted name is better than another spelling at the top.
  CHECK(one(R"({"user":{"n":1},"d":{"User":2}})", {"User", "d/User", "~User"}) == "1:2");
  // Two fields that differ only in case.
  Reader reader({{"user", "~user"}, {"User", "~User"}});
  REQUIRE(reader.read(R"({"user":1,"User":2})") == Outcome::good);
  CHECK(reader.field(0) == "0:1");
  CHECK(reader.field(1) == "0:2");
  REQUIRE(reader.read(R"({"USER":3})") == Outcome::good);
  CHECK(reader.field(0) == "1:3");
  CHECK(reader.field(1) == "1:3");
}

TEST_CASE("extract: paths in any letter case") {
  CHECK(one(R"({"User":{"Name":1}})", {"user/name", "~user/name"}) == "1:1");
  CHECK(one(R"({"User":{"Name":1},"user":{"name":2}})", {"user/name", "~user/name"}) == "0:2");
  CHECK(one(R"({"USER":{"ID":{"N":1}}})", {"~User/Id/n"}) == "0:1");
  CHECK(one(R"({"user":{"id":2},"User":{"Name":1}})", {"~user/name"}) == "0:1");
  CHECK(one(R"({"User":5,"user":{"NAME":"{\"x\":1}"}})", {"~user/name/X"}) == "0:1");
  CHECK(one(R"({"User":{"Name":1}})", {"user/name"}) == "-");
  Reader reader({{"user"}, {"~user"}, {"~User/Name"}, {"user/name", "~user/name"}, {"~USER/NAME"}});
  REQUIRE(reader.read(R"({"user":{"Name":1}})") == Outcome::good);
  CHECK(reader.field(0) == R"(0:{"Name":1})");
  CHECK(reader.field(1) == R"(0:{"Name":1})");
  CHECK(reader.field(2) == "0:1");
  CHECK(reader.field(3) == "1:1");
  CHECK(reader.field(4) == "0:1");
  REQUIRE(reader.read(R"({"USER":{"Name":1}})") == Outcome::good);
  CHECK(reader.field(0) == "-");
  CHECK(reader.field(1) == R"(0:{"Name":1})");
}

TEST_CASE("extract: an underscore stands for a blank") {
  CHECK(one(R"({"a b":1})", {"a_b", "~a_b"}) == "1:1");
  CHECK(one(R"({"a b":1,"a_b":2})", {"a_b", "~a_b"}) == "0:2");
  CHECK(one(R"({"X Y":{"a b":1}})", {"~x_y/a_b"}) == "0:1");
  CHECK(one(R"({"a b":1})", {"a_b"}) == "-");
  CHECK(one(R"({"a_b":1})", {"~a b"}) == "0:1");
}

TEST_CASE("extract: escaped keys") {
  CHECK(one(R"({"\u0061b":1})", {"ab"}) == "0:1");
  CHECK(one(R"({"\u00e4":1})", {"\u00e4"}) == "0:1");
  CHECK(one(R"({"\ud83d\ude00":1})", {"\U0001F600"}) == "0:1");
  CHECK(one(R"({"a\\b":1})", {"a\\b"}) == "0:1");
  CHECK(one(R"({"a\"b":1})", {"a\"b"}) == "0:1");
  CHECK(one(R"({"":0,"a":1})", {"a"}) == "0:1");
  CHECK(one("{\"" + repeated("k", 40) + "\\u0061\":1}", {repeated("k", 40) + "a"}) == "0:1");
  CHECK(one("{\"" + repeated("k", 1000) + "\":1}", {repeated("k", 1000)}) == "0:1");
}

TEST_CASE("extract: values") {
  CHECK(one(R"({"a":"x\n\"\\\/\u20ac"})", {"a"}) == "0:x\n\"\\/\u20ac");
  CHECK(one(R"({"a":"\ud83d\ude00 \ud83d \ude00"})", {"a"}) == "0:\U0001F600 \uFFFD \uFFFD");
  CHECK(one(R"({"a":"\q \u12"})", {"a"}) == "0:\\q \\u12");
  CHECK(one(R"({"a":-9223372036854775808})", {"a"}) == "0:-9223372036854775808");
  CHECK(one(R"({"a":18446744073709551616})", {"a"}) == "0:18446744073709551616");
  CHECK(one(R"({"a":1.5e3})", {"a"}) == "0:1500");
  CHECK(one(R"({"a" : true , "b":1})", {"a"}) == "0:true");
  CHECK(one(R"({"a":{ "b" : [ 1, "c d" ] }})", {"a"}) == R"(0:{"b":[1,"c d"]})");
  CHECK(one(R"({"a":[]})", {"a"}) == "0:[]");
  CHECK(one(R"({"a":""})", {"a"}) == "0:");
}

TEST_CASE("extract: an object and its parts") {
  Reader reader({{"x"}, {"x/a"}, {"x/y/b"}, {"x/y"}});
  REQUIRE(reader.read(R"({"x":{"a":1,"y":{"b":2}}})") == Outcome::good);
  CHECK(reader.field(0) == R"(0:{"a":1,"y":{"b":2}})");
  CHECK(reader.field(1) == "0:1");
  CHECK(reader.field(2) == "0:2");
  CHECK(reader.field(3) == R"(0:{"b":2})");
  REQUIRE(reader.read(R"({"x":[1,{"a":1}]})") == Outcome::good);
  CHECK(reader.field(0) == R"(0:[1,{"a":1}])");
  CHECK(reader.field(1) == "-");
}

TEST_CASE("extract: objects as text") {
  Reader reader({{"e"}, {"e/a"}, {"e/n/b"}});
  REQUIRE(reader.read(R"({"e":"{\"a\":\"x\\\"y\",\"n\":{\"b\":2}}"})") == Outcome::good);
  CHECK(reader.field(0) == R"(0:{"a":"x\"y","n":{"b":2}})");
  CHECK(reader.field(1) == "0:x\"y");
  CHECK(reader.field(2) == "0:2");
  REQUIRE(reader.read(R"({"e":"no json {"})") == Outcome::good);
  CHECK(reader.field(1) == "-");
  REQUIRE(reader.read(R"({"e":"{\"a\":1,"})") == Outcome::good);
  CHECK(reader.field(1) == "-");
  // Broken text within is no fault of the record.
  REQUIRE(reader.read(R"({"e":"{\"a\":1,,}"})") == Outcome::good);
  CHECK(reader.field(1) == "0:1");
}

TEST_CASE("extract: text with raw control characters in text") {
  Reader reader({{"e/a"}, {"e/b"}});
  REQUIRE(reader.read(R"({"e":"{\"a\":\"x\ny\",\"b\":2}"})") == Outcome::good);
  CHECK(reader.field(0) == "0:x\ny");
  CHECK(reader.field(1) == "0:2");
}

TEST_CASE("extract: text in text in text") {
  Reader reader({{"e/n/b"}, {"e/z"}, {"after"}});
  REQUIRE(reader.read(R"({"e":"{\"n\":\"{\\\"b\\\":1}\",\"z\":2}","after":3})") == Outcome::good);
  CHECK(reader.field(0) == "0:1");
  CHECK(reader.field(1) == "0:2");
  CHECK(reader.field(2) == "0:3");
}

TEST_CASE("extract: reading stops when everything is found") {
  // A fault behind the last field that anyone wants is not looked for (00-decisions section 5).
  CHECK(one(R"({"a":1,"b":nope})", {"a"}) == "0:1");
  CHECK(one(R"({"a":1 "b"})", {"a"}) == "0:1");
  CHECK(one(R"({"x":{"a":1,,},,})", {"x/a"}) == "0:1");
  Reader nothing_wanted({});
  CHECK(nothing_wanted.read(R"({"a" nope})") == Outcome::good);
}

TEST_CASE("extract: bad records") {
  for (const auto& record : {
           R"({"a":1,"b":2)"s,
           R"({"a":1,"b":{"c":2})"s,
           R"({"a":1} x)"s,
           R"(x {"a":1})"s,
           R"([1,2])"s,
           R"("text")"s,
           R"(5)"s,
           R"()"s,
           R"(   )"s,
           R"({)"s,
           R"(})"s,
           R"({"b":"x})"s,
           R"({"b"})"s,
           R"({"b" 1})"s,
           R"({b:1})"s,
           R"({"b":1 "c":2})"s,
           R"({"b":1,,"c":2})"s,
           R"({"z":})"s,
           R"({"z":tru})"s,
           R"({"z":01})"s,
           R"({"z":1.})"s,
           R"({"z":-})"s,
           R"({"z":1e})"s,
           R"({"z":[1})"s,
           R"({"x":{"z":1])"s,
       }) {
    CAPTURE(record);
    Reader reader({{"z"}, {"x/z"}, {"y"}});
    CHECK(reader.read(record) == Outcome::bad);
    CHECK_FALSE(reader.reason().empty());
    // The next record is read as if nothing had happened.
    REQUIRE(reader.read(R"({"z":1,"x":{"z":2},"y":3})") == Outcome::good);
    CHECK(reader.field(1) == "0:2");
  }
}

TEST_CASE("extract: a wanted object or array must be sound throughout") {
  for (const auto& value : {
           R"({x})"s,
           R"({"c"})"s,
           R"({"c":})"s,
           R"({"c" 1})"s,
           R"({"c":1,})"s,
           R"({,"c":1})"s,
           R"({"c":1 "d":2})"s,
           R"({"c":1:2})"s,
           R"({1:2})"s,
           R"({"c":tru})"s,
           R"({"c":01})"s,
           R"({"c":[1,2,{"d":x}]})"s,
           R"([1,,2])"s,
           R"([1,])"s,
           R"([,1])"s,
           R"([1 2])"s,
           R"(["a":1])"s,
       }) {
    CAPTURE(value);
    auto record = R"({"a":1,"b":)" + value + "}";
    CHECK(one(record, {"a"}) == "0:1");  // nobody looks at b
    Reader reader({{"b"}});
    CHECK(reader.read(record) == Outcome::bad);
    CHECK_FALSE(reader.reason().empty());
  }
  for (const auto& value : {
           R"({})"s,
           R"([])"s,
           R"({"c":{},"d":[]})"s,
           R"([[],{},[[{"c":[{}]}]]])"s,
           R"({"c":"}{][,:\"\\","":-1.5e+3})"s,
           R"(["",null,true,false,0,-0])"s,
       })
    CHECK(one(R"({"b":)" + value + "}", {"b"}) == "0:" + value);
  // Brackets that do not fit are seen wherever they stand.
  CHECK(one(R"({"b":[[{]]})", {"b"}) == "bad");
  CHECK(one(R"({"b":{"c":[1}})", {"b"}) == "bad");
  // Far deeper than any stack would carry.
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "[";
  auto closed = deep + std::string(200'000, ']');
  CHECK(one(R"({"b":)" + closed + "}", {"b"}) == "0:" + closed);
  CHECK(one(R"({"b":)" + deep + "x" + std::string(200'000, ']') + "}", {"b"}) == "bad");
}

TEST_CASE("extract: two objects on a line are no record") {
  CHECK(one(R"({"b":1} {"a":2})", {"a"}) == "bad");
  CHECK(one(R"({"b":1}{})", {"a"}) == "bad");
  CHECK(one(R"({"a":1},{"a":2})", {"c"}) == "bad");
  CHECK(one(R"({"x":{"a":1}} {"a":2})", {"x/b"}) == "bad");
}

TEST_CASE("extract: all fields, nothing but sound values") {
  Extractor extractor;
  Arena arena;
  Value list;
  for (const auto& record : {R"({"a":{x}})"s, R"({"a":[1,x]})"s, R"({"a":[1,,2]})"s, R"({"a":[[1],[x]]})"s, R"({"a":{"b":[1 2]}})"s,
                             R"({"a":1} {"b":2})"s}) {
    CAPTURE(record);
    auto padded = record + std::string(json::padding, ' ');
    for (bool flatten : {false, true})
      CHECK(extractor.extract_all(std::string_view(padded).substr(0, record.size()), flatten, arena, list) == Outcome::bad);
  }
}

TEST_CASE("extract: reasons are in our own words") {
  auto reason = [](const std::string& record) {
    Reader reader({{"z"}, {"x/z"}});
    CHECK(reader.read(record) == Outcome::bad);
    return reader.reason();
  };
  CHECK(reason("[1]") == "not a whole JSON object");
  CHECK(reason(R"({"b":"x})") == "a text without its closing quote");
  CHECK(reason(R"({"z":tru})") == "a value that is no JSON");
  CHECK(reason(R"({"z":{x}})") == "an object or array that is no JSON");
  CHECK(reason(R"({"b":1 "c":2})") == "broken structure: a comma, colon, bracket or value is missing or out of place");
  CHECK(reason(R"({"b":1}{"c":2})") == "something follows the JSON object");
}

TEST_CASE("extract: broken bytes are repaired") {
  Reader reader({{"a"}, {"b"}});
  REQUIRE(reader.read("{\"a\":\"x\xFFy\xC3\",\"b\":1}") == Outcome::repaired);
  CHECK(reader.field(0) == "0:x\uFFFDy\uFFFD");
  CHECK(reader.field(1) == "0:1");
  REQUIRE(reader.read("{\"a\":\"x\ny\t\x01\",\"b\":1}") == Outcome::repaired);
  CHECK(reader.field(0) == "0:x\ny\t\x01");
  REQUIRE(reader.read("{\"a\":\"x\\\ny\",\"b\":1}") == Outcome::repaired);
  CHECK(reader.field(0) == "0:x\\\ny");
  REQUIRE(reader.read("{\"k\xFF\":0,\"a\":\"\\\"\n\",\"b\":2}") == Outcome::repaired);
  CHECK(reader.field(0) == "0:\"\n");
  CHECK(reader.field(1) == "0:2");
  CHECK(reader.read("{\"a\":\"\xFF\",,}") == Outcome::bad);
  CHECK(reader.read("{\x01\"a\":1}") == Outcome::bad);
}

TEST_CASE("extract: deep and large records") {
  constexpr size_t deep = 100'000;
  auto nested = repeated("{\"a\":", deep) + "1" + repeated("}", deep);
  Reader reader({{"a/a/a"}, {"b"}, {"a"}});
  REQUIRE(reader.read(nested) == Outcome::good);
  CHECK(reader.field(0).size() == nested.size() - 3 * 6 + 2);
  CHECK(reader.field(1) == "-");
  REQUIRE(reader.read("{\"b\":" + repeated("[", deep) + repeated("]", deep) + "}") == Outcome::good);
  CHECK(reader.field(1).size() == 2 * deep + 2);
  CHECK(reader.read("{\"b\":" + repeated("[", deep) + "}") == Outcome::bad);

  std::string big(10'000'000, 'x');
  REQUIRE(reader.read("{\"a\":\"" + big + "\",\"b\":2}") == Outcome::good);
  CHECK(reader.field(2) == "0:" + big);
  CHECK(reader.field(1) == "0:2");

  Reader long_paths({{repeated("a/", 199) + "a"}, {repeated("a/", 99'999) + "a"}});
  REQUIRE(long_paths.read(nested) == Outcome::good);
  CHECK(long_paths.token(0).present());
  CHECK_FALSE(long_paths.token(1).present());
}

TEST_CASE("extract_all: fields in the order of the record") {
  Extractor extractor;
  Arena arena;
  auto all = [&](const std::string& record, bool flatten) {
    auto padded = record + std::string(json::padding, ' ');
    Value list;
    if (extractor.extract_all({padded.data(), record.size()}, flatten, arena, list) == Outcome::bad) return "bad"s;
    std::string out;
    for (size_t i = 0; i < list.as_list().size(); i += 2)
      out += to_string(list.as_list()[i]) + "=" + to_string(list.as_list()[i + 1]) + ";";
    return out;
  };
  const auto record = R"({"b":1,"a":{"y":2,"x":{"z":"t"}},"l":[1, 2],"b":3,"n":null})"s;
  CHECK(all(record, false) == R"(b=1;a={"y":2,"x":{"z":"t"}};l=[1,2];n=;)");
  CHECK(all(record, true) == "b=1;a.y=2;a.x.z=t;l=[1,2];n=;");
  CHECK(all(R"({"xs":[{"k":1},2]})", true) == "xs[0].k=1;xs[1]=2;");
  CHECK(all(R"({"xs":[{"k":1},2]})", false) == R"(xs=[{"k":1},2];)");
  CHECK(all(R"({"a b":1})", false) == "a_b=1;");
  CHECK(all(R"({"a":1,"b"})", false) == "bad");
  CHECK(all(R"([1])", true) == "bad");
  CHECK(all("{\"a\":\"\xFF\"}", true) == "a=\uFFFD;");
}

// ---- Against another reader ------------------------------------------------------------------------------------------------

namespace {

using nlohmann::ordered_json;

/// Builds values as dohyo reads them: of equal keys the first counts.
class FirstKeyCounts : public nlohmann::json_sax<ordered_json> {
 public:
  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(value); }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override { return open(ordered_json::object()); }
  bool start_array(size_t) override { return open(ordered_json::array()); }
  bool key(string_t& value) override {
    open_.back().key = value;
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  ordered_json result;

 private:
  struct Open {
    ordered_json value;
    std::string key;
  };
  bool open(ordered_json value) {
    open_.push_back({std::move(value), {}});
    return true;
  }
  bool close() {
    auto value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }
  bool add(ordered_json value) {
    if (open_.empty())
      result = std::move(value);
    else if (open_.back().value.is_array())
      open_.back().value.push_back(std::move(value));
    else if (!open_.back().value.contains(open_.back().key))
      open_.back().value[open_.back().key] = std::move(value);
    return true;
  }
  std::vector<Open> open_;
};

ordered_json reference_parse(const std::string& text) {
  FirstKeyCounts reader;
  if (!ordered_json::sax_parse(text, &reader)) return "no JSON";
  return reader.result;
}

/// Records in every spelling that JSON allows.
class RandomRecords {
 public:
  explicit RandomRecords(unsigned seed) : random_(seed) {}

  std::string record() { return space() + object(0) + space(); }

 private:
  size_t below(size_t n) { return random_() % n; }
  bool chance(size_t one_in) { return below(one_in) == 0; }

  std::string space() {
    static const std::string spaces[] = {"", "", "", " ", "  ", "\t", "\r\n", " \n "};
    return spaces[below(std::size(spaces))];
  }

  std::string object(int depth) {
    std::string out = "{" + space();
    size_t count = below(7);
    for (size_t i = 0; i < count; ++i) {
      if (i > 0) out += "," + space();
      out += quoted(key()) + space() + ":" + space() + value(depth + 1) + space();
    }
    return out + "}";
  }

  std::string array(int depth) {
    std::string out = "[" + space();
    size_t count = below(4);
    for (size_t i = 0; i < count; ++i) out += (i > 0 ? "," + space() : "") + value(depth + 1) + space();
    return out + "]";
  }

  std::string key() {
    static const std::string keys[] = {"a",    "b", "A", "user", "User", "x.y", "a b", "\u00e4", "Image", "EventData",
                                       "\"q\"", "", "c\\d", "a_rather_long_name_of_a_field", "\U0001F600"};
    return keys[below(std::size(keys))];
  }

  std::string value(int depth) {
    switch (below(depth > 4 ? 6 : 9)) {
      case 0: return "null";
      case 1: return chance(2) ? "true" : "false";
      case 2: return std::to_string(static_cast<int64_t>(random_() << 32 | random_()) >> below(63));
      case 3: {
        static const std::string numbers[] = {"0", "-0.5", "1e3", "1.25E-2", "-17", "123456789012", "3.0"};
        return numbers[below(std::size(numbers))];
      }
      case 4:
      case 5: return quoted(text());
      case 6: return array(depth);
      default: return object(depth);
    }
  }

  std::string text() {
    static const std::string pieces[] = {"abc", "\\", "\"", "/", "\n", "\t", "\u20ac", "\U0001F600", "{", "}", "[", ",", ":", " ", "'"};
    std::string out;
    size_t count = below(12);
    for (size_t i = 0; i < count; ++i) out += pieces[below(std::size(pieces))];
    return out;
  }

  std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (size_t i = 0; i < text.size(); ++i) {
      auto c = static_cast<unsigned char>(text[i]);
      if (c == '\\' || c == '"')
        out += chance(4) ? unicode(c) : std::string("\\") + text[i];
      else if (c == '\n')
        out += chance(3) ? "\\u000A" : "\\n";
      else if (c == '\t')
        out += chance(3) ? "\\u0009" : "\\t";
      else if (c == '/' && chance(2))
        out += "\\/";
      else if (c < 0x80 && chance(8))
        out += unicode(c);
      else if (text.compare(i, 3, "\u20ac") == 0 && chance(2))
        out += "\\u20aC", i += 2;
      else if (text.compare(i, 4, "\U0001F600") == 0 && chance(2))
        out += "\\uD83d\\uDe00", i += 3;
      else
        out += text[i];
    }
    return out + "\"";
  }

  static std::string unicode(unsigned char c) {
    static constexpr char digits[] = "0123456789abcdef";
    return std::string("\\u00") + digits[c >> 4] + digits[c & 15];
  }

  std::mt19937 random_;
};

const ordered_json* reference_find(const ordered_json& record, const Path& path) {
  const auto* at = &record;
  for (const auto& key : path) {
    if (!at->is_object()) return nullptr;
    auto found = at->find(key);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at->is_null() ? nullptr : at;
}

bool same(const ordered_json& expected, Value value) {
  switch (expected.type()) {
    case ordered_json::value_t::string: return value.is_text() && value.as_text() == expected.get<std::string>();
    case ordered_json::value_t::boolean: return value.kind() == Kind::boolean && value.as_boolean() == expected.get<bool>();
    case ordered_json::value_t::number_integer:
    case ordered_json::value_t::number_unsigned:
      return value.kind() == Kind::integer && value.as_integer() == expected.get<int64_t>();
    case ordered_json::value_t::number_float: return value.is_numeric() && value.numeric() == expected.get<double>();
    default: return value.is_text() && reference_parse(std::string(value.as_text())) == expected;
  }
}

}  // namespace

TEST_CASE("extract: a few thousand random records read as another reader reads them") {
  const std::vector<std::string> paths = {"a",           "b",          "user",      "x.y", "a b", "\u00e4", "Image", "\"q\"",
                                          "EventData/a", "user/Image", "User/a/b", "c\\d", "a/a", "a/b",   "a/user",
                                          "a_rather_long_name_of_a_field", "\U0001F600", "EventData/EventData/x.y"};
  std::vector<std::vector<std::string>> fields;
  for (const auto& path : paths) fields.push_back({path});
  Reader few({fields[0], fields[8]});
  Reader many(fields);
  RandomRecords records(20240611);
  Arena arena;
  size_t present = 0;
  for (int i = 0; i < 5000; ++i) {
    auto record = records.record();
    CAPTURE(record);
    auto expected = reference_parse(record);
    REQUIRE(many.read(record) == Outcome::good);
    for (size_t f = 0; f < paths.size(); ++f) {
      CAPTURE(paths[f]);
      const auto* reference = reference_find(expected, split(paths[f]));
      auto token = many.token(f);
      REQUIRE(token.present() == (reference != nullptr));
      if (reference == nullptr) continue;
      ++present;
      REQUIRE(same(*reference, json::decode(token.text, arena)));
    }
    REQUIRE(few.read(record) == Outcome::good);
    REQUIRE(few.field(0) == many.field(0));
    REQUIRE(few.field(1) == many.field(8));
    arena.clear();
  }
  CHECK(present > 5000);
}
