#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/backslashes.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/backslashes.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/parse_arguments.h"
#include "interpreter/steps/sed.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

/// Several matches: the values of each group as a list, of one match as a text.
class MatchListStep final : public RowStep {
 public:
  MatchListStep(Slot input, std::vector<ParseTarget> targets, RegexExtractor extractor, size_t fields, size_t most, StageBinder& binder)
      : input_(input), targets_(std::move(targets)), extractor_(std::move(extractor)), fields_(fields), most_(most), node_(binder.new_node()) {}

  void add_reads(std::vector<Slot>& slots) const override {
    slots.push_back(input_);
    for (const auto& target : targets_)
      if (target.previous != no_slot) slots.push_back(target.previous);
  }
  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& target : targets_) slots.push_back(target.slot);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> out;
    for (const auto& target : targets_) out.push_back(names[target.slot]);
    return fmt::format("rex {}, {} matches, as lists {}", names[input_], most_ == SIZE_MAX ? "all" : std::to_string(most_), fmt::join(out, ", "));
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& memory = scratch.own<Memory>(node_);
    memory.columns.resize(targets_.size());
    memory.found.resize(targets_.size());
    memory.fields.resize(fields_);
    std::vector<Value*> out;
    for (auto& column : memory.columns) out.push_back(column.make_flat(batch.rows));
    for (uint32_t row : batch.selection) {
      bool any = find(batch.at(input_, row), *batch.arena, memory, scratch.run().counters);
      for (size_t t = 0; t < targets_.size(); ++t)
        out[t][row] = any                                ? value(memory.found[t], *batch.arena)
                      : targets_[t].previous == no_slot ? Value::null()
                                                         : batch.at(targets_[t].previous, row);
    }
    for (size_t t = 0; t < targets_.size(); ++t) batch.columns[targets_[t].slot] = &memory.columns[t];
  }

 private:
  struct Memory {
    std::vector<Column> columns;
    std::vector<std::vector<Value>> found;  ///< by target
    std::vector<std::string_view> fields;
  };

  bool find(Value value, Arena& arena, Memory& memory, RunCounters* counters) const {
    for (auto& list : memory.found) list.clear();
    if (value.is_null()) return false;
    size_t matches = 0;
    return extractor_.extract_all(text_of(value, arena), memory.fields, counters, [&] {
      if (++matches > most_) return;
      for (size_t t = 0; t < targets_.size(); ++t) {
        auto field = memory.fields[targets_[t].field];
        if (field.data() != nullptr) memory.found[t].push_back(Value::text(field));
      }
    });
  }

  static Value value(const std::vector<Value>& found, Arena& arena) {
    if (found.empty()) return {};
    return found.size() == 1 ? found[0] : arena.copy(Value::list(found));
  }

  Slot input_;
  std::vector<ParseTarget> targets_;
  RegexExtractor extractor_;
  size_t fields_;
  size_t most_;
  uint32_t node_;
};

/// `mode=sed`: the field, changed where the expression finds something.
class SedStep final : public RowStep {
 public:
  SedStep(Slot input, Slot out, SedExpression expression, std::string text, uint32_t node)
      : input_(input), out_(out), expression_(std::move(expression)), text_(std::move(text)), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(input_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = {} by {}", names[out_], names[input_], text_);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    std::string changed;
    for (uint32_t row : batch.selection) {
      values[row] = batch.at(input_, row);
      if (!values[row].is_null() && expression_.apply(text_of(values[row], *batch.arena), changed, scratch.run().counters))
        values[row] = batch.arena->text(changed);
    }
    batch.columns[out_] = &column;
  }

 private:
  Slot input_, out_;
  SedExpression expression_;
  std::string text_;
  uint32_t node_;
};

class RexStage {
 public:
  explicit RexStage(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    while (ok_ && (accept_field_option(binder_, reader_, field_, ok_) || read_option() || read_pattern())) {
    }
    if (!ok_ || !reader_.expect_end()) return;
    if (!pattern_)
      return binder_.error("expected-pattern", reader_.here(), "expected a regular expression in double quotes",
                           R"re(for example: rex field=m "user=(?<user>\S+)")re");
    if (sed_)
      bind_sed();
    else
      bind_groups();
  }

 private:
  bool read_option() {
    if (const auto* value = reader_.accept_option("max_match")) {
      const auto* number = as_number(*value);
      if (number == nullptr || !number->integer || *number->integer < 0 || !number->unit.empty())
        return fail("expected-count", value->span, "`max_match` takes how many matches to find, 0 for all");
      most_ = *number->integer == 0 ? SIZE_MAX : static_cast<size_t>(*number->integer);
      return true;
    }
    if (const auto* value = reader_.accept_option("mode")) {
      const auto* name = as_field(*value);
      if (name == nullptr || !utf8::equal_ignoring_ascii_case(name->text, "sed"))
        return fail("unexpected-argument", value->span, "the only mode is `sed`");
      return sed_ = true;
    }
    if (const auto* value = reader_.accept_option("offset_field"))
      return fail("unsupported", value->span, "places of matches are not kept", "leave out `offset_field`");
    return false;
  }

  bool read_pattern() {
    const auto* item = reader_.peek_item();
    const auto* text = item != nullptr && item->aliases.empty() ? as_text(item->expression) : nullptr;
    if (text == nullptr || pattern_) return false;
    reader_.accept_item();
    pattern_ = text->raw;
    span_ = item->expression.span;
    return true;
  }

  void bind_groups() {
    auto regex = compile_regex_text(binder_, *pattern_, span_, {Regex::Groups::named});
    if (!regex) return;
    if (regex->names().empty())
      return binder_.error("no-named-group", span_, "this pattern has no named group, so it finds no value", "name what to keep: (?<name>...)");
    std::vector<ast::Name> names;
    std::vector<std::vector<uint32_t>> groups;
    for (const auto& name : regex->names()) {
      groups.push_back(name.groups);
      names.push_back({name.text, span_, false});
    }
    RegexExtractor extractor(std::move(*regex), std::move(groups));
    Slot input = parse_input(binder_, field_);
    auto fields = names.size();
    auto targets = assign_parse_targets(binder_, names, true);
    if (most_ != 1) {
      binder_.add(std::make_unique<MatchListStep>(input, std::move(targets), std::move(extractor), fields, most_, binder_));
      return;
    }
    ParseStep::Plan plan;
    plan.verb = "rex";
    plan.input = input;
    plan.extractor = std::make_shared<RegexExtractor>(std::move(extractor));
    plan.fields = fields;
    plan.nodrop = true;
    plan.text = '"' + *pattern_ + '"';
    plan.targets = std::move(targets);
    binder_.add(std::make_unique<ParseStep>(std::move(plan), binder_));
  }

  void bind_sed() {
    SedExpression::Fault fault;
    auto expression = SedExpression::parse(unquote_regex(*pattern_), fault);
    if (!expression) return binder_.error("invalid-sed", span_, fault.message, fault.help);
    if (expression->backtracks()) binder_.report(backtracking_note(span_));
    Slot input = parse_input(binder_, field_);
    Slot out = binder_.assign(field_ ? field_->text : "_raw");
    binder_.add(std::make_unique<SedStep>(input, out, std::move(*expression), *pattern_, binder_.new_node()));
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return ok_ = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::optional<ast::Name> field_;
  std::optional<std::string> pattern_;
  Span span_{};
  size_t most_ = 1;
  bool sed_ = false;
  bool ok_ = true;
};

void bind_rex(StageBinder& binder) { RexStage(binder).bind(); }

std::string with_plain_groups(std::string text) {
  for (auto at = text.find("(?P<"); at != std::string::npos; at = text.find("(?P<", at)) text.erase(at + 2, 1);
  return text;
}

/// `s/REGEX/TEXT/g` as replace(field, /REGEX/, "TEXT").
LegalStage spell_sed(const std::string& field, std::string_view written) {
  auto sed = unquote_regex(written);
  std::vector<std::string> parts(1);
  for (size_t i = 2; i < sed.size(); ++i) {
    if (sed[i] == '\\' && i + 1 < sed.size()) {
      parts.back() += sed[i++];
      parts.back() += sed[i];
    } else if (sed[i] == sed[1]) {
      parts.emplace_back();
    } else {
      parts.back() += sed[i];
    }
  }
  if (!sed.starts_with('s') || parts.size() != 3 || (parts[2] != "g" && parts[2] != "gi" && parts[2] != "ig"))
    return no_legal_form("the hosted service replaces every match or none, as `s/.../.../g` does, and no single characters");
  std::string text;
  for (size_t i = 0; i < parts[1].size(); ++i) {
    bool group = parts[1][i] == '\\' && i + 1 < parts[1].size() && parts[1][i + 1] >= '0' && parts[1][i + 1] <= '9';
    text += group ? '$' : parts[1][i];
  }
  auto regex = regex_literal((parts[2] == "g" ? "" : "(?i)") + repair_backslashes(parts[0]));
  return spelled(fmt::format("replace({0}, {1}, {2}) as {0}", field, regex, text_literal(text)));
}

LegalStage spell_rex(const WrittenStage& written) {
  StageReader reader(written.binder());
  std::string field;
  std::string pattern;
  std::string raw;
  bool sed = false;
  while (!reader.at_end()) {
    if (const auto* value = reader.accept_option("field")) {
      field = written.text(*value);
    } else if (const auto* most = reader.accept_option("max_match")) {
      if (as_number(*most)->integer != 1)
        return no_legal_form("the hosted service has no lists: parse regex ... multi makes a row of each match");
    } else if (reader.accept_option("mode") != nullptr) {
      sed = true;
    } else {
      const auto* item = reader.accept_item();
      const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
      if (text == nullptr) return {};
      raw = text->raw;
      pattern = written.text(item->expression);
    }
  }
  if (sed) return spell_sed(field.empty() ? "_raw" : field, raw);
  return spelled(fmt::format("parse regex {}{} nodrop", field.empty() ? "" : "field=" + field + " ", with_plain_groups(pattern)));
}

}  // namespace

void rex(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "rex",
                        .origin = Origin::borrowed,
                        .rewrite = "parse regex field=FIELD \"REGEX\" nodrop",
                        .summary = "Makes a field of each named group of a regular expression and keeps every row.",
                        .details = "A row without a match keeps the values that the fields had. Text of `_raw` unless `field=`. With "
                                   "`max_match` several matches give lists; 0 finds all. `mode=sed` changes the field itself: "
                                   "\"s/REGEX/REPLACEMENT/g\", with \\1 for a group, or \"y/abc/xyz/\".",
                        .examples = {{.code = R"re(* | rex field=m "user=(?<user>\w+)" | fields m, user | sort by m)re",
                                      .result = "m,user\nuser=ann ok,ann\nnone,",
                                      .input = "{\"m\":\"user=ann ok\"}\n{\"m\":\"none\"}"},
                                     {.code = R"re(* | rex field=m mode=sed "s/(\d+)-(\d+)/\2-\1/g" | fields m)re",
                                      .result = "m\n2-1 4-3",
                                      .input = R"({"m":"1-2 3-4"})"}}},
      .usage = {R"(rex [field=FIELD] [max_match=N] "REGEX")", R"(rex [field=FIELD] mode=sed "s/REGEX/REPLACEMENT/[g|N]")"},
      .bind = bind_rex,
      .spell = spell_rex,
  });
}

}  // namespace dohyo::stdlib::operators
