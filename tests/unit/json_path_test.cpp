#include "interpreter/json/path.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "interpreter/data/convert.h"
#include "interpreter/json/document.h"

namespace {

using namespace dohyo;
using namespace std::string_literals;
using json::Document;
using json::FlatName;
using json::Flattening;
using json::PathProblem;
using json::PathQuery;

PathQuery parsed(const std::string& text) {
  PathProblem problem;
  auto path = PathQuery::parse(text, problem);
  REQUIRE_MESSAGE(path.has_value(), text << ": " << problem.message);
  return *path;
}

const std::string nothing = "(nothing)";
const std::string no_json = "(no JSON)";

std::string shown(const json::Found& found) {
  if (!found.present) return nothing;
  return found.value.is_null() ? "(null)" : to_string(found.value);
}

/// The value as text, `(null)`, or why there is none.
std::string at(const std::string& text, const std::string& path) {
  Document document;
  Arena arena;
  if (!document.open(text)) return no_json;
  return shown(document.find(parsed(path), arena));
}

std::string auto_name(const std::string& text, const std::string& name, Flattening flattening = {}, bool exactly = false) {
  Document document;
  Arena arena;
  if (!document.open(text)) return no_json;
  return shown(document.find(FlatName{name, flattening, exactly}, arena));
}

/// "name=value name=value"
std::string flat(const std::string& text, Flattening flattening = {}) {
  Document document;
  Arena arena;
  if (!document.open(text)) return no_json;
  auto list = document.flatten(flattening, arena);
  if (list.is_null()) return "(fault)";
  std::string out;
  auto items = list.as_list();
  for (size_t i = 0; i < items.size(); i += 2) {
    if (i > 0) out += ' ';
    out += to_string(items[i]) + '=' + (items[i + 1].is_null() ? "(null)" : to_string(items[i + 1]));
  }
  return out;
}

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("json paths: keys") {
  const auto text = R"({"a":{"b":7,"c d":8,"e.f":9,"@g":10},"$h":11,"":12,"k":"v"})"s;
  CHECK(at(text, "a.b") == "7");
  CHECK(at(text, "$.a.b") == "7");
  CHECK(at(text, "$['a']['b']") == "7");
  CHECK(at(text, "a['b']") == "7");
  CHECK(at(text, R"(["a"]["b"])") == "7");
  CHECK(at(text, "a.['b']") == "7");
  CHECK(at(text, "a['c d']") == "8");
  CHECK(at(text, "a.c d") == "8");
  CHECK(at(text, "$['a'][ 'e.f' ]") == "9");
  CHECK(at(text, "a.e.f") == nothing);
  CHECK(at(text, "a.@g") == "10");
  CHECK(at(text, "$h") == "11");
  CHECK(at(text, "['']") == "12");
  CHECK(at(text, "k") == "v");
  CHECK(at(text, "k.x") == nothing);
  CHECK(at(text, "K") == nothing);
  CHECK(at(text, "A.b") == nothing);
}

TEST_CASE("json paths: keys are compared as they are meant") {
  CHECK(at(R"({"a\u0062":1})", "ab") == "1");
  CHECK(at(R"({"q\"q":1,"b\\b":2})", R"(['q"q'])") == "1");
  CHECK(at(R"({"q\"q":1,"b\\b":2})", R"(['b\\b'])") == "2");
  CHECK(at(R"({"it's":1})", R"(['it\'s'])") == "1");
  CHECK(at(R"({"it's":1})", R"(["it's"])") == "1");
  CHECK(at(R"({"\u00e4":1})", "\u00e4") == "1");
  CHECK(at(R"({"C:\\x":1})", R"(['C:\x'])") == "1");
}

TEST_CASE("json paths: of equal keys the first counts") {
  CHECK(at(R"({"a":1,"a":2})", "a") == "1");
  CHECK(at(R"({"a":{"x":1},"a":{"y":2}})", "a.y") == nothing);
  CHECK(at(R"({"\u0061":1,"a":2})", "a") == "1");
}

TEST_CASE("json paths: elements") {
  const auto text = R"({"a":[10,[20,21],{"k":30}],"e":[]})"s;
  CHECK(at(text, "a[0]") == "10");
  CHECK(at(text, "a[1][1]") == "21");
  CHECK(at(text, "a[2].k") == "30");
  CHECK(at(text, "a[3]") == nothing);
  CHECK(at(text, "a[-1].k") == "30");
  CHECK(at(text, "a[-4]") == nothing);
  CHECK(at(text, "e[0]") == nothing);
  CHECK(at(text, "a.k") == nothing);
  CHECK(at("[5,6]", "[1]") == "6");
  CHECK(at("[5,6]", "$[1]") == "6");
  CHECK(at(text, "a[ 0 ]") == "10");
}

TEST_CASE("json paths: several values are a JSON array") {
  const auto text = R"({"a": [ {"k": "x"}, {"k": [1, 2]}, {"j": 3}, 4 ], "e": [], "o": {"p": 1, "q": null}})"s;
  CHECK(at(text, "a[*].k") == R"(["x",[1,2]])");
  CHECK(at(text, "a.*.k") == R"(["x",[1,2]])");
  CHECK(at(text, "a[0,3]") == R"([{"k":"x"},4])");
  CHECK(at(text, "a[3,0]") == R"([4,{"k":"x"}])");
  CHECK(at(text, "a[1:3].k") == "[[1,2]]");
  CHECK(at(text, "a[:1]") == R"([{"k":"x"}])");
  CHECK(at(text, "a[-1:]") == "[4]");
  CHECK(at(text, "a[:-3]") == R"([{"k":"x"}])");
  CHECK(at(text, "a[2:]") == R"([{"j":3},4])");
  CHECK(at(text, "o.*") == "[1,null]");
  CHECK(at(text, "o['q','p']") == "[null,1]");
  CHECK(at(text, "e[*]") == "[]");
  CHECK(at(text, "e[*].k") == "[]");
  CHECK(at(text, "z[*]") == nothing);
  CHECK(at(text, "o.p[*]") == nothing);
  CHECK(at(R"({"a":[1]})", "a[*]") == "[1]");
  CHECK(at(R"({"a":1,"b":"x"})", "*") == R"([1,"x"])");
  CHECK(at("[1,2]", "*") == "[1,2]");
  CHECK(at("[1,2]", "$[*]") == "[1,2]");
}

TEST_CASE("json paths: everywhere") {
  const auto text = R"({"id":1,"a":{"id":2,"b":[{"id":3},{"id":{"id":4}}]}})"s;
  CHECK(at(text, "..id") == R"([1,2,3,{"id":4},4])");
  CHECK(at(text, "$..id") == R"([1,2,3,{"id":4},4])");
  CHECK(at(text, "a..id") == R"([2,3,{"id":4},4])");
  CHECK(at(text, "a.b..[0]") == R"([{"id":3}])");
  CHECK(at(text, "..b[*].id") == R"([3,{"id":4}])");
  CHECK(at(text, "..nope") == nothing);
  CHECK(at("[[1],[2,[3]]]", "..[0]") == "[[1],1,2,3]");
}

TEST_CASE("json paths: into JSON text within strings") {
  const auto text = R"({"body":"{\"who\":{\"name\":\"ann\"},\"ids\":[1,{\"k\":2}],\"s\":\"{\\\"deep\\\":7}\"}","list":"[1,2]","plain":"{x"})"s;
  CHECK(at(text, "body.who.name") == "ann");
  CHECK(at(text, "body.who") == R"({"name":"ann"})");
  CHECK(at(text, "body.ids[1].k") == "2");
  CHECK(at(text, "body.ids[*]") == R"([1,{"k":2}])");
  CHECK(at(text, "body.s.deep") == "7");
  CHECK(at(text, "body.nobody") == nothing);
  CHECK(at(text, "list[1]") == "2");
  CHECK(at(text, "list[*]") == "[1,2]");
  CHECK(at(text, "list") == "[1,2]");
  CHECK(at(text, "plain.x") == nothing);
  CHECK(at(text, "*.who.name") == R"(["ann"])");
  CHECK(at(text, "..name") == nothing);
  CHECK(at(R"({"a":["{\"b\":1}","no",{"b":2},"{\"b\":3}"],"z":9})", "a[*].b") == "[1,2,3]");
  CHECK(at(R"({"a":["{\"b\":1}"],"z":9})", "['a','z']") == R"([["{\"b\":1}"],9])");
  CHECK(at("{\"a\":\" {\\\"b\\\": \\\"x\\ny\\\"} \"}", "a.b") == "x\ny");
  // A fault in the text is none of the document around it.
  CHECK(at(R"({"a":["{\"b\":nope}",{"b":2}]})", "a[*].b") == "[2]");
  // Text in text has a limit.
  std::string nested = "1";
  for (int i = 0; i < 12; ++i) {
    std::string quoted;
    for (char c : nested) quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    nested = i == 0 ? "{\"a\":1}" : "{\"a\":\"" + quoted + "\"}";
  }
  CHECK(at(nested, "a.a.a.a.a.a.a.a.a") != nothing);
  CHECK(at(nested, "a.a.a.a.a.a.a.a.a.a") == nothing);
}

TEST_CASE("json paths: parts") {
  auto path = parsed("a['b c'].d[*].e");
  CHECK(path.leading_keys() == std::vector<std::string>{"a", "b c", "d"});
  CHECK(path.behind(3).steps().size() == 2);
  CHECK(path.behind(3).gives_array());
  CHECK(path.behind(5).steps().empty());
  CHECK(parsed("$").leading_keys().empty());
  CHECK(parsed("[0].a").leading_keys().empty());
  CHECK(parsed("a['']").leading_keys() == std::vector<std::string>{"a"});
  CHECK(parsed("a..b").leading_keys() == std::vector<std::string>{"a"});
  CHECK(path.steps()[0].bare);
  CHECK_FALSE(path.steps()[1].bare);
  CHECK(path.steps()[2].offset == 9);
  CHECK(path.steps()[2].length == 1);
}

TEST_CASE("json paths: values") {
  const auto text = R"({"t":"x\ty\u00e4","i":9223372036854775807,"n":1.50,"b":true,"z":null,"o":{ "a" : [ 1 , "a  b" ] },"big":12345678901234567890123})"s;
  CHECK(at(text, "t") == "x\ty\u00e4");
  CHECK(at(text, "i") == "9223372036854775807");
  CHECK(at(text, "n") == "1.5");
  CHECK(at(text, "b") == "true");
  CHECK(at(text, "z") == "(null)");
  CHECK(at(text, "z.a") == nothing);
  CHECK(at(text, "o") == R"({"a":[1,"a  b"]})");
  CHECK(at(text, "big") == "12345678901234567890123");
  CHECK(at(" {\"a\" : 1 } ", "$") == R"({"a":1})");
}

TEST_CASE("json paths: what is no path") {
  struct Case {
    const char* path;
    size_t offset;
    bool unsupported;
  };
  for (auto [path, offset, unsupported] : {
           Case{"", 0, false},
           Case{".a", 0, false},
           Case{"a.", 2, false},
           Case{"a..", 3, false},
           Case{"a...b", 3, false},
           Case{"a[", 1, false},
           Case{"a[0", 1, false},
           Case{"a['x", 2, false},
           Case{"a['x'", 1, false},
           Case{"a[]", 1, false},
           Case{"a[x]", 2, false},
           Case{"a[0x]", 3, false},
           Case{"a[1:2:3]", 5, false},
           Case{"a[1,2:3]", 5, false},
           Case{"a[99999999999999999999]", 2, false},
           Case{"a[-]", 2, false},
           Case{"a['x',]", 6, false},
           Case{"a*", 0, false},
           Case{"x.a*b", 2, false},
           Case{"a[?(@.b > 1)]", 1, true},
           Case{"a[(@.length-1)]", 1, true},
           Case{"a.(b)", 2, true},
           Case{"@.a", 0, true},
           Case{"a.length()", 2, true},
       }) {
    CAPTURE(path);
    PathProblem problem;
    CHECK_FALSE(PathQuery::parse(path, problem).has_value());
    CHECK(problem.offset == offset);
    CHECK(problem.unsupported == unsupported);
    CHECK_FALSE(problem.message.empty());
  }
  PathProblem problem;
  CHECK_FALSE(PathQuery::parse(repeated("a.", 1000) + "a", problem).has_value());
}

TEST_CASE("json documents: text around") {
  CHECK(at(R"(Jan 3 app: {"a":"1"} done)", "a") == "1");
  CHECK(at(R"([x] {"a":1})", "a") == "1");
  CHECK(at(R"({"a":1} {"a":2})", "a") == "2");
  CHECK(at(R"(first {"a":1} then {"a":{"b":2}} end)", "a.b") == "2");
  CHECK(at(R"(x {"a":"}{]["} y)", "a") == "}{][");
  CHECK(at(R"(x {"a":"\"}"} y)", "a") == R"("})");
  CHECK(at(R"(it's "quoted {"a":1})", "a") == "1");
  CHECK(at(R"(x {"a":1} y } z ])", "a") == "1");
  CHECK(at(R"(12:00 {"a":1} [main] (took {fast}))", "a") == "1");
  CHECK(at(R"({"a":1} [main])", "a") == "1");
  CHECK(at(R"({"a":1} [7])", "a") == nothing);
  CHECK(at(R"(x {"a":1,,"b":2} y)", "a") == "1");
  CHECK(at(R"([a] [b] [c])", "[0]") == nothing);
  CHECK(at("x [1,2] y", "[1]") == "2");
  CHECK(at("no json", "a") == no_json);
  CHECK(at("", "a") == no_json);
  CHECK(at("   ", "a") == no_json);
  CHECK(at("}", "a") == no_json);
  CHECK(at("{", "a") == no_json);
  CHECK(at("{]", "a") == no_json);
  CHECK(at("[}", "a") == no_json);
  CHECK(at("5", "$") == no_json);
  CHECK(at(R"("x")", "$") == no_json);
  CHECK(at(R"({"a":"x)", "a") == no_json);
  CHECK(json::last_block("a {b} {c{d}} e") == "{c{d}}");
  CHECK(json::last_block("a {b} c [") == "{b}");
  CHECK(json::last_block("nothing").empty());
}

TEST_CASE("json documents: faults") {
  // Structure is looked at where the path leads.
  CHECK(at(R"({"a":1,,"b":2})", "a") == "1");
  CHECK(at(R"({"a":1,,"b":2})", "b") == nothing);
  CHECK(at(R"({"a":tru,"b":2})", "a") == nothing);
  CHECK(at(R"({"a":tru,"b":2})", "b") == "2");
  CHECK(at(R"({"a":01})", "a") == nothing);
  // After a fault other paths are still found.
  Document document;
  Arena arena;
  REQUIRE(document.open(R"({"a":1,"x":nope,"b":{"c":2}})"));
  CHECK_FALSE(document.find(parsed("x"), arena).present);
  CHECK(shown(document.find(parsed("b.c"), arena)) == "2");
  CHECK_FALSE(document.find(parsed("x.y"), arena).present);
  CHECK(shown(document.find(parsed("$..c"), arena)) == "[2]");
  CHECK(shown(document.find(parsed("a"), arena)) == "1");
}

TEST_CASE("json documents: broken text is mended") {
  CHECK(at("{\"a\":\"x\xFFy\",\"b\":1}", "a") == "x\uFFFDy");
  CHECK(at("{\"a\":\"x\xFFy\",\"b\":1}", "b") == "1");
  CHECK(at("{\"a\":\"x\ny\"}", "a") == "x\ny");
  CHECK(at("{\"a\":\"x\\\ny\"}", "a") == "x\\\ny");
  CHECK(at("pre {\"a\":\"x\x01y\"} post", "a") == "x\x01y");
}

TEST_CASE("json documents: deep and large texts") {
  constexpr size_t deep = 100'000;
  auto nested = repeated("{\"a\":", deep) + "1" + repeated("}", deep);
  CHECK(at(nested, "a.a").size() == nested.size() - 12);
  CHECK(at(nested, "..b") == nothing);
  CHECK(auto_name(nested, "a.a").size() == nested.size() - 12);
  CHECK(flat(nested).size() > deep);
  auto arrays = repeated("[", deep) + repeated("]", deep);
  CHECK(at(arrays, "[0]").size() == arrays.size() - 2);
  CHECK(at(arrays, "..[0]") == nothing);
  CHECK(flat(arrays).size() > deep);
  CHECK(at(repeated("[", deep), "[0]") == no_json);
  CHECK(at(repeated("}", deep), "a") == no_json);
  CHECK(at("x " + repeated("{\"a\":[", deep), "a") == no_json);

  auto big = std::string(10'000'000, 'x');
  CHECK(at("{\"a\":\"" + big + "\",\"b\":2}", "a") == big);
  CHECK(at("{\"a\":\"" + big + "\",\"b\":2}", "b") == "2");
  CHECK(at("prefix {\"a\":\"" + big + "\",\"b\":2}", "b") == "2");
  // What `..` may yield has a bound.
  auto overlapping = repeated("{\"a\":", 190) + "\"" + big + "\"" + repeated("}", 190);
  CHECK(at(overlapping, "..a") == nothing);
  CHECK(at(overlapping, "..*..*..*..b") == nothing);
}

TEST_CASE("json auto: one name") {
  const auto text = R"({"u":{"n":"ann","ids":[4,5],"a b":6},"xs":[{"k":"a"},{"K":"b"}],"p.q":1,"p":{"q":2},"d":{"":3}})"s;
  CHECK(auto_name(text, "u.n") == "ann");
  CHECK(auto_name(text, "U.N") == "ann");
  CHECK(auto_name(text, "U.N", {}, true) == nothing);
  CHECK(auto_name(text, "u") == R"({"n":"ann","ids":[4,5],"a b":6})");
  CHECK(auto_name(text, "u.ids") == "[4,5]");
  CHECK(auto_name(text, "u.ids[1]") == nothing);
  CHECK(auto_name(text, "u.ids[1]", {.extract_arrays = true}) == "5");
  CHECK(auto_name(text, "u.ids[2]", {.extract_arrays = true}) == nothing);
  CHECK(auto_name(text, "u.ids[x]", {.extract_arrays = true}) == nothing);
  CHECK(auto_name(text, "u.ids[", {.extract_arrays = true}) == nothing);
  CHECK(auto_name(text, "u.a_b") == "6");
  CHECK(auto_name(text, "u.a b") == "6");
  CHECK(auto_name(text, "xs[0].k") == "a");
  CHECK(auto_name(text, "xs[1].k") == "b");
  CHECK(auto_name(text, "xs[1].k", {}, true) == nothing);
  CHECK(auto_name(text, "p.q") == "1");
  CHECK(auto_name(text, "d.") == "3");
  CHECK(auto_name(text, "none") == nothing);
  CHECK(auto_name(text, "u.n", {.max_depth = 1}) == nothing);
  CHECK(auto_name(text, "u.n", {.max_depth = 2}) == "ann");
  CHECK(auto_name(text, "xs[0].k", {.max_depth = 2}) == nothing);
  CHECK(auto_name(text, "xs[0]", {.max_depth = 2}) == R"({"k":"a"})");
  CHECK(auto_name(R"({"A":1,"a":2})", "a") == "2");
  CHECK(auto_name(R"({"A":{"b":1},"a":{"c":2}})", "a.b") == "1");
  CHECK(auto_name(R"([{"a":1}])", "[0].a") == "1");
  CHECK(auto_name("[4,5]", "[1]") == "5");
  CHECK(auto_name(R"({"a":null})", "a") == "(null)");
}

TEST_CASE("json auto: all names") {
  const auto text = R"({"u":{"n":"ann","ids":[4,5]},"ok":true})"s;
  CHECK(flat(text) == "u.n=ann u.ids=[4,5] ok=true");
  CHECK(flat(text, {.extract_arrays = true}) == "u.n=ann u.ids[0]=4 u.ids[1]=5 ok=true");
  CHECK(flat(text, {.max_depth = 1}) == R"(u={"n":"ann","ids":[4,5]} ok=true)");
  CHECK(flat(R"({"xs":[{"k":"a"},{"k":[1,[2]]}]})") == "xs[0].k=a xs[1].k[0]=1 xs[1].k[1]=[2]");
  CHECK(flat(R"({"a b":{"c d":1}})") == "a_b.c_d=1");
  CHECK(flat(R"({"a":{},"b":[],"c":null})") == "a={} b=[] c=(null)");
  CHECK(flat(R"({"a":{"x":1},"a":2,"b":3,"b":4})") == "a.x=1 b=3");
  CHECK(flat(R"({"a.x":1,"a":{"x":2}})") == "a.x=1");
  CHECK(flat(R"([{"a":1},2])") == "[0].a=1 [1]=2");
  CHECK(flat(R"({"":{"n":1},"n":2})") == ".n=1 n=2");
  CHECK(auto_name(R"({"":{"n":1},"n":2})", ".n") == "1");
  CHECK(flat(R"({"a":1,,})") == "(fault)");
}

TEST_CASE("json auto: many names") {
  std::string text = "{";
  for (int i = 0; i < 50'000; ++i) text += "\"k" + std::to_string(i) + "\":{\"v\":" + std::to_string(i) + "},";
  text += "\"end\":1}";
  Document document;
  Arena arena;
  REQUIRE(document.open(text));
  auto list = document.flatten({}, arena);
  // Nothing is lost: what comes after the first ten thousand names stays JSON text.
  REQUIRE(list.as_list().size() == 2 * 50'001);
  CHECK(to_string(list.as_list()[0]) == "k0.v");
  CHECK(to_string(list.as_list()[2 * 49'999]) == "k49999");
  CHECK(to_string(list.as_list()[2 * 49'999 + 1]) == "{\"v\":49999}");
}
