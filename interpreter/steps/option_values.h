// Values of options that several operators take.
#pragma once

#include <string_view>

#include "interpreter/library/operator.h"

namespace dohyo {

/// `true`, `false`, t, f, 1 and 0, also in quotes; false after an error, which is reported.
[[nodiscard]] bool read_truth(StageBinder& binder, std::string_view option, const ast::Expression& value, bool& into);

}  // namespace dohyo
