#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/text/utf8.h"
#include "stdlib/standard_library.h"

namespace {

using namespace dohyo;

using Row = std::map<std::string, Value>;
using Rows = std::vector<Row>;
using Encoding = Column::Encoding;

Value text(std::string_view t) { return Value::text(t); }

/// What a query did to some rows.
struct Outcome {
  std::vector<std::string> rows;  ///< "name=value name=value", only fields that the query made; null is `-`
  Diagnostics diagnostics;
  std::vector<Ordinal> ordinals;

  [[nodiscard]] size_t count(Severity severity) const {
    return static_cast<size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                             [&](const Diagnostic& d) { return d.severity == severity; }));
  }
  [[nodiscard]] const Diagnostic* find(std::string_view code) const {
    for (const auto& d : diagnostics)
      if (d.code == code) return &d;
    return nullptr;
  }
};

/// The smallest binder that parse stages need: every name is a field of the events or made by the query.
class TestBinder final : public StageBinder {
 public:
  TestBinder(const Registry& registry, const LanguageOptions& options) : registry_(registry), options_(options) {}

  void bind(const ast::Stage& stage) {
    stage_ = &stage;
    pass_note_on();
    const auto* definition = stage.operator_name ? registry_.find_operator(stage.operator_name->text) : nullptr;
    if (definition != nullptr) definition->bind(*this);
  }

  [[nodiscard]] const ast::Stage& stage() const override { return *stage_; }
  [[nodiscard]] const LanguageOptions& options() const override { return options_; }
  [[nodiscard]] const Registry& registry() const override { return registry_; }
  [[nodiscard]] Schema& schema() override { return schema_; }
  [[nodiscard]] Arena& arena() override { return arena_; }
  /// Conditions of other stages hold for every row.
  Expression expression(const ast::Expression&) override {
    Expression always;
    always.constant = Value::boolean(true);
    return always;
  }
  Expression search(const ast::Scope&) override { return {}; }
  Expression call(std::string_view, std::vector<Expression>, Span) override { return {}; }
  Expression field(Slot, Span) override { return {}; }
  Slot read(const ast::Name& name) override { return read(name.text, name.span); }
  Slot read(std::string_view name, Span) override {
    if (Slot made = find(name); made != no_slot) return made;
    for (const auto& known : sources)
      if (known.name == name) return known.slot;
    sources.push_back({std::string(name), hidden(name)});
    return sources.back().slot;
  }
  Slot read_if_any(std::string_view name) override { return read(name, {}); }
  Slot find(std::string_view name) override {
    for (const auto& known : schema_.fields)
      if (utf8::equal_ignoring_ascii_case(known.name, name)) return known.slot;
    return no_slot;
  }
  Slot assign(const ast::Name& name) override { return assign(std::string_view(name.text)); }
  Slot assign(std::string_view name) override {
    Slot slot = hidden(name);
    for (auto& known : schema_.fields)
      if (known.name == name) {
        known.slot = slot;
        return slot;
      }
    schema_.fields.push_back({std::string(name), slot});
    return slot;
  }
  Slot hidden(std::string_view name) override {
    names.emplace_back(name);
    return static_cast<Slot>(names.size() - 1);
  }
  uint32_t new_node() override { return nodes++; }
  std::optional<BoundAggregate> aggregate(const ast::Call&, Span) override { return {}; }
  void add(std::unique_ptr<RowStep> step) override { steps.push_back(std::move(step)); }
  void add(std::unique_ptr<GatherStep>) override {}
  void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }

  std::vector<VisibleField> sources;
  std::vector<std::string> names;
  uint32_t nodes = 0;
  std::vector<std::unique_ptr<RowStep>> steps;
  Diagnostics diagnostics;

 private:
  const Registry& registry_;
  const LanguageOptions& options_;
  Schema schema_;
  Arena arena_;
  const ast::Stage* stage_ = nullptr;
};

const Registry& registry() {
  static const Registry all = [] {
    Registry r;
    stdlib::register_all(r);
    return r;
  }();
  return all;
}

/// Runs the rows through as several batches, so that memory kept between batches is used.
Outcome run_as(Encoding encoding, std::string_view query, const Rows& rows, LanguageOptions options = {}) {
  Source source("query", std::string(query));
  auto script = syntax::parse(source, [](std::string_view word) {
    return word == "parse" || word == "extract" || word == "where" ? syntax::StageForm::elements
                                                                   : syntax::StageForm::not_an_operator;
  });
  REQUIRE_MESSAGE(!has_errors(script.diagnostics), query, ": ", script.diagnostics[0].message);
  TestBinder binder(registry(), options);
  for (const auto& stage : script.queries[0].stages) binder.bind(stage);
  Outcome out;
  out.diagnostics = binder.diagnostics;
  if (has_errors(out.diagnostics)) return out;

  RunContext context;
  Scratch scratch(binder.nodes, context);
  std::vector<std::unique_ptr<Dictionary>> dictionaries;
  for (size_t i = 0; i < binder.sources.size(); ++i) dictionaries.push_back(std::make_unique<Dictionary>());
  constexpr size_t batch_size = 2;
  for (size_t begin = 0; begin < rows.size(); begin += batch_size) {
    size_t count = std::min(batch_size, rows.size() - begin);
    Arena arena;
    Batch batch;
    batch.rows = static_cast<uint32_t>(count);
    batch.select_all();
    batch.arena = &arena;
    batch.columns.assign(binder.names.size(), nullptr);
    std::vector<Ordinal> ordinals;
    for (size_t i = 0; i < count; ++i) ordinals.push_back(100 + begin + i);
    batch.ordinals = &ordinals;
    std::vector<std::unique_ptr<Column>> columns;
    for (size_t s = 0; s < binder.sources.size(); ++s) {
      auto value = [&](size_t i) {
        auto found = rows[begin + i].find(binder.sources[s].name);
        return found == rows[begin + i].end() ? Value::null() : found->second;
      };
      auto column = std::make_unique<Column>();
      if (encoding == Encoding::dictionary) {
        auto* ids = column->make_dictionary(*dictionaries[s], count);
        for (size_t i = 0; i < count; ++i) {
          bool made = false;
          ids[i] = dictionaries[s]->find_or_add(to_string(value(i)) + std::to_string(static_cast<int>(value(i).kind())),
                                                made);
          if (made) dictionaries[s]->set(ids[i], dictionaries[s]->arena().copy(value(i)));
        }
      } else {
        auto* values = column->make_flat(count);
        for (size_t i = 0; i < count; ++i) values[i] = value(i);
      }
      batch.columns[binder.sources[s].slot] = column.get();
      columns.push_back(std::move(column));
    }
    for (const auto& step : binder.steps) step->apply(batch, scratch);
    for (uint32_t row : batch.selection) {
      std::string line;
      for (const auto& field : binder.schema().fields) {
        Value value = batch.at(field.slot, row);
        line += fmt::format("{}{}={}", line.empty() ? "" : " ", field.name, value.is_null() ? "-" : to_string(value));
      }
      out.rows.push_back(line);
      out.ordinals.push_back((*batch.ordinals)[row]);
    }
  }
  for (const auto& step : binder.steps) CHECK(!step->describe(binder.names).empty());
  return out;
}

/// The same answer from flat columns and from dictionaries.
Outcome run(std::string_view query, const Rows& rows, LanguageOptions options = {}) {
  auto flat = run_as(Encoding::flat, query, rows, options);
  auto dictionary = run_as(Encoding::dictionary, query, rows, options);
  CAPTURE(query);
  CHECK(flat.rows == dictionary.rows);
  CHECK(flat.ordinals == dictionary.ordinals);
  return flat;
}

using Lines = std::vector<std::string>;

Lines parse_raw(std::string_view query, const std::vector<std::string_view>& raw, LanguageOptions options = {}) {
  Rows rows;
  for (auto line : raw) rows.push_back({{"_raw", text(line)}});
  return run(query, rows, options).rows;
}

LanguageOptions sumo() {
  LanguageOptions options;
  options.dialect = Dialect::sumo;
  return options;
}

std::string error_of(std::string_view query, LanguageOptions options = {}) {
  auto outcome = run(query, {{{"_raw", text("a")}}}, options);
  for (const auto& d : outcome.diagnostics)
    if (d.severity == Severity::error) return d.code;
  return "";
}

}  // namespace

TEST_CASE("parse with an anchor (01 section 4.1)") {
  const std::string_view line = "Jan 3 vpn[7]: user=ann@x.org: ok";
  CHECK(parse_raw(R"(* | parse "user=*@*:" as u, dom)", {line}) == Lines{"u=ann dom=x.org"});
  CHECK(parse_raw(R"(* | parse "user=*@*:" as (u, dom))", {line}) == Lines{"u=ann dom=x.org"});
  CHECK(parse_raw(R"(* | parse "user=*:" as mail | parse field=mail "*@*" as u, dom)", {line}) ==
        Lines{"mail=ann@x.org u=ann dom=x.org"});
  CHECK(parse_raw(R"(* | parse "] *" as rest)", {line}).empty());
  CHECK(parse_raw(R"(* | parse "vpn*: *" as n, rest)", {"vpn1: a\nb"}) == Lines{"n=1 rest=a\nb"});
  CHECK(parse_raw(R"(* | parse "Door: *\n" as door)", {"Door: x\ny"}) == Lines{"door=x"});
  CHECK(parse_raw(R"(* | parse "Door: *\\n" as door)", {R"(Door: x\ny)"}) == Lines{"door=x"});
  CHECK(parse_raw(R"(* | parse "\"door\":\"*\"" as door)", {R"({"door":"x","y":1})"}) == Lines{"door=x"});
  CHECK(parse_raw(R"(* | parse "a=*," as x)", {"a=,"}) == Lines{"x="});
  CHECK(parse_raw(R"(* | parse "*,*" as x, y)", {","}) == Lines{"x= y="});
  CHECK(parse_raw(R"(* | parse "* * *" as a, b, c)", {"1 2 3 4"}) == Lines{"a=1 b=2 c=3 4"});
  CHECK(parse_raw(R"(* | parse "x.[*](" as a)", {"x.[1]("}) == Lines{"a=1"});
  CHECK(parse_raw(R"(* | parse "a\*b*" as x)", {"aab a*b1"}) == Lines{"x=1"});
  CHECK(parse_raw(R"(* | parse "A=*," as x)", {"a=1,"}).empty());
  CHECK(parse_raw(R"(* | parse "A=*," as x nocase)", {"a=1,"}) == Lines{"x=1"});
  CHECK(parse_raw(R"(* | parse "*=A*" as x, y nocase)", {"q.=a\nb"}) == Lines{"x=q. y=\nb"});
  CHECK(parse_raw(R"(* | parse "a=*," as %"odd name")", {"a=1,"}) == Lines{"odd name=1"});
  CHECK(parse_raw(R"(* | parse "a=*," nodrop as x)", {"a=1,", "b"}) == Lines{"x=1", "x=-"});
  CHECK(parse_raw("* | parse \"k=*;\" as x", {"\xFFk=\xFE;"}) == Lines{"x=\xFE"});
}

TEST_CASE("several patterns in one stage") {
  auto query = R"(* | parse "a=*," as x, "b=*," as y, z)";
  CHECK(error_of(query) == "alias-count");
  CHECK(parse_raw(R"(* | parse "a=*," as x, "b=*," as y)", {"b=2,a=1,", "a=1,", "b=2,"}) == Lines{"x=1 y=2"});
  CHECK(parse_raw(R"(* | parse "a=*," as x, "b=*," as y nodrop)", {"b=2,a=1,", "a=1,", "b=2,", "-"}) ==
        Lines{"x=1 y=2", "x=1 y=-", "x=- y=2", "x=- y=-"});
  CHECK(parse_raw(R"re(* | parse regex "a=(?<x>\d)", "b=(?<y>\d)")re", {"b=2 a=1", "a=1"}) == Lines{"x=1 y=2"});
}

TEST_CASE("nodrop keeps what was there, and chains are an OR (01 section 4.0)") {
  const std::vector<std::string_view> rows = {"a=1,", "b=2,", "c=3,"};
  CHECK(parse_raw(R"(* | parse "a=*," as x | parse "b=*," as y)", rows).empty());
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop)", rows) == Lines{"x=1", "x=-", "x=-"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y nodrop)", rows) ==
        Lines{"x=1 y=-", "x=- y=2", "x=- y=-"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y)", rows) == Lines{"x=1 y=-", "x=- y=2"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | where true | parse "b=*," as y)", rows) == Lines{"x=- y=2"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y nodrop | parse "z=*," as z)", rows) ==
        Lines{"x=1 y=- z=-", "x=- y=2 z=-"});
  // A dropping parse ends the chain.
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y | parse "b=*," as w)", rows) ==
        Lines{"x=- y=2 w=2"});
  // Regular expressions and `extract` belong to the same chain; so do several patterns of one stage.
  CHECK(parse_raw(R"re(* | extract "a=(?<x>\d)" nodrop | parse regex "b=(?<y>\d)" nodrop | parse "c=*," as z)re",
                  rows) == Lines{"x=1 y=- z=-", "x=- y=2 z=-", "x=- y=- z=3"});
  CHECK(parse_raw(R"(* | parse "a=*," as x, "b=*," as y nodrop | parse "z=*," as z)", rows) ==
        Lines{"x=1 y=- z=-", "x=- y=2 z=-"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y, "2*" as z)", rows) ==
        Lines{"x=1 y=- z=-", "x=- y=2 z=,"});
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as x nodrop)", rows) == Lines{"x=1", "x=2", "x=-"});
  LanguageOptions unchained;
  unchained.chained_nodrop = false;
  CHECK(parse_raw(R"(* | parse "a=*," as x nodrop | parse "b=*," as y)", rows, unchained) == Lines{"x=- y=2"});
  // A field of the event keeps its value too.
  CHECK(run(R"(* | parse field=m "v=*;" as Image nodrop)",
            {{{"m", text("v=1;")}, {"Image", text("i")}}, {{"Image", text("i")}}, {}})
            .rows == Lines{"Image=1", "Image=i", "Image=-"});
}

TEST_CASE("the copy idiom (04 C67)") {
  Rows rows = {{{"who", text("ann")}}, {}, {{"who", Value::integer(7)}}, {{"who", text("")}}, {{"who", text("bob")}}};
  CHECK(run(R"(* | parse field=who "*" as w)", rows).rows == Lines{"w=ann", "w=7", "w=", "w=bob"});
  CHECK(run(R"(* | parse field=who "*" as w nodrop)", rows).rows == Lines{"w=ann", "w=-", "w=7", "w=", "w=bob"});
  CHECK(run(R"(* | parse field=who "*" as w | parse field=w "b*" as w)", rows).rows == Lines{"w=ob"});
  // No column is made.
  Source source("query", R"(* | parse field=who "*" as w)");
  auto script = syntax::parse(source, [](std::string_view) { return syntax::StageForm::elements; });
  LanguageOptions options;
  TestBinder binder(registry(), options);
  binder.bind(script.queries[0].stages[0]);
  RunContext context;
  Scratch scratch(binder.nodes, context);
  Arena arena;
  Column who;
  who.make_flat(2)[0] = text("ann");
  Batch batch;
  batch.rows = 2;
  batch.select_all();
  batch.arena = &arena;
  batch.columns = {&who, nullptr};
  binder.steps[0]->apply(batch, scratch);
  CHECK(batch.columns[1] == &who);
  CHECK(batch.selection == Selection{0});
  CHECK(binder.steps[0]->drops_failed_parses());
  // Unless a value is no text yet: parsed values are.
  who.make_flat(2)[1] = Value::integer(7);
  batch.select_all();
  binder.steps[0]->apply(batch, scratch);
  CHECK(batch.selection == Selection{0, 1});
  CHECK(batch.at(1, 0).as_text() == "ann");
  REQUIRE(batch.at(1, 1).is_text());
  CHECK(batch.at(1, 1).as_text() == "7");
}

TEST_CASE("`*\\\\*` splits at the last separator (04 A23)") {
  Rows rows = {
      {{"path", text(R"(C:\bin\tool.exe)")}}, {{"path", text(R"(C:\BIN\KIT.EXE)")}}, {{"path", text("/usr/bin/tool")}}};
  auto query = R"(* | parse field=path "*\\*" as d, f)";
  CHECK(run(query, rows).rows == Lines{R"(d=C:\bin f=tool.exe)", R"(d=C:\BIN f=KIT.EXE)"});  // T16
  CHECK(run(query, rows).find("path-split") != nullptr);
  CHECK(run(query, rows).find("path-split")->severity == Severity::note);
  CHECK(run(query, rows, sumo()).rows == Lines{R"(d=C: f=bin\tool.exe)", R"(d=C: f=BIN\KIT.EXE)"});
  CHECK(run(query, rows, sumo()).diagnostics.empty());
  CHECK(run(R"(* | parse field=path "*/*" as d, f)", rows).rows == Lines{"d=/usr/bin f=tool"});
  // Only with field=, and only this shape.
  CHECK(parse_raw(R"(* | parse "*/*" as d, f)", {"/usr/bin"}) == Lines{"d= f=usr/bin"});
  CHECK(run(R"(* | parse field=path "*\\*\\*" as a, b, c)", rows).rows[0] == R"(a=C: b=bin c=tool.exe)");
  // A lone backslash before the star.
  auto lone = run(R"(* | parse field=path "*\*" as d, f)", rows);
  CHECK(lone.rows == Lines{R"(d=C:\bin f=tool.exe)", R"(d=C:\BIN f=KIT.EXE)"});
  CHECK(lone.find("pattern-reread") != nullptr);
}

TEST_CASE("XML text: either quote, rest of the message (04 A32, A24)") {
  auto query = R"(* | parse "<Data Name='Door'>*</Data>" as door nodrop)";
  std::vector<std::string_view> rows = {"<Data Name='X'>0</Data><Data Name='Door'>1</Data>",
                                        R"(<Data Name="X">0</Data><Data Name="Door">2</Data>)", "<Data Name='Door'/>"};
  CHECK(parse_raw(query, rows) == Lines{"door=1", "door=2", "door=-"});
  CHECK(parse_raw(query, rows, sumo()) == Lines{"door=1", "door=-", "door=-"});
  CHECK(parse_raw(R"(* | parse "it's *" as x)", {"it\"s 1"}).empty());
  CHECK(parse_raw(R"(* | parse "Account: *" as a)", {"Account: x\n\ty"}) == Lines{"a=x\n\ty"});
}

TEST_CASE("parse regex and extract (01 section 4.2)") {
  const std::vector<std::string_view> rows = {"ip=10.0.0.1 ip=10.0.0.2", "none"};
  CHECK(parse_raw(R"re(* | parse regex "ip=(?<ip>\S+)")re", rows) == Lines{"ip=10.0.0.1"});
  CHECK(parse_raw(R"re(* | parse regex "ip=(?P<ip>\S+)")re", rows) == Lines{"ip=10.0.0.1"});
  CHECK(parse_raw(R"re(* | parse regex "IP=(?<ip>\S+)" nodrop)re", rows) == Lines{"ip=-", "ip=-"});
  CHECK(parse_raw(R"re(* | parse regex "(?i)IP=(?<ip>\S+)")re", rows) == Lines{"ip=10.0.0.1"});
  CHECK(parse_raw(R"re(* | parse regex "IP=(?<ip>\S+)" nocase)re", rows) == Lines{"ip=10.0.0.1"});
  CHECK(parse_raw(R"re(* | extract "ip=(?<ip>\S+)")re", rows) == Lines{"ip=10.0.0.1"});
  CHECK(parse_raw(R"re(* | parse regex field=_raw "ip=(?<ip>\\S+)")re", rows) == Lines{"ip=10.0.0.1"});  // A12
  CHECK(parse_raw(R"re(* | parse regex "(ip)=(?<ip>(\d+\.)+\d+)")re", rows) == Lines{"ip=10.0.0.1"});    // A37
  CHECK(parse_raw(R"re(* | parse regex "ip=(?<a>\d+)(?<b>x)?")re", rows) == Lines{"a=10 b=-"});
  CHECK(parse_raw(R"re(* | parse regex "(?<=ip=)(?<ip>\S+)(?! ip)")re", {"ip=1 ip=2"}) == Lines{"ip=2"});
  CHECK(parse_raw(R"re(* | parse regex "a=(?<x>\d)|b=(?<x>\d)")re", {"b=7", "a=5"}) == Lines{"x=7", "x=5"});  // C73
  CHECK(parse_raw(R"re(* | parse regex "a=(?<f>\d)" as f)re", {"a=5"}) == Lines{"f=5"});                      // C72
  CHECK(parse_raw(R"re(* | parse regex "a=(?<f>\d)b=(?<g>\d)" as g, h)re", {"a=5b=6"}) == Lines{"g=5 h=6"});
  CHECK(parse_raw(R"re(* | parse regex "a=(\d)b=(\d)" as g, h)re", {"a=5b=6"}) == Lines{"g=5 h=6"});
  CHECK(parse_raw(R"re(* | parse regex "a=.(?<x>\d)")re", {"a=\n5"}).empty());
  CHECK(parse_raw(R"re(* | parse regex "(?s)a=.(?<x>\d)")re", {"a=\n5"}) == Lines{"x=5"});
  CHECK(parse_raw(R"re(* | parse regex "say \"(?<x>\w+)\"")re", {R"(say "hi")"}) == Lines{"x=hi"});
  CHECK(parse_raw("* | parse regex \"k=(?<x>.*)\"", {"\xFFk=\xFE"}) == Lines{"x=\xFE"});
  CHECK(run(R"re(* | parse regex field=code "(?<d>\d)$")re", {{{"code", Value::integer(4624)}}, {}}).rows ==
        Lines{"d=4"});
}

TEST_CASE("multi gives one row for each match") {
  const std::vector<std::string_view> rows = {"ip=1 ip=2", "none", "ip=3"};
  CHECK(parse_raw(R"re(* | extract "ip=(?<ip>\S+)" multi)re", rows) == Lines{"ip=1", "ip=2", "ip=3"});
  CHECK(parse_raw(R"re(* | parse regex "ip=(?<ip>\S+)" multi nodrop)re", rows) ==
        Lines{"ip=1", "ip=2", "ip=-", "ip=3"});
  CHECK(parse_raw(R"re(* | parse regex "ip=(?<ip>\S+)" nodrop multi)re", rows) ==
        Lines{"ip=1", "ip=2", "ip=-", "ip=3"});
  // Everything else is copied, before and after; the order of rows stays.
  auto outcome =
      run(R"re(* | parse field=h "*" as host | parse regex "ip=(?<ip>\S+)" multi | parse field=h "*" as again)re",
          {{{"_raw", text("ip=1 ip=2")}, {"h", text("x")}}, {{"_raw", text("ip=3")}, {"h", text("y")}}});
  CHECK(outcome.rows == Lines{"host=x ip=1 again=x", "host=x ip=2 again=x", "host=y ip=3 again=y"});
  CHECK(outcome.ordinals == std::vector<Ordinal>{100, 100, 101});
  // Two of them make all pairs; a chain passes through.
  CHECK(parse_raw(R"re(* | extract "a(?<x>\d)" multi | extract "b(?<y>\d)" multi)re", {"a1a2b3b4"}) ==
        Lines{"x=1 y=3", "x=1 y=4", "x=2 y=3", "x=2 y=4"});
  CHECK(parse_raw(R"re(* | extract "a(?<x>\d)" multi nodrop | parse "b*" as y)re", {"a1a2", "b3", "c"}) ==
        Lines{"x=1 y=-", "x=2 y=-", "x=- y=3"});
  CHECK(parse_raw(R"re(* | parse "b*" as y nodrop | extract "a(?<x>\d)" multi)re", {"a1a2", "b3", "c"}) ==
        Lines{"y=- x=1", "y=- x=2", "y=3 x=-"});
  CHECK(parse_raw(R"re(* | extract "(?<x>\d*)" multi)re", {"1a"}) == Lines{"x=1", "x="});
}

TEST_CASE("mistakes in parse stages") {
  CHECK(error_of(R"(* | parse "a=*b=*" as x)") == "alias-count");
  CHECK(error_of(R"(* | parse "a=*" as x, y)") == "alias-count");
  CHECK(error_of(R"(* | parse "a=*")") == "missing-alias");
  CHECK(error_of(R"(* | parse "a" as x)") == "no-capture");
  CHECK(error_of(R"(* | parse "a**" as x, y)") == "adjacent-wildcards");
  CHECK(error_of(R"(* | parse)") == "expected-pattern");
  CHECK(error_of(R"re(* | parse regex)re") == "expected-pattern");
  CHECK(error_of(R"(* | parse field="x" "a*" as y)") == "expected-field");
  CHECK(error_of(R"(* | parse "a*" as x multi)") == "unexpected-argument");
  CHECK(error_of(R"(* | parse "a*" as t where t > 5)") == "unexpected-argument");
  CHECK(error_of(R"re(* | parse regex "a(\d)")re") == "no-named-group");
  CHECK(error_of(R"re(* | parse regex "a(?<x>")re") == "invalid-regex");
  CHECK(error_of(R"re(* | parse regex "a(?<x>b)" as x, y)re") == "alias-count");
  CHECK(error_of(R"(* | parse using public/apache/access)") == "unsupported");
  CHECK(error_of(R"re(* | parse regex "a(?<x>b(?<y>c))")re").empty());
  CHECK(error_of(R"re(* | parse regex "a(?<x>b(?<y>c))")re", sumo()) == "borrowed-syntax");
  CHECK(error_of(R"re(* | parse regex "a(?P<x>b)")re", sumo()) == "borrowed-syntax");
  CHECK(error_of(R"re(* | parse regex "a(?<x>b)" as y)re", sumo()) == "borrowed-syntax");
  CHECK(error_of(R"re(* | parse regex "a(?<x>b)" nocase)re", sumo()) == "borrowed-syntax");
  CHECK(error_of(R"re(* | parse regex "(?<x>a)|(?<x>b)")re", sumo()) == "borrowed-syntax");
  auto stars = run(R"(* | parse "a=**" as x, y)", {});
  REQUIRE(stars.find("adjacent-wildcards") != nullptr);
  CHECK(stars.find("adjacent-wildcards")->span.begin == 13);
  auto group = run(R"re(* | parse regex "a(?<x>b")re", {});
  REQUIRE(group.find("invalid-regex") != nullptr);
  CHECK(group.find("invalid-regex")->span.begin == 16);
  CHECK(group.find("invalid-regex")->message.find("(at character 8)") != std::string::npos);
  CHECK(run(R"(* | parse "a*,*" as x, x)", {}).find("duplicate-name") != nullptr);
  CHECK(parse_raw(R"(* | parse "a*,*" as x, x)", {"a1,2"}) == Lines{"x=2"});
  CHECK(run(R"re(* | parse regex "(?<x>a)(?!b)")re", {}).find("regex-backtracks") != nullptr);
  CHECK(run(R"re(* | parse regex "a=\\d(?<x>b)")re", {}).count(Severity::warning) == 1);
}

TEST_CASE("a constant column is parsed once and stays one") {
  Source source("query", R"(* | parse field=c "a*" as x nodrop)");
  auto script = syntax::parse(source, [](std::string_view) { return syntax::StageForm::elements; });
  LanguageOptions options;
  TestBinder binder(registry(), options);
  binder.bind(script.queries[0].stages[0]);
  RunContext context;
  Scratch scratch(binder.nodes, context);
  Arena arena;
  Column constant;
  Column nulls;
  constant.set_constant(text("ab"));
  Batch batch;
  batch.rows = 3;
  batch.select_all();
  batch.arena = &arena;
  batch.columns.assign(binder.names.size(), &nulls);
  batch.columns[0] = &constant;
  binder.steps[0]->apply(batch, scratch);
  Slot x = binder.find("x");
  CHECK(batch.columns[x]->is_constant());
  CHECK(batch.at(x, 2).as_text() == "b");
  constant.set_constant(Value::null());
  binder.steps[0]->apply(batch, scratch);
  CHECK(batch.at(x, 2).is_null());
}
