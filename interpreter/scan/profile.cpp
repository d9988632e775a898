#include "interpreter/scan/profile.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <stdexcept>

#include "interpreter/text/utf8.h"

// Made by cmake/embed.cmake from stdlib/profiles.
extern const char* const dohyo_profile_windows;
extern const char* const dohyo_profile_zeek;
extern const char* const dohyo_profile_generic;

namespace dohyo {

std::string Profile::category_of(std::string_view value) const {
  auto folded = utf8::lower(value);
  for (const auto& rule : category.rules) {
    if (!rule.contains.empty() && folded.find(rule.contains) != std::string::npos) return rule.category;
    if (!rule.equals.empty() && folded == rule.equals) return rule.category;
  }
  if (!category.prefix.empty()) return category.prefix + folded;
  return category.otherwise;
}

namespace {

std::vector<std::string> texts(const YAML::Node& node) {
  std::vector<std::string> out;
  for (const auto& item : node) out.push_back(item.as<std::string>());
  return out;
}

std::vector<std::vector<std::string>> lists(const YAML::Node& node) {
  std::vector<std::vector<std::string>> out;
  for (const auto& item : node) out.push_back(texts(item));
  return out;
}

Profile from_yaml(const YAML::Node& root) {
  Profile profile;
  profile.name = root["name"].as<std::string>();
  profile.title = root["title"].as<std::string>("");
  profile.recognise = lists(root["recognise"]);
  profile.time = texts(root["time"]);
  profile.host = texts(root["host"]);
  if (auto category = root["category"]) {
    profile.category.from = texts(category["from"]);
    for (const auto& rule : category["rules"])
      profile.category.rules.push_back({utf8::lower(rule["contains"].as<std::string>("")),
                                        utf8::lower(rule["equals"].as<std::string>("")), rule["is"].as<std::string>()});
    profile.category.prefix = category["prefix"].as<std::string>("");
    profile.category.otherwise = category["otherwise"].as<std::string>("");
  }
  profile.lift = texts(root["lift"]);
  profile.aliases = lists(root["aliases"]);
  return profile;
}

}  // namespace

Profile read_profile(const std::string& yaml, const std::string& source_name) {
  try {
    return from_yaml(YAML::Load(yaml));
  } catch (const YAML::Exception& e) {
    throw std::runtime_error(fmt::format("{}:{}: not a profile: {}", source_name, e.mark.line + 1, e.msg));
  }
}

const std::vector<Profile>& built_in_profiles() {
  static const std::vector<Profile> profiles = {
      read_profile(dohyo_profile_windows, "windows.yaml"),
      read_profile(dohyo_profile_zeek, "zeek.yaml"),
      read_profile(dohyo_profile_generic, "generic.yaml"),
  };
  return profiles;
}

}  // namespace dohyo
