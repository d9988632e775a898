#include <random>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double any_number() {
  // Each thread has a generator of its own, so that none waits for another.
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}
}  // namespace

void random(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "random",
                        .summary = "A random number from 0 up to but not including 1, another one for each row.",
                        .details = "The only function whose results differ from run to run. For a whole number below n "
                                   "write floor(random() * n).",
                        .examples = {{R"(random() >= 0)", "true"}, {R"(random() < 1)", "true"}, {R"(floor(random() * 1))", "0"}}},
      .parameters = {},
      .deterministic = false,
      .prepare = lift<any_number>(),
  });
}

}  // namespace dohyo::stdlib::functions
