#include "interpreter/library/registry.h"
#include "interpreter/steps/field_lists.h"
#include "interpreter/steps/ordering.h"

namespace dohyo::stdlib::operators {

namespace {

/// `fields - a, b`: the minus arrives as the sign of the first name, and `-a -b` as a difference.
bool take_minus(const ast::Expression& e, std::vector<ast::Name>& names) {
  std::vector<ast::Name> taken;
  for (const auto& operand : signed_operands(e)) {
    if (operand.sign != '-') return false;
    if (const auto* name = as_field(*operand.expression)) {
      taken.push_back(*name);
      continue;
    }
    // `fields -(a, b)`
    const auto* list = std::get_if<ast::Tuple>(&operand.expression->node);
    if (list == nullptr) return false;
    for (const auto& item : list->items) {
      if (as_field(item) == nullptr) return false;
      taken.push_back(*as_field(item));
    }
  }
  names.insert(names.end(), taken.begin(), taken.end());
  return true;
}

void bind_fields(StageBinder& binder) {
  StageReader reader(binder);
  std::vector<ast::Name> names;
  const auto* first = reader.peek_item();
  bool removing = first != nullptr && first->aliases.empty() && take_minus(first->expression, names);
  if (!removing) {
    names = read_field_list(binder, reader, "a field to keep");
    if (!names.empty() && reader.expect_end()) keep_fields(binder, names, Unknown::left_out);
    return;
  }
  reader.accept_item();
  while (reader.accept_comma() || (reader.peek_item() != nullptr && binder.options().dialect != Dialect::sumo)) {
    const auto* item = reader.peek_item();
    // The minus may be repeated before each name: `fields -a, -b`.
    if (item != nullptr && take_minus(item->expression, names)) {
      reader.accept_item();
      continue;
    }
    auto more = read_field_list(binder, reader, "a field to remove");
    if (more.empty()) return;
    names.insert(names.end(), more.begin(), more.end());
    break;
  }
  if (reader.expect_end()) remove_fields(binder, names);
}

}  // namespace

void fields(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "fields",
                        .summary = "Keeps the listed fields in the listed order, or removes them after a minus.",
                        .details = "Among events the metadata (`_sourceHost`, `_messageTime` and so on) and other fields that begin with "
                                   "`_` can still be read afterwards, but only the listed fields are shown. Borrowed: `user_*` means all fields "
                                   "that look so.",
                        .examples = {{.code = R"(* | fields b, a)", .result = "b,a\n2,1", .input = R"({"a":1,"b":2,"c":3})"},
                                     {.code = R"(* | count by a | fields - _count)", .result = "a\n1", .input = R"({"a":1})"}}},
      .usage = {"fields FIELD, ...", "fields - FIELD, ..."},
      .form = syntax::StageForm::names,
      .bind = bind_fields,
  });
}

}  // namespace dohyo::stdlib::operators
