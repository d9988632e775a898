// Lists of fields and what they do to the fields that later stages see: what `fields`, `table`, `rename` and others share.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// Fields with commas between them; the default dialect also takes blanks. Empty after an error, which is reported.
[[nodiscard]] std::vector<ast::Name> read_field_list(StageBinder& binder, StageReader& reader, std::string_view what);

enum class Unknown : uint8_t {
  left_out,  ///< a name that cannot exist here is no column (01 section 5.9)
  empty,     ///< it is an empty column (04 C123)
};
/// From now on these are the fields, in this order. Among events, fields whose names begin with `_` can still be read.
void keep_fields(StageBinder& binder, const std::vector<ast::Name>& names, Unknown unknown);
/// From now on these are no fields.
void remove_fields(StageBinder& binder, const std::vector<ast::Name>& names);

}  // namespace dohyo
