// A line as the pattern of `matches`, `replace`, `parse regex` and `rex mode=sed`, the rest as a text: every reading is
// compiled or refused with a place in it, and what runs ends.
#include "interpreter/library/backslashes.h"
#include "interpreter/library/pattern.h"
#include "interpreter/steps/sed.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"*", ".*", "(?i)", "(?<n>a)", "(?P<n>a)", "\\\\", "\\\\\\\\", "\\d", "\\\\s", "\\b", "\\.", "[a-z]", "[^\\\\]", "(a|b)", "*(a|b)*", "^", "$", "{2}", "(?=a)", "(?!a)",
          "\\1", "+", "?", "/a/i", "172.[12]0.*", "\n", "\xC3\xA4", "\xFF", "s/a/b/g", "y/ab/cd/", "\"", "[[:alpha:]]", "\\x{41}", "\\Q", "\\E", "(?#"};
}

namespace {

void check_reading(const PatternReading& reading, std::string_view text) {
  fuzz_demand(!reading.reread || !reading.explanation.empty(), "a reading that differs is explained");
  (void)explain(reading, {});
  Regex::Fault fault;
  auto pattern = TextPattern::compile(reading, fault);
  fuzz_demand(pattern || !fault.message.empty(), "a refused pattern has a message");
  if (pattern) (void)pattern->matches(text, nullptr);
}

}  // namespace

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.size() > 2048) return 0;
  auto end = std::min(input.find('\n'), input.size());
  auto written = input.substr(0, end);
  auto text = end < input.size() ? input.substr(end + 1) : std::string_view("", 0);
  Argument argument;
  argument.form = Argument::Form::text;
  argument.raw = written;
  for (auto dialect : {Dialect::detection, Dialect::sumo}) {
    for (auto place : {PatternPlace::infix, PatternPlace::call, PatternPlace::replacement})
      tests::check_reading(read_pattern(argument, place, dialect), text);
    Regex::Fault fault;
    auto reading = read_regex_text(written, dialect);
    auto regex = Regex::compile(reading.text, {Regex::Groups::named}, fault);
    tests::fuzz_demand(regex || fault.position <= reading.text.size(), "a fault lies within the pattern");
    if (!regex) continue;
    std::vector<std::string_view> captures(regex->group_count() + 1);
    MatchWalk walk(*regex, text, nullptr);
    for (size_t matches = 0; walk.next(captures); ++matches) tests::fuzz_demand(matches <= text.size(), "a walk ends");
  }
  SedExpression::Fault fault;
  auto sed = SedExpression::parse(unquote_regex(written), fault);
  std::string changed;
  if (sed) (void)sed->apply(text, changed, nullptr);
  tests::fuzz_demand(sed || !fault.message.empty(), "a refused expression has a message");
  return 0;
}
