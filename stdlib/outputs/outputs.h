// The output formats that come with dohyo; callers use output_formats(). Every format writes valid UTF-8,
// whatever the events held, and none leaves a value out without saying so.
#pragma once

#include "interpreter/library/result.h"

namespace dohyo::stdlib::outputs {

[[nodiscard]] OutputFormat table();
[[nodiscard]] OutputFormat json();
[[nodiscard]] OutputFormat ndjson();
[[nodiscard]] OutputFormat csv();
[[nodiscard]] OutputFormat tsv();
[[nodiscard]] OutputFormat markdown();

} // namespace dohyo::stdlib::outputs
