// Names of fields that come out of data.
#pragma once

#include <string>
#include <string_view>

namespace dohyo {

/// A name that needs no quoting: every character outside A-Z, a-z, 0-9 and `_` becomes `_` (01 section 4.4).
[[nodiscard]] std::string plain_field_name(std::string_view name);

}  // namespace dohyo
