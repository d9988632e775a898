#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/hashing/digest.h"

namespace dohyo::stdlib::functions {

void sha512(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sha512",
                        .origin = Origin::borrowed,
                        .summary = "The SHA-512 hash of a text, in lower-case hexadecimal.",
                        .details = "Null gives null; numbers are taken as their text. The hosted service has no such hash.",
                        .examples = {{R"(sha512("abc"))", 
                                      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                      "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
                                     {R"(sha512(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<sha512_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
