// A line as key, delimiter and pattern of `keyvalue`, the rest as a text: what is found is a part of the text and stands
// behind its key.
#include <algorithm>

#include "interpreter/steps/key_values.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"=", ":", "->", "a", "b", "a=1", "b: 2", "\"", "'", "\\\"", "\\", " ", "\t", "\n", ",", ";", "&", ")", "]", "}", "-", ".", "a.b", "\"a\":\"b\"",
          "(\\w+)=(\\w+)", "=(\\S+)", "\xC3\xA4", "\xFF", "9", "a= b="};
}

namespace {

bool lies_within(std::string_view part, std::string_view text) {
  return part.empty() || (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
}

void check_pairs(std::string_view text, const std::optional<std::string>& delimiter) {
  auto pairs = key_values::all(text, delimiter);
  fuzz_demand(pairs.size() <= key_values::most_pairs, "there are at most so many pairs");
  const char* last = text.data();
  for (auto [key, value] : pairs) {
    fuzz_demand(!key.empty() && lies_within(key, text) && lies_within(value, text), "keys and values are parts of the text");
    fuzz_demand(key.data() >= last, "pairs stand one behind the other");
    last = std::max(key.data() + key.size(), value.data() == nullptr ? last : value.data() + value.size());
  }
}

}  // namespace

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  using namespace dohyo::tests;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.size() > 4096) return 0;
  auto end = std::min(input.find('\n'), input.size());
  std::string head(input.substr(0, end));
  auto text = end < input.size() ? input.substr(end + 1) : std::string_view("", 0);
  fuzz_demand(lies_within(key_values::find(text, head), text), "a value is a part of the text");
  check_pairs(text, {});
  if (!head.empty()) check_pairs(text, head);
  Regex::Fault fault;
  auto regex = Regex::compile(head, {Regex::Groups::all}, fault);
  if (!regex || regex->group_count() < 1 || regex->group_count() > 2) return 0;
  Arena arena;
  std::string_view fields[2];
  key_values::KeyPatternExtractor extractor(*regex, {"a", "b"});
  bool found = extractor.extract(text, fields, {arena, nullptr});
  fuzz_demand(!found || lies_within(fields[0], text), "a value that a pattern finds is a part of the text");
  fuzz_demand(!found || fields[0].data() != nullptr || fields[1].data() != nullptr, "a match has one of the keys");
  return 0;
}
