#include "interpreter/settings/settings.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace fs = std::filesystem;

namespace {

/// Settings are a page of text; more is another kind of file.
constexpr size_t largest_file = size_t{1} << 20;

/// Goes through the document once and complains about everything that nobody would understand.
class Reader {
 public:
  explicit Reader(SettingsFile& file) : file_(file), source_(*file.source) {}

  void run() {
    auto text = source_.text();
    if (text.size() > largest_file) return error("broken-settings", {0, 1}, "settings of more than 1 MiB are not read");
    if (!utf8::is_valid(text)) return error("broken-settings", {0, 1}, "this file is not UTF-8");
    YAML::Node root;
    try {
      root = YAML::Load(std::string(text));
    } catch (const YAML::Exception& e) {
      auto at = offset(e.mark);
      return error("broken-settings", {at, at + 1}, fmt::format("this is no YAML: {}", e.msg));
    }
    if (root.IsNull()) return;
    if (!root.IsMap()) return error("wrong-setting", span(root), "settings are a mapping of keys such as `lookups:` to values");
    // One line for each key that there is.
    const Keys keys = {{"lookups", [&](const YAML::Node& v) { read_lookups(v); }},
                       {"geo", [&](const YAML::Node& v) { settings().geo = read_file(v, "geo"); }},
                       {"asn", [&](const YAML::Node& v) { settings().asn = read_file(v, "asn"); }},
                       {"threat", [&](const YAML::Node& v) { read_threat(v); }},
                       {"save", [&](const YAML::Node& v) { read_truth(v, "save", settings().save); }}};
    read_keys(root, keys);
  }

 private:
  using Keys = std::vector<std::pair<std::string, std::function<void(const YAML::Node&)>>>;

  Settings& settings() { return file_.settings; }

  // ---- Places and messages -------------------------------------------------------------------------------------------

  [[nodiscard]] uint32_t offset(const YAML::Mark& mark) const {
    if (mark.is_null()) return 0;
    auto line = std::min<uint32_t>(static_cast<uint32_t>(std::max(mark.line, 0)) + 1, source_.line_count());
    auto length = static_cast<uint32_t>(source_.line(line).size());
    return source_.line_start(line) + std::min(static_cast<uint32_t>(std::max(mark.column, 0)), length);
  }

  /// A scalar, or the rest of the line on which a list or mapping begins.
  [[nodiscard]] Span span(const YAML::Node& node) const {
    auto begin = offset(node.Mark());
    auto rest = source_.text({begin, static_cast<uint32_t>(source_.text().size())});
    rest = rest.substr(0, rest.find('\n'));
    if (node.IsScalar() && rest.starts_with(node.Scalar())) rest = rest.substr(0, node.Scalar().size());
    while (rest.ends_with(' ') || rest.ends_with('\r')) rest.remove_suffix(1);
    return {begin, begin + static_cast<uint32_t>(std::max<size_t>(1, rest.size()))};
  }

  [[nodiscard]] std::string place(const YAML::Node& node) const {
    return fmt::format("{}:{}", source_.name(), source_.position(offset(node.Mark())).line);
  }

  void error(std::string code, Span at, std::string message, std::string help = {}, std::optional<Fix> fix = {}) {
    file_.diagnostics.push_back({Severity::error, std::move(code), at, std::move(message), std::move(help), std::move(fix)});
  }
  void wrong(const YAML::Node& node, std::string message, std::string help = {}) {
    error("wrong-setting", span(node), std::move(message), std::move(help));
  }

  // ---- Shapes --------------------------------------------------------------------------------------------------------

  /// Hands each value of the document to the reader of its key.
  void read_keys(const YAML::Node& root, const Keys& keys) {
    std::set<std::string> seen;
    for (const auto& entry : root) {
      auto name = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      auto known = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.first == name; });
      if (known == keys.end())
        report_unknown_key(entry.first, keys);
      else if (!seen.insert(name).second)
        wrong(entry.first, fmt::format("`{}` stands here twice", name));
      else if (!entry.second.IsNull())
        known->second(entry.second);
    }
  }

  void report_unknown_key(const YAML::Node& key, const Keys& keys) {
    std::vector<std::string> names;
    for (const auto& known : keys) names.push_back(known.first);
    auto message = fmt::format("there is no setting `{}`", key.IsScalar() ? key.Scalar() : "(no text)");
    if (auto near = key.IsScalar() ? closest(key.Scalar(), names) : std::nullopt)
      error("unknown-setting", span(key), message, fmt::format("did you mean `{}`?", *near), Fix{span(key), *near});
    else
      error("unknown-setting", span(key), message, fmt::format("there are {}", fmt::join(names, ", ")));
  }

  void read_truth(const YAML::Node& node, std::string_view key, bool& out) {
    if (!node.IsScalar() || !YAML::convert<bool>::decode(node, out)) wrong(node, fmt::format("`{}` is true or false", key));
  }

  /// A path, relative to the folder of the settings.
  std::optional<Settings::Mapping> read_file(const YAML::Node& node, std::string_view key) {
    if (!node.IsScalar() || node.Scalar().empty()) {
      wrong(node, fmt::format("`{}` is the path of a file", key));
      return {};
    }
    auto path = fs::path(node.Scalar());
    if (path.is_relative()) path = fs::path(source_.name()).parent_path() / path;
    return Settings::Mapping{"", path.lexically_normal().string(), place(node)};
  }

  void read_mappings(const YAML::Node& node, std::string_view key, std::string_view example, std::vector<Settings::Mapping>& out) {
    if (!node.IsMap()) return wrong(node, fmt::format("`{}` maps names to files", key), fmt::format("for example {}", example));
    std::set<std::string> seen;
    for (const auto& entry : node) {
      if (!entry.first.IsScalar() || entry.first.Scalar().empty()) {
        wrong(entry.first, fmt::format("a name of `{}` is a text", key));
        continue;
      }
      auto file = read_file(entry.second, entry.first.Scalar());
      if (!seen.insert(entry.first.Scalar()).second)
        wrong(entry.first, fmt::format("`{}` stands here twice", entry.first.Scalar()));
      else if (file)
        out.push_back({entry.first.Scalar(), file->file, place(entry.first)});
    }
  }

  void read_lookups(const YAML::Node& node) {
    read_mappings(node, "lookups", "shared/assets: tables/assets.csv", settings().lookups);
  }

  /// One file, a list of files, or files by the names of their feeds.
  void read_threat(const YAML::Node& node) {
    if (node.IsMap()) return read_mappings(node, "threat", "cs: indicators.json", settings().threat);
    auto add = [&](const YAML::Node& file) {
      if (auto read = read_file(file, "threat")) settings().threat.push_back(std::move(*read));
    };
    if (!node.IsSequence()) return add(node);
    for (const auto& file : node) add(file);
  }

  SettingsFile& file_;
  const Source& source_;
};

}  // namespace

void Settings::prefer(Settings more) {
  auto before = [](std::vector<Mapping>& here, std::vector<Mapping>& first) {
    first.insert(first.end(), here.begin(), here.end());
    here = std::move(first);
  };
  before(lookups, more.lookups);
  if (!more.threat.empty()) threat = std::move(more.threat);
  if (more.geo) geo = std::move(more.geo);
  if (more.asn) asn = std::move(more.asn);
  save = save || more.save;
}

SettingsFile read_settings(std::shared_ptr<const Source> source) {
  SettingsFile file;
  file.source = std::move(source);
  Reader(file).run();
  tidy(file.diagnostics);
  return file;
}

std::string find_settings_file(const std::string& folder) {
  std::error_code error;
  for (auto at = fs::absolute(folder, error).lexically_normal(); !error; at = at.parent_path()) {
    auto path = at / "dohyo.yaml";
    if (fs::is_regular_file(path, error)) return path.string();
    error.clear();
    if (at == at.parent_path()) break;
  }
  return {};
}

}  // namespace dohyo
