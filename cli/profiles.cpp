#include <fmt/format.h>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "interpreter/scan/profile.h"

namespace dohyo::cli {

namespace {

void print(std::string_view what, const std::string& value) {
  if (!value.empty()) std::cout << fmt::format("  {:<14} {}\n", what, value);
}

std::string joined(const std::vector<std::string>& names, std::string_view between = ", ") { return fmt::format("{}", fmt::join(names, between)); }

void print_profile(const Profile& profile) {
  std::cout << fmt::format("{}  {}\n", profile.name, profile.title);
  for (const auto& set : profile.recognise) print("recognised by", joined(set, " + "));
  for (const auto& pattern : profile.lines.recognise) print("lines like", pattern);
  if (profile.recognise.empty() && profile.lines.recognise.empty()) print("recognised by", "everything else");
  print("time", joined(profile.time));
  std::vector<std::string> forms;
  for (auto name : time::LineTimeForms::names())
    if (profile.lines.time.has(name)) forms.emplace_back(name);
  print("time in lines", joined(forms));
  print("host", joined(profile.host));
  if (profile.lines.host_behind_time) print("host in lines", "behind time");
  print("category from", joined(profile.category.from));
  for (const auto& rule : profile.category.rules)
    print("", fmt::format("{} \"{}\" -> {}", rule.contains.empty() ? "equals" : "contains", rule.contains.empty() ? rule.equals : rule.contains, rule.category));
  if (!profile.category.prefix.empty()) print("", fmt::format("other -> {}VALUE", profile.category.prefix));
  else if (!profile.category.otherwise.empty()) print("", fmt::format("other -> {}", profile.category.otherwise));
  print(profile.category.from.empty() ? "category" : "without", profile.category.always);
  print("lifted", joined(profile.lift));
  for (const auto& group : profile.aliases) print("aliases", joined(group, " = "));
  std::cout << '\n';
}

void print_profiles() {
  for (const auto& profile : built_in_profiles()) print_profile(profile);
  std::cout.flush();
}

}  // namespace

void add_profiles(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("profiles", "List the kinds of log that are recognised, with their names for things");
  command->footer(R"(
Examples
  dohyo profiles
  dohyo run rule.sumo events.json --profile windows
  dohyo run rule.sumo app.log --profile mine.yaml      docs/profiles.md says what stands in such a file)");
  command->callback([&exit_code] {
    print_profiles();
    exit_code = success;
  });
}

}  // namespace dohyo::cli
