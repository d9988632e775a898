#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/hashing/digest.h"

namespace dohyo::stdlib::functions {

void sha1(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sha1",
                        .origin = Origin::borrowed,
                        .rewrite = "hash(text, \"sha1\")",
                        .summary = "The SHA-1 hash of a text, in lower-case hexadecimal.",
                        .details = "Null gives null; numbers are taken as their text.",
                        .examples = {{R"(sha1("abc"))", "a9993e364706816aba3e25717850c26c9cd0d89d"},
                                     {R"(sha1(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<sha1_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
