#include "interpreter/steps/discover.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"

namespace dohyo {

Value& FoundFields::place(std::string_view name, bool& made) {
  auto known = index_.find(name);
  made = known == index_.end();
  if (!made) return items_[known->second];
  items_.push_back(arena_.text(name));
  items_.emplace_back();
  index_.emplace(items_[items_.size() - 2].as_text(), items_.size() - 1);
  return items_.back();
}

void FoundFields::add(std::string_view name, std::string_view value) {
  bool made = false;
  auto& place_of = place(name, made);
  if (made) place_of = arena_.text(value);
}

void FoundFields::replace(std::string_view name, std::string_view value) {
  bool made = false;
  place(name, made) = arena_.text(value);
}

Value FoundFields::list() const {
  if (items_.empty()) return {};
  auto* items = reinterpret_cast<Value*>(arena_.allocate(items_.size() * sizeof(Value)));
  std::copy(items_.begin(), items_.end(), items);
  return Value::list({items, items_.size()});
}

namespace {

class DiscoverStep final : public RowStep {
 public:
  DiscoverStep(Slot input, Slot out, std::unique_ptr<const FieldFinder> finder, uint32_t node)
      : input_(input), out_(out), finder_(std::move(finder)), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(input_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = {} of {}", names[out_], finder_->describe(), names[input_]);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      Value text = batch.at(input_, row);
      values[row] = Value::null();
      if (text.is_null()) continue;
      FoundFields fields(*batch.arena);
      finder_->find(text_of(text, *batch.arena), fields);
      values[row] = fields.list();
    }
    batch.columns[out_] = &column;
  }

 private:
  Slot input_, out_;
  std::unique_ptr<const FieldFinder> finder_;
  uint32_t node_;
};

}  // namespace

void discover_fields(StageBinder& binder, Slot input, std::unique_ptr<const FieldFinder> finder) {
  Slot out = binder.hidden("found fields");
  binder.add(std::make_unique<DiscoverStep>(input, out, std::move(finder), binder.new_node()));
  binder.schema().discovered.push_back(out);
}

}  // namespace dohyo
