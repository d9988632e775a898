// Writing a table beside the events: what `save` does.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

/// CSV, or JSON objects a line where the name ends in .json, .ndjson or .jsonl. The file is there whole or as it was before.
/// Throws InputError.
void write_lookup_table(const std::string& path, const std::vector<std::string>& columns, std::span<const std::vector<Value>> rows);

}  // namespace dohyo
