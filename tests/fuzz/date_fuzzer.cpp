// Date patterns: a line of pattern and a line of text. Compiling, writing and reading end, whatever the two are, and a pattern that
// says everything about an instant leads back to it.
#include "interpreter/text/date_pattern.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"yyyy",  "yy",   "MM",  "MMM",  "MMMM", "dd",  "DDD", "HH",  "hh",   "mm",  "ss",     "SSS", "a",  "EEE",  "EEEE", "u",
          "w",     "YYYY", "z",   "Z",    "X",    "XXX", "G",   "'",   "''",   "'T'", "%Y",     "%m",  "%d", "%3N",  "%s",   "%Z",
          "\n",    "2024", "05",  "May",  "Tue",  "PM",  "+02", "Z",   "GMT-8", "EST", "999999999", "-",  ":",  "Europe/Berlin"};
}

namespace {

void try_pattern(const std::optional<time::DatePattern>& pattern, std::string_view text, const time::Zone& zone) {
  if (!pattern) return;
  (void)pattern->trap();
  for (int64_t instant : {int64_t{0}, int64_t{1709631967890}, int64_t{-1}, INT64_MIN, INT64_MAX}) {
    auto written = pattern->format(instant, zone);
    (void)pattern->parse(written, zone, 1'700'000'000'000);
  }
  (void)pattern->parse(text, zone, 1'700'000'000'000);
}

/// Eight bytes of the input are an instant between the years -100 and 9000.
void demand_round_trip(std::string_view input, const time::Zone& zone) {
  static const auto pattern = [] {
    time::DatePattern::Problem problem;
    return *time::DatePattern::compile("G yyyy-MM-dd'T'HH:mm:ss.SSS XXX", problem);
  }();
  uint64_t bits = 0;
  for (size_t i = 0; i < 8 && i < input.size(); ++i) bits = bits << 8 | static_cast<unsigned char>(input[i]);
  auto instant = static_cast<int64_t>(bits % 287'000'000'000'000) - 65'000'000'000'000;
  // Old local mean times have seconds, which the pattern does not write.
  if (zone.offset_at(instant) % 60'000 != 0) return;
  fuzz_demand(pattern.parse(pattern.format(instant, zone), zone, 0) == instant, "what is written is read as the same instant");
}

}  // namespace

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  static const auto utc = *time::Zone::find("UTC");
  static const auto berlin = *time::Zone::find("Europe/Berlin");
  std::string_view input(reinterpret_cast<const char*>(data), size);
  auto line = input.find('\n');
  auto pattern = input.substr(0, line);
  auto text = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  for (const auto& zone : {utc, berlin}) {
    time::DatePattern::Problem problem;
    tests::try_pattern(time::DatePattern::compile(pattern, problem), text, zone);
    tests::try_pattern(time::DatePattern::compile_percent(pattern, problem), text, zone);
    tests::demand_round_trip(input, zone);
  }
  return 0;
}
