#include "stdlib/outputs/outputs.h"

namespace dohyo {

std::string_view to_string(ColumnType type) {
  switch (type) {
  case ColumnType::text:
    return "text";
  case ColumnType::integer:
    return "integer";
  case ColumnType::number:
    return "number";
  case ColumnType::boolean:
    return "boolean";
  case ColumnType::time:
    return "time";
  case ColumnType::list:
    return "list";
  case ColumnType::mixed:
    return "mixed";
  }
  return "mixed";
}

const std::vector<OutputFormat>& output_formats() {
  using namespace stdlib;
  static const std::vector<OutputFormat> formats = {outputs::table(), outputs::json(), outputs::ndjson(),
                                                    outputs::csv(),   outputs::tsv(),  outputs::markdown()};
  return formats;
}

} // namespace dohyo
