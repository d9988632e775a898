// Skips records before anything of them is parsed: from the first filters of the plans follow conditions on raw bytes, such
// as "somewhere stands the key EventID, EventCode or event_id with a value for which `EventCode = 3` holds". They are
// necessary, never sufficient: the plan tests what is left as if nothing had been skipped, so the answer is the same
// without them. What a record may spell otherwise (escapes in keys, JSON within strings, nested values) lets it pass.
//
// Nothing here knows a function or operator by name: steps show their condition, functions what a text must contain.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/data/column.h"
#include "interpreter/library/expression.h"
#include "interpreter/plan/plan.h"
#include "interpreter/scan/layout.h"
#include "interpreter/text/literal_search.h"

namespace dohyo {

enum class Prefiltering : uint8_t {
  automatic,  ///< where it pays by the first records of a file, and never for those themselves
  always,     ///< wherever a condition is known, for all records: for tests
  never,
};

/// The records of a file that begin before this many bytes are never skipped: they show what a file is like, and what is
/// said of a run (such as which categories there were) does not depend on a skipped part alone.
constexpr uint64_t never_skipped = uint64_t{64} << 10;

/// The conditions of all plans of a run for one file. Immutable; shared by workers.
class Prefilter {
 public:
  /// `layouts` has the layout of each plan for this file, whose first bytes are `sample`. Empty when nothing can be skipped.
  static std::shared_ptr<const Prefilter> make(std::span<const Plan* const> plans,
                                               std::span<const std::shared_ptr<const Layout>> layouts, const RunContext& run,
                                               std::string_view sample, std::string_view file_category, Prefiltering mode);

  /// Whether records are skipped for this plan.
  [[nodiscard]] bool covers(size_t plan) const { return covered_[plan]; }
  [[nodiscard]] bool covers_all() const { return covers_all_; }
  [[nodiscard]] size_t plan_count() const { return covered_.size(); }

 private:
  friend class PrefilterRunner;
  friend class PrefilterMaker;

  /// A predicate on one field, for a plan.
  struct Test {
    size_t plan;
    const Expression* condition;
    Slot slot;
    const Profile* category_of;  ///< when the slot is the category that the profile makes of the value
    bool operator==(const Test&) const = default;
  };
  /// What an occurrence of a literal means.
  struct Meaning {
    enum class Kind : uint8_t { key, text, escape } kind = Kind::key;
    std::vector<Test> tests;     ///< key
    bool in_texts = false;       ///< key: may also stand in JSON within a string
    std::vector<size_t> plans;   ///< text, escape: which pass
  };

  LiteralSearch search_;
  std::vector<Meaning> meanings_;  ///< by literal
  std::vector<bool> covered_;
  bool covers_all_ = false;
  std::string escaped_;  ///< characters that, written as \u00XX, may hide a key
  std::vector<std::shared_ptr<const Layout>> layouts_;  ///< what tests point to
};

/// A worker's side of it: remembers what the tests said of a value.
class PrefilterRunner {
 public:
  PrefilterRunner(std::shared_ptr<const Prefilter> prefilter, std::span<const Plan* const> plans, const RunContext& run);

  /// Plans by bits.
  using Plans = std::vector<uint64_t>;

  /// Calls `pass(size_t position, const Plans&)` for places in `bytes` (behind which LiteralSearch::padding can be read)
  /// that let the record around them pass for some plans. Several calls for one record add up.
  template <typename Pass>
  void run(std::string_view bytes, Pass&& pass) {
    prefilter_->search_.search(bytes, [&](size_t position, size_t literal) {
      if (const auto* plans = look(bytes, position, literal)) pass(position, *plans);
    });
  }

  [[nodiscard]] const Prefilter& prefilter() const { return *prefilter_; }

 private:
  /// Of one key: which plans pass for a value, by the id of its token.
  struct Memory {
    Dictionary tokens;
    std::deque<Plans> verdicts;  ///< a deque, because short_tokens points into it
    struct Short {
      uint64_t token = 0;
      const Plans* verdict = nullptr;
    };
    std::vector<Short> short_tokens;
  };

  const Plans* look(std::string_view bytes, size_t position, size_t literal);
  const Plans* look_behind_key(std::string_view bytes, size_t key_end, size_t literal);
  const Plans* look_in_text(std::string_view bytes, size_t key_end, size_t literal);
  const Plans* verdict(size_t literal, std::string_view token);
  const Plans* remembered(Memory& memory, size_t literal, std::string_view token);
  void judge(size_t literal, std::string_view token, Plans& plans);
  bool holds(const Prefilter::Test& test, std::string_view token);
  [[nodiscard]] static const Plans* unless_none(const Plans& plans);

  std::shared_ptr<const Prefilter> prefilter_;
  RunContext run_;
  RunCounters counters_;  ///< the plan counts for itself
  std::vector<std::unique_ptr<Scratch>> scratches_;  ///< by plan
  std::vector<size_t> slot_counts_;
  std::vector<Memory> memories_;  ///< by literal
  std::vector<Plans> all_;        ///< by literal: every plan it speaks for
  Plans passing_;                 ///< for a value too long to remember
  Arena arena_;
  std::string inner_;
  Column column_;
  Batch batch_;
};

}  // namespace dohyo
