#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/data/convert.h"
#include "interpreter/library/child_table.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

constexpr size_t hosted_runs = 7;

enum class Fold : uint8_t { none, avg, min, max };

/// One column for each value of the table: from one earlier run, or from several taken together.
struct Shift {
  std::string suffix;          ///< of the new columns, without the underscore
  Fold fold = Fold::none;
  struct Run {
    int64_t milliseconds;
    size_t child = 0;          ///< of StepContext::children
  };
  std::vector<Run> runs;
};

// ---- The step ----------------------------------------------------------------------------------------------------------------

class CompareStep final : public CollectingStep {
 public:
  struct Key {
    std::string name;
    Slot slot;
  };
  struct Columns {
    std::vector<Key> keys;
    size_t slice = KeyIndex::none;     ///< the key that has slices of time; they move with the range
    std::vector<VisibleField> values;  ///< of the present
    std::vector<std::vector<Slot>> made;  ///< by shift, by value
    // Columns whose names only the data tell, as after transpose.
    std::vector<Slot> found;
    Slot made_found = no_slot;
  };
  CompareStep(const Schema& schema, Columns columns, std::vector<Shift> shifts)
      : CollectingStep(schema, no_slot), columns_(std::move(columns)), shifts_(std::move(shifts)) {}

  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& made : columns_.made) slots.insert(slots.end(), made.begin(), made.end());
    if (columns_.made_found != no_slot) slots.push_back(columns_.made_found);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override {
    std::vector<std::string> parts;
    for (const auto& shift : shifts_) {
      std::vector<size_t> children;
      for (const auto& run : shift.runs) children.push_back(run.child + 1);
      parts.push_back(fmt::format("{} (child {})", shift.suffix, fmt::join(children, ", ")));
    }
    return fmt::format("compare with {}", fmt::join(parts, ", "));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    for (const auto& key : columns_.keys) slots.push_back(key.slot);
    slots.insert(slots.end(), columns_.found.begin(), columns_.found.end());
  }

 private:
  class Compared;
  Columns columns_;
  std::vector<Shift> shifts_;
};

/// The table of one earlier run, by the keys of the present.
class EarlierTable {
 public:
  EarlierTable(const ChildTable& child, const CompareStep::Columns& columns, int64_t shift) : child_(child), index_(columns.keys.size()) {
    std::vector<const std::vector<Value>*> keys;
    for (const auto& key : columns.keys) keys.push_back(column(key.name));
    std::vector<Value> key(keys.size());
    for (size_t row = 0; row < child.table.rows; ++row) {
      for (size_t i = 0; i < keys.size(); ++i) {
        key[i] = keys[i] != nullptr ? (*keys[i])[row] : Value::null();
        // The past is moved to where the present is.
        if (i == columns.slice && key[i].is_whole()) key[i] = Value::time(key[i].as_integer() + shift);
      }
      if (index_.find_or_add(key) == rows_.size()) rows_.push_back(row);
    }
  }

  [[nodiscard]] const std::vector<Value>* column(std::string_view name) const {
    for (const auto& known : child_.columns)
      if (known.name == name) return child_.values(known.slot);
    return nullptr;
  }
  [[nodiscard]] const std::vector<Value>* found() const { return child_.discovered != no_slot ? child_.values(child_.discovered) : nullptr; }
  /// The row of a key, or none.
  [[nodiscard]] size_t row(std::span<const Value> key) const {
    auto number = index_.find(key);
    return number == KeyIndex::none ? KeyIndex::none : rows_[number];
  }
  [[nodiscard]] const KeyIndex& keys() const { return index_; }
  [[nodiscard]] const ChildTable& child() const { return child_; }

 private:
  const ChildTable& child_;
  KeyIndex index_;
  std::vector<size_t> rows_;  ///< by number of the key
};

/// Earlier values taken together; those that are missing or no numbers do not count.
class Combined {
 public:
  explicit Combined(Fold fold) : fold_(fold) {}
  void add(Value value) {
    if (fold_ == Fold::none) {
      best_ = value;
      return;
    }
    auto number = value.kind() == Kind::time ? value : to_numeric(value);
    if (number.is_null()) return;
    ++count_;
    sum_ += number.numeric();
    auto c = order(number, best_);
    if (!c || *c == (fold_ == Fold::min ? Order::less : Order::greater)) best_ = number;
  }
  [[nodiscard]] Value value() const {
    if (fold_ != Fold::avg) return best_;
    return count_ == 0 ? Value::null() : Value::number(sum_ / static_cast<double>(count_));
  }

 private:
  Fold fold_;
  size_t count_ = 0;
  double sum_ = 0;
  Value best_;
};

class CompareStep::Compared final : public Partial {
 public:
  Compared(const CompareStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)), memory_(std::make_shared<Arena>()) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Compared&>(other).rows_); }

  Table finish() override {
    const auto& rows = rows_.in_order();
    table_ = rows_.table();
    open_children();
    std::vector<Value> key(step_.columns_.keys.size());
    KeyIndex present(key.size());
    for (const auto& row : rows) {
      for (size_t i = 0; i < key.size(); ++i) key[i] = row.values[rows_.index_of(step_.columns_.keys[i].slot)];
      present.find_or_add(key);
      keys_.insert(keys_.end(), key.begin(), key.end());
    }
    add_past_rows(present);
    add_columns();
    if (step_.columns_.made_found != no_slot) add_found_columns();
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::span<const Value> key(size_t row) const {
    auto width = step_.columns_.keys.size();
    return std::span(keys_).subspan(row * width, width);
  }

  void open_children() {
    for (const auto& shift : step_.shifts_) {
      auto& tables = earlier_.emplace_back();
      for (const auto& run : shift.runs) {
        const auto& child = (*context().children)[run.child];
        tables.emplace_back(child, step_.columns_, run.milliseconds);
        table_.memory.insert(table_.memory.end(), child.table.memory.begin(), child.table.memory.end());
      }
    }
  }

  /// Keys that only the past has come last, in the order in which the shifts are written (02 A32).
  void add_past_rows(KeyIndex& present) {
    std::vector<size_t> index;
    for (const auto& k : step_.columns_.keys) index.push_back(rows_.index_of(k.slot));
    for (const auto& tables : earlier_)
      for (const auto& table : tables)
        for (size_t i = 0; i < table.keys().size(); ++i) {
          auto past = table.keys().key(i);
          auto known = present.size();
          if (present.find_or_add(past) < known) continue;
          keys_.insert(keys_.end(), past.begin(), past.end());
          for (size_t c = 0; c < table_.columns.size(); ++c) {
            auto place = std::find(index.begin(), index.end(), c);
            table_.columns[c].push_back(place == index.end() ? Value::null() : past[static_cast<size_t>(place - index.begin())]);
          }
          ++table_.rows;
        }
  }

  void add_columns() {
    for (size_t s = 0; s < step_.shifts_.size(); ++s)
      for (size_t v = 0; v < step_.columns_.values.size(); ++v) {
        std::vector<const std::vector<Value>*> columns;
        for (const auto& table : earlier_[s]) columns.push_back(table.column(step_.columns_.values[v].name));
        table_.slots.push_back(step_.columns_.made[s][v]);
        auto& made = table_.columns.emplace_back();
        for (size_t row = 0; row < table_.rows; ++row) {
          Combined combined(step_.shifts_[s].fold);
          for (size_t t = 0; t < columns.size(); ++t) {
            auto there = columns[t] != nullptr ? earlier_[s][t].row(key(row)) : KeyIndex::none;
            if (there != KeyIndex::none) combined.add((*columns[t])[there]);
          }
          made.push_back(combined.value());
        }
      }
  }

  // ---- Columns whose names only the data tell

  static Value find(Value list, std::string_view name) {
    if (list.kind() != Kind::list) return {};
    auto items = list.as_list();
    for (size_t i = 0; i + 1 < items.size(); i += 2)
      if (items[i].as_text() == name) return items[i + 1];
    return {};
  }
  static void collect_names(const std::vector<Value>& lists, std::vector<Value>& names) {
    // Lists of one table have the same names, but for rows that were added.
    for (const auto& list : lists) {
      if (list.kind() != Kind::list) continue;
      auto items = list.as_list();
      for (size_t i = 0; i + 1 < items.size(); i += 2) {
        bool known = std::any_of(names.begin(), names.end(), [&](Value n) { return n.as_text() == items[i].as_text(); });
        if (!known) names.push_back(items[i]);
      }
      return;
    }
  }

  void add_found_columns() {
    std::vector<Value> names;
    std::vector<const std::vector<Value>*> present;
    for (Slot slot : step_.columns_.found) present.push_back(&table_.columns[rows_.index_of(slot)]);
    for (const auto* lists : present) collect_names(*lists, names);
    for (const auto& tables : earlier_)
      for (const auto& table : tables)
        if (table.found() != nullptr) collect_names(*table.found(), names);
    std::vector<Value> made_names;
    for (const auto& shift : step_.shifts_)
      for (auto name : names) made_names.push_back(memory_->text(fmt::format("{}_{}", name.as_text(), shift.suffix)));

    size_t size = 2 * (names.size() + made_names.size());
    std::vector<Value> made;
    for (size_t row = 0; row < table_.rows; ++row) {
      auto* items = reinterpret_cast<Value*>(memory_->allocate(size * sizeof(Value)));
      size_t place = 0;
      auto add = [&](Value name, Value value) {
        items[place++] = name;
        items[place++] = value;
      };
      for (auto name : names) {
        Value value;
        // The youngest list first.
        for (size_t i = present.size(); i-- > 0 && value.is_null();) value = find((*present[i])[row], name.as_text());
        add(name, value);
      }
      for (size_t s = 0; s < step_.shifts_.size(); ++s)
        for (size_t n = 0; n < names.size(); ++n) add(made_names[s * names.size() + n], found_before(s, row, names[n].as_text()));
      made.push_back(Value::list({items, size}));
    }
    table_.slots.push_back(step_.columns_.made_found);
    table_.columns.push_back(std::move(made));
    table_.memory.push_back(memory_);
  }

  [[nodiscard]] Value found_before(size_t shift, size_t row, std::string_view name) const {
    Combined combined(step_.shifts_[shift].fold);
    for (const auto& table : earlier_[shift]) {
      auto there = table.found() != nullptr ? table.row(key(row)) : KeyIndex::none;
      if (there != KeyIndex::none) combined.add(find((*table.found())[there], name));
    }
    return combined.value();
  }

  const CompareStep& step_;
  RowCollector rows_;
  Table table_;
  std::vector<std::vector<EarlierTable>> earlier_;  ///< by shift, by run
  std::vector<Value> keys_;                         ///< of each row of table_
  std::shared_ptr<Arena> memory_;
};

std::unique_ptr<Partial> CompareStep::start() const { return std::make_unique<Compared>(*this, collector()); }

// ---- Reading -----------------------------------------------------------------------------------------------------------------

class CompareReader {
 public:
  explicit CompareReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  std::optional<std::vector<Shift>> read() {
    reader_.accept_word("with");
    do {
      if (!read_shift()) return {};
    } while (reader_.accept_comma());
    if (!reader_.expect_end()) return {};
    return std::move(shifts_);
  }

 private:
  static constexpr auto example = "write compare timeshift 1d, or timeshift 7d 3 avg as NAME";

  bool fail(Span at, std::string message) {
    binder_.error("compare-syntax", at, std::move(message), example);
    return false;
  }

  bool read_shift() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    if (item == nullptr) return fail(at, "expected `timeshift` and how far back");
    const auto* width = minus_width(item->expression);
    const auto* named = item;
    if (width == nullptr) {
      const auto* word = as_field(item->expression);
      if (word == nullptr || !equal_ignoring_ascii_case(word->text, "timeshift") || !item->aliases.empty())
        return fail(item->expression.span, "expected `timeshift` and how far back");
      at = reader_.here();
      named = reader_.accept_item();
      width = named != nullptr ? as_number(named->expression) : nullptr;
      if (width == nullptr) return fail(at, "expected how far back, such as 1d, 7d or 12h");
    }
    ast::Number step = *width;
    if (step.count < 0) step.count = -step.count;  // `timeshift -1d` is `timeshift 1d`
    auto interval = slices_of_width(step, binder_.options());
    if (!interval) return fail(named->expression.span, fmt::format("`{}` is no length of time: a whole number and one of s m h d w", width->text));

    int64_t count = 1;
    Fold fold = Fold::none;
    if (const auto* next = named->aliases.empty() ? reader_.peek_item() : nullptr; next != nullptr) {
      if (const auto* number = as_number(next->expression)) {
        if (!number->integer || !number->unit.empty() || *number->integer < 1) return fail(next->expression.span, "expected how many times, a whole number of at least 1");
        count = *number->integer;
        named = reader_.accept_item();
      }
    }
    if (const auto* next = named->aliases.empty() ? reader_.peek_item() : nullptr; next != nullptr) {
      fold = fold_of(next->expression);
      if (fold == Fold::none) return fail(next->expression.span, "expected avg, min or max");
      named = reader_.accept_item();
    }
    if (named->aliases.size() > 1) return fail(named->aliases[1].span, "one shift has one name");
    std::optional<ast::Name> alias;
    if (!named->aliases.empty()) alias = named->aliases[0];
    return add(*interval, step, count, fold, alias, at);
  }

  /// `timeshift -1d` reads as a subtraction.
  static const ast::Number* minus_width(const ast::Expression& e) {
    const auto* arithmetic = std::get_if<ast::Arithmetic>(&e.node);
    if (arithmetic == nullptr || arithmetic->steps.size() != 1 || arithmetic->steps[0].symbol != '-') return nullptr;
    const auto* word = as_field(*arithmetic->first);
    if (word == nullptr || !equal_ignoring_ascii_case(word->text, "timeshift")) return nullptr;
    return as_number(*arithmetic->steps[0].operand);
  }

  static Fold fold_of(const ast::Expression& e) {
    const auto* word = as_field(e);
    auto name = word != nullptr ? utf8::lower_ascii(word->text) : std::string();
    return name == "avg" ? Fold::avg : name == "min" ? Fold::min : name == "max" ? Fold::max : Fold::none;
  }

  bool add(const Slices& interval, const ast::Number& step, int64_t count, Fold fold, const std::optional<ast::Name>& alias, Span at) {
    static constexpr std::array<std::string_view, 4> words = {"", "_avg", "_min", "_max"};
    auto length = [&](int64_t times) { return fmt::format("{}{}", static_cast<int64_t>(step.count) * times, step.unit); };
    runs_ += static_cast<size_t>(count);
    bool hosted = binder_.options().dialect == Dialect::sumo;
    if (count > 10'000 || (hosted && runs_ > hosted_runs)) {
      binder_.error("too-many-runs", at, hosted ? fmt::format("the hosted service compares with {} earlier runs at most", hosted_runs) : "more than 10000 earlier runs");
      return false;
    }
    auto run = [&](int64_t times) { return Shift::Run{interval.width * times, 0}; };
    if (fold != Fold::none) {
      Shift shift{alias ? alias->text : length(count) + std::string(words[static_cast<size_t>(fold)]), fold, {}};
      for (int64_t times = 1; times <= count; ++times) shift.runs.push_back(run(times));
      return add(std::move(shift), alias, at);
    }
    for (int64_t times = 1; times <= count; ++times) {
      // `1d 1 as x` is `1d as x` (02 section 5.5 rule 2, A33).
      auto suffix = !alias ? length(times) : count == 1 ? alias->text : fmt::format("{}_{}", alias->text, length(times));
      if (!add(Shift{suffix, fold, {run(times)}}, alias, at)) return false;
    }
    return true;
  }

  bool add(Shift shift, const std::optional<ast::Name>& alias, Span at) {
    for (const auto& known : shifts_)
      if (equal_ignoring_ascii_case(known.suffix, shift.suffix)) {
        binder_.error("name-clash", alias ? alias->span : at, fmt::format("two shifts would be called `{}`", shift.suffix), "give each a name of its own with `as`");
        return false;
      }
    shifts_.push_back(std::move(shift));
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::vector<Shift> shifts_;
  size_t runs_ = 0;
};

/// 02 section 5.5 rules 4, 5 and 7.
bool check_place(StageBinder& binder) {
  auto& schema = binder.schema();
  auto span = binder.stage().operator_name ? binder.stage().operator_name->span : binder.stage().span;
  if (!require_aggregate(binder)) return false;
  if (binder.in_brackets()) {
    binder.error("not-in-brackets", span, "compare cannot stand in the pipeline of another stage");
    return false;
  }
  if (schema.compared) {
    binder.error("compared-twice", span, "a query compares once", "list all shifts in one stage: compare timeshift 1d, timeshift 7d");
    return false;
  }
  if (schema.slices != nullptr && binder.options().dialect == Dialect::sumo && binder.find("_timeslice") == no_slot &&
      binder.find(schema.slices->name) != no_slot) {
    binder.error("aliased-slice", span, "the hosted service compares slices only under the name _timeslice", "leave `as` out of the timeslice stage");
    return false;
  }
  if (binder.options().range_given && !*binder.options().range_given) {
    binder.error("needs-time-range", span, "compare needs to know which time is now and which is earlier",
                 "give the searched range: --from 2024-05-01 --to 2024-05-02; the input must have the earlier times too");
    return false;
  }
  return true;
}

void bind_compare(StageBinder& binder) {
  auto shifts = CompareReader(binder).read();
  if (!shifts || !check_place(binder)) return;
  binder.need_time_range();
  // The same distance is run once, however many columns it is for.
  std::vector<std::pair<int64_t, size_t>> children;
  for (auto& shift : *shifts)
    for (auto& run : shift.runs) {
      auto known = std::find_if(children.begin(), children.end(), [&](const auto& c) { return c.first == run.milliseconds; });
      if (known == children.end()) known = children.insert(children.end(), {run.milliseconds, binder.run_again(run.milliseconds)});
      run.child = known->second;
    }
  auto& schema = binder.schema();
  CompareStep::Columns columns;
  auto slice_name = schema.slices != nullptr ? schema.slices->name : std::string("_timeslice");
  for (const auto& field : schema.fields) {
    if (!field.key) {
      columns.values.push_back(field);
      continue;
    }
    if (equal_ignoring_ascii_case(field.name, slice_name) || equal_ignoring_ascii_case(field.name, "_timeslice")) columns.slice = columns.keys.size();
    columns.keys.push_back({field.name, field.slot});
  }
  columns.found = schema.discovered;
  auto before = schema;
  if (!schema.discovered.empty()) {
    columns.made_found = binder.hidden("compared columns");
    schema.discovered = {columns.made_found};
  }
  for (const auto& shift : *shifts) {
    auto& made = columns.made.emplace_back();
    for (const auto& value : columns.values) made.push_back(binder.assign(fmt::format("{}_{}", value.name, shift.suffix)));
  }
  schema.compared = true;
  binder.add(std::make_unique<CompareStep>(before, std::move(columns), std::move(*shifts)));
}

}  // namespace

void compare(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "compare",
                        .summary = "Runs the stages before it again over earlier times, and puts the results beside those of now.",
                        .details = "Everything before it runs once more for each shift, over the searched range moved back by it; so --from must be given, and the "
                                   "input must have the earlier times too. Rows are matched by the fields the table is grouped by; earlier "
                                   "slices of time are moved to those of now. Each value column V gets V_1d for `timeshift 1d`, V_7d and V_14d for "
                                   "`timeshift 7d 2`, V_7d_avg for `timeshift 1d 7 avg`, V_old for `timeshift 1d as old`. avg, min and max leave out runs "
                                   "that have no such row. Rows that only the past has come last, with nulls for now. A day has 24 hours, a "
                                   "week 7 days. Once in a query, behind an aggregate. With --dialect sumo at most 7 runs.",
                        .examples = {{.code = R"(* | count by host | compare timeshift 7d)", .result = "host,_count,_count_7d\na,2,1\nb,1,\nc,,1",
                                      .input = R"({"@timestamp":"2023-05-08T10:00:00Z","host":"a"}
{"@timestamp":"2023-05-08T11:00:00Z","host":"a"}
{"@timestamp":"2023-05-08T12:00:00Z","host":"b"}
{"@timestamp":"2023-05-01T10:00:00Z","host":"a"}
{"@timestamp":"2023-05-01T12:00:00Z","host":"c"})",
                                      .from = "2023-05-08T00:00:00Z",
                                      .to = "2023-05-09T00:00:00Z"}}},
      .usage = {"compare [with] timeshift WIDTH [N] [avg|min|max] [as NAME], ..."},
      .bind = bind_compare,
  });
}

}  // namespace dohyo::stdlib::operators
