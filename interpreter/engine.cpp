#include "interpreter/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/analysis/bind.h"
#include "interpreter/analysis/lint.h"
#include "interpreter/input/spool.h"
#include "interpreter/library/steps.h"
#include "interpreter/library/wider_range.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/text/visible.h"

namespace dohyo {

bool CompiledText::has_errors() const { return dohyo::has_errors(all_diagnostics()); }

Diagnostics CompiledText::all_diagnostics() const {
  Diagnostics all = diagnostics;
  for (const auto& query : queries) all.insert(all.end(), query.diagnostics.begin(), query.diagnostics.end());
  tidy(all);
  return all;
}

namespace {

/// Splits what the parser said over the queries it is about; what lies in none belongs to the text.
void distribute(Diagnostics diagnostics, CompiledText& text) {
  for (auto& d : diagnostics) {
    CompiledQuery* owner = nullptr;
    for (auto& query : text.queries)
      if (query.span.begin <= d.span.begin && d.span.begin <= query.span.end) owner = &query;
    (owner != nullptr ? owner->diagnostics : text.diagnostics).push_back(std::move(d));
  }
}

/// Says which parameters have no value, each name once.
Diagnostics unset_parameters(const std::vector<syntax::Placeholder>& unset, const syntax::Parameters& given, Severity severity) {
  Diagnostics diagnostics;
  std::set<std::string> said;
  std::vector<std::string> names;
  for (const auto& [name, value] : given) names.push_back(name);
  for (const auto& placeholder : unset) {
    if (!said.insert(placeholder.name).second) continue;
    auto help = fmt::format("give it one with --param '{}=VALUE'", placeholder.name);
    // Of names of one or two letters any is near to any.
    if (auto near = closest(placeholder.name, names); near && placeholder.name.size() > 2) help += fmt::format("; there is a value for `{}`", *near);
    diagnostics.push_back({severity, "unset-parameter", placeholder.span,
                           fmt::format("the parameter {{{{{}}}}} has no value", placeholder.name), std::move(help), {}});
  }
  return diagnostics;
}

/// `$$name` and `${name}`, which nothing fills in: where exported searches have them, they stand for a search (01 section 1.8).
void add_legacy_parameters(const ast::Query& query, const Source& source, Severity severity, Diagnostics& diagnostics) {
  std::set<std::string> said;
  for (const auto& parameter : query.parameters) {
    auto written = source.text(parameter.span);
    if (!written.starts_with('$') || !said.insert(parameter.text).second) continue;
    diagnostics.push_back({severity, "unset-parameter", parameter.span, fmt::format("the parameter {} has no value", written),
                           "put what it stands for in its place, or make it a parameter of today's form",
                           Fix{parameter.span, "{{" + parameter.text + "}}"}});
  }
}

/// What the parser makes of a placeholder that nothing was put in for is no second mistake.
void drop_errors_within(const std::vector<syntax::Placeholder>& placeholders, Diagnostics& diagnostics) {
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    return std::any_of(placeholders.begin(), placeholders.end(), [&](const syntax::Placeholder& p) {
      return p.span.begin <= d.span.begin && d.span.begin < p.span.end;
    });
  });
}

}  // namespace

namespace {

CompiledText compile_with(std::shared_ptr<const Source> source, const Registry& registry, const RunContext& run,
                          const CompileOptions& options, const std::set<uint32_t>& query_starts) {
  CompiledText text;
  text.source = source;
  for (const auto& placeholder : syntax::find_placeholders(source->text())) text.parameters.insert(placeholder.name);
  syntax::FilledText filled(std::move(source), options.parameters);
  auto lead_back = [&](Diagnostics& diagnostics) {
    for (auto& d : diagnostics) d = filled.written(std::move(d));
    if (!options.parameters_may_stay_open) drop_errors_within(filled.unset(), diagnostics);
  };
  auto script = syntax::parse(*filled.filled(), registry.words(), query_starts);
  auto unset_severity = options.parameters_may_stay_open ? Severity::warning : Severity::error;
  for (const auto& query : script.queries) {
    CompiledQuery compiled;
    compiled.title = query.title;
    compiled.span = filled.written(query.span);
    compiled.plan = bind(query, *filled.filled(), registry, options.language, run, compiled.diagnostics, options.order);
    if (options.lint) lint(query, *filled.filled(), registry, compiled.diagnostics);
    add_legacy_parameters(query, *filled.filled(), unset_severity, compiled.diagnostics);
    lead_back(compiled.diagnostics);
    text.queries.push_back(std::move(compiled));
  }
  lead_back(script.diagnostics);
  // What is repaired here is an error there.
  if (options.language.dialect == Dialect::sumo)
    for (auto& d : script.diagnostics)
      if (d.code == "typographic-quote" || d.code == "unescaped-quote") d.severity = Severity::error;
  for (auto& d : unset_parameters(filled.unset(), options.parameters, unset_severity)) script.diagnostics.push_back(std::move(d));
  distribute(std::move(script.diagnostics), text);
  if (text.queries.size() > 1 && options.language.dialect == Dialect::sumo)
    text.diagnostics.push_back({Severity::error, "several-queries", text.queries[1].span,
                                "the hosted service takes one query a text", "save each query in a file of its own", {}});
  for (auto& query : text.queries) {
    tidy(query.diagnostics);
    if (dohyo::has_errors(query.diagnostics)) query.plan.reset();
    if (!query.plan) continue;
    query.plan_before = describe(*query.plan);
    if (options.optimise) optimise(*query.plan);
    else prepare_unoptimised(*query.plan);
  }
  return text;
}

size_t errors_in(const Diagnostics& diagnostics) {
  return static_cast<size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

/// Readings of one text; each costs as much as the first.
constexpr size_t most_readings = 6;

}  // namespace

CompiledText compile(std::shared_ptr<const Source> source, const Registry& registry, const RunContext& run,
                     const CompileOptions& options) {
  auto best = compile_with(source, registry, run, options, {});
  // Where parameters were filled in, places in the two texts differ.
  if (options.language.dialect == Dialect::sumo || !options.parameters.empty()) return best;
  auto words = registry.words();
  std::set<uint32_t> starts;
  Diagnostics said;
  for (size_t reading = 1; reading < most_readings; ++reading) {
    auto diagnostics = best.all_diagnostics();
    auto fault = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) {
      return d.severity == Severity::error && !starts.contains(d.span.begin) && syntax::may_begin_query(source->text(), d.span.begin, words);
    });
    if (fault == diagnostics.end()) break;
    starts.insert(fault->span.begin);
    auto again = compile_with(source, registry, run, options, starts);
    if (errors_in(again.all_diagnostics()) >= errors_in(diagnostics)) break;
    said.push_back({Severity::warning, "second-query", {fault->span.begin, fault->span.begin}, "this is read as the search of a next query",
                                 "if it goes on with the stage before it, there is a mistake here; `;` at the end of a line ends a query", {}});
    best = std::move(again);
  }
  best.diagnostics.insert(best.diagnostics.end(), said.begin(), said.end());
  return best;
}

void add_metadata(CompiledText& text, std::shared_ptr<const QueryMetadata> metadata) {
  if (!metadata) return;
  for (size_t i = 0; i < text.queries.size(); ++i) {
    auto& title = text.queries[i].title;
    if (i < metadata->query_titles.size() && !metadata->query_titles[i].empty()) title = metadata->query_titles[i];
    if (title.empty() && text.queries.size() == 1) title = metadata->title;
  }
  text.metadata = std::move(metadata);
}

// ---- Time ranges -----------------------------------------------------------------------------------------------------------

namespace {

/// Smallest and largest `_messageTime` of an input.
class TimeRangeStep final : public GatherStep {
 public:
  TimeRangeStep(Slot time, Slot least, Slot most) : time_(time), least_(least), most_(most) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(time_); }
  void prune(const std::vector<bool>&) override {}
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override { return "range of times"; }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Range>(*this); }

 private:
  class Range final : public Partial {
   public:
    explicit Range(const TimeRangeStep& step) : step_(step) {}
    void absorb(const Batch& batch, Scratch&) override {
      for (uint32_t row : batch.selection) {
        Value time = batch.at(step_.time_, row);
        if (time.is_null()) continue;
        least_ = std::min(least_, time.as_integer());
        most_ = std::max(most_, time.as_integer());
      }
    }
    void merge(Partial& other) override {
      least_ = std::min(least_, static_cast<Range&>(other).least_);
      most_ = std::max(most_, static_cast<Range&>(other).most_);
    }
    Table finish() override {
      bool any = least_ <= most_;
      Table table;
      table.slots = {step_.least_, step_.most_};
      table.columns = {{any ? Value::time(least_) : Value::null()}, {any ? Value::time(most_) : Value::null()}};
      table.rows = 1;
      return table;
    }

   private:
    const TimeRangeStep& step_;
    int64_t least_ = INT64_MAX;
    int64_t most_ = INT64_MIN;
  };

  Slot time_, least_, most_;
};

/// Keeps events of `[from, to)`; goes before all other steps.
class TimeFilterStep final : public RowStep {
 public:
  TimeFilterStep(Slot time, int64_t from, int64_t to) : time_(time), from_(from), to_(to) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(time_); }
  void apply(Batch& batch, Scratch&) const override {
    const auto& times = batch.column(time_);
    std::erase_if(batch.selection, [&](uint32_t row) {
      Value t = times[row];
      return !t.is_whole() || t.as_integer() < from_ || t.as_integer() >= to_;
    });
  }
  [[nodiscard]] bool is_filter() const override { return true; }
  [[nodiscard]] bool removes_rows() const override { return true; }
  [[nodiscard]] std::string describe(const std::vector<std::string>&) const override {
    return fmt::format("where {} <= _messageTime < {}", from_, to_);
  }

 private:
  Slot time_;
  int64_t from_, to_;
};

Slot time_field(Plan& plan) {
  for (const auto& field : plan.source_fields)
    if (field.origin == SourceField::Origin::metadata && field.name == "_messageTime") return field.slot;
  plan.slot_names.emplace_back("_messageTime");
  auto slot = static_cast<Slot>(plan.slot_names.size() - 1);
  plan.source_fields.push_back({"_messageTime", slot, SourceField::Origin::metadata, {}});
  return slot;
}

/// Leaves out events outside of the searched range, and for child plans outside of theirs.
void limit_time(Plan& plan, std::optional<int64_t> from, std::optional<int64_t> to, const RunContext& context) {
  for (auto& child : plan.children) {
    if (child.from || child.to) {
      limit_time(*child.plan, child.from ? child.from : from, child.to ? child.to : to, context);
      continue;
    }
    if (child.shift == 0) {
      limit_time(*child.plan, from, to, context);
      continue;
    }
    // An end that was not given is that of the input; moved, it is no longer where the input ends.
    auto earlier = context;
    earlier.range_begin -= child.shift;
    earlier.range_end -= child.shift;
    limit_time(*child.plan, earlier.range_begin, earlier.range_end, earlier);
  }
  if (!from && !to) return;
  for (const auto& step : plan.steps) {
    const auto* wider = dynamic_cast<const WiderRange*>(&step.step());
    if (wider == nullptr) continue;
    if (auto earlier = wider->earlier(); earlier && from) from = *from - *earlier;
    auto fixed = wider->fixed();
    if (fixed && from) from = std::min(*from, fixed->first);
    if (fixed && to) to = std::max(*to, fixed->second);
  }
  auto filter = std::make_unique<TimeFilterStep>(time_field(plan), from.value_or(INT64_MIN), to.value_or(INT64_MAX));
  plan.steps.insert(plan.steps.begin(), PlanStep{std::move(filter), nullptr, {}, 0});
}

/// Reads the input once for its range of times: what `timeslice 10 buckets` or `queryStartTime()` needs to know beforehand.
/// Sets the ends that `options` leave open (01 section 6.1). Input without any time says nothing: then the range reaches from
/// 1970 to now.
void find_time_range(RunContext& context, const FileList& files, const RunOptions& options, RunProgress& progress) {
  Plan plan;
  Slot time = time_field(plan);
  plan.slot_names.insert(plan.slot_names.end(), {"least", "most"});
  plan.output = {{"least", time + 1}, {"most", time + 2}};
  plan.aggregate = true;
  plan.arena = std::make_shared<Arena>();
  plan.steps.push_back({nullptr, std::make_unique<TimeRangeStep>(time, time + 1, time + 2), {}, 0});
  // The second reading reports what is bad, once.
  auto execution = options.execution;
  execution.reject = {};
  execution.stream = {};
  auto result = execute({&plan}, files, context, execution, progress);
  progress.events = 0;
  const auto& columns = result.queries.at(0).columns;
  if (columns[0].values[0].is_null()) return;
  if (!options.from) context.range_begin = columns[0].values[0].as_integer();
  if (!options.to) context.range_end = columns[1].values[0].as_integer() + 1;
}

}  // namespace

namespace {
bool reads_events(const Plan& plan) {
  return plan.reads_events ||
         std::any_of(plan.children.begin(), plan.children.end(), [](const ChildPlan& child) { return reads_events(*child.plan); });
}
}  // namespace

bool streams(const std::vector<CompiledText>& texts) {
  const Plan* only = nullptr;
  for (const auto& text : texts)
    for (const auto& query : text.queries) {
      if (!query.plan) continue;
      if (only != nullptr) return false;
      only = &*query.plan;
    }
  return only != nullptr && streams(*only);
}

bool reads_events(const std::vector<CompiledText>& texts) {
  for (const auto& text : texts)
    for (const auto& query : text.queries)
      if (query.plan && reads_events(*query.plan)) return true;
  return false;
}

ExecutionResult run(std::vector<CompiledText>& texts, const FileList& given, RunContext context, const RunOptions& options,
                    RunProgress& progress) {
  static const FileList nothing;
  const auto& files = reads_events(texts) ? given : nothing;
  std::vector<const Plan*> plans;
  bool needs_range = false;
  for (auto& text : texts)
    for (auto& query : text.queries) {
      if (!query.plan) continue;
      needs_range = needs_range || query.plan->needs_time_range;
      plans.push_back(&*query.plan);
    }
  context.range_begin = options.from.value_or(0);
  context.range_end = context.search_end = options.to.value_or(context.now);
  std::optional<Spool> spool;
  bool find_range = needs_range && !(options.from && options.to);
  if (find_range || readings(plans) > 1) spool.emplace(files, progress.stop_flag());
  if (find_range) {
    find_time_range(context, spool->list(), options, progress);
    // Nothing can lie between two ends in the wrong order; no query must see a negative length.
    if (options.from) context.range_end = std::max(context.range_end, *options.from);
    if (options.to) context.range_begin = std::min(context.range_begin, *options.to);
  }
  for (auto& text : texts)
    for (auto& query : text.queries)
      if (query.plan) limit_time(*query.plan, options.from, options.to, context);
  RunCounters counters;
  context.counters = &counters;
  auto result = execute(plans, spool ? spool->list() : files, context, options.execution, progress);
  if (spool) {
    const auto& lost = spool->list().problems;
    result.problems.insert(result.problems.begin(), lost.begin(), lost.end());
    result.accounting.files_skipped = files.problems.size() + result.problems.size();
  }
  result.accounting.failed_parses += counters.failed_parses;
  result.accounting.regex_limits = counters.regex_limits;
  result.accounting.rows_without_answer = counters.rows_without_answer;
  result.accounting.without_answer = counters.without_answer.all();
  result.accounting.notes = counters.notes.all();
  size_t index = 0;
  size_t number = 0;
  for (auto& text : texts)
    for (auto& query : text.queries) {
      ++number;
      if (!query.plan || result.failure) continue;
      result.queries[index].index = number;
      result.queries[index].title = query.title;
      result.queries[index].metadata = text.metadata;
      ++index;
    }
  for (auto& query : result.queries) query.query_count = number;
  return result;
}

std::vector<std::pair<Diagnostic, const Source*>> warnings_of_run(const std::vector<CompiledText>& texts, const ExecutionResult& result) {
  std::vector<std::pair<Diagnostic, const Source*>> all;
  auto of_query = result.warnings.begin();
  for (const auto& text : texts)
    for (const auto& query : text.queries) {
      if (!query.plan || of_query == result.warnings.end()) continue;
      for (const auto& warning : *of_query) all.emplace_back(warning, text.source.get());
      ++of_query;
    }
  return all;
}

// ---- Texts for people and programs -------------------------------------------------------------------------------------------

namespace {
/// In valid UTF-8 whatever a text holds.
std::string written(const nlohmann::ordered_json& object) { return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }
}  // namespace

std::string failure_to_json(const std::string& message) {
  return written({{"severity", to_string(Severity::error)}, {"code", "run-failed"}, {"message", message}});
}

std::string to_json(const Diagnostic& d, const Source& source) {
  auto place = [&](Span span) {
    auto begin = source.position(span.begin);
    auto end = source.position(span.end);
    return nlohmann::ordered_json{{"line", begin.line}, {"column", begin.column}, {"end_line", end.line}, {"end_column", end.column}};
  };
  nlohmann::ordered_json out;
  out["severity"] = to_string(d.severity);
  out["code"] = d.code;
  out["message"] = d.message;
  out["file"] = source.name();
  out["range"] = place(d.span);
  if (!d.help.empty()) out["help"] = d.help;
  if (d.fix) out["fix"] = {{"range", place(d.fix->span)}, {"replacement", d.fix->replacement}};
  return written(out);
}

namespace {
std::string plural(uint64_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }
}  // namespace

std::vector<std::string> accounting_clauses(const Accounting& a) {
  std::vector<std::string> clauses;
  if (a.failed_parses > 0) clauses.push_back(plural(a.failed_parses, "row") + " dropped by parse or json without a match");
  if (a.regex_limits > 0)
    clauses.push_back(fmt::format("a regular expression gave up on {}, taken as no match", plural(a.regex_limits, "value")));
  if (a.rows_without_answer > 0)
    clauses.push_back(fmt::format("{} dropped for which {} ha{} no answer", plural(a.rows_without_answer, "row"),
                                  fmt::join(a.without_answer, ", "), a.without_answer.size() == 1 ? "s" : "ve"));
  clauses.insert(clauses.end(), a.notes.begin(), a.notes.end());
  return clauses;
}

std::string accounting_line(const Accounting& a) {
  std::string out = fmt::format("read {} from {}", plural(a.events, "event"), plural(a.files, "file"));
  if (a.files_skipped > 0) out += fmt::format(", skipped {}", plural(a.files_skipped, "file"));
  if (a.bad_events > 0) {
    out += fmt::format("; dropped {} that could not be decoded", plural(a.bad_events, "event"));
    if (!a.first_bad.empty())
      out += fmt::format(", first {}:{} ({})", visible(a.first_bad[0].file), a.first_bad[0].line, a.first_bad[0].reason);
  }
  if (a.repaired_events > 0) out += fmt::format("; repaired the encoding of {}", plural(a.repaired_events, "event"));
  for (const auto& clause : accounting_clauses(a)) out += "; " + clause;
  if (!a.aliases.empty()) {
    out += "; aliases used:";
    const char* separator = " ";
    for (const auto& [wanted, names] : a.aliases) {
      for (const auto& [name, count] : names) {
        out += fmt::format("{}{} = {} ({})", separator, visible(wanted), visible(name), count);
        separator = ", ";
      }
    }
  }
  return out + fmt::format("; {:.2f} s", a.seconds);
}

}  // namespace dohyo
