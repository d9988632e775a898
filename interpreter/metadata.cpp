#include "interpreter/metadata.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

constexpr std::array<std::string_view, 4> levels = {"low", "medium", "high", "critical"};

/// Metadata are a page of text; more is another kind of file.
constexpr size_t largest_file = size_t{1} << 20;

/// Goes through the document once and complains about everything that is not as queries/README.md says.
class Reader {
 public:
  Reader(MetadataFile& file, size_t queries) : file_(file), source_(*file.source), queries_(queries) {}

  void run() {
    auto text = source_.text();
    if (text.size() > largest_file) return broken(0, "metadata of more than 1 MiB are not read");
    if (!utf8::is_valid(text)) return broken(0, "this file is not UTF-8");
    YAML::Node root;
    try {
      root = YAML::Load(std::string(text));
    } catch (const YAML::Exception& e) {
      return broken(offset(e.mark), fmt::format("this is no YAML: {}", e.msg));
    }
    if (!root.IsNull() && !root.IsMap()) return broken(0, "metadata are a mapping of keys such as `title:` to values");
    auto metadata = std::make_shared<QueryMetadata>();
    metadata_ = metadata.get();
    read_keys(root, "", {{"title", [&](const YAML::Node& v) { read_text(v, "title", metadata_->title); }},
                         {"techniques", [&](const YAML::Node& v) { read_techniques(v); }},
                         {"tactics", [&](const YAML::Node& v) { read_texts(v, "tactics", metadata_->tactics); }},
                         {"severity", [&](const YAML::Node& v) { read_level(v, "severity", metadata_->severity); }},
                         {"confidence", [&](const YAML::Node& v) { read_level(v, "confidence", metadata_->confidence); }},
                         {"data_sources", [&](const YAML::Node& v) { read_texts(v, "data_sources", metadata_->data_sources); }},
                         {"false_positives",
                          [&](const YAML::Node& v) { read_texts(v, "false_positives", metadata_->false_positives); }},
                         {"references", [&](const YAML::Node& v) { read_texts(v, "references", metadata_->references); }},
                         {"queries", [&](const YAML::Node& v) { read_queries(v); }}});
    file_.metadata = std::move(metadata);
  }

 private:
  using Keys = std::vector<std::pair<std::string, std::function<void(const YAML::Node&)>>>;

  // ---- Places and messages -----------------------------------------------------------------------------------------

  [[nodiscard]] uint32_t offset(const YAML::Mark& mark) const {
    if (mark.is_null()) return 0;
    auto line = std::min<uint32_t>(static_cast<uint32_t>(std::max(mark.line, 0)) + 1, source_.line_count());
    auto length = static_cast<uint32_t>(source_.line(line).size());
    return source_.line_start(line) + std::min(static_cast<uint32_t>(std::max(mark.column, 0)), length);
  }

  /// A scalar, or the line on which a list or mapping begins.
  [[nodiscard]] Span span(const YAML::Node& node) const {
    auto begin = offset(node.Mark());
    auto rest = source_.text({begin, static_cast<uint32_t>(source_.text().size())});
    rest = rest.substr(0, rest.find('\n'));
    if (node.IsScalar() && rest.starts_with(node.Scalar())) rest = rest.substr(0, node.Scalar().size());
    while (rest.ends_with(' ') || rest.ends_with('\r')) rest.remove_suffix(1);
    return {begin, begin + static_cast<uint32_t>(std::max<size_t>(1, rest.size()))};
  }

  void warn(std::string code, Span at, std::string message, std::string help = {}, std::optional<Fix> fix = {}) {
    file_.diagnostics.push_back({Severity::warning, std::move(code), at, std::move(message), std::move(help), std::move(fix)});
  }

  void broken(uint32_t at, std::string message) {
    warn("broken-metadata", {at, at + 1}, std::move(message), "the query runs without its metadata; queries/README.md describes the format");
  }

  void wrong(const YAML::Node& node, std::string message, std::string help = {}) {
    warn("wrong-metadata", span(node), std::move(message), std::move(help));
  }

  // ---- Shapes ------------------------------------------------------------------------------------------------------

  /// Hands each value of a mapping to the reader of its key.
  void read_keys(const YAML::Node& node, std::string_view inside, const Keys& keys) {
    std::set<std::string> seen;
    for (const auto& entry : node) {
      auto name = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      auto known = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.first == name; });
      if (known == keys.end()) {
        report_unknown_key(entry.first, inside, keys);
      } else if (!seen.insert(name).second) {
        wrong(entry.first, fmt::format("`{}` stands here twice; the first counts", name));
      } else if (!entry.second.IsNull()) {
        known->second(entry.second);
      }
    }
  }

  void report_unknown_key(const YAML::Node& key, std::string_view inside, const Keys& keys) {
    std::vector<std::string> names;
    for (const auto& known : keys) names.push_back(known.first);
    auto name = key.IsScalar() ? key.Scalar() : std::string("(no text)");
    auto message = fmt::format("metadata{} have no key `{}`", inside, name);
    if (auto near = closest(name, names))
      warn("unknown-metadata", span(key), message, fmt::format("did you mean `{}`?", *near), Fix{span(key), *near});
    else
      warn("unknown-metadata", span(key), message, fmt::format("there are {}", fmt::join(names, ", ")));
  }

  void read_text(const YAML::Node& node, std::string_view key, std::string& out) {
    if (!node.IsScalar()) return wrong(node, fmt::format("`{}` is one text", key));
    out = node.Scalar();
  }

  void read_level(const YAML::Node& node, std::string_view key, std::string& out) {
    std::string word;
    read_text(node, key, word);
    if (word.empty()) return;
    if (std::find(levels.begin(), levels.end(), word) == levels.end())
      return wrong(node, fmt::format("`{}` is no {}", word, key), fmt::format("one of {}", fmt::join(levels, ", ")));
    out = word;
  }

  template <typename Use>
  void each_item(const YAML::Node& node, std::string_view key, Use use) {
    if (!node.IsSequence())
      return wrong(node, fmt::format("`{}` is a list", key), "begin each item on a line of its own with `- `");
    for (const auto& item : node) use(item);
  }

  void read_texts(const YAML::Node& node, std::string_view key, std::vector<std::string>& out) {
    each_item(node, key, [&](const YAML::Node& item) {
      // `- Sysmon event 3: network connection` is a mapping for YAML.
      if (item.IsMap()) return wrong(item, fmt::format("an item of `{}` is a text", key), "put a text with a colon between quotes");
      if (!item.IsScalar()) return wrong(item, fmt::format("an item of `{}` is a text", key));
      out.push_back(item.Scalar());
    });
  }

  void read_techniques(const YAML::Node& node) {
    each_item(node, "techniques", [&](const YAML::Node& item) {
      if (!item.IsMap()) return wrong(item, "a technique has an `id` and a `name`", "- id: T1584.006");
      QueryMetadata::Technique technique;
      read_keys(item, " of a technique", {{"id", [&](const YAML::Node& v) { read_id(v, technique.id); }},
                                          {"name", [&](const YAML::Node& v) { read_text(v, "name", technique.name); }}});
      if (!technique.id.empty())
        metadata_->techniques.push_back(std::move(technique));
      else if (!item["id"])
        wrong(item, "this technique has no `id`", "- id: T1584.006");
    });
  }

  void read_id(const YAML::Node& node, std::string& out) {
    static const std::regex form("T[0-9]{4}([.][0-9]{3})?");
    std::string id;
    read_text(node, "id", id);
    if (id.empty()) return;
    if (!std::regex_match(id, form)) return wrong(node, fmt::format("`{}` is no technique of ATT&CK", id), "write T1584 or T1584.006");
    out = id;
  }

  void read_queries(const YAML::Node& node) {
    each_item(node, "queries", [&](const YAML::Node& item) {
      if (!item.IsMap()) return wrong(item, "a query has an `index` and a `title`");
      size_t index = 0;
      std::string title;
      read_keys(item, " of a query", {{"index", [&](const YAML::Node& v) { index = read_index(v); }},
                                      {"title", [&](const YAML::Node& v) { read_text(v, "title", title); }}});
      if (index == 0) {
        if (!item["index"]) wrong(item, "this query has no `index`", "1 for the first query of the text");
        return;
      }
      auto& titles = metadata_->query_titles;
      if (titles.size() < index) titles.resize(index);
      if (!titles[index - 1].empty()) return wrong(item, fmt::format("query {} has a title already", index));
      titles[index - 1] = title;
    });
  }

  /// Counted from 1; 0 after a mistake.
  size_t read_index(const YAML::Node& node) {
    auto index = node.as<size_t>(0);
    if (node.IsScalar() && index >= 1 && index <= queries_) return index;
    wrong(node, fmt::format("`index` is a number from 1 to {}, as the text has {} quer{}", queries_, queries_, queries_ == 1 ? "y" : "ies"));
    return 0;
  }

  MetadataFile& file_;
  const Source& source_;
  size_t queries_;
  QueryMetadata* metadata_ = nullptr;
};

}  // namespace

MetadataFile read_metadata(std::shared_ptr<const Source> source, size_t queries) {
  MetadataFile file;
  file.source = std::move(source);
  Reader(file, queries).run();
  tidy(file.diagnostics);
  return file;
}

std::string metadata_path(const std::string& query_path) {
  auto name = query_path.rfind('/') == std::string::npos ? 0 : query_path.rfind('/') + 1;
  auto dot = query_path.rfind('.');
  bool has_extension = dot != std::string::npos && dot > name;
  return (has_extension ? query_path.substr(0, dot) : query_path) + ".yaml";
}

}  // namespace dohyo
