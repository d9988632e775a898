#include <doctest/doctest.h>

#include "interpreter/engine.h"
#include "interpreter/syntax/parameters.h"
#include "tests/support/run_query.h"

namespace dohyo::syntax {

namespace {

std::shared_ptr<const Source> source(std::string text) { return std::make_shared<Source>("<query>", std::move(text)); }

std::string names(std::string_view text) {
  std::string all;
  for (const auto& placeholder : find_placeholders(text)) all += (all.empty() ? "" : ",") + placeholder.name;
  return all;
}

std::string filled(const std::string& text, const Parameters& values) { return std::string(FilledText(source(text), values).filled()->text()); }

Span span_of(std::string_view text, std::string_view part) {
  auto begin = text.find(part);
  REQUIRE(begin != std::string_view::npos);
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + part.size())};
}

}  // namespace

TEST_CASE("parameters: what is a placeholder") {
  CHECK(names("a={{x}} {{ y }} \"{{z_1}}\" /{{q-r.s}}/ {{two words}}") == "x,y,z_1,q-r.s,two words");
  CHECK(names("{{}} {{ }} {{1}} {{*}} {{\"a\"}} {{a|b}} {{a\n}} {{a} {a}} { {a}}") == "");
  CHECK(names("{{{x}}} {{y}}}") == "x,y");  // the outer brackets are text
  CHECK(names("{{x") == "");
  CHECK(names("") == "");
}

TEST_CASE("parameters: comments hide them, addresses and texts do not") {
  CHECK(names("// {{a}}\n* | where x={{b}} // {{c}}\n/* {{d}} \n {{e}} */ {{f}}") == "b,f");
  CHECK(names("url=http://{{host}}/x \"// {{a}}\" \"/* {{b}} */\"") == "host,a,b");
  CHECK(names("\"a \\\" // {{a}}\" // {{b}}") == "a");
  CHECK(names("/* {{a}}") == "");
}

TEST_CASE("parameters: values go in as they are") {
  CHECK(filled("a={{x}} | where b > {{ n }}", {{"x", "win*"}, {"n", "5"}}) == "a=win* | where b > 5");
  CHECK(filled("{{x}}{{x}}", {{"x", "a"}}) == "aa");
  CHECK(filled("{{x}} {{y}}", {{"x", ""}}) == " {{y}}");
  CHECK_MESSAGE(filled("{{x}} {{y}}", {{"x", "{{y}}"}, {"y", "1"}}) == "{{y}} 1", "a value is not looked through again");
  CHECK(filled("{{größe}}", {{"größe", "x"}}) == "x");
}

TEST_CASE("parameters: a quoted value is a text, also within quotes") {
  Parameters bob{{"user", "\"bob\""}};
  CHECK(filled("where u = {{user}}", bob) == "where u = \"bob\"");
  CHECK(filled("where u matches \"*{{user}}*\"", bob) == "where u matches \"*bob*\"");
  CHECK(filled("where u = \"a\\\"{{user}}\"", bob) == "where u = \"a\\\"bob\"");
  CHECK_MESSAGE(filled("a \"lost quote\n\"\n | where u = {{user}}", bob) == "a \"lost quote\n\"\n | where u = \"bob\"",
                "a text that runs into a stage was never closed");
  CHECK(filled("where u = \"{{user}}\"", {{"user", "\""}}) == "where u = \"\"\"");
}

TEST_CASE("parameters: places lead back to what was written") {
  std::string text = "ä={{x}} {{none}} foo {{y}} bar";
  FilledText filled(source(text), {{"x", "a long value"}, {"y", ""}, {"none", ""}});
  auto result = std::string(filled.filled()->text());
  CHECK(result == "ä=a long value  foo  bar");
  auto written = [&](std::string_view part) {
    auto span = filled.written(span_of(result, part));
    return text.substr(span.begin, span.end - span.begin);
  };
  CHECK(written("ä=") == "ä=");
  CHECK(written("long") == "{{x}}");
  CHECK(written("a long value") == "{{x}}");
  CHECK(written("=a") == "={{x}}");
  CHECK(written("foo") == "foo");
  CHECK(written("bar") == "bar");
  CHECK(written(result) == text);
  auto end = static_cast<uint32_t>(result.size());
  CHECK(filled.written(Span{end, end}).begin == text.size());
}

TEST_CASE("parameters: a fix changes only what was written") {
  FilledText filled(source("{{x}} | cuont"), {{"x", "something"}});
  Diagnostic outside{Severity::error, "c", {12, 17}, "m", "", Fix{{12, 17}, "count"}};
  auto led = filled.written(outside);
  CHECK(led.span.begin == 8);
  REQUIRE(led.fix);
  CHECK(led.fix->span.begin == 8);
  CHECK(led.fix->span.end == 13);
  CHECK(led.help.empty());
  Diagnostic inside{Severity::error, "c", {2, 4}, "m", "h", Fix{{2, 4}, "x"}};
  led = filled.written(inside);
  CHECK(led.span.begin == 0);
  CHECK(led.span.end == 5);
  CHECK_FALSE(led.fix);
  CHECK(led.help == "h; {{x}} stands for something");
}

}  // namespace dohyo::syntax

namespace dohyo {

TEST_CASE("parameters: a missing one is an error that names it, once, and no other about it") {
  auto compiled = [](const std::string& text, const syntax::Parameters& parameters) {
    CompileOptions options;
    options.parameters = parameters;
    auto result = compile(std::make_shared<Source>("<query>", text), tests::registry(), {}, options);
    std::string all;
    for (const auto& d : result.all_diagnostics())
      all += (all.empty() ? "" : "; ") + d.code + "@" + std::to_string(result.source->position(d.span.begin).column) + " " + d.help;
    return all;
  };
  CHECK(compiled("a={{user}} | where {{user}} = 1 | where b = {{host}}", {}) ==
        "unset-parameter@3 give it one with --param 'user=VALUE'; unset-parameter@45 give it one with --param 'host=VALUE'");
  CHECK(compiled("a={{user}} | count", {{"usr", "x"}}) == "unset-parameter@3 give it one with --param 'user=VALUE'; there is a value for `usr`");
  CHECK(compiled("a={{u}} | cuont", {{"u", "a long value"}}).starts_with("unknown-operator@11 "));
  CHECK(compiled("a={{u}} | count", {{"u", "x"}}) == "");
}

}  // namespace dohyo
