#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "cli/options.h"

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

Inputs queries_of(const QueryOptions& options) {
  auto inputs = divide(options);
  // Here every argument is a query, whatever its name.
  for (const auto& path : inputs.data) {
    try {
      inputs.queries.push_back(std::make_shared<Source>(path, read_file(path)));
    } catch (const UsageError& e) {
      std::cerr << "dohyo: " << e.what() << '\n';
      inputs.unreadable = true;
    }
  }
  if (inputs.queries.empty() && !inputs.unreadable) throw UsageError("no query: give a file, or -q TEXT");
  return inputs;
}

int check(const CheckArguments& arguments) {
  auto options = arguments.query.compile_options();
  auto inputs = queries_of(arguments.query);
  bool colour = use_colour(arguments.query.colour, STDERR_FILENO);
  auto fail_level = severity_of(arguments.fail_level);
  bool broken = false;
  bool found = false;
  std::string json;
  for (const auto& source : inputs.queries) {
    auto text = compile(source, standard_registry(), run_context(), options);
    broken = broken || text.has_errors();
    for (const auto& d : text.all_diagnostics()) {
      found = found || d.severity >= fail_level;
      json += (json.empty() ? "\n  " : ",\n  ") + to_json(d, *source);
    }
    if (arguments.format == "json") continue;
    print_diagnostics(text, colour, Severity::note);
    if (!text.has_errors())
      std::cout << fmt::format("{}: {} quer{} compile{}\n", source->name(), text.queries.size(), text.queries.size() == 1 ? "y" : "ies",
                               text.queries.size() == 1 ? "s" : "");
  }
  if (arguments.format == "json") std::cout << "{\"version\": 1, \"diagnostics\": [" << json << (json.empty() ? "" : "\n") << "]}\n";
  if (inputs.unreadable) return usage;
  if (broken) return does_not_compile;
  return found ? finding : success;
}

int explain(const QueryOptions& arguments) {
  auto options = arguments.compile_options();
  auto inputs = queries_of(arguments);
  bool colour = use_colour(arguments.colour, STDERR_FILENO);
  bool broken = false;
  for (const auto& source : inputs.queries) {
    auto text = compile(source, standard_registry(), run_context(), options);
    broken = print_diagnostics(text, colour, Severity::warning) || broken;
    for (size_t i = 0; i < text.queries.size(); ++i) {
      const auto& query = text.queries[i];
      if (!query.plan) continue;
      std::cout << fmt::format("{}query {}{}{}\n", i == 0 ? "" : "\n", i + 1, query.title.empty() ? "" : ": ", query.title);
      std::cout << "\nas written\n" << query.plan_before << "\nas it runs\n" << describe(*query.plan);
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
  command->add_option("queries", arguments->query.arguments, "Query files")->type_name("FILE");
  arguments->query.add_to(*command);
  command->add_option("--format", arguments->format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
  command->add_option("--fail-level", arguments->fail_level, "Exit with 1 at this severity: note, warning or error")
      ->check(CLI::IsMember({"note", "warning", "error"}))
      ->capture_default_str();
  command->callback([arguments, &exit_code] { exit_code = check(*arguments); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<QueryOptions>();
  auto* command = app.add_subcommand("explain", "Show the plan of queries, as written and as it runs");
  command->add_option("queries", arguments->arguments, "Query files")->type_name("FILE");
  arguments->add_to(*command);
  command->callback([arguments, &exit_code] { exit_code = explain(*arguments); });
}

}  // namespace dohyo::cli
