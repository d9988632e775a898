#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
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

void bind_rename(StageBinder& binder) {
  StageReader reader(binder);
  auto renamings = read_renamings(binder, reader);
  if (renamings.empty() || !reader.expect_end()) return;
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

}  // namespace

void rename(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "rename",
                        .origin = Origin::borrowed,
                        .rewrite = "OLD as NEW | fields - OLD",
                        .summary = "Gives fields other names; the old names are gone.",
                        .details = "A field that has the new name is replaced, also by one that does not exist. All old names mean the "
                                   "fields before the stage, so that two can change places.",
                        .examples = {{.code = "* | rename a as b, c as d | fields b, d, a", .result = "b,d,a\n1,2,", .input = R"({"a":1,"c":2})"},
                                     {.code = "* | count by a | rename _count as n", .result = "a,n\n1,1", .input = R"({"a":1})"}}},
      .usage = {"rename FIELD as NAME, ..."},
      .bind = bind_rename,
  });
}

}  // namespace dohyo::stdlib::operators
