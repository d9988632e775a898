#include <fmt/format.h>

#include <unordered_map>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

class DedupStep final : public CollectingStep {
 public:
  DedupStep(const Schema& schema, Slot time_slot, std::vector<Slot> keys, size_t count, bool consecutive)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), count_(count), consecutive_(consecutive) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> keys;
    for (Slot slot : keys_) keys.push_back(names[slot]);
    return fmt::format("dedup {}{} by {}", consecutive_ ? "consecutive " : "", count_, fmt::join(keys, ", "));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Kept>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), keys_.begin(), keys_.end()); }

 private:
  class Kept final : public Partial {
   public:
    Kept(const DedupStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {
      for (Slot slot : step_.keys_) index_.push_back(rows_.index_of(slot));
    }
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Kept&>(other).rows_); }

    Table finish() override {
      auto& rows = rows_.in_order();
      std::unordered_multimap<uint64_t, Seen> seen;
      const Value* previous = nullptr;
      size_t run = 0;
      std::erase_if(rows, [&](const RowCollector::Row& row) {
        if (step_.consecutive_) {
          run = previous != nullptr && same(previous, row.values) ? run + 1 : 1;
          previous = row.values;
          return run > step_.count_;
        }
        auto& entry = find(seen, row.values);
        return ++entry.count > step_.count_;
      });
      return rows_.table();
    }

   private:
    struct Seen {
      const Value* values;
      size_t count;
    };
    [[nodiscard]] bool same(const Value* a, const Value* b) const {
      for (size_t i : index_)
        if (!same_key(a[i], b[i])) return false;
      return true;
    }
    Seen& find(std::unordered_multimap<uint64_t, Seen>& seen, const Value* values) const {
      uint64_t hash = 0;
      for (size_t i : index_) hash = fold_hash(hash ^ key_hash(values[i]), 0x9E3779B97F4A7C15ull);
      auto [begin, end] = seen.equal_range(hash);
      for (auto it = begin; it != end; ++it)
        if (same(it->second.values, values)) return it->second;
      return seen.emplace(hash, Seen{values, 0})->second;
    }

    const DedupStep& step_;
    RowCollector rows_;
    std::vector<size_t> index_;
  };

  std::vector<Slot> keys_;
  size_t count_;
  bool consecutive_;
};

void bind_dedup(StageBinder& binder) {
  StageReader reader(binder);
  bool consecutive = reader.accept_word("consecutive");
  size_t count = 1;
  if (const auto* item = reader.peek_item(); item != nullptr && as_number(item->expression) != nullptr) {
    auto given = reader.expect_count("how many rows to keep of each", 1);
    if (!given) return;
    count = static_cast<size_t>(*given);
  }
  reader.accept_clause("by");
  std::vector<Slot> keys;
  while (!reader.at_end()) {
    // Commas between the fields may be missing, as in the borrowed spelling.
    auto name = reader.expect_field("a field to compare");
    if (!name) return;
    keys.push_back(binder.read(*name));
    reader.accept_comma();
  }
  if (keys.empty()) {
    if (!binder.schema().events)
      for (const auto& field : binder.schema().fields) keys.push_back(field.slot);
    else
      keys.push_back(binder.read("_raw", binder.stage().span));
  }
  binder.add(std::make_unique<DedupStep>(binder.schema(), order_slot(binder), std::move(keys), count, consecutive));
  binder.schema().ordered = true;
}

}  // namespace

void dedup(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "dedup",
                        .summary = "Keeps the first rows of each combination of values in the current order.",
                        .details = "One row unless a number says otherwise. `consecutive` compares only with the row before. Without "
                                   "fields events compare by `_raw`, tables by all columns. Nulls are equal to each other. Events stand "
                                   "newest first, so `dedup by x` keeps the latest event per `x`.",
                        .examples = {{.code = R"(* | dedup by k | count)", .result = "_count\n2", .input = "{\"k\":\"a\"}\n{\"k\":\"a\"}\n{\"k\":\"b\"}"}}},
      .usage = {"dedup [consecutive] [N] [by FIELD, ...]"},
      .bind = bind_dedup,
  });
}

}  // namespace dohyo::stdlib::operators
