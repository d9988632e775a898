#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool has_luhn_sum(std::optional<std::string_view> text) {
  if (!text) return false;
  int sum = 0;
  bool doubled = false;
  bool any = false;
  for (size_t i = text->size(); i-- > 0;) {
    char c = (*text)[i];
    if (c < '0' || c > '9') continue;
    int digit = (c - '0') * (doubled ? 2 : 1);
    sum = (sum + digit / 10 + digit % 10) % 10;
    doubled = !doubled;
    any = true;
  }
  return any && sum == 0;
}
}  // namespace

void luhn(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "luhn",
                        .summary = "True when the digits pass Luhn's test, as numbers of payment cards do.",
                        .details = "All other characters are skipped. It looks at neither length nor issuer. False for null and "
                                   "for a text without digits.",
                        .examples = {{R"(luhn("4111 1111 1111 1111"))", "true"},
                                     {R"(luhn("4111-1111-1111-1112"))", "false"},
                                     {R"(luhn(79927398713))", "true"},
                                     {R"(luhn("none"))", "false"},
                                     {R"(luhn(null))", "false"}}},
      .parameters = {"text"},
      .predicate = true,
      .prepare = lift<has_luhn_sum>(),
  });
}

}  // namespace dohyo::stdlib::functions
