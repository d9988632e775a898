// JSON of tables and indicators as values: texts, numbers and booleans as they are, objects and lists as JSON text. Private to
// lookup/; nothing here sees an event.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "interpreter/data/arena.h"

namespace dohyo {

/// `is_discarded()` when the text is no JSON, or nested so deep that whoever follows it would exhaust the stack.
[[nodiscard]] nlohmann::ordered_json parse_json(std::string_view text);

[[nodiscard]] Value json_value(const nlohmann::ordered_json& value, Arena& memory);

}  // namespace dohyo
