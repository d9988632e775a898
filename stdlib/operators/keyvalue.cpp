#include <fmt/format.h>

#include "interpreter/library/field_names.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/discover.h"
#include "interpreter/steps/key_values.h"
#include "interpreter/steps/parse_arguments.h"

namespace dohyo::stdlib::operators {

namespace {

struct WrittenKeyvalue {
  enum class Mode : uint8_t { infer, pattern, automatic };
  Mode mode = Mode::infer;
  std::optional<ast::Name> field;
  std::string pattern;  ///< between the quotes
  Span pattern_span;
  std::vector<WrittenKey> keys;
  std::vector<ast::Name> names;
  std::optional<std::string> delimiter;
  std::optional<Span> refonly;
  std::optional<Span> delimiter_span;
  bool nodrop = false;
  bool ok = true;
};

/// Reads a stage in any order of its parts (01 section 4.0), keys before their names.
class KeyvalueReader {
 public:
  explicit KeyvalueReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  WrittenKeyvalue read() {
    // The borrowed word alone takes all pairs (03 section 11.5).
    if (reader_.at_end() && binder_.options().dialect != Dialect::sumo) out_.mode = WrittenKeyvalue::Mode::automatic;
    while (out_.ok && !reader_.at_end())
      if (!accept_field_option(binder_, reader_, out_.field, out_.ok) && !read_delimiter_option() && !read_word() && !read_key() &&
          !reader_.accept_comma())
        break;
    if (out_.ok) out_.ok = reader_.expect_end();
    if (out_.ok) check();
    return std::move(out_);
  }

 private:
  using Mode = WrittenKeyvalue::Mode;

  bool read_word() {
    auto at = reader_.here();
    bool first = out_.keys.empty() && out_.names.empty();
    if (first && reader_.accept_word("infer")) return true;
    if (first && reader_.accept_word("auto")) {
      out_.mode = Mode::automatic;
      return true;
    }
    if (first && reader_.accept_word("regex")) return read_pattern();
    if (first && reader_.accept_word("keys")) return true;
    if (reader_.accept_word("refonly")) {
      out_.refonly = at;
      return true;
    }
    if (reader_.accept_word("delim")) {
      out_.delimiter_span = at;
      return take_delimiter(reader_.accept_item());
    }
    const auto* nodrop = accept_flag(reader_, "nodrop");
    if (nodrop == nullptr) return false;
    out_.nodrop = true;
    if (!nodrop->aliases.empty()) take_names(*nodrop);
    return true;
  }

  bool read_pattern() {
    out_.mode = Mode::pattern;
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr)
      return fail("expected-pattern", at, "expected a regular expression in double quotes",
                  R"re(for example: keyvalue regex "=(\S+)" keys "user")re");
    out_.pattern = text->raw;
    out_.pattern_span = item->expression.span;
    return true;
  }

  bool read_delimiter_option() {
    auto at = reader_.here();
    const auto* value = reader_.accept_option("delim");
    if (value == nullptr) return false;
    out_.delimiter_span = at;
    const auto* text = std::get_if<ast::Text>(&value->node);
    return take_delimiter(text, value->span);
  }
  bool take_delimiter(const ast::Item* item) {
    const auto* text = item != nullptr ? std::get_if<ast::Text>(&item->expression.node) : nullptr;
    return take_delimiter(text, item != nullptr ? item->expression.span : *out_.delimiter_span);
  }
  bool take_delimiter(const ast::Text* text, Span at) {
    auto decoded = text != nullptr ? decode_literal(text->raw, Escapes::control) : "";
    if (decoded.empty())
      return fail("expected-delimiter", at, "expected what stands between a key and its value, in quotes", "for example: delim \"=\"");
    out_.delimiter = decoded;
    return true;
  }

  /// A text, or a name without blanks.
  bool read_key() {
    const auto* item = reader_.peek_item();
    if (item == nullptr) return false;
    const auto* text = as_text(item->expression);
    const auto* name = as_field(item->expression);
    if (text == nullptr && name == nullptr)
      return fail("expected-key", item->expression.span, "expected a key", "a key with other characters than letters and digits stands in double quotes");
    if (!out_.names.empty())
      return fail("unexpected-argument", item->expression.span, "a key behind the names", "all keys come first, then `as` and all names");
    auto key = text != nullptr ? decode_literal(text->raw, Escapes::plain) : name->text;
    if (key.empty()) return fail("expected-key", item->expression.span, "this key is empty");
    reader_.accept_item();
    out_.keys.push_back({std::move(key), item->expression.span});
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  void take_names(const ast::Item& item) {
    if (out_.names.empty())
      out_.names = reader_.aliases_of(item);
    else
      fail("unexpected-alias", item.aliases[0].span, "the names were given before");
  }

  void check() {
    if (out_.mode != Mode::automatic) {
      if (out_.delimiter_span) fail("unexpected-argument", *out_.delimiter_span, "`delim` belongs to `keyvalue auto`");
      else if (out_.refonly) fail("unexpected-argument", *out_.refonly, "`refonly` belongs to `keyvalue auto keys`");
      else if (out_.keys.empty())
        fail("expected-key", reader_.here(), "expected a key", R"(for example: keyvalue "user", "src" as user, address; all keys: keyvalue auto)");
    } else if (out_.refonly && out_.keys.empty()) {
      fail("unexpected-argument", *out_.refonly, "`refonly` keeps only the fields of `keys`, and there are none", R"(for example: keyvalue auto keys "user" refonly)");
    }
    if (out_.ok && !out_.names.empty() && out_.names.size() != out_.keys.size())
      fail("alias-count", span_of(out_.names),
           fmt::format("{} stand{} before `as` but {} follow{}", counted(out_.keys.size(), "key"), out_.keys.size() == 1 ? "s" : "",
                       counted(out_.names.size(), "name"), out_.names.size() == 1 ? "s" : ""));
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    out_.ok = false;
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  WrittenKeyvalue out_;
};

/// `keyvalue auto`: all pairs of a text; of a key that comes twice the last value counts.
class PairFinder final : public FieldFinder {
 public:
  explicit PairFinder(std::optional<std::string> delimiter) : delimiter_(std::move(delimiter)) {}
  [[nodiscard]] std::string describe() const override { return "all pairs"; }
  void find(std::string_view text, FoundFields& fields) const override {
    for (auto [key, value] : key_values::all(text, delimiter_)) fields.replace(plain_field_name(key), value);
  }

 private:
  std::optional<std::string> delimiter_;
};

class KeyvalueStage {
 public:
  KeyvalueStage(StageBinder& binder, const WrittenKeyvalue& written) : binder_(binder), written_(written) {}

  void bind() {
    bool automatic = written_.mode == WrittenKeyvalue::Mode::automatic;
    auto extractor = make_extractor();
    if (extractor == nullptr) return;
    Slot input = parse_input(binder_, written_.field);
    if (automatic && !written_.refonly) discover_fields(binder_, input, std::make_unique<PairFinder>(written_.delimiter));
    if (written_.keys.empty()) return;
    ParseStep::Plan plan;
    plan.verb = "keyvalue";
    plan.input = input;
    plan.extractor = std::move(extractor);
    plan.fields = written_.keys.size();
    plan.nodrop = written_.nodrop || automatic;
    plan.keeps_missing = written_.nodrop;
    for (const auto& key : written_.keys) plan.text += fmt::format("{}\"{}\"", plan.text.empty() ? "" : ", ", key.text);
    plan.targets = assign_parse_targets(binder_, names(), written_.nodrop);
    add_key_spellings(plan.targets);
    binder_.add(std::make_unique<ParseStep>(std::move(plan), binder_));
  }

 private:
  std::shared_ptr<const Extractor> make_extractor() {
    std::vector<std::string> keys;
    for (const auto& key : written_.keys) keys.push_back(key.text);
    if (written_.mode == WrittenKeyvalue::Mode::automatic)
      return std::make_shared<key_values::PairExtractor>(written_.delimiter, std::move(keys));
    if (written_.mode == WrittenKeyvalue::Mode::infer) return std::make_shared<key_values::KeyExtractor>(std::move(keys));
    auto regex = compile_regex_text(binder_, written_.pattern, written_.pattern_span, {Regex::Groups::all});
    if (!regex) return nullptr;
    if (regex->group_count() == 1 || regex->group_count() == 2)
      return std::make_shared<key_values::KeyPatternExtractor>(std::move(*regex), std::move(keys));
    binder_.error("group-count", written_.pattern_span,
                  fmt::format("this pattern has {}; it needs one for the value, or one for the key and one for the value",
                              counted(regex->group_count(), "group")),
                  R"re(for example "=(\S+)" or "(\w+)=(\S+)"; a group that is no value is written (?:...))re");
    return nullptr;
  }

  [[nodiscard]] std::vector<ast::Name> names() const {
    if (!written_.names.empty()) return written_.names;
    std::vector<ast::Name> names;
    for (const auto& key : written_.keys) names.push_back({plain_field_name(key.text), key.span, true});
    return names;
  }

  /// %"a-b" leads to the field a_b of the key a-b.
  void add_key_spellings(const std::vector<ParseTarget>& targets) {
    if (!written_.names.empty()) return;
    for (const auto& target : targets) {
      const auto& key = written_.keys[target.field].text;
      if (plain_field_name(key) != key) binder_.schema().synonyms.push_back({key, target.slot});
    }
  }

  StageBinder& binder_;
  const WrittenKeyvalue& written_;
};

void bind_keyvalue(StageBinder& binder) {
  auto written = KeyvalueReader(binder).read();
  if (written.ok) KeyvalueStage(binder, written).bind();
}

constexpr std::string_view details =
    "Keys stand in double quotes; without them when they have letters and digits only. A field is called like its key, with "
    "`_` for every other character, unless `as` gives names. A key is found at the beginning of a word, perhaps in quotes, "
    "before `=`, `:` or `->`; its value is what stands in quotes, or reaches up to a blank or one of , ; & ) ] }. With "
    "`regex` a pattern of two groups finds key and value; one group is the value of the match closest to the key. A row "
    "stays when it has at least one of the keys, the fields of the others are null; `nodrop` keeps every row, and fields "
    "that exist keep their values. `auto` makes a field of each pair, at most 100 a row, and drops nothing: of the delimiters "
    "`=`, `:` and `->` it takes the one that gives the most pairs, unless `delim` says which; of a key that comes twice the "
    "last value counts; `keys ... refonly` makes the listed ones only. Letter case counts. Text of `_raw` unless `field=`.";

}  // namespace

void keyvalue(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "keyvalue",
                        .aliases = {{"kv", Origin::sumo}},
                        .summary = "Makes fields of pairs of a key and a value in a text.",
                        .details = details,
                        .examples = {{.code = R"(* | keyvalue field=m "user", "src" as who, address | fields who, address)",
                                      .result = "who,address\nann lee,10.0.0.1",
                                      .input = R"({"m":"user=\"ann lee\" src: 10.0.0.1; ok"})"},
                                     {.code = R"re(* | keyvalue field=m regex "(\w+)<(\w+)>" keys "port" | fields port)re",
                                      .result = "port\n443",
                                      .input = R"({"m":"host<a> port<443>"})"},
                                     {.code = R"(* | keyvalue auto field=m | where port > 400 | fields host, port)",
                                      .result = "host,port\na,443",
                                      .input = R"({"m":"host=a port=443"})"}}},
      .usage = {R"(keyvalue [infer] [field=FIELD] [keys] "KEY", ... [as NAME, ...] [nodrop])",
                R"(keyvalue regex "REGEX" [field=FIELD] [keys] "KEY", ... [as NAME, ...] [nodrop])",
                R"(keyvalue auto [field=FIELD] [delim "TEXT"] [keys "KEY", ... [as NAME, ...] [refonly]])"},
      .bind = bind_keyvalue,
  });
}

}  // namespace dohyo::stdlib::operators
