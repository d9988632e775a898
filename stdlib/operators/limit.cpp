#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

class LimitStep final : public CollectingStep {
 public:
  LimitStep(const Schema& schema, Slot time_slot, size_t count) : CollectingStep(schema, time_slot), count_(count) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override {
    return fmt::format("limit {}{}", count_, events() ? " newest" : "");
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<First>(collector(count_)); }

 protected:
  void add_own_reads(std::vector<Slot>&) const override {}

 private:
  class First final : public Partial {
   public:
    explicit First(RowCollector rows) : rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<First&>(other).rows_); }
    Table finish() override {
      rows_.in_order();
      return rows_.table();
    }

   private:
    RowCollector rows_;
  };

  size_t count_;
};

void bind_limit(StageBinder& binder) {
  StageReader reader(binder);
  auto count = reader.expect_count("the number of rows to keep", 0);
  if (!count || !reader.expect_end()) return;
  if (*count > 10000 && binder.options().dialect == Dialect::sumo)
    return binder.error("limit-too-large", binder.stage().span, "the hosted service allows at most 10000 rows");
  binder.add(std::make_unique<LimitStep>(binder.schema(), order_slot(binder), static_cast<size_t>(*count)));
  // What is kept now stands in that order.
  binder.schema().ordered = true;
}

}  // namespace

void limit(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "limit",
                        .aliases = {{"head"}, {"take"}},
                        .summary = "Keeps the first rows of the current order.",
                        .details = "Events stand newest first unless a sort changed it; of events with the same time the later one in the input comes first.",
                        .examples = {{.code = R"(* | count by a | sort by _count | limit 1)", .result = "a,_count\ny,2", .input = "{\"a\":\"x\"}\n{\"a\":\"y\"}\n{\"a\":\"y\"}"}}},
      .usage = {"limit N"},
      .bind = bind_limit,
  });
}

}  // namespace dohyo::stdlib::operators
