// The part of XPath that `parse xml` takes: child steps from the root, with predicates, to an element, its text or an
// attribute (01 section 4.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo::xml {

struct Predicate {
  enum class Kind : uint8_t {
    position,   ///< [2], from 1, among the siblings that the step and the predicates before it leave
    last,       ///< [last()]
    attribute,  ///< [@name='value']
  };
  Kind kind = Kind::position;
  size_t position = 0;
  std::string attribute = {};
  std::string value = {};
};

struct Step {
  std::string name;  ///< with its prefix; `*`: any element
  std::vector<Predicate> predicates = {};
};

struct Path {
  enum class Target : uint8_t { element, text, attribute };
  std::vector<Step> steps;
  Target target = Target::element;
  std::string attribute = {};  ///< for Target::attribute

  /// What the value is called when nobody says: the attribute, or the last element.
  [[nodiscard]] const std::string& default_name() const { return target == Target::attribute ? attribute : steps.back().name; }
  [[nodiscard]] bool has_prefix() const;
};

/// Why a path is none of these, and where.
struct PathFault {
  std::string message;
  std::string help;
  size_t position = 0;  ///< byte offset
};

/// As deep as a path may lead.
constexpr size_t most_steps = 200;

/// A leading `/` may be missing. Empty after an error, which `fault` tells.
[[nodiscard]] std::optional<Path> parse_path(std::string_view text, PathFault& fault);

}  // namespace dohyo::xml
