#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/library/written_call.h"
#include "interpreter/lookup/lookup_stage.h"

namespace dohyo::stdlib::functions {

namespace {

Value is_there(const void* finder, std::span<const Value> key, CallContext&) {
  return Value::boolean(static_cast<const Finder*>(finder)->find(key) != Finder::none);
}

Expression bind_lookup_contains(WrittenCall& written) {
  auto report = [&](Diagnostic d) { written.report(std::move(d)); };
  const auto& arguments = written.call().arguments;
  auto place = place_of_table(arguments[0]);
  if (!place) {
    report({Severity::error, "expected-table", arguments[0].span, "expected the place of a table",
            "such as path://\"/Library/x\", shared/x or https://host/x.csv", {}});
    return written.constant(Value::null());
  }
  std::vector<WrittenPair> pairs;
  for (size_t i = 1; i < arguments.size(); ++i)
    if (!read_pairs(arguments[i], pairs, report)) return written.constant(Value::null());
  auto opened = open_table(written.options().tables.get(), *place, arguments[0].span, report);
  if (opened.source == nullptr) return written.constant(Value::boolean(false));
  auto oriented = orient(*opened.source, *place, pairs, report);
  if (!oriented) return written.constant(Value::null());
  std::vector<Expression> keys;
  for (const auto& pair : *oriented) keys.push_back(written.value({pair.field.span, ast::Field{pair.field}, false}));
  // Rows that share their key are no matter here.
  auto finder = finder_for(opened.source, *oriented, written.span(), [](const Diagnostic&) {});
  return written.evaluated({finder, is_there}, std::move(keys));
}

}  // namespace

void lookup_contains(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "lookupContains",
                        .summary = "Whether a table beside the events has a row whose columns equal these fields.",
                        .details = "Tables and comparison are those of `lookup`. False when a field is null. As a stage of its own: "
                                   "lookupContains(TABLE, FIELD=COLUMN) as flag.",
                        .examples = {{.code = R"(lookupContains(path://"/Library/example", user=account))", .result = "false", .table = "account,team\nana,red"}}},
      .parameters = {"table", "field=column..."},
      .predicate = true,
      .bind = bind_lookup_contains,
  });
}

}  // namespace dohyo::stdlib::functions
