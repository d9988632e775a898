// A figure of the last rows beside each row: what smooth and rollingstd share.
#pragma once

#include <string>

#include "interpreter/steps/number_window.h"
#include "interpreter/steps/running_step.h"

namespace dohyo {

struct WindowFigure {
  double (NumberWindow::*of)() const;
  std::string_view name;  ///< for `explain`: "mean"
  std::string_view column;  ///< without an alias
};

/// Binds `OPERATOR FIELD [, N] [as NAME] [by FIELD, ...]`: the window has 10 rows without N. A row in which the field is no number
/// gets null and does not enter the window (02 A20).
void bind_window(StageBinder& binder, WindowFigure figure);

}  // namespace dohyo
