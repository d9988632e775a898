#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/field_lists.h"

namespace dohyo::stdlib::operators {

namespace {

void bind_table(StageBinder& binder) {
  StageReader reader(binder);
  auto names = read_field_list(binder, reader, "a field to show");
  if (!names.empty() && reader.expect_end()) keep_fields(binder, names, Unknown::empty);
}

/// `project a, b = expression`.
void bind_project(StageBinder& binder) {
  StageReader reader(binder);
  std::vector<ast::Name> names;
  do {
    const auto* item = reader.peek_item();
    const auto* comparison = item != nullptr ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
    const auto* assigned = comparison != nullptr && comparison->comparator == ast::Comparator::equal ? as_field(*comparison->left) : nullptr;
    if (assigned != nullptr && item->aliases.empty()) {
      reader.accept_item();
      auto value = binder.expression(*comparison->right);
      binder.add(std::make_unique<AssignStep>(binder.assign(*assigned), std::move(value)));
      names.push_back(*assigned);
      continue;
    }
    auto name = reader.expect_field("a field to show");
    if (!name) return;
    names.push_back(*name);
  } while (reader.accept_comma());
  if (reader.expect_end()) keep_fields(binder, names, Unknown::empty);
}

LegalStage spell_table(const WrittenStage& written) {
  auto names = listed_fields(written);
  return names.empty() ? no_legal_form("the hosted service wants whole names: fields a, b") : spelled("fields " + join_names(names));
}

LegalStage spell_project(const WrittenStage& written) {
  std::string computed;
  std::vector<ast::Name> names;
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    if (item == nullptr) continue;
    if (const auto* name = as_field(item->expression)) {
      names.push_back(*name);
    } else if (const auto* comparison = std::get_if<ast::Comparison>(&item->expression.node)) {
      names.push_back(*as_field(*comparison->left));
      computed += written.text(*comparison->right) + " as " + name_literal(names.back().text) + " | ";
    }
  }
  return spelled(computed + "fields " + join_names(names));
}

}  // namespace

void table(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "table",
                        .origin = Origin::borrowed,
                        .rewrite = "fields FIELD, ...",
                        .summary = "Shows exactly the listed fields in the listed order.",
                        .details = "A field that nothing has is an empty column. Blanks may stand for the commas. `user_*` shows all fields that look "
                                   "so: those of the query where they stand, those of the events behind all others, by name.",
                        .examples = {{.code = "* | table b a nope", .result = "b,a,nope\n2,1,", .input = R"({"a":1,"b":2,"c":3})"}}},
      .usage = {"table FIELD, ...", "table FIELD FIELD ..."},
      .form = syntax::StageForm::names,
      .bind = bind_table,
      .spell = spell_table,
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "project",
                        .origin = Origin::borrowed,
                        .rewrite = "EXPRESSION as NAME | fields FIELD, ...",
                        .summary = "Shows exactly the listed fields, some of them computed, in the listed order.",
                        .examples = {{.code = "* | project b, c = a + b", .result = "b,c\n2,3", .input = R"({"a":1,"b":2})"}}},
      .usage = {"project FIELD|NAME = EXPRESSION, ..."},
      .bind = bind_project,
      .spell = spell_project,
  });
}

}  // namespace dohyo::stdlib::operators
