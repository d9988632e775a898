#include <fmt/format.h>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/json_stage.h"

namespace dohyo::stdlib::operators {

namespace {

struct WrittenSpath {
  std::optional<ast::Name> input;
  std::optional<ast::Name> output;
  std::optional<std::string> path;  ///< as written
  Span span;                        ///< of the path
};

/// The name that an option or a word gives: `output=user`, `output="user name"`.
std::optional<ast::Name> name_of(StageBinder& binder, const ast::Expression& e) {
  if (const auto* name = as_field(e)) return *name;
  if (const auto* text = as_text(e)) return ast::Name{decode_literal(text->raw, Escapes::plain), e.span, true};
  binder.error("expected-field", e.span, "expected the name of a field", "for example: spath input=body output=user path=user.name");
  return {};
}

std::optional<WrittenSpath> read_spath(StageBinder& binder) {
  StageReader reader(binder);
  WrittenSpath out;
  auto take_path = [&](const ast::Expression& e) {
    const auto* text = as_text(e);
    out.span = e.span;
    // Without braces a path needs no quotes: a.b
    out.path = text != nullptr ? decode_literal(text->raw, Escapes::plain) : std::string(binder.text(e.span));
  };
  while (!reader.at_end()) {
    if (reader.accept_comma()) continue;
    if (const auto* value = reader.accept_option("input")) {
      out.input = name_of(binder, *value);
      if (!out.input) return {};
    } else if (const auto* name = reader.accept_option("output")) {
      out.output = name_of(binder, *name);
      if (!out.output) return {};
    } else if (const auto* path = reader.accept_option("path")) {
      take_path(*path);
    } else {
      const auto* item = out.path ? nullptr : reader.peek_item();
      bool path_like = item != nullptr && item->aliases.empty() && (as_field(item->expression) != nullptr || as_text(item->expression) != nullptr);
      if (!path_like) break;
      take_path(reader.accept_item()->expression);
    }
  }
  if (!reader.expect_end()) return {};
  if (out.output && !out.path) {
    binder.error("expected-path", out.output->span, "an output needs the path whose value it gets", "for example: spath input=body output=user path=user.name");
    return {};
  }
  return out;
}

/// `a.b{0}.c{}.@x` as a path of the operator json.
std::string plain_path(std::string_view path) {
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

/// As it stands between quotes.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void bind_spath(StageBinder& binder) {
  auto written = read_spath(binder);
  if (!written) return;
  if (!written->path) return discover_json_names(binder, written->input, {});
  auto plain = plain_path(*written->path);
  auto path = bind_json_path(binder, escaped(plain), written->span);
  if (!path) return;
  JsonStage stage;
  stage.field = written->input;
  stage.nodrop = true;
  stage.text = '"' + plain + '"';
  stage.values.push_back({std::move(*path), written->output ? *written->output : ast::Name{*written->path, written->span, true}});
  add_json_step(binder, std::move(stage));
}

LegalStage spell_spath(const WrittenStage& written) {
  auto spath = read_spath(written.binder());
  if (!spath) return {};
  auto field = spath->input ? "field=" + name_literal(spath->input->text) + " " : std::string();
  if (!spath->path) return spelled(field.empty() ? "json auto" : "json auto " + field.substr(0, field.size() - 1));
  auto name = name_literal(spath->output ? spath->output->text : *spath->path);
  return spelled(fmt::format("json {}\"{}\" as {} nodrop", field, escaped(plain_path(*spath->path)), name));
}

}  // namespace

void spath(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "spath",
                        .origin = Origin::borrowed,
                        .rewrite = "json field=FIELD \"PATH\" as NAME nodrop",
                        .summary = "Makes a field of the value that a path leads to in a JSON text, or fields of everything in it.",
                        .details = "Every row stays; one without the value keeps what the field had. The text is that of `input`, else `_raw`. In "
                                   "the path {0} is the first element of an array, {} all of them. Without `output` the path is the name. "
                                   "Without a path it is `json auto`. The function spath(text, path) gives one value.",
                        .examples = {{.code = R"(* | spath input=body output=user path=user.name | fields n, user | sort by n asc)",
                                      .result = "n,user\n1,ann\n2,",
                                      .input = "{\"n\":1,\"body\":\"{\\\"user\\\":{\\\"name\\\":\\\"ann\\\"}}\"}\n{\"n\":2,\"body\":\"none\"}"},
                                     {.code = R"(* | spath "list{}.id" | fields %"list{}.id")",
                                      .result = "list{}.id\n\"[4,5]\"",
                                      .input = R"({"list":[{"id":4},{"id":5}]})"}}},
      .usage = {"spath [input=FIELD] [output=NAME] [path=]PATH", "spath [input=FIELD]"},
      .bind = bind_spath,
      .spell = spell_spath,
  });
}

}  // namespace dohyo::stdlib::operators
