#include "interpreter/library/aggregate.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/exact_sum.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Average {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return context.note_unread(arguments[0]);
    sum_.add(number);
    ++count_;
  }
  void merge(const Average& other, AddContext&) {
    sum_.merge(other.sum_);
    count_ += other.count_;
  }
  Value result(Arena&) const {
    if (count_ == 0) return Value::null();
    if (!sum_.is_finite()) return Value::number(sum_.special());
    return Value::number(sum_.exact().divided_by(count_).to_double());
  }

 private:
  ExactSum sum_;
  uint64_t count_ = 0;
};
}  // namespace

void avg(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "avg",
                        .aliases = {{"mean"}, {"avgif"}, {"avg_if"}},
                        .summary = "The average of the numbers in a field.",
                        .details = "Texts are read as numbers; values that are null or do not read as numbers are "
                                   "left out and not counted. Null when nothing is left. The sum is exact, so the "
                                   "average does not depend on the order of the rows. NaN in the field makes it NaN.",
                        .examples = {{"* | avg(ms) by user", "user,_avg\nana,25\nbo,", R"({"user":"ana","ms":"30"}
{"user":"ana","ms":"n/a"}
{"user":"bo"}
{"user":"ana","ms":20})"},
                                     {"* | avg(x) as mean", "mean\n0.2", R"({"x":0.1}
{"x":0.2}
{"x":0.3})"}}},
      .parameters = {"field"},
      .default_column = "_avg",
      .conditional_names = {"avgif", "avg_if"},
      .prepare = fold<Average>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
