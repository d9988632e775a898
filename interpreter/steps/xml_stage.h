// Binding of `parse xml`: paths into an XML text, or a field for each of its leaves.
#pragma once

#include "interpreter/library/operator.h"

namespace dohyo {

enum class XmlForm : uint8_t {
  none,    ///< the word `xml` is not there
  anchor,  ///< the first text behind it is a pattern of the plain `parse` (04 A33, C84)
  path,    ///< it is a path, or there is none
};
/// What a `parse` stage is.
[[nodiscard]] XmlForm xml_form(const ast::Stage& stage);

/// For XmlForm::path: parse xml [field=F] "path", ... [as a, ...] [nodrop]; parse xml [field=F]
void bind_parse_xml(StageBinder& binder);
/// xmlkv [F]
void bind_xmlkv(StageBinder& binder);

}  // namespace dohyo
