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
  if (start < 0) return {};
  take(text, start);
  if (rest.empty()) return text;
  auto end = to_integer(rest[0]);
  if (!end || *end < start) return {};
  return take(text, *end - start);
}

Callable prepare(Preparation& preparation) {
  auto literal = [&](size_t index) -> std::optional<int64_t> {
    if (index >= preparation.arguments.size() || !preparation.arguments[index].is_constant()) return {};
    return to_integer(preparation.arguments[index].value);
  };
  bool sound = true;
  auto error = [&](size_t index, std::string code, std::string message) {
    preparation.error(std::move(code), preparation.arguments[index].span, std::move(message),
                      "positions count from 0, and the end is the position after the last character");
    sound = false;
  };
  auto start = literal(1);
  auto end = literal(2);
  if (start && *start < 0) error(1, "negative-position", "substring cannot start before the text");
  if (end && *end < 0) error(2, "negative-position", "substring cannot end before the text");
  if (sound && start && end && *end < *start) error(2, "reversed-positions", "substring ends before it starts");
  return sound ? lift<part>()(preparation) : Callable{};
}
}  // namespace

void substring(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "substring",
                        .summary = "The characters from position `start` up to but not including position `end`.",
                        .details = "Positions count Unicode code points from 0; `end` is a position, not a length. "
                                   "Without `end`, or when it lies behind the text, the rest of the text. A start "
                                   "behind the text gives the empty text. Fractions are cut off. Null when an "
                                   "argument is null, a position does not read as a number or is negative, or the "
                                   "end lies before the start; such literals are errors.",
                        .examples = {{R"(substring("kernel32.dll", 0, 6))", "kernel"},
                                     {R"(substring("kernel32.dll", 6))", "32.dll"},
                                     {R"(substring("abc", 1, 99))", "bc"},
                                     {R"(substring("abc", 3))", ""},
                                     {R"(substring("abc", 1, 1))", ""},
                                     {R"(substring("naïve", 2, 3))", "ï"},
                                     {R"(substring("abc", 0, length("abc") - 5))", "null"},
                                     {R"(substring("abc", "x"))", "null"},
                                     {R"(substring(null, 0))", "null"}}},
      .parameters = {"text", "start", "[end]"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
