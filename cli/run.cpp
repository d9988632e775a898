#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/queries.h"
#include "cli/run_arguments.h"
#include "interpreter/text/visible.h"

namespace dohyo::cli {

namespace {

std::atomic<RunProgress*> current_run = nullptr;

/// How long finishing and printing what was counted may take after an interrupt.
constexpr unsigned seconds_to_finish = 3;

void end_program(int) { _exit(interrupted); }

/// The first interrupt ends a run with what was counted so far. Before and after it, and at the second, the whole program ends.
void on_interrupt(int) {
  auto* run = current_run.load();
  if (run == nullptr || run->stopped()) _exit(interrupted);
  run->stop();
  std::signal(SIGALRM, end_program);
  alarm(seconds_to_finish);
}

/// Shows on a terminal, from the second second on, how far a run is.
class ProgressLine {
 public:
  ProgressLine(const RunProgress& progress, bool wanted) : progress_(progress) {
    if (wanted) thread_ = std::jthread([this](const std::stop_token& stop) { show(stop); });
  }

 private:
  void show(const std::stop_token& stop) const {
    auto begin = std::chrono::steady_clock::now();
    bool shown = false;
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      if (seconds < 2) continue;
      std::cerr << fmt::format("\r{} events, {:.0f} s \x1b[K", progress_.events.load(std::memory_order_relaxed), seconds) << std::flush;
      shown = true;
    }
    if (shown) std::cerr << "\r\x1b[K" << std::flush;
  }

  const RunProgress& progress_;
  std::jthread thread_;
};

size_t query_count(const std::vector<CompiledText>& texts) {
  size_t count = 0;
  for (const auto& text : texts) count += text.queries.size();
  return count;
}

bool shows_all_fields(const std::vector<CompiledText>& texts) {
  return std::any_of(texts.begin(), texts.end(), [](const CompiledText& text) {
    return std::any_of(text.queries.begin(), text.queries.end(), [](const CompiledQuery& q) { return q.plan && q.plan->all_slot != no_slot; });
  });
}

int run_queries(const RunArguments& arguments) {
  auto began = std::chrono::steady_clock::now();
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  auto context = arguments.context();
  auto compile_options = arguments.compile_options();
  const auto& format = arguments.output_format();
  auto options = arguments.run_options(context);
  auto inputs = divide(arguments.query);
  if (inputs.queries.empty()) {
    if (inputs.unreadable) return usage;
    throw UsageError("no query: give a file that ends in .sumo, -f FILE or -q TEXT");
  }
  bool colour = use_colour(arguments.query.colour, STDERR_FILENO);
  std::vector<CompiledText> texts;
  bool broken = false;
  bool any_plan = false;
  std::vector<std::string> diagnostics;
  for (auto& loaded : load(inputs, compile_options, context, arguments.quiet)) {
    print_diagnostics(loaded, colour, arguments.quiet ? Severity::error : Severity::warning);
    loaded.each_diagnostic([&](const Diagnostic& d, const Source& source) { diagnostics.push_back(to_json(d, source)); });
    broken = broken || loaded.text.has_errors();
    for (const auto& query : loaded.text.queries) any_plan = any_plan || query.plan.has_value();
    texts.push_back(std::move(loaded.text));
  }

  // Where no query wants events, as with `cat`, none need to be there.
  if (inputs.data.empty() && (!any_plan || reads_events(texts))) {
    if (isatty(STDIN_FILENO) != 0) throw UsageError("no data: give files, directories, or - for standard input");
    inputs.data.emplace_back("-");
  }

  auto files = find_files(inputs.data);
  for (const auto& problem : files.problems) std::cerr << fmt::format("dohyo: {}: {}\n", visible(problem.path), visible(problem.message));
  bool unreadable = inputs.unreadable || !files.problems.empty();

  std::vector<std::string> in_use;
  for (const auto& query : inputs.queries) {
    in_use.push_back(query.text->name());
    if (query.metadata) in_use.push_back(query.metadata->name());
  }
  for (const auto& file : files.files) in_use.push_back(file.path);
  std::optional<OutputFile> output;
  std::optional<OutputFile> rejects;
  if (!arguments.output.empty()) output.emplace(arguments.output, in_use);
  in_use.push_back(arguments.output);
  if (!arguments.rejects.empty()) {
    rejects.emplace(arguments.rejects, in_use);
    options.execution.reject = [&](std::string_view record) { rejects->stream() << record << '\n'; };
  }
  bool to_terminal = !output && isatty(STDOUT_FILENO) != 0;
  auto writer = format.open(output ? output->stream() : std::cout,
                            {.colour = use_colour(arguments.query.colour, output ? -1 : STDOUT_FILENO),
                             .width = to_terminal ? terminal_width(STDOUT_FILENO) : 0,
                             .timezone = arguments.query.timezone});

  size_t rows = 0;
  bool may_come_in_parts = query_count(texts) == 1 && writer->takes_parts(shows_all_fields(texts));
  bool in_parts = may_come_in_parts && streams(texts);
  if (may_come_in_parts)
    options.execution.stream = [&](const QueryResult& part) {
      in_parts = true;
      writer->write_part(part);
      rows += part.rows;
    };

  ExecutionResult result;
  RunProgress progress;
  if (any_plan && (!files.files.empty() || !reads_events(texts))) {
    current_run = &progress;
    ProgressLine line(progress, !arguments.quiet && isatty(STDERR_FILENO) != 0);
    result = run(texts, files, context, options, progress);
    current_run = nullptr;
  }
  for (const auto& problem : result.problems) std::cerr << fmt::format("dohyo: {}: {}\n", visible(problem.path), visible(problem.message));
  if (result.failure) {
    std::cerr << fmt::format("dohyo: {}\n", visible(*result.failure));
    diagnostics.push_back(failure_to_json(*result.failure));
  }
  unreadable = unreadable || !result.problems.empty() || result.failure;
  result.accounting.files_skipped = files.problems.size() + result.problems.size();
  result.accounting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();

  bool failed = false;  // `save` could not write
  for (const auto& [warning, source] : warnings_of_run(texts, result)) {
    if (!arguments.quiet || warning.severity == Severity::error) std::cerr << render(warning, *source, colour) << '\n';
    diagnostics.push_back(to_json(warning, *source));
    failed = failed || warning.severity == Severity::error;
  }

  for (const auto& query : result.queries) {
    if (in_parts)
      writer->write_part(query);
    else
      writer->write(query);
    rows += query.rows;
  }
  writer->finish(result.accounting, diagnostics);
  bool written = !output || output->finish();
  std::cout.flush();  // before the accounting line
  if (rejects && !rejects->finish()) written = false;
  if (!arguments.quiet || result.accounting.bad_events > 0) std::cerr << accounting_line(result.accounting) << '\n';
  for (const auto& hint : result.hints)
    if (!arguments.quiet) std::cerr << "hint: " << visible(hint) << '\n';

  if (result.interrupted) return interrupted;
  if (unreadable || !written || failed) return usage;
  if (broken) return does_not_compile;
  if (arguments.strict && result.accounting.bad_events > 0) return data_skipped;
  if (arguments.error_when_empty && rows == 0) return finding;
  return success;
}

}  // namespace

void add_run(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<RunArguments>();
  auto* command = app.add_subcommand("run", "Run queries over log files");
  arguments->add_to(*command);
  command->footer(R"(
Arguments that end in .sumo are queries, the rest is data: files, directories (searched for logs), patterns between
quotes, or - for standard input, which is also read when no data are named. .gz and .zst are decompressed.

Examples
  dohyo run queries/T1584.006-web-services.sumo logs/*.ndjson.gz
  dohyo run -q '* | count by EventID | sort by _count' sysmon.ndjson
  cat app.log | dohyo run -q 'error | parse "user=* " as user | count by user' -
  dohyo run rule.sumo logs/ --from -24h --format json -o hits.json
  dohyo run rule.sumo logs/ -e --quiet || echo 'nothing found'
  dohyo run -q '_sourceHost={{host}} | count' --param host=web01 logs/

Exit codes: 0 ran, also with no rows; 1 no rows under -e; 2 usage, or an input that cannot be read; 3 a query does not
compile; 4 data was skipped under --strict; 130 interrupted. Of several, the first in the order 2, 3, 4, 1, 0.)");
  command->callback([arguments, &exit_code] { exit_code = run_queries(*arguments); });
}

}  // namespace dohyo::cli
