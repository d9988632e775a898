// The public face: compile a text, run it, explain it. Commands, tests and benchmarks use this and the standard library.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/execution/executor.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/result.h"
#include "interpreter/plan/plan.h"
#include "interpreter/syntax/parameters.h"
#include "interpreter/text/diagnostic.h"

namespace dohyo {

/// One query of a text. `plan` is empty when it does not compile; the diagnostics say why.
struct CompiledQuery {
  std::string title;
  Span span;
  std::optional<Plan> plan;
  std::string plan_before;  ///< as bound, for explain
  Diagnostics diagnostics;
};

/// A text with one or several queries.
struct CompiledText {
  std::shared_ptr<const Source> source;
  std::shared_ptr<const QueryMetadata> metadata;  ///< by `add_metadata`; null without it
  std::vector<CompiledQuery> queries;
  Diagnostics diagnostics;  ///< of the text as a whole, when it could not be divided into queries
  std::set<std::string> parameters;  ///< names of all its `{{name}}`

  [[nodiscard]] bool has_errors() const;
  /// All diagnostics by position.
  [[nodiscard]] Diagnostics all_diagnostics() const;
};

struct CompileOptions {
  LanguageOptions language;
  bool optimise = true;
  bool lint = false;  ///< also look for what compiles and is most likely not meant
  /// Values for `{{name}}`. One without a value is an error; where it may stay open, because the text is only looked at, it is
  /// a warning, and a query that depends on it has no plan.
  syntax::Parameters parameters = {};
  bool parameters_may_stay_open = false;
  EventOrder order = EventOrder::newest_first;
};

/// Never throws for anything the text says.
[[nodiscard]] CompiledText compile(std::shared_ptr<const Source> source, const Registry& registry, const RunContext& run,
                                   const CompileOptions& options);

/// Gives a text what its author says about it. Titles of its queries: those of the metadata before those of comments; a
/// text of one query without either has the title of the text.
void add_metadata(CompiledText& text, std::shared_ptr<const QueryMetadata> metadata);

struct RunOptions {
  ExecutionOptions execution;
  /// Time range of the search, `[from, to)` in epoch milliseconds. Events outside are left out; without both, the range
  /// is that of the input where a query asks for it.
  std::optional<int64_t> from;
  std::optional<int64_t> to;
};

/// Whether RunOptions::execution.stream would get the rows: there is one query, and its rows stand as in the input.
[[nodiscard]] bool streams(const std::vector<CompiledText>& texts);

/// Whether any query that compiled wants to see the files at all; `cat` does not.
[[nodiscard]] bool reads_events(const std::vector<CompiledText>& texts);

/// Runs all queries of all texts that compiled, in one pass over the files.
[[nodiscard]] ExecutionResult run(std::vector<CompiledText>& texts, const FileList& files, RunContext context,
                                  const RunOptions& options, RunProgress& progress);

/// What the steps of a run have to say, with the texts it is about.
[[nodiscard]] std::vector<std::pair<Diagnostic, const Source*>> warnings_of_run(const std::vector<CompiledText>& texts,
                                                                                const ExecutionResult& result);

/// A diagnostic as the JSON object of `check --format json` and of results.
[[nodiscard]] std::string to_json(const Diagnostic& diagnostic, const Source& source);
/// The same for ExecutionResult::failure, which is about no place in a text.
[[nodiscard]] std::string failure_to_json(const std::string& message);

/// What that line says of rows dropped and values that gave no result.
[[nodiscard]] std::vector<std::string> accounting_clauses(const Accounting& accounting);
/// The line on standard error that ends every run.
[[nodiscard]] std::string accounting_line(const Accounting& accounting);

}  // namespace dohyo
