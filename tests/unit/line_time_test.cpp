#include "interpreter/text/line_time.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "interpreter/text/time.h"

using dohyo::time::find_in_line;
using dohyo::time::LineTimeForms;

namespace {

constexpr int64_t now = 1'700'000'000'000;  // 2023-11-14T22:13:20Z

LineTimeForms all() {
  LineTimeForms forms;
  for (auto name : LineTimeForms::names()) CHECK(forms.add(name));
  return forms;
}

/// The time found, for people, and what stands behind it.
std::string found(std::string_view line, const LineTimeForms& forms = all(), int64_t at = now) {
  auto time = find_in_line(line, forms, at);
  if (!time) return "none";
  return dohyo::time::format(time->milliseconds, "UTC") + "|" + std::string(line.substr(time->end));
}

}  // namespace

TEST_CASE("01-6.6 forms of times in lines") {
  CHECK(found("2023-05-01T10:20:30Z rest") == "2023-05-01 10:20:30| rest");
  CHECK(found("2023-05-01 10:20:30,5 +0200 rest") == "2023-05-01 08:20:30.500| rest");
  CHECK(found("2023-05-01T10:20:30.123456+02:00") == "2023-05-01 08:20:30.123|");
  CHECK(found("2023-05-01T10:20:30-07") == "2023-05-01 17:20:30|");
  CHECK(found("2023/05/01 10:20:30 [error] 12#0") == "2023-05-01 10:20:30| [error] 12#0");
  CHECK(found("<34>1 2003-10-11T22:14:15.003Z host app") == "2003-10-11 22:14:15.003| host app");
  CHECK(found("Nov 14 10:20:30 host sshd[1]: x") == "2023-11-14 10:20:30| host sshd[1]: x");
  CHECK(found("<38>Nov  4 10:20:30 host") == "2023-11-04 10:20:30| host");
  CHECK(found("May 01 2021 10:20:30: %ASA-6-302013: x") == "2021-05-01 10:20:30|: %ASA-6-302013: x");
  CHECK(found("[Wed Oct 11 14:32:52.250 2000] [error]") == "2000-10-11 14:32:52.250|] [error]");
  CHECK(found("10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\"") == "2000-10-10 20:55:36|] \"GET /\"");
  CHECK(found("01-May-2023 10:20:30.123 queries: info") == "2023-05-01 10:20:30.123| queries: info");
  CHECK(found("05/01/2023 10:20:30 PM x") == "2023-05-01 22:20:30| x");
  CHECK(found("05/01/2023 12:00:00 AM") == "2023-05-01 00:00:00|");
  CHECK(found("1683022830.123    92 10.0.0.1 TCP_MISS/200") == "2023-05-02 10:20:30.123|    92 10.0.0.1 TCP_MISS/200");
  CHECK(found("type=SYSCALL msg=audit(1364481363.243:24287): x") == "2013-03-28 14:36:03.243|:24287): x");
  CHECK(found("1683022830123 x") == "2023-05-02 10:20:30.123| x");
  CHECK(found("date=2023-05-01 time=10:20:30 devname=\"fw\" tz=\"+0200\"") == "2023-05-01 08:20:30| devname=\"fw\" tz=\"+0200\"");
  CHECK(found("logver=70 eventtime=1683022830123456789 x") == "2023-05-02 10:20:30.123| x");
}

TEST_CASE("the leftmost time counts, and only what is one") {
  CHECK(found("a 2023-05-01 10:20:30 b 2022-01-01 00:00:00") == "2023-05-01 10:20:30| b 2022-01-01 00:00:00");
  CHECK(found("10:20:30 - 2023-05-01 10:20:30 -12 degrees") == "2023-05-01 10:20:30| -12 degrees");
  for (auto line : {"", "no time", "2023-05-01", "2023-02-30 10:20:30", "2023-05-01 25:20:30", "2023-05-01 10:61:30", "x2023-05-01 10:20:30", "Mayor 1 10:20:30",
                    "Marc 1 10:20:30", "Feb 30 10:20:30", "id 1683022830 x", "16830228301 x", "10/Xyz/2000:13:55:36", "31/Apr/2000:13:55:36",
                    "05/01/2023 13:20:30 PM", "date=2023-05-01 host=10:20:30", "user 12345678901234567890 x"}) {
    CAPTURE(line);
    CHECK(found(line) == "none");
  }
  std::string late = fmt::format("{:255}2023-05-01 10:20:30", "");
  CHECK(found(late) == "2023-05-01 10:20:30|");
  CHECK(found(" " + late) == "none");
}

TEST_CASE("a time without a year is not in the future") {
  LineTimeForms forms;
  CHECK(forms.add("syslog"));
  CHECK_FALSE(forms.add("rfc822"));
  CHECK(found("Nov 15 22:13:20 x", forms) == "2023-11-15 22:13:20| x");  // a day ahead, by a clock of another zone
  CHECK(found("Nov 15 22:13:21 x", forms) == "2022-11-15 22:13:21| x");
  CHECK(found("Dec 30 23:59:59 x", forms) == "2022-12-30 23:59:59| x");
  CHECK(found("Jan  1 00:00:00 x", forms, 1'704'063'600'000) == "2024-01-01 00:00:00| x");  // now: 2023-12-31T23:00:00Z
  CHECK(found("Feb 29 10:00:00 x", forms) == "2020-02-29 10:00:00| x");
  CHECK(found("2023-05-01 10:20:30", forms) == "none");
}
