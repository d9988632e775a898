// Limits of the hosted service that need many rows to show (02 section 12), and that they do not hold here.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "tests/support/run_query.h"

namespace dohyo::tests {

namespace {

std::string events(size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += fmt::format("{{\"n\":{},\"g\":{}}}\n", i, i % 2);
  return out;
}

Answer run(const std::string& query, const TemporaryFile& file, Dialect dialect) {
  Settings settings;
  settings.language.dialect = dialect;
  return run_query(query, file.as("events.ndjson"), settings, combinations().front());
}

} // namespace

TEST_CASE("groups") {
  TemporaryFile file(events(10'003));
  for (const auto& query : {"* | count by n | sum(_count) as n", "* | count by n | count as n"}) {
    auto here = run(query, file, Dialect::detection);
    CHECK(here.csv == "n\n10003\n");
    CHECK(here.warnings.empty());
    auto hosted = run(query, file, Dialect::sumo);
    CHECK(hosted.csv == "n\n10000\n");
    CHECK(hosted.warnings == std::vector<std::string>{"hosted-limit@1:5"});
  }
}

TEST_CASE("count_frequent") {
  TemporaryFile file(events(10'003));
  CHECK(run("* | count_frequent n | count as n", file, Dialect::detection).csv == "n\n10003\n");
  CHECK(run("* | count_frequent n | count as n", file, Dialect::sumo).csv == "n\n10000\n");
}

TEST_CASE("total") {
  TemporaryFile file(events(100'002));
  CHECK(run("* | sort n asc | total g as t | max(t) as t, count as c", file, Dialect::detection).csv == "t,c\n50001,100002\n");
  auto hosted = run("* | sort n asc | total g as t | max(t) as t, count as c", file, Dialect::sumo);
  CHECK(hosted.csv == "t,c\n50000,100000\n");
  CHECK(hosted.warnings == std::vector<std::string>{"hosted-limit@1:18"});
}

TEST_CASE("columns of transpose") {
  TemporaryFile file(events(302));
  auto here = run("* | count by g, n | transpose row g column n", file, Dialect::detection);
  CHECK(here.results.at(0).columns.size() == 303);
  CHECK(here.warnings == std::vector<std::string>{"many-columns@1:21"});
  auto hosted = run("* | count by g, n | transpose row g column n", file, Dialect::sumo);
  CHECK(hosted.results.at(0).columns.size() == 301);
  CHECK(hosted.warnings == std::vector<std::string>{"hosted-limit@1:21"});
}

TEST_CASE("combinations of fillmissing") {
  TemporaryFile file(events(200));
  auto query = "* | count by n, g | fillmissing values all in n, values all in g | count as c";
  CHECK(run(query, file, Dialect::detection).csv == "c\n400\n");
  auto slices = "* | timeslice 1s | count by _timeslice | fillmissing timeslice(1s) | count as c";
  TemporaryFile times("{\"@timestamp\":\"2023-05-01T00:00:00Z\"}\n{\"@timestamp\":\"2023-05-01T03:00:00Z\"}\n");
  auto here = run(slices, times, Dialect::detection);
  CHECK(here.csv == "c\n10801\n");
  CHECK(here.warnings.empty());
  auto hosted = run(slices, times, Dialect::sumo);
  CHECK(hosted.csv == "c\n10001\n");
  CHECK(hosted.warnings == std::vector<std::string>{"too-many-combinations@1:42"});
}

TEST_CASE("points of predict") {
  std::string series;
  for (int i = 0; i < 10'001; ++i)
    series += fmt::format("{{\"@timestamp\":\"2023-05-{:02}T{:02}:{:02}:00Z\",\"n\":1}}\n", 1 + i / 1440, i / 60 % 24, i % 60);
  TemporaryFile file(series);
  auto query = "* | timeslice 1m | sum(n) as n by _timeslice | predict n by 1m forecast=0 | count as c";
  CHECK(run(query, file, Dialect::detection).csv == "c\n10001\n");
  auto hosted = run(query, file, Dialect::sumo);
  CHECK(hosted.csv == "c\n10000\n");
}

TEST_CASE("rows of a sub-query") {
  TemporaryFile file(events(2'502));
  auto query = "* | where [subquery: * | compose n] | count as c";
  auto here = run(query, file, Dialect::detection);
  CHECK(here.csv == "c\n2502\n");
  CHECK(here.warnings.empty());
  auto hosted = run(query, file, Dialect::sumo);
  CHECK(hosted.csv == "c\n2500\n");
  CHECK(hosted.warnings == std::vector<std::string>{"hosted-limit@1:26"});
  // A keyword may be found by any of many.
  CHECK(run("g=1 [subquery: g=0 | where n > 2000 | compose n keywords] | count as c", file, Dialect::detection).csv == "c\n0\n");
  CHECK(run("[subquery: g=0 | compose n keywords] | count as c", file, Dialect::detection).csv == "c\n1251\n");
}

TEST_CASE("rows of a join") {
  TemporaryFile file(events(6'400));
  auto answer = run("* | 1 as k | join (where g = 0) as a, (where g = 1) as b on a.k = b.k | count as c", file, Dialect::detection);
  CHECK(answer.csv == "c\n10000000\n");
  CHECK(answer.warnings == std::vector<std::string>{"too-many-rows@1:14"});
}

} // namespace dohyo::tests
