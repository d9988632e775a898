#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/name_wildcard.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/chosen_fields.h"
#include "interpreter/steps/field_lists.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

struct Renaming {
  ast::Name from;
  ast::Name to;
};

/// `a as b, c as d`, with or without commas; old names may stand in double quotes.
std::vector<Renaming> read_renamings(StageBinder& binder, StageReader& reader) {
  std::vector<Renaming> renamings;
  do {
    auto at = reader.here();
    const auto* item = reader.accept_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if ((name == nullptr && text == nullptr) || item->aliases.size() != 1) {
      binder.error("expected-field", at, "expected a field, `as` and its new name", "for example: rename src as source, dst as target");
      return {};
    }
    auto from = name != nullptr ? *name : ast::Name{decode_literal(text->raw, Escapes::plain), item->expression.span, true};
    renamings.push_back({from, item->aliases[0]});
  } while (reader.accept_comma() || reader.peek_item() != nullptr);
  return renamings;
}

/// `src_* as source_*`: each field that looks so gets a new name; what the stars stand for is put in for those of the new one.
bool expand_wildcards(StageBinder& binder, std::vector<Renaming>& renamings, FieldChoice& of_events) {
  std::vector<ast::Name> names;
  for (const auto& renaming : renamings) names.push_back(renaming.from);
  if (!accept_wildcards(binder, names)) return false;
  const auto& schema = binder.schema();
  bool any_name = schema.open || !schema.discovered.empty();
  std::vector<Renaming> out;
  for (const auto& [from, to] : renamings) {
    if (!is_name_wildcard(from)) {
      out.push_back({from, to});
      continue;
    }
    auto stars = std::count(from.text.begin(), from.text.end(), '*');
    if (!is_name_wildcard(to) || std::count(to.text.begin(), to.text.end(), '*') != stars) {
      binder.error("star-count", to.span, fmt::format("`{}` and `{}` must have the same number of stars", from.text, to.text),
                   "for example: rename src_* as source_*");
      return false;
    }
    auto before = out.size();
    for (const auto& field : schema.fields)
      if (auto parts = wildcard_parts(from.text, field.name))
        out.push_back({{field.name, from.span, true}, {fill_wildcard(to.text, *parts), to.span, true}});
    if (any_name) {
      std::vector<std::string_view> anything(static_cast<size_t>(stars), "x");
      if (from.text != "*" && is_name_like(from.text, fill_wildcard(to.text, anything))) {
        binder.error("ambiguous-rename", to.span, fmt::format("among events new names cannot look like the old ones, `{}`", from.text),
                     "keep the fields that you need with `fields`, or name them one by one");
        return false;
      }
      of_events.wildcards.push_back(from.text);
      of_events.renamed.push_back(to.text);
    } else if (out.size() == before) {
      binder.warning("unknown-field", from.span, fmt::format("no field here has a name like `{}`", from.text));
    }
  }
  renamings = std::move(out);
  return true;
}

void rename_fields(StageBinder& binder, const std::vector<Renaming>& renamings) {
  auto& schema = binder.schema();
  // All old names are read before any new one stands.
  std::vector<Slot> slots;
  for (const auto& renaming : renamings) slots.push_back(binder.read(renaming.from));
  std::vector<VisibleField> fields;
  auto find = [&](std::string_view name, bool old) {
    return std::find_if(renamings.begin(), renamings.end(), [&](const Renaming& r) {
      return equal_ignoring_ascii_case(old ? r.from.text : r.to.text, name);
    });
  };
  std::vector<bool> placed(renamings.size(), false);
  for (const auto& field : schema.fields) {
    auto renamed = find(field.name, true);
    if (renamed != renamings.end()) {
      auto index = static_cast<size_t>(renamed - renamings.begin());
      if (!placed[index]) fields.push_back({renamed->to.text, slots[index]});
      placed[index] = true;
    } else if (find(field.name, false) == renamings.end()) {
      fields.push_back(field);
    }
  }
  for (size_t i = 0; i < renamings.size(); ++i)
    if (!placed[i]) fields.push_back({renamings[i].to.text, slots[i]});
  // The last of several fields under one name wins.
  std::vector<VisibleField> distinct;
  for (const auto& field : fields) {
    std::erase_if(distinct, [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, field.name); });
    distinct.push_back(field);
  }
  schema.fields = std::move(distinct);
  for (const auto& renaming : renamings) {
    std::erase_if(schema.synonyms, [&](const VisibleField& f) {
      return equal_ignoring_ascii_case(f.name, renaming.from.text) || equal_ignoring_ascii_case(f.name, renaming.to.text);
    });
    std::erase_if(schema.removed, [&](const std::string& r) { return equal_ignoring_ascii_case(r, renaming.to.text); });
  }
  if (!schema.open && schema.discovered.empty()) return;
  for (const auto& renaming : renamings)
    if (find(renaming.from.text, false) == renamings.end()) schema.removed.push_back(renaming.from.text);
}

void bind_rename(StageBinder& binder) {
  StageReader reader(binder);
  auto renamings = read_renamings(binder, reader);
  if (renamings.empty() || !reader.expect_end()) return;
  FieldChoice of_events;
  if (!expand_wildcards(binder, renamings, of_events)) return;
  auto& schema = binder.schema();
  Slot list = no_slot;
  if (!of_events.wildcards.empty()) {
    Slot all = binder.all_fields();
    list = binder.hidden("renamed fields");
    binder.add(std::make_unique<ChosenFields>(all, list, of_events, binder.new_node()));
  }
  rename_fields(binder, renamings);
  if (list == no_slot) return;
  for (const auto& wildcard : of_events.wildcards) {
    if (wildcard != "*") {
      schema.removed_like.push_back(wildcard);
      continue;
    }
    // Nothing has its old name any more.
    schema.open = false;
    schema.discovered.clear();
    schema.removed.clear();
  }
  schema.discovered.push_back(list);
}

/// All old names are read before any new one stands, so names that change places go through others.
LegalStage spell_rename(const WrittenStage& written) {
  StageReader reader(written.binder());
  auto renamings = read_renamings(written.binder(), reader);
  std::string copies;
  std::vector<ast::Name> gone;
  auto is_new = [&](const ast::Name& name) {
    return std::any_of(renamings.begin(), renamings.end(), [&](const Renaming& r) { return equal_ignoring_ascii_case(r.to.text, name.text); });
  };
  for (const auto& renaming : renamings) {
    if (is_new(renaming.from)) return no_legal_form("fields that change places need a third name: copy them with `as` one by one, then `fields -`");
    copies += fmt::format("{} as {} | ", name_literal(renaming.from.text), name_literal(renaming.to.text));
    gone.push_back(renaming.from);
  }
  return spelled(copies + "fields - " + join_names(gone));
}

}  // namespace

void rename(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "rename",
                        .origin = Origin::borrowed,
                        .rewrite = "OLD as NEW | fields - OLD",
                        .summary = "Gives fields other names; the old names are gone.",
                        .details = "A field that has the new name is replaced, also by one that does not exist. All old names mean the "
                                   "fields before the stage, so that two can change places. `src_* as source_*` renames all fields that look so, each "
                                   "star of the new name being what the one of the old stands for.",
                        .examples = {{.code = "* | rename a as b, c as d | fields b, d, a", .result = "b,d,a\n1,2,", .input = R"({"a":1,"c":2})"},
                                     {.code = "* | rename src_* as source_*", .result = "_messageTime,source_ip,source_port\n,1,2", .input = R"({"src_ip":1,"src_port":2})"},
                                     {.code = "* | count by a | rename _count as n", .result = "a,n\n1,1", .input = R"({"a":1})"}}},
      .usage = {"rename FIELD as NAME, ...", "rename PART* as PART*, ..."},
      .form = syntax::StageForm::names,
      .bind = bind_rename,
      .spell = spell_rename,
  });
}

}  // namespace dohyo::stdlib::operators
