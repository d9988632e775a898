#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <unordered_map>

#include "interpreter/input/problem.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/lookup/lookup_stage.h"
#include "interpreter/lookup/write_table.h"

namespace dohyo::stdlib::operators {

namespace {

/// What is written, and how it meets the rows that are there.
struct Target {
  std::string name;  ///< as the query says
  std::string file;
  bool append = false;
  bool keyed = false;  ///< with append: a row replaces the one with the same value in the first column
  std::vector<std::string> columns;
  std::vector<Slot> slots;  ///< of each column
};

class SaveStep final : public CollectingStep {
 public:
  SaveStep(const Schema& schema, Slot time_slot, Target target, Span span)
      : CollectingStep(schema, time_slot), target_(std::move(target)), span_(span) {}
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override {
    return fmt::format("save {}{} to {}", target_.append ? "append " : "", target_.name, target_.file);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Saved>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), target_.slots.begin(), target_.slots.end()); }

 private:
  class Saved final : public Partial {
   public:
    Saved(const SaveStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Saved&>(other).rows_); }

    Table finish() override {
      try {
        write();
      } catch (const InputError& e) {
        context().diagnostics.push_back({Severity::error, "not-saved", step_.span_, fmt::format("{}: {}", e.path(), e.what()),
                                         "the table is as it was before", {}});
      }
      return rows_.table();
    }

   private:
    void write() {
      const auto& target = step_.target_;
      std::vector<std::vector<Value>> rows;
      std::unordered_map<std::string, size_t> by_key;
      std::string key;
      auto add = [&](std::vector<Value> row) {
        if (target.append && target.keyed && make_key(key, std::span(row).first(1), KeyCase::folded)) {
          auto [known, is_new] = by_key.emplace(key, rows.size());
          if (!is_new) {
            rows[known->second] = std::move(row);
            return;
          }
        }
        rows.push_back(std::move(row));
      };
      std::shared_ptr<const LookupTable> before;
      std::error_code error;
      if (target.append && std::filesystem::exists(target.file, error)) before = read_lookup_table(target.file);
      for (size_t row = 0; before != nullptr && row < before->rows; ++row) {
        std::vector<Value> values;
        for (const auto& column : target.columns) {
          auto place = before->find_column(column);
          values.push_back(place ? before->at(row, *place) : Value::null());
        }
        add(std::move(values));
      }
      for (const auto& row : rows_.in_order()) {
        std::vector<Value> values;
        for (Slot slot : target.slots) values.push_back(row.values[rows_.index_of(slot)]);
        add(std::move(values));
      }
      write_lookup_table(target.file, target.columns, rows);
    }

    const SaveStep& step_;
    RowCollector rows_;
  };

  Target target_;
  Span span_;
};

class SaveReader {
 public:
  explicit SaveReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!read()) return;
    auto& schema = binder_.schema();
    if (schema.open || !schema.discovered.empty())
      return binder_.error("unknown-columns", binder_.stage().span, "which columns to save is not known here",
                           "name them in a stage before: fields a, b, or aggregate");
    for (const auto& field : schema.fields) {
      target_.columns.push_back(field.name);
      target_.slots.push_back(field.slot);
    }
    auto* tables = binder_.options().tables.get();
    if (tables == nullptr) return;
    auto file = tables->file_of(target_.name);
    if (!file) return unmapped(*tables);
    target_.file = *file;
    if (target_.file.ends_with(".gz") || target_.file.ends_with(".zst"))
      return binder_.error("not-saved", at_, fmt::format("{}: a compressed file is not written", target_.file), "map the table to a CSV or NDJSON file");
    if (target_.append && !match_columns()) return;
    if (!tables->settings().save)
      return binder_.warning("not-saved", at_, fmt::format("{} is not written", target_.name), "--allow-save, or `save: true` in dohyo.yaml, lets `save` write");
    auto time = order_slot(binder_);
    binder_.add(std::make_unique<SaveStep>(binder_.schema(), time, std::move(target_), binder_.stage().span));
  }

 private:
  bool read() {
    target_.append = reader_.accept_word("append");
    at_ = reader_.here();
    const auto* item = reader_.expect_item("the place of a table");
    if (item == nullptr || !reader_.expect_end()) return false;
    auto place = place_of_table(item->expression);
    if (!place || !item->aliases.empty()) {
      binder_.error("expected-table", at_, "expected the place of a table", "such as save path://\"/Library/x\" or save append shared/x");
      return false;
    }
    target_.name = *place;
    target_.keyed = target_.name.starts_with("path:");
    return true;
  }

  void unmapped(const LookupTables& tables) {
    bool is_error = tables.missing() == LookupTables::Missing::error;
    binder_.report({is_error ? Severity::error : Severity::warning, "unmapped-table", at_,
                    fmt::format("no setting says which file is {}", target_.name), LookupTables::help_to_map(target_.name), {}});
  }

  /// With `append` a table of today has a fixed form, and an older one takes rows of the same columns (02 section 7.4).
  bool match_columns() {
    std::error_code error;
    if (!std::filesystem::exists(target_.file, error)) {
      if (!target_.keyed) return true;
      binder_.error("missing-table", at_, fmt::format("{}: there is no such file, so there is no table to add rows to", target_.file),
                    "leave `append` out to make it");
      return false;
    }
    LookupTable table;
    try {
      table.columns = read_lookup_table(target_.file)->columns;
    } catch (const InputError& e) {
      binder_.error("unreadable-table", at_, fmt::format("{}: {}", e.path(), e.what()));
      return false;
    }
    std::vector<Slot> slots;
    std::vector<std::string> missing;
    for (const auto& column : table.columns) {
      auto slot = binder_.find(column);
      slots.push_back(slot);
      if (slot == no_slot) missing.push_back(column);
    }
    if (!missing.empty()) {
      binder_.error("missing-columns", at_, fmt::format("the table {} has columns that are not here: {}", target_.name, fmt::join(missing, ", ")));
      return false;
    }
    if (!target_.keyed && table.columns.size() != target_.columns.size()) {
      std::vector<std::string> more;
      for (const auto& column : target_.columns)
        if (!table.find_column(column)) more.push_back(column);
      binder_.error("missing-columns", at_, fmt::format("the table {} does not have the columns {}", target_.name, fmt::join(more, ", ")),
                    "rows are added to such a table only when the columns are the same");
      return false;
    }
    target_.columns = table.columns;
    target_.slots = std::move(slots);
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  Target target_;
  Span at_;
};

void bind_save(StageBinder& binder) { SaveReader(binder).bind(); }

}  // namespace

void save(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "save",
                        .summary = "Writes the rows to a table beside the events, and passes them on.",
                        .details = "Only with --allow-save, or `save: true` in dohyo.yaml; else a warning says that nothing was written. The place of the "
                                   "table is mapped to a local file as for `lookup`: CSV, or NDJSON where its name ends in .json, .ndjson or .jsonl. "
                                   "All columns are written, in place of what was there. `append` keeps the rows that are there: in a "
                                   "table of path:// a row replaces the one with the same value in the first column, columns that the table does "
                                   "not have are left out, and it must exist and have no others; other tables take rows with the "
                                   "same columns, and are made where there is none. Nothing but `compose` can follow.",
                        .examples = {{.code = "* | count by user | save shared/example", .result = "user,_count\nana,2", .input = "{\"user\":\"ana\"}\n{\"user\":\"ana\"}",
                                      .table = "user,_count"}}},
      .usage = {"save [append] TABLE"},
      .form = syntax::StageForm::source,
      .ends_query = true,
      .bind = bind_save,
  });
}

}  // namespace dohyo::stdlib::operators
