#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/lookup/lookup_stage.h"

namespace dohyo::stdlib::operators {

namespace {

/// The rows of a table; what comes before them there is none.
class TableStep final : public GatherStep {
 public:
  TableStep(std::shared_ptr<const LookupTable> table, std::vector<Slot> slots, std::string name)
      : table_(std::move(table)), slots_(std::move(slots)), name_(std::move(name)) {}

  void add_reads(std::vector<Slot>&) const override {}
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), slots_.begin(), slots_.end()); }
  void prune(const std::vector<bool>&) override {}
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override { return fmt::format("the rows of {}", name_); }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Rows>(*this); }

 private:
  class Rows final : public Partial {
   public:
    explicit Rows(const TableStep& step) : step_(step) {}
    void absorb(const Batch&, Scratch&) override {}
    void merge(Partial&) override {}
    Table finish() override {
      Table table;
      table.slots = step_.slots_;
      table.rows = step_.table_->rows;
      for (size_t column = 0; column < table.slots.size(); ++column) {
        auto& values = table.columns.emplace_back();
        for (size_t row = 0; row < table.rows; ++row) values.push_back(step_.table_->at(row, column));
      }
      table.memory.push_back(std::const_pointer_cast<LookupTable>(step_.table_));
      return table;
    }

   private:
    const TableStep& step_;
  };

  std::shared_ptr<const LookupTable> table_;
  std::vector<Slot> slots_;
  std::string name_;
};

/// Whether nothing but the beginning of the query, or of the brackets, stands before the stage.
bool is_first(StageBinder& binder) {
  auto before = binder.text({0, binder.stage().span.begin});
  auto last = before.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos || before[last] != '|';
}

void bind_cat(StageBinder& binder) {
  StageReader reader(binder);
  if (!is_first(binder))
    return binder.error("misplaced-cat", binder.stage().span, "`cat` stands at the beginning, in place of the search",
                        "to add columns of a table to rows use `lookup`");
  auto at = reader.here();
  const auto* item = reader.expect_item("the place of a table");
  if (item == nullptr || !reader.expect_end()) return;
  auto place = place_of_table(item->expression);
  if (!place || !item->aliases.empty())
    return binder.error("expected-table", at, "expected the place of a table", "such as cat path://\"/Library/x\" or cat shared/x");
  auto report = [&](Diagnostic d) { binder.report(std::move(d)); };
  auto opened = open_table(binder.options().tables.get(), *place, at, report);
  if (opened.failed) return;
  const auto* tables = binder.options().tables.get();
  if (opened.source == nullptr && tables != nullptr && tables->missing() == LookupTables::Missing::null)
    return binder.error("unmapped-table", at, "without its table `cat` has no rows to give");
  if (opened.source != nullptr && opened.source->kind != LookupSource::Kind::table)
    return binder.error("expected-table", at, fmt::format("{} has no rows to show: it is asked for one key at a time", *place), "use `lookup`");

  binder.ignore_events();
  Expression never;
  never.span = binder.stage().span;
  never.node = binder.new_node();
  never.constant = Value::boolean(false);
  binder.add(std::make_unique<FilterStep>(std::move(never)));
  auto& schema = binder.schema();
  schema.start_table();
  schema.ordered = true;  // as in the file
  auto table = opened.source != nullptr ? opened.source->table : std::make_shared<LookupTable>();
  std::vector<Slot> slots;
  for (const auto& column : table->columns) slots.push_back(binder.assign(column));
  bool unknown = opened.source == nullptr;
  binder.add(std::make_unique<TableStep>(std::move(table), std::move(slots), *place));
  if (unknown) add_unknown_columns(binder);
}

}  // namespace

void cat(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "cat",
                        .summary = "Gives the rows of a table beside the events; stands in place of the search.",
                        .details = "The place of the table is mapped to a local file as for `lookup`. Rows stand as in the file, and cells of CSV are "
                                   "texts. No events are read.",
                        .examples = {{.code = R"(cat path://"/Library/example" | where team = "red")",
                                      .result = "account,team\nana,red",
                                      .table = "account,team\nana,red\nbob,blue"}}},
      .usage = {"cat TABLE"},
      .form = syntax::StageForm::source,
      .bind = bind_cat,
  });
}

}  // namespace dohyo::stdlib::operators
