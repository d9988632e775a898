// Times by patterns: those of Java's SimpleDateFormat (spec 01 section 6.3), and those of C's strftime, which become the same items.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/time.h"

namespace dohyo::time {

class DatePattern {
 public:
  struct Problem {
    size_t offset = 0;
    std::string message;
  };

  /// Empty when the pattern has a letter without meaning, or a quote that nothing closes.
  [[nodiscard]] static std::optional<DatePattern> compile(std::string_view pattern, Problem& problem);
  /// `%Y-%m-%d`; also %3N, %f and %Q for fractions.
  [[nodiscard]] static std::optional<DatePattern> compile_percent(std::string_view pattern, Problem& problem);

  /// English names. Any instant: years beyond four digits are written out.
  [[nodiscard]] std::string format(int64_t milliseconds, const Zone& zone) const;

  /// The text must begin with a match; what follows is ignored. What the pattern leaves out is that of 1970-01-01 00:00 in
  /// `zone`, which an offset or zone in the text overrides; numbers too large roll over. A year of two digits is the one from
  /// 80 years before `now` to 20 after it. Milliseconds since 1970; empty without a match, or beyond 64 bits.
  [[nodiscard]] std::optional<int64_t> parse(std::string_view text, const Zone& zone, int64_t now) const;

  /// A trap that the pattern steps into: the week year or the day of the year where most likely another is meant. May be empty.
  [[nodiscard]] std::string trap() const;

 private:
  friend class PercentCompiler;
  struct Item {
    char letter;          ///< of Java, or '\'' for `text`; '@' seconds since 1970, 'f' digits of the fraction, ' ' blank-padded
    size_t count = 1;     ///< how often the letter stands; digits of a fraction
    std::string text = {};
    bool numeric = false;
    bool blank_padded = false;
  };
  class Reader;

  [[nodiscard]] bool has(char letter) const;
  void add(char letter, size_t count, bool blank_padded = false);
  void add_text(std::string_view text);

  std::vector<Item> items_;
};

}  // namespace dohyo::time
