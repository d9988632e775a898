#include <algorithm>
#include <fmt/format.h>

#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
/// Drops up to `count` characters from the front of `text` and returns them.
std::string_view take(std::string_view& text, int64_t count) {
  size_t bytes = 0;
  for (; count > 0 && bytes < text.size(); --count) utf8::next(text, bytes);
  auto taken = text.substr(0, bytes);
  text.remove_prefix(bytes);
  return taken;
}

std::optional<std::string_view> part(std::string_view text, int64_t start, std::span<const Value> rest) {
  auto length = static_cast<int64_t>(utf8::count_code_points(text));
  if (start < 0) start = std::max<int64_t>(start + length, 0);
  else if (start > 0) --start;
  take(text, start);
  if (rest.empty()) return text;
  auto count = to_integer(rest[0]);
  if (!count) return {};
  return take(text, *count);
}

/// Where the place and the length are numbers the exclusive end can be computed.
std::string spelled(const LegalSpelling& call) {
  auto number = [&](size_t i) { return to_integer(parse_number(call.argument(i))); };
  auto start = number(1);
  if (!start || *start < 1) return {};
  if (call.size() < 3) return fmt::format("substring({}, {})", call.argument(0), *start - 1);
  auto count = number(2);
  if (!count || *count < 0) return {};
  return fmt::format("substring({}, {}, {})", call.argument(0), *start - 1, *start - 1 + *count);
}
}  // namespace

void substr(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "substr",
                        .origin = Origin::borrowed,
                        .rewrite = "substring(text, 0, 5)",
                        .summary = "So many characters of a text, from a place on that is counted from 1.",
                        .details = "Unlike substring, which counts from 0 and takes an end. A start below zero counts from "
                                   "the end of the text; 0 is taken as 1. A start behind the text gives the empty text, a "
                                   "length beyond it the rest. Counts Unicode code points. Null when an argument is null or "
                                   "a number does not read as one.",
                        .examples = {{R"(substr("abcdef", 2, 3))", "bcd"},
                                     {R"(substr("abcdef", 2))", "bcdef"},
                                     {R"(substr("abcdef", -2))", "ef"},
                                     {R"(substr("abcdef", -3, 2))", "de"},
                                     {R"(substr("abc", 9))", ""},
                                     {R"(substr("abc", 2, 99))", "bc"},
                                     {R"(substr("naïve", 3, 1))", "ï"},
                                     {R"(substr("abc", 2, -1))", ""},
                                     {R"(substr("abc", "x"))", "null"},
                                     {R"(substr(null, 1))", "null"}}},
      .parameters = {"text", "start", "[length]"},
      .prepare = lift<part>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
