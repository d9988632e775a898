#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/mining/mining_stage.h"
#include "interpreter/mining/tuple_counts.h"

namespace dohyo::stdlib::operators {

namespace {

/// A value of a smaller share of the rows is one of the rest.
constexpr double rare_share = 0.05;

struct Columns {
  std::vector<Slot> fields;
  std::vector<std::string> names;
  Slot identifier = no_slot, signature = no_slot, count = no_slot;
};

class ValuesStep final : public GatherStep {
 public:
  ValuesStep(Columns columns, size_t least, Span span) : columns_(std::move(columns)), least_(least), span_(span) {}
  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), columns_.fields.begin(), columns_.fields.end()); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {columns_.identifier, columns_.signature, columns_.count}); }
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override { return fmt::format("clusters of the values of {}", fmt::join(columns_.names, ", ")); }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Counted>(*this); }

 private:
  class Counted final : public Partial {
   public:
    explicit Counted(const ValuesStep& step) : step_(step), counts_(step.columns_.fields.size()), tuple_(step.columns_.fields.size()) {}
    void absorb(const Batch& batch, Scratch&) override {
      for (uint32_t row : batch.selection) {
        for (size_t i = 0; i < tuple_.size(); ++i) tuple_[i] = batch.at(step_.columns_.fields[i], row);
        counts_.add(tuple_, {1, 0});
      }
    }
    void merge(Partial& other) override { counts_.merge(static_cast<Counted&>(other).counts_); }

    Table finish() override {
      auto total = static_cast<double>(counts_.totals()[0]);
      std::vector<std::map<std::string, uint64_t>> by_value(tuple_.size());
      for (size_t t = 0; t < counts_.size(); ++t)
        for (size_t i = 0; i < tuple_.size(); ++i) by_value[i][text(t, i)] += counts_.counts(t)[0];
      // By the values of the cluster; an empty one stands for the rest.
      std::map<std::vector<std::optional<std::string>>, uint64_t> clusters;
      uint64_t kept = 0;
      for (size_t t = 0; t < counts_.size(); ++t) {
        std::vector<std::optional<std::string>> cluster;
        for (size_t i = 0; i < tuple_.size(); ++i) {
          auto value = text(t, i);
          bool rare = static_cast<double>(by_value[i][value]) < rare_share * total;
          cluster.push_back(rare ? std::nullopt : std::optional(value));
        }
        clusters[cluster] += counts_.counts(t)[0];
        kept += counts_.counts(t)[0];
      }
      if (auto lost = counts_.totals()[0] - kept; lost > 0) {
        clusters[std::vector<std::optional<std::string>>(tuple_.size())] += lost;
        context().diagnostics.push_back({Severity::warning, "too-many-values", step_.span_,
                                         fmt::format("{} rows are in the cluster of the rest: more than {} combinations of values", lost, TupleCounts::most_tuples),
                                         "", {}});
      }
      return table(clusters, by_value, total);
    }

   private:
    [[nodiscard]] std::string text(size_t tuple, size_t field) const {
      auto value = counts_.tuple(tuple)[field];
      return value.is_null() ? "null" : to_string(value);
    }

    Table table(const std::map<std::vector<std::optional<std::string>>, uint64_t>& clusters,
                const std::vector<std::map<std::string, uint64_t>>& by_value, double total) const {
      struct Row {
        std::string signature;
        uint64_t count;
      };
      std::vector<Row> rows;
      for (const auto& [cluster, count] : clusters) {
        if (count < step_.least_) continue;
        std::string signature;
        for (size_t i = 0; i < cluster.size(); ++i) {
          signature += fmt::format("{}{}=", i == 0 ? "" : ", ", step_.columns_.names[i]);
          if (!cluster[i]) {
            signature += '*';
            continue;
          }
          auto rows_with_value = by_value[i].at(*cluster[i]);
          signature += fmt::format("{} ({}, {:.1f}%)", *cluster[i], rows_with_value, 100 * static_cast<double>(rows_with_value) / total);
        }
        rows.push_back({std::move(signature), count});
      }
      std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.count != b.count ? a.count > b.count : a.signature < b.signature; });
      auto memory = std::make_shared<Arena>();
      Table table;
      table.slots = {step_.columns_.identifier, step_.columns_.signature, step_.columns_.count};
      table.columns.resize(3);
      table.rows = rows.size();
      for (const auto& row : rows) {
        table.columns[0].push_back(memory->text(identifier_of(row.signature)));
        table.columns[1].push_back(memory->text(row.signature));
        table.columns[2].push_back(Value::integer(static_cast<int64_t>(row.count)));
      }
      table.memory.push_back(memory);
      return table;
    }

    const ValuesStep& step_;
    TupleCounts counts_;
    std::vector<Value> tuple_;
  };

  Columns columns_;
  size_t least_;
  Span span_;
};

void bind_values(StageBinder& binder) {
  StageReader reader(binder);
  reader.accept_word("values");
  if (!require_messages(binder)) return;
  auto at = reader.here();
  if (reader.accept_word("details"))
    return binder.error("unsupported", at, "`details` needs clusters that the hosted service has stored", "the rows of a cluster are found with `where`");
  if (!reader.accept_word("on"))
    return binder.error("missing-argument", reader.here(), "expected `on` and the fields to compare", "logreduce values on FIELD, ...");
  auto names = read_fields_of_list(binder, reader, "a field to compare");
  if (names.empty()) return;
  size_t least = 0;
  reader.accept_comma();
  if (const auto* threshold = reader.accept_option("output_threshold"))
    if (!read_whole(binder, "output_threshold", *threshold, 0, least)) return;
  if (!reader.expect_end()) return;
  Columns columns;
  for (const auto& name : names) {
    columns.fields.push_back(binder.read(name));
    columns.names.push_back(name.text);
  }
  binder.schema().start_table();
  columns.identifier = binder.assign("_cluster_id");
  columns.signature = binder.assign("_signature");
  columns.count = binder.assign("_count");
  binder.add(std::make_unique<ValuesStep>(std::move(columns), least, binder.stage().span));
  binder.schema().ordered = true;
}

}  // namespace

void logreduce_values(Registry& registry) {
  // `logreduce` leads here when the word `values` follows.
  registry.add(OperatorDefinition{
      .documentation = {.name = "logreduce values",
                        .summary = "Counts rows by the values of some fields, rare values taken together.",
                        .details = "Approximate: the hosted service's way is not published. Rows with the same values are a cluster; a value that fewer "
                                   "than 5 % of the rows have is `*`. `_signature` has each value with the number and share of the rows that have "
                                   "it, `_cluster_id` stands for the signature. Clusters with fewer rows than `output_threshold` are left out. At "
                                   "most 500,000 combinations are kept in memory, the rest is one cluster, with a warning.",
                        .examples = {{.code = "* | logreduce values on k | fields _signature, _count",
                                      .result = "_signature,_count\n\"k=x (3, 100.0%)\",3",
                                      .input = "{\"k\":\"x\"}\n{\"k\":\"x\"}\n{\"k\":\"x\"}"}}},
      .usage = {"logreduce values on FIELD, ... [output_threshold=N]"},
      .bind = bind_values,
  });
}

}  // namespace dohyo::stdlib::operators
