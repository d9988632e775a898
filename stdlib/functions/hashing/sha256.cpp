#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/hashing/digest.h"

namespace dohyo::stdlib::functions {

void sha256(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sha256",
                        .origin = Origin::borrowed,
                        .rewrite = "hash(text, \"sha2_256\")",
                        .summary = "The SHA-256 hash of a text, in lower-case hexadecimal.",
                        .details = "Null gives null; numbers are taken as their text.",
                        .examples = {{R"(sha256("abc"))", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
                                     {R"(sha256(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<sha256_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
