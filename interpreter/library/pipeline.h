// Steps in a row, and how they run over a table: what is behind the first gather step of every plan, and pipelines in brackets
// that an operator runs over rows of its own.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

struct PlanStep {
  // Exactly one of the two.
  std::unique_ptr<RowStep> row;
  std::unique_ptr<GatherStep> gather;
  Span span;     ///< the source stage
  size_t stage;  ///< its number in the query; 0 is the scope

  [[nodiscard]] const Step& step() const { return row ? static_cast<const Step&>(*row) : *gather; }
};

/// A pipeline in brackets, bound over the rows that reach the stage around it. Slots are those of the whole plan.
struct Pipeline {
  std::vector<PlanStep> steps;
  Schema schema;  ///< behind the last step
};

/// Demand analysis from the last step to the first: leaves out row steps whose results nobody wants, tells gather steps what is.
/// `wanted`, by slot: what is wanted behind the steps; afterwards what is wanted before them.
void prune_steps(std::vector<PlanStep>& steps, std::vector<bool>& wanted);

/// Tells gather steps how many rows of what they make will be looked at, where the next one says so.
void limit_steps(const std::vector<PlanStep>& steps);

/// Instead of prune_steps: every gather step passes everything through that exists at its place.
/// `known`, by slot: what exists before the steps; afterwards what exists behind them.
void keep_all_steps(std::vector<PlanStep>& steps, std::vector<bool>& known);

/// Gives the parts of a table, one after the other, to whom it is called with.
using TableSource = std::function<void(const std::function<void(Table)>&)>;

/// Sends a table in parts through steps, one thread, in order of its rows, and gives on what `end` makes of the rows that come
/// out; without `end`, which is only for steps that end with a gather step, what that makes. Throws RunFailure when memory does
/// not suffice.
void run_steps(std::span<const PlanStep> steps, const TableSource& source, StepContext& context,
               const std::function<std::unique_ptr<Partial>()>& end, const std::function<void(Table)>& take);

/// Sends a table through steps, one thread, in order of its rows, and finishes what `end` gives with the rows that come out.
/// Results keep the memory of the table alive.
[[nodiscard]] Table run_steps(std::span<const PlanStep> steps, Table table, StepContext& context,
                              const std::function<std::unique_ptr<Partial>()>& end);

/// The same with all of `slots` as the result.
[[nodiscard]] Table run_steps(std::span<const PlanStep> steps, Table table, StepContext& context, const std::vector<Slot>& slots);

}  // namespace dohyo
