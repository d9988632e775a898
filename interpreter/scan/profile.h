// From log file to Sumo message: what a kind of log calls its time, host and category, which nested objects are lifted to
// plain names, and which names are aliases (00-decisions section 4). Profiles are YAML (docs/profiles.md); the built-in ones
// are translated to C++ while dohyo is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/line_time.h"

namespace dohyo {

struct Profile {
  struct Rule {
    std::string contains;  ///< lower case; one of the two is set
    std::string equals;
    std::string category;
  };
  std::string name;
  std::string title;
  std::vector<std::vector<std::string>> recognise;  ///< sets of dotted names; empty: never by itself
  std::vector<std::string> time;
  std::vector<std::string> host;
  struct {
    std::vector<std::string> from;
    std::vector<Rule> rules;
    std::string prefix;     ///< put before the value itself, when no rule fits
    std::string otherwise;  ///< when the value is there and nothing else says what it is
    std::string always;     ///< of events without such a value; empty: the path of their file
  } category;
  std::vector<std::string> lift;
  std::vector<std::vector<std::string>> aliases;
  /// Of files of plain lines.
  struct {
    std::vector<std::string> recognise;  ///< regular expressions: a line is of this kind when one of them finds something
    time::LineTimeForms time;            ///< used where no field has the time
    bool host_behind_time = false;       ///< the word behind the time is the host, where no field has it
  } lines;

  /// The category of an event with this value in one of `category.from`.
  [[nodiscard]] std::string category_of(std::string_view value) const;
};

/// Reads one profile. Throws std::runtime_error with "FILE:LINE: what is wrong": bad YAML, unknown keys, values of another
/// kind, regular expressions that no engine takes.
[[nodiscard]] Profile read_profile(const std::string& yaml, const std::string& source_name);

/// Built in, by name; the last one, which recognises nothing, takes everything.
[[nodiscard]] const std::vector<Profile>& built_in_profiles();

}  // namespace dohyo
