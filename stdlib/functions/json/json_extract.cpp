#include "interpreter/json/document.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// `a.b{0}.c{}` of one dialect and `$.a.b[0].c` of others as a path of the json operator.
std::string plain_path(std::string_view path) {
  if (path.starts_with("$.")) path.remove_prefix(2);
  else if (path.starts_with("$[")) path.remove_prefix(1);
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path.substr(i).starts_with("{}")) {
      out += "[*]";
      ++i;
    } else {
      out += path[i] == '{' ? '[' : path[i] == '}' ? ']' : path[i];
    }
  }
  return out;
}

Value value_at(std::string_view text, const json::PathQuery& path, CallContext& context) {
  thread_local json::Document document;
  if (!document.open(text)) return Value::null();
  auto found = document.find(path, context.arena);
  return found.present ? found.value : Value::null();
}

struct Lookup {
  std::optional<json::PathQuery> path;  ///< of a constant

  static std::optional<Lookup> prepare(Preparation& preparation) {
    const auto& written = preparation.arguments[1];
    if (written.form != Argument::Form::text) return Lookup{};
    json::PathProblem problem;
    auto path = json::PathQuery::parse(plain_path(written.value.as_text()), problem);
    if (path) return Lookup{std::move(path)};
    preparation.error("invalid-path", written.span, problem.message, problem.help);
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null() || arguments[1].is_null()) return Value::null();
    auto text = text_of(arguments[0], context.arena);
    if (path) return value_at(text, *path, context);
    json::PathProblem problem;
    auto computed = json::PathQuery::parse(plain_path(text_of(arguments[1], context.arena)), problem);
    return computed ? value_at(text, *computed, context) : Value::null();
  }
};
}  // namespace

void json_extract(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "json_extract",
                        .aliases = {{"spath"}},
                        .origin = Origin::borrowed,
                        .rewrite = "json field=raw \"a.b\" as value nodrop",
                        .summary = "The value that a path leads to in a JSON text.",
                        .details = "Paths are those of the operator json, a.b[0].c; {0} for [0], {} for [*] and $. at the "
                                   "front are accepted too. A path that may lead to several values gives a JSON array. Null "
                                   "when an argument is null, the text is no JSON, or nothing stands there.",
                        .examples = {{R"(json_extract("{\"a\":{\"b\":[1,2]}}", "a.b[1]"))", "2"},
                                     {R"(spath("{\"a\":{\"b\":[1,2]}}", "a.b{0}"))", "1"},
                                     {R"(json_extract("{\"a\":1}", "$.a"))", "1"},
                                     {R"(json_extract("{\"a\":[{\"c\":1},{\"c\":2}]}", "a{}.c"))", "[1,2]"},
                                     {R"(json_extract("{\"a\":1}", "b"))", "null"},
                                     {R"(json_extract("x", "a"))", "null"},
                                     {R"(json_extract(null, "a"))", "null"}}},
      .parameters = {"json", "path"},
      .prepare = prepared<Lookup>(),
  });
}

}  // namespace dohyo::stdlib::functions
