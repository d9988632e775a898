#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/hashing/digest.h"

namespace dohyo::stdlib::functions {

void md5(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "md5",
                        .origin = Origin::borrowed,
                        .rewrite = "hash(text, \"md5\")",
                        .summary = "The MD5 hash of a text, in lower-case hexadecimal.",
                        .details = "Null gives null; numbers are taken as their text.",
                        .examples = {{R"(md5("abc"))", "900150983cd24fb0d6963f7d28e17f72"},
                                     {R"(md5(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<md5_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
