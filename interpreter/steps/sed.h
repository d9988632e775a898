// The two expressions of `rex mode=sed`: s/REGEX/REPLACEMENT/FLAGS and y/CHARACTERS/CHARACTERS/ (03 section 11.5).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/regex.h"

namespace dohyo {

/// Immutable: any thread may use it.
class SedExpression {
 public:
  struct Fault {
    std::string message;
    std::string help;
  };
  /// The expression as the engine gets it, quotes unescaped. In the replacement `\1` is what the first group matched, `\0`
  /// the whole match; the flags are `g` for every match, `i` to ignore letter case and a number for that match only.
  [[nodiscard]] static std::optional<SedExpression> parse(std::string_view text, Fault& fault);

  /// False when nothing matched; then `out` means nothing.
  bool apply(std::string_view text, std::string& out, RunCounters* counters) const;
  [[nodiscard]] bool backtracks() const { return regex_ && regex_->backtracks(); }

 private:
  struct Piece {
    std::string text;
    size_t group = 0;
    bool is_group = false;
  };
  bool substitute(std::string_view text, std::string& out, RunCounters* counters) const;
  bool transliterate(std::string_view text, std::string& out) const;
  static bool read_flags(std::string_view flags, SedExpression& expression, bool& ignore_case, Fault& fault);
  void read_replacement(std::string_view text);

  std::optional<Regex> regex_;  ///< of s///
  std::vector<Piece> replacement_;
  size_t only_ = 1;  ///< number of the match that is replaced; 0: every one
  std::map<char32_t, char32_t> characters_;  ///< of y///
};

}  // namespace dohyo
