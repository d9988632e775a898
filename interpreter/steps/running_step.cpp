#include "interpreter/steps/running_step.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

class RunningStep::Rows final : public Partial {
 public:
  Rows(const RunningStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

  Table finish() override {
    auto& rows = rows_.in_order();
    if (rows.size() > step_.most_rows()) {
      warn("hosted-limit", fmt::format("{} rows were left out: the hosted service takes {}", rows.size() - step_.most_rows(), step_.most_rows()));
      rows.resize(step_.most_rows());
    }
    auto arena = std::make_shared<Arena>();
    auto output = compute(rows, *arena);
    auto table = rows_.table();
    table.slots.push_back(step_.columns_.output);
    table.columns.push_back(std::move(output));
    table.memory.push_back(arena);
    return table;
  }

 private:
  /// The new column; removes rows that go.
  std::vector<Value> compute(std::vector<RowCollector::Row>& rows, Arena& arena) {
    std::vector<Series> series;
    std::vector<std::pair<size_t, size_t>> places;  // of each row: series, row of the series
    places.reserve(rows.size());
    distribute(rows, series, places);
    for (auto& s : series) {
      s.output.resize(s.input.size());
      s.dropped.resize(s.input.size());
      step_.compute(s, arena);
    }
    std::vector<Value> output;
    size_t kept = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      auto [number, row] = places[i];
      if (series[number].dropped[row] != 0) continue;
      rows[kept++] = rows[i];
      output.push_back(series[number].output[row]);
    }
    if (auto dropped = rows.size() - kept)
      warn("not-a-number", dropped == 1 ? "1 row was dropped because the field has no number there"
                                        : fmt::format("{} rows were dropped because the field has no number there", dropped));
    rows.resize(kept);
    return output;
  }

  void distribute(const std::vector<RowCollector::Row>& rows, std::vector<Series>& series, std::vector<std::pair<size_t, size_t>>& places) const {
    auto input = rows_.index_of(step_.columns_.input);
    std::vector<size_t> keys;
    for (Slot slot : step_.columns_.keys) keys.push_back(rows_.index_of(slot));
    KeyIndex index(keys.size());
    std::vector<Value> key(keys.size());
    for (const auto& row : rows) {
      for (size_t i = 0; i < keys.size(); ++i) key[i] = row.values[keys[i]];
      auto number = index.find_or_add(key);
      if (number == series.size()) series.emplace_back();
      places.emplace_back(number, series[number].input.size());
      series[number].input.push_back(row.values[input]);
    }
  }

  void warn(std::string code, std::string message) const {
    context().diagnostics.push_back({Severity::warning, std::move(code), step_.span_, std::move(message), "", {}});
  }

  const RunningStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> RunningStep::start() const { return std::make_unique<Rows>(*this, collector()); }

void RunningStep::add_own_reads(std::vector<Slot>& slots) const {
  slots.push_back(columns_.input);
  slots.insert(slots.end(), columns_.keys.begin(), columns_.keys.end());
}

std::string RunningStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> keys;
  for (Slot slot : columns_.keys) keys.push_back(names[slot]);
  return fmt::format("{} = {} {}{}{}", names[columns_.output], what(), names[columns_.input], keys.empty() ? "" : " by ", fmt::join(keys, ", "));
}

// ---- Reading -----------------------------------------------------------------------------------------------------------------

namespace {

class StageOfField {
 public:
  StageOfField(StageBinder& binder, const RunningForm& form) : binder_(binder), reader_(binder), form_(form) {
    stage_.name = form.default_name;
  }

  std::optional<RunningStage> read() {
    const auto* item = reader_.expect_item("a field");
    if (item == nullptr || !take_field(*item)) return {};
    if (form_.count.empty() ? !take_nothing() : !take_count()) return {};
    if (reader_.accept_clause("by")) {
      stage_.keys = reader_.expect_fields("a field that tells the series apart");
      if (stage_.keys.empty()) return {};
    }
    if (!reader_.expect_end()) return {};
    return std::move(stage_);
  }

 private:
  bool take_field(const ast::Item& item) {
    const auto* expression = &item.expression;
    // `smooth(n, 5)`
    if (const auto* tuple = std::get_if<ast::Tuple>(&expression->node); tuple != nullptr && tuple->items.size() == 2 && !form_.count.empty()) {
      if (!set_count(tuple->items[1])) return false;
      expression = &tuple->items[0];
    }
    const auto* name = as_field(*expression);
    if (name == nullptr) name = borrowed_option(*expression);
    if (name == nullptr) {
      binder_.error("expected-field", item.expression.span, "expected a field", "compute it in a stage before: expression as name");
      return false;
    }
    stage_.field = *name;
    return take_alias(item);
  }

  /// `backshift field=t as prev by who`, a borrowed spelling (04 C121).
  const ast::Name* borrowed_option(const ast::Expression& e) {
    const auto* comparison = std::get_if<ast::Comparison>(&e.node);
    if (comparison == nullptr || comparison->comparator != ast::Comparator::equal) return nullptr;
    const auto* option = as_field(*comparison->left);
    if (option == nullptr || !utf8::equal_ignoring_ascii_case(option->text, "field")) return nullptr;
    const auto* name = as_field(*comparison->right);
    if (name != nullptr && binder_.options().dialect == Dialect::sumo)
      binder_.error("borrowed-form", e.span, "the field stands here without `field=`", fmt::format("write {}", name->text));
    return name;
  }

  bool take_alias(const ast::Item& item) {
    if (item.aliases.empty()) return true;
    if (item.aliases.size() > 1 || named_) {
      binder_.error("too-many-aliases", item.aliases.back().span, "this gives one column, which has one name");
      return false;
    }
    stage_.name = item.aliases[0].text;
    named_ = true;
    return true;
  }

  bool take_nothing() {
    if (!reader_.accept_comma()) return true;
    binder_.error("unexpected-argument", reader_.here(), "this takes one field and no number");
    return false;
  }

  bool take_count() {
    bool comma = reader_.accept_comma();
    const auto* item = reader_.peek_item();
    if (item == nullptr || (!comma && as_number(item->expression) == nullptr)) {
      if (!comma) return true;
      binder_.error("expected-count", reader_.here(), fmt::format("expected {}", form_.count));
      return false;
    }
    reader_.accept_item();
    return set_count(item->expression) && take_alias(*item);
  }

  bool set_count(const ast::Expression& e) {
    const auto* number = as_number(e);
    if (stage_.count || number == nullptr || !number->integer || !number->unit.empty() || *number->integer < 1) {
      binder_.error("expected-count", e.span, fmt::format("expected {}: a whole number of at least 1", form_.count));
      return false;
    }
    stage_.count = number->integer;
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  const RunningForm& form_;
  RunningStage stage_;
  bool named_ = false;
};

}  // namespace

std::optional<RunningStage> read_running_stage(StageBinder& binder, const RunningForm& form) { return StageOfField(binder, form).read(); }

RunningStep::Columns bind_running_columns(StageBinder& binder, const RunningStage& stage) {
  RunningStep::Columns columns;
  columns.input = binder.read(stage.field);
  for (const auto& key : stage.keys) columns.keys.push_back(binder.read(key));
  columns.output = binder.assign(stage.name);
  return columns;
}

bool check_window(StageBinder& binder, int64_t rows) {
  constexpr int64_t hosted_rows = 1000;
  if (rows <= hosted_rows || binder.options().dialect != Dialect::sumo) return true;
  binder.error("window-too-large", binder.stage().span, fmt::format("the hosted service looks back {} rows at most", hosted_rows));
  return false;
}

void drop_unless_numeric(Series& series) {
  for (size_t i = 0; i < series.input.size(); ++i) {
    auto& value = series.input[i];
    if (value.kind() == Kind::time) continue;
    value = to_numeric(value);
    series.dropped[i] = value.is_null() ? 1 : 0;
  }
}

}  // namespace dohyo
