#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// More items than a message can hold are a slip.
constexpr size_t most_items = 100'000;

Value range(double begin, double end, std::span<const Value> rest, CallContext& context) {
  auto step = rest.empty() ? std::optional<double>(1) : to_double(rest[0]);
  if (!step || *step == 0) return Value::null();
  std::vector<Value> items;
  for (size_t i = 0;; ++i) {
    double item = begin + static_cast<double>(i) * *step;
    if (*step > 0 ? !(item < end) : !(item > end)) break;
    if (i == most_items) {
      context.note("mvrange stopped after 100,000 items");
      break;
    }
    items.push_back(item == std::trunc(item) && std::fabs(item) < 9e15 ? Value::integer(static_cast<int64_t>(item)) : Value::number(item));
  }
  return list_value(items, context.arena);
}
}  // namespace

void mvrange(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvrange",
                        .origin = Origin::borrowed,
                        .summary = "The numbers from one up to but not including another, as a list.",
                        .details = "The step is 1 unless given; it may be below zero. At most 100,000 items. Null when there "
                                   "is none, when the step is 0, or when an argument is null or does not read as a number.",
                        .examples = {{R"(mvrange(1, 4))", "1\n2\n3"},
                                     {R"(mvrange(0, 10, 5))", "0\n5"},
                                     {R"(mvrange(3, 0, -1))", "3\n2\n1"},
                                     {R"(mvrange(1, 1))", "null"},
                                     {R"(mvrange(1, 5, 0))", "null"},
                                     {R"(mvrange(null, 5))", "null"}}},
      .parameters = {"begin", "end", "[step]"},
      .prepare = lift<range>(),
  });
}

}  // namespace dohyo::stdlib::functions
