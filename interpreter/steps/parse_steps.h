// The steps of the parse operators: an extractor finds fields in the text of one column, once per distinct value where
// the column is a dictionary.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/library/regex.h"
#include "interpreter/steps/anchor.h"

namespace dohyo {

/// Finds fields in a text. Any thread may call.
class Extractor {
 public:
  /// By field; a null data() is a null field.
  using Fields = std::span<std::string_view>;
  struct Run {
    Arena& arena;           ///< for values that are no part of the text
    RunCounters* counters;  ///< may be null
  };

  virtual ~Extractor() = default;
  /// Sets every field and gives true, or gives false when the text is no match: then the fields mean nothing. Values are
  /// parts of the text, or stand in the arena.
  virtual bool extract(std::string_view text, Fields fields, Run run) const = 0;
};

class AnchorExtractor final : public Extractor {
 public:
  explicit AnchorExtractor(Anchor anchor) : anchor_(std::move(anchor)) {}
  bool extract(std::string_view text, Fields fields, Run) const override {
    return anchor_.match(text, fields);
  }

 private:
  Anchor anchor_;
};

class RegexExtractor final : public Extractor {
 public:
  /// `groups`: by field, the groups of which the first that took part gives the value (04 C73).
  RegexExtractor(Regex regex, std::vector<std::vector<uint32_t>> groups)
      : regex_(std::move(regex)), groups_(std::move(groups)) {}

  bool extract(std::string_view text, Fields fields, Run run) const override;
  /// Calls `take` after each match, when `fields` is filled; false when there was none.
  template <typename Take>
  bool extract_all(std::string_view text, Fields fields, RunCounters* counters, Take take) const {
    std::vector<std::string_view> captures(regex_.group_count() + 1);
    MatchWalk walk(regex_, text, counters);
    bool any = false;
    for (; walk.next(captures); any = true) {
      pick(captures, fields);
      take();
    }
    return any;
  }

 private:
  void pick(Regex::Captures captures, Fields fields) const {
    for (size_t i = 0; i < groups_.size(); ++i) fields[i] = first_participant(groups_[i], captures);
  }

  Regex regex_;
  std::vector<std::vector<uint32_t>> groups_;
};

/// Where a field goes.
struct ParseTarget {
  size_t field = 0;  ///< number of the extractor's field
  Slot slot = no_slot;
  Slot previous = no_slot;  ///< the value the name had before, which a row without a match keeps (01 section 4.0)
};

class ParseStep : public RowStep {
 public:
  struct Plan {
    Slot input = no_slot;
    std::vector<ParseTarget> targets;
    std::shared_ptr<const Extractor> extractor;  ///< null: the pattern `*`, a copy of the column
    size_t fields = 1;
    bool nodrop = false;
    bool keeps_missing = false;  ///< fields that a match leaves null keep the value they had, as those of a row without one
    std::string_view verb = "parse";  ///< for explain
    ParseStep* before = nullptr;  ///< the parse directly before, when its matches save rows here; only while binding
    std::string text;             ///< for explain
  };
  ParseStep(Plan plan, StageBinder& binder);

  /// The slot that tells whether this or a chained step before it matched the row. Asking makes the step
  /// provide it.
  Slot provide_hits(StageBinder& binder);
  /// Misses can stay in the batch.
  [[nodiscard]] bool keeps_misses() const { return plan_.nodrop || hits_in_ != no_slot; }

  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  void apply(Batch& batch, Scratch& scratch) const override;
  [[nodiscard]] bool drops_failed_parses() const override { return !plan_.nodrop; }
  [[nodiscard]] bool removes_rows() const override { return !plan_.nodrop; }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;

 protected:
  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] uint32_t node() const { return node_; }
  [[nodiscard]] Slot hits_out() const { return hits_out_; }
  [[nodiscard]] bool was_hit_before(const Batch& batch, uint32_t row) const;

 private:
  struct Memory;
  template <typename Keep>
  bool find_fields(Value value, Arena& arena, Memory& memory, RunCounters* counters, Keep keep) const;
  bool copies(const Batch& batch, const Column& input, Memory& memory) const;
  void match_rows(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const;
  void match_dictionary(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const;
  void match_flat(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const;
  void match_constant(const Batch& batch, const Column& input, Memory& memory, RunCounters* counters) const;
  void write_target(Batch& batch, const Column& input, Memory& memory, size_t index, bool has_misses) const;

  Plan plan_;
  Slot hits_in_ = no_slot;
  Slot hits_out_ = no_slot;
  uint32_t node_;
};

/// `multi`: one row for each match.
class MultiParseStep final : public ParseStep {
 public:
  MultiParseStep(Plan plan, std::shared_ptr<const RegexExtractor> extractor, StageBinder& binder)
      : ParseStep(std::move(plan), binder), extractor_(std::move(extractor)) {}

  void apply(Batch& batch, Scratch& scratch) const override;
  /// It counts them itself (RunCounters).
  [[nodiscard]] bool drops_failed_parses() const override { return false; }
  [[nodiscard]] bool removes_rows() const override { return true; }
  [[nodiscard]] bool renumbers_rows() const override { return true; }

 private:
  struct Memory;
  void find_rows(const Batch& batch, Memory& memory, RunCounters* counters) const;
  static void renumber(Batch& batch, Memory& memory);

  std::shared_ptr<const RegexExtractor> extractor_;
};

}  // namespace dohyo
