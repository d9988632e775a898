#include "interpreter/analysis/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "interpreter/analysis/bind_expression.h"
#include "interpreter/analysis/found_fields.h"
#include "interpreter/analysis/subquery_time.h"
#include "interpreter/data/convert.h"
#include "interpreter/steps/answer_step.h"
#include "interpreter/steps/json_steps.h"
#include "interpreter/steps/subquery_step.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

/// A column computed before the stage that needs it: a field that may stand under either of two spellings.
class EitherSpelling final : public RowStep {
 public:
  EitherSpelling(Slot out, Slot exact, Slot made, uint32_t node) : out_(out), exact_(exact), made_(made), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {exact_, made_}); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      Value value = batch.at(exact_, row);
      values[row] = value.is_null() ? batch.at(made_, row) : value;
    }
    batch.columns[out_] = &column;
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = the event's own {}, else {}", names[out_], names[exact_], names[made_]);
  }

 private:
  Slot out_, exact_, made_;
  uint32_t node_;
};

constexpr std::array metadata_names = {
    "_raw",         "_sourceCategory", "_sourceHost",   "_sourceName", "_source", "_collector", "_messageTime",
    "_receiptTime", "_size",           "_messageCount", "_index",      "_view",   "_format",    "_loglevel",
    "_messageId",   "_time"};

const char* metadata_name(std::string_view name) {
  for (const auto* known : metadata_names)
    if (equal_ignoring_ascii_case(known, name)) return known;
  return nullptr;
}

/// Fields named in a help.
constexpr size_t most_named = 20;

class QueryBinder final : public StageBinder, private ExpressionNames {
 public:
  QueryBinder(const Source& source, const Registry& registry, const LanguageOptions& options, const RunContext& run,
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

  /// `stages`: only so many of the query; the result is what the next one would see.
  std::optional<Plan> run(const ast::Query& query, size_t stages = SIZE_MAX) {
    most_stages_ = stages;
    parameters_ = &query.parameters;
    return bind_whole(query);
  }

  /// The same with the parameters of the query around.
  std::optional<Plan> bind_whole(const ast::Query& query) {
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

  void bind_parts(const ast::Scope* scope, const std::vector<ast::Stage>& stages) {
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

  // ---- StageBinder ---------------------------------------------------------------------------------------------------

  [[nodiscard]] const ast::Stage& stage() const override { return *stage_; }
  [[nodiscard]] const LanguageOptions& options() const override { return options_; }
  [[nodiscard]] const Registry& registry() const override { return registry_; }
  [[nodiscard]] Schema& schema() override { return schema_; }
  [[nodiscard]] Arena& arena() override { return *plan_.arena; }

  Expression expression(const ast::Expression& e) override {
    auto bound = expressions_.bind(e);
    drop_rows_without_answer(bound);
    settle(bound, *plan_.arena, run_);
    return bound;
  }
  Expression search(const ast::Scope& scope) override {
    auto bound = expressions_.bind_scope(scope);
    settle(bound, *plan_.arena, run_);
    return bound;
  }
  Expression call(std::string_view function, std::vector<Expression> arguments, Span span) override {
    auto bound = expressions_.call(function, std::move(arguments), span);
    settle(bound, *plan_.arena, run_);
    return bound;
  }
  Expression field(Slot slot, Span span) override {
    Expression e;
    e.form = Expression::Form::field;
    e.span = span;
    e.slot = slot;
    e.sole_slot = slot;
    e.node = new_node();
    return e;
  }

  Slot read(const ast::Name& name) override { return resolve(name.text, name.span); }
  Slot read(std::string_view name, Span span) override { return resolve(name, span); }

  Slot find(std::string_view name) override {
    const auto* field = find_field(name, false);
    return field != nullptr ? field->slot : no_slot;
  }

  Slot read_if_any(std::string_view name) override {
    if (!schema_.discovered.empty()) return resolve(name, {});
    if (Slot made = find(name); made != no_slot) return made;
    bool gone = is_removed(name);
    bool metadata = metadata_name(name) != nullptr;
    bool can_exist = metadata ? schema_.metadata : schema_.open && !gone;
    if (can_exist) return resolve(name, {});
    for (const auto& ask : schema_.on_demand)
      if (Slot slot = ask(name); slot != no_slot) return slot;
    return no_slot;
  }

  std::optional<EventPath> read_event_path(const std::vector<std::string>& keys, Span span) override {
    if (find("_raw") != no_slot || !schema_.metadata || plan_.source_fields.size() + 2 > most_fields) return {};
    return EventPath{path_slot(keys, SourceField::Origin::path, span), path_slot(keys, SourceField::Origin::path_found, span)};
  }

  Slot read_all_fields() override {
    Slot slot = source_slot("", SourceField::Origin::all, {});
    plan_.slot_names[slot] = "all fields";
    return slot;
  }

  Slot assign(const ast::Name& name) override { return assign(name.text); }
  Slot assign(std::string_view name) override {
    Slot slot = hidden(name);
    std::erase_if(schema_.removed, [&](const std::string& r) { return equal_ignoring_ascii_case(r, name); });
    std::erase_if(schema_.synonyms, [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, name); });
    for (auto& field : schema_.fields)
      if (equal_ignoring_ascii_case(field.name, name)) {
        field.slot = slot;
        return slot;
      }
    // One more than allowed stays, so that the end of the stage sees that there are too many.
    if (schema_.fields.size() <= most_fields) schema_.fields.push_back({std::string(name), slot});
    return slot;
  }

  Slot hidden(std::string_view name) override {
    plan_.slot_names.emplace_back(name);
    return static_cast<Slot>(plan_.slot_names.size() - 1);
  }

  void flatten_all_fields() override { plan_.flatten_all = true; }
  void need_time_range() override { plan_.needs_time_range = true; }
  void ignore_events() override {
    // In brackets only the rows there come from elsewhere.
    if (nesting_ == 0) plan_.reads_events = false;
  }
  uint32_t new_node() override { return plan_.nodes++; }

  std::optional<BoundAggregate> aggregate(const ast::Call& call, Span span) override {
    auto bound = expressions_.aggregate(call, span);
    if (!bound) return {};
    if (bound->function->uses_time && !add_time(*bound, span)) return {};
    for (auto& argument : bound->arguments) {
      drop_rows_without_answer(argument);
      settle(argument, *plan_.arena, run_);
    }
    return bound;
  }

  size_t run_again(int64_t shift) override {
    // What the stages have to say was said when they were bound for this plan.
    Diagnostics said;
    auto plan = QueryBinder(source_, registry_, options_, run_, said, plan_.order).run(*query_, stage_number_ - 1);
    if (plan)
      plan_.children.push_back({std::make_unique<Plan>(std::move(*plan)), shift, false});
    else
      failed_ = true;  // and so it was then
    return plan_.children.size() - 1;
  }

  std::unique_ptr<Pipeline> pipeline(const ast::Nested& nested) override {
    auto result = std::make_unique<Pipeline>();
    auto schema = schema_;
    auto either = either_;
    auto found = found_;
    const auto* stage = stage_;
    bool failed_before = std::exchange(failed_, false);
    bool behind_gather = std::exchange(behind_gather_, behind_gather_ || gathers());
    std::swap(plan_.steps, result->steps);
    ++nesting_;
    if (nested.scope != nullptr) bind_scope(*nested.scope);
    for (const auto& inner : nested.stages) bind_stage(inner);
    --nesting_;
    behind_gather_ = behind_gather;
    std::swap(plan_.steps, result->steps);
    bool failed = std::exchange(failed_, failed_ || failed_before);
    stage_ = stage;
    // Columns made inside are not there outside.
    either_ = std::move(either);
    found_ = std::move(found);
    result->schema = std::exchange(schema_, std::move(schema));
    return failed ? nullptr : std::move(result);
  }
  [[nodiscard]] bool in_brackets() const override { return nesting_ > 0; }

  Slot read_behind(Pipeline& pipeline, std::string_view name) override {
    auto swap = [&] {
      std::swap(schema_, pipeline.schema);
      std::swap(plan_.steps, pipeline.steps);
    };
    // What was found outside the pipeline may not be there behind it, and the other way round.
    auto either = std::exchange(either_, {});
    auto found = std::exchange(found_, {});
    swap();
    Slot slot = read_if_any(name);
    swap();
    either_ = std::move(either);
    found_ = std::move(found);
    return slot;
  }

  void add(std::unique_ptr<RowStep> step) override {
    plan_.steps.push_back({std::move(step), nullptr, current_span(), stage_number_});
  }
  void add(std::unique_ptr<GatherStep> step) override {
    plan_.steps.push_back({nullptr, std::move(step), current_span(), stage_number_});
  }

  [[nodiscard]] std::string_view text(Span span) const override { return source_.text(span); }

  void report(Diagnostic diagnostic) override {
    if (diagnostic.severity == Severity::error) failed_ = true;
    diagnostics_.push_back(std::move(diagnostic));
  }

 private:
  // ---- Names -------------------------------------------------------------------------------------------------------

  [[nodiscard]] const VisibleField* find_field(std::string_view name, bool exactly) const {
    for (const auto* list : {&schema_.fields, &schema_.synonyms})
      for (const auto& field : *list)
        if (exactly ? field.name == name : equal_ignoring_ascii_case(field.name, name)) return &field;
    return nullptr;
  }

  [[nodiscard]] bool is_removed(std::string_view name) const {
    return std::any_of(schema_.removed.begin(), schema_.removed.end(),
                       [&](const std::string& r) { return equal_ignoring_ascii_case(r, name); });
  }

  Slot resolve(std::string_view name, Span span) override {
    Slot slot = declared(name, span);
    if (schema_.discovered.empty() || metadata_name(name) != nullptr || is_removed(name)) return slot;
    const auto* made = find_field(name, true);
    if (made == nullptr) made = find_field(name, false);
    return discovered_over(name, slot, made != nullptr ? made->slot : 0);
  }

  /// The value of `name` in lists younger than the slot `made`, else that of `slot`.
  Slot discovered_over(std::string_view name, Slot slot, Slot made) {
    for (Slot list : schema_.discovered)
      if (made < list) slot = found_field(name, list, slot);
    return slot;
  }

  Slot found_field(std::string_view name, Slot list, Slot otherwise) {
    for (const auto& known : found_)
      if (known.list == list && known.otherwise == otherwise && plan_.slot_names[known.out] == name) return known.out;
    Slot out = hidden(name);
    add(std::make_unique<FoundField>(std::string(name), out, list, otherwise, new_node()));
    found_.push_back({list, otherwise, out});
    return out;
  }

  /// Without fields that are known only row by row. 00-decisions section 3 rule 7: the exact spelling first, then any
  /// letter case.
  Slot declared(std::string_view name, Span span) {
    if (const auto* field = find_field(name, true)) return field->slot;
    const auto* metadata = metadata_name(name);
    if (const auto* field = find_field(name, false)) {
      if (!schema_.open || !schema_.events || metadata != nullptr) return field->slot;
      return either_spelling(std::string(name), field->slot, span);
    }
    if (metadata != nullptr && schema_.metadata) return source_slot(metadata, SourceField::Origin::metadata, span);
    if (schema_.open && !is_removed(name)) return plan_.flatten_all ? flattened(name, span) : source_slot(name, SourceField::Origin::data, span);
    for (const auto& ask : std::vector(schema_.on_demand))
      if (Slot slot = ask(name); slot != no_slot) {
        schema_.synonyms.push_back({std::string(name), slot});
        return slot;
      }
    return unknown(name, span);
  }

  /// A field of the events behind `json auto`, which finds names in any letter case and elements of arrays.
  Slot flattened(std::string_view name, Span span) {
    bool dotted = name.find('.') != std::string_view::npos;
    Slot own = source_slot(name, dotted ? SourceField::Origin::data_in_any_case : SourceField::Origin::data, span);
    if (name.find('[') == std::string_view::npos) return own;
    for (const auto& known : elements_)
      if (known.made == own) return known.out;
    JsonStep::Plan step;
    step.input = source_slot("_raw", SourceField::Origin::metadata, span);
    step.nodrop = true;
    step.text = fmt::format("auto \"{}\"", name);
    Slot out = hidden(name);
    step.targets.push_back({json::FlatName{std::string(name), {}}, out, own});
    add(std::make_unique<JsonStep>(std::move(step), *this));
    elements_.push_back({own, out});
    return out;
  }

  Slot either_spelling(const std::string& name, Slot made, Span span) {
    for (const auto& known : either_)
      if (known.made == made && plan_.slot_names[known.out] == name) return known.out;
    Slot exact = source_slot(name, SourceField::Origin::data_exactly, span);
    Slot out = hidden(name);
    add(std::make_unique<EitherSpelling>(out, exact, made, new_node()));
    either_.push_back({made, out});
    return out;
  }

  Slot source_slot(std::string_view name, SourceField::Origin origin, Span span) {
    auto& slots = source_slots_[origin];
    if (auto known = slots.find(std::string(name)); known != slots.end()) return known->second;
    // One is reported, and what follows is as good as that one.
    if (plan_.source_fields.size() == most_fields)
      error("too-many-fields", span, fmt::format("more than {} fields are read from the events", most_fields));
    if (plan_.source_fields.size() > most_fields) return plan_.source_fields.back().slot;
    Slot slot = hidden(name);
    slots.emplace(name, slot);
    plan_.source_fields.push_back({std::string(name), slot, origin, span});
    return slot;
  }

  Slot path_slot(const std::vector<std::string>& keys, SourceField::Origin origin, Span span) {
    for (const auto& field : plan_.source_fields)
      if (field.origin == origin && field.keys == keys) return field.slot;
    bool value = origin == SourceField::Origin::path;
    auto name = fmt::format("{}_raw.{}", value ? "" : "found ", fmt::join(keys, "."));
    Slot slot = hidden(name);
    plan_.source_fields.push_back({name, slot, origin, span, keys});
    return slot;
  }

  Slot unknown(std::string_view name, Span span) {
    bool is_open = name.find("{{") != std::string_view::npos;  // holds a parameter without a value
    if (names_are_known_ && schema_.discovered.empty() && !is_open) {
      std::vector<std::string> names;
      for (const auto& field : schema_.fields) names.push_back(field.name);
      Diagnostic d{Severity::warning, "unknown-field", span, fmt::format("no field `{}` exists here, so it is always null", name),
                   "", {}};
      if (++unknown_fields_ > most_warnings) {
        // It will only be counted.
      } else if (auto near = closest(name, names)) {
        d.help = fmt::format("did you mean `{}`?", *near);
        d.fix = Fix{span, *near};
      } else if (!names.empty()) {
        bool all = names.size() <= most_named;
        names.resize(std::min(names.size(), most_named));
        d.help = fmt::format("fields here: {}{}", fmt::join(names, ", "), all ? "" : ", ...");
      }
      report(std::move(d));
    }
    if (plan_.null_slot == no_slot) plan_.null_slot = hidden("null");
    return plan_.null_slot;
  }

  [[nodiscard]] Slot null_slot() const override { return plan_.null_slot; }
  uint32_t next_node() override { return new_node(); }
  Arena& constants() override { return *plan_.arena; }
  [[nodiscard]] std::string_view source_text(Span span) const override { return source_.text(span); }

  void drop_rows_without_answer(const Expression& e) {
    if (!options_.drop_invalid) return;
    std::vector<const ScalarFunction*> functions;
    auto condition = expressions_.answerable(e, functions);
    if (!condition) return;
    settle(*condition, *plan_.arena, run_);
    add(std::make_unique<AnswerStep>(std::move(*condition), std::move(functions)));
  }

  /// The time that goes with the value: of the pair that `withtime` made, else of the message.
  bool add_time(BoundAggregate& bound, Span span) {
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

  // ---- Stages --------------------------------------------------------------------------------------------------------

  [[nodiscard]] Span current_span() const { return stage_ != nullptr ? stage_->span : Span{}; }

  void bind_scope(const ast::Scope& scope) {
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

  static bool has_subquery(const ast::Scope& scope) {
    if (std::holds_alternative<ast::Subquery>(scope.node)) return true;
    if (const auto* negated = std::get_if<ast::ScopeNot>(&scope.node)) return has_subquery(*negated->operand);
    const auto* several = std::get_if<ast::ScopeLogical>(&scope.node);
    return several != nullptr && std::any_of(several->operands.begin(), several->operands.end(), has_subquery);
  }

  void bind_stage(const ast::Stage& stage) {
    if (gave_up_) return;
    stage_ = &stage;
    pass_note_on();
    auto before = diagnostics_.size();
    bool failed_before = failed_;
    if (const auto* definition = definition_of(stage)) {
      if (stage.operator_name) expressions_.check_dialect(definition->documentation, *stage.operator_name);
      if (ended_by_ != nullptr && (!definition->follows_end || ended_by_->follows_end))
        error("stage-after-end", stage.span, fmt::format("nothing can follow `{}`", ended_by_->documentation.name),
              fmt::format("put `{}` last", ended_by_->documentation.name));
      if (definition->ends_query) ended_by_ = definition;
      if (!definition->takes_star_name) reject_star_names(stage);
      expressions_.check_forms(stage.borrowed);
      definition->bind(*this);
    }
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

  void reject_star_names(const ast::Stage& stage) {
    for (const auto& element : stage.elements)
      if (const auto* item = std::get_if<ast::Item>(&element))
        for (const auto& alias : item->aliases)
          if (alias.text == "*" && !alias.quoted) error("star-name", alias.span, "* is no name here");
  }

  const OperatorDefinition* definition_of(const ast::Stage& stage) {
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

  void report_missing(const MissingName& missing, Span span) {
    report(dohyo::missing(missing, span));
    // What it would have made is unknown.
    names_are_known_ = false;
    schema_.open = true;
  }

  /// Finds the mistakes of a pipeline whose operator is missing.
  void check_nested(const ast::Nested& pipeline) {
    QueryBinder nested(source_, registry_, options_, run_, diagnostics_, plan_.order);
    nested.names_are_known_ = pipeline.scope != nullptr && names_are_known_;
    nested.parameters_ = parameters_;
    nested.bind_parts(pipeline.scope.get(), pipeline.stages);
  }

  // ---- Sub-queries -----------------------------------------------------------------------------------------------------

  Slot subquery(const ast::Query& query, Span span, bool in_search) override {
    // The part of the query that the user reads as its name, for messages about the whole.
    Span opening{span.begin, std::min(span.end, query.span.begin)};
    Diagnostics said;
    QueryBinder inner(source_, registry_, options_, run_, said, plan_.order);
    inner.parameters_ = parameters_;
    auto plan = inner.bind_whole(query);
    auto* composed = std::any_cast<Composed>(&inner.note_of_last_stage());
    bool known = plan.has_value();
    if (known && composed == nullptr)
      error("subquery-without-compose", opening, "this sub-query does not say what to compare",
            "its last stage must be compose: [subquery: search | ... | compose field]");
    if (known && composed != nullptr && composed->keywords && !in_search)
      error("misplaced-keywords", composed->keywords_span, "keywords stands only in a search, before the first |",
            "leave it out: the fields themselves are compared here");
    failed_ = failed_ || (inner.failed_ && !plan);
    unknown_ = unknown_ || inner.unknown_;
    diagnostics_.insert(diagnostics_.end(), said.begin(), said.end());
    ChildPlan child;
    if (!set_range(query, child) || !known || composed == nullptr || (composed->keywords && !in_search)) return no_slot;

    auto by = composed->keywords ? RowTests::By::keywords : in_search ? RowTests::By::search : RowTests::By::equality;
    std::vector<Slot> fields;
    if (composed->keywords) fields.push_back(resolve("_raw", span));
    else
      for (const auto& column : plan->output) fields.push_back(resolve(column.name, span));
    child.before_scan = !behind_gather_ && !gathers();
    child.prepare = [by](const ChildTable& table) { return SubqueryStep::prepare(table, by); };
    plan_.needs_time_range = plan_.needs_time_range || plan->needs_time_range;
    child.plan = std::make_unique<Plan>(std::move(*plan));
    plan_.children.push_back(std::move(child));
    Slot truth = hidden("[subquery]");
    add(std::make_unique<SubqueryStep>(truth, plan_.children.size() - 1, std::move(fields), new_node()));
    return truth;
  }

  /// `from=(-15m)` without `to` reaches until now; an end of an absolute range that is not given is that of the query around.
  bool set_range(const ast::Query& query, ChildPlan& child) {
    auto zone = time::Zone::find(options_.timezone);
    auto read = [&](const std::optional<ast::TimeBound>& bound, std::optional<int64_t>& into) {
      if (!bound) return true;
      into = subquery_time(bound->text, run_.now, *zone);
      if (!into)
        error("bad-time", bound->span, fmt::format("`{}` is no time", bound->text),
              "write -15m, epoch milliseconds, or 2024-05-01 10:00:00, in brackets: from=(-15m)");
      return into.has_value();
    };
    if (!zone || !read(query.from, child.from) || !read(query.to, child.to)) return false;
    if (child.from && !child.to && is_relative_time(query.from->text)) child.to = run_.now;
    if (child.from && child.to && *child.from >= *child.to)
      warning("empty-range", query.from->span.through(query.to ? query.to->span : query.from->span), "this range of time is empty");
    return true;
  }

  /// Whether a step so far gathers rows, so that what follows runs when all events have been read.
  [[nodiscard]] bool gathers() const {
    return std::any_of(plan_.steps.begin(), plan_.steps.end(), [](const PlanStep& step) { return step.gather != nullptr; });
  }

  /// What the stage that was bound last left for the one behind it.
  const std::any& note_of_last_stage() {
    pass_note_on();
    return from_previous_stage();
  }

  // ---- Parameters without a value ------------------------------------------------------------------------------------

  /// A parameter may hold anything, so a stage that it does not fit into as it stands is no mistake; but what comes of the
  /// stage is unknown.
  void forgive_open_parameters(size_t first_diagnostic) {
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
  const OperatorDefinition* unnamed(const ast::Stage& stage) {
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
      if (aggregate != nullptr && aggregate->may_be_bare(name->text) && !name->quoted && !is_copy_of_field(*item, *name))
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

  /// `count as n` copies the field `count` only where such a field was made (04 A20).
  [[nodiscard]] bool is_copy_of_field(const ast::Item&, const ast::Name&) const { return false; }

  void report_unknown_operator(const ast::Name& name) {
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
  void limit_warnings() {
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

  // ---- The result ------------------------------------------------------------------------------------------------------

  void finish() {
    plan_.aggregate = !schema_.events;
    for (const auto& field : schema_.fields)
      plan_.output.push_back({field.name, discovered_over(field.name, field.slot, field.slot)});
    if (schema_.open) {
      plan_.all_slot = read_all_fields();
      plan_.raw_slot = source_slot("_raw", SourceField::Origin::metadata, {});
      plan_.spread_slot = plan_.all_slot;
    }
    if (!schema_.discovered.empty()) {
      plan_.spread_slot = hidden("all fields");
      add(std::make_unique<AllFields>(plan_.spread_slot, plan_.all_slot, schema_.discovered, new_node()));
    }
    for (const auto& name : schema_.removed) plan_.removed.push_back(utf8::lower_ascii(name));
    if (schema_.events) plan_.time_slot = source_slot("_messageTime", SourceField::Origin::metadata, {});
  }

  struct Either {
    Slot made;
    Slot out;
  };
  struct Found {
    Slot list, otherwise, out;
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
  bool behind_gather_ = false;  ///< a step before these brackets gathers rows
  size_t stage_number_ = 0;
  std::vector<Either> either_;
  std::vector<Either> elements_;  ///< of arrays, by their literal name
  std::vector<Found> found_;
  std::map<SourceField::Origin, std::unordered_map<std::string, Slot>> source_slots_;  ///< by origin and name
  size_t errors_ = 0;     ///< of stages
  bool gave_up_ = false;  ///< said so; later stages are not looked at
  size_t unknown_fields_ = 0;
  const std::vector<ast::Name>* parameters_ = nullptr;
  bool failed_ = false;
  bool unknown_ = false;  ///< no error, but an open parameter decides what a stage is
  bool names_are_known_ = true;
};

}  // namespace

std::optional<Plan> bind(const ast::Query& query, const Source& source, const Registry& registry,
                         const LanguageOptions& options, const RunContext& run, Diagnostics& diagnostics, EventOrder order) {
  return QueryBinder(source, registry, options, run, diagnostics, order).run(query);
}

}  // namespace dohyo
