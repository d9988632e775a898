#include "interpreter/steps/ordering.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/ip_address.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

// ---- Running --------------------------------------------------------------------------------------------------------

/// Family and bytes, so that comparing texts compares addresses; null for what is none.
Value address_key(Value value, Arena& arena) {
  if (!value.is_text()) return {};
  if (auto v4 = parse_ipv4(value.as_text())) {
    char bytes[] = {'\4', static_cast<char>(*v4 >> 24), static_cast<char>(*v4 >> 16), static_cast<char>(*v4 >> 8), static_cast<char>(*v4)};
    return arena.text({bytes, sizeof bytes});
  }
  if (auto v6 = parse_ipv6(value.as_text())) {
    std::string bytes = "\6";
    bytes.append(reinterpret_cast<const char*>(v6->data()), v6->size());
    return arena.text(bytes);
  }
  return {};
}

int compare_numbers(Value x, Value y) {
  if (auto order = dohyo::order(x, y)) return static_cast<int>(*order);
  // NaN sorts after every number.
  double a = x.numeric();
  double b = y.numeric();
  return static_cast<int>(a != a) - static_cast<int>(b != b);
}

class SortStep final : public CollectingStep {
 public:
  SortStep(const Schema& schema, Slot time_slot, WrittenOrder order, Dialect dialect)
      : CollectingStep(schema, time_slot), order_(std::move(order)), dialect_(dialect) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    static constexpr std::string_view kinds[] = {"", " as number", " as text", " as address"};
    std::vector<std::string> parts;
    for (const auto& key : order_.keys)
      parts.push_back(fmt::format("{}{} {}", names[key.slot], kinds[static_cast<size_t>(key.by)], key.ascending ? "asc" : "desc"));
    auto first = order_.keep == SIZE_MAX ? "" : fmt::format(", first {}", order_.keep);
    return fmt::format("sort by {}{}", fmt::join(parts, ", "), first);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Sorted>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    for (const auto& key : order_.keys) slots.push_back(key.slot);
  }

 private:
  class Sorted final : public Partial {
   public:
    Sorted(const SortStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Sorted&>(other).rows_); }
    Table finish() override {
      auto& rows = rows_.in_order();
      Arena arena;
      std::vector<KeyColumn> keys;
      for (const auto& key : step_.order_.keys) keys.push_back(step_.key_column(rows, key, rows_.index_of(key.slot), arena));
      std::vector<size_t> places(rows.size());
      std::iota(places.begin(), places.end(), size_t{0});
      std::sort(places.begin(), places.end(), [&](size_t a, size_t b) {
        for (const auto& key : keys)
          if (int c = key.compare(a, b); c != 0) return c < 0;
        return a < b;  // equal rows keep their order
      });
      if (places.size() > step_.order_.keep) places.resize(step_.order_.keep);
      std::vector<RowCollector::Row> sorted;
      sorted.reserve(places.size());
      for (size_t place : places) sorted.push_back(rows[place]);
      rows = std::move(sorted);
      return rows_.table();
    }

   private:
    const SortStep& step_;
    RowCollector rows_;
  };

  /// The values of one key, made comparable.
  struct KeyColumn {
    std::vector<Value> values;  ///< by row: a number or a text, or null
    bool numeric = false;
    bool ascending = false;

    [[nodiscard]] int compare(size_t a, size_t b) const {
      Value x = values[a];
      Value y = values[b];
      // Nulls come last in both directions.
      if (x.is_null() || y.is_null()) return static_cast<int>(x.is_null()) - static_cast<int>(y.is_null());
      int c = numeric ? compare_numbers(x, y) : x.as_text().compare(y.as_text());
      return ascending ? c : -c;
    }
  };

  [[nodiscard]] KeyColumn key_column(const std::vector<RowCollector::Row>& rows, const SortKey& key, size_t index, Arena& arena) const {
    KeyColumn column;
    column.ascending = key.ascending;
    column.numeric = key.by == SortKey::By::number || (key.by == SortKey::By::content && all_numbers(rows, index));
    column.values.reserve(rows.size());
    for (const auto& row : rows) {
      Value value = row.values[index];
      if (value.is_null())
        column.values.push_back(value);
      else if (key.by == SortKey::By::address)
        column.values.push_back(address_key(value, arena));
      else
        column.values.push_back(column.numeric ? to_numeric(value) : Value::text(text_of(value, arena)));
    }
    return column;
  }

  /// The hosted service sorts texts as text; here texts that are all numbers sort as numbers (04 A30).
  [[nodiscard]] bool all_numbers(const std::vector<RowCollector::Row>& rows, size_t index) const {
    return std::all_of(rows.begin(), rows.end(), [&](const RowCollector::Row& row) {
      Value value = row.values[index];
      return value.is_null() || value.is_numeric() || (dialect_ != Dialect::sumo && !to_numeric(value).is_null());
    });
  }

  WrittenOrder order_;
  Dialect dialect_;
};

// ---- Reading --------------------------------------------------------------------------------------------------------

/// `+a`: the parser drops the sign, so the places are asked.
bool has_plus(const ast::Expression& e) {
  if (e.parenthesised) return false;
  if (const auto* name = as_field(e)) return e.span.begin < name->span.begin;
  const auto* call = std::get_if<ast::Call>(&e.node);
  return call != nullptr && e.span.begin < call->function.span.begin;
}

SignedOperand leading_operand(const ast::Expression& e) {
  if (const auto* negation = std::get_if<ast::Negation>(&e.node); negation != nullptr && !e.parenthesised)
    return {negation->operand.get(), '-', true};
  return {&e, has_plus(e) ? '+' : '\0', true};
}

class OrderReader {
 public:
  OrderReader(StageBinder& binder, StageReader& reader, bool ascending) : binder_(binder), reader_(reader), ascending_(ascending) {}

  std::optional<WrittenOrder> read(std::span<const SignedOperand> begun) {
    bool more = true;
    if (!begun.empty()) {
      if (!take_each(begun)) return {};
      take_direction();
      more = goes_on();
    }
    while (more) {
      if (!read_item()) return {};
      take_direction();
      more = goes_on();
    }
    if (!reader_.expect_end()) return {};
    return std::move(order_);
  }

 private:
  [[nodiscard]] bool sumo() const { return binder_.options().dialect == Dialect::sumo; }

  /// A comma, or, as borrowed, nothing between two keys.
  bool goes_on() {
    if (reader_.accept_comma()) return true;
    const auto* item = reader_.peek_item();
    if (item == nullptr || !borrowed_ || sumo()) return order_.keys.empty();
    const auto* name = as_field(item->expression);
    bool forgot_pipe = name != nullptr && !name->quoted && binder_.registry().find_operator(name->text) != nullptr;
    return !forgot_pipe;
  }

  bool read_item() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    if (item == nullptr || !item->aliases.empty())
      return fail(item == nullptr ? at : item->aliases[0].span, "expected a field to sort by");
    const auto* e = &item->expression;
    if (const auto* option = std::get_if<ast::Comparison>(&e->node); option != nullptr && is_limit(*option)) e = option->right.get();
    auto operands = signed_operands(*e);
    const auto* count = as_number(*operands[0].expression);
    if (count != nullptr && operands[0].sign == '\0' && order_.keys.empty() && !borrowed_) {
      if (!take_count(*count, at)) return false;
      operands.erase(operands.begin());
      return take_each(operands);
    }
    if (e != &item->expression) return fail(at, "`limit=` takes the number of rows to keep");
    bool several = operands.size() > 1;
    bool keys = std::all_of(operands.begin(), operands.end(), [](const SignedOperand& o) { return o.adjacent; });
    if (several && !keys) return take_key({e, '\0', true});
    return take_each(operands);
  }

  static bool is_limit(const ast::Comparison& option) {
    const auto* name = as_field(*option.left);
    return option.comparator == ast::Comparator::equal && name != nullptr && equal_ignoring_ascii_case(name->text, "limit");
  }

  /// `sort 20 -a`; 0 means all.
  bool take_count(const ast::Number& number, Span at) {
    if (!number.integer || *number.integer < 0 || !number.unit.empty()) return fail(at, "expected a field to sort by");
    if (!take_borrowed(at, "sort by the fields, then write `| limit N`")) return false;
    if (*number.integer > 0) order_.keep = static_cast<size_t>(*number.integer);
    return true;
  }

  bool take_each(std::span<const SignedOperand> operands) {
    if (operands.size() > 1 && !take_borrowed(operands[1].expression->span, "put commas between the fields")) return false;
    return std::all_of(operands.begin(), operands.end(), [&](const SignedOperand& operand) { return take_key(operand); });
  }

  bool take_key(const SignedOperand& operand) {
    const auto& e = *operand.expression;
    SortKey key;
    key.ascending = operand.sign == '\0' ? ascending_ : operand.sign == '+';
    if (operand.sign != '\0') borrowed_ = true;
    if (const auto* name = as_field(e)) {
      key.slot = binder_.read(*name);
    } else if (const auto* inner = conversion(e, key)) {
      if (!take_borrowed(e.span, "convert it in a stage before, such as num(field)")) return false;
      key.slot = binder_.read(*inner);
    } else {
      if (as_number(e) != nullptr || as_text(e) != nullptr) return fail(e.span, "expected a field to sort by");
      if (!take_borrowed(e.span, "compute it in a stage before: expression as name")) return false;
      key.slot = binder_.hidden("sort key");
      binder_.add(std::make_unique<AssignStep>(key.slot, binder_.expression(e)));
    }
    order_.keys.push_back(key);
    return true;
  }

  /// num(a), str(a), ip(a), auto(a).
  static const ast::Name* conversion(const ast::Expression& e, SortKey& key) {
    const auto* call = std::get_if<ast::Call>(&e.node);
    if (call == nullptr || call->arguments.size() != 1) return nullptr;
    const auto* name = as_field(call->arguments[0]);
    if (name == nullptr) return nullptr;
    static constexpr std::pair<std::string_view, SortKey::By> known[] = {{"num", SortKey::By::number},
                                                                         {"str", SortKey::By::text},
                                                                         {"ip", SortKey::By::address},
                                                                         {"auto", SortKey::By::content}};
    for (auto [word, by] : known)
      if (equal_ignoring_ascii_case(call->function.text, word)) {
        key.by = by;
        return name;
      }
    return nullptr;
  }

  void take_direction() {
    if (order_.keys.empty()) return;
    if (reader_.accept_word("asc") || reader_.accept_word("ascending")) order_.keys.back().ascending = true;
    if (reader_.accept_word("desc") || reader_.accept_word("descending")) order_.keys.back().ascending = false;
  }

  bool take_borrowed(Span at, std::string help) {
    borrowed_ = true;
    if (!sumo()) return true;
    binder_.error("borrowed-syntax", at, "the hosted service sorts by fields only, with commas between them", std::move(help));
    return false;
  }

  bool fail(Span at, std::string message) {
    binder_.error("expected-field", at, std::move(message), "for example: sort by count desc, user asc");
    return false;
  }

  StageBinder& binder_;
  StageReader& reader_;
  bool ascending_;
  bool borrowed_ = false;  ///< something of the stage is written as elsewhere
  WrittenOrder order_;
};

}  // namespace

std::vector<SignedOperand> signed_operands(const ast::Expression& expression) {
  const auto* arithmetic = std::get_if<ast::Arithmetic>(&expression.node);
  bool sum = arithmetic != nullptr && !expression.parenthesised &&
             std::all_of(arithmetic->steps.begin(), arithmetic->steps.end(), [](const auto& s) { return s.symbol == '+' || s.symbol == '-'; });
  if (!sum) return {leading_operand(expression)};
  std::vector<SignedOperand> operands = {leading_operand(*arithmetic->first)};
  auto end = arithmetic->first->span.end;
  for (const auto& step : arithmetic->steps) {
    bool adjacent = end < step.span.begin && step.span.end == step.operand->span.begin;
    operands.push_back({step.operand.get(), step.symbol, adjacent});
    end = step.operand->span.end;
  }
  return operands;
}

std::optional<WrittenOrder> read_order(StageBinder& binder, StageReader& reader, bool ascending, std::span<const SignedOperand> begun) {
  return OrderReader(binder, reader, ascending).read(begun);
}

void add_order(StageBinder& binder, WrittenOrder order) {
  binder.add(std::make_unique<SortStep>(binder.schema(), order_slot(binder), std::move(order), binder.options().dialect));
  binder.schema().ordered = true;
}

}  // namespace dohyo
