#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/steps/dedup_step.h"
#include "interpreter/steps/option_values.h"
#include "interpreter/steps/ordering.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

class DedupReader {
 public:
  explicit DedupReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (reader_.accept_word("consecutive")) options_.consecutive = true;
    if (const auto* item = reader_.peek_item(); item != nullptr && as_number(item->expression) != nullptr) {
      auto given = reader_.expect_count("how many rows to keep of each", 1);
      if (!given) return;
      options_.count = static_cast<size_t>(*given);
    }
    reader_.accept_clause("by");
    while (ok_ && !order_ && !reader_.at_end()) read_part();
    if (!ok_) return;
    if (borrowed_ && binder_.options().dialect == Dialect::sumo)
      return binder_.error("borrowed-syntax", *borrowed_, "the hosted service has no options here",
                           "sort, test for nulls or clear fields in stages of their own: where !isNull(field)");
    if (order_) add_order(binder_, std::move(*order_));
    add_step();
  }

 private:
  void read_part() {
    auto at = reader_.here();
    if (read_flag("consecutive", options_.consecutive) || read_flag("keepempty", options_.keep_empty) ||
        read_flag("keepevents", options_.keep_events))
      return;
    if (reader_.accept_comma()) return;
    const auto* item = reader_.peek_item();
    if (item != nullptr && item->aliases.empty()) {
      auto operands = signed_operands(item->expression);
      const auto* word = as_field(*operands[0].expression);
      if (word != nullptr && !word->quoted && operands[0].sign == '\0' && utf8::equal_ignoring_ascii_case(word->text, "sortby")) {
        reader_.accept_item();
        borrowed_ = at;
        order_ = read_order(binder_, reader_, true, std::span(operands).subspan(1));
        ok_ = order_.has_value();
        return;
      }
    }
    auto name = reader_.expect_field("a field to compare");
    ok_ = name.has_value();
    if (name) names_.push_back(*name);
  }

  bool read_flag(std::string_view name, bool& into) {
    auto at = reader_.here();
    const auto* value = reader_.accept_option(name);
    if (value == nullptr) return false;
    borrowed_ = at;
    ok_ = read_truth(binder_, name, *value, into);
    return true;
  }

  void add_step() {
    std::vector<Slot> keys;
    for (const auto& name : names_) keys.push_back(binder_.read(name));
    if (names_.empty()) {
      if (!binder_.schema().events)
        for (const auto& field : binder_.schema().fields) keys.push_back(binder_.read(field.name, binder_.stage().span));
      else
        keys.push_back(binder_.read("_raw", binder_.stage().span));
    }
    std::vector<Slot> cleared;
    Slot time = order_slot(binder_);
    if (options_.keep_events) {
      if (names_.empty())
        return binder_.error("missing-argument", binder_.stage().span, "`keepevents` needs the fields to clear", "for example: dedup user keepevents=true");
      for (const auto& name : names_) cleared.push_back(binder_.assign(name));
    }
    binder_.add(std::make_unique<DedupStep>(binder_.schema(), time, std::move(keys), std::move(cleared), options_));
    binder_.schema().ordered = true;
  }

  StageBinder& binder_;
  StageReader reader_;
  DedupOptions options_;
  std::vector<ast::Name> names_;
  std::optional<WrittenOrder> order_;
  std::optional<Span> borrowed_;
  bool ok_ = true;
};

void bind_dedup(StageBinder& binder) { DedupReader(binder).bind(); }

LegalStage spell_dedup(const WrittenStage& written) {
  auto& binder = written.binder();
  StageReader reader(binder);
  bool consecutive = reader.accept_word("consecutive");
  bool keep_empty = true;
  std::string count;
  std::vector<ast::Name> names;
  LegalOrder order;
  auto read = [&](std::string_view name, bool& into) {
    const auto* value = reader.accept_option(name);
    return value != nullptr && read_truth(binder, name, *value, into);
  };
  bool keep_events = false;
  while (!reader.at_end()) {
    if (reader.accept_comma() || reader.accept_clause("by")) continue;
    if (read("consecutive", consecutive) || read("keepempty", keep_empty) || read("keepevents", keep_events)) continue;
    const auto* item = reader.accept_item();
    if (item == nullptr) return {};
    auto operands = signed_operands(item->expression);
    const auto* word = as_field(*operands[0].expression);
    if (as_number(*operands[0].expression) != nullptr) {
      count = written.text(item->expression) + " ";
    } else if (word != nullptr && !word->quoted && utf8::equal_ignoring_ascii_case(word->text, "sortby")) {
      order = spell_order(written, reader, true, std::span(operands).subspan(1));
    } else if (word != nullptr) {
      names.push_back(*word);
    }
  }
  if (keep_events) return no_legal_form("the hosted service drops repeated rows; it cannot keep them without the fields");
  std::string text = order.before;
  if (!order.keys.empty()) text += "sort by " + order.keys + " | ";
  if (!keep_empty)
    for (const auto& name : names) text += fmt::format("where !isNull({}) | ", name_literal(name.text));
  text += "dedup " + std::string(consecutive ? "consecutive " : "") + count;
  if (!names.empty()) text += "by " + join_names(names);
  return spelled(std::move(text));
}

}  // namespace

void dedup(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "dedup",
                        .summary = "Keeps the first rows of each combination of values in the current order.",
                        .details = "One row unless a number says otherwise. `consecutive` compares only with the row before. Without "
                                   "fields events compare by `_raw`, tables by all columns. Nulls are equal to each other. Events stand "
                                   "newest first, so `dedup by x` keeps the latest event per `x`. Borrowed: `keepempty=false` drops rows "
                                   "with a null among the fields, `keepevents=true` keeps repeated rows without the fields, `sortby` "
                                   "sorts first, ascending unless a sign says otherwise.",
                        .examples = {{.code = R"(* | dedup by k | count)", .result = "_count\n2", .input = "{\"k\":\"a\"}\n{\"k\":\"a\"}\n{\"k\":\"b\"}"},
                                     {.code = R"(* | dedup k sortby -n | fields k, n)",
                                      .result = "k,n\na,2\nb,1",
                                      .input = "{\"k\":\"a\",\"n\":1}\n{\"k\":\"b\",\"n\":1}\n{\"k\":\"a\",\"n\":2}"}}},
      .usage = {"dedup [consecutive] [N] [by] FIELD, ...",
                "dedup [N] FIELD ... [keepempty=false] [keepevents=true] [consecutive=true] [sortby [+|-]FIELD ...]"},
      .bind = bind_dedup,
      .spell = spell_dedup,
  });
}

}  // namespace dohyo::stdlib::operators
