// Keeping a number of rows of the current order: what `limit`, `head` and `tail` share.
#pragma once

#include "interpreter/library/steps.h"

namespace dohyo {

/// Adds a step that keeps the first `count` rows, or the last ones with the last row first.
void add_limit(StageBinder& binder, size_t count, RowCollector::Direction direction = RowCollector::Direction::forwards);

}  // namespace dohyo
