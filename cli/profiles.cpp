#include <fmt/format.h>

#include <iostream>

#include "cli/command.h"
#include "interpreter/scan/profile.h"

namespace dohyo::cli {

namespace {

void print_profiles() {
  for (const auto& profile : built_in_profiles()) {
    std::cout << fmt::format("{}  {}\n", profile.name, profile.title);
    std::vector<std::string> sets;
    for (const auto& set : profile.recognise) sets.push_back(fmt::format("{}", fmt::join(set, " + ")));
    std::cout << fmt::format("  recognised by  {}\n", sets.empty() ? "everything else" : fmt::format("{}", fmt::join(sets, ", ")));
    std::cout << fmt::format("  time           {}\n", fmt::join(profile.time, ", "));
    std::cout << fmt::format("  host           {}\n", fmt::join(profile.host, ", "));
    if (!profile.category.from.empty()) std::cout << fmt::format("  category from  {}\n", fmt::join(profile.category.from, ", "));
    for (const auto& rule : profile.category.rules)
      std::cout << fmt::format("                 {} \"{}\" -> {}\n", rule.contains.empty() ? "equals" : "contains",
                               rule.contains.empty() ? rule.equals : rule.contains, rule.category);
    if (!profile.category.otherwise.empty()) std::cout << fmt::format("                 other -> {}\n", profile.category.otherwise);
    if (!profile.lift.empty()) std::cout << fmt::format("  lifted         {}\n", fmt::join(profile.lift, ", "));
    for (const auto& group : profile.aliases) std::cout << fmt::format("  aliases        {}\n", fmt::join(group, " = "));
    std::cout << '\n';
  }
  std::cout.flush();
}

}  // namespace

void add_profiles(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("profiles", "List the kinds of log that are recognised, with their names for things");
  command->footer(R"(
Examples
  dohyo profiles
  dohyo run rule.sumo events.json --profile windows)");
  command->callback([&exit_code] {
    print_profiles();
    exit_code = success;
  });
}

}  // namespace dohyo::cli
