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
#include "interpreter/input/format.h"
#include "interpreter/scan/profile.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo::cli {

namespace {

struct RunArguments {
  QueryOptions query;
  std::string format = "table";
  std::string output;
  std::string profile;
  std::string input;
  std::vector<std::string> set;
  std::string from;
  std::string to;
  std::string rejects;
  size_t threads = 0;
  size_t chunk_size = size_t{1} << 20;
  bool strict = false;
  bool no_aliases = false;
  bool quiet = false;
  bool error_when_empty = false;
};

std::atomic<RunProgress*> current_run = nullptr;

/// The first interrupt ends a run with what was counted so far. Before and after it, and at the second, the whole program ends.
void on_interrupt(int) {
  auto* run = current_run.load();
  if (run == nullptr || run->stopped()) _exit(interrupted);
  run->stop();
}

/// `2024-03-04`, `2024-03-04 05:06:07`, epoch milliseconds, or `-15m` before now.
int64_t parse_moment(const std::string& option, const std::string& text, const RunContext& context, const std::string& timezone) {
  if (text == "now") return context.now;
  if (text.size() > 2 && (text[0] == '-' || text[0] == '+')) {
    static const std::pair<char, int64_t> units[] = {{'s', 1000}, {'m', 60'000}, {'h', 3'600'000}, {'d', 86'400'000}, {'w', 604'800'000}};
    for (auto [unit, width] : units)
      if (text.back() == unit) {
        auto digits = text.substr(1, text.size() - 2);
        if (!digits.empty() && digits.size() < 10 && digits.find_first_not_of("0123456789") == std::string::npos)
          return context.now + (text[0] == '-' ? -1 : 1) * std::stoll(digits) * width;
      }
  } else if (auto moment = time::parse(text)) {
    bool has_zone = text.find('Z') != std::string::npos || text.find('+') != std::string::npos || text.find_first_not_of("0123456789") == std::string::npos;
    auto zone = time::Zone::find(timezone);
    return has_zone || !zone ? *moment : *moment - zone->offset_at(*moment);
  }
  throw UsageError(fmt::format("{} {}: not a time; write 2024-03-04, 2024-03-04T05:06:07Z, epoch milliseconds, -15m or now", option, text));
}

const Profile* find_profile(const std::string& name) {
  if (name.empty()) return nullptr;
  std::string known;
  for (const auto& profile : built_in_profiles()) {
    if (profile.name == name) return &profile;
    known += " " + profile.name;
  }
  if (name.ends_with(".yaml") || name.ends_with(".yml")) {
    static std::vector<std::unique_ptr<Profile>> loaded;
    try {
      loaded.push_back(std::make_unique<Profile>(read_profile(read_file(name), name)));
    } catch (const UsageError&) {
      throw;
    } catch (const std::runtime_error& e) {
      throw UsageError(e.what());
    }
    return loaded.back().get();
  }
  throw UsageError(fmt::format("--profile {}: no such profile; there are{} and files *.yaml", name, known));
}

const OutputFormat& find_format(const std::string& name) {
  std::string known;
  for (const auto& format : output_formats()) {
    if (format.name == name) return format;
    known += fmt::format(" {}", format.name);
  }
  throw UsageError(fmt::format("--format {}: no such format; there are{}", name, known));
}

RunOptions run_options(const RunArguments& arguments, const RunContext& context) {
  RunOptions options;
  auto& execution = options.execution;
  execution.threads = arguments.threads != 0 ? arguments.threads : std::max(1u, std::thread::hardware_concurrency());
  execution.chunk_size = arguments.chunk_size;
  execution.profile = find_profile(arguments.profile);
  execution.input_format = arguments.input;
  if (!arguments.input.empty() && !record_format(arguments.input))
    throw UsageError(fmt::format("--input {}: no such format; there are {}", arguments.input, record_format_words()));
  execution.scan.aliases = !arguments.no_aliases;
  execution.validate_everything = arguments.strict || !arguments.rejects.empty();
  execution.raw_column = arguments.format == "table" || arguments.format == "markdown";
  for (const auto& assignment : arguments.set) {
    auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(fmt::format("--set {}: write --set NAME=VALUE, such as --set _sourceCategory=windows/sysmon", assignment));
    execution.scan.set[assignment.substr(0, equals)] = assignment.substr(equals + 1);
  }
  if (!arguments.from.empty()) options.from = parse_moment("--from", arguments.from, context, arguments.query.timezone);
  if (!arguments.to.empty()) options.to = parse_moment("--to", arguments.to, context, arguments.query.timezone);
  return options;
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

int run_queries(const RunArguments& arguments) {
  auto began = std::chrono::steady_clock::now();
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  auto context = run_context();
  auto compile_options = arguments.query.compile_options();
  const auto& format = find_format(arguments.format);
  auto options = run_options(arguments, context);
  auto inputs = divide(arguments.query);
  if (inputs.queries.empty()) {
    if (inputs.unreadable) return usage;
    throw UsageError("no query: give a file that ends in .sumo, -f FILE or -q TEXT");
  }
  if (inputs.data.empty()) {
    if (isatty(STDIN_FILENO) != 0) throw UsageError("no data: give files, directories, or - for standard input");
    inputs.data.emplace_back("-");
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

  auto files = find_files(inputs.data);
  for (const auto& problem : files.problems) std::cerr << fmt::format("dohyo: {}: {}\n", problem.path, problem.message);
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
  bool to_terminal = arguments.output.empty() && isatty(STDOUT_FILENO) != 0;
  auto writer = format.open(output ? output->stream() : std::cout, {.colour = to_terminal && use_colour(arguments.query.colour, STDOUT_FILENO),
                                              .width = to_terminal ? terminal_width(STDOUT_FILENO) : 0,
                                              .timezone = arguments.query.timezone});

  ExecutionResult result;
  RunProgress progress;
  if (any_plan && !files.files.empty()) {
    current_run = &progress;
    ProgressLine line(progress, !arguments.quiet && isatty(STDERR_FILENO) != 0);
    result = run(texts, files, context, options, progress);
    current_run = nullptr;
  }
  for (const auto& problem : result.problems) std::cerr << fmt::format("dohyo: {}: {}\n", problem.path, problem.message);
  unreadable = unreadable || !result.problems.empty();
  result.accounting.files_skipped = files.problems.size() + result.problems.size();
  result.accounting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();

  size_t rows = 0;
  for (const auto& query : result.queries) {
    writer->write(query);
    rows += query.rows;
  }
  writer->finish(result.accounting, diagnostics);
  bool written = !output || output->finish();
  std::cout.flush();  // before the accounting line
  if (rejects && !rejects->finish()) written = false;
  if (!arguments.quiet || result.accounting.bad_events > 0) std::cerr << accounting_line(result.accounting) << '\n';
  for (const auto& hint : result.hints)
    if (!arguments.quiet) std::cerr << "hint: " << hint << '\n';

  if (result.interrupted) return interrupted;
  if (unreadable || !written) return usage;
  if (broken) return does_not_compile;
  if (arguments.strict && result.accounting.bad_events > 0) return data_skipped;
  if (arguments.error_when_empty && rows == 0) return finding;
  return success;
}

}  // namespace

void add_run(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<RunArguments>();
  auto* command = app.add_subcommand("run", "Run queries over log files");
  command->add_option("arguments", arguments->query.arguments, "Query files (*.sumo), and data: files, directories, patterns, or - for standard input");
  arguments->query.add_to(*command);
  command->add_option("--format", arguments->format, "table, json, ndjson, csv, tsv or markdown")->capture_default_str();
  command->add_option("-o,--output", arguments->output, "Write the results to this file")->type_name("FILE");
  command->add_option("--profile", arguments->profile, "Read all files as this kind of log: a name of `dohyo profiles`, or a YAML file");
  command->add_option("--input", arguments->input, "Read all files in this format: ndjson, json, csv, tsv or lines");
  command->add_option("--set", arguments->set, "Give every event this metadata, as in _sourceCategory=windows/sysmon")->type_name("NAME=VALUE")->allow_extra_args(false);
  command->add_option("--from", arguments->from, "Only events from this time on: 2024-03-04T05:06:07Z, epoch milliseconds, -15m")->type_name("TIME");
  command->add_option("--to", arguments->to, "Only events before this time")->type_name("TIME");
  command->add_option("--threads", arguments->threads, "Worker threads [number of processors]")->check(CLI::Range(1, 1024));
  command->add_option("--chunk-size", arguments->chunk_size, "Bytes a worker takes at a time")->check(CLI::Range(size_t{64}, size_t{1} << 28))->group("");
  command->add_option("--rejects", arguments->rejects, "Write events that could not be decoded to this file")->type_name("FILE");
  command->add_flag("--strict", arguments->strict, "Check every byte of every event; exit with 4 when data was skipped");
  command->add_flag("--no-aliases", arguments->no_aliases, "Take field names as they stand, without the profile's other names");
  command->add_flag("-e,--error-when-empty", arguments->error_when_empty, "Exit with 1 when there are no rows");
  command->add_flag("--quiet", arguments->quiet, "No warnings, progress or accounting line");
  command->callback([arguments, &exit_code] { exit_code = run_queries(*arguments); });
}

}  // namespace dohyo::cli
