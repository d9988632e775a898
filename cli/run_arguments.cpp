#include "cli/run_arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

#include "cli/command.h"
#include "cli/help.h"
#include "interpreter/data/memory_budget.h"
#include "interpreter/input/format.h"
#include "interpreter/scan/profile.h"
#include "interpreter/text/moment.h"
#include "interpreter/text/utf8.h"

namespace dohyo::cli {

namespace {

time::Zone zone_of(const QueryOptions& query) { return time::Zone::find(query.timezone).value_or(time::Zone{}); }

int64_t read_moment(std::string_view option, const std::string& text, int64_t now, const time::Zone& zone) {
  if (auto moment = time::parse_moment(text, now, zone)) return *moment;
  throw UsageError(fmt::format("{} {}: not a time; write 2024-03-04, 2024-03-04T05:06:07Z, 03/04/2024 05:06, epoch milliseconds, -15m or now",
                               option, text));
}

const Profile* find_profile(const std::string& name) {
  if (name.empty()) return nullptr;
  std::vector<std::string> known;
  for (const auto& profile : built_in_profiles()) {
    if (profile.name == name) return &profile;
    known.push_back(profile.name);
  }
  if (!name.ends_with(".yaml") && !name.ends_with(".yml"))
    throw UsageError(fmt::format("--profile {}: no such profile; there are {} and files *.yaml", name, fmt::join(known, ", ")));
  static std::vector<std::unique_ptr<Profile>> loaded;
  auto yaml = read_file(name);
  try {
    loaded.push_back(std::make_unique<Profile>(read_profile(yaml, name)));
  } catch (const std::runtime_error& e) {
    throw UsageError(e.what());
  }
  return loaded.back().get();
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& format : output_formats()) names.emplace_back(format.name);
  return names;
}

/// "ndjson, json, csv"
std::vector<std::string> record_formats() {
  std::vector<std::string> names;
  std::string_view words = record_format_words();
  while (!words.empty()) {
    auto comma = words.find(", ");
    names.emplace_back(words.substr(0, comma));
    words.remove_prefix(comma == std::string_view::npos ? words.size() : comma + 2);
  }
  return names;
}

/// Metadata that no run can give to all events alike.
bool belongs_to_event(const std::string& name) {
  static constexpr std::array<std::string_view, 7> own = {"_raw", "_size", "_messageTime", "_receiptTime", "_time", "_messageCount", "_messageId"};
  return std::any_of(own.begin(), own.end(), [&](std::string_view o) { return utf8::equal_ignoring_ascii_case(o, name); });
}

constexpr double default_memory_share = 0.8;

/// "2G", "512MiB", "50%"; empty gives the default.
uint64_t memory_limit_of(const std::string& text) {
  auto available = static_cast<double>(MemoryBudget::available());
  if (text.empty()) return static_cast<uint64_t>(available * default_memory_share);
  double number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  auto unit = utf8::lower_ascii(std::string(end, text.data() + text.size()));
  double factor = 0;
  if (unit == "%") factor = available / 100;
  if (unit == "k" || unit == "kb" || unit == "kib") factor = 1 << 10;
  if (unit == "m" || unit == "mb" || unit == "mib") factor = 1 << 20;
  if (unit == "g" || unit == "gb" || unit == "gib") factor = 1 << 30;
  if (error != std::errc() || factor == 0 || !(number > 0) || number * factor > 1e18)
    throw UsageError(fmt::format("--memory-limit {}: not a size; write 2G, 512M or 50%", text));
  constexpr double least = 32 << 20;
  if (number * factor < least) throw UsageError(fmt::format("--memory-limit {}: the least is 32M: the program and its buffers need that", text));
  return static_cast<uint64_t>(number * factor);
}

}  // namespace

void RunArguments::add_to(CLI::App& command) {
  command.add_option("arguments", query.arguments, "Query files (*.sumo) and data")->option_text("QUERY.sumo... [FILE | DIR | PATTERN | -]...");
  query.add_to(command);

  auto add = [&](const char* group, const char* name, auto& value, const char* description) {
    return command.add_option(name, value, description)->group(group)->type_name("");
  };
  constexpr auto data = "Which events";
  add(data, "--input", input, "Read all files in this format: ndjson, json, csv, tsv or lines; else it is recognised")
      ->type_name("FORMAT")
      ->check(one_of("input format", record_formats()));
  add(data, "--profile", profile, "Read all files as this kind of log: a name of `dohyo profiles`, or a YAML file; else it is recognised")->type_name("NAME");
  add(data, "--set", set, "Give every event this metadata: _sourceCategory=windows/sysmon")->type_name("NAME=VALUE")->allow_extra_args(false);
  add(data, "--from", from, "Only events from this time on: 2024-03-04T05:06:07Z, 03/04/2024 05:06, epoch milliseconds, -15m")->type_name("TIME");
  add(data, "--to", to, "Only events before this time")->type_name("TIME");
  add(data, "--now", now, "What now() gives, and what -15m counts from; else the clock")->type_name("TIME");
  command.add_flag("--no-aliases", no_aliases, "Take field names as they stand, without the profile's other names")->group(data);
  command.add_flag("--strict", strict, "Look at every byte of every event; exit with 4 when data was skipped")->group(data);
  add(data, "--rejects", rejects, "Write events that could not be decoded to this file")->type_name("FILE");

  constexpr auto results = "What comes out";
  add(results, "--format", format, "table, json, ndjson, csv, tsv or markdown")
      ->type_name("FORMAT")
      ->check(one_of("format", format_names()))
      ->capture_default_str();
  add(results, "-o,--output", output, "Write the results to this file")->type_name("FILE");
  add(results, "--order", order, "Events stand newest first, or as in the input: newest or input")
      ->type_name("ORDER")
      ->check(one_of("order", {"newest", "input"}))
      ->capture_default_str();
  command.add_flag("-e,--error-when-empty", error_when_empty, "Exit with 1 when there are no rows")->group(results);
  command.add_flag("--quiet", quiet, "Only errors on standard error: no warnings, progress, hints or accounting line")->group(results);

  constexpr auto tables = "Tables beside the events";
  command.add_flag("--allow-save", allow_save, "Let `save` write")->group(tables);
  add(tables, "--missing-tables", missing_tables, "What a query means that names a table without a file: error, or null for null columns")
      ->type_name("WHAT")
      ->check(one_of("meaning", {"error", "null"}))
      ->capture_default_str();

  constexpr auto running = "How it runs";
  add(running, "--threads", threads, "Worker threads; else one for each processor")->type_name("N")->check(whole_number(1, 1024));
  add(running, "--memory-limit", memory_limit,
      "What the whole program may take: 2G, 512M, 50%; beyond, groups and rows wait on disk. Else 80% of the machine's memory")
      ->type_name("SIZE");
  add(running, "--temp-folder", temporary_folder, "Where they wait; else TMPDIR or /tmp")->type_name("FOLDER");
  command.add_option("--chunk-size", chunk_size, "Bytes a worker takes at a time")->check(whole_number(64, size_t{1} << 28))->group("");
}

RunContext RunArguments::context() const {
  auto context = run_context();
  if (!now.empty()) context.now = context.range_end = read_moment("--now", now, context.now, zone_of(query));
  return context;
}

CompileOptions RunArguments::compile_options() const {
  auto options = query.compile_options(missing_tables == "null" ? LookupTables::Missing::null : LookupTables::Missing::error, allow_save);
  options.language.range_given = !from.empty();
  options.order = order == "input" ? EventOrder::input : EventOrder::newest_first;
  return options;
}

RunOptions RunArguments::run_options(const RunContext& context) const {
  RunOptions options;
  auto& execution = options.execution;
  execution.threads = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  execution.chunk_size = chunk_size;
  execution.memory_limit = memory_limit_of(memory_limit);
  execution.temporary_folder = temporary_folder;
  execution.profile = find_profile(profile);
  execution.input_format = input;
  execution.scan.aliases = !no_aliases;
  execution.validate_everything = strict || !rejects.empty();
  execution.raw_column = format == "table" || format == "markdown";
  for (const auto& assignment : set) {
    auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(fmt::format("--set {}: write --set NAME=VALUE, such as --set _sourceCategory=windows/sysmon", assignment));
    auto name = assignment.substr(0, equals);
    if (belongs_to_event(name)) throw UsageError(fmt::format("--set {}: each event has its own {}", assignment, name));
    if (!execution.scan.set.emplace(name, assignment.substr(equals + 1)).second)
      throw UsageError(fmt::format("--set {}: {} has two values", assignment, name));
  }
  if (!from.empty()) options.from = read_moment("--from", from, context.now, zone_of(query));
  if (!to.empty()) options.to = read_moment("--to", to, context.now, zone_of(query));
  if (options.from && options.to && *options.from >= *options.to)
    throw UsageError(fmt::format("--from {} is not before --to {}, so no event can lie between them", from, to));
  return options;
}

const OutputFormat& RunArguments::output_format() const {
  const auto& formats = output_formats();
  return *std::find_if(formats.begin(), formats.end(), [&](const OutputFormat& f) { return f.name == format; });
}

}  // namespace dohyo::cli
