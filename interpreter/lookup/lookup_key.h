// When two values are the same key of a table (02 section 7.1, A42): numbers by their value, also where they are texts, and
// everything else by its text.
#pragma once

#include <span>
#include <string>

#include "interpreter/data/value.h"

namespace dohyo {

enum class KeyCase : bool { exact, folded };

/// Appends the form of a value that equal keys share. False, and nothing usable, when it is null.
[[nodiscard]] bool append_key(std::string& out, Value value, KeyCase letter_case);
/// The form of several values. False when one is null.
[[nodiscard]] bool make_key(std::string& out, std::span<const Value> values, KeyCase letter_case);

}  // namespace dohyo
