// Limits that keep a text of any size and shape from costing more time, memory or patience than it can be worth. Far beyond
// what people write; who reaches one is told so.
#pragma once

#include <cstddef>

namespace dohyo {

/// Errors that are looked for in one query. Behind them a text is rubbish, or the first error is the cause of the others.
inline constexpr size_t most_errors = 100;

/// Warnings of the same code that are given for one query.
inline constexpr size_t most_warnings = 100;

/// Fields that a query can have made at one place, and that it can read from the events: some things are done for each pair
/// of them.
inline constexpr size_t most_fields = 2000;

/// Stages of one query.
inline constexpr size_t most_stages = 1000;

/// Expressions, commas and clause words of one stage (a call or a list in brackets is one, however long).
inline constexpr size_t most_elements = 2 * most_fields;

}  // namespace dohyo
