#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/json_stage.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

struct WrittenPath {
  std::string raw;  ///< between the quotes
  Span span;
};

struct WrittenJson {
  std::optional<Span> automatic;  ///< the word
  std::optional<ast::Name> field;
  std::vector<WrittenPath> paths;  ///< or keys
  std::vector<ast::Name> names;
  bool nodrop = false;
  // Of `json auto`:
  json::Flattening flattening;
  std::optional<Span> keys;     ///< the word
  std::optional<Span> refonly;  ///< the word
};

/// The order of the parts is free (01 section 4.0: be liberal), but for the names, which come behind all paths.
class JsonReader {
 public:
  explicit JsonReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  std::optional<WrittenJson> read() {
    while (ok_ && (read_field() || read_word() || read_path() || reader_.accept_comma())) {
    }
    if (ok_ && !reader_.at_end()) refuse_rest();
    if (ok_ && out_.keys && out_.paths.empty())
      fail("expected-key", reader_.here(), "expected a name in double quotes", R"(for example: json auto keys "user.name")");
    if (ok_ && out_.refonly && !out_.keys)
      fail("missing-keys", *out_.refonly, "`refonly` keeps the listed keys, but none are listed", R"(add them: keys "user.name")");
    if (ok_ && !out_.automatic && out_.paths.empty())
      fail("expected-path", reader_.here(), "expected a path in double quotes, or `auto`", R"(for example: json "user.name" as user)");
    if (ok_ && !out_.names.empty() && out_.names.size() != out_.paths.size()) refuse_count();
    if (!ok_) return {};
    return std::move(out_);
  }

 private:
  bool read_field() {
    const auto* value = reader_.accept_option("field");
    if (value == nullptr) return false;
    const auto* name = as_field(*value);
    if (name == nullptr) {
      fail("expected-field", value->span, "`field=` takes the name of a field", "write field=message, or field=%\"odd name\"");
      return false;
    }
    out_.field = *name;
    return true;
  }

  bool read_word() {
    const auto* item = reader_.peek_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr || name->quoted) return false;
    auto is = [&](std::string_view word) { return utf8::equal_ignoring_ascii_case(name->text, word); };
    if (is("auto") && out_.paths.empty())
      out_.automatic = name->span;
    else if (is("nodrop"))
      out_.nodrop = true;
    else if (out_.automatic && is("maxdepth"))
      return read_depth();
    else if (out_.automatic && is("extractarrays"))
      out_.flattening.extract_arrays = true;
    else if (out_.automatic && is("keys") && !out_.keys)
      out_.keys = name->span;
    else if (out_.automatic && is("refonly"))
      out_.refonly = name->span;
    else
      return false;
    reader_.accept_item();
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  bool read_depth() {
    reader_.accept_item();
    auto depth = reader_.expect_count("the depth down to which objects are taken apart", 1);
    ok_ = depth.has_value();
    if (ok_) out_.flattening.max_depth = static_cast<size_t>(std::min<int64_t>(*depth, json::deepest_flattening));
    return ok_;
  }

  bool read_path() {
    const auto* item = reader_.peek_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr || (out_.automatic && !out_.keys)) return false;
    if (!out_.names.empty()) {
      refuse_path_behind_names(*item);
      return false;
    }
    reader_.accept_item();
    out_.paths.push_back({text->raw, item->expression.span});
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  void take_names(const ast::Item& item) {
    auto names = reader_.aliases_of(item);
    if (out_.paths.empty() || !out_.names.empty())
      return fail("unexpected-alias", item.aliases[0].span, "these names belong to no path", "names come behind the paths");
    out_.names = std::move(names);
  }

  /// `"a" as x, "b" as y`: with the list as it should be; a path without a name gets the one that it would have had.
  void refuse_path_behind_names(const ast::Item& first) {
    Span place = first.expression.span;
    auto written = [](const ast::Name& name) { return name.quoted ? "%\"" + name.text + '"' : name.text; };
    std::vector<std::string> paths;
    std::vector<std::string> names;
    for (const auto& path : out_.paths) paths.push_back('"' + path.raw + '"');
    for (const auto& name : out_.names) names.push_back(written(name));
    bool complete = paths.size() == names.size();
    Span end = place;
    while (const auto* item = reader_.accept_item()) {
      const auto* text = as_text(item->expression);
      complete = complete && text != nullptr && item->aliases.size() <= 1;
      if (!complete) break;
      end = item->aliases.empty() ? item->expression.span : item->aliases[0].span;
      paths.push_back('"' + text->raw + '"');
      names.push_back(item->aliases.empty() ? "%" + paths.back() : written(item->aliases[0]));
      if (!reader_.accept_comma()) break;
    }
    std::optional<Fix> fix;
    if (complete) fix = Fix{out_.paths.front().span.through(end), fmt::format("{} as {}", fmt::join(paths, ", "), fmt::join(names, ", "))};
    ok_ = false;
    binder_.report({Severity::error, "path-behind-names", place, "a path stands behind names",
                    "all paths come first, then `as` and all names: json \"a\", \"b\" as x, y", std::move(fix)});
  }

  void refuse_count() {
    auto counted = [](size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); };
    fail("alias-count", out_.names.front().span.through(out_.names.back().span),
         fmt::format("there {} {} but {} follow{}", out_.paths.size() == 1 ? "is" : "are", counted(out_.paths.size(), out_.keys ? "key" : "path"),
                     counted(out_.names.size(), "name"), out_.names.size() == 1 ? "s" : ""),
         "give each of them a name, or none");
  }

  /// What is left over; a path without its quotes is worth a hint.
  void refuse_rest() {
    const auto* item = reader_.peek_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    bool operator_follows = name != nullptr && binder_.registry().find_operator(name->text) != nullptr;
    if (name == nullptr || operator_follows || out_.automatic || !out_.paths.empty()) {
      ok_ = reader_.expect_end();
      return;
    }
    ok_ = false;
    binder_.report({Severity::error, "expected-path", name->span, "a path stands in double quotes", "",
                    Fix{name->span, '"' + name->text + '"'}});
  }

  void fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    ok_ = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  WrittenJson out_;
  bool ok_ = true;
};

void bind_paths(StageBinder& binder, const WrittenJson& written) {
  JsonStage stage;
  stage.field = written.field;
  stage.nodrop = written.nodrop;
  bool ok = true;
  for (size_t i = 0; i < written.paths.size(); ++i) {
    const auto& [raw, span] = written.paths[i];
    auto path = bind_json_path(binder, raw, span);
    ok = ok && path.has_value();
    if (!path) continue;
    // A field without a name of its own is named by the text of the path (01 section 8 row 11).
    auto name = written.names.empty() ? ast::Name{decode_literal(raw, Escapes::plain), span, true} : written.names[i];
    stage.values.push_back({std::move(*path), std::move(name)});
    stage.text += fmt::format("{}\"{}\"", i > 0 ? ", " : "", raw);
  }
  if (ok) add_json_step(binder, std::move(stage));
}

/// `keys`: some of the names that `json auto` gives, in any letter case.
void add_keys(StageBinder& binder, const WrittenJson& written) {
  JsonStage stage;
  stage.field = written.field;
  stage.nodrop = true;  // `json auto` never drops a row
  for (size_t i = 0; i < written.paths.size(); ++i) {
    auto key = decode_literal(written.paths[i].raw, Escapes::plain);
    auto span = written.paths[i].span;
    if (key.empty() || key.find('*') != std::string::npos) {
      binder.error("invalid-key", span, key.empty() ? "a key must not be empty" : "`keys` takes whole names, no wildcards",
                   "without `keys`, `json auto` makes fields of all names");
      return;
    }
    auto name = written.names.empty() ? ast::Name{key, span, true} : written.names[i];
    stage.text += fmt::format("{}\"{}\"", i > 0 ? ", " : "auto ", key);
    stage.values.push_back({json::FlatName{std::move(key), written.flattening}, std::move(name)});
  }
  add_json_step(binder, std::move(stage));
}

void bind_json(StageBinder& binder) {
  auto written = JsonReader(binder).read();
  if (!written) return;
  if (!written->automatic) return bind_paths(binder, *written);
  if (!written->refonly) discover_json_names(binder, written->field, written->flattening);
  if (written->keys) add_keys(binder, *written);
}

constexpr std::string_view details =
    "Without `field=` the text is `_raw`: the JSON object or array that the text is, or the last one in it. A path is made of "
    "keys, `a.b` or `['a b']`, and indexes, `a[0]`; `[-1]` is the last element. `[*]`, `*`, `[0,2]`, `[1:3]`, `['a','b']` and "
    "`..key` may find several values: the field is then the text of a JSON array, also of one element. Keys heed letter case. A "
    "path goes on in JSON text that a string holds. A path without a name of its own names the field. Rows that lack one of the "
    "values are dropped and counted; with `nodrop` they stay, and a field whose value is missing keeps the one it had. A JSON "
    "null is there, and null. Numbers and booleans keep their type; objects and arrays are compact JSON text. "
    "`json auto` makes a field of every value: nested objects give dotted names, `u.n`, arrays that hold objects or arrays give "
    "`xs[0].k`, with `extractarrays` all arrays do; a blank in a name becomes `_`. What lies deeper than `maxdepth` stays JSON text. "
    "Found values override fields of that name, nulls do not; no row is dropped. Names are found in any letter case. `keys` gives "
    "some of the values names of their own, with `refonly` only those. The limit of 100 fields of the hosted service does not apply.";

}  // namespace

void json(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "json",
                        .summary = "Makes fields of values in a JSON text.",
                        .details = details,
                        .examples = {{.code = R"(* | json "user.name", "ids[0]" as user, id | fields user, id)",
                                      .result = "user,id\nann,4",
                                      .input = "{\"user\":{\"name\":\"ann\"},\"ids\":[4,5]}\n{\"user\":{\"name\":\"bob\"}}"},
                                     {.code = R"(* | json field=body "items[*].k" as keys nodrop | fields keys)",
                                      .result = "keys\n\"[\"\"a\"\",\"\"b\"\"]\"",
                                      .input = R"({"body":"{\"items\":[{\"k\":\"a\"},{\"k\":\"b\"}]}"})"},
                                     {.code = R"(* | json auto field=body keys "n" refonly as name | fields name)",
                                      .result = "name\nann",
                                      .input = R"({"body":"{\"n\":\"ann\"}"})"},
                                     {.code = R"(* | json auto | count by u.n)", .result = "u.n,_count\nann,1", .input = R"({"u":{"n":"ann"}})"}}},
      .usage = {R"(json [field=FIELD] "PATH", ... [as NAME, ...] [nodrop])", "json auto [field=FIELD] [maxdepth N] [extractarrays] [nodrop]",
                R"(json auto [field=FIELD] [maxdepth N] [extractarrays] keys "NAME", ... [refonly] [as NAME, ...])"},
      .bind = bind_json,
  });
}

}  // namespace dohyo::stdlib::operators
