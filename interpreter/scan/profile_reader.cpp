#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>
#include <stdexcept>

#include "interpreter/library/regex.h"
#include "interpreter/scan/profile.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

class ProfileReader {
 public:
  explicit ProfileReader(const std::string& source_name) : source_name_(source_name) {}

  Profile read(const YAML::Node& root) {
    check_keys(root, "a profile", {"name", "title", "recognise", "time", "host", "category", "lift", "aliases", "lines"});
    Profile profile;
    if (!root["name"]) fail(root, "a profile needs a `name`");
    profile.name = text(root["name"], "name");
    if (profile.name.empty()) fail(root["name"], "`name` is empty");
    profile.title = text(root["title"], "title");
    profile.recognise = lists(root["recognise"], "recognise");
    profile.time = texts(root["time"], "time");
    profile.host = texts(root["host"], "host");
    if (auto category = root["category"]) read_category(category, profile);
    profile.lift = texts(root["lift"], "lift");
    profile.aliases = lists(root["aliases"], "aliases");
    if (auto lines = root["lines"]) read_lines(lines, profile);
    return profile;
  }

  [[noreturn]] void fail(const YAML::Mark& mark, const std::string& message) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", source_name_, std::max(mark.line, 0) + 1, message));
  }

 private:
  [[noreturn]] void fail(const YAML::Node& at, const std::string& message) const { fail(at.Mark(), message); }

  void check_keys(const YAML::Node& map, std::string_view what, std::initializer_list<std::string_view> known) const {
    if (!map.IsMap()) fail(map, fmt::format("{} is a list of `key: value`", what));
    std::vector<std::string> seen;
    for (const auto& entry : map) {
      if (!entry.first.IsScalar()) fail(entry.first, "a key is one word");
      const auto& key = entry.first.Scalar();
      if (std::find(known.begin(), known.end(), key) == known.end())
        fail(entry.first, fmt::format("{} has no `{}`; it may have {}", what, key, fmt::join(known, ", ")));
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) fail(entry.first, fmt::format("`{}` stands twice", key));
      seen.push_back(key);
    }
  }

  std::string text(const YAML::Node& node, std::string_view key) const {
    if (!node) return {};
    if (!node.IsScalar()) fail(node, fmt::format("`{}` is one text", key));
    return node.Scalar();
  }

  std::vector<std::string> texts(const YAML::Node& node, std::string_view key) const {
    std::vector<std::string> out;
    if (!node) return out;
    if (!node.IsSequence()) fail(node, fmt::format("`{}` is a list: [one, two]", key));
    for (const auto& item : node) {
      if (!item.IsScalar() || item.Scalar().empty()) fail(item, fmt::format("`{}` is a list of names", key));
      out.push_back(item.Scalar());
    }
    return out;
  }

  std::vector<std::vector<std::string>> lists(const YAML::Node& node, std::string_view key) const {
    std::vector<std::vector<std::string>> out;
    if (!node) return out;
    if (!node.IsSequence()) fail(node, fmt::format("`{}` is a list of lists of names", key));
    for (const auto& item : node) {
      out.push_back(texts(item, key));
      if (out.back().empty()) fail(item, fmt::format("an empty list in `{}`", key));
    }
    return out;
  }

  void read_category(const YAML::Node& node, Profile& profile) const {
    check_keys(node, "`category`", {"from", "rules", "prefix", "otherwise", "always"});
    auto& category = profile.category;
    category.from = texts(node["from"], "from");
    if (auto rules = node["rules"]) {
      if (!rules.IsSequence()) fail(rules, "`rules` is a list of {contains: text, is: category}");
      for (const auto& rule : rules) {
        check_keys(rule, "a rule", {"contains", "equals", "is"});
        Profile::Rule made{utf8::lower(text(rule["contains"], "contains")), utf8::lower(text(rule["equals"], "equals")), text(rule["is"], "is")};
        if (made.contains.empty() == made.equals.empty()) fail(rule, "a rule has either `contains` or `equals`");
        if (made.category.empty()) fail(rule, "a rule says with `is` what the category is");
        category.rules.push_back(std::move(made));
      }
    }
    category.prefix = text(node["prefix"], "prefix");
    category.otherwise = text(node["otherwise"], "otherwise");
    category.always = text(node["always"], "always");
    bool mapped = !category.rules.empty() || !category.prefix.empty() || !category.otherwise.empty();
    if (category.from.empty() && mapped) fail(node, "`rules`, `prefix` and `otherwise` are about the value of a field, which `from` names");
    if (!category.from.empty() && category.prefix.empty() && category.otherwise.empty())
      fail(node, "`prefix` or `otherwise` must say what a value is that no rule fits");
  }

  void read_lines(const YAML::Node& node, Profile& profile) const {
    check_keys(node, "`lines`", {"recognise", "time", "host"});
    auto patterns = node["recognise"];
    profile.lines.recognise = texts(patterns, "recognise");
    for (size_t i = 0; i < profile.lines.recognise.size(); ++i) {
      Regex::Fault fault;
      if (!Regex::compile(profile.lines.recognise[i], {}, fault)) fail(patterns[i], fmt::format("not a regular expression: {}", fault.message));
    }
    auto forms = node["time"];
    auto names = texts(forms, "time");
    for (size_t i = 0; i < names.size(); ++i)
      if (!profile.lines.time.add(names[i]))
        fail(forms[i], fmt::format("no form of time is called `{}`; there are {}", names[i], fmt::join(time::LineTimeForms::names(), ", ")));
    auto host = text(node["host"], "host");
    if (!host.empty() && host != "behind time") fail(node["host"], "`host` of lines can only be `behind time`, the word that follows the time");
    profile.lines.host_behind_time = !host.empty();
    if (profile.lines.host_behind_time && !profile.lines.time.any()) fail(node["host"], "`host: behind time` needs a `time`");
  }

  const std::string& source_name_;
};

}  // namespace

Profile read_profile(const std::string& yaml, const std::string& source_name) {
  ProfileReader reader(source_name);
  try {
    return reader.read(YAML::Load(yaml));
  } catch (const YAML::Exception& e) {
    reader.fail(e.mark, fmt::format("not YAML: {}", e.msg));
  }
}

}  // namespace dohyo
