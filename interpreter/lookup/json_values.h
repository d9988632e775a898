// JSON of tables and indicators as values: texts, numbers and booleans as they are, objects and lists as JSON text. Private to
// lookup/; nothing here sees an event.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "interpreter/data/arena.h"

namespace dohyo {

[[nodiscard]] Value json_value(const nlohmann::ordered_json& value, Arena& memory);

}  // namespace dohyo
