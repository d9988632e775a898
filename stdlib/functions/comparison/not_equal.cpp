#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
struct Differs {
  bool null_differs;

  static std::optional<Differs> prepare(Preparation& preparation) {
    return Differs{preparation.options.null_not_equal};
  }
  bool operator()(std::span<const Value> arguments, CallContext&) const {
    if (arguments[0].is_null() || arguments[1].is_null()) return null_differs;
    return !dohyo::equal(arguments[0], arguments[1]);
  }
};
}  // namespace

void not_equal(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "!=",
                        .aliases = {{"<>", Origin::sumo}},
                        .summary = "True when the sides are not equal.",
                        .details = "The exact negation of `=`, hence true when a side is null: `where user != "
                                   "\"svc\"` keeps events without a user. With `--null-ne=false` it is false then. "
                                   "The literal `x != null` asks whether x has a value.",
                        .examples = {{R"("a" != "b")", "true"},
                                     {R"("3" != 3)", "false"},
                                     {R"(num("x") != 1)", "true"},
                                     {R"("a" <> "A")", "true"},
                                     {R"("" != null)", "true"}}},
      .parameters = {"left", "right"},
      .prepare = prepared<Differs>(),
  });
}

}  // namespace dohyo::stdlib::functions
