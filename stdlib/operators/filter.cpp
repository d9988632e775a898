#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/pipeline.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/key_index.h"

namespace dohyo::stdlib::operators {

namespace {

class TableFilterStep final : public CollectingStep {
 public:
  /// `inner`: slots of the same fields behind the pipeline.
  TableFilterStep(const Schema& schema, std::vector<Slot> fields, std::vector<Slot> inner, std::unique_ptr<Pipeline> pipeline)
      : CollectingStep(schema, no_slot), fields_(std::move(fields)), inner_(std::move(inner)), pipeline_(std::move(pipeline)) {}

  void prune(const std::vector<bool>& wanted) override {
    std::vector<bool> inside(wanted.size(), false);
    for (Slot slot : inner_) inside[slot] = true;
    prune_steps(pipeline_->steps, inside);
    read_inside_.clear();
    for (Slot slot = 0; slot < inside.size(); ++slot)
      if (inside[slot]) read_inside_.push_back(slot);
    CollectingStep::prune(wanted);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> fields;
    for (Slot slot : fields_) fields.push_back(names[slot]);
    std::string inside;
    for (const auto& step : pipeline_->steps) inside += (inside.empty() ? "" : " | ") + step.step().describe(names);
    return fmt::format("filter {} in ({})", fmt::join(fields, ", "), inside);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Rows>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), fields_.begin(), fields_.end());
    slots.insert(slots.end(), read_inside_.begin(), read_inside_.end());
  }

 private:
  class Rows final : public Partial {
   public:
    Rows(const TableFilterStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

    Table finish() override {
      auto& rows = rows_.in_order();
      auto kept = run_steps(step_.pipeline_->steps, rows_.table(), context(), step_.inner_);
      KeyIndex keys(step_.fields_.size());
      std::vector<Value> key(step_.fields_.size());
      // A field that is named twice has one column.
      std::vector<const std::vector<Value>*> columns;
      for (Slot slot : step_.inner_)
        for (size_t i = 0; i < kept.slots.size(); ++i)
          if (kept.slots[i] == slot) {
            columns.push_back(&kept.columns[i]);
            break;
          }
      for (size_t row = 0; row < kept.rows; ++row) {
        for (size_t i = 0; i < key.size(); ++i) key[i] = (*columns[i])[row];
        keys.find_or_add(key);
      }
      std::vector<size_t> index;
      for (Slot slot : step_.fields_) index.push_back(rows_.index_of(slot));
      std::erase_if(rows, [&](const RowCollector::Row& row) {
        for (size_t i = 0; i < key.size(); ++i) key[i] = row.values[index[i]];
        return keys.find(key) == KeyIndex::none;
      });
      return rows_.table();
    }

   private:
    const TableFilterStep& step_;
    RowCollector rows_;
  };

  std::vector<Slot> fields_;
  std::vector<Slot> inner_;
  std::vector<Slot> read_inside_;
  std::unique_ptr<Pipeline> pipeline_;
};

/// `filter latest > 5` is of the language of metrics.
bool is_metrics_filter(const ast::Stage& stage) {
  const auto* item = stage.elements.empty() ? nullptr : std::get_if<ast::Item>(&stage.elements.front());
  return item != nullptr && std::holds_alternative<ast::Comparison>(item->expression.node);
}

void bind_filter(StageBinder& binder) {
  if (is_metrics_filter(binder.stage()))
    return binder.error("metrics-query", binder.stage().span, "this filter is one of metrics queries, which are another language",
                        "for logs write `where`, or `filter FIELD in (PIPELINE)`");
  if (binder.in_brackets())
    return binder.error("not-in-brackets", binder.stage().span, "filter cannot stand in the pipeline of another stage");
  if (!require_aggregate(binder)) return;
  StageReader reader(binder);
  auto names = reader.expect_fields("a field to compare");
  if (names.empty()) return;
  if (!reader.accept_clause("in")) return binder.error("missing-argument", reader.here(), "expected `in (PIPELINE)`");
  auto at = reader.here();
  const auto* nested = reader.accept_nested();
  if (nested == nullptr) return binder.error("missing-argument", at, "expected a pipeline in brackets, such as (sum(n) by host | top 5 host by _sum)");
  if (nested->scope != nullptr)
    return binder.error("scope-in-brackets", nested->span, "this pipeline runs over the table, so it begins with a stage, not with a search");
  if (!reader.expect_end()) return;
  std::vector<Slot> fields;
  for (const auto& name : names) fields.push_back(binder.read(name));
  auto pipeline = binder.pipeline(*nested);
  if (pipeline == nullptr) return;

  // What the pipeline gives must have all of the fields (02 section 3.5).
  std::vector<Slot> inner;
  auto outside = binder.schema();
  std::swap(binder.schema(), pipeline->schema);
  for (const auto& name : names) {
    Slot slot = binder.find(name.text);
    if (slot == no_slot)
      binder.error("missing-in-brackets", name.span, fmt::format("the pipeline in brackets gives no field `{}`", name.text),
                   "its last table must have every field named before `in`");
    inner.push_back(slot);
  }
  std::swap(binder.schema(), pipeline->schema);
  binder.schema() = outside;
  if (std::find(inner.begin(), inner.end(), no_slot) != inner.end()) return;
  binder.add(std::make_unique<TableFilterStep>(binder.schema(), std::move(fields), std::move(inner), std::move(pipeline)));
}

}  // namespace

void filter(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "filter",
                        .summary = "Keeps the rows of a table whose values stand in what a pipeline makes of the same table.",
                        .details = "The pipeline in brackets begins with a stage and runs over a copy of the table; its result must have every field "
                                   "named before `in`. Rows, order and columns of the table itself stay as they are. compare and filter cannot "
                                   "stand in it. There is no limit on rows.",
                        .examples = {{.code = R"(* | sum(v) as v by h, g | filter g in (sum(v) by g | top 1 g by _sum) | fields h, v)", .result = "h,v\n3,5\n5,30",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"}}},
      .usage = {"filter FIELD, ... in (PIPELINE)"},
      .form = syntax::StageForm::pipelines,
      .bind = bind_filter,
  });
}

}  // namespace dohyo::stdlib::operators
