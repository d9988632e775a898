// How the right side of `matches`, the second argument of `replace` and the texts of `parse regex` are read.
// Published detections write regular expressions where the hosted service expects wildcards; 04 A08-A13 and
// A26 say which reading runs, and whoever uses a reading reports it when it is not the hosted one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/function.h"
#include "interpreter/library/glob.h"
#include "interpreter/library/regex.h"

namespace dohyo {

/// What runs for a text that was written as a pattern.
struct PatternReading {
  enum class Kind : uint8_t {
    equality,       ///< the text itself; for `replace` the literal search
    glob,           ///< a wildcard
    regex,          ///< a regular expression, anywhere in the value
    glob_or_class,  ///< a wildcard, or the same with its bracket classes honoured (A09 rule 5)
    starred_group,  ///< any of several alternatives, anywhere in the value (A09 rule 1)
  };
  Kind kind = Kind::equality;
  std::vector<std::string> globs;    ///< a value matches when any of these
  std::vector<std::string> regexes;  ///< or any of these does
  std::string text;                  ///< what runs, in one piece
  bool reread = false;               ///< the hosted service would read it otherwise: must be reported
  std::string explanation;           ///< why, when `reread`
  std::string rewrite;               ///< query text that says the same without being reread; may be empty
  std::string hint;                  ///< something that looks like a slip though it is read as written; may be empty
};

/// Where a pattern stands.
enum class PatternPlace : uint8_t {
  infix,        ///< x matches "..."           (A09)
  call,         ///< matches(x, "...")         (A08)
  replacement,  ///< replace(x, "...", y)      (A26)
};

/// Reads a text or regex literal. `argument` must be one of the two.
[[nodiscard]] PatternReading read_pattern(const Argument& argument, PatternPlace place, Dialect dialect);

/// Reads the text of `parse regex` and `extract` (A12, last two rows of places): `raw` is what stands between
/// the quotes.
[[nodiscard]] PatternReading read_regex_text(std::string_view raw, Dialect dialect);

/// `flags` after a regex literal as an inline group: "im" gives "(?im)". What has no meaning goes to
/// `ignored` (A10).
[[nodiscard]] std::string inline_flags(std::string_view flags, std::string& ignored);

/// The messages a reading is due: at most one warning and one note.
[[nodiscard]] Diagnostics explain(const PatternReading& reading, Span span);
/// The message for a pattern that neither engine takes: `pattern` is what ran, made of `argument`.
[[nodiscard]] Diagnostic invalid_regex(const Regex::Fault& fault, std::string_view pattern, const Argument& argument);
/// The note that a pattern backtracks, which RE2 (and so the hosted service's `matches`) refuses.
[[nodiscard]] Diagnostic backtracking_note(Span span);

/// A reading ready to run.
class TextPattern {
 public:
  /// Reads, compiles and reports; empty after an error.
  [[nodiscard]] static std::optional<TextPattern> prepare(Preparation& preparation, const Argument& argument,
                                                          PatternPlace place);
  [[nodiscard]] static std::optional<TextPattern> compile(const PatternReading& reading, Regex::Fault& fault);

  [[nodiscard]] bool matches(std::string_view value, RunCounters* counters) const;
  [[nodiscard]] bool backtracks() const;

 private:
  std::vector<Glob> globs_;
  std::vector<Regex> regexes_;
};

}  // namespace dohyo
