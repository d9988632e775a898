// Wildcards over names of fields: `win_*` (03 section 11.5). `*` stands for any characters; letter case does not count.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/syntax/ast.h"

namespace dohyo {

/// Whether the name is one, written without quotes: `a*`, and `*` alone.
[[nodiscard]] bool is_name_wildcard(const ast::Name& name);

[[nodiscard]] bool is_name_like(std::string_view wildcard, std::string_view name);

/// What the stars stand for in `name`; empty when the wildcard does not fit. The first stars take as little as possible.
[[nodiscard]] std::optional<std::vector<std::string_view>> wildcard_parts(std::string_view wildcard, std::string_view name);

/// `wildcard` with its stars replaced in order: `dst_*` with {"ip"} is `dst_ip`. There must be a part for each star.
[[nodiscard]] std::string fill_wildcard(std::string_view wildcard, const std::vector<std::string_view>& parts);

}  // namespace dohyo
