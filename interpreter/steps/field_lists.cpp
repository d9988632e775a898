#include "interpreter/steps/field_lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/name_wildcard.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/chosen_fields.h"
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

namespace {

/// In the order of the schema.
std::vector<ast::Name> visible_like(const Schema& schema, const ast::Name& wildcard) {
  std::vector<ast::Name> names;
  for (const auto& field : schema.fields)
    if (is_name_like(wildcard.text, field.name)) names.push_back({field.name, wildcard.span, true});
  return names;
}

void warn_of_wildcard(StageBinder& binder, const ast::Name& wildcard) {
  binder.warning("unknown-field", wildcard.span, fmt::format("no field here has a name like `{}`", wildcard.text));
}

/// The visible fields that wildcards mean in place of them; what only the events have goes to `of_events`.
std::vector<ast::Name> expand_wildcards(StageBinder& binder, const std::vector<ast::Name>& names, std::vector<std::string>& of_events) {
  const auto& schema = binder.schema();
  bool any_name = schema.open || !schema.discovered.empty();
  std::vector<ast::Name> out;
  auto is_listed = [&](const ast::Name& name) {
    return std::any_of(out.begin(), out.end(), [&](const ast::Name& n) { return equal_ignoring_ascii_case(n.text, name.text); });
  };
  for (const auto& name : names) {
    if (!is_name_wildcard(name)) {
      out.push_back(name);
      continue;
    }
    auto found = visible_like(schema, name);
    if (any_name) of_events.push_back(name.text);
    else if (found.empty()) warn_of_wildcard(binder, name);
    for (auto& one : found)
      if (!is_listed(one)) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::vector<ast::Name> listed_fields(const WrittenStage& written) {
  const auto& schema = written.binder().schema();
  bool any_name = schema.open || !schema.discovered.empty();
  std::vector<ast::Name> names;
  bool sound = true;
  auto take = [&](const ast::Expression& e) {
    const auto* name = as_field(e);
    if (name == nullptr) return;
    if (!is_name_wildcard(*name)) {
      names.push_back(*name);
      return;
    }
    auto found = visible_like(schema, *name);
    sound = sound && !any_name && !found.empty();
    names.insert(names.end(), found.begin(), found.end());
  };
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    if (item == nullptr) continue;
    take(item->expression);
    if (const auto* list = std::get_if<ast::Tuple>(&item->expression.node))
      for (const auto& one : list->items) take(one);
  }
  return sound ? names : std::vector<ast::Name>();
}

bool accept_wildcards(StageBinder& binder, const std::vector<ast::Name>& names) {
  if (binder.options().dialect != Dialect::sumo) return true;
  bool accepted = true;
  for (const auto& name : names) {
    if (!is_name_wildcard(name)) continue;
    const auto& schema = binder.schema();
    Diagnostic d{Severity::error, "borrowed-form", name.span, "the hosted service wants whole names of fields", "list the fields that you mean", {}};
    auto found = visible_like(schema, name);
    bool all_known = !schema.open && schema.discovered.empty();
    if (all_known && !found.empty()) {
      std::vector<std::string> texts;
      for (const auto& one : found) texts.push_back(one.text);
      d.fix = Fix{name.span, fmt::format("{}", fmt::join(texts, ", "))};
    }
    binder.report(std::move(d));
    accepted = false;
  }
  return accepted;
}

void keep_fields(StageBinder& binder, const std::vector<ast::Name>& written, Unknown unknown) {
  if (!accept_wildcards(binder, written)) return;
  auto& schema = binder.schema();
  std::vector<std::string> of_events;
  auto names = expand_wildcards(binder, written, of_events);
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
  Slot rest = no_slot;
  if (!of_events.empty()) {
    FieldChoice choice;
    choice.wildcards = std::move(of_events);
    Slot all = binder.all_fields();
    rest = binder.hidden("all fields");
    binder.add(std::make_unique<ChosenFields>(all, rest, std::move(choice), binder.new_node()));
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
  schema.removed_like.clear();
  schema.discovered.clear();
  if (rest != no_slot) schema.discovered.push_back(rest);
  schema.open = false;
}

void remove_fields(StageBinder& binder, const std::vector<ast::Name>& names) {
  if (!accept_wildcards(binder, names)) return;
  auto& schema = binder.schema();
  bool any_name = schema.open || !schema.discovered.empty();
  for (const auto& name : names) {
    bool wildcard = is_name_wildcard(name);
    auto same = [&](const VisibleField& f) {
      return wildcard ? is_name_like(name.text, f.name) : equal_ignoring_ascii_case(f.name, name.text);
    };
    bool known = std::erase_if(schema.fields, same) > 0;
    known = std::erase_if(schema.synonyms, same) > 0 || known;
    if (any_name)
      (wildcard ? schema.removed_like : schema.removed).push_back(name.text);
    else if (!known && wildcard)
      warn_of_wildcard(binder, name);
    else if (!known)
      binder.warning("unknown-field", name.span, fmt::format("no field `{}` exists here, so there is nothing to remove", name.text));
  }
}

}  // namespace dohyo
