// What a name means at a place of a query (docs/semantics.md#names).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/analysis/found_fields.h"
#include "interpreter/analysis/query_binder.h"
#include "interpreter/library/name_wildcard.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/chosen_fields.h"
#include "interpreter/steps/json_steps.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

using utf8::equal_ignoring_ascii_case;

namespace {

/// A column computed before the stage that needs it: a field that may stand under either of two spellings.
class EitherSpelling final : public RowStep {
 public:
  EitherSpelling(Slot out, Slot exact, Slot made, uint32_t node) : out_(out), exact_(exact), made_(made), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {exact_, made_}); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      Value value = batch.at(exact_, row);
      values[row] = value.is_null() ? batch.at(made_, row) : value;
    }
    batch.columns[out_] = &column;
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = the event's own {}, else {}", names[out_], names[exact_], names[made_]);
  }

 private:
  Slot out_, exact_, made_;
  uint32_t node_;
};

constexpr std::array metadata_names = {
    "_raw",         "_sourceCategory", "_sourceHost",   "_sourceName", "_source", "_collector", "_messageTime",
    "_receiptTime", "_size",           "_messageCount", "_index",      "_view",   "_format",    "_loglevel",
    "_messageId",   "_time"};

const char* metadata_name(std::string_view name) {
  for (const auto* known : metadata_names)
    if (equal_ignoring_ascii_case(known, name)) return known;
  return nullptr;
}

/// Fields named in a help.
constexpr size_t most_named = 20;

}  // namespace

Slot QueryBinder::read_all_fields() {
  Slot slot = source_slot("", SourceField::Origin::all, {});
  plan_.slot_names[slot] = "all fields";
  return slot;
}

Slot QueryBinder::all_fields() {
  std::vector<Slot> lists = schema_.discovered;
  if (schema_.open) lists.insert(lists.begin(), read_all_fields());
  if (lists.empty()) return no_slot;
  Slot whole = lists.front();
  if (lists.size() > 1) {
    whole = hidden("all fields");
    add(std::make_unique<AllFields>(whole, no_slot, std::move(lists), new_node()));
  }
  if (schema_.removed.empty() && schema_.removed_like.empty()) return whole;
  FieldChoice without;
  without.listed_stay = false;
  without.names = schema_.removed;
  without.wildcards = schema_.removed_like;
  Slot out = hidden("all fields");
  add(std::make_unique<ChosenFields>(whole, out, std::move(without), new_node()));
  return out;
}

Slot QueryBinder::find(std::string_view name) {
  const auto* field = find_field(name, false);
  return field != nullptr ? field->slot : no_slot;
}

Slot QueryBinder::read_if_any(std::string_view name) {
  if (!schema_.discovered.empty()) return resolve(name, {});
  if (Slot made = find(name); made != no_slot) return made;
  bool gone = is_removed(name);
  bool metadata = metadata_name(name) != nullptr;
  bool can_exist = metadata ? schema_.metadata : schema_.open && !gone;
  if (can_exist) return resolve(name, {});
  for (const auto& ask : schema_.on_demand)
    if (Slot slot = ask(name); slot != no_slot) return slot;
  return no_slot;
}

std::optional<StageBinder::EventPath> QueryBinder::read_event_path(const std::vector<std::string>& keys, Span span) {
  if (find("_raw") != no_slot || !schema_.metadata || plan_.source_fields.size() + 2 > most_fields) return {};
  return EventPath{path_slot(keys, SourceField::Origin::path, span), path_slot(keys, SourceField::Origin::path_found, span)};
}

Slot QueryBinder::assign(std::string_view name) {
  Slot slot = hidden(name);
  std::erase_if(schema_.removed, [&](const std::string& r) { return equal_ignoring_ascii_case(r, name); });
  std::erase_if(schema_.synonyms, [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, name); });
  for (auto& field : schema_.fields)
    if (equal_ignoring_ascii_case(field.name, name)) {
      field.slot = slot;
      return slot;
    }
  // One more than allowed stays, so that the end of the stage sees that there are too many.
  if (schema_.fields.size() <= most_fields) schema_.fields.push_back({std::string(name), slot});
  return slot;
}

Slot QueryBinder::hidden(std::string_view name) {
  plan_.slot_names.emplace_back(name);
  return static_cast<Slot>(plan_.slot_names.size() - 1);
}

const VisibleField* QueryBinder::find_field(std::string_view name, bool exactly) const {
  for (const auto* list : {&schema_.fields, &schema_.synonyms})
    for (const auto& field : *list)
      if (exactly ? field.name == name : equal_ignoring_ascii_case(field.name, name)) return &field;
  return nullptr;
}

bool QueryBinder::is_removed(std::string_view name) const {
  return std::any_of(schema_.removed.begin(), schema_.removed.end(),
                     [&](const std::string& r) { return equal_ignoring_ascii_case(r, name); }) ||
         std::any_of(schema_.removed_like.begin(), schema_.removed_like.end(),
                     [&](const std::string& wildcard) { return is_name_like(wildcard, name); });
}

Slot QueryBinder::resolve(std::string_view name, Span span) {
  Slot slot = declared(name, span);
  if (schema_.discovered.empty() || metadata_name(name) != nullptr || is_removed(name)) return slot;
  const auto* made = find_field(name, true);
  if (made == nullptr) made = find_field(name, false);
  return discovered_over(name, slot, made != nullptr ? made->slot : 0);
}

/// The value of `name` in lists younger than the slot `made`, else that of `slot`.
Slot QueryBinder::discovered_over(std::string_view name, Slot slot, Slot made) {
  const auto* united = united_here();
  for (Slot list : schema_.discovered)
    if (made < list && (united == nullptr || list != united->list)) slot = found_field(name, list, slot);
  return slot;
}

Slot QueryBinder::found_field(std::string_view name, Slot list, Slot otherwise) {
  for (const auto& known : found_)
    if (known.list == list && known.otherwise == otherwise && plan_.slot_names[known.out] == name) return known.out;
  Slot out = hidden(name);
  add(std::make_unique<FoundField>(std::string(name), out, list, otherwise, new_node()));
  found_.push_back({list, otherwise, out});
  return out;
}

/// Without fields that are known only row by row. 00-decisions section 3 rule 7: the exact spelling first, then any
/// letter case.
Slot QueryBinder::declared(std::string_view name, Span span) {
  if (const auto* field = find_field(name, true)) return field->slot;
  const auto* known = metadata_name(name);
  if (const auto* field = find_field(name, false)) {
    if (!schema_.open || !schema_.events || known != nullptr) return field->slot;
    return either_spelling(std::string(name), field->slot, span);
  }
  auto* united = united_here();
  if (known != nullptr && schema_.metadata) return united != nullptr ? united_slot(*united, name, span) : metadata(known, span);
  if (is_removed(name)) return unknown(name, span);
  bool made_object = known == nullptr && find_field(name.substr(0, name.find('.')), false) != nullptr && name.find('.') != std::string_view::npos;
  if (united != nullptr && united->list != no_slot) {
    Slot slot = united_slot(*united, name, span);
    return made_object ? inside_made(name, slot) : slot;
  }
  if (!schema_.open) {
    for (const auto& ask : std::vector(schema_.on_demand))
      if (Slot slot = ask(name); slot != no_slot) {
        schema_.synonyms.push_back({std::string(name), slot});
        return slot;
      }
    return made_object ? inside_made(name, no_slot) : unknown(name, span);
  }
  Slot own = plan_.flatten_all ? flattened(name, span) : source_slot(name, SourceField::Origin::data, span);
  return made_object ? inside_made(name, own) : own;
}

Slot QueryBinder::metadata(const char* name, Span span) {
  if (std::string_view(name) == "_loglevel") return log_level(span);
  return source_slot(name, SourceField::Origin::metadata, span);
}

/// What the source says, else what the text shows (01 section 2.3).
Slot QueryBinder::log_level(Span span) {
  if (log_level_ != no_slot) return log_level_;
  std::vector<Expression> arguments;
  arguments.push_back(field(source_slot("_loglevel", SourceField::Origin::metadata, span), span));
  arguments.push_back(field(source_slot("_raw", SourceField::Origin::metadata, span), span));
  auto level = call("(log level)", std::move(arguments), span);
  log_level_ = hidden("_loglevel");
  add(std::make_unique<AssignStep>(log_level_, std::move(level)));
  return log_level_;
}

/// `made.key`, where the query made `made` and no field has the whole name: what the JSON text in it has there (04 A22).
Slot QueryBinder::inside_made(std::string_view name, Slot otherwise) {
  const auto* field = find_field(name.substr(0, name.find('.')), false);
  for (const auto& known : inside_)
    if (known.made == field->slot && known.name == name) return known.out;
  JsonStep::Plan step;
  step.input = field->slot;
  step.nodrop = true;
  step.text = fmt::format("auto \"{}\"", name.substr(name.find('.') + 1));
  Slot out = hidden(name);
  inside_.push_back({field->slot, std::string(name), out});
  step.targets.push_back({json::FlatName{std::string(name.substr(name.find('.') + 1)), {}}, out, otherwise});
  add(std::make_unique<JsonStep>(std::move(step), *this));
  return out;
}

/// A field of the events behind `json auto`, which finds names in any letter case and elements of arrays.
Slot QueryBinder::flattened(std::string_view name, Span span) {
  bool dotted = name.find('.') != std::string_view::npos;
  Slot own = source_slot(name, dotted ? SourceField::Origin::data_in_any_case : SourceField::Origin::data, span);
  if (name.find('[') == std::string_view::npos) return own;
  for (const auto& known : elements_)
    if (known.made == own) return known.out;
  JsonStep::Plan step;
  step.input = source_slot("_raw", SourceField::Origin::metadata, span);
  step.nodrop = true;
  step.text = fmt::format("auto \"{}\"", name);
  Slot out = hidden(name);
  step.targets.push_back({json::FlatName{std::string(name), {}}, out, own});
  add(std::make_unique<JsonStep>(std::move(step), *this));
  elements_.push_back({own, out});
  return out;
}

Slot QueryBinder::either_spelling(const std::string& name, Slot made, Span span) {
  for (const auto& known : either_)
    if (known.made == made && plan_.slot_names[known.out] == name) return known.out;
  Slot exact = source_slot(name, SourceField::Origin::data_exactly, span);
  Slot out = hidden(name);
  add(std::make_unique<EitherSpelling>(out, exact, made, new_node()));
  either_.push_back({made, out});
  return out;
}

Slot QueryBinder::source_slot(std::string_view name, SourceField::Origin origin, Span span) {
  auto& slots = source_slots_[origin];
  if (auto known = slots.find(std::string(name)); known != slots.end()) return known->second;
  // One is reported, and what follows is as good as that one.
  if (plan_.source_fields.size() == most_fields)
    error("too-many-fields", span, fmt::format("more than {} fields are read from the events", most_fields));
  if (plan_.source_fields.size() > most_fields) return plan_.source_fields.back().slot;
  Slot slot = hidden(name);
  slots.emplace(name, slot);
  plan_.source_fields.push_back({std::string(name), slot, origin, span});
  return slot;
}

Slot QueryBinder::path_slot(const std::vector<std::string>& keys, SourceField::Origin origin, Span span) {
  for (const auto& field : plan_.source_fields)
    if (field.origin == origin && field.keys == keys) return field.slot;
  bool value = origin == SourceField::Origin::path;
  auto name = fmt::format("{}_raw.{}", value ? "" : "found ", fmt::join(keys, "."));
  Slot slot = hidden(name);
  plan_.source_fields.push_back({name, slot, origin, span, keys});
  return slot;
}

Slot QueryBinder::unknown(std::string_view name, Span span) {
  bool is_open = name.find("{{") != std::string_view::npos;  // holds a parameter without a value
  if (names_are_known_ && schema_.discovered.empty() && !is_open) {
    std::vector<std::string> names;
    for (const auto& field : schema_.fields) names.push_back(field.name);
    Diagnostic d{Severity::warning, "unknown-field", span, fmt::format("no field `{}` exists here, so it is always null", name),
                 "", {}};
    if (++unknown_fields_ > most_warnings) {
      // It will only be counted.
    } else if (auto near = closest(name, names)) {
      d.help = fmt::format("did you mean `{}`?", *near);
      d.fix = Fix{span, *near};
    } else if (!names.empty()) {
      bool all = names.size() <= most_named;
      names.resize(std::min(names.size(), most_named));
      d.help = fmt::format("fields here: {}{}", fmt::join(names, ", "), all ? "" : ", ...");
    }
    report(std::move(d));
  }
  if (plan_.null_slot == no_slot) plan_.null_slot = hidden("null");
  return plan_.null_slot;
}

}  // namespace dohyo
