// The elements of a JSON array that a field holds as text.
#pragma once

#include <string_view>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo::json {

/// Appends the elements of `text`, blanks around it allowed, and says whether it is a JSON array, and nothing else. Otherwise
/// nothing is appended. Objects and arrays in it are their compact JSON text. Nulls count as elements only when
/// `nulls_too`. Texts live in `arena`.
bool append_array_items(std::string_view text, Arena& arena, std::vector<Value>& items, bool nulls_too = false);

/// The values of the members of a JSON object, likewise.
bool append_member_values(std::string_view text, Arena& arena, std::vector<Value>& values);

}  // namespace dohyo::json
