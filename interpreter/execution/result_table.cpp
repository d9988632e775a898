#include "interpreter/execution/result_table.h"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/library/name_wildcard.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

class ResultRows final : public Partial {
 public:
  explicit ResultRows(RowCollector rows) : rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override {
    rows_.absorb(batch);
    rows_.relieve(context().memory);
  }
  void merge(Partial& other) override { rows_.merge(static_cast<ResultRows&>(other).rows_); }
  Table finish() override {
    rows_.in_order();
    return rows_.table();
  }
  void finish_in_parts(const std::function<void(Table)>& take) override { rows_.give_in_parts(take); }

 private:
  RowCollector rows_;
};

ColumnType type_of(Kind kind) {
  switch (kind) {
    case Kind::boolean: return ColumnType::boolean;
    case Kind::integer: return ColumnType::integer;
    case Kind::number: return ColumnType::number;
    case Kind::time: return ColumnType::time;
    case Kind::list: return ColumnType::list;
    case Kind::text:
    case Kind::null: return ColumnType::text;
  }
  return ColumnType::text;
}

/// Integers among numbers make a column of numbers; other mixtures are mixed; nothing but nulls counts as text.
ColumnType type_of(const std::vector<Value>& values) {
  bool any = false;
  ColumnType type = ColumnType::text;
  for (const auto& value : values) {
    if (value.is_null()) continue;
    auto next = type_of(value.kind());
    if (!any) {
      type = next;
      any = true;
    } else if (type != next) {
      auto numeric = [](ColumnType t) { return t == ColumnType::integer || t == ColumnType::number; };
      if (!numeric(type) || !numeric(next)) return ColumnType::mixed;
      type = ColumnType::number;
    }
  }
  return type;
}

/// Columns of names and values, alphabetical, without those removed or made by the query.
class FieldSpreader {
 public:
  FieldSpreader(const Plan& plan, size_t rows) : plan_(plan), rows_(rows) {
    for (const auto& name : plan.removed) left_out_.insert(name);
    for (const auto& column : plan.output) left_out_.insert(utf8::lower_ascii(column.name));
  }

  /// True when the event says that its text is more than the other fields: `_raw` is shown beside them.
  bool add(size_t row, Value all) {
    auto items = all.as_list();
    bool shows_text = false;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
      auto name = items[i].as_text();
      if (name == "_raw") {
        shows_text = true;
        continue;
      }
      auto found = index_.find(name);
      if (found == index_.end()) {
        auto lower = utf8::lower_ascii(name);
        bool wanted = !left_out_.contains(lower) && std::none_of(plan_.removed_like.begin(), plan_.removed_like.end(), [&](const std::string& w) {
          return is_name_like(w, lower);
        });
        found = index_.emplace(std::string(name), wanted ? columns_.size() : skipped).first;
        if (wanted) columns_.push_back({std::string(name), {}, std::vector<Value>(rows_)});
      }
      if (found->second != skipped) columns_[found->second].values[row] = items[i + 1];
    }
    return shows_text;
  }

  std::vector<ResultColumn> take() {
    std::sort(columns_.begin(), columns_.end(), [](const ResultColumn& a, const ResultColumn& b) { return a.name < b.name; });
    return std::move(columns_);
  }

 private:
  static constexpr size_t skipped = SIZE_MAX;
  const Plan& plan_;
  size_t rows_;
  std::set<std::string> left_out_;
  std::map<std::string, size_t, std::less<>> index_;
  std::vector<ResultColumn> columns_;
};

std::vector<Slot> shown_slots(const Plan& plan) {
  std::vector<Slot> slots;
  auto add = [&](Slot slot) {
    if (slot != no_slot && std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  };
  for (const auto& column : plan.output) add(column.slot);
  add(plan.all_slot);
  add(plan.spread_slot);
  if (plan.all_slot != no_slot) {
    add(plan.raw_slot);
    add(plan.time_slot);
  }
  return slots;
}

const std::vector<Value>* find_column(const Table& table, Slot slot) {
  auto found = std::find(table.slots.begin(), table.slots.end(), slot);
  return found == table.slots.end() ? nullptr : &table.columns[static_cast<size_t>(found - table.slots.begin())];
}

}  // namespace

std::unique_ptr<Partial> start_result(const Plan& plan, bool events) {
  return std::make_unique<ResultRows>(RowCollector(shown_slots(plan), plan.time_slot, events && plan.order == EventOrder::newest_first));
}

ChildTable child_table(const Plan& plan, Table table) {
  ChildTable child;
  for (const auto& column : plan.output) child.columns.push_back({column.name, column.slot});
  child.discovered = plan.spread_slot;
  child.table = std::move(table);
  return child;
}

QueryResult make_result(const Plan& plan, Table table, bool raw_column) {
  QueryResult result;
  result.aggregate = plan.aggregate;
  result.open_columns = plan.all_slot != no_slot && plan.order == EventOrder::input;
  result.rows = table.rows;
  auto add = [&](const std::string& name, std::vector<Value> values) {
    auto type = type_of(values);
    result.columns.push_back({name, type, std::move(values)});
  };
  if (plan.spread_slot == no_slot) {
    for (size_t i = 0; i < plan.output.size(); ++i) {
      auto slot = plan.output[i].slot;
      auto found = std::find(table.slots.begin(), table.slots.end(), slot);
      bool again = std::any_of(plan.output.begin() + static_cast<std::ptrdiff_t>(i) + 1, plan.output.end(),
                               [&](const OutputColumn& column) { return column.slot == slot; });
      if (found == table.slots.end()) {
        add(plan.output[i].name, std::vector<Value>(table.rows));
        continue;
      }
      auto& values = table.columns[static_cast<size_t>(found - table.slots.begin())];
      add(plan.output[i].name, again ? values : std::move(values));
    }
  } else {
    auto column_of = [&](Slot slot) {
      const auto* values = find_column(table, slot);
      return values != nullptr ? *values : std::vector<Value>(table.rows);
    };
    bool events = plan.all_slot != no_slot;
    if (events) add("_messageTime", column_of(plan.time_slot));
    for (const auto& column : plan.output) add(column.name, column_of(column.slot));
    size_t made = result.columns.size();
    auto own = column_of(plan.all_slot);
    auto all = column_of(plan.spread_slot);
    auto raw = column_of(plan.raw_slot);
    FieldSpreader fields(plan, table.rows);
    bool any_raw = false;
    for (size_t row = 0; row < table.rows; ++row) {
      bool shows_text = all[row].kind() == Kind::list && fields.add(row, all[row]);
      // Of an event with fields of its own the text would say the same again.
      if (own[row].kind() == Kind::list && !raw_column && !shows_text) raw[row] = Value::null();
      any_raw = any_raw || !raw[row].is_null();
    }
    for (auto& column : fields.take()) add(column.name, std::move(column.values));
    if (any_raw) add("_raw", std::move(raw));
    if (raw_column) {
      for (size_t i = 0; i < made; ++i) result.preferred_columns.push_back(i);
      if (any_raw) result.preferred_columns.push_back(result.columns.size() - 1);
    }
  }
  result.memory = std::move(table.memory);
  return result;
}

}  // namespace dohyo
