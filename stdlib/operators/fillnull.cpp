#include <fmt/format.h>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/field_lists.h"

namespace dohyo::stdlib::operators {

namespace {

/// A number, a boolean, a text, or a bare word, which is a text too.
std::optional<Expression> bind_value(StageBinder& binder, const ast::Expression& e) {
  if (const auto* word = as_field(e)) {
    Expression text;
    text.node = binder.new_node();
    text.span = e.span;
    text.constant = binder.arena().text(word->text);
    return text;
  }
  auto value = binder.expression(e);
  if (value.form == Expression::Form::constant && !value.constant.is_null()) return value;
  binder.error("expected-value", e.span, "expected the value that nulls become", R"(for example: fillnull value="none" user)");
  return {};
}

void bind_fillnull(StageBinder& binder) {
  StageReader reader(binder);
  Expression zero;
  zero.node = binder.new_node();
  zero.span = binder.stage().span;
  zero.constant = Value::integer(0);
  std::optional<Expression> value = std::move(zero);
  if (const auto* written = reader.accept_option("value")) value = bind_value(binder, *written);
  if (!value) return;
  std::vector<ast::Name> names;
  const auto& schema = binder.schema();
  if (!reader.at_end()) {
    names = read_field_list(binder, reader, "a field to fill");
    if (names.empty() || !reader.expect_end()) return;
  } else if (schema.open || !schema.discovered.empty()) {
    return binder.error("missing-argument", reader.here(), "among events any field may exist: say which to fill", "for example: fillnull value=0 bytes, packets");
  } else {
    for (const auto& field : schema.fields) names.push_back({field.name, binder.stage().span, true});
  }
  for (const auto& name : names) {
    std::vector<Expression> arguments;
    arguments.push_back(binder.field(binder.read(name), name.span));
    auto& filling = arguments.emplace_back(*value);
    filling.node = binder.new_node();
    auto filled = binder.call("coalesce", std::move(arguments), name.span);
    binder.add(std::make_unique<AssignStep>(binder.assign(name), std::move(filled)));
  }
}

LegalStage spell_fillnull(const WrittenStage& written) {
  auto& binder = written.binder();
  StageReader reader(binder);
  std::string value = "0";
  if (const auto* given = reader.accept_option("value")) {
    const auto* word = as_field(*given);
    value = word != nullptr ? "\"" + word->text + "\"" : written.text(*given);
  }
  std::vector<ast::Name> names;
  if (!reader.at_end()) names = listed_fields(written);
  else
    for (const auto& field : binder.schema().fields) names.push_back({field.name, binder.stage().span, true});
  std::string out;
  for (const auto& name : names)
    out += fmt::format("{0}if(isNull({1}), {2}, {1}) as {1}", out.empty() ? "" : " | ", name_literal(name.text), value);
  return spelled(std::move(out));
}

}  // namespace

void fillnull(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "fillnull",
                        .origin = Origin::borrowed,
                        .rewrite = "if(isNull(FIELD), 0, FIELD) as FIELD",
                        .summary = "Puts a value, 0 unless another is given, where fields are null.",
                        .details = "Without a list all columns of a table are filled; among events the fields must be named. An empty "
                                   "text is not null.",
                        .examples = {{.code = "* | fillnull value=\"none\" user | fields n, user | sort by n asc",
                                      .result = "n,user\n1,ann\n2,none",
                                      .input = "{\"n\":1,\"user\":\"ann\"}\n{\"n\":2}"}}},
      .usage = {"fillnull [value=VALUE] [FIELD, ...]"},
      .bind = bind_fillnull,
      .spell = spell_fillnull,
  });
}

}  // namespace dohyo::stdlib::operators
