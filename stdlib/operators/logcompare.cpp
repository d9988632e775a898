#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <map>

#include "interpreter/data/convert.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/library/wider_range.h"
#include "interpreter/mining/message_counts.h"
#include "interpreter/mining/mining_stage.h"
#include "interpreter/mining/signatures.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

/// Which earlier messages are compared with.
struct Baseline {
  std::optional<int64_t> earlier;  ///< milliseconds
  std::optional<std::pair<int64_t, int64_t>> fixed;
};

struct Columns {
  Slot message = no_slot, time = no_slot;
  Slot signature = no_slot, count = no_slot, delta = no_slot, score = no_slot, is_new = no_slot;
};

class CompareMessagesStep final : public GatherStep, public WiderRange {
 public:
  CompareMessagesStep(Columns columns, Baseline baseline, Span span) : columns_(columns), baseline_(baseline), span_(span) {}

  [[nodiscard]] std::optional<int64_t> earlier() const override { return baseline_.earlier; }
  [[nodiscard]] std::optional<std::pair<int64_t, int64_t>> fixed() const override { return baseline_.fixed; }

  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {columns_.message, columns_.time}); }
  void add_writes(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), {columns_.signature, columns_.count, columns_.delta, columns_.score, columns_.is_new});
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("signatures of {} compared with {}", names[columns_.message],
                       baseline_.earlier ? fmt::format("{} ms earlier", *baseline_.earlier)
                                         : fmt::format("{} <= _messageTime < {}", baseline_.fixed->first, baseline_.fixed->second));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Compared>(*this); }

 private:
  enum Set : int64_t { target, base };

  class Compared final : public Partial {
   public:
    explicit Compared(const CompareMessagesStep& step) : step_(step), counts_(1) {}

    void absorb(const Batch& batch, Scratch& scratch) override {
      const auto& run = scratch.run();
      auto [begin, end] = step_.baseline_.fixed.value_or(
          std::pair(run.range_begin - step_.baseline_.earlier.value_or(0), run.range_end - step_.baseline_.earlier.value_or(0)));
      for (uint32_t row : batch.selection) {
        auto time = batch.at(step_.columns_.time, row);
        if (!time.is_whole()) continue;
        // The two ranges may overlap.
        if (time.as_integer() >= run.range_begin && time.as_integer() < run.range_end) add(batch, row, target);
        if (time.as_integer() >= begin && time.as_integer() < end) add(batch, row, base);
      }
    }
    void merge(Partial& other) override { counts_.merge(static_cast<Compared&>(other).counts_); }

    Table finish() override {
      struct Shares {
        uint64_t target = 0, base = 0;
      };
      MinedSignatures mined(counts_);
      Shares all;
      std::map<std::pair<bool, std::string>, Shares> by_signature;  // a null message has no signature
      for (const auto& row : mined.rows()) {
        bool is_target = counts_.key(row.key).values[0].as_integer() == target;
        auto& shares = by_signature[{row.is_null, row.signature}];
        (is_target ? shares.target : shares.base) += row.count;
        (is_target ? all.target : all.base) += row.count;
      }
      if (all.base == 0)
        context().diagnostics.push_back({Severity::warning, "empty-baseline", step_.span_, "there are no messages to compare with, so every signature is new",
                                         "does the input reach back so far?", {}});
      for (const auto& [signature, shares] : by_signature) {
        Row row{signature.second, signature.first, shares.target, 0, 0, shares.base == 0};
        double nt = static_cast<double>(std::max<uint64_t>(1, all.target));
        double nb = static_cast<double>(std::max<uint64_t>(1, all.base));
        double pt = static_cast<double>(shares.target) / nt;
        double pb = static_cast<double>(shares.base) / nb;
        row.delta = shares.base == 0 ? std::numeric_limits<double>::infinity() : 100 * (pt - pb) / pb;
        double ft = std::max(pt, 0.5 / nt);
        double fb = std::max(pb, 0.5 / nb);
        row.score = (ft - fb) * std::log(ft / fb);
        rows_.push_back(std::move(row));
      }
      std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.score > b.score; });
      return table();
    }

   private:
    struct Row {
      std::string signature;
      bool is_null;
      uint64_t count;
      double delta, score;
      bool is_new;
    };

    void add(const Batch& batch, uint32_t row, Set set) {
      Value key = Value::integer(set);
      counts_.add({&key, 1}, batch.at(step_.columns_.message, row), (*batch.ordinals)[row]);
    }

    [[nodiscard]] Table table() const {
      auto memory = std::make_shared<Arena>();
      const auto& c = step_.columns_;
      Table table;
      table.slots = {c.signature, c.count, c.delta, c.score, c.is_new};
      table.columns.resize(table.slots.size());
      table.rows = rows_.size();
      for (const auto& row : rows_) {
        table.columns[0].push_back(row.is_null ? Value::null() : memory->text(row.signature));
        table.columns[1].push_back(Value::integer(static_cast<int64_t>(row.count)));
        table.columns[2].push_back(Value::number(row.delta));
        table.columns[3].push_back(Value::number(row.score));
        table.columns[4].push_back(Value::boolean(row.is_new));
      }
      table.memory.push_back(memory);
      return table;
    }

    const CompareMessagesStep& step_;
    MessageCounts counts_;
    std::vector<Row> rows_;
  };

  Columns columns_;
  Baseline baseline_;
  Span span_;
};

class LogCompareReader {
 public:
  explicit LogCompareReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!require_messages(binder_)) return;
    while (ok_ && !reader_.at_end()) read_part();
    if (!ok_) return;
    auto at = binder_.stage().span;
    Baseline baseline{earlier_, {}};
    if (start_ && end_) baseline.fixed = std::pair(*start_, *end_);
    if (!baseline.earlier && !baseline.fixed)
      return binder_.error("missing-argument", at, "expected which messages to compare with", "logcompare timeshift 1d, or logcompare start_time \"2024-05-01T00:00:00Z\" end_time \"2024-05-02T00:00:00Z\"");
    if (baseline.earlier && (start_ || end_)) return binder_.error("option-value", at, "`timeshift` and `start_time` are two ways to say the same");
    if (baseline.fixed && baseline.fixed->first >= baseline.fixed->second) return binder_.error("option-value", at, "`start_time` is not before `end_time`");
    if (binder_.options().range_given && !*binder_.options().range_given)
      return binder_.error("needs-time-range", at, "logcompare needs to know which time is now and which is earlier",
                           "give the searched range: --from 2024-05-01 --to 2024-05-02; the input must have the earlier times too");
    binder_.need_time_range();
    Columns columns;
    columns.message = binder_.read("_raw", at);
    columns.time = binder_.read("_messageTime", at);
    binder_.schema().start_table();
    columns.signature = binder_.assign("signature");
    columns.count = binder_.assign("_count");
    columns.delta = binder_.assign("_deltaPercentage");
    columns.score = binder_.assign("_anomalyScore");
    columns.is_new = binder_.assign("_isNew");
    binder_.add(std::make_unique<CompareMessagesStep>(columns, baseline, at));
    binder_.schema().ordered = true;
  }

 private:
  void read_part() {
    if (reader_.accept_comma()) return;
    auto at = reader_.here();
    if (const auto* nested = reader_.accept_nested()) return fail("unsupported", nested->span, "a baseline with a search of its own is not built", "compare with the same search: logcompare timeshift 1d");
    if (reader_.accept_word("baseline")) return;  // what follows is told
    if (reader_.accept_word("start_time")) return read_moment("start_time", start_);
    if (reader_.accept_word("end_time")) return read_moment("end_time", end_);
    if (reader_.accept_word("timeshift")) {
      const auto* item = reader_.expect_item("how far back");
      return item == nullptr ? void(ok_ = false) : read_width(item->expression);
    }
    const auto* item = reader_.expect_item("`timeshift`");
    // `timeshift -1d` reads as a subtraction.
    const auto* difference = item != nullptr ? std::get_if<ast::Arithmetic>(&item->expression.node) : nullptr;
    const auto* word = difference != nullptr && difference->steps.size() == 1 && difference->steps[0].symbol == '-' ? as_field(*difference->first) : nullptr;
    if (word == nullptr || !utf8::equal_ignoring_ascii_case(word->text, "timeshift"))
      return fail("unexpected", at, "what stands here is no part of logcompare", "logcompare timeshift 1d");
    read_width(*difference->steps[0].operand);
  }

  void read_width(const ast::Expression& e) {
    const ast::Expression* inner = &e;
    if (const auto* negation = std::get_if<ast::Negation>(&e.node)) inner = negation->operand.get();
    const auto* number = as_number(*inner);
    if (number == nullptr || number->unit.empty() || !(std::abs(number->value) >= 1) || std::abs(number->value) > 1e14)
      return fail("option-value", e.span, "`timeshift` is a width of time", "such as 1h, 1d or 1w");
    earlier_ = static_cast<int64_t>(std::abs(number->value));
  }

  void read_moment(std::string_view word, std::optional<int64_t>& into) {
    auto at = reader_.here();
    const auto* item = reader_.expect_item("a time");
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    into = text != nullptr ? time::parse(decode_literal(text->raw, Escapes::plain)) : std::nullopt;
    if (!into) fail("option-value", at, fmt::format("`{}` is a time", word), "in quotes, such as \"2024-05-01T00:00:00Z\"");
  }

  void fail(std::string code, Span at, std::string message, std::string help = {}) {
    ok_ = false;
    binder_.error(std::move(code), at, std::move(message), std::move(help));
  }

  StageBinder& binder_;
  StageReader reader_;
  std::optional<int64_t> earlier_, start_, end_;
  bool ok_ = true;
};

void bind_logcompare(StageBinder& binder) { LogCompareReader(binder).bind(); }

}  // namespace

void logcompare(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "logcompare",
           .summary = "Compares the signatures of messages with those of an earlier time.",
           .details = "Signatures are found as `logreduce` does, over both times together. `_count` is that of the searched range, `_deltaPercentage` by how "
                      "many percent the share of the messages has grown, Infinity for a signature that is new and -100 for one "
                      "that is gone, `_anomalyScore` what the signature adds to the symmetric divergence of Kullback and Leibler, with shares of at least half "
                      "a message, `_isNew` whether it was not there before. The highest score comes first. Needs --from, and an "
                      "input with the earlier times. A `baseline` with a search of its own is not built.",
           .examples = {{.code = "* | logcompare timeshift 1d | fields signature, _count, _deltaPercentage, _isNew",
                         .result = "signature,_count,_deltaPercentage,_isNew\n"
                                   "\"{\"\"@timestamp\"\":\"\"$DATE\"\",\"\"m\"\":\"\"user * in\"\"}\",1,0,false",
                         .input = "{\"@timestamp\":\"2024-05-01T10:00:00Z\",\"m\":\"user 1 in\"}\n{\"@timestamp\":\"2024-05-02T10:00:00Z\",\"m\":\"user 2 in\"}",
                         .from = "2024-05-02T00:00:00Z",
                         .to = "2024-05-03T00:00:00Z"}}},
      .usage = {"logcompare timeshift WIDTH", "logcompare start_time \"TIME\" end_time \"TIME\""},
      .form = syntax::StageForm::pipelines,
      .bind = bind_logcompare,
  });
}

}  // namespace dohyo::stdlib::operators
