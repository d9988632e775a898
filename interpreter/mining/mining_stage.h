// What the stages have in common that look for patterns in messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// False where rows are no events any more: then the stage is an error (02 section 9: "must not" follow an aggregate).
[[nodiscard]] bool require_messages(StageBinder& binder);

/// `by FIELD, ...` and `on FIELD, ...`: fields divided by commas, until something else comes. Empty after an error.
[[nodiscard]] std::vector<ast::Name> read_fields_of_list(StageBinder& binder, StageReader& reader, std::string_view what);

/// `name=N` with a whole number; false after an error.
[[nodiscard]] bool read_whole(StageBinder& binder, std::string_view option, const ast::Expression& value, int64_t least, size_t& into);
/// A word or a text in quotes, in lower case; empty after an error.
[[nodiscard]] std::string read_word(StageBinder& binder, std::string_view option, const ast::Expression& value);

/// Sixteen hexadecimal digits that stand for a text.
[[nodiscard]] std::string identifier_of(std::string_view text);

}  // namespace dohyo
