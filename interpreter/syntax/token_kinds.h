// What the kind of a token says about the place behind it. Private to syntax/.
#pragma once

#include <cstddef>

namespace dohyo::syntax {

using TokenType = size_t;

/// An operand has ended: a following `/` divides and a following `%` is the remainder.
[[nodiscard]] bool ends_operand(TokenType type);
[[nodiscard]] bool is_comparator(TokenType type);
/// Something must still follow: no query ends here (04 A01).
[[nodiscard]] bool wants_more(TokenType type);

}  // namespace dohyo::syntax
