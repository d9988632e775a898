#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "interpreter/data/convert.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/option_values.h"
#include "interpreter/steps/row_limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

constexpr size_t default_count = 10;

/// Keeps rows as long as a condition holds.
class HeadWhileStep final : public CollectingStep {
 public:
  struct Options {
    size_t count = SIZE_MAX;
    bool null_holds = false;
    bool keep_last = false;  ///< also the row at which it no longer holds
  };
  HeadWhileStep(const Schema& schema, Slot time_slot, Slot condition, Options options)
      : CollectingStep(schema, time_slot), condition_(condition), options_(options) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    auto limit = options_.count == SIZE_MAX ? "" : fmt::format(", at most {} rows", options_.count);
    return fmt::format("head while {}{}{}{}", names[condition_], options_.null_holds ? " or null" : "",
                       options_.keep_last ? ", and the row behind" : "", limit);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<First>(*this, collector(options_.count)); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.push_back(condition_); }

 private:
  class First final : public Partial {
   public:
    First(const HeadWhileStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<First&>(other).rows_); }
    Table finish() override {
      auto& rows = rows_.in_order();
      auto index = rows_.index_of(step_.condition_);
      auto holds = [&](const RowCollector::Row& row) {
        Value value = row.values[index];
        return value.is_null() ? step_.options_.null_holds : is_true(value);
      };
      auto end = std::find_if_not(rows.begin(), rows.end(), holds);
      if (end != rows.end() && step_.options_.keep_last) ++end;
      rows.erase(end, rows.end());
      return rows_.table();
    }

   private:
    const HeadWhileStep& step_;
    RowCollector rows_;
  };

  Slot condition_;
  Options options_;
};

class HeadReader {
 public:
  explicit HeadReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    while (ok_ && !reader_.at_end() && read_part()) {
    }
    if (!ok_ || !reader_.expect_end()) return;
    if (condition_ == nullptr && flags_span_)
      return binder_.error("unexpected-argument", *flags_span_, "`null` and `keeplast` go with a condition", "for example: head (n > 1) keeplast=true");
    if (condition_ == nullptr) return add_limit(binder_, count_.value_or(default_count));
    Slot condition = binder_.hidden("condition");
    binder_.add(std::make_unique<AssignStep>(condition, binder_.expression(*condition_)));
    options_.count = count_.value_or(SIZE_MAX);
    binder_.add(std::make_unique<HeadWhileStep>(binder_.schema(), order_slot(binder_), condition, options_));
    binder_.schema().ordered = true;
  }

 private:
  bool read_part() {
    if (const auto* value = reader_.accept_option("limit")) return take_count(*value);
    if (read_flag("null", options_.null_holds) || read_flag("keeplast", options_.keep_last)) return ok_;
    const auto* item = reader_.peek_item();
    if (item == nullptr || !item->aliases.empty()) return false;
    if (as_number(item->expression) != nullptr) {
      reader_.accept_item();
      return take_count(item->expression);
    }
    if (condition_ != nullptr) return false;
    reader_.accept_item();
    condition_ = &item->expression;
    return true;
  }

  bool take_count(const ast::Expression& value) {
    const auto* number = as_number(value);
    if (count_ || number == nullptr || !number->integer || *number->integer < 0 || !number->unit.empty()) {
      binder_.error("expected-count", value.span, "expected the number of rows to keep, once", "for example: head 5");
      return ok_ = false;
    }
    count_ = static_cast<size_t>(*number->integer);
    return true;
  }

  bool read_flag(std::string_view name, bool& into) {
    const auto* value = reader_.accept_option(name);
    if (value == nullptr) return false;
    flags_span_ = value->span;
    ok_ = read_truth(binder_, name, *value, into);
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  const ast::Expression* condition_ = nullptr;
  std::optional<size_t> count_;
  HeadWhileStep::Options options_;
  std::optional<Span> flags_span_;
  bool ok_ = true;
};

void bind_head(StageBinder& binder) { HeadReader(binder).bind(); }

LegalStage spell_head(const WrittenStage& written) {
  size_t count = default_count;
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    const auto* option = item != nullptr ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
    const auto* value = option != nullptr ? option->right.get() : item != nullptr ? &item->expression : nullptr;
    const auto* number = value != nullptr ? as_number(*value) : nullptr;
    const auto* name = option != nullptr ? as_field(*option->left) : nullptr;
    bool limit = option == nullptr || (name != nullptr && utf8::equal_ignoring_ascii_case(name->text, "limit"));
    if (number == nullptr || !limit) return no_legal_form("the hosted service has no stage that stops at the first row for which a condition fails");
    count = static_cast<size_t>(*number->integer);
  }
  return spelled(fmt::format("limit {}", count));
}

}  // namespace

void head(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "head",
                        .origin = Origin::borrowed,
                        .rewrite = "limit N",
                        .summary = "Keeps the first rows of the current order, 10 unless a number says otherwise.",
                        .details = "With a condition it keeps the rows before the first for which that does not hold; `keeplast=true` "
                                   "keeps that one too, and `null=true` takes a null for true.",
                        .examples = {{.code = "* | count by a | sort by a asc | head 1", .result = "a,_count\nx,1", .input = "{\"a\":\"x\"}\n{\"a\":\"y\"}"},
                                     {.code = "* | sort by n asc | head (n < 3) | fields n",
                                      .result = "n\n1\n2",
                                      .input = "{\"n\":1}\n{\"n\":3}\n{\"n\":2}"}}},
      .usage = {"head [N]", "head (CONDITION) [limit=N] [null=true] [keeplast=true]"},
      .bind = bind_head,
      .spell = spell_head,
  });
}

}  // namespace dohyo::stdlib::operators
