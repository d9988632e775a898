#include <doctest/doctest.h>

#include <fmt/format.h>

#include "interpreter/engine.h"
#include "interpreter/metadata.h"
#include "tests/support/run_query.h"

namespace dohyo {

namespace {

MetadataFile read(std::string text, size_t queries = 3) {
  return read_metadata(std::make_shared<Source>("a.yaml", std::move(text)), queries);
}

/// "code@line:column marked text", one a line.
std::string complaints(const std::string& text, size_t queries = 3) {
  auto file = read(text, queries);
  std::string all;
  for (const auto& d : file.diagnostics) {
    CHECK(d.severity == Severity::warning);
    auto place = file.source->position(d.span.begin);
    all += fmt::format("{}{}@{}:{} {}", all.empty() ? "" : "\n", d.code, place.line, place.column, file.source->text(d.span));
  }
  return all;
}

constexpr auto whole = R"(title: "Web: Services"
techniques:
  - id: T1584.006
    name: Web Services
  - {id: T1071}
tactics: [Resource Development, Command and Control]
severity: medium
confidence: high
data_sources:
  - "Sysmon event 3: network connection"
false_positives:
  - Überwachung
references:
  - https://attack.mitre.org/techniques/T1584/006/
queries:
  - index: 3
    title: Third
  - {title: First, index: 1}
)";

}  // namespace

TEST_CASE("metadata: every key") {
  auto file = read(whole);
  CHECK(file.diagnostics.empty());
  REQUIRE(file.metadata);
  const auto& m = *file.metadata;
  CHECK(m.title == "Web: Services");
  REQUIRE(m.techniques.size() == 2);
  CHECK(m.techniques[0].id == "T1584.006");
  CHECK(m.techniques[0].name == "Web Services");
  CHECK(m.techniques[1].id == "T1071");
  CHECK(m.techniques[1].name.empty());
  CHECK(m.tactics == std::vector<std::string>{"Resource Development", "Command and Control"});
  CHECK(m.severity == "medium");
  CHECK(m.confidence == "high");
  CHECK(m.data_sources == std::vector<std::string>{"Sysmon event 3: network connection"});
  CHECK(m.false_positives == std::vector<std::string>{"Überwachung"});
  CHECK(m.references == std::vector<std::string>{"https://attack.mitre.org/techniques/T1584/006/"});
  CHECK(m.query_titles == std::vector<std::string>{"First", "", "Third"});
}

TEST_CASE("metadata: every key may be missing or empty") {
  for (const auto* text : {"", "# nothing\n", "title:\n", "techniques: []\n", "queries: []\nseverity:\n", "---\n...\n"}) {
    CAPTURE(text);
    auto file = read(text);
    CHECK(file.diagnostics.empty());
    CHECK(file.metadata);
  }
}

TEST_CASE("metadata: what is no mapping at all") {
  for (const auto* text : {"- a\n- b\n", "just a text\n", "title: [\n", "a: b: c\n", "\"unclosed\n", "\ttabs: 1\n", "title: \xFF\n"}) {
    CAPTURE(text);
    auto file = read(text);
    CHECK_FALSE(file.metadata);
    REQUIRE(file.diagnostics.size() == 1);
    CHECK(file.diagnostics[0].code == "broken-metadata");
    CHECK_FALSE(render(file.diagnostics[0], *file.source, false).empty());
  }
  auto file = read("title: x\nseverity: [low\nreferences:\n  - a\n");
  REQUIRE(file.diagnostics.size() == 1);
  CHECK(file.source->position(file.diagnostics[0].span.begin).line > 1);
}

TEST_CASE("metadata: deep, huge and self-referring documents") {
  CHECK(complaints(std::string(100'000, '[')).starts_with("broken-metadata@"));
  CHECK(complaints("title: " + std::string(size_t{2} << 20, 'x')).starts_with("broken-metadata@1:1"));
  CHECK(complaints("tactics: &a\n  - *a\n").starts_with("wrong-metadata@"));
}

TEST_CASE("metadata: each fault in its place; the rest counts") {
  CHECK(complaints("titel: x\n") == "unknown-metadata@1:1 titel");
  CHECK(complaints("zzzzzzzzzzz: x\n") == "unknown-metadata@1:1 zzzzzzzzzzz");
  CHECK(complaints("? [a]\n: x\n") == "unknown-metadata@1:3 [a]");
  CHECK(complaints("title: [a]\n") == "wrong-metadata@1:8 [a]");
  CHECK(complaints("title: a\ntitle: b\n") == "wrong-metadata@2:1 title");
  CHECK(complaints("severity: hihg\n") == "wrong-metadata@1:11 hihg");
  CHECK(complaints("ü: 1\nconfidence:  \"very\"\n") == "unknown-metadata@1:1 ü\nwrong-metadata@2:14 \"very\"");
  CHECK(complaints("tactics: Impact\n") == "wrong-metadata@1:10 Impact");
  CHECK(complaints("data_sources:\n  - Sysmon event 3: network\n") == "wrong-metadata@2:5 Sysmon event 3: network");
  CHECK(complaints("references:\n  - [a]\n") == "wrong-metadata@2:5 [a]");
  CHECK(complaints("techniques:\n  - T1584\n") == "wrong-metadata@2:5 T1584");
  CHECK(complaints("techniques:\n  - id: 1584\n") == "wrong-metadata@2:9 1584");
  CHECK(complaints("techniques:\n  - name: x\n") == "wrong-metadata@2:5 name: x");
  CHECK(complaints("techniques:\n  - id: T1584\n    nmae: x\n") == "unknown-metadata@3:5 nmae");
  CHECK(complaints("queries:\n  - index: 4\n    title: x\n") == "wrong-metadata@2:12 4");
  CHECK(complaints("queries:\n  - index: -1\n") == "wrong-metadata@2:12 -1");
  CHECK(complaints("queries:\n  - title: x\n") == "wrong-metadata@2:5 title: x");
  CHECK(complaints("queries:\n  - {index: 1, title: a}\n  - {index: 1, title: b}\n") == "wrong-metadata@3:5 {index: 1, title: b}");

  auto file = read("titel: x\nseverity: hihg\nconfidence: low\ntechniques:\n  - id: no\n  - id: T1071\n");
  REQUIRE(file.metadata);
  CHECK(file.diagnostics.size() == 3);
  CHECK(file.diagnostics[0].fix->replacement == "title");
  CHECK(file.metadata->severity.empty());
  CHECK(file.metadata->confidence == "low");
  REQUIRE(file.metadata->techniques.size() == 1);
  CHECK(file.metadata->techniques[0].id == "T1071");
}

TEST_CASE("metadata: the file beside a query") {
  CHECK(metadata_path("queries/T1584.006-web.sumo") == "queries/T1584.006-web.yaml");
  CHECK(metadata_path("a.b/query") == "a.b/query.yaml");
  CHECK(metadata_path(".sumo") == ".sumo.yaml");
}

TEST_CASE("metadata: which title counts") {
  auto titles = [](const std::string& query, std::shared_ptr<const QueryMetadata> metadata) {
    auto text = compile(std::make_shared<Source>("q", query), tests::registry(), {}, {});
    add_metadata(text, std::move(metadata));
    std::string all;
    for (const auto& q : text.queries) all += "[" + q.title + "]";
    return all;
  };
  auto metadata = [](std::string title, std::vector<std::string> queries) {
    auto m = std::make_shared<QueryMetadata>();
    m->title = std::move(title);
    m->query_titles = std::move(queries);
    return m;
  };
  CHECK(titles("* | count", nullptr) == "[]");
  CHECK(titles("* | count", metadata("T", {})) == "[T]");
  CHECK(titles("// own\n* | count", metadata("T", {})) == "[own]");
  CHECK(titles("// own\n* | count", metadata("T", {"Q"})) == "[Q]");
  CHECK_MESSAGE(titles("a | count;\nb | count", metadata("T", {"", "Q"})) == "[][Q]", "the title of several queries is that of none");
}

}  // namespace dohyo
