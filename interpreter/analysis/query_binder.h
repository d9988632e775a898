// Binds one query: the implementation of bind.h, in several files. Private to analysis/.
//   bind.cpp            stages
//   resolve_names.cpp   what a name means at a place
//   bind_subquery.cpp   [subquery: ...]
//   append_query.cpp    rows of another query behind those of this one, and what names mean then
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/analysis/bind.h"
#include "interpreter/analysis/bind_expression.h"
#include "interpreter/steps/append_step.h"

namespace dohyo {

class QueryBinder final : public StageBinder, private ExpressionNames {
 public:
  QueryBinder(const Source& source, const Registry& registry, const LanguageOptions& options, const RunContext& run,
              Diagnostics& diagnostics, EventOrder order);
  ~QueryBinder() override;

  /// `stages`: only so many of the query; the result is what the next one would see.
  std::optional<Plan> run(const ast::Query& query, size_t stages = SIZE_MAX);
  /// The same with the parameters of the query around.
  std::optional<Plan> bind_whole(const ast::Query& query);

  // ---- StageBinder
  [[nodiscard]] const ast::Stage& stage() const override { return *stage_; }
  [[nodiscard]] const LanguageOptions& options() const override { return options_; }
  [[nodiscard]] const Registry& registry() const override { return registry_; }
  [[nodiscard]] Schema& schema() override { return schema_; }
  [[nodiscard]] Arena& arena() override { return *plan_.arena; }
  Expression expression(const ast::Expression& e) override;
  Expression search(const ast::Scope& scope) override;
  Expression call(std::string_view function, std::vector<Expression> arguments, Span span) override;
  Expression field(Slot slot, Span span) override;
  Slot read(const ast::Name& name) override { return resolve(name.text, name.span); }
  Slot read(std::string_view name, Span span) override { return resolve(name, span); }
  Slot find(std::string_view name) override;
  Slot read_if_any(std::string_view name) override;
  std::optional<EventPath> read_event_path(const std::vector<std::string>& keys, Span span) override;
  Slot assign(const ast::Name& name) override { return assign(name.text); }
  Slot assign(std::string_view name) override;
  Slot hidden(std::string_view name) override;
  Slot all_fields() override;
  Slot read_all_fields() override;
  void ignore_events() override {
    // In brackets only the rows there come from elsewhere.
    if (nesting_ == 0) plan_.reads_events = false;
  }
  void flatten_all_fields() override { plan_.flatten_all = true; }
  void need_time_range() override { plan_.needs_time_range = true; }
  uint32_t new_node() override { return plan_.nodes++; }
  std::optional<BoundAggregate> aggregate(const ast::Call& call, Span span) override;
  size_t run_again(int64_t shift) override;
  std::unique_ptr<Pipeline> pipeline(const ast::Nested& nested) override;
  Slot read_behind(Pipeline& pipeline, std::string_view name) override;
  void append_query(const ast::Nested& nested) override;
  [[nodiscard]] bool in_brackets() const override { return nesting_ > 0; }
  void add(std::unique_ptr<RowStep> step) override;
  void add(std::unique_ptr<GatherStep> step) override;
  [[nodiscard]] std::string_view text(Span span) const override { return source_.text(span); }
  void report(Diagnostic diagnostic) override;

 private:
  // ---- Stages
  void bind_parts(const ast::Scope* scope, const std::vector<ast::Stage>& stages);
  void bind_scope(const ast::Scope& scope);
  void bind_stage(const ast::Stage& stage);
  void bind_with(const OperatorDefinition& definition, const ast::Stage& stage);
  void check_operator(const OperatorDefinition& definition, const ast::Name& name, size_t first);
  void mend_stage(const OperatorDefinition& definition, size_t first);
  void spell_stage(const OperatorDefinition& definition, size_t first, size_t whole);
  void reject_star_names(const ast::Stage& stage);
  const OperatorDefinition* definition_of(const ast::Stage& stage);
  const OperatorDefinition* unnamed(const ast::Stage& stage);
  void report_missing(const MissingName& missing, Span span);
  void report_unknown_operator(const ast::Name& name);
  void check_nested(const ast::Nested& pipeline);
  void forgive_open_parameters(size_t first_diagnostic);
  void drop_rows_without_answer(const Expression& e);
  bool add_time(BoundAggregate& bound, Span span);
  void limit_warnings();
  void finish();
  [[nodiscard]] Span current_span() const { return stage_ != nullptr ? stage_->span : Span{}; }

  // ---- Sub-queries
  Slot subquery(const ast::Query& query, Span span, bool in_search) override;
  bool set_range(const ast::Query& query, ChildPlan& child);
  /// Whether a step so far gathers rows, so that what follows runs when all events have been read.
  [[nodiscard]] bool gathers() const;
  /// What the stage that was bound last left for the one behind it.
  const std::any& note_of_last_stage();

  // ---- Names
  [[nodiscard]] const VisibleField* find_field(std::string_view name, bool exactly) const;
  [[nodiscard]] bool is_removed(std::string_view name) const;
  Slot resolve(std::string_view name, Span span) override;
  Slot discovered_over(std::string_view name, Slot slot, Slot made);
  Slot found_field(std::string_view name, Slot list, Slot otherwise);
  Slot declared(std::string_view name, Span span);
  Slot metadata(const char* name, Span span);
  Slot log_level(Span span);
  Slot flattened(std::string_view name, Span span);
  Slot inside_made(std::string_view name, Slot otherwise);
  Slot either_spelling(const std::string& name, Slot made, Span span);
  Slot source_slot(std::string_view name, SourceField::Origin origin, Span span);
  Slot path_slot(const std::vector<std::string>& keys, SourceField::Origin origin, Span span);
  Slot unknown(std::string_view name, Span span);
  [[nodiscard]] Slot null_slot() const override { return plan_.null_slot; }
  uint32_t next_node() override { return new_node(); }
  Arena& constants() override { return *plan_.arena; }
  [[nodiscard]] std::string_view source_text(Span span) const override { return source_.text(span); }

  // ---- Rows of another query
  /// An `append_query` that went well. Names are resolved on both sides when a later stage reads them.
  struct United {
    std::unique_ptr<QueryBinder> child;
    size_t child_index = 0;
    Schema own;              ///< before
    size_t place = 0;        ///< of the step, in steps_at_top()
    AppendStep* step = nullptr;
    Slot list = no_slot;     ///< further fields of both sides; no_slot when neither has any
    std::map<std::string, Slot, std::less<>> names;
  };
  /// The one that fields nobody made come through at this place; null when there is none.
  [[nodiscard]] United* united_here();
  Slot united_slot(United& united, std::string_view name, Span span);
  Slot unite(United& united, std::string_view name, Slot own, Slot of_child);
  Slot read_before(United& united, std::string_view name);
  void unite_fields(United& united, Schema& schema);
  void finish_children();
  [[nodiscard]] std::vector<PlanStep>& steps_at_top() { return outer_steps_ != nullptr ? *outer_steps_ : plan_.steps; }

  struct Either {
    Slot made;
    Slot out;
  };
  struct Found {
    Slot list, otherwise, out;
  };
  struct Inside {
    Slot made;
    std::string name;
    Slot out;
  };

  const Source& source_;
  const Registry& registry_;
  const LanguageOptions& options_;
  const RunContext& run_;
  Diagnostics& diagnostics_;
  ExpressionBinder expressions_;
  Plan plan_;
  Schema schema_;
  const ast::Query* query_ = nullptr;
  const ast::Stage* stage_ = nullptr;
  const OperatorDefinition* ended_by_ = nullptr;
  size_t most_stages_ = SIZE_MAX;
  size_t nesting_ = 0;  ///< brackets around the stage
  std::vector<PlanStep>* outer_steps_ = nullptr;  ///< in brackets: the steps of the query around them
  bool behind_gather_ = false;  ///< a step before these brackets gathers rows
  size_t stage_number_ = 0;
  std::vector<Either> either_;
  std::vector<Either> elements_;  ///< of arrays, by their literal name
  std::vector<Inside> inside_;
  std::vector<Found> found_;
  std::vector<United> united_;
  Slot log_level_ = no_slot;
  std::map<SourceField::Origin, std::unordered_map<std::string, Slot>> source_slots_;  ///< by origin and name
  size_t errors_ = 0;     ///< of stages
  bool gave_up_ = false;  ///< said so; later stages are not looked at
  size_t unknown_fields_ = 0;
  const std::vector<ast::Name>* parameters_ = nullptr;
  bool failed_ = false;
  bool unknown_ = false;  ///< no error, but an open parameter decides what a stage is
  bool names_are_known_ = true;
};

}  // namespace dohyo
