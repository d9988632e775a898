#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "interpreter/library/backslashes.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"
#include "stdlib/standard_library.h"

namespace {

using namespace dohyo;
using Reading = PatternReading::Kind;

std::string decoded(std::string_view raw) {
  std::string out;
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size() && (raw[i + 1] == '\\' || raw[i + 1] == '"')) ++i;
    out += raw[i];
  }
  return out;
}

/// A text literal as it stands in a query; lives until the end of the test.
struct Literal {
  explicit Literal(std::string_view raw) : raw_(raw), value_(decoded(raw)) {
    argument.form = Argument::Form::text;
    argument.span = {10, static_cast<uint32_t>(12 + raw.size())};
    argument.raw = raw_;
    argument.value = Value::text(value_);
  }
  Argument argument;

 private:
  std::string raw_;
  std::string value_;
};

PatternReading read(std::string_view raw, PatternPlace place = PatternPlace::infix,
                    Dialect dialect = Dialect::detection) {
  return read_pattern(Literal(raw).argument, place, dialect);
}

bool runs(const PatternReading& reading, std::string_view value) {
  Regex::Fault fault;
  auto pattern = TextPattern::compile(reading, fault);
  REQUIRE_MESSAGE(pattern.has_value(), reading.text, ": ", fault.message);
  return pattern->matches(value, nullptr);
}

bool infix(std::string_view value, std::string_view raw, Dialect dialect = Dialect::detection) {
  return runs(read(raw, PatternPlace::infix, dialect), value);
}
bool call(std::string_view value, std::string_view raw) { return runs(read(raw, PatternPlace::call), value); }

Regex regex(std::string_view pattern, Regex::Options options = {}) {
  Regex::Fault fault;
  auto compiled = Regex::compile(pattern, options, fault);
  REQUIRE_MESSAGE(compiled.has_value(), pattern, ": ", fault.message);
  return *compiled;
}

constexpr std::string_view r1 = R"(C:\bin\tool.exe)";
constexpr std::string_view r2 = R"(C:\BIN\KIT.EXE)";
constexpr std::string_view r3 = "/usr/bin/tool";

}  // namespace

TEST_CASE("wildcards in all their shapes") {
  struct {
    std::string_view glob, value;
    bool matches;
  } const cases[] = {
      {"", "", true},           {"", "a", false},         {"a", "a", true},           {"a", "ab", false},
      {"*", "", true},          {"*", "a\nb", true},      {"**", "", true},           {"**", "a", true},
      {"a*", "a", true},        {"a*", "ab", true},       {"a*", "ba", false},        {"*a", "ba", true},
      {"*a", "ab", false},      {"*a*", "bab", true},     {"*a*", "bbb", false},      {"a*b", "ab", true},
      {"a*a", "a", false},      {"a*a", "aa", true},      {"a*b*c", "abc", true},     {"a*b*c", "a-b-c", true},
      {"a*b*c", "acb", false},  {"a*b*c", "abcb", false}, {"*a*b", "xaxb", true},     {"*ab*ab", "ab", false},
      {"*ab*ab", "abab", true}, {"a?c", "abc", false},    {"a?c", "a?c", true},       {"A*", "abc", false},
      {"*.exe", "a.exe", true}, {"*[x]*", "a[x]b", true}, {"a**b", "ab", true},       {"*a*b*", "a-b", true},
      {"*a*b*", "b-a", false},  {"***", "", true},        {"a*\n*b", "a1\n2b", true},
  };
  for (const auto& c : cases) {
    CAPTURE(c.glob);
    CAPTURE(c.value);
    CHECK(Glob(c.glob).matches(c.value) == c.matches);
    CHECK(Glob::matches(c.glob, c.value) == c.matches);
  }
}

TEST_CASE("04 A09: the infix string, rules in order") {
  struct {
    std::string_view raw;
    Reading kind;
    std::string_view text;
    bool reread;
  } const cases[] = {
      // 0
      {R"((?i).*\\tool\.exe$)", Reading::regex, R"((?i).*\\tool\.exe$)", true},
      {"(?:a|b)", Reading::regex, "(?:a|b)", true},
      {"x(?=y)", Reading::regex, "x(?=y)", true},
      {"x(?!y)", Reading::regex, "x(?!y)", true},
      {"(?<=x)y", Reading::regex, "(?<=x)y", true},
      {"*(?i)tool*", Reading::regex, "(?i)tool", true},
      {"what (?)", Reading::equality, "what (?)", false},
      // 1
      {"*(tool|kit)*", Reading::starred_group, "tool|kit", true},
      {"*tool|kit(s)*", Reading::glob, "*tool|kit(s)*", false},
      // 2
      {"*.exe", Reading::glob, "*.exe", false},
      {"*$", Reading::glob, "*$", false},
      {R"(*\\tool.exe)", Reading::glob, R"(*\tool.exe)", false},
      {R"(*\tool.exe)", Reading::glob, R"(*\tool.exe)", false},
      {R"(C:\\Windows\\*)", Reading::glob, R"(C:\Windows\*)", false},
      {"*", Reading::glob, "*", false},
      // 3
      {".*tool", Reading::regex, ".*tool", true},
      {"a.+b", Reading::regex, "a.+b", true},
      {R"(v\d)", Reading::regex, R"(v\d)", true},
      {R"(\bin\s)", Reading::regex, R"(\bin\s)", true},
      {R"(net\bin)", Reading::regex, R"(net\bin)", true},        // two letters follow \b
      {R"(net\bins)", Reading::equality, R"(net\bins)", false},  // three letters
      {R"(tool\.exe)", Reading::regex, R"(tool\.exe)", true},
      {R"(C:\bin\.x)", Reading::equality, R"(C:\bin\.x)", false},  // drive letter
      {R"(C:\\(bin|sbin)\\x)", Reading::regex, R"(C:\\(bin|sbin)\\x)", true},
      {"^tool", Reading::regex, "^tool", true},
      {"tool$", Reading::regex, "tool$", true},
      {"x(a|b)", Reading::regex, "x(a|b)", true},
      {"tool|kit", Reading::regex, "tool|kit", true},
      {"a | b", Reading::equality, "a | b", false},
      {"a{3}", Reading::regex, "a{3}", true},
      {"a{3,}", Reading::regex, "a{3,}", true},
      {"{1234-5678}", Reading::equality, "{1234-5678}", false},
      {R"(10\.0\..*)", Reading::regex, R"(10\.0\..*)", true},
      // 4
      {"/tool|kit/", Reading::regex, "tool|kit", true},
      {R"(/tool\.exe/)", Reading::regex, R"(tool\.exe)", true},
      {"/a |b/", Reading::regex, "a |b", true},
      {"/usr/bin/", Reading::equality, "/usr/bin/", false},
      // 5
      {"172.[12]0.*", Reading::glob_or_class, R"(\A172\.[12]0\.(?s:.*)\z)", true},
      {"172.[16-31].*", Reading::glob, "172.[16-31].*", false},
      // 6
      {"10.*", Reading::glob, "10.*", false},
      {"192.168.*", Reading::glob, "192.168.*", false},
      {"net * user", Reading::glob, "net * user", false},
      // 7
      {"tool.exe", Reading::equality, "tool.exe", false},
      {"", Reading::equality, "", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    auto reading = read(c.raw);
    CHECK(reading.kind == c.kind);
    CHECK(reading.text == c.text);
    CHECK(reading.reread == c.reread);
    auto messages = explain(reading, {3, 9});
    auto warnings = std::count_if(messages.begin(), messages.end(),
                                  [](const Diagnostic& d) { return d.severity == Severity::warning; });
    CHECK(warnings == (c.reread ? 1 : 0));
    if (c.reread) CHECK(messages[0].code == "pattern-reread");
    // The hosted service knows rules 2, 6 and 7 only.
    auto hosted = read(c.raw, PatternPlace::infix, Dialect::sumo);
    CHECK((hosted.kind == Reading::glob || hosted.kind == Reading::equality));
    CHECK(hosted.text == decoded(c.raw));
    CHECK(!hosted.reread);
  }
}

TEST_CASE("04 section 5: what the readings match") {
  CHECK(infix(r1, R"(*\\tool.exe)"));  // T01
  CHECK(!infix(r2, R"(*\\tool.exe)"));
  CHECK(!infix(r1, "*TOOL*"));                                       // T02
  for (auto path : {r1, r2, r3}) CHECK(call(path, "(?i)tool|kit"));  // T03
  CHECK(infix(r1, R"((?i).*\\(tool|kit)\.exe$)"));                   // T04
  CHECK(infix(r2, R"((?i).*\\(tool|kit)\.exe$)"));
  CHECK(!infix(r3, R"((?i).*\\(tool|kit)\.exe$)"));
  CHECK(!infix(r1, R"((?i).*\\(tool|kit)\.exe$)", Dialect::sumo));
  CHECK(infix(r1, "*(tool|kit)*"));  // T05
  CHECK(!infix(r2, "*(tool|kit)*"));
  CHECK(infix(r3, "*(tool|kit)*"));
  CHECK(!infix(r1, "*(tool|kit)*", Dialect::sumo));
  CHECK(infix("10.0.0.5", "10.*"));  // T06
  CHECK(!infix("203.0.113.100", "10.*"));
  CHECK(infix("172.20.1.1", "172.[12]0.*"));  // T07
  CHECK(infix("172.[12]0.x", "172.[12]0.*"));
  CHECK(!infix("172.30.1.1", "172.[12]0.*"));
  CHECK(!infix("172x20.1.1", "172.[12]0.*"));
  CHECK(!infix("172.20.1.1", "172.[12]0.*", Dialect::sumo));
  CHECK(call(r1, R"(\\\\tool\\.exe$)"));  // T09
  CHECK(call(r1, R"(C:\\.*\\tool)"));     // T10
}

TEST_CASE("04 A09 rule 1: what stands between the stars") {
  CHECK(infix("a net1 user b", "*(net* user|kit)*"));
  CHECK(!infix("user net", "*(net* user|kit)*"));
  CHECK(infix(R"(C:\Temp\x)", R"(*(\\Temp\\|\\Users\\)*)"));
  CHECK(infix(R"(C:\users\x)", R"(*(\\users|\\temp)*)"));
  CHECK(infix(R"(C:\users\x)", R"(*(\users\x|z)*)"));  // no sound pattern: the text itself
  CHECK(infix("colour", "*(colou?r|x)*"));
  CHECK(infix("color", "*(colou?r|x)*"));
  CHECK(infix("ab(c d", "*(b(c|zz)*"));  // unbalanced: literal
  CHECK(infix("foobar", "*foo(bar|baz)*"));
  CHECK(!infix("foo bar", "*foo(bar|baz)*"));
  CHECK(infix("a.exe", "*(.exe|.dll)"));
  CHECK(!infix("axexe", "*(.exe|.dll)"));
  CHECK(infix("Program Files (x86) y", "*(Program Files (x86)|z)*"));
  CHECK(infix("say kit", "(tool|kit)*"));  // a star at one end is enough
}

TEST_CASE("04 A08: the string in the call form") {
  CHECK(read("tool", PatternPlace::call).kind == Reading::regex);
  CHECK(!read("tool", PatternPlace::call).reread);
  CHECK(call(r1, "tool"));
  CHECK(call(r1, "t..l"));
  CHECK(!call(r2, "tool"));
  CHECK(read("*tool*", PatternPlace::call).kind == Reading::glob);
  CHECK(read("*tool*", PatternPlace::call).reread);
  CHECK(call(r1, "*tool*"));
  CHECK(!call(r1, "*tool"));
  CHECK(read("*(tool|kit)*", PatternPlace::call).kind == Reading::starred_group);
  CHECK(call("", ""));
  CHECK(read("tool*", PatternPlace::call).kind == Reading::regex);
  CHECK(read("tool*", PatternPlace::call, Dialect::sumo).kind == Reading::glob);
}

TEST_CASE("04 A10: flags behind a literal") {
  auto literal = [](std::string_view pattern, std::string_view flags) {
    Argument argument;
    argument.form = Argument::Form::regex;
    argument.raw = pattern;
    argument.flags = flags;
    return read_pattern(argument, PatternPlace::infix, Dialect::detection);
  };
  CHECK(runs(literal("TOOL", "i"), r1));  // T11
  CHECK(runs(literal("TOOL", "i"), r3));
  CHECK(!runs(literal("TOOL", ""), r1));
  CHECK(literal("a.b", "is").text == "(?is)a.b");
  CHECK(runs(literal("a.b", "s"), "a\nb"));
  CHECK(!runs(literal("a.b", ""), "a\nb"));
  CHECK(runs(literal("^b", "m"), "a\nb"));
  CHECK(runs(literal("a b # c", "x"), "ab"));
  CHECK(!literal("a", "i").reread);
  auto ignored = literal("a", "gi");
  CHECK(ignored.text == "(?i)a");
  CHECK(ignored.reread);
  CHECK(explain(ignored, {}).size() == 1);
  CHECK(literal("a", "ii").text == "(?i)a");
  // No A12 inside literals.
  CHECK(literal(R"(\\.)", "").text == R"(\\.)");
}

TEST_CASE("04 A12: the repair, row by row") {
  struct {
    std::string_view in, out;
  } const cases[] = {
      {R"(\d\\\d)", R"(\d\\\d)"},                  // odd
      {R"(a\\\\b)", R"(a\\{1,2}b)"},               // four
      {R"(\\\\)", R"(\\{1,2})"},                   //
      {R"(\\\\+x)", R"((?:\\{1,2})+x)"},           //
      {R"([\\\\]x)", R"([\\\\]x)"},                // four in a class
      {R"(a\\\\\\b)", R"(a\\\\\\b)"},              // six
      {R"(\\d+)", R"(\d+)"},                       // class escapes
      {R"(\\s)", R"(\s)"},                         //
      {R"(\\btool)", R"(\\btool)"},                // a letter follows
      {R"(\\d_)", R"(\\d_)"},                      //
      {R"(\\d3)", R"(\\d3)"},                      //
      {R"(tool\\.exe)", R"(tool\.exe)"},           // point
      {R"(C:\\.*\\tool)", R"(C:\\.*\\tool)"},      //
      {R"(C:\\.+x)", R"(C:\\.+x)"},                //
      {R"(a\\+b)", R"(a\\+b)"},                    // alone
      {R"(\\d\\+b)", R"(\d\+b)"},                  // with another repaired escape
      {R"(b\\+\\d)", R"(b\+\d)"},                  // also a later one
      {R"(\\\\x\\{)", R"(\\{1,2}x\{)"},            // with a run of four
      {R"([\\s\\n]+)", R"([\s\n]+)"},              // in a class
      {R"([\\n]+)", R"([\\n]+)"},                  //
      {R"([^\\]+\\d)", R"([^\\]+\d)"},             // the class ends behind the pair
      {R"([]\\s]\\.)", R"([]\s]\.)"},              // a bracket at the beginning of a class
      {R"(\\(a\\|b\\)\\$)", R"(\\(a\\|b\\)\\$)"},  // path words
      {R"(x\\)", R"(x\\)"},                        // end of string
      {R"(\[\\d])", R"(\[\d])"},                   // an escaped bracket opens nothing
      {R"(C:\\Users\\tool)", R"(C:\\Users\\tool)"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.in);
    CHECK(repair_backslashes(c.in) == c.out);
  }
  CHECK(unquote_regex(R"(a\"b\\"c\d)") == R"(a"b\\"c\d)");
}

TEST_CASE("04 A12: the truth table for authors") {
  CHECK(infix(r1, R"(*\\tool.exe)"));
  CHECK(infix(r1, R"(*\tool.exe)"));
  CHECK(regex(R"(\\tool\.exe$)").search(r1, nullptr));
  CHECK(call(r1, R"(\\tool\.exe$)"));
  CHECK(call(r1, R"(\\\\tool\\.exe$)"));
  CHECK(!call(r1, R"(\tool)"));
  auto tab = read(R"(\tool)", PatternPlace::call);
  CHECK(!tab.reread);
  CHECK(!tab.hint.empty());
  CHECK(explain(tab, {})[0].severity == Severity::note);

  auto repaired = read(R"(\\\\tool\\.exe$)", PatternPlace::call);
  CHECK(repaired.reread);
  CHECK(repaired.text == R"(\\{1,2}tool\.exe$)");
  CHECK(runs(repaired, R"(\\tool.exe)"));
  CHECK(!read(R"(\\btool)", PatternPlace::call).hint.empty());

  CHECK(read_regex_text(R"(a=\\d+)", Dialect::detection).text == R"(a=\d+)");
  CHECK(read_regex_text(R"(a=\\d+)", Dialect::detection).rewrite == R"("a=\d+")");
  CHECK(read_regex_text(R"(a=\\d+)", Dialect::sumo).text == R"(a=\\d+)");
  CHECK(read_regex_text(R"(\"a\")", Dialect::sumo).text == R"("a")");
  // A repair that does not compile is left alone.
  CHECK(repair_backslashes(R"((\\)\\d)") == R"((\)\d)");
  CHECK(read_regex_text(R"((\\)\\d)", Dialect::detection).text == R"((\\)\\d)");
}

TEST_CASE("04 A26: the string in replace") {
  auto kind = [](std::string_view raw, Dialect dialect = Dialect::detection) {
    return read(raw, PatternPlace::replacement, dialect).kind;
  };
  CHECK(kind(".") == Reading::equality);
  CHECK(kind(".+") == Reading::equality);
  CHECK(kind("::ffff:") == Reading::equality);
  CHECK(kind("a*b") == Reading::equality);
  CHECK(kind(R"((.+\\\\))") == Reading::regex);
  CHECK(read(R"((.+\\\\))", PatternPlace::replacement).text == R"((.+\\{1,2}))");
  CHECK(kind("[0-9]") == Reading::regex);
  CHECK(kind("(x86)") == Reading::regex);
  CHECK(kind("(?i)a") == Reading::regex);
  CHECK(kind("(x86") == Reading::equality);
  CHECK(kind("[z-a]") == Reading::equality);  // no sound pattern
  CHECK(kind("(.+)", Dialect::sumo) == Reading::equality);
}

TEST_CASE("the patterns of the four published pipelines") {
  auto addresses = regex(R"(^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.))");
  CHECK(!addresses.backtracks());
  for (auto inside : {"10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.1", "127.0.0.1"})
    CHECK(addresses.search(inside, nullptr));
  for (auto outside : {"198.51.110.7", "172.32.0.1", "172.15.0.1", "8.8.8.8", "110.1.1.1", ""})
    CHECK(!addresses.search(outside, nullptr));
  CHECK(call("10.1.2.3", R"(^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.))"));
  CHECK(!read(R"(^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.))", PatternPlace::call).reread);

  auto browsers =
      regex(R"((?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|MsMpEng\.exe|svchost\.exe|SenseIR\.exe))");
  CHECK(browsers.search(R"(C:\Program Files\Google\CHROME.EXE)", nullptr));
  CHECK(browsers.search(R"(c:\windows\system32\SvcHost.exe)", nullptr));
  CHECK(!browsers.search(R"(C:\bin\chromexexe)", nullptr));
  CHECK(call("c:/firefox/firefox.exe", "chrome|firefox|msedge|outlook|teams"));
  CHECK(!call("tool", "chrome|firefox|msedge|outlook|teams"));
  CHECK(infix("windows/dns", "*dns*"));
  CHECK(!infix("windows/DNS", "*dns*"));
  auto names = regex(R"((?i)(duckdns\.org|no-ip\.com|hopto\.org|ddns\.net))");
  CHECK(names.search("a.DuckDNS.org", nullptr));
  CHECK(!names.search("duckdnsXorg", nullptr));
}

TEST_CASE("groups and names") {
  auto two = regex(R"((?<a>\d+)-(x)(?P<b>\d+)?)", {Regex::Groups::named, false});
  CHECK(!two.backtracks());
  REQUIRE(two.names().size() == 2);
  CHECK(two.group_count() == 2);  // the unnamed one does not capture
  CHECK(two.names()[0].text == "a");
  CHECK(two.names()[1].text == "b");
  std::vector<std::string_view> captures(3);
  REQUIRE(two.match("zz 12-x", captures, nullptr));
  CHECK(captures[0] == "12-x");
  CHECK(captures[1] == "12");
  CHECK(captures[2].data() == nullptr);
  CHECK(regex("(a)(?<b>c)", {Regex::Groups::all, false}).group_count() == 2);
  CHECK(regex("(a)(?<b>c)").group_count() == 0);
  // Characters that only look like groups.
  CHECK(regex(R"([(]\((?<a>x)\Q(y\E[^])](?<b>z))", {Regex::Groups::named, false}).names().size() == 2);

  for (auto pattern : {R"(a=(?<x>\d)|b=(?<x>\d))", R"((?=[ab])(?:a=(?<x>\d)|b=(?<x>\d)))"}) {
    auto twice = regex(pattern, {Regex::Groups::named, false});
    REQUIRE(twice.names().size() == 1);
    std::vector<std::string_view> found(twice.group_count() + 1);
    REQUIRE(twice.match("b=7", found, nullptr));
    CHECK(first_participant(twice.names()[0].groups, found) == "7");
    REQUIRE(twice.match("a=5", found, nullptr));
    CHECK(first_participant(twice.names()[0].groups, found) == "5");
  }
  CHECK(regex("(?<a>x(?<b>y))", {Regex::Groups::named, false}).has_nested_names());
  CHECK(!regex("(?<a>x)(?<b>y)", {Regex::Groups::named, false}).has_nested_names());
  CHECK(regex("ab", {Regex::Groups::none, true}).search("xAB", nullptr));
  CHECK(regex("(?=a)ab", {Regex::Groups::none, true}).search("xAB", nullptr));
}

TEST_CASE("what RE2 refuses runs on PCRE2") {
  auto ahead = regex(R"(^(?!.*svchost).*\.exe$)");
  CHECK(ahead.backtracks());
  CHECK(ahead.search("tool.exe", nullptr));
  CHECK(!ahead.search("svchost.exe", nullptr));
  CHECK(regex(R"((?<q>['"]).*\k<q>)", {Regex::Groups::named, false}).search("say 'x'", nullptr));
  CHECK(regex(R"((\w)\1)").search("aa", nullptr));
  CHECK(!regex(R"((?=a)a$)").search("a\n", nullptr));  // `$` is the very end on both engines
  CHECK(!regex(R"(a$)").search("a\n", nullptr));
  CHECK(!regex(R"((?=a)a.b)").search("a\nb", nullptr));
  CHECK(regex(R"((?=a)a.b)").search("a\rb", nullptr));
  auto named = regex(R"((?<=user=)(?<user>\w+)(?<rest>.*))", {Regex::Groups::named, false});
  std::vector<std::string_view> captures(3);
  REQUIRE(named.match("x user=ann y", captures, nullptr));
  CHECK(captures[1] == "ann");
  CHECK(captures[2] == " y");
}

TEST_CASE("a pattern that backtracks without end is bounded and counted") {
  auto evil = regex(R"(^(?=a)(a+)+$)");
  REQUIRE(evil.backtracks());
  RunCounters counters;
  std::string text(64, 'a');
  text += '!';
  auto begin = std::chrono::steady_clock::now();
  CHECK(!evil.search(text, &counters));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  CHECK(counters.regex_limits == 1);
  CHECK(evil.search("aaa", &counters));
  CHECK(counters.regex_limits == 1);
  // RE2 takes the same without the look-ahead, in linear time.
  CHECK(!regex("^(a+)+$").search(text, &counters));
  // Deep recursion ends, whatever the answer.
  std::string deep(3'000'000, 'x');
  (void)regex(R"((?:(?=x)x|y)*z)").search(deep, &counters);
}

TEST_CASE("subjects and patterns that are no UTF-8") {
  std::string_view broken = "a\xFF"
                            "b\xE9z";
  for (auto pattern : {"a.b", "(?=a)a.b", R"(a\xFFb)", "^a[^x]b.z$", "(?<=b).z", "é"}) {
    CAPTURE(pattern);
    CHECK(regex(pattern).search(broken, nullptr));
  }
  CHECK(!regex("ab").search(broken, nullptr));
  auto groups = regex("a(?<one>.)b(?<two>.*)", {Regex::Groups::named, false});
  std::vector<std::string_view> captures(3);
  REQUIRE(groups.match(broken, captures, nullptr));
  CHECK(captures[1] == "\xFF");
  CHECK(captures[2] == "\xE9z");
  CHECK(captures[2].data() == broken.data() + 3);
  // Sound characters around broken bytes stay characters.
  std::string_view mixed = "\x80"
                           "é\xC3"
                           "ü";
  REQUIRE(regex("(?<x>é)", {Regex::Groups::named, false}).match(mixed, std::span(captures).first(2), nullptr));
  CHECK(captures[1].data() == mixed.data() + 1);
  CHECK(regex("^.{4}$").search(mixed, nullptr));
  CHECK(regex("\xFF").search(broken, nullptr));
  // Overlong and surrogate forms never reach an engine as UTF-8.
  CHECK(regex("(?=.)^.{3}$").search("\xED\xA0\x80", nullptr));
  CHECK(regex("(?=.)^..$").search("\xC0\x80", nullptr));
}

TEST_CASE("all matches, empty ones too") {
  auto all = [](std::string_view pattern, std::string_view text) {
    auto compiled = regex(pattern, {Regex::Groups::all, false});
    std::vector<std::string_view> captures(compiled.group_count() + 1);
    std::string out;
    for (MatchWalk walk(compiled, text, nullptr); walk.next(captures);) {
      REQUIRE(captures[0].data() >= text.data());
      out += std::to_string(captures[0].data() - text.data()) + ":" + std::string(captures[0]) + " ";
    }
    return out;
  };
  CHECK(all("a", "banana") == "1:a 3:a 5:a ");
  CHECK(all("a*", "baac") == "0: 1:aa 4: ");
  CHECK(all("(?=a)a*|", "baac") == "0: 1:aa 4: ");
  CHECK(all("", "éx") == "0: 2: 3: ");
  CHECK(all("^a", "aa") == "0:a ");
  CHECK(all("(?=a)^a", "aa") == "0:a ");
  CHECK(all("\\bx", "x xx") == "0:x 2:x ");
  CHECK(all("b|c", "\xFF"
                   "b\xFE"
                   "c") == "1:b 3:c ");
  CHECK(all("x", "") == "");
  std::string_view nothing;
  std::vector<std::string_view> captures(1);
  auto anything = regex(".*", {Regex::Groups::all, false});
  REQUIRE(anything.match(nothing, captures, nullptr));
  CHECK(captures[0].data() != nullptr);
}

TEST_CASE("invalid patterns are errors at their place") {
  Regex::Fault fault;
  CHECK(!Regex::compile("a(b", {}, fault));
  CHECK(fault.position == 3);
  CHECK(!fault.message.empty());
  Literal written("ab[c");
  CHECK(!Regex::compile("ab[c", {}, fault));
  auto error = invalid_regex(fault, "ab[c", written.argument);
  CHECK(error.code == "invalid-regex");
  CHECK(error.span.begin == written.argument.span.begin);
  CHECK(error.message.find("(at character 5)") != std::string::npos);
  CHECK(!Regex::compile("(?<1a>x)", {Regex::Groups::named, false}, fault));
  CHECK(!Regex::compile("(?<a b>x)", {Regex::Groups::named, false}, fault));
  CHECK(!Regex::compile("*a", {}, fault));
}

TEST_CASE("one pattern serves many threads") {
  auto fast = regex(R"((?<a>\d+)x)", {Regex::Groups::named, false});
  auto slow = regex(R"((?<a>\d+)(?=x))", {Regex::Groups::named, false});
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      std::vector<std::string_view> captures(2);
      auto number = std::to_string(1000 + t);
      auto text = "ab " + number + "x";
      for (int i = 0; i < 2000; ++i) {
        if (fast.match(text, captures, nullptr) && captures[1] == number) ++right;
        if (slow.match(text, captures, nullptr) && captures[1] == number) ++right;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(right == 4 * 2 * 2000);
}

// ---- The functions --------------------------------------------------------------------------------------------------

namespace {

struct Called {
  Value value;
  Diagnostics diagnostics;
  std::string text() const {
    return value.is_null()                 ? "null"
           : value.kind() == Kind::boolean ? (value.as_boolean() ? "true" : "false")
                                           : std::string(value.as_text());
  }
  bool has(std::string_view code) const {
    for (const auto& d : diagnostics)
      if (d.code == code) return true;
    return false;
  }
};

/// One call with arguments as the binder gives them.
class Functions {
 public:
  Functions() { stdlib::register_all(registry_); }

  Called call(std::string_view name, const std::vector<Argument>& arguments, Dialect dialect = Dialect::detection) {
    const auto* function = registry_.find_function(name);
    REQUIRE(function != nullptr);
    LanguageOptions options;
    options.dialect = dialect;
    Called out;
    Preparation preparation{arguments, options, {0, 1}, out.diagnostics};
    auto callable = function->prepare(preparation);
    REQUIRE((callable.evaluate != nullptr || has_errors(out.diagnostics)));
    if (callable.evaluate == nullptr) return out;
    std::vector<Value> values;
    for (const auto& argument : arguments) values.push_back(argument.value);
    CallContext context{arena_, run_};
    out.value = callable.evaluate(callable.state.get(), values, context);
    return out;
  }

 private:
  Registry registry_;
  Arena arena_;
  RunContext run_;
};

Argument field(Value value) {
  Argument argument;
  argument.value = value;
  return argument;
}
Argument field(std::string_view text) { return field(Value::text(text)); }
Argument literal(std::string_view pattern, std::string_view flags = {}) {
  Argument argument;
  argument.form = Argument::Form::regex;
  argument.raw = pattern;
  argument.flags = flags;
  argument.value = Value::text(pattern);
  return argument;
}
/// Only for texts without escapes.
Argument text(std::string_view raw) {
  Argument argument;
  argument.form = Argument::Form::text;
  argument.raw = raw;
  argument.value = Value::text(raw);
  return argument;
}

}  // namespace

TEST_CASE("matches and contains: nulls, numbers, computed patterns") {
  Functions f;
  CHECK(f.call("matches", {field(Value::null()), text("a")}).text() == "false");
  CHECK(f.call("(matches)", {field(Value::null()), text("*")}).text() == "false");
  CHECK(f.call("(matches)", {field("a"), field(Value::null())}).text() == "false");
  CHECK(f.call("(matches)", {field(""), text("*")}).text() == "true");
  CHECK(f.call("(matches)", {field(Value::integer(4624)), text("46*")}).text() == "true");
  CHECK(f.call("matches", {field(Value::number(1.5)), text("^1\\.5$")}).text() == "true");
  CHECK(f.call("(matches)", {field("a.b"), field("(?i)A.*")}).text() == "false");  // computed: a wildcard
  CHECK(f.call("(matches)", {field("(?i)A.b"), field("(?i)A.*")}).text() == "true");
  CHECK(f.call("matches", {field("tool"), field("t*")}).text() == "true");
  CHECK(f.call("(matches)", {field("tool"), literal("OO", "i")}).text() == "true");
  CHECK(f.call("(matches)", {field("tool"), literal("OO", "i")}, Dialect::sumo).has("borrowed-syntax"));
  CHECK(f.call("(matches)", {field("tool"), text("(?i)T")}).has("pattern-reread"));
  CHECK(f.call("(matches)", {field("tool"), literal("a(")}).has("invalid-regex"));
  CHECK(f.call("(matches)", {field("tool"), literal("(?!x)t")}).has("regex-backtracks"));
  CHECK(f.call("matches", {field("x"), text("(")}).has("invalid-regex"));

  CHECK(f.call("contains", {field("abc"), text("b")}).text() == "true");
  CHECK(f.call("contains", {field("abc"), text("B")}).text() == "false");
  CHECK(f.call("contains", {field("abc"), text("")}).text() == "false");
  CHECK(f.call("contains", {field(""), text("a")}).text() == "false");
  CHECK(f.call("contains", {field(""), text("")}).text() == "true");
  CHECK(f.call("contains", {field(Value::null()), text("a")}).text() == "false");
  CHECK(f.call("contains", {field("a"), field(Value::null())}).text() == "false");
  CHECK(f.call("contains", {field(Value::integer(4624)), text("62")}).text() == "true");
}

TEST_CASE("replace") {
  Functions f;
  auto run = [&](std::string_view value, const Argument& pattern, std::string_view by) {
    return f.call("replace", {field(value), pattern, text(by)}).text();
  };
  CHECK(run("a.b.c", text("."), "_") == "a_b_c");
  CHECK(run("aaa", text("aa"), "b") == "ba");
  CHECK(run("abc", text(""), "x") == "abc");
  CHECK(run("abc", text("x"), "y") == "abc");
  CHECK(run("abc", text("b"), "$0") == "a$0c");
  CHECK(run("/u/77120/edit", literal("/[0-9]+/"), "/ID/") == "/u/ID/edit");
  CHECK(run("smith, bo", literal(R"((\w+), (\w+))"), "$2 $1") == "bo smith");
  CHECK(run("smith, bo", literal(R"((?<last>\w+), (?<first>\w+))"), "${first} ${last}") == "bo smith");
  CHECK(run("abc", literal("b"), R"(\$1\\)") == R"(a$1\c)");
  CHECK(run("abc", literal("b"), "$") == "a$c");
  CHECK(run("abc", literal("b"), "${x") == "a${xc");
  CHECK(run("abc", literal("b"), "[$0]") == "a[b]c");
  CHECK(run("abc", literal("x*"), "-") == "-a-b-c-");
  CHECK(run("", literal("x*"), "-") == "-");
  CHECK(run("aXbX", literal("x", "i"), "") == "ab");
  CHECK(run("a1b22", literal(R"((?<=[a-z])\d+)"), "#") == "a#b#");
  CHECK(run("\xFF"
            "1\xFE",
            literal(R"(\d)"), "x") == "\xFF"
                                      "x\xFE");
  // 04 A26: where the value contains the very text, that wins.
  CHECK(run("Program Files (x86)", text("(x86)"), "") == "Program Files ");
  CHECK(run("Program x86", text("(x86)"), "") == "Program ");
  CHECK(run(R"(C:\bin\tool.exe)", Literal(R"((.+\\\\))").argument, "") == "tool.exe");
  CHECK(run(R"(C:\BIN\KIT.EXE)", Literal(R"((.+\\\\))").argument, "") == "KIT.EXE");
  CHECK(run("/usr/bin/tool", Literal(R"((.+\\\\))").argument, "") == "/usr/bin/tool");

  auto call = [&](const Argument& value, const Argument& pattern, const Argument& by,
                  Dialect dialect = Dialect::detection) {
    return f.call("replace", {value, pattern, by}, dialect);
  };
  CHECK(call(field(Value::null()), text("a"), text("b")).text() == "null");
  CHECK(call(field("a"), field(Value::null()), text("b")).text() == "null");
  CHECK(call(field("a"), text("a"), field(Value::null())).text() == "null");
  CHECK(call(field("a"), literal("a"), field(Value::null())).text() == "null");
  CHECK(call(field(Value::integer(121)), text("1"), text("9")).text() == "929");
  CHECK(call(field("abc"), literal("(b)"), field("<$1>")).text() == "a<b>c");
  CHECK(call(field("a.b"), field("."), text("-")).text() == "a-b");
  CHECK(call(field("abc"), text("[a-z]"), text("-")).has("pattern-reread"));
  CHECK(call(field("abc"), text("[a-z]"), text("-")).text() == "---");
  CHECK(call(field("abc"), text("[a-z]"), text("-"), Dialect::sumo).text() == "abc");
  CHECK(call(field("abc"), literal("(b)"), text("$2")).has("unknown-group"));
  CHECK(call(field("abc"), literal("(b)"), text("$2")).text() == "ac");
  CHECK(call(field("abc"), literal("(b)"), text("${n}")).has("unknown-group"));
  CHECK(call(field("abc"), literal("(b)"), text(R"([\1])")).text() == "a[b]c");
  CHECK(call(field("abc"), literal("(b)"), text(R"([\1])")).has("pattern-reread"));
}
