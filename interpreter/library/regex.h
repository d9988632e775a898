// Regular expressions: RE2 runs them in linear time; PCRE2, with limits, runs what RE2 refuses (look-around,
// back-references; 00-decisions section 3 rule 13). Immutable after compiling: any thread may match.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/dialect.h"

namespace dohyo {

class Regex {
 public:
  /// Which groups a match tells. Those it does not tell cost nothing.
  enum class Groups : uint8_t {
    none,
    named,  ///< unnamed ones do not capture (04 A37)
    all,
  };
  struct Options {
    Groups groups = Groups::none;
    bool ignore_case = false;
  };
  /// Why and where neither engine takes the pattern.
  struct Fault {
    std::string message;
    size_t position = 0;  ///< byte offset in the pattern
  };
  /// A name may stand at several groups: the first that takes part in a match counts (04 C73).
  struct Name {
    std::string text;
    std::vector<uint32_t> groups;
  };
  /// By group number, 0 being the whole match. A group that took no part has a null data().
  using Captures = std::span<std::string_view>;

  [[nodiscard]] static std::optional<Regex> compile(std::string_view pattern, Options options, Fault& fault);

  /// Whether it matches anywhere. A backtracking match that exceeds its limits counts as none, and is
  /// counted.
  [[nodiscard]] bool search(std::string_view text, RunCounters* counters) const;
  /// The first match; fills as many captures as there is room for. Views point into `text`.
  bool match(std::string_view text, Captures captures, RunCounters* counters) const;

  /// In the order of their first groups. Empty when compiled with Groups::none.
  [[nodiscard]] const std::vector<Name>& names() const;
  [[nodiscard]] size_t group_count() const;
  [[nodiscard]] bool has_nested_names() const;
  /// True when PCRE2 runs it.
  [[nodiscard]] bool backtracks() const;
  [[nodiscard]] const std::string& pattern() const;

 private:
  friend class MatchWalk;
  class Program;
  explicit Regex(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  std::shared_ptr<const Program> program_;
};

/// Goes over the matches in a text, left to right, none overlapping and no empty one directly after another.
class MatchWalk {
 public:
  MatchWalk(const Regex& regex, std::string_view text, RunCounters* counters);
  /// Fills `captures` with the next match; false when there is none.
  bool next(Regex::Captures captures);

 private:
  const Regex& regex_;
  std::string_view text_;
  RunCounters* counters_;
  std::string mended_;  ///< `text_` as UTF-8 when it is none
  std::string_view subject_;
  size_t from_ = 0;
  size_t last_end_ = SIZE_MAX;
};

/// `text` so that a pattern matches it and nothing else.
[[nodiscard]] std::string quote_for_regex(std::string_view text);

/// The first capture of `groups` that took part, else one with a null data().
[[nodiscard]] inline std::string_view first_participant(const std::vector<uint32_t>& groups, Regex::Captures captures) {
  for (auto group : groups)
    if (captures[group].data() != nullptr) return captures[group];
  return {};
}

}  // namespace dohyo
