#include "interpreter/steps/trace_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "interpreter/data/convert.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

void IdentifierStep::apply(Batch& batch, Scratch& scratch) const {
  auto& column = scratch.node(node_).column;
  Value* lists = column.make_flat(batch.rows);
  std::vector<Value> found;
  std::erase_if(batch.selection, [&](uint32_t row) {
    Value value = batch.at(text_, row);
    found.clear();
    if (!value.is_null()) {
      auto text = text_of(value, *batch.arena);
      std::array<std::string_view, 2> captures;
      MatchWalk walk(regex_, text, scratch.run().counters);
      // Copied, as a match in a text that had to be mended points into the walk.
      while (walk.next(captures))
        if (captures[1].data() != nullptr) found.push_back(batch.arena->text(captures[1]));
    }
    if (found.empty()) return true;
    auto* items = reinterpret_cast<Value*>(batch.arena->allocate(found.size() * sizeof(Value)));
    std::copy(found.begin(), found.end(), items);
    lists[row] = Value::list({items, found.size()});
    return false;
  });
  batch.columns[out_] = &column;
}

std::string IdentifierStep::describe(const std::vector<std::string>& names) const {
  return fmt::format("{} = group 1 of \"{}\" all over {}", names[out_], regex_.pattern(), names[text_]);
}

class TraceStep::Rows final : public Partial {
 public:
  Rows(const TraceStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

  Table finish() override {
    auto& rows = rows_.in_order();
    find_identifiers(rows);
    auto kept = step_.direction_ == Direction::both ? all_connected() : in_one_pass(rows);
    size_t number = 0;
    std::erase_if(rows, [&](const RowCollector::Row&) { return !kept[number++]; });
    return rows_.table();
  }

 private:
  void find_identifiers(const std::vector<RowCollector::Row>& rows) {
    auto index = rows_.index_of(step_.identifiers_);
    // The start is the first of all.
    start_ = Value::text(step_.start_);
    (void)identifiers_.find_or_add({&start_, 1});
    begins_.push_back(0);
    for (const auto& row : rows) {
      for (const Value& item : row.values[index].as_list()) numbers_.push_back(identifiers_.find_or_add({&item, 1}));
      begins_.push_back(numbers_.size());
    }
  }

  /// The identifiers of a row, as numbers.
  [[nodiscard]] std::span<const size_t> of(size_t row) const {
    return std::span(numbers_).subspan(begins_[row], begins_[row + 1] - begins_[row]);
  }

  std::vector<bool> all_connected() const {
    std::vector<size_t> parent(identifiers_.size());
    std::iota(parent.begin(), parent.end(), size_t{0});
    auto root = [&](size_t i) {
      while (parent[i] != i) i = parent[i] = parent[parent[i]];
      return i;
    };
    size_t rows = begins_.size() - 1;
    for (size_t row = 0; row < rows; ++row)
      for (size_t number : of(row)) parent[root(number)] = root(of(row)[0]);
    std::vector<bool> kept(rows, false);
    for (size_t row = 0; row < rows; ++row) kept[row] = root(of(row)[0]) == root(0);
    return kept;
  }

  std::vector<bool> in_one_pass(const std::vector<RowCollector::Row>& rows) const {
    auto time_index = rows_.index_of(step_.time_);
    std::vector<size_t> order(rows.size());
    std::iota(order.begin(), order.end(), size_t{0});
    // Events stand newest first, so going backwards through them gives equal times in the order of the input.
    if (step_.events()) std::reverse(order.begin(), order.end());
    auto time = [&](size_t row) { return to_integer(rows[row].values[time_index]).value_or(INT64_MAX); };
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return time(a) < time(b); });
    if (step_.direction_ == Direction::backward) std::reverse(order.begin(), order.end());
    std::vector<bool> known(identifiers_.size(), false);
    known[0] = true;
    std::vector<bool> kept(rows.size(), false);
    for (size_t row : order) {
      auto numbers = of(row);
      kept[row] = std::any_of(numbers.begin(), numbers.end(), [&](size_t n) { return known[n]; });
      if (!kept[row]) continue;
      for (size_t number : numbers) known[number] = true;
    }
    return kept;
  }

  const TraceStep& step_;
  RowCollector rows_;
  Value start_;
  KeyIndex identifiers_{1};
  std::vector<size_t> numbers_;  ///< of all rows, one row after the other
  std::vector<size_t> begins_;   ///< by row, into numbers_; one more at the end
};

std::unique_ptr<Partial> TraceStep::start() const { return std::make_unique<Rows>(*this, collector()); }

std::string TraceStep::describe(const std::vector<std::string>& names) const {
  static constexpr std::string_view signs[] = {"", "+ ", "- "};
  return fmt::format("trace {}{} from \"{}\"", signs[static_cast<size_t>(direction_)], names[identifiers_], start_);
}

}  // namespace dohyo
