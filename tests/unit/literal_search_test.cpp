#include "interpreter/text/literal_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using dohyo::LiteralSearch;

namespace {

using Hits = std::set<std::pair<size_t, size_t>>;

Hits found_in(const LiteralSearch& search, const std::string& text) {
  std::string padded = text;
  padded.append(LiteralSearch::padding, 'x');
  Hits hits;
  search.search(std::string_view(padded).substr(0, text.size()),
                [&](size_t position, size_t literal) { CHECK(hits.emplace(position, literal).second); });
  return hits;
}

Hits found_plainly(const std::vector<std::string>& literals, const std::string& text) {
  auto folded = [](std::string s) {
    std::transform(s.begin(), s.end(), s.begin(), LiteralSearch::fold);
    return s;
  };
  auto folded_text = folded(text);
  Hits hits;
  for (size_t i = 0; i < literals.size(); ++i)
    for (size_t at = 0; (at = folded_text.find(folded(literals[i]), at)) != std::string::npos; ++at) hits.emplace(at, i);
  return hits;
}

}  // namespace

TEST_CASE("literal search: letter case and blanks") {
  LiteralSearch search;
  search.add("EventID");
  search.add("event_id");
  search.compile("");
  CHECK(found_in(search, R"({"EventID":3,"eventid":4,"Event ID":5,"EVENT_ID":6,"Event_I":7})") ==
        Hits{{2, 0}, {14, 0}, {26, 1}, {39, 1}});
}

TEST_CASE("literal search: at the ends of the text, and not behind it") {
  LiteralSearch search;
  search.add("xx");
  search.add("x");
  search.compile("x");
  CHECK(found_in(search, "xx") == Hits{{0, 0}, {0, 1}, {1, 1}});
  CHECK(found_in(search, "") == Hits{});
  CHECK(found_in(search, "...............................xx") == Hits{{31, 0}, {31, 1}, {32, 1}});
}

TEST_CASE("literal search: equals a plain search on random texts") {
  const std::string alphabets[] = {"abcdefghijkL_ \xC5\xBF\"", "abAB_ "};
  std::mt19937 random(1);
  auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
  for (int turn = 0; turn < 300; ++turn) {
    const auto& alphabet = alphabets[turn % 2];
    auto text_of = [&](size_t length) {
      std::string text;
      for (size_t i = 0; i < length; ++i) text += alphabet[below(alphabet.size())];
      return text;
    };
    std::vector<std::string> literals;
    LiteralSearch search;
    for (size_t i = 0, count = 1 + below(40); i < count; ++i) search.add(literals.emplace_back(text_of(1 + below(6))));
    search.compile(text_of(below(200)));
    auto text = text_of(below(700));
    CHECK(found_in(search, text) == found_plainly(literals, text));
  }
}
