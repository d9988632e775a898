#include "interpreter/steps/branch.h"

#include <algorithm>
#include <span>

#include "interpreter/library/steps.h"

namespace dohyo {

namespace {

class OrderedRows final : public Partial {
 public:
  explicit OrderedRows(RowCollector rows) : rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<OrderedRows&>(other).rows_); }
  Table finish() override {
    rows_.in_order();
    return rows_.table();
  }

 private:
  RowCollector rows_;
};

}  // namespace

void Branch::prune(const std::vector<Slot>& wanted, size_t slot_count) {
  wanted_.clear();
  for (Slot slot : wanted)
    if (slot != no_slot && std::find(wanted_.begin(), wanted_.end(), slot) == wanted_.end()) wanted_.push_back(slot);
  std::vector<bool> inside(slot_count, false);
  for (Slot slot : wanted_) inside[slot] = true;
  prune_steps(pipeline_->steps, inside);
  reads_.clear();
  for (Slot slot = 0; slot < inside.size(); ++slot)
    if (inside[slot]) reads_.push_back(slot);
  if (time_slot_ != no_slot) reads_.push_back(time_slot_);
}

std::string Branch::describe(const std::vector<std::string>& names) const {
  std::string text;
  for (const auto& step : pipeline_->steps) text += (text.empty() ? "" : " | ") + step.step().describe(names);
  return text;
}

Branch::Rows::Rows(const Branch& branch, StepContext& context) : branch_(branch), context_(context) {
  const auto& steps = branch.pipeline_->steps;
  while (row_steps_ < steps.size() && steps[row_steps_].row) ++row_steps_;
  if (row_steps_ < steps.size())
    end_ = steps[row_steps_].gather->start();
  else
    end_ = std::make_unique<OrderedRows>(RowCollector(branch.wanted_, branch.time_slot_, branch.time_slot_ != no_slot));
  end_->begin(context);
}

void Branch::Rows::absorb(const Batch& batch, Scratch& scratch) {
  batch_ = batch;
  const auto& steps = branch_.pipeline_->steps;
  for (size_t i = 0; i < row_steps_ && !batch_.empty(); ++i) {
    auto before = batch_.selection.size();
    steps[i].row->apply(batch_, scratch);
    if (auto* counters = scratch.run().counters; counters != nullptr && steps[i].row->drops_failed_parses())
      counters->failed_parses += before - batch_.selection.size();
  }
  if (!batch_.empty()) end_->absorb(batch_, scratch);
}

Table Branch::Rows::finish() {
  auto table = end_->finish();
  const auto& steps = branch_.pipeline_->steps;
  if (row_steps_ == steps.size()) return table;
  return run_steps(std::span(steps).subspan(row_steps_ + 1), std::move(table), context_, branch_.wanted_);
}

}  // namespace dohyo
