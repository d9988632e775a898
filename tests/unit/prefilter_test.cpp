#include "interpreter/scan/prefilter.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "interpreter/scan/recognise.h"
#include "tests/support/run_query.h"

using namespace dohyo;

namespace {

Prefiltering always = Prefiltering::always;

const Profile& profile_named(std::string_view name) {
  for (const auto& profile : built_in_profiles())
    if (profile.name == name) return profile;
  throw std::runtime_error("no such profile");
}

/// One query and its prefilter for records of the profile `windows`.
class Fixture {
 public:
  explicit Fixture(const std::string& query, std::string_view sample = "", Prefiltering mode = always) {
    auto source = std::make_shared<const Source>("<query>", query);
    text_ = compile(source, tests::registry(), context_, {});
    REQUIRE(text_.queries.size() == 1);
    REQUIRE(text_.queries[0].plan);
    plans_.push_back(&*text_.queries[0].plan);
    std::vector<std::shared_ptr<const Layout>> layouts{make_layout(*plans_[0], profile_named("windows"), RecordFormat::ndjson, {})};
    prefilter_ = Prefilter::make(plans_, layouts, context_, sample, "file/category", mode);
  }

  [[nodiscard]] bool exists() const { return prefilter_ != nullptr; }

  [[nodiscard]] bool passes(const std::string& record) const {
    REQUIRE(prefilter_);
    PrefilterRunner runner(prefilter_, plans_, context_);
    std::string padded = record + std::string(LiteralSearch::padding, '\0');
    bool passed = false;
    runner.run(std::string_view(padded).substr(0, record.size()), [&](size_t, const PrefilterRunner::Plans& plans) {
      passed = passed || (plans[0] & 1) != 0;
    });
    return passed;
  }

 private:
  RunContext context_;
  CompiledText text_;
  std::vector<const Plan*> plans_;
  std::shared_ptr<const Prefilter> prefilter_;
};

}  // namespace

TEST_CASE("prefilter: a value that cannot match is skipped, whatever spells it") {
  Fixture f("* | where EventCode = 3 | count");
  CHECK_FALSE(f.passes(R"({"EventCode":1})"));
  CHECK_FALSE(f.passes(R"({"EventCode":"13"})"));
  CHECK_FALSE(f.passes(R"({"EventCode":null})"));
  CHECK_FALSE(f.passes(R"({"x":"EventCode","y":3})"));
  CHECK_FALSE(f.passes(R"({"NoEventCode":3,"EventCodes":3})"));
  CHECK_FALSE(f.passes(R"({"x":3})"));
  for (const char* value : {"3", "3.0", "3e0", "\"3\"", "\" 3 \"", "\"03\"", "\"\\u0033\"", "{\"a\":1}", "[3]"})
    CHECK(f.passes(std::string(R"({"EventCode":)") + value + "}"));
}

TEST_CASE("prefilter: wherever a name may stand, under all its names") {
  Fixture f("* | where EventCode = 3 | count");
  CHECK(f.passes(R"({"EventID" : 3})"));
  CHECK(f.passes("{\"eventcode\"\t:\r 3}"));
  CHECK(f.passes(R"({"winlog":{"event_id":"3"}})"));
  CHECK(f.passes(R"({"event":{"code":3}})"));
  CHECK(f.passes(R"({"EventData":"{\"EventCode\":3}"})"));
  CHECK(f.passes(R"({"EventData":"{\"EventCode\" : \"3\"}"})"));
  CHECK(f.passes(R"({"EventData":"{\u0022EventCode\u0022:3}"})"));
  CHECK_FALSE(f.passes(R"({"EventData":"{\"EventCode\":4}"})"));
  CHECK_FALSE(f.passes(R"({"EventData":"{\"EventCode\" : \"4\"}"})"));
  CHECK_FALSE(f.passes(R"({"EventData":"say \"EventCode\" and 3"})"));
  // A letter of the key spelled as an escape; a letter that no key has spelled so.
  CHECK(f.passes(R"({"\u0045ventCode":3})"));
  CHECK_FALSE(f.passes(R"({"x":"\u003cEventCode","EventCode":1})"));
}

TEST_CASE("prefilter: alternatives, and conditions that hold for a missing field") {
  CHECK(Fixture(R"(* | where EventCode = 3 or DestinationPort in ("80", "443") | count)").passes(R"({"DestinationPort":"443"})"));
  CHECK_FALSE(Fixture(R"(* | where EventCode = 3 or DestinationPort in ("80", "443") | count)").passes(R"({"DestinationPort":"4433"})"));
  CHECK_FALSE(Fixture(R"(* | where !(Image matches /x/) | count)").exists());
  CHECK_FALSE(Fixture(R"(* | where isNull(Image) or EventCode = 3 | count)").exists());
  CHECK_FALSE(Fixture(R"(* | where a = b | count)").exists());
  CHECK_FALSE(Fixture(R"(* | count by EventCode | where EventCode = 3)").exists());
  // What parse drops is counted, so a filter behind it says nothing about records.
  CHECK_FALSE(Fixture(R"(* | parse field=Image "*.exe" as name | where EventCode = 3 | count)").exists());
  CHECK(Fixture(R"(* | timeslice 1h | eval x = lower(Image) | where EventCode = 3 | count)").exists());
}

TEST_CASE("prefilter: words of the search, and the category") {
  Fixture words("mimikatz sekurlsa | count");
  CHECK(words.passes(R"({"CommandLine":"C:\\MimiKatz.exe sekurlsa::logonpasswords"})"));
  CHECK_FALSE(words.passes(R"({"CommandLine":"whoami"})"));
  Fixture category("_sourceCategory=*sysmon* | count");
  CHECK(category.passes(R"({"Channel":"Microsoft-Windows-Sysmon/Operational"})"));
  CHECK(category.passes(R"({"_sourceCategory":"my/sysmon"})"));
  CHECK_FALSE(category.passes(R"({"Channel":"Security"})"));
  // The file's own category fits: it may be that of any record.
  CHECK_FALSE(Fixture("_sourceCategory=file* | count").exists());
}

TEST_CASE("prefilter: not where too many of the first records pass") {
  std::string sample;
  for (int i = 0; i < 100; ++i) sample += R"({"EventCode":3})" "\n";
  CHECK_FALSE(Fixture("* | where EventCode = 3 | count", sample, Prefiltering::automatic).exists());
  CHECK(Fixture("* | where EventCode = 4 | count", sample, Prefiltering::automatic).exists());
}

TEST_CASE("prefilter: never changes an answer on random records") {
  std::mt19937 random(3);
  auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
  auto one_of = [&](const std::vector<std::string>& choices) { return choices[below(choices.size())]; };
  const std::vector<std::string> keys = {"EventID", "EventCode", "eventid", "EVENTCODE", "event_id", "event id", "code", "Image",
                                         "image", "x", "\\u0045ventID", "Event\\u0049D", "a.b", "EventData", "winlog", "event"};
  const std::vector<std::string> scalars = {"3", "1", "3.0", "-3", "null", "true", "\"3\"", "\"03\"", "\" 3\"", "\"\\u0033\"",
                                            "\"cmd.exe\"", "\"C:\\\\cmd.exe\"", "\"\\\"EventID\\\":3\"", "\"EventID\"", "\"\"",
                                            "\"\xC3\xA9\"", "\"\xFF\"", "\"a\\tb\"", "[3]", "{}"};
  const std::vector<std::string> spaces = {"", "", "", " ", "\t "};
  std::function<std::string(int)> object = [&](int depth) {
    std::string text = "{";
    for (size_t i = 0, count = below(4); i < count; ++i) {
      if (i) text += "," + one_of(spaces);
      text += "\"" + one_of(keys) + "\"" + one_of(spaces) + ":" + one_of(spaces);
      size_t form = below(6);
      if (depth > 0 && form == 0) {
        text += object(depth - 1);
      } else if (depth > 0 && form == 1) {
        std::string inner;
        for (char c : object(depth - 1)) inner += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        text += "\"" + inner + "\"";
      } else {
        text += one_of(scalars);
      }
    }
    return text + "}";
  };
  const std::vector<std::string> queries = {
      "* | where EventCode = 3 | count", "* | where EventCode = 3 or Image matches \"*cmd*\" | count",
      "cmd | where EventID in (1, \"3\") | count by EventID | sort by EventID",
      "* | where %\"a.b\" = 3 and Image = \"cmd.exe\" | count", "EventID=3 | count", "cmd.exe or EventCode=1 | count by Image",
      "_sourceCategory=*x* EventID=3 | count", "* | json \"EventID\" as id nodrop | where id = 3 | count",
      "EventID=3 | json \"winlog.event_id\", \"EventData.EventID\" as id, x nodrop | where id = 3 or x = 3 | count by id, x"};
  for (int turn = 0; turn < 60; ++turn) {
    std::string events;
    for (int i = 0; i < 60; ++i) events += object(2) + (below(8) ? "\n" : "\r\n\n");
    tests::TemporaryFile file(events);
    for (const auto& query : queries) {
      tests::Settings settings;
      settings.execution.profile = &profile_named("windows");
      settings.execution.input_format = "ndjson";
      auto plain = tests::run_query(query, file.as("x.ndjson"), settings, {1, 1 << 20, true, Prefiltering::never});
      auto filtered = tests::run_query(query, file.as("x.ndjson"), settings, {1, 256, true, Prefiltering::always});
      CHECK_MESSAGE(plain.csv == filtered.csv, query, "\n", events);
    }
  }
}
