// Looks at the characters ahead without making tokens: what lex.cpp must know before it can choose how to read them.
// Positions are byte offsets; all functions take any position up to the end of the text. Private to syntax/.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo::syntax {

[[nodiscard]] bool is_blank(char c);
[[nodiscard]] size_t skip_space(std::string_view text, size_t i);
[[nodiscard]] size_t skip_space_and_comments(std::string_view text, size_t i);
/// '\0' at the end.
[[nodiscard]] char character_at(std::string_view text, size_t i);
/// The word of letters, digits and `_` at `i`, in lower case.
[[nodiscard]] std::string word_at(std::string_view text, size_t i);

[[nodiscard]] bool is_first_on_line(std::string_view text, size_t i);
/// Only blanks and a comment stand between `i` and the end of the line.
[[nodiscard]] bool ends_line(std::string_view text, size_t i);
/// The line before that of `i` is blank or a comment.
[[nodiscard]] bool follows_blank_or_comment_line(std::string_view text, size_t i);

/// The string that opens at `i` is closed. One that runs over a line end into a line that starts with a pipe has lost its quote.
[[nodiscard]] bool closes_string(std::string_view text, size_t i);
/// Tells whether a regular expression that opens at a place is closed on its line. Remembers what it found out about a line, so
/// that a line full of slashes is looked at once.
class RegexEnds {
 public:
  explicit RegexEnds(std::string_view text) : text_(text) {}
  [[nodiscard]] bool closes(size_t i);

 private:
  void look_at_line(size_t begin);

  std::string_view text_;
  size_t begin_ = 0;
  size_t end_ = 0;
  std::vector<bool> outside_, inside_;  ///< whether one that is read on from a place ends, outside or inside of [...]
};
[[nodiscard]] bool is_typographic_quote(std::string_view character);
/// Texts between typographic quotes: the byte offset behind the closing one, 0 when there is no pair on this line.
[[nodiscard]] size_t typographic_string_end(std::string_view text, size_t i);
/// The end of `geo:`, `https:`, `path:` at `i` when `//` follows it: a table location, not a comment (01 section 1.1).
[[nodiscard]] bool begins_location(std::string_view text, size_t i);
/// A path such as /shared/folder/name or shared/name: several names with slashes and no blanks.
[[nodiscard]] bool begins_path(std::string_view text, size_t i);
/// Signs that are a value: those of `direction=+-`, where nothing that could be an operand follows.
[[nodiscard]] bool is_sign_value(std::string_view text, size_t i);
/// `(`* `_name` `=`, with white space anywhere: the beginning of a search scope (04 A01).
[[nodiscard]] bool begins_metadata_scope(std::string_view text, size_t i);

/// `[subquery from=(...) to=(...) :` at the bracket at `i`.
struct SubqueryHead {
  size_t end = 0;  ///< behind the colon; 0 when this is no sub-query
  bool has_colon = false;
};
[[nodiscard]] SubqueryHead subquery_head(std::string_view text, size_t i);

/// Calls `use(name, begin, end)` for each parameter without a value in `text`: {{name}}, and with `legacy` $$name and ${name}.
void for_each_parameter(std::string_view text, bool legacy,
                        const std::function<void(std::string_view name, size_t begin, size_t end)>& use);

}  // namespace dohyo::syntax
