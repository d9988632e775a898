// A query ready to run: source fields, then steps. Made by analysis/bind, tidied by `optimise`, run by execution/.
// Immutable while it runs; any number of threads may share it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/pipeline.h"

namespace dohyo {

/// A field that comes with the events.
struct SourceField {
  enum class Origin : uint8_t {
    data,           ///< a key of the record or a column of the file
    data_exactly,   ///< the same, but only under this very spelling and without stand-ins
    data_in_any_case,  ///< as `data`; a dotted name may differ in letter case on the whole of its way (`json auto`)
    metadata,       ///< _sourceCategory and its like: from the profile, the file or `--set`
    all,            ///< every field of the record as a list of names and values
    path,           ///< what `keys` lead to in an event that is a JSON object, and nothing that stands in for it
    path_found,     ///< whether they lead to something, be it null; null where the event as a whole is no JSON object
  };
  std::string name;
  Slot slot = no_slot;
  Origin origin = Origin::data;
  Span span;  ///< of its first mention
  std::vector<std::string> keys = {};  ///< of a path
};

struct OutputColumn {
  std::string name;
  Slot slot;
};

/// In which order events stand that no stage has put in order (00-decisions section 3 rule 10).
enum class EventOrder : uint8_t { newest_first, input };

struct Plan;

/// A plan that another one owns. Its result is a table that steps of the owner read (StepContext::children).
struct ChildPlan {
  std::unique_ptr<Plan> plan;
  int64_t shift = 0;          ///< its range of time is that of the owner, so many milliseconds in the past
  bool before_scan = false;   ///< row steps of the owner read it, so it must be complete before the owner sees an event
  std::optional<int64_t> from = {};  ///< its range begins here, whatever that of the owner is; epoch milliseconds, inclusive
  std::optional<int64_t> to = {};    ///< and ends here, exclusive
  /// Called once with the finished table; see ChildTable::prepared. May be empty.
  std::function<std::shared_ptr<const void>(const ChildTable&)> prepare = {};
};

struct Plan {
  std::string title;
  std::string text;  ///< of the query, for explain
  std::vector<std::string> slot_names;
  std::vector<SourceField> source_fields;
  std::vector<PlanStep> steps;
  uint32_t nodes = 0;       ///< scratch memories needed
  bool reads_events = true;       ///< false: its rows come from elsewhere, and the first step keeps no event
  bool needs_time_range = false;  ///< the run must know the range of the input's times beforehand
  EventOrder order = EventOrder::newest_first;
  bool flatten_all = false;       ///< "all fields" includes nested ones (`json auto`)
  Slot null_slot = no_slot;  ///< reads as null everywhere; no_slot when nobody asked for it

  // The result
  std::vector<OutputColumn> output;
  bool aggregate = false;      ///< the rows are no events
  Slot all_slot = no_slot;     ///< when the result has all fields of the events
  Slot time_slot = no_slot;    ///< _messageTime, when events are shown or taken newest first
  Slot raw_slot = no_slot;     ///< _raw, with all_slot
  Slot spread_slot = no_slot;  ///< names and values that the result shows as columns: all_slot, or more than that
  std::vector<std::string> removed;  ///< by `fields -`, lower case; matter when spread_slot is set
  std::vector<std::string> removed_like;  ///< the same as wildcards

  std::vector<ChildPlan> children;

  std::shared_ptr<Arena> arena;  ///< texts of constants
};

/// The least that makes a bound plan runnable: tells gather steps to pass everything through.
void prepare_unoptimised(Plan& plan);

/// Demand analysis: leaves out what nobody reads (fields, computed columns, aggregates).
void optimise(Plan& plan);

/// The plan as text: what is read, then one line per step.
[[nodiscard]] std::string describe(const Plan& plan);

}  // namespace dohyo
