#include "interpreter/steps/subquery_step.h"

#include <fmt/format.h>

namespace dohyo {

namespace {
/// Tests, and what stands in for columns that the child's table lacks because they are always null.
struct Prepared {
  std::vector<Value> nulls;
  std::unique_ptr<RowTests> tests;
};
}  // namespace

std::shared_ptr<const void> SubqueryStep::prepare(const ChildTable& table, RowTests::By by) {
  auto prepared = std::make_shared<Prepared>();
  prepared->nulls.resize(table.table.rows);
  std::vector<const std::vector<Value>*> columns;
  for (const auto& column : table.columns) {
    const auto* values = table.values(column.slot);
    columns.push_back(values != nullptr ? values : &prepared->nulls);
  }
  prepared->tests = std::make_unique<RowTests>(std::move(columns), table.table.rows, by);
  return prepared;
}

void SubqueryStep::apply(Batch& batch, Scratch& scratch) const {
  const auto& tests = *static_cast<const Prepared*>((*scratch.children())[child_].prepared.get())->tests;
  auto& node = scratch.node(node_);
  Value* out = node.column.make_flat(batch.rows);
  node.row.resize(fields_.size());
  for (uint32_t row : batch.selection) {
    for (size_t i = 0; i < fields_.size(); ++i) node.row[i] = batch.at(fields_[i], row);
    out[row] = Value::boolean(tests.hold(node.row));
  }
  batch.columns[out_] = &node.column;
}

std::string SubqueryStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> fields;
  for (Slot slot : fields_) fields.push_back(names[slot]);
  return fmt::format("{} = {} as in child {}", names[out_], fmt::join(fields, ", "), child_ + 1);
}

}  // namespace dohyo
