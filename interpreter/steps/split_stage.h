// Binding of the operators that take columns of a delimited text: `split`, and `csv`, whose delimiter is the comma.
#pragma once

#include "interpreter/library/operator.h"

namespace dohyo {

void bind_split(StageBinder& binder);  ///< split FIELD [delim='c'] [escape='c'] [quote='c'] extract a, _, 5 as b
void bind_csv(StageBinder& binder);    ///< csv FIELD [escape='c'] [quote='c'] extract a, _, 5 as b

}  // namespace dohyo
