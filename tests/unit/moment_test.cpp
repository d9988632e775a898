#include <doctest/doctest.h>

#include "interpreter/text/moment.h"

namespace dohyo::time {

namespace {

constexpr int64_t now = 1'709'528'767'890;  // 2024-03-04 05:06:07.890

std::string read(std::string_view text, std::string_view zone = "UTC") {
  auto moment = parse_moment(text, now, *Zone::find(zone));
  return moment ? format(*moment, "UTC") : "-";
}

}  // namespace

TEST_CASE("moments: relative to now") {
  CHECK(read("now") == "2024-03-04 05:06:07.890");
  CHECK(read("-15m") == "2024-03-04 04:51:07.890");
  CHECK(read("+2h") == "2024-03-04 07:06:07.890");
  CHECK(read("-30s") == "2024-03-04 05:05:37.890");
  CHECK(read("-1d") == "2024-03-03 05:06:07.890");
  CHECK(read("-1w") == "2024-02-26 05:06:07.890");
  CHECK(read("-0s") == "2024-03-04 05:06:07.890");
  for (const auto* wrong : {"-", "-m", "-15", "-15x", "- 15m", "--15m", "-1.5h", "15m", "-99999999999999999999d", "-9223372036854775807w"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "-");
  }
}

TEST_CASE("moments: dates and times") {
  CHECK(read("2024-03-04") == "2024-03-04 00:00:00");
  CHECK(read("2024-03-04T05:06:07Z") == "2024-03-04 05:06:07");
  CHECK(read("2024-03-04 05:06") == "2024-03-04 05:06:00");
  CHECK(read("2024-03-04T05:06:07.5+02:00") == "2024-03-04 03:06:07.500");
  CHECK(read("2024-03-04T05:06:07-05:00") == "2024-03-04 10:06:07");
  CHECK(read("03/04/2024") == "2024-03-04 00:00:00");
  CHECK(read("03/04/2024 17:06:07") == "2024-03-04 17:06:07");
  CHECK(read("03/04/2024 05:06:07 PM") == "2024-03-04 17:06:07");
  CHECK(read("3/4 17:06") == "2024-03-04 17:06:00");
  CHECK(read("12/31") == "2024-12-31 00:00:00");
  CHECK(read("1709528767") == "2024-03-04 05:06:07");
  CHECK(read("1709528767890") == "2024-03-04 05:06:07.890");
  for (const auto* wrong : {"", "yesterday", "2024", "2024-03", "2024-13-01", "2024-02-30", "2023-02-29", "02/30/2024", "31/12/2024", "2024-03-04 25:00",
                            "2024-03-04T05:06:07Zulu", "0", "12", "10:00"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "-");
  }
  CHECK(read("2024-02-29") == "2024-02-29 00:00:00");
}

TEST_CASE("moments: what has no zone is in that of the run") {
  CHECK(read("2024-03-04", "Europe/Berlin") == "2024-03-03 23:00:00");
  CHECK(read("2024-03-04 05:06:07", "+02:00") == "2024-03-04 03:06:07");
  CHECK(read("2024-03-04T05:06:07Z", "Europe/Berlin") == "2024-03-04 05:06:07");
  CHECK(read("2024-03-04T05:06:07-05:00", "Europe/Berlin") == "2024-03-04 10:06:07");
  CHECK(read("1709528767890", "Europe/Berlin") == "2024-03-04 05:06:07.890");
  CHECK(read("-15m", "Europe/Berlin") == "2024-03-04 04:51:07.890");
  // Around the change to summer time on 2024-03-31 at 01:00 UTC, and back on 2024-10-27.
  CHECK(read("2024-03-31 01:59", "Europe/Berlin") == "2024-03-31 00:59:00");
  CHECK(read("2024-03-31 03:00", "Europe/Berlin") == "2024-03-31 01:00:00");
  CHECK(read("2024-10-27 03:00", "Europe/Berlin") == "2024-10-27 02:00:00");
  CHECK(read("2024-07-01", "Europe/Berlin") == "2024-06-30 22:00:00");
  // Near midnight the year is that of the zone.
  auto new_year = parse_moment("01/01", 1'704'063'600'000 /* 2023-12-31 23:00 UTC */, *Zone::find("Europe/Berlin"));
  CHECK(format(*new_year, "UTC") == "2023-12-31 23:00:00");
}

}  // namespace dohyo::time
