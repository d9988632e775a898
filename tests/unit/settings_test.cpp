#include "interpreter/settings/settings.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace dohyo {

namespace {

SettingsFile read(std::string text) { return read_settings(std::make_shared<const Source>("project/dohyo.yaml", std::move(text))); }

/// "code@line:column marked text", one a line.
std::string complaints(const std::string& text) {
  auto file = read(text);
  std::string all;
  for (const auto& d : file.diagnostics) {
    CHECK(d.severity == Severity::error);
    auto place = file.source->position(d.span.begin);
    all += fmt::format("{}{}@{}:{} {}", all.empty() ? "" : "\n", d.code, place.line, place.column, file.source->text(d.span));
  }
  return all;
}

}  // namespace

TEST_CASE("settings: what a whole file says") {
  auto file = read(R"(lookups:
  path://"/Library/Users/me/assets": tables/assets.csv
  shared/hunting/: ../hunting
  https://host/ports.csv: /srv/ports.csv
geo: city.mmdb
asn: asn.csv
threat:
  cs: feeds/cs.json
save: true
)");
  REQUIRE(file.diagnostics.empty());
  const auto& s = file.settings;
  REQUIRE(s.lookups.size() == 3);
  CHECK(s.lookups[0].name == "path://\"/Library/Users/me/assets\"");
  CHECK(s.lookups[0].file == "project/tables/assets.csv");
  CHECK(s.lookups[0].place == "project/dohyo.yaml:2");
  CHECK(s.lookups[1].file == "hunting");
  CHECK(s.lookups[2].file == "/srv/ports.csv");
  CHECK(s.geo->file == "project/city.mmdb");
  CHECK(s.geo->place == "project/dohyo.yaml:5");
  CHECK(s.asn->file == "project/asn.csv");
  REQUIRE(s.threat.size() == 1);
  CHECK(s.threat[0].name == "cs");
  CHECK(s.save);
}

TEST_CASE("settings: indicators of all feeds, and nothing at all") {
  CHECK(read("threat: a.csv\n").settings.threat.at(0).name.empty());
  auto two = read("threat: [a.csv, b.json]\n").settings.threat;
  REQUIRE(two.size() == 2);
  CHECK(two[1].file == "project/b.json");
  for (const char* text : {"", "# nothing\n", "lookups:\n", "---\n"}) CHECK(complaints(text).empty());
}

TEST_CASE("settings: every mistake has its place") {
  CHECK(complaints("lookup:\n  a: b\n") == "unknown-setting@1:1 lookup");
  CHECK(read("lookup:\n").diagnostics.at(0).help == "did you mean `lookups`?");
  CHECK(complaints("colour: red\n") == "unknown-setting@1:1 colour");
  CHECK(complaints("save: perhaps\n") == "wrong-setting@1:7 perhaps");
  CHECK(complaints("geo: [a, b]\n") == "wrong-setting@1:6 [a, b]");
  CHECK(complaints("lookups: a.csv\n") == "wrong-setting@1:10 a.csv");
  CHECK(complaints("lookups:\n  a: {b: c}\n  d: [e]\n") == "wrong-setting@2:6 {b: c}\nwrong-setting@3:6 [e]");
  CHECK(complaints("save: true\nsave: false\n") == "wrong-setting@2:1 save");
  CHECK(complaints("lookups:\n  a: b\n  a: c\n") == "wrong-setting@3:3 a");
  CHECK(complaints("- a\n") == "wrong-setting@1:1 - a");
  CHECK(complaints("a: [1\n").starts_with("broken-settings@"));
  CHECK(complaints("a: \xff\n").starts_with("broken-settings@1:1"));
}

TEST_CASE("settings: options of a run come before the file") {
  auto settings = read("lookups: {a: b.csv}\nthreat: c.csv\ngeo: d.csv\n").settings;
  Settings more;
  more.lookups = {{"a", "e.csv", "--lookup"}};
  more.threat = {{"", "f.csv", "--threat"}};
  settings.prefer(std::move(more));
  REQUIRE(settings.lookups.size() == 2);
  CHECK(settings.lookups[0].file == "e.csv");
  REQUIRE(settings.threat.size() == 1);
  CHECK(settings.threat[0].file == "f.csv");
  CHECK(settings.geo->file == "project/d.csv");
}

TEST_CASE("settings: the nearest file around a folder") {
  namespace fs = std::filesystem;
  auto root = fs::temp_directory_path() / fmt::format("dohyo-settings-{}", ::getpid());
  fs::create_directories(root / "a" / "b" / "dohyo.yaml");  // a folder of that name is none
  std::ofstream(root / "dohyo.yaml") << "save: true\n";
  CHECK(find_settings_file((root / "a" / "b").string()) == (root / "dohyo.yaml").string());
  std::ofstream(root / "a" / "dohyo.yaml") << "\n";
  CHECK(find_settings_file((root / "a" / "b").string()) == (root / "a" / "dohyo.yaml").string());
  fs::remove_all(root);
}

}  // namespace dohyo
