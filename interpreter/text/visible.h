// Foreign text on a terminal. Log lines, queries and file names come from anywhere: what a terminal would obey is shown, not
// sent.
#pragma once

#include <string>
#include <string_view>

namespace dohyo {

/// `text` on one line: characters that control a terminal, break the line or hide or reorder their neighbours
/// become escapes such as \x1b, \n and \u202e. Joiners stay, as emoji and several scripts need them.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace dohyo
