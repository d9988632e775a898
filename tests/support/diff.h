// What differs between two texts, for people.
#pragma once

#include <string>
#include <string_view>

namespace dohyo::tests {

/// Lines of `expected` that are missing with `-`, lines of `got` that are new with `+`, and the others
/// nearby.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view got);

} // namespace dohyo::tests
