#include "interpreter/scan/profile.h"

#include <algorithm>

#include "interpreter/text/utf8.h"

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

std::vector<Profile> compiled_profiles();  // written by compile/compile_profiles.cpp

const std::vector<Profile>& built_in_profiles() {
  static const std::vector<Profile> profiles = [] {
    auto all = compiled_profiles();
    std::stable_partition(all.begin(), all.end(), [](const Profile& p) { return !p.recognise.empty() || !p.lines.recognise.empty(); });
    return all;
  }();
  return profiles;
}

}  // namespace dohyo
