// What every entry of the standard library promises: it says what it is, and its examples are true.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "interpreter/data/convert.h"
#include "interpreter/text/time.h"
#include "tests/support/run_query.h"

namespace dohyo::tests {

namespace {

/// Entries that no query can spell: `(keyword)`.
bool is_internal(const Documentation& documentation) { return documentation.name.starts_with('('); }

void check_documentation(const Documentation& documentation) {
  CAPTURE(documentation.name);
  CHECK_FALSE(documentation.name.empty());
  CHECK(documentation.summary.ends_with('.'));
  CHECK(std::isupper(
      static_cast<unsigned char>(documentation.summary.empty() ? ' ' : documentation.summary.front())));
  if (!is_internal(documentation))
    CHECK_MESSAGE(!documentation.examples.empty(), "every entry needs an example");
}

/// The text of a cell of a one-cell result.
std::string only_value(const Answer& answer) {
  if (answer.results.size() != 1) return "<no result>";
  const auto& result = answer.results[0];
  if (result.rows != 1 || result.columns.size() != 1) return "<not one value>";
  auto value = result.columns[0].values[0];
  return value.is_null() ? "null" : dohyo::to_string(value);
}

std::string with_line_break(std::string_view text) {
  std::string out(text);
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

/// Where the table of an example is for every name that examples use.
dohyo::Settings tables_of(const Example& example, const TemporaryFolder& folder) {
  if (example.table.empty()) return {};
  dohyo::Settings settings;
  auto file = folder.write("example.csv", with_line_break(example.table));
  for (const char* name : {"path://\"/Library/example\"", "shared/example"}) settings.lookups.push_back({name, file, "the example"});
  settings.geo = settings.asn = dohyo::Settings::Mapping{"", file, "the example"};
  settings.threat.push_back({"", file, "the example"});
  settings.save = true;
  return settings;
}

void check_expression_examples(const Documentation& documentation) {
  TemporaryFile event("{\"n\":1}\n");
  for (const auto& example : documentation.examples) {
    auto query = "* | " + std::string(example.code) + " as x | fields x";
    for (const auto& combination : combinations()) {
      CAPTURE(documentation.name);
      CAPTURE(query);
      CAPTURE(to_string(combination));
      TemporaryFolder folder;
      Settings settings;
      settings.tables = tables_of(example, folder);
      auto answer = run_query(query, event.as("event.ndjson"), settings, combination);
      CAPTURE(answer.diagnostics);
      CHECK(only_value(answer) == std::string(example.result));
    }
  }
}

void check_query_examples(const Documentation& documentation) {
  for (const auto& example : documentation.examples) {
    TemporaryFile events(with_line_break(example.input));
    for (const auto& combination : combinations()) {
      CAPTURE(documentation.name);
      CAPTURE(example.code);
      CAPTURE(to_string(combination));
      TemporaryFolder folder;
      Settings settings;
      settings.tables = tables_of(example, folder);
      if (!example.from.empty()) settings.from = time::parse(example.from);
      if (!example.to.empty()) settings.to = time::parse(example.to);
      auto answer = run_query(std::string(example.code), events.as("events.ndjson"), settings, combination);
      CAPTURE(answer.diagnostics);
      CHECK(answer.errors.empty());
      CHECK(answer.csv == with_line_break(example.result));
    }
  }
}

/// Headings of the form "### `name`" in the generated reference.
std::set<std::string> names_in_reference(const std::filesystem::path& folder) {
  std::set<std::string> names;
  static const std::regex heading("^#+ `([^`(]+)");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string line; std::getline(in, line);)
      if (std::regex_search(line, match, heading)) names.insert(match[1].str());
  }
  return names;
}

} // namespace

TEST_CASE("no two entries of a kind share a name") {
  const auto& clashes = registry().clashes();
  for (const auto& name : clashes) CAPTURE(name);
  CHECK(clashes.empty());
}

TEST_CASE("every entry is documented") {
  for (const auto& entry : registry().functions()) {
    check_documentation(entry.documentation);
    CHECK_MESSAGE((entry.prepare != nullptr) + (entry.expand != nullptr) + (entry.bind != nullptr) == 1, entry.documentation.name);
    if (!entry.drops_rows_unless.empty()) {
      const auto* predicate = registry().find_function(entry.drops_rows_unless);
      REQUIRE_MESSAGE(predicate != nullptr, entry.documentation.name);
      CHECK_MESSAGE(predicate->parameters.size() == entry.parameters.size(), entry.documentation.name);
    }
  }
  for (const auto& entry : registry().aggregates()) {
    check_documentation(entry.documentation);
    CHECK_MESSAGE(entry.prepare != nullptr, entry.documentation.name);
  }
  for (const auto& entry : registry().operators()) {
    check_documentation(entry.documentation);
    CHECK_MESSAGE(!entry.usage.empty(), entry.documentation.name);
    CHECK_MESSAGE(entry.bind != nullptr, entry.documentation.name);
  }
}

TEST_CASE("every name leads to its entry, in any letter case") {
  auto check = [](const auto& entries, auto find) {
    for (const auto& entry : entries) {
      auto names = std::vector<std::string>{std::string(entry.documentation.name)};
      for (const auto& alias : entry.documentation.aliases) names.emplace_back(alias.name);
      for (auto name : names) {
        CAPTURE(name);
        CHECK(find(name) == &entry);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::toupper(c); });
        CHECK(find(name) == &entry);
      }
    }
  };
  check(registry().functions(), [](const auto& name) { return registry().find_function(name); });
  check(registry().aggregates(), [](const auto& name) { return registry().find_aggregate(name); });
  check(registry().operators(), [](const auto& name) { return registry().find_operator(name); });
}

TEST_CASE("examples of functions") {
  for (const auto& entry : registry().functions()) check_expression_examples(entry.documentation);
}

TEST_CASE("examples of aggregates") {
  for (const auto& entry : registry().aggregates()) check_query_examples(entry.documentation);
}

TEST_CASE("examples of operators") {
  for (const auto& entry : registry().operators()) check_query_examples(entry.documentation);
}

TEST_CASE("the reference names what exists") {
  std::filesystem::path folder = DOHYO_SOURCE_DIR "/docs/reference";
  if (!std::filesystem::exists(folder)) return;
  for (const auto& name : names_in_reference(folder)) {
    bool found = registry().find_function(name) != nullptr || registry().find_aggregate(name) != nullptr ||
                 registry().find_operator(name) != nullptr;
    CHECK_MESSAGE(found, "docs/reference describes " << name << ", which does not exist");
  }
}

} // namespace dohyo::tests
