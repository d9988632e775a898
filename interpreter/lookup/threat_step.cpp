#include "interpreter/lookup/threat_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/lookup/tables.h"
#include "interpreter/steps/row_copies.h"

namespace dohyo {

namespace {

class ThreatStep final : public RowStep {
 public:
  ThreatStep(ThreatLookup lookup, uint32_t node) : lookup_(std::move(lookup)), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), lookup_.keys.begin(), lookup_.keys.end()); }
  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& output : lookup_.outputs) slots.push_back(output.slot);
    if (lookup_.count != no_slot) slots.push_back(lookup_.count);
  }
  /// It changes how many rows there are, so it stays even when nobody reads its columns.
  [[nodiscard]] bool removes_rows() const override { return !lookup_.best_only; }
  [[nodiscard]] bool renumbers_rows() const override { return !lookup_.best_only; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> keys;
    for (Slot slot : lookup_.keys) keys.push_back(names[slot]);
    return fmt::format("{} of {}", lookup_.best_only ? "the best indicator" : "each indicator", fmt::join(keys, ", "));
  }

  void apply(Batch& batch, Scratch& scratch) const override {
    auto& memory = scratch.own<Memory>(node_);
    memory.columns.resize(lookup_.outputs.size());
    auto now = scratch.run().now;
    if (lookup_.best_only)
      keep_best(batch, memory, now);
    else
      repeat_rows(batch, memory, now);
  }

 private:
  struct Memory {
    RowCopies rows;
    std::vector<Column> columns;
    Column count;
    std::vector<uint32_t> found;
    std::vector<std::vector<Value>> values;  ///< by output, by new row
  };

  static bool is_address(Value type) { return type.is_text() && type.as_text() == "ip_address"; }

  /// Indicators of a row, the best first, each once.
  void find(const Batch& batch, uint32_t row, int64_t now, std::vector<uint32_t>& found) const {
    found.clear();
    if (lookup_.feed == nullptr) return;
    const auto& feed = *lookup_.feed;
    for (Slot key : lookup_.keys)
      for (uint32_t indicator : feed.rows(batch.at(key, row))) {
        bool active = feed.is_active(indicator, now);
        if (lookup_.include == ThreatLookup::Include::active && !active) continue;
        if (lookup_.include == ThreatLookup::Include::expired && active) continue;
        if (lookup_.addresses_only && !is_address(feed.at(indicator, IndicatorFeed::type))) continue;
        auto source = feed.at(indicator, IndicatorFeed::source);
        if (!lookup_.source.empty() && !(source.is_text() && source.as_text() == lookup_.source)) continue;
        if (std::find(found.begin(), found.end(), indicator) == found.end()) found.push_back(indicator);
      }
    // Numbers of indicators ascend from the best to the worst; those that have expired come last (02 section 7.9).
    std::sort(found.begin(), found.end(), [&](uint32_t a, uint32_t b) {
      bool x = feed.is_active(a, now);
      bool y = feed.is_active(b, now);
      return x != y ? x : a < b;
    });
  }

  [[nodiscard]] Value at(const std::vector<uint32_t>& found, size_t index, size_t output) const {
    return index < found.size() ? lookup_.feed->at(found[index], lookup_.outputs[output].column) : Value::null();
  }

  void keep_best(Batch& batch, Memory& memory, int64_t now) const {
    std::vector<Value*> out;
    for (auto& column : memory.columns) out.push_back(column.make_flat(batch.rows));
    Value* count = memory.count.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      find(batch, row, now, memory.found);
      for (size_t i = 0; i < out.size(); ++i) out[i][row] = at(memory.found, 0, i);
      count[row] = Value::integer(static_cast<int64_t>(memory.found.size()));
    }
    for (size_t i = 0; i < memory.columns.size(); ++i) batch.columns[lookup_.outputs[i].slot] = &memory.columns[i];
    if (lookup_.count != no_slot) batch.columns[lookup_.count] = &memory.count;
  }

  void repeat_rows(Batch& batch, Memory& memory, int64_t now) const {
    memory.rows.clear();
    memory.values.assign(lookup_.outputs.size(), {});
    for (uint32_t row : batch.selection) {
      find(batch, row, now, memory.found);
      for (size_t n = 0; n < std::max<size_t>(1, memory.found.size()); ++n) {
        memory.rows.add(row);
        for (size_t i = 0; i < lookup_.outputs.size(); ++i) memory.values[i].push_back(at(memory.found, n, i));
      }
    }
    memory.rows.renumber(batch);
    for (size_t i = 0; i < lookup_.outputs.size(); ++i) {
      auto& column = memory.rows.column(lookup_.outputs[i].slot);
      column.view_flat(memory.values[i].data());
      batch.columns[lookup_.outputs[i].slot] = &column;
    }
  }

  ThreatLookup lookup_;
  uint32_t node_;
};

}  // namespace

OpenedFeed open_feed(StageBinder& binder, std::string_view name, Span at) {
  auto* tables = binder.options().tables.get();
  if (tables == nullptr) return {};
  const auto& feed = tables->feed(name);
  if (feed.feed == nullptr) {
    bool is_error = tables->missing() == LookupTables::Missing::error;
    bool is_null = tables->missing() == LookupTables::Missing::null;
    binder.report({is_error ? Severity::error : Severity::warning, feed.code, at, feed.message + (is_null ? ", so its columns are null" : ""), feed.help, {}});
    return {nullptr, is_error};
  }
  for (const auto& loss : feed.losses) binder.warning("incomplete-table", at, loss);
  return {feed.feed, false};
}

void add_threat_lookup(StageBinder& binder, ThreatLookup lookup) {
  binder.add(std::make_unique<ThreatStep>(std::move(lookup), binder.new_node()));
}

}  // namespace dohyo
