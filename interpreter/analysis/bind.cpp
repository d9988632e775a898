#include "interpreter/analysis/bind.h"

#include <fmt/format.h>
#include <utility>

#include <algorithm>

#include "interpreter/analysis/found_fields.h"
#include "interpreter/analysis/query_binder.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/steps/answer_step.h"
#include "interpreter/steps/subquery_step.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

QueryBinder::QueryBinder(const Source& source, const Registry& registry, const LanguageOptions& options, const RunContext& run,
                         Diagnostics& diagnostics, EventOrder order)
    : source_(source),
      registry_(registry),
      options_(options),
      run_(run),
      diagnostics_(diagnostics),
      expressions_(registry, options, diagnostics, *this) {
  plan_.arena = std::make_shared<Arena>();
  plan_.order = order;
  schema_.ordered = order == EventOrder::input;
}

QueryBinder::~QueryBinder() = default;

/// `stages`: only so many of the query; the result is what the next one would see.
std::optional<Plan> QueryBinder::run(const ast::Query& query, size_t stages) {
  most_stages_ = stages;
  parameters_ = &query.parameters;
  return bind_whole(query);
}

std::optional<Plan> QueryBinder::bind_whole(const ast::Query& query) {
  query_ = &query;
  if (query.scope_broken) failed_ = true;
  plan_.title = query.title;
  plan_.text = std::string(source_.text(query.span));
  bind_parts(query.scope ? &*query.scope : nullptr, query.stages);
  limit_warnings();
  if (failed_ || unknown_) return {};
  finish();
  return std::move(plan_);
}

void QueryBinder::bind_parts(const ast::Scope* scope, const std::vector<ast::Stage>& stages) {
  if (scope != nullptr) bind_scope(*scope);
  for (const auto& stage : stages) {
    if (stage_number_ == most_stages_) break;
    stage_number_++;
    if (stage.broken) {
      failed_ = true;
      // What a broken stage would have made is unknown: complaints about names after it would be noise.
      names_are_known_ = false;
      continue;
    }
    bind_stage(stage);
  }
}

Expression QueryBinder::expression(const ast::Expression& e) {
  auto bound = expressions_.bind(e);
  drop_rows_without_answer(bound);
  settle(bound, *plan_.arena, run_);
  return bound;
}

Expression QueryBinder::search(const ast::Scope& scope) {
  auto bound = expressions_.bind_scope(scope);
  settle(bound, *plan_.arena, run_);
  return bound;
}

Expression QueryBinder::call(std::string_view function, std::vector<Expression> arguments, Span span) {
  auto bound = expressions_.call(function, std::move(arguments), span);
  settle(bound, *plan_.arena, run_);
  return bound;
}

Expression QueryBinder::field(Slot slot, Span span) {
  Expression e;
  e.form = Expression::Form::field;
  e.span = span;
  e.slot = slot;
  e.sole_slot = slot;
  e.node = new_node();
  return e;
}

std::optional<StageBinder::BoundAggregate> QueryBinder::aggregate(const ast::Call& call, Span span) {
  auto bound = expressions_.aggregate(call, span);
  if (!bound) return {};
  if (bound->function->uses_time && !add_time(*bound, span)) return {};
  for (auto& argument : bound->arguments) {
    drop_rows_without_answer(argument);
    settle(argument, *plan_.arena, run_);
  }
  return bound;
}

size_t QueryBinder::run_again(int64_t shift) {
  // What the stages have to say was said when they were bound for this plan.
  Diagnostics said;
  auto plan = QueryBinder(source_, registry_, options_, run_, said, plan_.order).run(*query_, stage_number_ - 1);
  if (plan)
    plan_.children.push_back({std::make_unique<Plan>(std::move(*plan)), shift, false});
  else
    failed_ = true;  // and so it was then
  return plan_.children.size() - 1;
}

std::unique_ptr<Pipeline> QueryBinder::pipeline(const ast::Nested& nested) {
  auto result = std::make_unique<Pipeline>();
  auto schema = schema_;
  auto either = either_;
  auto found = found_;
  auto inside = inside_;
  const auto* stage = stage_;
  bool failed_before = std::exchange(failed_, false);
  bool behind_gather = std::exchange(behind_gather_, behind_gather_ || gathers());
  std::swap(plan_.steps, result->steps);
  if (nesting_++ == 0) outer_steps_ = &result->steps;
  if (nested.scope != nullptr) bind_scope(*nested.scope);
  for (const auto& inner : nested.stages) bind_stage(inner);
  if (--nesting_ == 0) outer_steps_ = nullptr;
  behind_gather_ = behind_gather;
  std::swap(plan_.steps, result->steps);
  bool failed = std::exchange(failed_, failed_ || failed_before);
  stage_ = stage;
  // Columns made inside are not there outside.
  either_ = std::move(either);
  found_ = std::move(found);
  inside_ = std::move(inside);
  result->schema = std::exchange(schema_, std::move(schema));
  return failed ? nullptr : std::move(result);
}

Slot QueryBinder::read_behind(Pipeline& pipeline, std::string_view name) {
  auto swap = [&] {
    std::swap(schema_, pipeline.schema);
    std::swap(plan_.steps, pipeline.steps);
  };
  // What was found outside the pipeline may not be there behind it, and the other way round.
  auto either = std::exchange(either_, {});
  auto found = std::exchange(found_, {});
  auto inside = std::exchange(inside_, {});
  swap();
  Slot slot = read_if_any(name);
  swap();
  either_ = std::move(either);
  found_ = std::move(found);
  inside_ = std::move(inside);
  return slot;
}

void QueryBinder::add(std::unique_ptr<RowStep> step) {
  plan_.steps.push_back({std::move(step), nullptr, current_span(), stage_number_});
}

void QueryBinder::add(std::unique_ptr<GatherStep> step) {
  plan_.steps.push_back({nullptr, std::move(step), current_span(), stage_number_});
}

void QueryBinder::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) failed_ = true;
  diagnostics_.push_back(std::move(diagnostic));
}

void QueryBinder::drop_rows_without_answer(const Expression& e) {
  if (!options_.drop_invalid) return;
  std::vector<const ScalarFunction*> functions;
  auto condition = expressions_.answerable(e, functions);
  if (!condition) return;
  settle(*condition, *plan_.arena, run_);
  add(std::make_unique<AnswerStep>(std::move(*condition), std::move(functions)));
}

/// The time that goes with the value: of the pair that `withtime` made, else of the message.
bool QueryBinder::add_time(BoundAggregate& bound, Span span) {
  for (const auto& timed : schema_.timed) {
    auto& value = bound.arguments[0];
    if (value.form != Expression::Form::field || value.slot != timed.pair) continue;
    value = field(timed.value, value.span);
    bound.arguments.push_back(field(timed.time, value.span));
    return true;
  }
  if (options_.dialect == Dialect::sumo) {
    error("expected-withtime", span, fmt::format("{} takes a field that withtime made", bound.function->documentation.name),
          "put `withtime FIELD` before it, and write FIELD_withtime here");
    return false;
  }
  if (!schema_.metadata && find("_messageTime") == no_slot) {
    error("no-message-time", span, "rows have no _messageTime here", "aggregate by _messageTime, or set it: ... as _messageTime");
    return false;
  }
  bound.arguments.push_back(field(read("_messageTime", span), span));
  return true;
}

namespace {
bool has_subquery(const ast::Scope& scope) {
  if (std::holds_alternative<ast::Subquery>(scope.node)) return true;
  if (const auto* negated = std::get_if<ast::ScopeNot>(&scope.node)) return has_subquery(*negated->operand);
  const auto* several = std::get_if<ast::ScopeLogical>(&scope.node);
  return several != nullptr && std::any_of(several->operands.begin(), several->operands.end(), has_subquery);
}
}  // namespace

void QueryBinder::bind_scope(const ast::Scope& scope) {
  // The scope is a `where` whose tests follow the rules of the search.
  ast::Stage none;
  none.span = scope.span;
  const auto* stage = std::exchange(stage_, &none);
  const auto* all = std::get_if<ast::ScopeLogical>(&scope.node);
  if (all != nullptr && all->junction == ast::Junction::all && has_subquery(scope)) {
    // Sub-queries look at what the rest of the search has left.
    for (bool with : {false, true})
      for (const auto& part : all->operands)
        if (has_subquery(part) == with) expressions_.add_filter(*this, search(part));
  } else {
    expressions_.add_filter(*this, search(scope));
  }
  stage_ = stage;
}

void QueryBinder::bind_stage(const ast::Stage& stage) {
  if (gave_up_) return;
  stage_ = &stage;
  pass_note_on();
  auto before = diagnostics_.size();
  bool failed_before = failed_;
  if (const auto* definition = definition_of(stage)) bind_with(*definition, stage);
  gave_up_ = schema_.fields.size() > most_fields || schema_.removed.size() > most_fields;
  if (gave_up_)
    error("too-many-fields", stage.span, fmt::format("more than {} fields of the query's own at once", most_fields),
          "leave out what no later stage needs with `fields`");
  forgive_open_parameters(before);
  errors_ += static_cast<size_t>(std::count_if(diagnostics_.begin() + static_cast<ptrdiff_t>(before), diagnostics_.end(),
                                               [](const Diagnostic& d) { return d.severity == Severity::error; }));
  failed_ = failed_before || errors_ > 0;
  if (errors_ >= most_errors && !gave_up_) {
    error("too-many-errors", stage.span, fmt::format("a query with {} errors is not looked at any further", most_errors));
    gave_up_ = true;
  }
  stage_ = nullptr;
}

namespace {
/// An error only in the sumo dialect.
bool is_borrowed_form(const Diagnostic& d) { return d.code.starts_with("borrowed-") || d.code == "expression-in-aggregate"; }
}  // namespace

void QueryBinder::bind_with(const OperatorDefinition& definition, const ast::Stage& stage) {
  auto first = diagnostics_.size();
  if (ended_by_ != nullptr && (!definition.follows_end || ended_by_->follows_end))
    error("stage-after-end", stage.span, fmt::format("nothing can follow `{}`", ended_by_->documentation.name),
          fmt::format("put `{}` last", ended_by_->documentation.name));
  if (definition.ends_query) ended_by_ = &definition;
  if (!definition.takes_star_name) reject_star_names(stage);
  expressions_.check_forms(stage.borrowed);
  definition.bind(*this);
  if (options_.dialect != Dialect::sumo) return;
  if (stage.operator_name) check_operator(definition, *stage.operator_name, first);
  mend_stage(definition, first);
}

/// Reports a borrowed operator, with the stage as the hosted service spells it.
void QueryBinder::check_operator(const OperatorDefinition& definition, const ast::Name& name, size_t first) {
  const auto& documentation = definition.documentation;
  bool twin = documentation.origin == Origin::sumo;
  if (twin || !definition.spell || !is_borrowed(documentation, name.text)) return expressions_.check_dialect(documentation, name);
  Diagnostic d{Severity::error, "borrowed-word", name.span, fmt::format("`{}` is not a word of the hosted service's language", name.text), "", {}};
  if (!documentation.rewrite.empty()) d.help = fmt::format("write `{}`", documentation.rewrite);
  auto whole = diagnostics_.size();
  report(std::move(d));
  spell_stage(definition, first, whole);
}

/// Of a stage that is legal as such, but holds a borrowed form that only the whole stage can be written without.
void QueryBinder::mend_stage(const OperatorDefinition& definition, size_t first) {
  if (!definition.spell) return;
  for (size_t i = first; i < diagnostics_.size(); ++i) {
    const auto& d = diagnostics_[i];
    if (d.severity == Severity::error && is_borrowed_form(d) && !d.fix && d.code != "borrowed-word") return spell_stage(definition, first, i);
  }
}

/// Gives the diagnostic `whole` the legal spelling of the stage as its fix. What else was said of the stage since `first` keeps its
/// help; its fixes are part of that one.
void QueryBinder::spell_stage(const OperatorDefinition& definition, size_t first, size_t whole) {
  std::vector<Fix> inside;
  for (size_t i = first; i < diagnostics_.size(); ++i) {
    const auto& d = diagnostics_[i];
    if (i == whole || d.severity != Severity::error) continue;
    // Of what is wrong beyond that nothing legal can be made; nor of a borrowed word that has no twin.
    if (!is_borrowed_form(d) || (!d.fix && d.code == "borrowed-word")) return;
    if (d.fix) inside.push_back(*d.fix);
  }
  auto reported = diagnostics_.size();
  auto legal = definition.spell(WrittenStage(*this, std::move(inside)));
  diagnostics_.resize(std::min(reported, diagnostics_.size()));  // it reads the stage again
  auto& d = diagnostics_[whole];
  if (!legal.text.empty()) {
    for (size_t i = first; i < diagnostics_.size(); ++i)
      if (diagnostics_[i].severity == Severity::error) diagnostics_[i].fix.reset();
    d.help = fmt::format("write `{}`", legal.text);
    d.fix = Fix{legal.replaces.value_or(stage_->span), std::move(legal.text)};
  } else if (!legal.reason.empty()) {
    d.help = std::move(legal.reason);
  }
}

void QueryBinder::reject_star_names(const ast::Stage& stage) {
  for (const auto& element : stage.elements)
    if (const auto* item = std::get_if<ast::Item>(&element))
      for (const auto& alias : item->aliases)
        if (alias.text == "*" && !alias.quoted) error("star-name", alias.span, "* is no name here");
}

const OperatorDefinition* QueryBinder::definition_of(const ast::Stage& stage) {
  if (!stage.operator_name) return unnamed(stage);
  const auto& name = *stage.operator_name;
  if (const auto* definition = registry_.find_operator(name.text)) return definition;
  // The parser took the word for an operator because the list of missing ones has it.
  if (const auto* missing = registry_.missing().find(MissingName::Kind::operator_, name.text)) {
    report_missing(*missing, name.span);
    for (const auto& element : stage.elements)
      if (const auto* nested = std::get_if<ast::Nested>(&element)) check_nested(*nested);
  }
  return nullptr;
}

void QueryBinder::report_missing(const MissingName& missing, Span span) {
  report(dohyo::missing(missing, span));
  // What it would have made is unknown.
  names_are_known_ = false;
  schema_.open = true;
}

/// Finds the mistakes of a pipeline whose operator is missing.
void QueryBinder::check_nested(const ast::Nested& pipeline) {
  QueryBinder nested(source_, registry_, options_, run_, diagnostics_, plan_.order);
  nested.names_are_known_ = pipeline.scope != nullptr && names_are_known_;
  nested.parameters_ = parameters_;
  nested.bind_parts(pipeline.scope.get(), pipeline.stages);
}

/// A parameter may hold anything, so a stage that it does not fit into as it stands is no mistake; but what comes of the
/// stage is unknown.
void QueryBinder::forgive_open_parameters(size_t first_diagnostic) {
  auto touches = [&](Span span) {
    return std::any_of(parameters_->begin(), parameters_->end(), [&](const ast::Name& p) {
      return !p.quoted && span.begin <= p.span.end && p.span.begin <= span.end;
    });
  };
  if (!touches(stage_->span)) return;
  unknown_ = true;
  auto forgiven = std::remove_if(diagnostics_.begin() + static_cast<ptrdiff_t>(first_diagnostic), diagnostics_.end(),
                                 [&](const Diagnostic& d) { return d.severity == Severity::error && touches(d.span); });
  if (forgiven == diagnostics_.end()) return;
  diagnostics_.erase(forgiven, diagnostics_.end());
  names_are_known_ = false;
  schema_.open = true;
}

/// A stage that no operator heads is an aggregate or an expression; a bare word is a misspelled operator.
const OperatorDefinition* QueryBinder::unnamed(const ast::Stage& stage) {
  const auto* item = stage.elements.empty() ? nullptr : std::get_if<ast::Item>(&stage.elements.front());
  if (item == nullptr) {
    error("syntax", stage.span, "a stage must begin with an operator or an expression");
    return nullptr;
  }
  if (const auto* call = std::get_if<ast::Call>(&item->expression.node)) {
    const auto* aggregate = registry_.find_aggregate(call->function.text);
    const auto* function = registry_.find_function(call->function.text);
    // min(a, b) is the scalar function, min(a) the aggregate (02 section 1.1 rule 9).
    bool scalar = function != nullptr && call->arguments.size() >= function->fewest_arguments();
    bool missing = registry_.missing().find(MissingName::Kind::aggregate, call->function.text) != nullptr;
    if ((aggregate != nullptr || missing) && !scalar) return registry_.find_operator("(aggregate)");
  }
  if (std::holds_alternative<ast::Parameter>(item->expression.node) && stage.elements.size() == 1) return nullptr;
  if (const auto* name = as_field(item->expression)) {
    const auto* aggregate = registry_.find_aggregate(name->text);
    if (aggregate != nullptr && aggregate->may_be_bare(name->text) && !name->quoted)
      return registry_.find_operator("(aggregate)");
    // `toLowerCase path`: a function of the field that follows, in place (04 C97).
    const auto* called = registry_.find_function(name->text);
    bool function = called != nullptr && called->fewest_arguments() <= 1 && called->most_arguments() >= 1 && stage.elements.size() == 2;
    if (item->aliases.empty() && function) return registry_.find_operator("(expression)");
    if (const auto* missing = registry_.missing().find(MissingName::Kind::aggregate, name->text)) {
      report_missing(*missing, name->span);
      return nullptr;
    }
    if (item->aliases.empty() && stage.elements.size() > 1) {
      report_unknown_operator(*name);
      return nullptr;
    }
    if (item->aliases.empty() && find_field(name->text, false) == nullptr && !name->quoted) {
      report_unknown_operator(*name);
      return nullptr;
    }
  }
  return registry_.find_operator("(expression)");
}

void QueryBinder::report_unknown_operator(const ast::Name& name) {
  Diagnostic d{Severity::error, "unknown-operator", name.span, fmt::format("there is no operator `{}`", name.text), "", {}};
  auto names = registry_.operator_names();
  if (auto near = closest(name.text, names)) {
    d.help = fmt::format("did you mean `{}`?", *near);
    d.fix = Fix{name.span, *near};
  } else {
    d.help = "`dohyo docs` lists all operators; an expression needs `as name`";
  }
  report(std::move(d));
}

/// The first of each code are as good as all of them.
void QueryBinder::limit_warnings() {
  std::map<std::string, size_t> given;
  std::map<std::string, Diagnostic> last;
  std::erase_if(diagnostics_, [&](const Diagnostic& d) {
    if (d.severity == Severity::error || ++given[d.code] <= most_warnings) return false;
    last.insert_or_assign(d.code, d);
    return true;
  });
  for (const auto& [code, d] : last)
    diagnostics_.push_back({d.severity, "too-many-warnings", d.span, fmt::format("{} more warnings `{}` were left out; this is the last", given[code] - most_warnings, code), "", {}});
}

void QueryBinder::finish() {
  plan_.aggregate = !schema_.events;
  for (const auto& field : schema_.fields)
    plan_.output.push_back({field.name, discovered_over(field.name, field.slot, field.slot)});
  if (schema_.open) {
    plan_.all_slot = read_all_fields();
    plan_.raw_slot = source_slot("_raw", SourceField::Origin::metadata, {});
    plan_.spread_slot = plan_.all_slot;
  }
  if (auto* united = united_here(); united != nullptr && schema_.events && united->list != no_slot) {
    plan_.all_slot = united->list;
    plan_.raw_slot = united_slot(*united, "_raw", {});
    plan_.time_slot = united_slot(*united, "_messageTime", {});
  }
  if (!schema_.discovered.empty()) {
    auto lists = schema_.discovered;
    std::erase(lists, plan_.all_slot);
    plan_.spread_slot = hidden("all fields");
    add(std::make_unique<AllFields>(plan_.spread_slot, plan_.all_slot, std::move(lists), new_node()));
  }
  for (const auto& name : schema_.removed) plan_.removed.push_back(utf8::lower_ascii(name));
  for (const auto& wildcard : schema_.removed_like) plan_.removed_like.push_back(utf8::lower_ascii(wildcard));
  if (schema_.events && plan_.time_slot == no_slot) plan_.time_slot = source_slot("_messageTime", SourceField::Origin::metadata, {});
  finish_children();
}

std::optional<Plan> bind(const ast::Query& query, const Source& source, const Registry& registry,
                         const LanguageOptions& options, const RunContext& run, Diagnostics& diagnostics, EventOrder order) {
  return QueryBinder(source, registry, options, run, diagnostics, order).run(query);
}

}  // namespace dohyo
