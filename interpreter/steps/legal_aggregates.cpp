// Aggregates for `--dialect sumo` (04 C109 to C117).
#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

const ast::Call* call_of(const ast::Expression& e, std::string_view name) {
  const auto* call = std::get_if<ast::Call>(&e.node);
  return call != nullptr && equal_ignoring_ascii_case(call->function.text, name) ? call : nullptr;
}

const ast::Expression& without_eval(const ast::Expression& e) {
  const auto* eval = call_of(e, "eval");
  return eval != nullptr && eval->arguments.size() == 1 ? eval->arguments[0] : e;
}

bool is_test(const ast::Expression& e) {
  return std::holds_alternative<ast::Comparison>(e.node) || std::holds_alternative<ast::Membership>(e.node) ||
         std::holds_alternative<ast::Logical>(e.node) || std::holds_alternative<ast::Not>(e.node);
}

class Speller {
 public:
  Speller(const WrittenStage& written, bool borrowed) : written_(written), borrowed_(borrowed) {}

  LegalAggregates run(const AggregateList& list) {
    for (const auto& call : list.calls) {
      if (!out_.calls.empty()) out_.calls += ", ";
      add(call);
      if (!out_.reason.empty()) break;
    }
    return std::move(out_);
  }

 private:
  void add(const AggregateList::Call& written) {
    const auto& call = *written.call;
    const auto& registry = written_.binder().registry();
    const auto* function = registry.find_aggregate(call.function.text);
    const auto& documentation = function->documentation;
    bool is_count = documentation.name == "count";
    bool conditional = false;
    for (auto name : function->conditional_names) conditional = conditional || equal_ignoring_ascii_case(name, call.function.text);
    std::string name(is_borrowed(documentation, call.function.text) ? documentation.name : call.function.text);
    if (documentation.origin != Origin::sumo) {
      out_.reason = fmt::format("the hosted service has no aggregate like `{}`", call.function.text);
      return;
    }
    std::string arguments;
    if (conditional) {
      const auto& condition = without_eval(call.arguments.back());
      bool counts = call.arguments.size() == 1;
      if (!counts && documentation.name != "sum") {
        out_.reason = fmt::format("the hosted service has no null to leave values out of `{}` with", documentation.name);
        return;
      }
      arguments = field_of(fmt::format("if({}, {}, 0)", written_.text(condition), counts ? "1" : written_.text(call.arguments[0])));
      name = "sum";
    } else if (is_count && call.arguments.size() == 1 && is_computed(call.arguments[0])) {
      arguments = field_of(flag_of(without_eval(call.arguments[0])));
      name = "sum";
    } else {
      // `pct(50, x)` is `pct(x, 50)` (04 A27).
      bool swapped = documentation.name == "pct" && call.arguments.size() == 2 && as_number(call.arguments[0]) != nullptr;
      if (swapped) arguments = argument_text(call.arguments[1]) + ", " + argument_text(call.arguments[0]);
      for (const auto& argument : call.arguments) {
        if (swapped) break;
        if (!arguments.empty()) arguments += ", ";
        arguments += is_computed(argument) ? field_of(written_.text(without_eval(argument))) : argument_text(argument);
      }
    }
    bool counted_by_sum = is_count && name == "sum";
    out_.calls += written.bare ? name : fmt::format("{}({})", name, arguments);
    if (written.alias) out_.calls += " as " + name_literal(written.alias->text);
    else if (is_count && (borrowed_ || counted_by_sum)) out_.calls += borrowed_ ? " as count" : " as _count";
  }

  std::string argument_text(const ast::Expression& argument) const {
    if (std::holds_alternative<ast::Star>(argument.node)) return "*";
    return written_.text(argument);
  }

  static bool is_computed(const ast::Expression& e) {
    bool plain = std::holds_alternative<ast::Field>(e.node) || std::holds_alternative<ast::Number>(e.node) || std::holds_alternative<ast::Star>(e.node) ||
                 std::holds_alternative<ast::Text>(e.node) || std::holds_alternative<ast::Boolean>(e.node);
    return !plain;
  }

  /// 1 where `count(e)` counts a row, else 0.
  std::string flag_of(const ast::Expression& e) const {
    if (is_test(e)) return fmt::format("if({}, 1, 0)", written_.text(e));
    if (const auto* choice = call_of(e, "if"); choice != nullptr && choice->arguments.size() == 3) {
      bool null_else = std::holds_alternative<ast::Null>(choice->arguments[2].node);
      bool constant = std::holds_alternative<ast::Number>(choice->arguments[1].node) || std::holds_alternative<ast::Text>(choice->arguments[1].node);
      if (null_else && constant) return fmt::format("if({}, 1, 0)", written_.text(choice->arguments[0]));
    }
    return fmt::format("if(isNull({}), 0, 1)", written_.text(e));
  }

  /// The name of a field that a stage before sets.
  std::string field_of(const std::string& value) {
    auto name = fmt::format("value_{}", ++made_);
    out_.before += fmt::format("{} as {} | ", value, name);
    return name;
  }

  const WrittenStage& written_;
  bool borrowed_;
  LegalAggregates out_;
  size_t made_ = 0;
};

}  // namespace

LegalAggregates spell_aggregates(const WrittenStage& written, const AggregateList& list, bool borrowed) { return Speller(written, borrowed).run(list); }

LegalStage spell_aggregate_stage(const WrittenStage& written, bool borrowed) {
  StageReader reader(written.binder());
  auto list = read_aggregates(written.binder(), reader, {.borrowed = borrowed});
  auto legal = spell_aggregates(written, list, borrowed);
  if (!legal.reason.empty()) return no_legal_form(std::move(legal.reason));
  auto text = legal.before + legal.calls;
  if (!list.keys.empty()) text += " by " + join_names(list.keys);
  return spelled(std::move(text));
}

}  // namespace dohyo
