// Explicit paths of the `json` operator: what may stand between the quotes (01 section 4.3). Evaluated by json/document.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo::json {

/// What is wrong with a path, and where.
struct PathProblem {
  size_t offset = 0;
  size_t length = 0;
  bool unsupported = false;  ///< a known construct that dohyo does not have, such as a filter
  std::string message;
  std::string help;
};

/// A path from the top of a JSON text downwards.
class PathQuery {
 public:
  struct Step {
    enum class Kind : uint8_t {
      key,         ///< a.b, ['a b']
      element,     ///< [0], [-1]
      every,       ///< *, [*]
      keys,        ///< ['a','b']
      elements,    ///< [0,2]
      slice,       ///< [1:3]
      everywhere,  ///< ..: the next step, here and at any depth below
    };
    Kind kind = Kind::key;
    std::vector<std::string> names;
    std::vector<int64_t> indices;  ///< below zero: from the end
    std::optional<int64_t> begin, end;
    size_t offset = 0, length = 0;  ///< in the text of the path
    bool bare = false;              ///< a key without quotes and brackets
  };

  /// Empty when `text` is no path; then `problem` says why.
  [[nodiscard]] static std::optional<PathQuery> parse(std::string_view text, PathProblem& problem);

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  /// The keys that the path begins with, up to its first other step. An empty key ends them: no scan looks for one.
  [[nodiscard]] std::vector<std::string> leading_keys() const;
  /// What is left of the path behind its first `count` steps; without steps it is the value itself.
  [[nodiscard]] PathQuery behind(size_t count) const;
  /// True when the path may lead to several values: then its value is the text of a JSON array, even of one element.
  [[nodiscard]] bool gives_array() const;
  /// True with `..`.
  [[nodiscard]] bool descends() const;

 private:
  std::vector<Step> steps_;
};

}  // namespace dohyo::json
