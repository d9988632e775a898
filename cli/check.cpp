#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/queries.h"
#include "stdlib/outputs/json_text.h"

namespace dohyo::cli {

namespace {

struct CheckArguments {
  QueryOptions query;
  std::string format = "text";
  std::string fail_level = "error";
};

Severity severity_of(const std::string& word) {
  return word == "note" ? Severity::note : word == "warning" ? Severity::warning : Severity::error;
}

/// `a.sumo: 3 queries compile`
std::string verdict(const LoadedQuery& query) {
  const auto& queries = query.text.queries;
  size_t sound = 0;
  for (const auto& q : queries) sound += q.plan ? 1 : 0;
  const auto& name = query.text.source->name();
  if (query.text.has_errors()) return fmt::format("{}: {} of {} queries compile", name, sound, queries.size());
  return queries.size() == 1 ? fmt::format("{}: 1 query compiles", name) : fmt::format("{}: {} queries compile", name, sound);
}

/// What there is to know about each query of a text, as members of `queries`.
void append_json(std::string& out, const LoadedQuery& loaded) {
  using stdlib::outputs::append_json;
  using stdlib::outputs::append_json_text;
  size_t index = 0;
  for (const auto& query : loaded.text.queries) {
    out += out.empty() ? "\n  {\"file\": " : ",\n  {\"file\": ";
    append_json_text(out, loaded.text.source->name());
    out += fmt::format(", \"index\": {}, \"title\": ", ++index);
    append_json_text(out, query.title);
    out += fmt::format(", \"compiles\": {}", query.plan.has_value());
    if (loaded.text.metadata) {
      out += ", \"metadata\": ";
      append_json(out, *loaded.text.metadata);
    }
    out += '}';
  }
}

int check(const CheckArguments& arguments) {
  auto options = arguments.query.compile_options();
  options.parameters_may_stay_open = true;
  options.lint = true;
  auto inputs = all_queries(arguments.query);
  auto loaded = load(inputs, options, run_context(), false);
  bool colour = use_colour(arguments.query.colour, STDERR_FILENO);
  auto fail_level = severity_of(arguments.fail_level);
  bool broken = false;
  bool found = false;
  std::string queries;
  std::string diagnostics;
  for (const auto& query : loaded) {
    broken = broken || query.text.has_errors();
    query.each_diagnostic([&](const Diagnostic& d, const Source& source) {
      found = found || d.severity >= fail_level;
      diagnostics += (diagnostics.empty() ? "\n  " : ",\n  ") + to_json(d, source);
    });
    append_json(queries, query);
    if (arguments.format == "json") continue;
    print_diagnostics(query, colour, Severity::note);
    std::cout << verdict(query) << std::endl;  // in step with the diagnostics, where both go to a terminal
  }
  if (arguments.format == "json")
    std::cout << fmt::format("{{\"version\": 1,\n \"queries\": [{}],\n \"diagnostics\": [{}]}}\n", queries, diagnostics);
  if (inputs.unreadable) return usage;
  if (broken) return does_not_compile;
  return found ? finding : success;
}

int explain(const QueryOptions& arguments) {
  auto options = arguments.compile_options();
  auto inputs = all_queries(arguments);
  bool colour = use_colour(arguments.colour, STDERR_FILENO);
  bool broken = false;
  std::string_view separator;
  for (const auto& loaded : load(inputs, options, run_context(), false)) {
    print_diagnostics(loaded, colour, Severity::warning);
    broken = broken || loaded.text.has_errors();
    if (loaded.text.metadata) {
      std::cout << separator << describe(loaded.text);
      separator = "\n";
    }
    size_t index = 0;
    for (const auto& query : loaded.text.queries) {
      ++index;
      if (!query.plan) continue;
      std::cout << fmt::format("{}query {}{}{}\n", separator, index, query.title.empty() ? "" : ": ", query.title);
      std::cout << "\nas written\n" << query.plan_before << "\nas it runs\n" << describe(*query.plan);
      separator = "\n";
    }
  }
  std::cout.flush();
  if (inputs.unreadable) return usage;
  return broken ? does_not_compile : success;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<CheckArguments>();
  auto* command = app.add_subcommand("check", "Say whether queries compile, with every mistake at once");
  command->add_option("queries", arguments->query.arguments, "Query files, folders with .sumo files, or - for standard input")->option_text("[FILE | DIR | -]...");
  arguments->query.add_to(*command);
  command->add_option("--format", arguments->format, "text or json")
      ->type_name("FORMAT")
      ->check(one_of("format", {"text", "json"}))
      ->capture_default_str()
      ->group("What comes out");
  command->add_option("--fail-level", arguments->fail_level, "Exit with 1 at this severity or above: note, warning or error")
      ->type_name("LEVEL")
      ->check(one_of("level", {"note", "warning", "error"}))
      ->capture_default_str()
      ->group("What comes out");
  command->footer(R"(
Examples
  dohyo check queries/                                every .sumo file of a folder
  dohyo check rule.sumo --fail-level warning          for a build that wants no warnings
  dohyo check -q 'error | cuont by host'              a query on the command line
  dohyo check rule.sumo --dialect sumo                would the hosted service take it?
  dohyo check rule.sumo --format json                 for editors and scripts

Exit codes: 0 all compile; 1 something at or above --fail-level; 2 a file cannot be read; 3 a query does not compile.)");
  command->callback([arguments, &exit_code] { exit_code = check(*arguments); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<QueryOptions>();
  auto* command = app.add_subcommand("explain", "Show the plan of queries, as written and as it runs");
  command->add_option("queries", arguments->arguments, "Query files, folders with .sumo files, or - for standard input")->option_text("[FILE | DIR | -]...");
  arguments->add_to(*command);
  command->footer(R"(
The plan begins with the fields that are read from the events. Then each line is a step: `|` goes row by row, `=`
gathers all rows first.

Examples
  dohyo explain rule.sumo
  dohyo explain -q '* | where status >= 500 | count by host'

Exit codes: 0; 2 a file cannot be read; 3 a query does not compile.)");
  command->callback([arguments, &exit_code] { exit_code = explain(*arguments); });
}

}  // namespace dohyo::cli
