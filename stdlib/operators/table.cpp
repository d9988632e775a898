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

}  // namespace

void table(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "table",
                        .origin = Origin::borrowed,
                        .rewrite = "fields FIELD, ...",
                        .summary = "Shows exactly the listed fields in the listed order.",
                        .details = "A field that nothing has is an empty column. Blanks may stand for the commas.",
                        .examples = {{.code = "* | table b a nope", .result = "b,a,nope\n2,1,", .input = R"({"a":1,"b":2,"c":3})"}}},
      .usage = {"table FIELD, ...", "table FIELD FIELD ..."},
      .bind = bind_table,
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "project",
                        .origin = Origin::borrowed,
                        .rewrite = "EXPRESSION as NAME | fields FIELD, ...",
                        .summary = "Shows exactly the listed fields, some of them computed, in the listed order.",
                        .examples = {{.code = "* | project b, c = a + b", .result = "b,c\n2,3", .input = R"({"a":1,"b":2})"}}},
      .usage = {"project FIELD|NAME = EXPRESSION, ..."},
      .bind = bind_project,
  });
}

}  // namespace dohyo::stdlib::operators
