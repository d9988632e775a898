// Decoding of text literals. The lexer keeps them raw; what a backslash means depends on the consumer (spec 03
// section 1.2, 04 A12).
#pragma once

#include <string>
#include <string_view>

namespace dohyo {

enum class Escapes : uint8_t {
  plain,    ///< `\\` and `\"`: comparisons, wildcards, lists, so that "*\temp\*" survives
  control,  ///< also `\n`, `\r`, `\t`: texts that are made, anchors
};

[[nodiscard]] std::string decode_literal(std::string_view raw, Escapes escapes);

}  // namespace dohyo
