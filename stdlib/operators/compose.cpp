#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/steps/dedup_step.h"
#include "interpreter/steps/subquery_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

// Documented limits of the hosted service (02 section 12).
constexpr size_t hosted_rows = 2500;
constexpr int64_t most_hosted_rows = 10'000;

/// Leaves out the row that has nothing to compare (02 A41), then those beyond the limit.
class ComposeStep final : public CollectingStep {
 public:
  ComposeStep(const Schema& schema, std::vector<Slot> fields, size_t most_rows, bool asked_for, Span span)
      : CollectingStep(schema, no_slot), fields_(std::move(fields)), most_rows_(most_rows), asked_for_(asked_for), span_(span) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> fields;
    for (Slot slot : fields_) fields.push_back(names[slot]);
    return fmt::format("compose {}{}", fmt::join(fields, ", "), most_rows_ == SIZE_MAX ? "" : fmt::format(", at most {}", most_rows_));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Rows>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), fields_.begin(), fields_.end()); }

 private:
  class Rows final : public Partial {
   public:
    Rows(const ComposeStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }
    Table finish() override {
      auto& rows = rows_.in_order();
      std::vector<size_t> index;
      for (Slot slot : step_.fields_) index.push_back(rows_.index_of(slot));
      std::erase_if(rows, [&](const RowCollector::Row& row) {
        return std::all_of(index.begin(), index.end(), [&](size_t i) { return row.values[i].is_null(); });
      });
      if (rows.size() > step_.most_rows_) {
        auto more = rows.size() - step_.most_rows_;
        context().diagnostics.push_back(
            {Severity::warning, step_.asked_for_ ? "truncated" : "hosted-limit", step_.span_,
             fmt::format("{} composed row{} left out: {}", more, more == 1 ? " was" : "s were",
                         step_.asked_for_ ? fmt::format("maxresults is {}", step_.most_rows_)
                                          : fmt::format("without maxresults the hosted service takes {}", hosted_rows)),
             "", {}});
        rows.resize(step_.most_rows_);
      }
      return rows_.table();
    }

   private:
    const ComposeStep& step_;
    RowCollector rows_;
  };

  std::vector<Slot> fields_;
  size_t most_rows_;
  bool asked_for_;
  Span span_;
};

bool is_option(const ast::Item& item) {
  const auto* word = as_field(item.expression);
  return word != nullptr && item.aliases.empty() && !word->quoted && utf8::equal_ignoring_ascii_case(word->text, "keywords");
}

void bind_compose(StageBinder& binder) {
  if (binder.in_brackets())
    return binder.error("not-in-brackets", binder.stage().span, "compose cannot stand in the pipeline of another stage",
                        "it ends a sub-query: [subquery: search | ... | compose field]");
  StageReader reader(binder);
  reader.accept_clause("by");  // some write `compose by f`
  auto names = reader.expect_fields("a field whose values to compare");
  if (names.empty()) return;
  Composed composed;
  std::optional<int64_t> most;
  while (const auto* item = reader.peek_item()) {
    if (const auto* value = reader.accept_option("maxresults")) {
      const auto* number = as_number(*value);
      if (number == nullptr || !number->integer || !number->unit.empty() || *number->integer < 1 || most)
        return binder.error("bad-option", value->span, most ? "maxresults is given twice" : "expected a whole number of at least 1");
      most = number->integer;
      if (*most > most_hosted_rows && binder.options().dialect == Dialect::sumo)
        return binder.error("hosted-limit", value->span, fmt::format("the hosted service takes at most {} rows of a sub-query", most_hosted_rows));
      continue;
    }
    if (!is_option(*item)) break;
    composed.keywords = true;
    composed.keywords_span = item->expression.span;
    reader.accept_item();
  }
  if (!reader.expect_end()) return;

  std::vector<VisibleField> fields;
  std::vector<Slot> slots;
  for (const auto& name : names) {
    bool repeated = std::any_of(fields.begin(), fields.end(),
                                [&](const VisibleField& f) { return utf8::equal_ignoring_ascii_case(f.name, name.text); });
    if (repeated) continue;
    slots.push_back(binder.read(name));
    fields.push_back({name.text, slots.back()});
  }
  Slot time = order_slot(binder);
  auto& schema = binder.schema();
  binder.add(std::make_unique<DedupStep>(schema, time, slots, std::vector<Slot>(), DedupOptions{}));
  schema.start_table();
  schema.ordered = true;
  schema.fields = std::move(fields);
  bool hosted = binder.options().dialect == Dialect::sumo;
  auto most_rows = most ? static_cast<size_t>(*most) : hosted ? hosted_rows : SIZE_MAX;
  binder.add(std::make_unique<ComposeStep>(schema, std::move(slots), most_rows, most.has_value(), binder.stage().span));
  binder.leave_for_next_stage(composed);
}

}  // namespace

void compose(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "compose",
           .summary = "Ends a sub-query: its rows become a test on the events or rows of the query around it.",
           .details =
               "A sub-query, `[subquery: SEARCH | ... | compose FIELD, ...]`, stands in a search, in `where`, or wherever a condition may, and can "
               "be negated with `!` or `not`. It is a whole query of its own and runs before, over the same input. A row of the outer query passes "
               "when the fields have the values of any one composed row; a null in it is not compared, repeated rows count once, and of "
               "no rows the test is false. In a search values compare as `field=value` does there, whole and in any letter case, but `*` is a plain "
               "character; in `where` and elsewhere as `=` does. `keywords`, only in a search, looks for the values as phrases in "
               "the text of the event, whatever the field. "
               "The range of time is that of the outer query unless `[subquery from=(TIME) to=(TIME): ...]` says otherwise: `-15m` and its like count from "
               "now, without `to` until now; of an absolute range both ends are given, such as `2024-05-01 10:00:00` or epoch milliseconds. "
               "`maxresults` keeps so many rows, with a warning; without it there is no limit, and under `--dialect sumo` one of 2,500. "
               "At the end of a query that is no sub-query, compose shows the rows.",
           .examples = {{.code = R"(kind=request | where [subquery: kind=alert | count by ip | compose ip] | fields ip, path)",
                         .result = "ip,path\n10.0.0.5,/a",
                         .input = R"({"kind":"request","ip":"10.0.0.5","path":"/a"}
{"kind":"request","ip":"10.0.0.6","path":"/b"}
{"kind":"alert","ip":"10.0.0.5"}
{"kind":"alert","ip":"10.0.0.7"})"},
                        {.code = R"(login [subquery: alert | parse field=msg "ip=*," as ip | compose ip keywords] | count)",
                         .result = "_count\n1",
                         .input = R"({"msg":"login from 10.1.1.1 as ana"}
{"msg":"login from 10.1.1.2 as bo"}
{"msg":"alert ip=10.1.1.1, high"})"}}},
      .usage = {"compose FIELD, ... [maxresults=N] [keywords]"},
      .ends_query = true,
      .follows_end = true,
      .bind = bind_compose,
  });
}

}  // namespace dohyo::stdlib::operators
