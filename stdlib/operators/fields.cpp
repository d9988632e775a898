#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

/// `fields - a, b`: the minus arrives as the sign of the first name.
bool take_minus(const ast::Expression& e, std::vector<ast::Name>& names) {
  const auto* negation = std::get_if<ast::Negation>(&e.node);
  if (negation == nullptr) return false;
  const auto* name = as_field(*negation->operand);
  if (name == nullptr) return false;
  names.push_back(*name);
  return true;
}

void remove(StageBinder& binder, const std::vector<ast::Name>& names) {
  auto& schema = binder.schema();
  for (const auto& name : names) {
    auto same = [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, name.text); };
    bool known = std::erase_if(schema.fields, same) > 0;
    known = std::erase_if(schema.synonyms, same) > 0 || known;
    if (schema.open || !schema.discovered.empty())
      schema.removed.push_back(name.text);
    else if (!known)
      binder.warning("unknown-field", name.span, fmt::format("no field `{}` exists here, so there is nothing to remove", name.text));
  }
}

void keep(StageBinder& binder, const std::vector<ast::Name>& names) {
  auto& schema = binder.schema();
  std::vector<VisibleField> kept;
  for (const auto& name : names) {
    // Events may have keys that differ only in case.
    bool repeated = std::any_of(kept.begin(), kept.end(), [&](const VisibleField& f) {
      return schema.open ? f.name == name.text : equal_ignoring_ascii_case(f.name, name.text);
    });
    if (repeated) {
      binder.error("repeated-field", name.span, fmt::format("`{}` is listed twice", name.text), "name each field once");
      return;
    }
    // On a closed set of fields an unknown name is no column (01 section 5.9); among events it may exist in some.
    bool any_name = schema.open || !schema.discovered.empty();
    Slot slot = any_name ? binder.read(name) : binder.find(name.text);
    if (slot == no_slot) {
      slot = binder.read(name);  // warns, unless it is metadata
      bool metadata = schema.metadata && name.text.starts_with('_');
      if (!metadata) continue;
    }
    kept.push_back({name.text, slot});
  }
  schema.fields = std::move(kept);
  schema.synonyms.clear();
  schema.removed.clear();
  schema.discovered.clear();
  schema.open = false;
}

void bind_fields(StageBinder& binder) {
  StageReader reader(binder);
  std::vector<ast::Name> names;
  const auto* first = reader.peek_item();
  bool removing = first != nullptr && first->aliases.empty() && take_minus(first->expression, names);
  if (removing) {
    reader.accept_item();
    while (reader.accept_comma()) {
      const auto* item = reader.peek_item();
      // The minus may be repeated before each name: `fields -a, -b`.
      if (item != nullptr && take_minus(item->expression, names)) {
        reader.accept_item();
        continue;
      }
      auto name = reader.expect_field("a field to remove");
      if (!name) return;
      names.push_back(*name);
    }
  } else {
    names = reader.expect_fields("a field to keep");
    if (names.empty()) return;
  }
  if (!reader.expect_end()) return;
  if (removing)
    remove(binder, names);
  else
    keep(binder, names);
}

}  // namespace

void fields(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "fields",
                        .summary = "Keeps the listed fields in the listed order, or removes them after a minus.",
                        .details = "Among events the metadata (`_sourceHost`, `_messageTime` and so on) can still be read afterwards, "
                                   "but only the listed fields are shown.",
                        .examples = {{.code = R"(* | fields b, a)", .result = "b,a\n2,1", .input = R"({"a":1,"b":2,"c":3})"},
                                     {.code = R"(* | count by a | fields - _count)", .result = "a\n1", .input = R"({"a":1})"}}},
      .usage = {"fields FIELD, ...", "fields - FIELD, ..."},
      .bind = bind_fields,
  });
}

}  // namespace dohyo::stdlib::operators
