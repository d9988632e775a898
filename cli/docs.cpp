#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "cli/command.h"
#include "cli/queries.h"
#include "interpreter/text/utf8.h"

namespace dohyo::cli {

namespace {

std::string indent(std::string_view text, std::string_view by) {
  std::string out(by);
  for (char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  return out;
}

void print_entry(const Documentation& d, std::string_view kind, const std::vector<std::string>& usage) {
  std::cout << fmt::format("{}  ({}{})\n  {}\n", d.name, d.origin == Origin::borrowed ? "borrowed " : "", kind, d.summary);
  for (const auto& line : usage) std::cout << fmt::format("\n    {}", line);
  std::cout << '\n';
  if (!d.details.empty()) std::cout << fmt::format("\n  {}\n", d.details);
  if (!d.aliases.empty()) {
    std::vector<std::string> names;
    for (const auto& alias : d.aliases) names.push_back(fmt::format("{}{}", alias.name, alias.origin == Origin::borrowed ? " (borrowed)" : ""));
    std::cout << fmt::format("\n  Also: {}\n", fmt::join(names, ", "));
  }
  if (!d.rewrite.empty()) std::cout << fmt::format("\n  In the hosted service's language: {}\n", d.rewrite);
  for (const auto& example : d.examples) {
    std::cout << '\n';
    if (!example.input.empty()) std::cout << indent(example.input, "    < ") << '\n';
    std::cout << indent(example.code, "    ") << '\n' << indent(example.result, "    -> ") << '\n';
  }
  std::cout << '\n';
}

template <typename Entries>
void list(std::string_view heading, const Entries& entries) {
  std::cout << heading << '\n';
  for (const auto& entry : entries) {
    const auto& d = entry.documentation;
    if (d.name.starts_with('(')) continue;
    std::cout << fmt::format("  {:<22} {}\n", d.name, d.summary);
  }
  std::cout << '\n';
}

/// One name a line, for programs: kind, name, the entry it leads to, where it comes from.
template <typename Entries>
void list_names(std::string_view kind, const Entries& entries) {
  auto origin = [](Origin o) { return o == Origin::borrowed ? "borrowed" : "sumo"; };
  for (const auto& entry : entries) {
    const auto& d = entry.documentation;
    if (d.name.starts_with('(')) continue;
    std::cout << fmt::format("{}\t{}\t{}\t{}\n", kind, d.name, d.name, origin(d.origin));
    for (const auto& alias : d.aliases)
      std::cout << fmt::format("{}\t{}\t{}\t{}\n", kind, alias.name, d.name, origin(alias.origin));
  }
}

int print_names() {
  const auto& registry = standard_registry();
  list_names("operator", registry.operators());
  list_names("aggregate", registry.aggregates());
  list_names("function", registry.functions());
  std::cout.flush();
  return success;
}

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

/// The page of a query file: what its author says about it.
int print_query_docs(const std::string& path) {
  QueryOptions options;
  options.files = {path};
  auto inputs = all_queries(options);
  for (const auto& loaded : load(inputs, options.compile_options(), run_context(), false)) {
    for (const auto& d : loaded.metadata.diagnostics) std::cerr << render(d, *loaded.metadata.source, use_colour("auto", STDERR_FILENO)) << '\n';
    std::cout << describe(loaded.text);
  }
  std::cout.flush();
  return inputs.unreadable ? usage : success;
}

int print_docs(const std::string& name) {
  if (name.ends_with(".sumo")) return print_query_docs(name);
  const auto& registry = standard_registry();
  if (name.empty()) {
    list("Operators", registry.operators());
    list("Aggregates", registry.aggregates());
    list("Functions", registry.functions());
    std::cout.flush();
    return success;
  }
  bool found = false;
  if (const auto* entry = registry.find_operator(name)) {
    print_entry(entry->documentation, "operator", strings(entry->usage));
    found = true;
  }
  if (const auto* entry = registry.find_aggregate(name)) {
    print_entry(entry->documentation, "aggregate",
                {fmt::format("{}({}) [as NAME]", entry->documentation.name, fmt::join(entry->parameters, ", "))});
    found = true;
  }
  if (const auto* entry = registry.find_function(name)) {
    print_entry(entry->documentation, "function", {entry->signature()});
    found = true;
  }
  std::cout.flush();
  if (found) return success;
  auto names = registry.operator_names();
  auto functions = registry.function_names();
  names.insert(names.end(), functions.begin(), functions.end());
  auto near = closest(name, names);
  std::cerr << fmt::format("dohyo: there is no `{}`{}\n", name, near ? fmt::format("; did you mean `{}`?", *near) : "; `dohyo docs` lists all");
  return usage;
}

}  // namespace

void add_docs(CLI::App& app, int& exit_code) {
  auto name = std::make_shared<std::string>();
  auto* command = app.add_subcommand("docs", "Explain an operator, aggregate or function; without a name, list them all");
  command->add_option("name", *name, "What to explain: a name, or a .sumo file");
  auto names = std::make_shared<bool>(false);
  command->add_flag("--names", *names, "List every name, for programs: kind, name, the entry it leads to, sumo or borrowed");
  command->callback([name, names, &exit_code] { exit_code = *names ? print_names() : print_docs(*name); });
}

}  // namespace dohyo::cli
