// The contract of pipeline operators. An operator binds its own stage: it reads the elements of the AST through a
// StageReader, resolves names through the StageBinder, and adds plan steps. Two kinds of step cover everything:
// a RowStep works on a batch and any thread may run it; a GatherStep absorbs all rows and gives a table.
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/data/batch.h"
#include "interpreter/library/aggregate.h"
#include "interpreter/library/documentation.h"
#include "interpreter/library/expression.h"
#include "interpreter/library/table.h"
#include "interpreter/syntax/ast.h"
#include "interpreter/syntax/parse.h"

namespace dohyo {

class MemoryBudget;
class Registry;
struct ChildTable;
struct LegalStage;
struct Pipeline;
struct Slices;
class WrittenStage;

// ---- Steps of a plan -------------------------------------------------------------------------------------------------

/// What all steps tell the planner: nothing else about an operator is known to any rewrite.
class Step {
 public:
  virtual ~Step() = default;
  /// Slots whose values the step needs.
  virtual void add_reads(std::vector<Slot>& slots) const = 0;
  /// Slots the step gives values to.
  virtual void add_writes(std::vector<Slot>&) const {}
  /// One line for `explain`.
  [[nodiscard]] virtual std::string describe(const std::vector<std::string>& slot_names) const = 0;
};

class RowStep : public Step {
 public:
  /// Narrows the selection, adds columns. Memory that must outlive the call is in `scratch` or the batch's arena.
  virtual void apply(Batch& batch, Scratch& scratch) const = 0;
  /// True when the step only removes rows and may run earlier or later, as long as its reads are there.
  [[nodiscard]] virtual bool is_filter() const { return false; }
  /// Of a step that keeps the rows for which an expression is true, and does nothing else: that expression.
  [[nodiscard]] virtual const Expression* condition() const { return nullptr; }
  /// True when removed rows count as failed parses in the accounting line.
  [[nodiscard]] virtual bool drops_failed_parses() const { return false; }
  /// False when nothing the step writes is wanted: then it may be left out, unless it also removes rows.
  [[nodiscard]] virtual bool removes_rows() const { return false; }
  /// True when the step gives the rows of a batch new numbers, as one that makes several rows of one does: every column
  /// that a later step reads from the events must be there before.
  [[nodiscard]] virtual bool renumbers_rows() const { return false; }
};

/// What a gather step may know of the run it takes part in.
struct StepContext {
  explicit StepContext(Scratch& of_worker) : scratch(of_worker) {}

  Scratch& scratch;
  size_t slot_count = 0;             ///< of the plan
  Slot null_slot = no_slot;          ///< of the plan: reads as null everywhere
  const std::vector<ChildTable>* children = nullptr;  ///< results of the plan's child plans (library/child_table.h)
  const MemoryBudget* memory = nullptr;  ///< of the whole run; null when there is no limit
  Diagnostics diagnostics;           ///< warnings about this run; shown when it has ended
};

/// State of one worker; never shared.
class Partial {
 public:
  virtual ~Partial() = default;
  /// Before the first row, also when there will be none. `context` outlives the partial.
  void begin(StepContext& context) { context_ = &context; }
  virtual void absorb(const Batch& batch, Scratch& scratch) = 0;
  /// Takes over what `other` (of the same step) has absorbed.
  virtual void merge(Partial& other) = 0;
  /// Called once, on the partial that all others were merged into.
  virtual Table finish() = 0;
  /// In place of `finish`, by those who can take the table in parts: there are several when it may not fit in memory. A part
  /// is gone after the call.
  virtual void finish_in_parts(const std::function<void(Table)>& take) { take(finish()); }

 protected:
  [[nodiscard]] StepContext& context() const { return *context_; }

 private:
  StepContext* context_ = nullptr;
};

class GatherStep : public Step {
 public:
  [[nodiscard]] virtual std::unique_ptr<Partial> start() const = 0;
  /// Whether rows keep the fields they came with; an aggregate makes new rows.
  [[nodiscard]] virtual bool passes_rows_through() const { return false; }
  /// Told before `add_reads` which slots later stages want: drop the rest, pass the others through.
  virtual void prune(const std::vector<bool>& wanted) = 0;
  /// How many rows of the table that reaches it the step looks at, from the first on; empty: all.
  [[nodiscard]] virtual std::optional<size_t> looks_at_first() const { return {}; }
  /// Told that only so many rows of its table will be looked at, from the first on.
  virtual void keep_first(size_t) {}
};

// ---- Names while binding -----------------------------------------------------------------------------------------------

/// One visible field.
struct VisibleField {
  std::string name;
  Slot slot;
  bool key = false;  ///< rows of an aggregate are told apart by it: a `by` field, a row field of `transpose`
};

/// What a stage sees. Handed from stage to stage, changed by each.
struct Schema {
  std::vector<VisibleField> fields;  ///< made by the query, or all there are after an aggregate; in order of output
  /// Second names that lead to a field of `fields` but are no columns (`count` beside `_count`, 04 A25).
  std::vector<VisibleField> synonyms;
  bool open = true;                  ///< names nobody made are fields of the events
  bool events = true;                ///< rows are raw events, newest first; false after an aggregate
  bool ordered = false;              ///< a sort fixed another order than newest first
  bool metadata = true;              ///< `_sourceCategory` and its like can still be read
  std::vector<std::string> removed;  ///< by `fields -`, while open
  std::vector<std::string> removed_like;  ///< the same as wildcards, `win_*`, over the fields of events
  /// Slots of lists name, value, name, value, ...: fields that a stage finds in each row under names known only there
  /// (`kv auto`). A name that no later stage made is looked up there before it is what it was, the last list first;
  /// results that show all fields show these.
  std::vector<Slot> discovered;
  bool transposed = false;  ///< since the last aggregate: rows that are added have nulls in all cells (02 section 5.2 rule 8)
  bool compared = false;    ///< a query has one `compare`
  /// Of the last `timeslice` (library/slices.h); null when there was none.
  std::shared_ptr<const Slices> slices;
  /// Fields that `withtime` made, with what they are made of.
  struct TimedField {
    Slot pair, value, time;
  };
  std::vector<TimedField> timed;
  /// Fields that a stage makes only where a later one names them, as `join` does with those of events. Each is asked for a name
  /// that `fields` and `synonyms` do not have, in this order, and gives its slot, or no_slot for a name that is not its own.
  std::vector<std::function<Slot(std::string_view name)>> on_demand;

  /// Rows are no events from here on, and nothing of what was visible remains.
  void start_table() {
    fields.clear();
    synonyms.clear();
    removed.clear();
    removed_like.clear();
    discovered.clear();
    timed.clear();
    on_demand.clear();
    open = events = ordered = metadata = transposed = false;
  }
};

/// The stage's way to names, slots, other entries and messages. Implemented by analysis/.
class StageBinder {
 public:
  virtual ~StageBinder() = default;

  [[nodiscard]] virtual const ast::Stage& stage() const = 0;
  [[nodiscard]] virtual const LanguageOptions& options() const = 0;
  [[nodiscard]] virtual const Registry& registry() const = 0;
  [[nodiscard]] virtual Schema& schema() = 0;
  /// Memory that lives as long as the plan.
  [[nodiscard]] virtual Arena& arena() = 0;

  /// Binds an expression against the fields visible before this stage's own assignments.
  virtual Expression expression(const ast::Expression& expression) = 0;
  /// Binds a search, such as may stand before the first pipe: a condition over the rows.
  virtual Expression search(const ast::Scope& scope) = 0;
  /// Binds a call by name with expressions that are already bound (for operators that mean a function).
  virtual Expression call(std::string_view function, std::vector<Expression> arguments, Span span) = 0;
  virtual Expression field(Slot slot, Span span) = 0;
  /// The slot of a field. A name nobody has reads as null, with a warning.
  virtual Slot read(const ast::Name& name) = 0;
  virtual Slot read(std::string_view name, Span span) = 0;
  /// The newest slot of a visible field made by the query; no_slot when there is none. No message.
  virtual Slot find(std::string_view name) = 0;
  /// What `read` gives, but no_slot and no message where a field cannot exist: the value that a stage which may leave a
  /// field as it is (`parse ... nodrop`) must keep.
  virtual Slot read_if_any(std::string_view name) { return find(name); }
  /// What keys lead to in the JSON object that an event is.
  struct EventPath {
    Slot value;
    Slot found;  ///< true also when the value is a JSON null; null when the event as a whole is no JSON object
  };
  /// The scan looks such keys up while it reads the event, which spares a second reading of `_raw`. Empty where `_raw` is not
  /// the text of the event: after an aggregate, or when the query made one of its own.
  virtual std::optional<EventPath> read_event_path(const std::vector<std::string>&, Span) { return {}; }
  /// All fields of the events as a list name, value, name, value, ...; null where an event is nothing but its text. With `_raw`
  /// among them where the text says more.
  virtual Slot read_all_fields() { return no_slot; }
  /// A new slot that later stages see under this name.
  virtual Slot assign(const ast::Name& name) = 0;
  virtual Slot assign(std::string_view name) = 0;
  /// A slot that no name leads to.
  virtual Slot hidden(std::string_view name_for_explain) = 0;
  /// A slot with the list name, value, ... of what a row has at this place under names that the query did not make.
  virtual Slot all_fields() { return no_slot; }
  /// Results that keep all fields of the events show nested ones, under dotted names, in place of their objects.
  virtual void flatten_all_fields() {}
  /// Says that the plan needs RunContext::range_begin and range_end to be those of the input.
  virtual void need_time_range() {}
  /// Says that the rows of the plan come from elsewhere: no file needs to be read for it.
  virtual void ignore_events() {}
  /// What stands in the query.
  [[nodiscard]] virtual std::string_view text(Span) const { return {}; }
  /// Index of scratch memory for a step that keeps columns.
  virtual uint32_t new_node() = 0;
  /// Binds an aggregate call; arguments that are expressions are bound too.
  struct BoundAggregate {
    const AggregateFunction* function;
    Fold fold;
    std::vector<Expression> arguments;
    std::string column;
  };
  virtual std::optional<BoundAggregate> aggregate(const ast::Call& call, Span span) = 0;

  /// A plan of its own for the stages before this one, over the searched range moved `shift` milliseconds into the past. It
  /// runs beside this plan; StepContext::children has its table, under the returned index, when a gather step finishes.
  virtual size_t run_again(int64_t) { return 0; }
  /// Binds a pipeline in brackets over the rows that reach this stage. Null after an error, which is reported.
  /// A search at its beginning becomes a filter: whether it may have one is the stage's to say.
  virtual std::unique_ptr<Pipeline> pipeline(const ast::Nested& nested);
  /// The slot of a field as it is behind the last step of a pipeline that `pipeline` made; what is needed to find it goes to the
  /// pipeline's end. no_slot, and no message, where it cannot exist.
  virtual Slot read_behind(Pipeline&, std::string_view) { return no_slot; }
  /// Binds what stands in brackets as a query of its own over the whole input, and lets its rows follow those of this one (04
  /// A02). Fields are united by name; one that only one side has is null on the other. Errors are reported.
  virtual void append_query(const ast::Nested&) {}
  /// Whether the stage stands in such a pipeline.
  [[nodiscard]] virtual bool in_brackets() const { return false; }

  /// Adds a step to the plan. Row steps and gather steps run in the order they are added.
  virtual void add(std::unique_ptr<RowStep> step) = 0;
  virtual void add(std::unique_ptr<GatherStep> step) = 0;

  // For rules that span directly adjacent stages (01 section 4.0: chained `nodrop`).
  /// What the stage before left for this one; empty when it left nothing.
  [[nodiscard]] const std::any& from_previous_stage() const { return received_; }
  void leave_for_next_stage(std::any note) { left_ = std::move(note); }

  virtual void report(Diagnostic diagnostic) = 0;
  void error(std::string code, Span at, std::string message, std::string help = {}) {
    report({Severity::error, std::move(code), at, std::move(message), std::move(help), {}});
  }
  void warning(std::string code, Span at, std::string message, std::string help = {}) {
    report({Severity::warning, std::move(code), at, std::move(message), std::move(help), {}});
  }

 protected:
  /// To be called before each stage is bound, whatever its kind.
  void pass_note_on() { received_ = std::exchange(left_, {}); }

 private:
  std::any received_;
  std::any left_;
};

/// A cursor over the elements of a stage. Every `expect_...` reports what is missing and where.
class StageReader {
 public:
  explicit StageReader(StageBinder& binder) : binder_(binder), elements_(binder.stage().elements) {}

  [[nodiscard]] bool at_end() const { return next_ >= elements_.size(); }
  [[nodiscard]] const ast::Item* peek_item() const;
  /// The place of the next element, or the end of the stage.
  [[nodiscard]] Span here() const;

  bool accept_comma();
  /// `by`, `in`.
  bool accept_clause(std::string_view word);
  /// A bare word in any case that carries no alias.
  bool accept_word(std::string_view word);
  /// `name = expression`, as in `field=Image`; gives the right side.
  const ast::Expression* accept_option(std::string_view name);
  const ast::Item* accept_item();
  /// A pipeline in brackets; only operators with the form `pipelines` get one.
  const ast::Nested* accept_nested();

  const ast::Item* expect_item(std::string_view what);
  std::optional<ast::Name> expect_field(std::string_view what);
  /// At least one field, separated by commas; also several in brackets: `fields - (a, b)`.
  std::vector<ast::Name> expect_fields(std::string_view what);
  /// A whole number literal without a unit.
  std::optional<int64_t> expect_count(std::string_view what, int64_t least);
  /// The aliases of `item` and, as `as a, b` is written, the bare names after it. `as *` gives the unquoted name *.
  std::vector<ast::Name> aliases_of(const ast::Item& item);

  /// Reports whatever is left over; true when nothing was.
  bool expect_end();

 private:
  bool append_fields(const ast::Tuple& list, std::string_view what, std::vector<ast::Name>& names);

  StageBinder& binder_;
  const std::vector<ast::Element>& elements_;
  size_t next_ = 0;
};

/// The field an expression is, if it is nothing but a field.
[[nodiscard]] const ast::Name* as_field(const ast::Expression& expression);
/// The text an expression is, in double quotes.
[[nodiscard]] const ast::Text* as_text(const ast::Expression& expression);
[[nodiscard]] const ast::Number* as_number(const ast::Expression& expression);

// ---- The declaration -----------------------------------------------------------------------------------------------------

struct OperatorDefinition {
  Documentation documentation;
  std::vector<std::string_view> usage;  ///< "timeslice [by] WIDTH [as NAME]"
  syntax::StageForm form = syntax::StageForm::elements;
  bool ends_query = false;   ///< only an operator that says `follows_end` may stand behind it
  bool follows_end = false;
  bool takes_star_name = false;  ///< `as *` means something; elsewhere it is an error
  std::function<void(StageBinder&)> bind;
  /// Of a borrowed operator: how the hosted service spells the stage (library/legal_stage.h). Called after `bind`.
  std::function<LegalStage(const WrittenStage&)> spell = {};
};

}  // namespace dohyo
