#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Range {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    least_.add(arguments, context);
    AddContext quiet{context.arena, context.position};  // said once
    most_.add(arguments, quiet);
  }
  void merge(const Range& other, AddContext& context) {
    least_.merge(other.least_, context);
    most_.merge(other.most_, context);
  }
  Value result(Arena& arena) const {
    auto least = least_.result(arena);
    auto most = most_.result(arena);
    if (least.is_null()) return Value::null();
    int64_t difference = 0;
    if (least.is_whole() && most.is_whole() && !__builtin_sub_overflow(most.as_integer(), least.as_integer(), &difference))
      return Value::integer(difference);
    return Value::number(most.numeric() - least.numeric());
  }

 private:
  Extreme<Order::less> least_;
  Extreme<Order::greater> most_;
};
}  // namespace

void range(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "range",
                        .origin = Origin::borrowed,
                        .rewrite = "max(field) as a, min(field) as b | a - b as range",
                        .summary = "The largest number in a field less the smallest.",
                        .details = "Values that are null or do not read as numbers are left out; null when nothing is left. Of "
                                   "times it is the milliseconds between them.",
                        .examples = {{"* | range(ms)", "_range\n7", R"({"ms":2}
{"ms":"9"}
{"ms":4}
{"ms":"n/a"})"}}},
      .parameters = {"field"},
      .default_column = "_range",
      .prepare = fold<Range>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
