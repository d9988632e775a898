#include "interpreter/text/term_search.h"

#include <doctest/doctest.h>

#include <random>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

bool found(std::string_view term, std::string_view text, bool wildcards = true) {
  auto search = TermSearch::make(term, wildcards);
  REQUIRE(search);
  return search->found_in(text);
}

// ---- The same by trying everything, for the characters of the random cases ----------------------------------------------

bool letter(char32_t c) { return c == 'a' || c == 'B' || c == 'b' || c == 'k' || c == '_' || c == U'é' || c == U'É' || c == 0x212A; }
bool blank(char32_t c) { return c == ' ' || c == '\t'; }
char32_t lower(char32_t c) { return c == 'B' ? U'b' : c == U'É' ? U'é' : c == 0x212A ? U'k' : c; }

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

bool matches(const std::u32string& term, size_t i, const std::u32string& text, size_t j, bool wildcards, bool open_end) {
  if (i == term.size()) {
    bool bounded = !open_end && (letter(term.back()) || (wildcards && term.back() == '?'));
    return !bounded || j == text.size() || !letter(text[j]);
  }
  if (wildcards && term[i] == '*') {
    for (size_t k = j;; ++k) {
      if (matches(term, i + 1, text, k, wildcards, open_end)) return true;
      if (k == text.size() || !letter(text[k])) return false;
    }
  }
  if (blank(term[i])) {
    while (i + 1 < term.size() && blank(term[i + 1])) ++i;
    for (size_t k = j; k < text.size() && blank(text[k]); ++k)
      if (matches(term, i + 1, text, k + 1, wildcards, open_end)) return true;
    return false;
  }
  if (j == text.size()) return false;
  if (wildcards && term[i] == '?') return letter(text[j]) && matches(term, i + 1, text, j + 1, wildcards, open_end);
  return lower(term[i]) == lower(text[j]) && matches(term, i + 1, text, j + 1, wildcards, open_end);
}

bool found_slowly(std::string_view written, std::string_view text, bool wildcards) {
  auto term = decoded(written);
  auto characters = decoded(text);
  bool open_front = wildcards && term.front() == '*';
  bool open_end = wildcards && term.back() == '*';
  auto at = term.find_first_not_of(wildcards ? U"*" : U"");
  if (at == std::u32string::npos) return true;
  term.erase(0, at);
  while (wildcards && term.back() == '*') term.pop_back();
  bool bounded = !open_front && (letter(term[0]) || (wildcards && term[0] == '?'));
  for (size_t j = 0; j <= characters.size(); ++j) {
    if (bounded && j > 0 && letter(characters[j - 1])) continue;
    if (matches(term, 0, characters, j, wildcards, open_end)) return true;
  }
  return false;
}

std::string any_of(std::mt19937& random, const std::vector<std::string>& pieces, size_t most) {
  std::string out = pieces[random() % pieces.size()];
  for (size_t n = random() % most; n > 0; --n) out += pieces[random() % pieces.size()];
  return out;
}

}  // namespace

TEST_CASE("a term is found whole, in any letter case") {
  CHECK(found("err", "an ERR happened"));
  CHECK(found("err", "err"));
  CHECK_FALSE(found("err", "stderr error err_no 3err"));
  CHECK(found("err", "stderr error err"));
  CHECK(found("10.0.0.5", "src=10.0.0.5:80"));
  CHECK_FALSE(found("10.0.0.5", "src=110.0.0.5, 10.0.0.51"));
  CHECK_FALSE(found("x", ""));
}

TEST_CASE("letters beyond ASCII") {
  CHECK(found("ÄRGER", "viel ärger"));
  CHECK_FALSE(found("rger", "ärger"));
  CHECK(found("σας", "ΣΑΣ"));
  CHECK(found("kiss", "\u212Ai\u017F\u017F"));  // the Kelvin sign and the long s
  CHECK(found("—", "a—b"));                     // a dash is no letter
  CHECK_FALSE(found("i", "\u0130"));
}

TEST_CASE("broken UTF-8 separates terms") {
  CHECK(found("err", "\xFF" "err\xC3"));
  CHECK(found("err", "\x80\x80\x80\x80\x80" "err"));
}

TEST_CASE("wildcards stay within a term and are plain in phrases") {
  CHECK(found("org*svc", "orgsvc"));
  CHECK(found("org*svc", "org_1_svc"));
  CHECK_FALSE(found("org*svc", "org.svc"));
  CHECK(found("a*.x*.y", "ab.xx.y"));
  CHECK(found("*", ""));
  CHECK(found("**", "a"));
  CHECK_FALSE(found("?", "..."));
  CHECK(found("a*", "a*", false));
  CHECK_FALSE(found("a*", "ab", false));
}

TEST_CASE("white space is one blank, whatever it is") {
  CHECK(found("a  b", "a\t\r\n b", false));
  CHECK_FALSE(found("a b", "ab", false));
  CHECK_FALSE(found("a b", "a\u00A0b", false));
}

TEST_CASE("terms longer than a machine word") {
  std::string term;
  for (int i = 0; i < 300; ++i) term += static_cast<char>('a' + i % 7);
  CHECK(found(term, "x " + term + " y"));
  CHECK_FALSE(found(term, "x " + term + "y"));
  CHECK_FALSE(found(term, term.substr(1)));
  CHECK(found("a*" + term + "?c", "a" + term + "bc"));
  CHECK_FALSE(TermSearch::make(std::string(TermSearch::longest_term + 1, 'x'), true));
  CHECK(TermSearch::make(std::string(TermSearch::longest_term, 'x'), true));
}

TEST_CASE("random terms and texts, against trying everything") {
  std::mt19937 random(7);
  const std::vector<std::string> in_terms = {"a", "a", "B", "k", "_", ".", " ", "*", "?", "é", "-"};
  const std::vector<std::string> in_texts = {"a", "a", "b", "k", "_", ".", " ", "\t", "É", "\u212A", "-"};
  for (int i = 0; i < 40'000; ++i) {
    auto term = any_of(random, in_terms, 6);
    auto text = any_of(random, in_texts, 14);
    bool wildcards = random() % 2 == 0;
    INFO("term: " << term << " text: " << text << " wildcards: " << wildcards);
    REQUIRE(found(term, text, wildcards) == found_slowly(term, text, wildcards));
  }
}

}  // namespace dohyo
