#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/row_copies.h"

namespace dohyo::stdlib::operators {

namespace {

class ExpandStep final : public RowStep {
 public:
  ExpandStep(Slot input, Slot out, size_t most, uint32_t node) : input_(input), out_(out), most_(most), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(input_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] bool removes_rows() const override { return true; }
  [[nodiscard]] bool renumbers_rows() const override { return true; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = each item of {}{}", names[out_], names[input_], most_ == SIZE_MAX ? "" : fmt::format(", at most {}", most_));
  }

  void apply(Batch& batch, Scratch& scratch) const override {
    auto& memory = scratch.own<Memory>(node_);
    memory.rows.clear();
    memory.values.clear();
    for (uint32_t row : batch.selection) {
      size_t made = 0;
      auto take = [&](Value value) {
        if (made++ >= most_) return;
        memory.rows.add(row);
        memory.values.push_back(value);
      };
      expand(batch.at(input_, row), take);
    }
    memory.rows.renumber(batch);
    memory.rows.column(out_).view_flat(memory.values.data());
    batch.columns[out_] = &memory.rows.column(out_);
  }

 private:
  struct Memory {
    RowCopies rows;
    std::vector<Value> values;  ///< by new row
  };

  /// Items of a list, lines of a text; anything else, a null too, is one item.
  template <typename Take>
  static void expand(Value value, Take take) {
    if (value.kind() == Kind::list) {
      for (const auto& item : value.as_list()) take(item);
      if (value.as_list().empty()) take(Value::null());
      return;
    }
    if (!value.is_text()) return take(value);
    auto text = value.as_text();
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      take(Value::text(text.substr(0, end)));
      text.remove_prefix(end + 1);
    }
    take(Value::text(text));
  }

  Slot input_, out_;
  size_t most_;
  uint32_t node_;
};

void bind_mvexpand(StageBinder& binder) {
  StageReader reader(binder);
  auto name = reader.expect_field("the field with several values");
  if (!name) return;
  size_t most = SIZE_MAX;
  if (const auto* limit = reader.accept_option("limit")) {
    const auto* number = as_number(*limit);
    if (number == nullptr || !number->integer || *number->integer < 0 || !number->unit.empty())
      return binder.error("expected-count", limit->span, "`limit` takes how many rows to make of one, 0 for all");
    if (*number->integer > 0) most = static_cast<size_t>(*number->integer);
  }
  if (!reader.expect_end()) return;
  Slot input = binder.read(*name);
  binder.add(std::make_unique<ExpandStep>(input, binder.assign(*name), most, binder.new_node()));
}

}  // namespace

void mvexpand(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "mvexpand",
                        .origin = Origin::borrowed,
                        .rewrite = "parse regex field=FIELD \"(?<ITEM>[^\\n]+)\" multi",
                        .summary = "Makes one row of each value of a field that has several.",
                        .details = "A list gives its items, a text its lines; a null stays one row.",
                        .examples = {{.code = "* | values(a) as xs | mvexpand xs", .result = "xs\n1\n2", .input = "{\"a\":1}\n{\"a\":2}"}}},
      .usage = {"mvexpand FIELD [limit=N]"},
      .bind = bind_mvexpand,
      .spell = [](const WrittenStage&) {
        return no_legal_form("the hosted service has no lists: of a text with several values, parse regex field=FIELD \"(?<item>...)\" multi makes a row of each");
      },
  });
}

}  // namespace dohyo::stdlib::operators
