// Values as lists (spec 03 section 11.6): what `values`, `split` and their like make, and what texts hold several values.
#pragma once

#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo {

/// Appends the items of a value: of a list, of a text that is a JSON array, or the lines of another text. Any other value is
/// its own only item; null has none. An item is never null, never a list; an object or array within a JSON array is its text.
void append_items(Value value, Arena& arena, std::vector<Value>& items);

/// Null without items, the item itself when it is the only one, else a list in `arena`.
[[nodiscard]] Value list_value(const std::vector<Value>& items, Arena& arena);

}  // namespace dohyo
