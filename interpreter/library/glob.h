// Wildcards: `*` and nothing else (01 section 1.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dohyo {

/// A wildcard text: `*` stands for any characters, line breaks too; everything else for itself. Whole value,
/// case-sensitive, no escapes.
class Glob {
 public:
  explicit Glob(std::string_view text);
  [[nodiscard]] bool matches(std::string_view value) const;
  /// Without a prepared object, for wildcards that come from a field.
  [[nodiscard]] static bool matches(std::string_view wildcard, std::string_view value);

 private:
  enum class Shape : uint8_t { equality, prefix, suffix, substring, both_ends, general };
  Shape shape_;
  std::string text_;   ///< general: the whole wildcard
  std::string first_;  ///< the only literal, or the one at the beginning
  std::string last_;   ///< both_ends: the literal at the end
};

}  // namespace dohyo
