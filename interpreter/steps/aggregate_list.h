// What `count as n, sum(x) by host` says, read from the elements of a stage: shared by every stage with aggregates in it.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/legal_stage.h"
#include "interpreter/steps/aggregate_step.h"

namespace dohyo {

/// The calls and keys of a stage before any name is looked up (02 section 1.1).
struct AggregateList {
  struct Call {
    const ast::Call* call;  ///< in the AST, or in `made`
    Span span;
    std::optional<ast::Name> alias;
    bool bare = false;  ///< `count` without brackets
  };
  std::vector<Call> calls;
  std::vector<ast::Name> keys;
  std::deque<ast::Call> made;  ///< calls that the text only implies
  bool ok = true;              ///< false: an error was reported
};

/// Where stages differ in how they are written.
struct AggregateForm {
  bool borrowed = false;         ///< after `stats` and its like: commas may be missing, `count` is called `count`
  bool keys = true;              ///< `by` may follow; false leaves it to the caller
};

/// Reads calls, and keys if the form has them, from where `reader` stands.
[[nodiscard]] AggregateList read_aggregates(StageBinder& binder, StageReader& reader, AggregateForm form);

/// Reads `FIELD, ...` after `by`. With `borrowed`, commas may be missing.
[[nodiscard]] bool read_keys(StageBinder& binder, StageReader& reader, AggregateList& list, bool borrowed);

/// Calls bound and named, results not yet assigned. Names are distinct, or an error was reported and `ok` is false.
struct BoundAggregates {
  std::vector<AggregateColumn> columns;
  std::vector<std::string> names;       ///< of the columns
  std::vector<VisibleField> synonyms;   ///< second names; slots are indexes into `columns`
  bool ok = true;
};
[[nodiscard]] BoundAggregates bind_aggregates(StageBinder& binder, const AggregateList& list, AggregateForm form);

/// Adds the step, and leaves keys and results as the only fields (02 section 0.3).
void add_aggregate_step(StageBinder& binder, BoundAggregates aggregates, const std::vector<ast::Name>& keys);

/// Aggregates as the hosted service spells them: fields only, commas between them, what is computed in stages before. With
/// `borrowed`, a count without a name gets the one that `stats` gives it.
struct LegalAggregates {
  std::string before;  ///< stages, each with a pipe behind it
  std::string calls;
  std::string reason;  ///< not empty: there is no legal form
};
[[nodiscard]] LegalAggregates spell_aggregates(const WrittenStage& written, const AggregateList& list, bool borrowed);
/// The whole stage, with its keys.
[[nodiscard]] LegalStage spell_aggregate_stage(const WrittenStage& written, bool borrowed);

}  // namespace dohyo
