#include <fmt/format.h>

#include <optional>

#include "interpreter/data/convert.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/option_values.h"
#include "interpreter/steps/parse_arguments.h"

namespace dohyo::stdlib::operators {

namespace {

struct Splitting {
  std::string delimiter = " ";
  std::optional<Regex> tokenizer;  ///< its first group, or all of it, is an item
  bool allow_empty = false;
};

class SplitListStep final : public RowStep {
 public:
  SplitListStep(Slot input, Slot out, Splitting splitting, uint32_t node)
      : input_(input), out_(out), splitting_(std::move(splitting)), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(input_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = list of {}", names[out_], names[input_]);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    std::vector<Value> items;
    for (uint32_t row : batch.selection) {
      Value value = batch.at(input_, row);
      values[row] = value;
      if (value.is_null() || value.kind() == Kind::list) continue;
      items.clear();
      split(text_of(value, *batch.arena), items, scratch.run().counters);
      values[row] = items.empty() ? Value::null() : batch.arena->copy(Value::list(items));
    }
    batch.columns[out_] = &column;
  }

 private:
  void split(std::string_view text, std::vector<Value>& items, RunCounters* counters) const {
    auto take = [&](std::string_view item) {
      if (!item.empty() || splitting_.allow_empty) items.push_back(Value::text(item));
    };
    if (splitting_.tokenizer) {
      std::vector<std::string_view> captures(splitting_.tokenizer->group_count() + 1);
      MatchWalk walk(*splitting_.tokenizer, text, counters);
      while (walk.next(captures)) take(captures.size() > 1 ? captures[1] : captures[0]);
      return;
    }
    for (auto end = text.find(splitting_.delimiter); end != std::string_view::npos; end = text.find(splitting_.delimiter)) {
      take(text.substr(0, end));
      text.remove_prefix(end + splitting_.delimiter.size());
    }
    take(text);
  }

  Slot input_, out_;
  Splitting splitting_;
  uint32_t node_;
};

void bind_makemv(StageBinder& binder) {
  StageReader reader(binder);
  Splitting splitting;
  std::optional<ast::Name> field;
  while (!reader.at_end()) {
    if (const auto* value = reader.accept_option("delim")) {
      const auto* text = std::get_if<ast::Text>(&value->node);
      splitting.delimiter = text != nullptr ? decode_literal(text->raw, Escapes::control) : "";
      if (splitting.delimiter.empty())
        return binder.error("expected-delimiter", value->span, "expected what divides the values, in double quotes", "for example: makemv delim=\",\" names");
    } else if (const auto* pattern = reader.accept_option("tokenizer")) {
      const auto* text = as_text(*pattern);
      if (text == nullptr)
        return binder.error("expected-pattern", pattern->span, "expected a regular expression in double quotes", R"re(for example: makemv tokenizer="(\w+)" names)re");
      splitting.tokenizer = compile_regex_text(binder, text->raw, pattern->span, {Regex::Groups::all});
      if (!splitting.tokenizer) return;
    } else if (const auto* truth = reader.accept_option("allowempty")) {
      if (!read_truth(binder, "allowempty", *truth, splitting.allow_empty)) return;
    } else if (!field) {
      field = reader.expect_field("the field to split");
      if (!field) return;
    } else {
      break;
    }
  }
  if (!reader.expect_end()) return;
  if (!field) return binder.error("expected-field", reader.here(), "expected the field to split", "for example: makemv delim=\",\" names");
  Slot input = binder.read(*field);
  binder.add(std::make_unique<SplitListStep>(input, binder.assign(*field), std::move(splitting), binder.new_node()));
}

void bind_nomv(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("the field to join");
  if (!field || !reader.expect_end()) return;
  std::vector<Expression> arguments;
  arguments.push_back(binder.field(binder.read(*field), field->span));
  auto text = binder.call("toString", std::move(arguments), field->span);
  binder.add(std::make_unique<AssignStep>(binder.assign(*field), std::move(text)));
}

}  // namespace

void makemv(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "makemv",
                        .origin = Origin::borrowed,
                        .rewrite = "parse regex field=FIELD \"(?<ITEM>[^,]+)\" multi",
                        .summary = "Makes a list of a text, divided at blanks or at another delimiter.",
                        .details = "With `tokenizer` each match of a pattern, or its first group, is an item. Empty items are left out "
                                   "unless `allowempty=true`.",
                        .examples = {{.code = "* | makemv delim=\",\" m | mvexpand m | fields m", .result = "m\na\nb", .input = R"({"m":"a,,b"})"}}},
      .usage = {R"(makemv [delim="TEXT"] [allowempty=true] FIELD)", R"(makemv tokenizer="REGEX" FIELD)"},
      .bind = bind_makemv,
      .spell = [](const WrittenStage&) {
        return no_legal_form("the hosted service has no lists: parse regex field=FIELD \"(?<item>...)\" multi makes a row of each part");
      },
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "nomv",
                        .origin = Origin::borrowed,
                        .rewrite = "toString(FIELD)",
                        .summary = "Makes one text of a list, its items joined by line breaks.",
                        .examples = {{.code = "* | values(a) as xs | nomv xs | where xs = \"1\" | count", .result = "_count\n0", .input = "{\"a\":1}\n{\"a\":2}"}}},
      .usage = {"nomv FIELD"},
      .bind = bind_nomv,
      .spell = [](const WrittenStage&) { return no_legal_form("the hosted service has no lists, so there is nothing to join: leave the stage out"); },
  });
}

}  // namespace dohyo::stdlib::operators
