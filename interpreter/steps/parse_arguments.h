// What the parse operators share while they are bound: the option `field=`, lists of keys and names, the fields they make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/steps/parse_steps.h"

namespace dohyo {

/// `field=NAME`: true when it stands here. `ok` becomes false, and the error is reported, when no name follows.
bool accept_field_option(StageBinder& binder, StageReader& reader, std::optional<ast::Name>& field, bool& ok);

/// A bare word, such as `nodrop`. The names of a list before it may stand behind it: `"..." nodrop as a, b`; they are the
/// aliases of the item. Null when the word is not here.
const ast::Item* accept_flag(StageReader& reader, std::string_view word);

/// The text in double quotes that a key or path is, and its place.
struct WrittenKey {
  std::string text;
  Span span;
};

/// The column a parse reads: `field`, else `_raw`.
[[nodiscard]] Slot parse_input(StageBinder& binder, const std::optional<ast::Name>& field);

/// Gives the fields of a parse their slots, in order. Of a name that stands twice only the last counts, with a warning
/// (01 section 8 row 40). `keeps_values`: a row may keep the values that the names had before.
[[nodiscard]] std::vector<ParseTarget> assign_parse_targets(StageBinder& binder, const std::vector<ast::Name>& names,
                                                            bool keeps_values);

/// The place of a list of names, which must not be empty.
[[nodiscard]] Span span_of(const std::vector<ast::Name>& names);
/// "1 star", "2 stars".
[[nodiscard]] std::string counted(size_t n, std::string_view what);

/// The text of a regular expression between quotes, read by 04 A12, compiled and everything due about it reported; empty
/// after an error.
[[nodiscard]] std::optional<Regex> compile_regex_text(StageBinder& binder, const std::string& raw, Span span, Regex::Options options);

}  // namespace dohyo
