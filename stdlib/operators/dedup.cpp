#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/option_values.h"
#include "interpreter/steps/ordering.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

struct DedupOptions {
  size_t count = 1;
  bool consecutive = false;
  bool keep_empty = true;    ///< rows with a null among the keys
  bool keep_events = false;  ///< repeated rows stay, without the keys
};

/// Whether a row is one too many of its combination of values; rows must come in their order.
class Repetitions {
 public:
  Repetitions(const std::vector<size_t>& keys, const DedupOptions& options) : keys_(keys), options_(options) {}

  bool is_repeated(const Value* row) {
    if (!options_.consecutive) return ++count_of(row) > options_.count;
    run_ = previous_ != nullptr && same(previous_, row) ? run_ + 1 : 1;
    previous_ = row;
    return run_ > options_.count;
  }

 private:
  struct Seen {
    const Value* row;
    size_t count;
  };

  [[nodiscard]] bool same(const Value* a, const Value* b) const {
    return std::all_of(keys_.begin(), keys_.end(), [&](size_t i) { return same_key(a[i], b[i]); });
  }

  size_t& count_of(const Value* row) {
    uint64_t hash = 0;
    for (size_t i : keys_) hash = fold_hash(hash ^ key_hash(row[i]), 0x9E3779B97F4A7C15ull);
    auto [begin, end] = seen_.equal_range(hash);
    for (auto it = begin; it != end; ++it)
      if (same(it->second.row, row)) return it->second.count;
    return seen_.emplace(hash, Seen{row, 0})->second.count;
  }

  const std::vector<size_t>& keys_;
  const DedupOptions& options_;
  std::unordered_multimap<uint64_t, Seen> seen_;
  const Value* previous_ = nullptr;
  size_t run_ = 0;
};

class DedupStep final : public CollectingStep {
 public:
  /// `cleared`: by key, the slot of its value where rows keep it, with keep_events.
  DedupStep(const Schema& schema, Slot time_slot, std::vector<Slot> keys, std::vector<Slot> cleared, DedupOptions options)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), cleared_(std::move(cleared)), options_(options) {}

  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), cleared_.begin(), cleared_.end()); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> keys;
    for (Slot slot : keys_) keys.push_back(names[slot]);
    return fmt::format("dedup {}{} by {}{}{}", options_.consecutive ? "consecutive " : "", options_.count, fmt::join(keys, ", "),
                       options_.keep_empty ? "" : ", none of them null", options_.keep_events ? ", clearing them" : "");
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Kept>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), keys_.begin(), keys_.end()); }

 private:
  class Kept final : public Partial {
   public:
    Kept(const DedupStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {
      for (Slot slot : step_.keys_) index_.push_back(rows_.index_of(slot));
    }

    void absorb(const Batch& batch, Scratch&) override {
      rows_.absorb(batch);
      // What is one too many of some rows is one too many of more rows, too.
      if (rows_.size() < next_removal_ || step_.options_.consecutive || step_.options_.keep_events) return;
      remove_repeated();
      rows_.compact();
      next_removal_ = std::max(first_removal, rows_.size() * 2);
    }
    void merge(Partial& other) override { rows_.merge(static_cast<Kept&>(other).rows_); }

    Table finish() override {
      if (step_.options_.keep_events) return clear_repeated();
      remove_repeated();
      return rows_.table();
    }

   private:
    static constexpr size_t first_removal = 65536;

    [[nodiscard]] bool is_dropped(const Value* row) const {
      if (step_.options_.keep_empty) return false;
      return std::any_of(index_.begin(), index_.end(), [&](size_t i) { return row[i].is_null(); });
    }

    void remove_repeated() {
      Repetitions repetitions(index_, step_.options_);
      std::erase_if(rows_.in_order(), [&](const RowCollector::Row& row) { return is_dropped(row.values) || repetitions.is_repeated(row.values); });
    }

    Table clear_repeated() {
      Repetitions repetitions(index_, step_.options_);
      auto& rows = rows_.in_order();
      std::erase_if(rows, [&](const RowCollector::Row& row) { return is_dropped(row.values); });
      std::vector<std::vector<Value>> cleared(index_.size());
      for (const auto& row : rows) {
        bool repeated = repetitions.is_repeated(row.values);
        for (size_t k = 0; k < index_.size(); ++k) cleared[k].push_back(repeated ? Value::null() : row.values[index_[k]]);
      }
      auto table = rows_.table();
      table.slots.insert(table.slots.end(), step_.cleared_.begin(), step_.cleared_.end());
      std::move(cleared.begin(), cleared.end(), std::back_inserter(table.columns));
      return table;
    }

    const DedupStep& step_;
    RowCollector rows_;
    std::vector<size_t> index_;
    size_t next_removal_ = first_removal;
  };

  std::vector<Slot> keys_;
  std::vector<Slot> cleared_;
  DedupOptions options_;
};

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
  });
}

}  // namespace dohyo::stdlib::operators
