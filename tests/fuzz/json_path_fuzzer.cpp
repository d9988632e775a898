// The first line as a path, the rest as a JSON text: reading a path never fails; a path finds in sound JSON what a simple
// evaluator finds in a tree of it, also with text around it; and what the scan looks up is what the path finds.
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/data/convert.h"
#include "interpreter/json/document.h"
#include "interpreter/json/extract.h"
#include "tests/fuzz/json_tree.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"a",    "b",     ".",     "..",       "$.",       "$",     "[0]",       "[-1]",    "[*]",       "*",
          "[0,1]", "[1:]", "[:-1]", "['a','b']", "['a']",   "[\"b\"]", "['']",     "@type",   "[?(@.a)]",  "\n",
          "{",    "}",     "[",     "]",        ":",        ",",     "\"",        "\\",      "\\\"",      "\\u0061",
          "null", "true",  "-1.5",  "1E400",    "\"a\":",   "\"b\":{", "\"a\":[",  "\"\":",   "{\"a\":{\"b\":1}}", "\"a\":null",
          " ",    "\xFF",  "\x01",  "\"{\\\"a\\\":[1,{\\\"b\\\":2}]}\"", "\"[1,2]\"", "x {\"a\":1} y"};
}

namespace {

using Step = json::PathQuery::Step;
using StepKind = Step::Kind;

constexpr size_t most_visits = 2000;
constexpr size_t deepest = 100;

size_t depth_of(const Tree& tree) {
  size_t depth = 0;
  for (const auto& [key, below] : tree.members) depth = std::max(depth, depth_of(below));
  for (const auto& below : tree.items) depth = std::max(depth, depth_of(below));
  return depth + 1;
}

/// Follows a path in a tree. Gives up where the language leaves the answer open.
class Evaluation {
 public:
  explicit Evaluation(const json::PathQuery& path) : path_(path) {}

  void run(const Tree& root) { follow(root, 0, 0); }
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] const std::vector<const Tree*>& values() const { return values_; }
  [[nodiscard]] bool present() const {
    if (!path_.gives_array() || path_.descends()) return !values_.empty();
    return !values_.empty() || reached_;
  }

 private:
  void follow(const Tree& tree, size_t next, size_t text_level) {
    if (++visits_ > most_visits) open_ = true;
    if (open_) return;
    if (next == path_.steps().size()) return values_.push_back(&tree);
    const auto& step = path_.steps()[next];
    switch (tree.kind) {
    case Tree::Kind::object:
      return in_object(tree, step, next, text_level);
    case Tree::Kind::array:
      return in_array(tree, step, next, text_level);
    case Tree::Kind::text:
      return step.kind == StepKind::everywhere ? void() : in_text(tree.text, next, text_level);
    default:
      return;
    }
  }

  void in_text(std::string_view text, size_t next, size_t text_level) {
    constexpr std::string_view blanks = " \t\r\n";
    auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return;
    text = text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
    bool shaped = (text.front() == '{' && text.back() == '}') || (text.front() == '[' && text.back() == ']');
    if (text.size() < 2 || !shaped) return;
    auto tree = read_tree(text);
    // Of text that is broken somewhere, parts may still be found.
    if (!tree || text_level > 4 || depth_of(*tree) > deepest) {
      open_ = true;
      return;
    }
    texts_.push_back(std::make_unique<Tree>(std::move(*tree)));
    follow(*texts_.back(), next, text_level + 1);
  }

  void in_object(const Tree& tree, const Step& step, size_t next, size_t text_level) {
    auto key = [&](const std::string& name) {
      for (const auto& [other, below] : tree.members)
        if (other == name) return follow(below, next + 1, text_level);
    };
    switch (step.kind) {
    case StepKind::key:
      return key(step.names[0]);
    case StepKind::keys:
      reached_ = true;
      for (const auto& name : step.names) key(name);
      return;
    case StepKind::every:
      reached_ = true;
      for (const auto& member : tree.members) follow(member.second, next + 1, text_level);
      return;
    case StepKind::everywhere:
      in_object(tree, path_.steps()[next + 1], next + 1, text_level);
      for (const auto& member : tree.members) follow(member.second, next, text_level);
      return;
    default:
      return;
    }
  }

  void in_array(const Tree& tree, const Step& step, size_t next, size_t text_level) {
    auto size = static_cast<int64_t>(tree.items.size());
    auto element = [&](int64_t index) {
      if (index < 0) index += size;
      if (index >= 0 && index < size) follow(tree.items[static_cast<size_t>(index)], next + 1, text_level);
    };
    switch (step.kind) {
    case StepKind::element:
      return element(step.indices[0]);
    case StepKind::elements:
      reached_ = true;
      for (auto index : step.indices) element(index);
      return;
    case StepKind::slice: {
      reached_ = true;
      auto from_start = [&](int64_t index) { return index < 0 ? index + size : index; };
      auto end = std::min(size, from_start(step.end.value_or(size)));
      for (auto i = std::max<int64_t>(0, from_start(step.begin.value_or(0))); i < end; ++i) element(i);
      return;
    }
    case StepKind::every:
      reached_ = true;
      for (const auto& item : tree.items) follow(item, next + 1, text_level);
      return;
    case StepKind::everywhere:
      in_array(tree, path_.steps()[next + 1], next + 1, text_level);
      for (const auto& item : tree.items) follow(item, next, text_level);
      return;
    default:
      return;
    }
  }

  const json::PathQuery& path_;
  std::vector<const Tree*> values_;
  std::vector<std::unique_ptr<Tree>> texts_;
  size_t visits_ = 0;
  bool reached_ = false;
  bool open_ = false;
};

bool same(const Evaluation& expected, const json::PathQuery& path, const json::Found& found) {
  if (found.present != expected.present()) return false;
  if (!found.present) return true;
  if (!path.gives_array()) return same(*expected.values()[0], found.value);
  auto list = found.value.is_text() ? read_tree(found.value.as_text()) : std::nullopt;
  if (!list || list->items.size() != expected.values().size()) return false;
  for (size_t i = 0; i < list->items.size(); ++i)
    if (!same(*expected.values()[i], list->items[i])) return false;
  return true;
}

/// A path to somewhere in the tree, by the bits of `choices`.
std::string path_into(const Tree& root, uint64_t choices) {
  auto pick = [&](size_t limit) {
    auto choice = choices % limit;
    choices = choices / limit * 6364136223846793005u + 1442695040888963407u;
    return choice;
  };
  std::string path = pick(2) == 0 ? "$" : "";
  const auto* at = &root;
  while (pick(5) != 0) {
    if (at->kind == Tree::Kind::object && !at->members.empty()) {
      const auto& [key, below] = at->members[pick(at->members.size())];
      bool plain = !key.empty() && key.find_first_of(".[]'\"\\*@($? ") == std::string::npos && !key.ends_with("()");
      std::string quoted;
      for (char c : key) quoted += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
      if (pick(6) == 0)
        path += "[*]";
      else if (plain && pick(2) == 0)
        path += (path.empty() ? "" : ".") + key;
      else
        path += "['" + quoted + "']";
      at = &below;
    } else if (at->kind == Tree::Kind::array && !at->items.empty()) {
      auto index = pick(at->items.size());
      path += pick(4) == 0 ? std::string("[*]") : "[" + std::to_string(index) + "]";
      at = &at->items[index];
    } else {
      break;
    }
  }
  return path.empty() ? "$" : path;
}

/// What the scan finds by the keys that a path begins with.
void compare_scan(const json::PathQuery& path, const std::string& text, const json::Found& found, Arena& arena) {
  auto keys = path.leading_keys();
  if (keys.empty() || keys.size() != path.steps().size()) return;
  std::string padded = text + std::string(json::padding, '"');
  json::Demand demand;
  demand.add({json::Candidate{keys, false, true}});
  demand.compile();
  static json::Extractor extractor;
  std::vector<json::Token> tokens;
  auto outcome = extractor.extract(std::string_view(padded).substr(0, text.size()), demand, tokens, arena);
  fuzz_demand(outcome == json::Outcome::good, "sound JSON is a good record");
  fuzz_demand(tokens[0].present() == found.present, "the scan finds what the path finds");
  if (!found.present) return;
  auto value = json::decode(tokens[0].text, arena);
  fuzz_demand(value.kind() == found.value.kind() && to_string(value) == to_string(found.value), "and its value");
}

void compare(const json::PathQuery& path, const std::string& text, const Tree& root) {
  Evaluation expected(path);
  expected.run(root);
  if (expected.is_open()) return;
  static json::Document document;
  Arena arena;
  fuzz_demand(document.open(text), "sound JSON opens");
  auto found = document.find(path, arena);
  fuzz_demand(same(expected, path, found), "a path finds what is there");
  fuzz_demand(same(expected, path, document.find(path, arena)), "and finds it again");
  if (root.kind == Tree::Kind::object) compare_scan(path, text, found, arena);
  fuzz_demand(document.open("12:00 [main] {x " + text + " done in 3 ms"), "sound JSON opens with text around it");
  fuzz_demand(same(expected, path, document.find(path, arena)), "text around JSON changes nothing");
}

bool has_blank(const Tree& tree) {
  for (const auto& [key, below] : tree.members)
    if (key.find(' ') != std::string::npos || has_blank(below)) return true;
  return std::any_of(tree.items.begin(), tree.items.end(), has_blank);
}

/// Every name that `json auto` gives leads to the value that stands behind it.
void compare_names(const std::string& text, const Tree& root, const json::Flattening& flattening) {
  static json::Document document;
  Arena arena;
  fuzz_demand(document.open(text), "sound JSON opens");
  auto list = document.flatten(flattening, arena);
  fuzz_demand(list.kind() == Kind::list, "sound JSON has names");
  if (has_blank(root)) return;
  auto items = list.as_list();
  for (size_t i = 0; i < std::min<size_t>(items.size(), 100); i += 2) {
    auto found = document.find(json::FlatName{std::string(items[i].as_text()), flattening, true}, arena);
    fuzz_demand(found.present, "a name that was given is found");
    bool equal = found.value.kind() == items[i + 1].kind() && to_string(found.value) == to_string(items[i + 1]);
    fuzz_demand(equal, "a name leads to its value");
  }
}

/// Whatever the text is.
void find_blindly(const json::PathQuery& path, std::string_view text) {
  static json::Document document;
  Arena arena;
  if (!document.open(text)) return;
  (void)document.find(path, arena);
  (void)document.find(json::FlatName{"a.b[0].a", {.extract_arrays = true}}, arena);
  (void)document.flatten({}, arena);
  (void)document.find(path, arena);
}

} // namespace

} // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  using namespace dohyo::tests;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  auto line_end = std::min(input.find('\n'), input.size());
  auto first_line = input.substr(0, line_end);
  std::string text(line_end < size ? input.substr(line_end + 1) : input);
  json::PathProblem problem;
  auto path = json::PathQuery::parse(first_line, problem);
  if (!path) {
    fuzz_demand(!problem.message.empty(), "a problem has words");
    fuzz_demand(problem.offset + problem.length <= first_line.size(), "a problem has its place");
  }
  if (path) find_blindly(*path, text);
  auto tree = text.starts_with("\xEF\xBB\xBF") ? std::nullopt : read_tree(text);
  bool container = tree && (tree->kind == Tree::Kind::object || tree->kind == Tree::Kind::array);
  if (!container || depth_of(*tree) > deepest) return 0;
  if (path) compare(*path, text, *tree);
  uint64_t choices = 1469598103934665603u;
  for (size_t i = 0; i < size; ++i) choices = (choices ^ data[i]) * 1099511628211u;
  for (int i = 0; i < 3; ++i, choices = choices * 2862933555777941757u + 3037000493u) {
    auto made = path_into(*tree, choices);
    auto query = json::PathQuery::parse(made, problem);
    fuzz_demand(query.has_value(), "a path that was put together is one");
    compare(*query, text, *tree);
  }
  compare_names(text, *tree, {});
  compare_names(text, *tree, {.max_depth = 2, .extract_arrays = true});
  return 0;
}
