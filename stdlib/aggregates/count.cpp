#include "interpreter/library/aggregate.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Count {
 public:
  void add(std::span<const Value> arguments, AddContext&) {
    if (arguments.empty() || !arguments[0].is_null()) ++count_;
  }
  void merge(const Count& other, AddContext&) { count_ += other.count_; }
  Value result(Arena&) const { return Value::integer(count_); }

 private:
  int64_t count_ = 0;
};
}  // namespace

void count(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "count",
                        .aliases = {{"c"}, {"countif"}, {"count_if"}},
                        .summary = "The number of rows, or of rows in which a field has a value.",
                        .details = "`count`, `count()` and `count(*)` count rows. With a field, rows where it is "
                                   "null are left out; the empty text counts. Of an expression only what is neither null nor "
                                   "false counts: `count(eval(code = 500))`, which is also `countif(code = 500)`. Without "
                                   "rows and keys the result is 0.",
                        .examples = {{"* | count", "_count\n3", R"({"user":"ana"}
{"user":"bo"}
{"user":"ana"})"},
                                     {"* | count as hits by user", "user,hits\nana,2\nbo,1", R"({"user":"ana"}
{"user":"bo"}
{"user":"ana"})"},
                                     {"* | count(user)", "_count\n2", R"({"user":"ana"}
{"host":"dc01"}
{"user":""})"},
                                     {"* | count(*)", "_count\n2", R"({"user":"ana"}
{"host":"dc01"})"},
                                     {"* | countif(ms > 900) as slow, count(eval(ms < 100)) as fast", "slow,fast\n1,1", R"({"ms":1000}
{"ms":20}
{"ms":500})"},
                                     {"* | count(if(ms > 900, 1, null)) as slow", "slow\n1", R"({"ms":1000}
{"ms":20})"}}},
      .parameters = {"[field]"},
      .default_column = "_count",
      .bare = true,
      .counts_what_holds = true,
      .conditional_names = {"countif", "count_if"},
      .prepare = fold<Count>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
