// A line as the pattern of `parse`, the rest as a text: the anchor finds what its regular expression finds.
#include "interpreter/library/regex.h"
#include "interpreter/steps/anchor.h"
#include "interpreter/text/utf8.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"*", "**", "\\*", "\\n", "\\t", "\\\\", "\\\"", "\n", "\t", "a", "b", "ab", ",", "=", "='", "\"", "'", "<", "<Data Name='a'>*</Data>",
          "user=*@*:", "/", "(", ".*", "\xC3\xA4", "\xFF", "\\", "[", "|"};
}

namespace {

void check(std::string_view pattern, std::string_view text, Anchor::Options options) {
  Anchor anchor(pattern, options);
  if (anchor.adjacent_stars() || anchor.captures() == 0) return;
  std::vector<std::string_view> found(anchor.captures());
  bool matched = anchor.match(text, found);
  for (auto capture : found)
    fuzz_demand(!matched || (capture.data() >= text.data() && capture.data() + capture.size() <= text.data() + text.size()),
                "a capture is a part of the text");
  // The regular expression knows nothing of the last separator, and engines read broken UTF-8 in ways of their own.
  if (options.last_separator || !utf8::is_valid(pattern) || !utf8::is_valid(text)) return;
  Regex::Fault fault;
  auto regex = Regex::compile(anchor.as_regex(), {Regex::Groups::all}, fault);
  if (!regex) return;
  std::vector<std::string_view> captures(anchor.captures() + 1);
  fuzz_demand(regex->match(text, captures, nullptr) == matched, "the anchor and its regular expression match the same texts");
  for (size_t i = 0; matched && i < found.size(); ++i) fuzz_demand(captures[i + 1] == found[i], "they find the same");
}

}  // namespace

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using dohyo::Anchor;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.size() > 4096) return 0;
  auto end = std::min(input.find('\n'), input.size());
  auto pattern = input.substr(0, end);
  auto text = end < input.size() ? input.substr(end + 1) : std::string_view("", 0);
  dohyo::tests::check(pattern, text, {});
  dohyo::tests::check(pattern, text, {false, true, true});
  dohyo::tests::check(pattern, text, {false, false, false});
  Anchor anchor(pattern, {});
  if (anchor.splits_path()) dohyo::tests::check(pattern, text, {true, false, true});
  return 0;
}
