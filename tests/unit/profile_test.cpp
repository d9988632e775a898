#include "interpreter/scan/profile.h"

#include <doctest/doctest.h>

#include <set>

#include "interpreter/library/regex.h"

using namespace dohyo;

TEST_CASE("built-in profiles are sound") {
  std::set<std::string> names;
  const auto& profiles = built_in_profiles();
  REQUIRE(profiles.size() >= 13);
  for (const auto& profile : profiles) {
    CAPTURE(profile.name);
    CHECK(names.insert(profile.name).second);
    CHECK_FALSE(profile.title.empty());
    for (const auto& pattern : profile.lines.recognise) {
      Regex::Fault fault;
      CHECK_MESSAGE(Regex::compile(pattern, {}, fault), pattern << ": " << fault.message);
    }
    // A file is recognised before it is read; a profile for lines without a time would hide the time of the generic one.
    CHECK((profile.lines.recognise.empty() || profile.lines.time.any()));
    bool takes_everything = profile.recognise.empty() && profile.lines.recognise.empty();
    CHECK(takes_everything == (&profile == &profiles.back()));
  }
}

TEST_CASE("categories by rules, in any letter case") {
  auto profile = read_profile("name: x\ncategory:\n  from: [c]\n  rules:\n    - {contains: SignIn, is: a}\n    - {equals: Audit, is: b}\n  otherwise: c\n", "x.yaml");
  CHECK(profile.category_of("NonInteractiveSIGNINLogs") == "a");
  CHECK(profile.category_of("audit") == "b");
  CHECK(profile.category_of("audits") == "c");
}
