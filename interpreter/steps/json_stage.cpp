#include "interpreter/steps/json_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/steps/json_names.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// The part of a string literal that its decoded text has from `offset` on; the whole literal when it has escapes.
Span within(std::string_view raw, Span quoted, size_t offset, size_t length) {
  if (raw.find('\\') != std::string_view::npos) return quoted;
  auto begin = quoted.begin + 1 + static_cast<uint32_t>(offset);
  return {begin, begin + static_cast<uint32_t>(length)};
}

/// Keys that the hosted service reads only in brackets (01 section 9, L20).
void note_odd_keys(StageBinder& binder, const json::PathQuery& path, std::string_view raw, Span quoted) {
  for (const auto& step : path.steps()) {
    if (!step.bare || step.names[0].find_first_of(" @") == std::string::npos) continue;
    binder.report({Severity::warning, "odd-key", within(raw, quoted, step.offset, step.length),
                   fmt::format("the hosted service may not find the key `{}` when it is written so", step.names[0]),
                   fmt::format("write it in brackets: ['{}']", step.names[0]), {}});
  }
}

/// The keys at the beginning of each path, when the scan can look all of them up.
std::vector<JsonScanned> scanned_paths(StageBinder& binder, const JsonStage& stage) {
  std::vector<JsonScanned> out;
  bool own_text = !stage.field || utf8::equal_ignoring_ascii_case(stage.field->text, "_raw");
  if (!own_text) return out;
  std::vector<std::vector<std::string>> keys;
  for (const auto& value : stage.values) {
    const auto* path = std::get_if<json::PathQuery>(&value.what);
    if (path != nullptr) keys.push_back(path->leading_keys());
    // Then the text is to be read anyway.
    if (path == nullptr || keys.back().empty()) return out;
  }
  for (size_t i = 0; i < keys.size(); ++i) {
    auto found = binder.read_event_path(keys[i], binder.stage().span);
    if (!found) return {};
    out.push_back({*found, std::get<json::PathQuery>(stage.values[i].what).behind(keys[i].size())});
  }
  return out;
}

}  // namespace

std::optional<json::PathQuery> bind_json_path(StageBinder& binder, std::string_view raw, Span quoted) {
  json::PathProblem problem;
  auto path = json::PathQuery::parse(decode_literal(raw, Escapes::plain), problem);
  if (path) {
    note_odd_keys(binder, *path, raw, quoted);
    return path;
  }
  binder.error(problem.unsupported ? "unsupported-path" : "invalid-path", within(raw, quoted, problem.offset, problem.length),
               problem.message, problem.help);
  return {};
}

void add_json_step(StageBinder& binder, JsonStage stage) {
  JsonStep::Plan plan;
  plan.input = stage.field ? binder.read(*stage.field) : binder.read("_raw", binder.stage().operator_name->span);
  plan.scanned = scanned_paths(binder, stage);
  plan.nodrop = stage.nodrop;
  plan.text = std::move(stage.text);
  const auto& values = stage.values;
  for (size_t i = 0; i < values.size(); ++i) {
    JsonTarget target;
    target.what = values[i].what;
    const auto& name = values[i].name;
    auto same = [&](const NamedJson& other) { return utf8::equal_ignoring_ascii_case(other.name.text, name.text); };
    if (std::any_of(values.begin() + static_cast<std::ptrdiff_t>(i) + 1, values.end(), same)) {
      // The last writer wins (01 section 8 row 40); a row must have this value all the same.
      binder.warning("duplicate-name", name.span, fmt::format("`{}` is named twice here: only the last value is kept", name.text));
    } else {
      if (stage.nodrop) target.previous = binder.read_if_any(name.text);
      target.slot = binder.assign(name);
    }
    plan.targets.push_back(std::move(target));
  }
  binder.add(std::make_unique<JsonStep>(std::move(plan), binder));
}

void discover_json_names(StageBinder& binder, const std::optional<ast::Name>& field, const json::Flattening& flattening) {
  auto& schema = binder.schema();
  bool own_text = !field || utf8::equal_ignoring_ascii_case(field->text, "_raw");
  bool own_event = own_text && binder.find("_raw") == no_slot && schema.metadata;
  bool by_default = flattening.max_depth == json::deepest_flattening && !flattening.extract_arrays;
  if (own_event && schema.open && flattening.max_depth == json::deepest_flattening) binder.flatten_all_fields();
  // The keys of an event, nested ones too, are its fields from the start: only fields that the query made can change.
  bool only_made = own_event && schema.open && by_default && schema.discovered.empty();
  if (only_made && schema.fields.empty()) return;
  Slot input = field ? binder.read(*field) : binder.read("_raw", binder.stage().operator_name->span);
  Slot list = binder.hidden("names in JSON");
  binder.add(std::make_unique<JsonNamesStep>(input, list, flattening, binder.new_node()));
  schema.discovered.push_back(list);
  if (!only_made) return;
  for (auto& made : schema.fields) made.slot = binder.read(made.name, binder.stage().span);
  schema.discovered.pop_back();
}

}  // namespace dohyo
