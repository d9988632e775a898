#include "interpreter/steps/field_lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

using utf8::equal_ignoring_ascii_case;

std::vector<ast::Name> read_field_list(StageBinder& binder, StageReader& reader, std::string_view what) {
  std::vector<ast::Name> names;
  for (;;) {
    const auto* first = reader.peek_item();
    // `fields (a, b)`
    if (first != nullptr && first->aliases.empty() && std::holds_alternative<ast::Tuple>(first->expression.node)) {
      auto more = reader.expect_fields(what);
      names.insert(names.end(), more.begin(), more.end());
      return names;
    }
    auto name = reader.expect_field(what);
    if (!name) return {};
    names.push_back(*name);
    if (reader.accept_comma()) continue;
    const auto* item = reader.peek_item();
    const auto* next = item != nullptr && item->aliases.empty() ? as_field(item->expression) : nullptr;
    if (next == nullptr) return names;
    // A word that is an operator has lost its pipe.
    if (!next->quoted && binder.registry().find_operator(next->text) != nullptr) return names;
    if (binder.options().dialect != Dialect::sumo) continue;
    auto end = name->span.end;
    binder.report({Severity::error, "borrowed-syntax", next->span, "the hosted service wants commas between fields", "put a comma before it",
                   Fix{{end, end}, ","}});
    return {};
  }
}

void keep_fields(StageBinder& binder, const std::vector<ast::Name>& names, Unknown unknown) {
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
    // On a closed set of fields an unknown name may be no column; among events it may exist in some.
    bool any_name = schema.open || !schema.discovered.empty();
    Slot slot = any_name ? binder.read(name) : binder.find(name.text);
    if (slot == no_slot) {
      slot = binder.read(name);  // warns, unless it is metadata
      bool metadata = schema.metadata && name.text.starts_with('_');
      if (!metadata && unknown == Unknown::left_out) continue;
    }
    bool key = std::any_of(schema.fields.begin(), schema.fields.end(), [&](const VisibleField& f) { return f.slot == slot && f.key; });
    kept.push_back({name.text, slot, key});
  }
  // What is not shown any more may still be read under these names.
  std::vector<VisibleField> hidden;
  auto is_kept = [&](const VisibleField& field) {
    return std::any_of(kept.begin(), kept.end(), [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, field.name); });
  };
  if (schema.events)
    for (const auto& field : schema.fields)
      if (field.name.starts_with('_') && !is_kept(field)) hidden.push_back(field);
  for (const auto& synonym : schema.synonyms) {
    bool of_kept = std::any_of(kept.begin(), kept.end(), [&](const VisibleField& f) { return f.slot == synonym.slot; });
    bool system = schema.events && synonym.name.starts_with('_');
    if ((of_kept || system) && !is_kept(synonym)) hidden.push_back(synonym);
  }
  schema.fields = std::move(kept);
  schema.synonyms = std::move(hidden);
  schema.removed.clear();
  schema.discovered.clear();
  schema.open = false;
}

void remove_fields(StageBinder& binder, const std::vector<ast::Name>& names) {
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

}  // namespace dohyo
