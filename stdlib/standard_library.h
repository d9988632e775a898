// The functions, aggregates and operators that come with dohyo.
#pragma once

#include "interpreter/library/registry.h"

namespace dohyo::stdlib {

void register_all(Registry& registry);

}  // namespace dohyo::stdlib
