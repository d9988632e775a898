#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string_view type_name(Value value) {
  switch (value.kind()) {
    case Kind::null: return "Invalid";
    case Kind::boolean: return "Boolean";
    case Kind::list: return "Multivalue";
    case Kind::text: return to_numeric(value).is_null() ? "String" : "Number";
    default: return "Number";
  }
}
}  // namespace

void type_of(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "typeof",
                        .origin = Origin::borrowed,
                        .summary = "The kind of a value: Number, String, Boolean, Multivalue (a list) or Invalid (null).",
                        .details = "A text that reads as a number is a Number.",
                        .examples = {{R"(typeof(12))", "Number"},
                                     {R"(typeof("12"))", "Number"},
                                     {R"(typeof("abc"))", "String"},
                                     {R"(typeof(1 = 1))", "Boolean"},
                                     {R"(typeof(null))", "Invalid"},
                                     {R"(typeof(split("a,b", ",")))", "Multivalue"}}},
      .parameters = {"value"},
      .prepare = lift<type_name>(),
  });
}

}  // namespace dohyo::stdlib::functions
