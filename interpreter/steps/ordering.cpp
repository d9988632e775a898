#include "interpreter/steps/ordering.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

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
  binder.add(std::make_unique<SortStep>(binder.schema(), order_slot(binder), std::move(order.keys), binder.options().dialect, order.keep));
  binder.schema().ordered = true;
}

}  // namespace dohyo
