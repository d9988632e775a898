#include <doctest/doctest.h>

#include <random>
#include <string>

#include "interpreter/input/records.h"

TEST_CASE("count_lines: as many as for_each_line finds") {
  std::mt19937 random(7);
  auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
  const std::string alphabets[] = {"\n\r\t a", "\n aaaaaaaa", "a\n", "\n", "abc"};
  for (int turn = 0; turn < 3000; ++turn) {
    const auto& alphabet = alphabets[below(5)];
    std::string text;
    for (size_t i = 0, size = below(200); i < size; ++i) text += alphabet[below(alphabet.size())];
    size_t expected = 0;
    dohyo::for_each_line(text, [&](std::string_view, size_t) { ++expected; });
    // What lies behind the text is no part of it.
    std::string padded = text + std::string(64, turn % 2 ? '\n' : 'x');
    CHECK(dohyo::count_lines(std::string_view(padded).substr(0, text.size())) == expected);
  }
}
