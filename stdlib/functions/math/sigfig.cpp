#include "interpreter/library/expansion.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression refusal(Expansion& call) {
  return call.error("unsupported-function", call.span(),
                    "sigfig rounds to the digits its operands were written with, which values do not remember",
                    "say how many places to keep: round(number, places)");
}
}  // namespace

void sigfig(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sigfig",
                        .origin = Origin::borrowed,
                        .rewrite = "round(number, 2)",
                        .summary = "Not supported: rounding to the digits that the operands were written with.",
                        .details = "A value does not remember with how many digits it was written; a guess would look exact. "
                                   "Every use is the error `unsupported-function`.",
                        .examples = {{R"(round(1.00 * 1111, -1))", "1110"}}},
      .parameters = {"number"},
      .expand = refusal,
  });
}

}  // namespace dohyo::stdlib::functions
