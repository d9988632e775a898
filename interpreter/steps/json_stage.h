// What stages that take values out of JSON share, however they are spelled (01 section 4.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/steps/json_steps.h"

namespace dohyo {

/// A value that a stage asks for and the name that it gives it.
struct NamedJson {
  JsonWanted what;
  ast::Name name;
};

struct JsonStage {
  std::optional<ast::Name> field;  ///< without it: `_raw`
  std::vector<NamedJson> values;
  bool nodrop = false;
  std::string text;  ///< of the values, for explain
};

/// The path between the quotes of a string; reports what is wrong with it and where.
[[nodiscard]] std::optional<json::PathQuery> bind_json_path(StageBinder& binder, std::string_view raw, Span quoted);

/// Adds the step and makes the names. Where `_raw` is the text of the event, the scan looks the keys up that all paths begin
/// with; the answer is the same.
void add_json_step(StageBinder& binder, JsonStage stage);

/// `json auto`: every name in the JSON text is a field from here on and overrides fields of that name.
void discover_json_names(StageBinder& binder, const std::optional<ast::Name>& field, const json::Flattening& flattening);

}  // namespace dohyo
