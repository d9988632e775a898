#include "interpreter/execution/executor.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "interpreter/data/memory_budget.h"
#include "interpreter/execution/result_table.h"
#include "interpreter/execution/row_stream.h"
#include "interpreter/input/block_reader.h"
#include "interpreter/library/child_table.h"
#include "interpreter/scan/record_picker.h"
#include "interpreter/scan/recognise.h"

namespace dohyo {

void RunProgress::stop() noexcept {
  stopped_.store(true, std::memory_order_relaxed);
  if (auto* reader = reader_.load()) reader->stop();
}

namespace {

/// Bad records named in the accounting line and in JSON results.
constexpr size_t most_bad_records_named = 10;

struct BadRecord {
  Ordinal ordinal;
  std::string reason;
};

/// One plan in a run: one of the caller's, or a child of another.
struct PlanRun {
  const Plan* plan = nullptr;
  RunContext context;
  PlanRun* owner = nullptr;
  size_t place = 0;    ///< among the owner's children
  size_t reading = 0;  ///< in which it is scanned
  std::vector<ChildTable> children;  ///< filled as they finish
  Table table;                       ///< when there is no owner; the last part when `stream` got others
  Diagnostics warnings;

  /// The same thing at the same place is said once, although several children may find it.
  void add_warning(Diagnostic warning) {
    bool known = std::any_of(warnings.begin(), warnings.end(), [&](const Diagnostic& w) {
      return w.code == warning.code && w.span.begin == warning.span.begin && w.span.end == warning.span.end;
    });
    if (!known) warnings.push_back(std::move(warning));
  }
};

/// One plan as one worker runs it.
struct PlanWorker {
  PlanWorker(const PlanRun& run, const ExecutionOptions& options, const MemoryBudget* memory)
      : plan(*run.plan), scratch(plan.nodes, run.context), scanner(plan, options.scan) {
    scratch.set_children(&run.children);
    context.slot_count = plan.slot_names.size();
    context.null_slot = plan.null_slot;
    context.children = &run.children;
    context.memory = memory;
    while (row_steps < plan.steps.size() && plan.steps[row_steps].row) ++row_steps;
    while (scope_steps < row_steps && plan.steps[scope_steps].stage == 0) ++scope_steps;
    end = row_steps < plan.steps.size() ? plan.steps[row_steps].gather->start() : start_result(plan, true);
    end->begin(context);
  }

  void take(Batch& batch) {
    bool aliases_counted = false;
    for (size_t i = 0; i < row_steps && !batch.empty(); ++i) {
      const auto& step = *plan.steps[i].row;
      if (step.renumbers_rows() && !aliases_counted) {
        scanner.count_aliases(batch);
        aliases_counted = true;
      }
      auto before = batch.selection.size();
      step.apply(batch, scratch);
      if (step.drops_failed_parses()) failed_parses += before - batch.selection.size();
      if (i + 1 == scope_steps) passed_scope += batch.selection.size();
    }
    if (!aliases_counted) scanner.count_aliases(batch);
    if (!batch.empty()) end->absorb(batch, scratch);
  }

  const Plan& plan;
  Scratch scratch;
  StepContext context{scratch};
  Scanner scanner;
  std::unique_ptr<Partial> end;
  size_t row_steps = 0;    ///< before the first gather step
  size_t scope_steps = 0;  ///< of these, so many belong to the search
  uint64_t failed_parses = 0;
  uint64_t passed_scope = 0;
  bool skipped = false;  ///< a prefilter left records out, which the scope has not seen
};

}  // namespace

class Execution {
 public:
  /// `context`: of the owners. There is at least one plan.
  Execution(std::vector<PlanRun*> plans, const FileList& files, const RunContext& context, const ExecutionOptions& options,
            const MemoryBudget* memory, RunProgress& progress)
      : plans_(std::move(plans)),
        files_(files),
        run_(context),
        options_(with_now(options, context)),
        memory_(memory),
        progress_(progress),
        reader_(files.files, [this](uint32_t file, std::string_view sample) { return open(file, sample); },
                {.chunk_size = options.chunk_size}) {
    for (const auto* run : plans_) scanned_.push_back(run->plan);
    opened_.resize(files.files.size());
    if (options.stream && plans_.size() == 1 && streams(*plans_[0]->plan))
      row_stream_.emplace(options.stream, 4 * std::max<size_t>(1, options.threads));
    progress_.reader_.store(&reader_);
    if (progress_.stopped()) reader_.stop();
  }
  ~Execution() { progress_.reader_.store(nullptr); }
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  ExecutionResult run() {
    std::vector<std::unique_ptr<Worker>> workers;
    for (size_t i = 0; i < std::max<size_t>(1, options_.threads); ++i) workers.push_back(std::make_unique<Worker>(*this));
    {
      std::vector<std::jthread> threads;
      for (size_t i = 1; i < workers.size(); ++i) threads.emplace_back([&, i] { guarded(*workers[i]); });
      guarded(*workers[0]);
    }
    if (failure_) std::rethrow_exception(failure_);
    for (size_t i = 1; i < workers.size(); ++i) workers[0]->merge(*workers[i]);
    return finish(*workers[0]);
  }
  /// How many were opened and begun.
  [[nodiscard]] uint64_t files_read() const { return files_read_; }

 private:
  static ExecutionOptions with_now(ExecutionOptions options, const RunContext& context) {
    options.scan.now = context.now;
    return options;
  }

  struct OpenedFile {
    ScannedFile file;
    const Profile* profile = nullptr;
    RecordFormat format = RecordFormat::lines;
    std::shared_ptr<const Prefilter> prefilter;  ///< may be empty
  };

  class Worker {
   public:
    explicit Worker(Execution& execution) : execution_(execution), picker_(execution.scanned_, execution.run_) {
      for (const auto* plan : execution.plans_) plans_.push_back(std::make_unique<PlanWorker>(*plan, execution.options_, execution.memory_));
    }

    void work() {
      Block block;
      auto read = [&] { return !execution_.progress_.stopped() && execution_.reader_.next(block); };
      auto& stream = execution_.row_stream_;
      if (!stream) {
        while (read()) {
          process(block);
          if (execution_.memory_ != nullptr) execution_.memory_->check();
        }
        return;
      }
      while (auto ticket = stream->turn(read)) {
        process(block);
        stream->give(*ticket, take_rows(*plans_[0]));
      }
    }

    void merge(Worker& other) {
      for (size_t i = 0; i < plans_.size(); ++i) {
        plans_[i]->end->merge(*other.plans_[i]->end);
        plans_[i]->failed_parses += other.plans_[i]->failed_parses;
        plans_[i]->passed_scope += other.plans_[i]->passed_scope;
        plans_[i]->skipped = plans_[i]->skipped || other.plans_[i]->skipped;
        other_categories_.merge(other.plans_[i]->scanner.categories());
        for (const auto& [wanted, names] : other.plans_[i]->scanner.aliases())
          for (const auto& [name, count] : names) aliases_[wanted][name] += count;
      }
      events_ += other.events_;
      bad_ += other.bad_;
      repaired_ += other.repaired_;
      bad_records_.insert(bad_records_.end(), other.bad_records_.begin(), other.bad_records_.end());
    }

   private:
    friend class Execution;

    /// What the plan made of the blocks since the last call.
    QueryResult take_rows(PlanWorker& worker) const {
      auto end = std::exchange(worker.end, start_result(worker.plan, true));
      worker.end->begin(worker.context);
      return make_result(worker.plan, end->finish(), execution_.options_.raw_column);
    }

    void process(const Block& block) {
      const auto& opened = execution_.opened_[block.file()];
      records_.file = &opened.file;
      records_.columns = &block.layout().columns;
      records_.delimiter = block.layout().delimiter;
      block.for_each_damaged([&](std::string_view text, size_t offset, Damage damage) {
        ++events_;
        ++bad_;
        note_bad(text, block.offset() + offset, to_string(damage));
      });
      size_t events = picker_.pick(block, opened.prefilter, execution_.never_skipped_before(), records_);
      if (execution_.options_.validate_everything) leave_out_unsound(opened.format);
      states_.assign(records_.texts.size(), RecordState::good);
      auto report = [&](size_t record, std::string_view reason) {
        note_bad(records_.texts[record], records_.offsets[record], reason);
      };
      for (size_t i = 0; i < plans_.size(); ++i) {
        auto& plan = *plans_[i];
        const auto* chosen = picker_.chosen(i);
        plan.skipped = plan.skipped || (chosen != nullptr && chosen->size() < events);
        if (chosen != nullptr && chosen->empty()) continue;
        const auto& layout = plan.scanner.layout(*opened.profile, opened.format);
        plan.scanner.scan(records_, chosen, layout, states_, [&](Batch& batch) { plan.take(batch); }, report);
      }
      events_ += events;
      for (auto state : states_) {
        bad_ += state == RecordState::bad ? 1 : 0;
        repaired_ += state == RecordState::repaired ? 1 : 0;
      }
      execution_.progress_.events.fetch_add(events, std::memory_order_relaxed);
    }

    /// For `--strict` and `--rejects`; then no prefilter chooses among the records.
    void leave_out_unsound(RecordFormat format) {
      size_t kept = 0;
      for (size_t i = 0; i < records_.texts.size(); ++i) {
        if (!is_sound(records_.texts[i], format)) {
          ++bad_;
          note_bad(records_.texts[i], records_.offsets[i], validator_.reason());
          continue;
        }
        records_.texts[kept] = records_.texts[i];
        records_.offsets[kept++] = records_.offsets[i];
      }
      records_.texts.resize(kept);
      records_.offsets.resize(kept);
    }

    /// Every byte of a JSON record, for `--strict` and `--rejects`.
    bool is_sound(std::string_view text, RecordFormat format) {
      if (format != RecordFormat::ndjson && format != RecordFormat::json_array) return true;
      Value all;
      validator_arena_.clear();
      return validator_.extract_all(text, true, validator_arena_, all) != json::Outcome::bad;
    }

    void note_bad(std::string_view text, uint64_t offset, std::string_view reason) {
      if (execution_.options_.reject) {
        std::lock_guard lock(execution_.mutex_);
        execution_.options_.reject(text);
      }
      bad_records_.push_back({make_ordinal(records_.file->index, offset), std::string(reason)});
      if (bad_records_.size() > most_bad_records_named * 4) keep_first_bad();
    }

    void keep_first_bad() {
      std::sort(bad_records_.begin(), bad_records_.end(), [](const BadRecord& a, const BadRecord& b) { return a.ordinal < b.ordinal; });
      if (bad_records_.size() > most_bad_records_named) bad_records_.resize(most_bad_records_named);
    }

    Execution& execution_;
    std::vector<std::unique_ptr<PlanWorker>> plans_;
    RecordPicker picker_;
    Records records_;
    std::vector<RecordState> states_;
    uint64_t events_ = 0;
    uint64_t bad_ = 0;
    uint64_t repaired_ = 0;
    std::vector<BadRecord> bad_records_;
    json::Extractor validator_;
    Arena validator_arena_;
    // Of the workers merged into this one:
    std::map<std::string, std::map<std::string, uint64_t>> aliases_;
    std::set<std::string> other_categories_;
  };

  void guarded(Worker& worker) {
    try {
      worker.work();
    } catch (...) {
      std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      reader_.stop();
      if (row_stream_) row_stream_->abandon();
    }
  }

  /// Called by the reader once per file, before any of its blocks is handed out.
  Detection open(uint32_t index, std::string_view sample) {
    auto& opened = opened_[index];
    const auto& file = files_.files[index];
    auto forced = record_format(options_.input_format);
    auto detection = forced ? detect_as(*forced, sample) : detect(sample, file.name);
    if (!detection.error.empty()) return detection;
    opened.format = detection.format;
    opened.file.index = index;
    opened.file.name = file.name;
    opened.file.category = path_category(file.name);
    opened.profile = options_.profile != nullptr ? options_.profile : &recognise(sample, detection);
    if (!opened.profile->category.always.empty()) opened.file.category = opened.profile->category.always;
    opened.prefilter = make_prefilter(opened, sample);
    std::lock_guard lock(mutex_);
    profiles_.insert(opened.profile->name);
    ++files_read_;
    return detection;
  }

  [[nodiscard]] Prefiltering prefiltering() const {
    return options_.validate_everything ? Prefiltering::never : options_.prefiltering;
  }
  [[nodiscard]] uint64_t never_skipped_before() const { return prefiltering() == Prefiltering::always ? 0 : never_skipped; }

  std::shared_ptr<const Prefilter> make_prefilter(const OpenedFile& opened, std::string_view sample) const {
    bool too_small = sample.size() < never_skipped_before();
    if (too_small || prefiltering() == Prefiltering::never) return nullptr;
    std::vector<std::shared_ptr<const Layout>> layouts;
    for (const auto* plan : scanned_) layouts.push_back(make_layout(*plan, *opened.profile, opened.format, options_.scan));
    return Prefilter::make(scanned_, layouts, run_, sample, opened.file.category, prefiltering());
  }

  ExecutionResult finish(Worker& whole) {
    ExecutionResult result;
    result.interrupted = progress_.stopped();
    auto& accounting = result.accounting;
    accounting.events = whole.events_;
    accounting.bad_events = whole.bad_;
    accounting.repaired_events = whole.repaired_;
    accounting.bytes = reader_.progress().bytes_done;
    result.problems = reader_.problems();
    accounting.files_skipped = result.problems.size() + files_.problems.size();
    accounting.files = files_read_;
    for (size_t i = 0; i < plans_.size(); ++i) {
      accounting.failed_parses += whole.plans_[i]->failed_parses;
      if (plans_[i]->owner == nullptr) add_hint(*whole.plans_[i], whole, result);
    }
    // Children stand behind their owners, who need them when they finish.
    for (size_t i = plans_.size(); i-- > 0;) finish_plan(*whole.plans_[i], *plans_[i]);
    whole.keep_first_bad();
    for (const auto& bad : whole.bad_records_) {
      auto file = static_cast<size_t>(bad.ordinal >> ordinal_offset_bits);
      auto offset = bad.ordinal & ((Ordinal{1} << ordinal_offset_bits) - 1);
      accounting.first_bad.push_back({files_.files[file].name, reader_.line_number(static_cast<uint32_t>(file), offset).value_or(0), bad.reason});
    }
    accounting.aliases = whole.aliases_;
    for (const auto& plan : whole.plans_)
      for (const auto& [wanted, names] : plan->scanner.aliases())
        for (const auto& [name, count] : names) accounting.aliases[wanted][name] += count;
    result.profiles.assign(profiles_.begin(), profiles_.end());
    return result;
  }

  /// When the search before the first pipe kept nothing, its user wants to know what there was to find.
  void add_hint(const PlanWorker& plan, const Worker& whole, ExecutionResult& result) const {
    bool has_scope = !plan.plan.steps.empty() && plan.plan.steps[0].stage == 0;
    if (!has_scope || plan.passed_scope > 0 || whole.events_ == whole.bad_) return;
    std::string hint = "the search before the first | kept none of the events";
    if (plan.skipped) hint += " it was tried on (the first of each file, and all that the filters behind it could keep)";
    auto categories = plan.scanner.categories();
    for (const auto& other : whole.other_categories_) categories.insert(other);
    size_t shown = 0;
    for (const auto& category : categories) {
      if (shown == 10) {
        hint += ", ...";
        break;
      }
      hint += (shown++ == 0 ? "; _sourceCategory here is " : ", ") + category;
    }
    result.hints.push_back(std::move(hint));
  }

  void finish_plan(PlanWorker& worker, PlanRun& run) const {
    const auto& plan = worker.plan;
    Table whole;
    bool gives_parts = run.owner == nullptr && options_.stream && plans_.size() == 1;
    auto take = [&](Table part) {
      if (gives_parts && whole.rows > 0) options_.stream(make_result(plan, std::exchange(whole, {}), options_.raw_column));
      whole.append(std::move(part));
      if (memory_ != nullptr)
        memory_->check(gives_parts ? std::string_view() : "here the whole result stands in memory: one query, columns chosen by `fields` and the format ndjson or csv do without");
    };
    if (worker.row_steps == plan.steps.size()) {
      worker.end->finish_in_parts(take);
    } else {
      auto source = [&](const std::function<void(Table)>& next) { worker.end->finish_in_parts(next); };
      std::function<std::unique_ptr<Partial>()> end;
      if (plan.steps.back().row) end = [&] { return start_result(plan, false); };
      run_steps(std::span(plan.steps).subspan(worker.row_steps + 1), source, worker.context, end, take);
    }
    for (auto& warning : worker.context.diagnostics) run.add_warning(std::move(warning));
    if (run.owner == nullptr) {
      run.table = std::move(whole);
      return;
    }
    auto& child = run.owner->children[run.place] = child_table(plan, std::move(whole));
    if (const auto& prepare = run.owner->plan->children[run.place].prepare) child.prepared = prepare(child);
    for (auto& warning : run.warnings) run.owner->add_warning(std::move(warning));
  }

  std::vector<PlanRun*> plans_;
  std::vector<const Plan*> scanned_;  ///< the plans of plans_
  const FileList& files_;
  const RunContext& run_;
  const ExecutionOptions options_;
  const MemoryBudget* memory_;  ///< null: no limit
  RunProgress& progress_;
  std::vector<OpenedFile> opened_;
  BlockReader reader_;
  std::optional<RowStream> row_stream_;
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::set<std::string> profiles_;
  uint64_t files_read_ = 0;
};

bool streams(const Plan& plan) {
  bool gathers = std::any_of(plan.steps.begin(), plan.steps.end(), [](const PlanStep& step) { return step.gather != nullptr; });
  return plan.order == EventOrder::input && !gathers;
}

namespace {

/// Adds `plan`, then all its children. Returns the reading in which it is scanned, counted from 0.
size_t add_run(const Plan& plan, const RunContext& context, PlanRun* owner, size_t place, std::deque<PlanRun>& runs) {
  auto& run = runs.emplace_back();
  run.plan = &plan;
  run.context = context;
  run.owner = owner;
  run.place = place;
  run.children.resize(plan.children.size());
  for (size_t i = 0; i < plan.children.size(); ++i) {
    const auto& child = plan.children[i];
    auto shifted = context;
    shifted.range_begin -= child.shift;
    shifted.range_end -= child.shift;
    shifted.search_end -= child.shift;
    if (child.from) shifted.range_begin = *child.from;
    if (child.to) shifted.range_end = shifted.search_end = *child.to;
    auto reading = add_run(*child.plan, shifted, &run, i, runs);
    run.reading = std::max(run.reading, child.before_scan ? reading + 1 : reading);
  }
  return run.reading;
}

std::deque<PlanRun> all_runs(const std::vector<const Plan*>& plans, const RunContext& context) {
  std::deque<PlanRun> runs;
  for (const auto* plan : plans) add_run(*plan, context, nullptr, 0, runs);
  return runs;
}

}  // namespace

size_t readings(const std::vector<const Plan*>& plans) {
  size_t last = 0;
  for (const auto& run : all_runs(plans, {})) last = std::max(last, run.reading);
  return last + 1;
}

ExecutionResult execute(const std::vector<const Plan*>& plans, const FileList& files, const RunContext& context,
                        const ExecutionOptions& options, RunProgress& progress) {
  auto runs = all_runs(plans, context);
  ExecutionResult result;
  std::optional<MemoryBudget> memory;
  if (options.memory_limit != 0 || options.pretend_scarcity) {
    auto folder = options.temporary_folder;
    std::error_code none;
    if (folder.empty()) folder = std::filesystem::temp_directory_path(none).string();
    memory.emplace(options.memory_limit, folder);
    if (options.pretend_scarcity) memory->pretend_scarcity(1);
  }
  auto wanted = readings(plans);
  for (size_t reading = 0; reading < wanted; ++reading) {
    std::vector<PlanRun*> now;
    for (auto& run : runs)
      if (run.reading == reading) now.push_back(&run);
    auto once = options;
    // What is bad in the input is told once.
    if (reading > 0) {
      once.reject = {};
      progress.events = 0;
    }
    ExecutionResult part;
    Execution execution(std::move(now), files, context, once, memory ? &*memory : nullptr, progress);
    try {
      part = execution.run();
    } catch (const RunFailure& failure) {
      result = {};
      result.failure = failure.what();
      result.accounting.events = progress.events;
      result.accounting.files = execution.files_read();
      return result;
    }
    if (reading == 0) {
      result = std::move(part);
      continue;
    }
    result.accounting.failed_parses += part.accounting.failed_parses;
    result.hints.insert(result.hints.end(), part.hints.begin(), part.hints.end());
    result.interrupted = result.interrupted || part.interrupted;
    for (const auto& [name, sources] : part.accounting.aliases)
      for (const auto& [source, count] : sources) result.accounting.aliases[name][source] += count;
  }
  for (auto& run : runs) {
    if (run.owner != nullptr) continue;
    result.queries.push_back(make_result(*run.plan, std::move(run.table), options.raw_column));
    result.warnings.push_back(std::move(run.warnings));
  }
  return result;
}

}  // namespace dohyo
