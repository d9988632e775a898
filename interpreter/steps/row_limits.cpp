#include "interpreter/steps/row_limits.h"

#include <fmt/format.h>

namespace dohyo {

namespace {

class LimitStep final : public CollectingStep {
 public:
  LimitStep(const Schema& schema, Slot time_slot, size_t count, RowCollector::Direction direction)
      : CollectingStep(schema, time_slot), count_(count), direction_(direction) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override {
    if (direction_ == RowCollector::Direction::backwards) return fmt::format("tail {}{}", count_, events() ? " oldest" : "");
    return fmt::format("limit {}{}", count_, events() ? " newest" : "");
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<First>(collector(count_, direction_)); }
  [[nodiscard]] std::optional<size_t> looks_at_first() const override {
    if (direction_ == RowCollector::Direction::backwards) return {};
    return count_;
  }

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
  RowCollector::Direction direction_;
};

}  // namespace

void add_limit(StageBinder& binder, size_t count, RowCollector::Direction direction) {
  binder.add(std::make_unique<LimitStep>(binder.schema(), order_slot(binder), count, direction));
  // What is kept now stands in that order.
  binder.schema().ordered = true;
}

}  // namespace dohyo
