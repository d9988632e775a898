#include "interpreter/text/term_search.h"

#include <utf8proc.h>

#include <algorithm>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

constexpr std::array<bool, 128> is_ascii_word = [] {
  std::array<bool, 128> table{};
  for (size_t c = 0; c < table.size(); ++c)
    table[c] = c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return table;
}();

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_word[c];
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
  }
}

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// One for all characters that differ in case only, such as the three sigmas.
char32_t fold(char32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(fold(static_cast<char>(c)));
  auto folded = static_cast<char32_t>(utf8proc_tolower(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
  // Of the letters beyond ASCII only the Kelvin sign and the long s are letters of ASCII in another form.
  return folded < 0x80 && c != 0x212A && c != 0x17F ? c : folded;
}

/// How common a folded character is in logs, roughly; the rarest are 0.
int commonness(char c) {
  static constexpr std::string_view rarest_first = "qzjxvwyk~^`%$&!#;?'@<>|{}()[]+*\\bfghpumdclnros\tiate=,_-.:/ \"";
  auto at = rarest_first.find(c);
  if (at != std::string_view::npos) return static_cast<int>(at);
  return c >= '0' && c <= '9' ? 60 : 0;
}

/// Whether a letter, digit or _ ends at `position`.
bool word_before(std::string_view text, size_t position) {
  if (position == 0) return false;
  size_t begin = position - 1;
  for (int i = 0; i < 3 && begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80; ++i) --begin;
  size_t end = begin;
  char32_t c = utf8::next(text, end);
  return end == position && is_word(c);
}

}  // namespace

std::optional<TermSearch> TermSearch::make(std::string_view term, bool wildcards) {
  // A character has four bytes at most, so this is checked before anything grows.
  if (term.size() > longest_term * 4) return {};
  TermSearch search;
  search.read(term, wildcards);
  if (search.items_.size() > longest_term) return {};
  search.compile();
  search.choose_needle();
  return search;
}

void TermSearch::read(std::string_view term, bool wildcards) {
  bool open_front = false;
  bool open_back = false;
  bool wild_front = false;
  for (size_t i = 0; i < term.size();) {
    char32_t c = utf8::next(term, i);
    open_back = false;
    if (wildcards && c == '*') {
      // Outside, a star reaches to the border of the term, so it only takes the demand for one away.
      if (items_.empty()) open_front = true;
      else if (items_.back().kind != Item::Kind::words) items_.push_back({Item::Kind::words});
      open_back = true;
    } else if (wildcards && c == '?') {
      if (items_.empty()) wild_front = true;
      items_.push_back({Item::Kind::word});
    } else if (is_space(c)) {
      if (items_.empty() || items_.back().kind != Item::Kind::space) items_.push_back({Item::Kind::space});
    } else {
      items_.push_back({Item::Kind::character, fold(c)});
    }
  }
  if (open_back && !items_.empty() && items_.back().kind == Item::Kind::words) items_.pop_back();
  if (items_.empty()) return;
  auto is_word_item = [](const Item& item) {
    return item.kind == Item::Kind::word || (item.kind == Item::Kind::character && is_word(item.character));
  };
  begins_term_ = !open_front && (wild_front || is_word_item(items_.front()));
  ends_term_ = !open_back && is_word_item(items_.back());
}

void TermSearch::compile() {
  width_ = items_.size() / 64 + 1;
  auto set = [](std::vector<Word>& places, size_t place) { places[place / 64] |= Word{1} << (place % 64); };
  word_places_.assign(width_, 0);
  loops_.assign(width_, 0);
  skippable_.assign(width_, 0);
  std::vector<Word> spaces(width_, 0);
  for (size_t place = 0; place < items_.size(); ++place) {
    const auto& item = items_[place];
    if (item.kind == Item::Kind::word || item.kind == Item::Kind::words) set(word_places_, place);
    if (item.kind == Item::Kind::space) set(spaces, place);
    if (item.kind == Item::Kind::words || item.kind == Item::Kind::space) set(loops_, place), has_loops_ = true;
    if (item.kind == Item::Kind::words) set(skippable_, place);
    if (item.kind == Item::Kind::character && item.character >= 0x80) others_.push_back({item.character, place});
  }
  std::stable_sort(others_.begin(), others_.end(), [](const Other& a, const Other& b) { return a.character < b.character; });

  // Classes 0 to 2 are letters, white space and the rest as far as the term does not name them; then one for each named one.
  accepted_ = word_places_;
  accepted_.insert(accepted_.end(), spaces.begin(), spaces.end());
  accepted_.resize(3 * width_, 0);
  for (char32_t c = 0; c < 128; ++c) class_of_[c] = is_word(c) ? 0 : is_space(c) ? 1 : 2;
  std::array<uint8_t, 128> named{};
  for (size_t place = 0; place < items_.size(); ++place) {
    auto c = items_[place].character;
    if (items_[place].kind != Item::Kind::character || c >= 0x80) continue;
    if (named[c] == 0) {
      named[c] = static_cast<uint8_t>(accepted_.size() / width_);
      std::vector<Word> places(accepted_.begin() + class_of_[c] * static_cast<std::ptrdiff_t>(width_),
                               accepted_.begin() + (class_of_[c] + 1) * static_cast<std::ptrdiff_t>(width_));
      accepted_.insert(accepted_.end(), places.begin(), places.end());
      class_of_[c] = named[c];
      if (c >= 'a' && c <= 'z') class_of_[c - 32] = named[c];
    }
    accepted_[named[c] * width_ + place / 64] |= Word{1} << (place % 64);
  }
}

void TermSearch::choose_needle() {
  // k and s have other forms beyond ASCII, which a look for bytes would miss.
  auto plain = [](const Item& item) {
    return item.kind == Item::Kind::character && item.character < 0x80 && item.character != 'k' && item.character != 's';
  };
  // The longest run, and of equals the one with the rarest character.
  for (size_t begin = 0; begin < items_.size();) {
    std::string run;
    size_t rarest = 0;
    for (size_t end = begin; end < items_.size() && plain(items_[end]); ++end) {
      run += static_cast<char>(items_[end].character);
      if (commonness(run.back()) < commonness(run[rarest])) rarest = run.size() - 1;
    }
    size_t next = begin + run.size() + 1;
    bool longer = run.size() > needle_.size();
    bool rarer = !run.empty() && run.size() == needle_.size() && commonness(run[rarest]) < commonness(needle_[rarest_]);
    if (longer || rarer) {
      needle_ = std::move(run);
      needle_place_ = begin;
      rarest_ = rarest;
    }
    begin = next;
  }
}

size_t TermSearch::find_needle(std::string_view text, size_t from) const {
  if (text.size() < needle_.size()) return std::string_view::npos;
  const char letter = needle_[rarest_];
  const char other = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  const size_t last = text.size() - needle_.size();
  constexpr size_t block = 64;
  const char* place = text.data() + rarest_;
  for (size_t i = from; i <= last;) {
    // Without a way out inside, so that the compiler takes many bytes at a time.
    size_t count = std::min(block, last + 1 - i);
    unsigned any = 0;
    for (size_t k = 0; k < count; ++k) any |= static_cast<unsigned>(place[i + k] == letter) | static_cast<unsigned>(place[i + k] == other);
    if (any != 0)
      for (size_t k = 0; k < count; ++k) {
        if (place[i + k] != letter && place[i + k] != other) continue;
        size_t n = 0;
        while (n < needle_.size() && fold(text[i + k + n]) == needle_[n]) ++n;
        if (n == needle_.size()) return i + k;
      }
    i += count;
  }
  return std::string_view::npos;
}

/// Goes through characters and holds the places that have just been reached.
class TermSearch::Run {
 public:
  explicit Run(const TermSearch& search) : search_(search), reached_(search.width_, 0), beyond_ascii_(search.width_, 0) {}

  /// True when the term may end behind `c`.
  bool take(char32_t c, bool may_start) {
    const Word* accepted = this->accepted(c);
    Word carry = may_start ? 1 : 0;
    Word skip_carry = 0;
    any_ = 0;
    for (size_t i = 0; i < search_.width_; ++i) {
      Word next = reached_[i] << 1 | carry | (reached_[i] & search_.loops_[i]);
      carry = reached_[i] >> 63;
      next |= skip_carry;
      Word skipped = next & search_.skippable_[i];
      skip_carry = skipped >> 63;
      next |= skipped << 1;
      reached_[i] = next & accepted[i];
      any_ |= reached_[i];
    }
    auto last = search_.items_.size() - 1;
    return (reached_[last / 64] >> (last % 64) & 1) != 0;
  }
  [[nodiscard]] bool idle() const { return any_ == 0; }

  /// The places that accept `c`; until the next call.
  const Word* accepted(char32_t c) {
    if (c < 0x80) return &search_.accepted_[search_.class_of_[c] * search_.width_];
    char32_t folded = fold(c);
    if (folded < 0x80) return &search_.accepted_[search_.class_of_[folded] * search_.width_];
    if (is_word(c)) beyond_ascii_ = search_.word_places_;
    else std::fill(beyond_ascii_.begin(), beyond_ascii_.end(), 0);
    auto by_character = [](const Other& a, char32_t b) { return a.character < b; };
    for (auto it = std::lower_bound(search_.others_.begin(), search_.others_.end(), folded, by_character);
         it != search_.others_.end() && it->character == folded; ++it)
      beyond_ascii_[it->place / 64] |= Word{1} << (it->place % 64);
    return beyond_ascii_.data();
  }

 private:
  const TermSearch& search_;
  std::vector<Word> reached_;
  std::vector<Word> beyond_ascii_;
  Word any_ = 0;
};

bool TermSearch::run(std::string_view text, size_t from, size_t until) const {
  return width_ == 1 ? run_short(text, from, until) : run_long(text, from, until);
}

/// Terms of fewer than 64 characters, which are nearly all: ASCII takes a few instructions for each character.
bool TermSearch::run_short(std::string_view text, size_t from, size_t until) const {
  const Word last = Word{1} << (items_.size() - 1);
  const Word loops = loops_[0];
  const Word skippable = skippable_[0];
  std::optional<Run> other;  // only texts beyond ASCII pay for its memory
  Word reached = 0;
  bool after_word = begins_term_ && word_before(text, from);
  for (size_t i = from; i < text.size();) {
    Word places = reached << 1 | (reached & loops) | Word{i <= until && !after_word};
    places |= (places & skippable) << 1;
    auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++i;
      reached = places & accepted_[class_of_[byte]];
      after_word = begins_term_ && is_ascii_word[byte];
    } else {
      char32_t c = utf8::next(text, i);
      if (!other) other.emplace(*this);
      reached = places & *other->accepted(c);
      after_word = begins_term_ && is_word(c);
    }
    if ((reached & last) != 0 && may_end(text, i)) return true;
    if (i > until && reached == 0) return false;
  }
  return false;
}

bool TermSearch::run_long(std::string_view text, size_t from, size_t until) const {
  Run run(*this);
  bool after_word = begins_term_ && word_before(text, from);
  for (size_t i = from; i < text.size();) {
    bool may_start = i <= until && !after_word;
    char32_t c = utf8::next(text, i);
    if (run.take(c, may_start) && may_end(text, i)) return true;
    if (i > until && run.idle()) return false;
    after_word = begins_term_ && is_word(c);
  }
  return false;
}

bool TermSearch::may_end(std::string_view text, size_t behind) const {
  return !ends_term_ || behind == text.size() || !is_word(utf8::next(text, behind));
}

bool TermSearch::found_in(std::string_view text) const {
  if (items_.empty()) return true;
  if (needle_.empty()) return run(text, 0, text.size());
  for (size_t from = 0;;) {
    size_t place = find_needle(text, from);
    if (place == std::string_view::npos) return false;
    if (has_loops_) return run(text, 0, text.size());
    // Every character before the needle has four bytes at most.
    size_t begin = place - std::min(place, needle_place_ * 4);
    while (begin > 0 && begin < place && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
    if (run(text, begin, place)) return true;
    from = place + 1;
  }
}

}  // namespace dohyo
