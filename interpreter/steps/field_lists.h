// Lists of fields and what they do to the fields that later stages see: what `fields`, `table`, `rename` and others share.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/operator.h"

namespace dohyo {

/// Fields with commas between them; the default dialect also takes blanks. Empty after an error, which is reported.
[[nodiscard]] std::vector<ast::Name> read_field_list(StageBinder& binder, StageReader& reader, std::string_view what);

/// All names that a stage lists, with or without commas, and names of visible fields in place of those with stars. Empty when stars
/// mean more than that.
[[nodiscard]] std::vector<ast::Name> listed_fields(const WrittenStage& written);

/// Whether names with stars may stand here; in the sumo dialect each is an error, which is reported.
[[nodiscard]] bool accept_wildcards(StageBinder& binder, const std::vector<ast::Name>& names);

enum class Unknown : uint8_t {
  left_out,  ///< a name that cannot exist here is no column (01 section 5.9)
  empty,     ///< it is an empty column (04 C123)
};
/// From now on these are the fields, in this order; names with stars mean all that look so (03 section 11.5). Among events, fields whose names begin with `_` can still be read.
void keep_fields(StageBinder& binder, const std::vector<ast::Name>& names, Unknown unknown);
/// From now on these are no fields.
void remove_fields(StageBinder& binder, const std::vector<ast::Name>& names);

}  // namespace dohyo
