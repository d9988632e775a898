#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

/// Documented limit of the hosted service; without it, what no user can want (02 section 5.2 rule 9).
constexpr size_t hosted_combinations = 10'000;
constexpr size_t most_combinations = 10'000'000;

/// The values a key field should have.
struct Generator {
  enum class Kind : uint8_t { slices, listed, all } kind = Kind::all;
  ast::Name field;
  Slices slices;
  std::vector<Value> values;  ///< listed
};

/// What an added row has in a field that is no key.
struct Default {
  ast::Name field;
  Value value;
};

struct Written {
  std::vector<Generator> generators;
  std::vector<Default> defaults;
  bool take_last = false;
};

// ---- The step ----------------------------------------------------------------------------------------------------------------

class FillStep final : public CollectingStep {
 public:
  struct Key {
    Slot slot;
    Generator generator;
  };
  struct Settings {
    std::vector<Key> keys;
    std::vector<std::pair<Slot, Value>> defaults;
    std::vector<Slot> plain;  ///< visible fields without a generator, which get a value by their type
    bool take_last = false;
    bool all_null = false;     ///< after transpose
    bool range_given = false;  ///< the searched range is the user's, not that of the input
    size_t most = most_combinations;
  };
  FillStep(const Schema& schema, Slot time_slot, Settings settings, Span span)
      : CollectingStep(schema, time_slot), settings_(std::move(settings)), span_(span) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> keys;
    for (const auto& key : settings_.keys) keys.push_back(names[key.slot]);
    return fmt::format("fillmissing {}", fmt::join(keys, ", "));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    for (const auto& key : settings_.keys) slots.push_back(key.slot);
  }

 private:
  class Filled;
  Settings settings_;
  Span span_;
};

/// All combinations of generated values, those that no row has appended.
class FillStep::Filled final : public Partial {
 public:
  Filled(const FillStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Filled&>(other).rows_); }

  Table finish() override {
    const auto& rows = rows_.in_order();
    table_ = rows_.table();
    read_keys(rows);
    for (const auto& key : step_.settings_.keys) generated_.push_back(generate(key));
    make_template(rows);
    size_t combinations = limited_combinations();
    if (step_.settings_.take_last) remember_rows(rows);
    std::vector<Value> key(width());
    // The first generator changes slowest.
    std::vector<size_t> digits(width(), 0);
    for (size_t n = 0; n < combinations; ++n) {
      for (size_t i = 0; i < width(); ++i) key[i] = generated_[i][digits[i]];
      if (existing_.find(key) == KeyIndex::none) append(key);
      for (size_t i = width(); i-- > 0;) {
        if (++digits[i] < generated_[i].size()) break;
        digits[i] = 0;
      }
    }
    return std::move(table_);
  }

 private:
  [[nodiscard]] size_t width() const { return step_.settings_.keys.size(); }

  void read_keys(const std::vector<RowCollector::Row>& rows) {
    for (const auto& key : step_.settings_.keys) index_.push_back(rows_.index_of(key.slot));
    existing_ = KeyIndex(width());
    std::vector<Value> key(width());
    for (const auto& row : rows) {
      for (size_t i = 0; i < width(); ++i) key[i] = row.values[index_[i]];
      existing_.find_or_add(key);
    }
  }

  std::vector<Value> generate(const Key& key) {
    switch (key.generator.kind) {
      case Generator::Kind::listed: return key.generator.values;
      case Generator::Kind::slices: return slices(key);
      case Generator::Kind::all: break;
    }
    auto place = static_cast<size_t>(&key - step_.settings_.keys.data());
    KeyIndex distinct(1);
    for (size_t i = 0; i < existing_.size(); ++i) distinct.find_or_add(existing_.key(i).subspan(place, 1));
    std::vector<Value> values;
    for (size_t i = 0; i < distinct.size(); ++i) values.push_back(distinct.key(i)[0]);
    return values;
  }

  std::vector<Value> slices(const Key& key) {
    const auto& run = context().scratch.run();
    auto place = static_cast<size_t>(&key - step_.settings_.keys.data());
    bool any = step_.settings_.range_given;
    for (size_t i = 0; !any && i < existing_.size(); ++i) any = !existing_.key(i)[place].is_null();
    std::vector<Value> values;
    // Where neither the user nor any row has a time, there is no range to fill.
    if (!any || run.range_begin >= run.range_end) return values;
    const auto& grid = key.generator.slices;
    for (int64_t start = grid.start(run.range_begin); start < run.range_end && values.size() <= step_.settings_.most; start = grid.next(start))
      values.push_back(Value::time(start));
    return values;
  }

  [[nodiscard]] size_t limited_combinations() const {
    size_t product = 1;
    bool too_many = false;
    for (const auto& values : generated_) {
      if (values.empty()) return 0;
      too_many = too_many || values.size() > step_.settings_.most / product;
      product = too_many ? step_.settings_.most : product * values.size();
    }
    if (too_many)
      context().diagnostics.push_back({Severity::warning, "too-many-combinations", step_.span_,
                                       fmt::format("only the first {} combinations of values are looked at", step_.settings_.most),
                                       "take wider slices or a shorter range of time", {}});
    return product;
  }

  /// What added rows have where nothing else says so.
  void make_template(const std::vector<RowCollector::Row>& rows) {
    const auto& settings = step_.settings_;
    template_.resize(table_.slots.size());
    if (settings.all_null) return;
    for (size_t i = 0; i < table_.slots.size(); ++i) {
      auto slot = table_.slots[i];
      auto given = std::find_if(settings.defaults.begin(), settings.defaults.end(), [&](const auto& d) { return d.first == slot; });
      if (given != settings.defaults.end()) template_[i] = given->second;
      else if (std::find(settings.plain.begin(), settings.plain.end(), slot) != settings.plain.end()) template_[i] = zero_of(rows, i);
    }
  }

  static Value zero_of(const std::vector<RowCollector::Row>& rows, size_t column) {
    for (const auto& row : rows) switch (row.values[column].kind()) {
        case Kind::null: continue;
        case Kind::integer: return Value::integer(0);
        case Kind::number: return Value::number(0);
        case Kind::boolean: return Value::boolean(false);
        default: return Value::null();
      }
    return Value::null();
  }

  // ---- takeLast

  /// The last row of each series before some slice. A series has the same values in all keys but the slice.
  struct Known {
    int64_t slice;
    size_t row;  ///< of table_
  };
  [[nodiscard]] size_t slice_place() const {
    size_t place = 0;
    while (step_.settings_.keys[place].generator.kind != Generator::Kind::slices) ++place;
    return place;
  }
  [[nodiscard]] std::vector<Value> without_slice(std::span<const Value> key) const {
    std::vector<Value> rest(key.begin(), key.end());
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(slice_place()));
    return rest;
  }

  void remember_rows(const std::vector<RowCollector::Row>& rows) {
    series_ = KeyIndex(width() - 1);
    std::vector<Value> key(width());
    for (size_t row = 0; row < rows.size(); ++row) {
      for (size_t i = 0; i < width(); ++i) key[i] = rows[row].values[index_[i]];
      auto slice = to_integer(key[slice_place()]);
      if (slice) add_known(key, *slice, row);
    }
    for (auto& known : known_)
      std::stable_sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.slice < b.slice; });
  }

  void add_known(std::span<const Value> key, int64_t slice, size_t row) {
    auto number = series_.find_or_add(without_slice(key));
    if (number == known_.size()) known_.emplace_back();
    known_[number].push_back({slice, row});
  }

  /// The row whose values an added one takes over; none: KeyIndex::none. Slices of one series come in rising order, so what was
  /// filled before need not be looked at: it has the values of the same row.
  [[nodiscard]] size_t row_before(std::span<const Value> key) const {
    auto number = series_.find(without_slice(key));
    if (number == KeyIndex::none) return KeyIndex::none;
    const auto& known = known_[number];
    auto slice = key[slice_place()].as_integer();
    auto after = std::partition_point(known.begin(), known.end(), [&](const Known& k) { return k.slice < slice; });
    return after == known.begin() ? KeyIndex::none : std::prev(after)->row;
  }

  void append(std::span<const Value> key) {
    auto before = step_.settings_.take_last && !step_.settings_.all_null ? row_before(key) : KeyIndex::none;
    for (size_t i = 0; i < table_.columns.size(); ++i) {
      auto place = std::find(index_.begin(), index_.end(), i);
      bool is_plain = std::find(step_.settings_.plain.begin(), step_.settings_.plain.end(), table_.slots[i]) != step_.settings_.plain.end();
      auto& column = table_.columns[i];
      if (place != index_.end()) column.push_back(key[static_cast<size_t>(place - index_.begin())]);
      else if (before != KeyIndex::none && is_plain) column.push_back(column[before]);
      else column.push_back(template_[i]);
    }
    ++table_.rows;
  }

  const FillStep& step_;
  RowCollector rows_;
  Table table_;
  std::vector<size_t> index_;  ///< of the keys among the columns
  KeyIndex existing_{0};
  std::vector<std::vector<Value>> generated_;
  std::vector<Value> template_;
  KeyIndex series_{0};
  std::vector<std::vector<Known>> known_;
};

std::unique_ptr<Partial> FillStep::start() const { return std::make_unique<Filled>(*this, collector()); }

// ---- Reading -----------------------------------------------------------------------------------------------------------------

class FillReader {
 public:
  explicit FillReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  std::optional<Written> read() {
    do {
      if (!read_generator()) return {};
    } while (reader_.accept_comma());
    if (at_with() && !read_defaults()) return {};
    if (reader_.accept_word("takeLast")) out_.take_last = true;
    if (!reader_.expect_end()) return {};
    return std::move(out_);
  }

 private:
  bool fail(Span at, std::string message, std::string help = {}) {
    if (help.empty()) help = "write timeslice(1h), values all in FIELD or values(\"a\", \"b\") in FIELD";
    binder_.error("fillmissing-syntax", at, std::move(message), std::move(help));
    return false;
  }

  bool read_generator() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    if (item == nullptr || !item->aliases.empty()) return fail(at, "expected the values that a field should have");
    if (const auto* call = std::get_if<ast::Call>(&item->expression.node)) {
      if (equal_ignoring_ascii_case(call->function.text, "timeslice")) return read_slices(call, at);
      if (equal_ignoring_ascii_case(call->function.text, "values")) return read_listed(*call, at);
    }
    const auto* word = as_field(item->expression);
    if (word != nullptr && equal_ignoring_ascii_case(word->text, "timeslice")) return read_slices(nullptr, at);
    if (word != nullptr && equal_ignoring_ascii_case(word->text, "values") && reader_.accept_word("all")) {
      Generator all;
      return read_field(all, true) && add(std::move(all));
    }
    return fail(at, "expected the values that a field should have");
  }

  /// `in FIELD`
  bool read_field(Generator& generator, bool required) {
    if (!reader_.accept_clause("in")) {
      if (!required) return true;
      return fail(reader_.here(), "expected `in FIELD`");
    }
    auto name = reader_.expect_field("the field that should have these values");
    if (name) generator.field = *name;
    return name.has_value();
  }

  bool read_slices(const ast::Call* call, Span at) {
    Generator slices;
    slices.kind = Generator::Kind::slices;
    const auto& made = binder_.schema().slices;
    slices.field = {made != nullptr ? made->name : "_timeslice", at, false};
    const auto* written = call != nullptr && call->arguments.size() == 1 ? as_number(call->arguments[0]) : nullptr;
    if (call != nullptr && !call->arguments.empty()) {
      auto given = written != nullptr ? slices_of_width(*written, binder_.options()) : std::nullopt;
      if (!given) {
        binder_.error("bad-width", call->arguments[0].span, "expected a width such as 5m, 1h or 7d", "a whole number and one of the units s m h d w");
        return false;
      }
      slices.slices = *given;
    } else if (made == nullptr || made->width == 0) {
      binder_.error("needs-timeslice", at, made == nullptr ? "no timeslice before this says how wide slices are" : "slices without a fixed width cannot be filled",
                    "write the width: timeslice(1h)");
      return false;
    } else {
      slices.slices = *made;
    }
    if (!read_field(slices, false)) return false;
    has_slices_ = true;
    return add(std::move(slices));
  }

  bool read_listed(const ast::Call& call, Span at) {
    Generator listed;
    listed.kind = Generator::Kind::listed;
    for (const auto& argument : call.arguments) {
      auto value = constant(argument);
      if (!value) return fail(argument.span, "expected a text or a number");
      bool repeated = std::any_of(listed.values.begin(), listed.values.end(), [&](Value v) { return same_key(v, *value); });
      if (!repeated) listed.values.push_back(*value);
    }
    if (listed.values.empty()) return fail(at, "values() needs at least one value");
    return read_field(listed, true) && add(std::move(listed));
  }

  bool add(Generator generator) {
    for (const auto& known : out_.generators)
      if (equal_ignoring_ascii_case(known.field.text, generator.field.text)) {
        binder_.error("repeated-field", generator.field.span, fmt::format("`{}` is filled twice", generator.field.text), "name each field once");
        return false;
      }
    out_.generators.push_back(std::move(generator));
    return true;
  }

  std::optional<Value> constant(const ast::Expression& e) {
    if (const auto* text = as_text(e)) return binder_.arena().text(decode_literal(text->raw, Escapes::plain));
    if (const auto* number = as_number(e)) return number->integer ? Value::integer(*number->integer) : Value::number(number->value);
    if (const auto* boolean = std::get_if<ast::Boolean>(&e.node)) return Value::boolean(boolean->value);
    if (std::holds_alternative<ast::Null>(e.node)) return Value::null();
    // Behind a word the parser takes `null` and the like for names.
    if (const auto* word = as_field(e); word != nullptr && equal_ignoring_ascii_case(word->text, "null")) return Value::null();
    return {};
  }

  /// `with -1 for x`: after a word the parser takes the sign for a subtraction.
  [[nodiscard]] const ast::Arithmetic::Step* negative_default() const {
    const auto* item = reader_.peek_item();
    const auto* arithmetic = item != nullptr ? std::get_if<ast::Arithmetic>(&item->expression.node) : nullptr;
    if (arithmetic == nullptr || arithmetic->steps.size() != 1 || arithmetic->steps[0].symbol != '-') return nullptr;
    const auto* word = as_field(*arithmetic->first);
    return word != nullptr && equal_ignoring_ascii_case(word->text, "with") ? &arithmetic->steps[0] : nullptr;
  }
  [[nodiscard]] bool at_with() const {
    const auto* item = reader_.peek_item();
    const auto* word = item != nullptr ? as_field(item->expression) : nullptr;
    return negative_default() != nullptr || (word != nullptr && equal_ignoring_ascii_case(word->text, "with"));
  }

  bool read_defaults() {
    std::optional<Value> value;
    if (const auto* step = negative_default()) {
      reader_.accept_item();
      value = constant(*step->operand);
      if (value && value->kind() == Kind::integer) value = Value::integer(-value->as_integer());
      else if (value && value->kind() == Kind::number) value = Value::number(-value->as_number());
      else return fail(step->span, "expected a number behind the sign");
      return read_default(value) && read_more_defaults();
    }
    reader_.accept_word("with");
    return read_default(take_constant()) && read_more_defaults();
  }
  bool read_more_defaults() {
    while (reader_.accept_comma())
      if (!read_default(take_constant())) return false;
    return true;
  }
  std::optional<Value> take_constant() {
    const auto* item = reader_.accept_item();
    return item != nullptr && item->aliases.empty() ? constant(item->expression) : std::nullopt;
  }
  bool read_default(std::optional<Value> value) {
    if (!value) return fail(reader_.here(), "expected a value", "write with 0 for FIELD, \"none\" for FIELD");
    if (!reader_.accept_word("for")) return fail(reader_.here(), "expected `for FIELD`", "write with 0 for FIELD");
    auto name = reader_.expect_field("the field that gets the value");
    if (!name) return false;
    out_.defaults.push_back({*name, *value});
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  Written out_;

 public:
  bool has_slices_ = false;
};

void bind_fillmissing(StageBinder& binder) {
  FillReader reader(binder);
  auto written = reader.read();
  if (!written) return;
  auto span = binder.stage().span;
  if (written->take_last && !reader.has_slices_)
    return binder.error("needs-timeslice", span, "takeLast needs slices of time to know which row is the one before", "add timeslice(1h)");
  auto& schema = binder.schema();
  FillStep::Settings settings;
  for (auto& generator : written->generators) {
    auto slot = binder.read(generator.field);
    settings.keys.push_back({slot, std::move(generator)});
  }
  auto is_key = [&](Slot slot) {
    return std::any_of(settings.keys.begin(), settings.keys.end(), [&](const FillStep::Key& k) { return k.slot == slot; });
  };
  for (const auto& entry : written->defaults) {
    auto slot = binder.read(entry.field);
    if (is_key(slot))
      return binder.error("default-for-key", entry.field.span, fmt::format("`{}` gets its values from what is filled in", entry.field.text));
    settings.defaults.emplace_back(slot, entry.value);
    if (schema.transposed)
      binder.warning("no-default-after-transpose", entry.field.span, "rows added after transpose have nulls, whatever `with` says",
                     "put fillmissing before transpose");
  }
  for (const auto& field : schema.fields)
    if (!is_key(field.slot)) settings.plain.push_back(field.slot);
  settings.take_last = written->take_last;
  settings.all_null = schema.transposed;
  settings.range_given = binder.options().range_given.value_or(false);
  if (binder.options().dialect == Dialect::sumo) settings.most = hosted_combinations;
  if (reader.has_slices_) binder.need_time_range();
  auto time_slot = order_slot(binder);
  binder.add(std::make_unique<FillStep>(schema, time_slot, std::move(settings), span));
  if (schema.events) schema.ordered = true;
}

}  // namespace

void fillmissing(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "fillmissing",
                        .summary = "Adds rows for slices of time and values that no row has.",
                        .details = "Fields that values are generated for are keys; for each combination of generated values that no row has, a row is "
                                   "added at the end. `timeslice(W)` generates the slices of the searched range (of the input, without --from and --to), "
                                   "`timeslice` those of the timeslice stage before; `values all in f` the values that `f` has, `values(...) in f` those listed. "
                                   "Other fields get 0, 0.0 or false by the type of their first value, else null; or what `with` says; or with takeLast the "
                                   "values of the slice before, of the row with the same other keys. A field without a generator is no key: where any row has the "
                                   "slice, none is added. After transpose added cells are null. With --dialect sumo 10,000 combinations are looked at, "
                                   "otherwise 10 million; a warning says when there are more.",
                        .examples = {{.code = R"(* | timeslice 10m | count by _timeslice, k | fillmissing timeslice, values all in k | sort by _timeslice asc, k asc)",
                                      .result = "_timeslice,k,_count\n0,a,2\n0,b,0\n600000,a,0\n600000,b,0\n1200000,a,0\n1200000,b,1",
                                      .input = R"({"@timestamp":"1970-01-01T00:00:00Z","k":"a"}
{"@timestamp":"1970-01-01T00:09:00Z","k":"a"}
{"@timestamp":"1970-01-01T00:20:00Z","k":"b"})"},
                                     {.code = R"(* | count by state | fillmissing values("up", "down") in state with -1 for _count)",
                                      .result = "state,_count\nup,1\ndown,-1", .input = R"({"state":"up"})"}}},
      .usage = {"fillmissing timeslice[(WIDTH)] [in FIELD] | values all in FIELD | values(VALUE, ...) in FIELD, ... [with VALUE for FIELD, ...] [takeLast]"},
      .bind = bind_fillmissing,
  });
}

}  // namespace dohyo::stdlib::operators
