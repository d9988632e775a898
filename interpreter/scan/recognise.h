// Which profile a file belongs to, by its first records.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/input/format.h"
#include "interpreter/scan/profile.h"

namespace dohyo {

/// `sample` is the beginning of the file; the answer is the built-in profile that most of its records fit. Never none:
/// the last profile takes everything.
[[nodiscard]] const Profile& recognise(std::string_view sample, const Detection& detection);

/// `_sourceCategory` of a file that nothing else describes: its path without extensions.
[[nodiscard]] std::string path_category(std::string_view path);

}  // namespace dohyo
