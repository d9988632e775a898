#include "interpreter/steps/transpose_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interpreter/data/convert.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// Documented limit of the hosted service, and where people begin to wonder (02 section 12).
constexpr size_t hosted_columns = 300;

}  // namespace

// ---- Pivoting ----------------------------------------------------------------------------------------------------------------

class TransposeStep::Pivot final : public Partial {
 public:
  explicit Pivot(const TransposeStep& step) : step_(step), rows_(reads(step), no_slot, false), memory_(std::make_shared<Arena>()) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Pivot&>(other).rows_); }

  Table finish() override {
    const auto& c = step_.columns_;
    const auto& rows = rows_.in_order();
    auto collected = rows_.table();  // keeps the memory of the values
    KeyIndex keys(c.rows.size());
    auto row_index = index_of(c.rows);
    std::vector<Value> key(c.rows.size());
    for (const auto& row : rows) {
      for (size_t i = 0; i < key.size(); ++i) key[i] = row.values[row_index[i]];
      auto number = keys.find_or_add(key);
      for (const auto& [name, value] : cells_of(row)) put(number, column(name), value);
    }
    out_.rows = keys.size();
    for (size_t i = 0; i < c.made_rows.size(); ++i) {
      out_.slots.push_back(c.made_rows[i]);
      auto& made = out_.columns.emplace_back();
      for (size_t row = 0; row < out_.rows; ++row) made.push_back(keys.key(row)[i]);
    }
    show();
    out_.memory = std::move(collected.memory);
    out_.memory.push_back(memory_);
    return std::move(out_);
  }

 private:
  struct Column {
    std::vector<Value> cells;
    std::vector<bool> filled;
  };

  static std::vector<Slot> reads(const TransposeStep& step) {
    std::vector<Slot> slots;
    step.add_reads(slots);
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
  }
  [[nodiscard]] std::vector<size_t> index_of(const std::vector<Slot>& slots) const {
    std::vector<size_t> index;
    for (Slot slot : slots) index.push_back(rows_.index_of(slot));
    return index;
  }

  /// What one row has to say, under the full names of the columns.
  std::vector<std::pair<std::string, Value>> cells_of(const RowCollector::Row& row) {
    const auto& c = step_.columns_;
    std::string text;
    for (size_t i = 0; i < c.names.size(); ++i) {
      Value value = row.values[rows_.index_of(c.names[i])];
      if (i > 0) text += '|';
      if (value.is_null()) text += "null";
      else text += text_of(value, *memory_);
    }
    bool several = c.values.size() > 1 || !c.found_values.empty();
    std::vector<std::pair<std::string, Value>> cells;
    for (const auto& value : c.values) cells.emplace_back(several ? text + "_" + value.name : text, row.values[rows_.index_of(value.slot)]);
    for (Slot slot : c.found_values) {
      Value list = row.values[rows_.index_of(slot)];
      if (list.kind() != Kind::list) continue;
      auto items = list.as_list();
      for (size_t i = 0; i + 1 < items.size(); i += 2) cells.emplace_back(fmt::format("{}_{}", text, items[i].as_text()), items[i + 1]);
    }
    return cells;
  }

  Column& column(const std::string& name) { return columns_[name]; }

  void put(size_t row, Column& column, Value value) {
    if (column.cells.size() <= row) {
      column.cells.resize(row + 1);
      column.filled.resize(row + 1);
    }
    if (column.filled[row]) ++replaced_;
    column.cells[row] = value;
    column.filled[row] = true;
  }

  /// Listed columns, then the list of the others.
  void show() {
    if (replaced_ > 0)
      warn("repeated-cell", fmt::format("{} cell{} filled by several rows; the last one counts", replaced_, replaced_ == 1 ? " was" : "s were"));
    limit();
    for (auto& [name, column] : columns_) column.cells.resize(out_.rows);
    const auto& c = step_.columns_;
    for (size_t i = 0; i < c.listed.size(); ++i) {
      auto found = find(c.listed[i]);
      out_.slots.push_back(c.made_listed[i]);
      if (found == columns_.end()) {
        out_.columns.emplace_back(out_.rows);
      } else {
        out_.columns.push_back(std::move(found->second.cells));
        columns_.erase(found);
      }
    }
    if (c.rest != no_slot) show_rest();
  }

  /// Columns in order of their names; those beyond the limit go.
  void limit() {
    if (columns_.size() <= hosted_columns) return;
    if (step_.most_columns_ == SIZE_MAX)
      return warn("many-columns", fmt::format("{} columns, as there are so many different values", columns_.size()));
    warn("hosted-limit", fmt::format("{} columns were left out: the hosted service makes {}", columns_.size() - step_.most_columns_, step_.most_columns_));
    while (columns_.size() > step_.most_columns_) columns_.erase(std::prev(columns_.end()));
  }

  std::map<std::string, Column>::iterator find(const std::string& name) {
    auto exact = columns_.find(name);
    if (exact != columns_.end()) return exact;
    return std::find_if(columns_.begin(), columns_.end(),
                        [&](const auto& column) { return utf8::equal_ignoring_ascii_case(column.first, name); });
  }

  /// Every row gets all names, so that a column is there however few rows remain later.
  void show_rest() {
    out_.slots.push_back(step_.columns_.rest);
    auto& lists = out_.columns.emplace_back();
    std::vector<std::pair<Value, const std::vector<Value>*>> named;
    for (const auto& [name, column] : columns_) named.emplace_back(memory_->text(free_name(name)), &column.cells);
    size_t size = 2 * named.size();
    for (size_t row = 0; row < out_.rows; ++row) {
      auto* items = reinterpret_cast<Value*>(memory_->allocate(size * sizeof(Value)));
      for (size_t i = 0; i < named.size(); ++i) {
        items[2 * i] = named[i].first;
        items[2 * i + 1] = (*named[i].second)[row];
      }
      lists.push_back(Value::list({items, size}));
    }
  }

  /// A value that reads as the name of a row field cannot have that name.
  std::string free_name(std::string name) const {
    const auto& taken = step_.columns_.row_names;
    auto clashes = [&] {
      return std::any_of(taken.begin(), taken.end(), [&](const std::string& t) { return utf8::equal_ignoring_ascii_case(t, name); });
    };
    while (clashes() || name.empty()) name += name.empty() ? "(empty)" : "_2";
    return name;
  }

  void warn(std::string code, std::string message) const {
    context().diagnostics.push_back({Severity::warning, std::move(code), step_.span_, std::move(message), "", {}});
  }

  const TransposeStep& step_;
  RowCollector rows_;
  std::shared_ptr<Arena> memory_;
  std::map<std::string, Column> columns_;
  uint64_t replaced_ = 0;
  Table out_;
};

std::unique_ptr<Partial> TransposeStep::start() const { return std::make_unique<Pivot>(*this); }

void TransposeStep::add_reads(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), columns_.rows.begin(), columns_.rows.end());
  slots.insert(slots.end(), columns_.names.begin(), columns_.names.end());
  for (const auto& value : columns_.values) slots.push_back(value.slot);
  slots.insert(slots.end(), columns_.found_values.begin(), columns_.found_values.end());
}

void TransposeStep::add_writes(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), columns_.made_rows.begin(), columns_.made_rows.end());
  slots.insert(slots.end(), columns_.made_listed.begin(), columns_.made_listed.end());
  if (columns_.rest != no_slot) slots.push_back(columns_.rest);
}

std::string TransposeStep::describe(const std::vector<std::string>& names) const {
  auto list = [&](const std::vector<Slot>& slots) {
    std::vector<std::string> out;
    for (Slot slot : slots) out.push_back(names[slot]);
    return fmt::format("{}", fmt::join(out, ", "));
  };
  return fmt::format("transpose row {} column {}", list(columns_.rows), list(columns_.names));
}

// ---- Binding -----------------------------------------------------------------------------------------------------------------

void add_transpose(StageBinder& binder, const WrittenTranspose& written) {
  auto& schema = binder.schema();
  TransposeStep::Columns columns;
  std::vector<ast::Name> rows;
  for (const auto& name : written.rows) {
    Slot slot = binder.read(name);
    if (std::find(columns.rows.begin(), columns.rows.end(), slot) != columns.rows.end()) continue;  // the same field twice
    columns.rows.push_back(slot);
    rows.push_back(name);
  }
  for (const auto& name : written.columns) columns.names.push_back(binder.read(name));
  auto used = [&](Slot slot) {
    return std::find(columns.rows.begin(), columns.rows.end(), slot) != columns.rows.end() ||
           std::find(columns.names.begin(), columns.names.end(), slot) != columns.names.end();
  };
  for (const auto& field : schema.fields)
    if (!used(field.slot)) columns.values.push_back({field.name, field.slot});
  columns.found_values = schema.discovered;
  if (columns.values.empty() && columns.found_values.empty())
    return binder.error("nothing-to-transpose", binder.stage().span, "no column is left for the cells",
                        "the table needs a column besides the row and column fields, such as a count");

  schema.start_table();
  // The list is older than every name, so a row field is never looked up in it.
  Slot rest = binder.hidden("transposed columns");
  for (const auto& name : rows) {
    columns.made_rows.push_back(binder.assign(name));
    columns.row_names.push_back(name.text);
    schema.fields.back().key = true;
  }
  for (const auto& name : written.listed) {
    if (binder.find(name.text) != no_slot)
      return binder.error("name-clash", name.span, fmt::format("two columns would be called `{}`", name.text));
    columns.listed.push_back(name.text);
    columns.made_listed.push_back(binder.assign(name));
  }
  if (written.rest) {
    columns.rest = rest;
    schema.discovered = {rest};
  }
  schema.ordered = schema.transposed = true;
  bool hosted = binder.options().dialect == Dialect::sumo;
  binder.add(std::make_unique<TransposeStep>(std::move(columns), hosted ? hosted_columns : SIZE_MAX, binder.stage().span));
}

}  // namespace dohyo
