// Looks for a search term in a text by the rules of the search before the first pipe (spec 01 section 2.2): letters, digits
// and _ make terms, every other character is a term of its own, white space separates; letter case is ignored. A term that
// begins or ends with a letter, digit or _ must do so in the text too.
//
// Made once for each term of a query and asked for every event, so both have to be quick: making one takes about a
// microsecond (a regular expression with the same meaning a thousand of them), and most texts are refused by a look for the
// rarest letter of the term. What remains is decided by a bit-parallel automaton: one bit for each character of the term.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

class TermSearch {
 public:
  /// The longest term, in characters.
  static constexpr size_t longest_term = 10'000;

  /// `term` is UTF-8. With `wildcards`, `*` stands for any characters of one term and `?` for one. Empty when it is too long.
  static std::optional<TermSearch> make(std::string_view term, bool wildcards);

  /// Broken UTF-8 in `text` separates terms.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  /// What one place of the term accepts.
  struct Item {
    enum class Kind : uint8_t { character, word, words, space };
    Kind kind;
    char32_t character = 0;  ///< folded
  };
  using Word = uint64_t;
  /// For each character of the text the places that accept it.
  struct Other {
    char32_t character;
    size_t place;
  };
  class Run;

  void read(std::string_view term, bool wildcards);
  void compile();
  void choose_needle();
  [[nodiscard]] size_t find_needle(std::string_view text, size_t from) const;
  /// Whether a match begins in `[from, until]`.
  [[nodiscard]] bool run(std::string_view text, size_t from, size_t until) const;
  [[nodiscard]] bool run_short(std::string_view text, size_t from, size_t until) const;
  [[nodiscard]] bool run_long(std::string_view text, size_t from, size_t until) const;
  [[nodiscard]] bool may_end(std::string_view text, size_t behind) const;

  std::vector<Item> items_;
  bool begins_term_ = false;  ///< no letter, digit or _ may stand before
  bool ends_term_ = false;    ///< nor behind
  bool has_loops_ = false;    ///< matches of different lengths: white space, `*`

  // The automaton: `width_` machine words for each set of places.
  size_t width_ = 1;
  std::array<uint8_t, 128> class_of_{};  ///< ASCII characters that the same places accept share a class
  std::vector<Word> accepted_;           ///< by class
  std::vector<Word> word_places_;        ///< what every letter is accepted by
  std::vector<Word> loops_;              ///< places that may repeat
  std::vector<Word> skippable_;          ///< places that may be left out
  std::vector<Other> others_;            ///< beyond ASCII, ordered

  // A run of plain characters that every match has; empty when there is none.
  std::string needle_;      ///< folded
  size_t needle_place_ = 0;
  size_t rarest_ = 0;       ///< index in `needle_`
};

}  // namespace dohyo
