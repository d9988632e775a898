// From log file to Sumo message: what a kind of log calls its time, host and category, which nested objects are lifted to
// plain names, and which names are aliases (00-decisions section 4). Profiles are YAML; the built-in ones are compiled in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  } category;
  std::vector<std::string> lift;
  std::vector<std::vector<std::string>> aliases;

  /// The category of an event with this value in one of `category.from`.
  [[nodiscard]] std::string category_of(std::string_view value) const;
};

/// Reads one profile; throws std::runtime_error that names the key at fault.
[[nodiscard]] Profile read_profile(const std::string& yaml, const std::string& source_name);

/// Built in, in the order in which they are tried; the last one takes everything.
[[nodiscard]] const std::vector<Profile>& built_in_profiles();

}  // namespace dohyo
