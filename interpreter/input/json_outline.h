// The outer shape of one JSON value, for recognising formats: private to this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dohyo {

struct JsonOutline {
  enum class State : uint8_t {
    whole,    ///< ends at `end`
    cut_off,  ///< sound as far as it goes
    broken,   ///< no JSON from `end` on
  };
  State state = State::broken;
  size_t end = 0;
  bool has_line_break = false;  ///< before `end`
  bool holds_object = false;    ///< an element of the outermost array is an object
};

/// `text` begins with `{` or `[`. Checks brackets, quotes, commas, colons and how other values begin.
[[nodiscard]] JsonOutline outline_json(std::string_view text);

}  // namespace dohyo
