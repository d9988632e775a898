// Any bytes as a JSON record: extraction never fails, and whenever nlohmann::json takes the record for an
// object, the extractor does too and finds the same values.
#include <algorithm>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "interpreter/data/convert.h"
#include "interpreter/json/extract.h"
#include "tests/fuzz/json_tree.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0041",
          "\\uD83D\\uDE00",
          "\\uD800",
          "\\\"",
          "\\\\",
          "null",
          "true",
          "false",
          "0",
          "-0",
          "1e5",
          "1E400",
          "-1.5",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "0.1",
          "\"a\":",
          "\"A\":",
          "\"b\":{",
          "\"\":",
          "\"EventData\":\"{\\\"a\\\":1}\"",
          " ",
          "\t",
          "\r",
          "\n",
          "\x01",
          "\xFF",
          "\xC3\xA4",
          "{\"a\":{\"a\":1}}",
          "[[",
          "]]",
          "\"a\\u0062\":1"};
}

namespace {

// ---- Looking for fields
// ----------------------------------------------------------------------------------------------------

struct Wanted {
  json::Path path;
  const Tree* tree; ///< null: the record has no such field
};

/// Fields whose value the language fixes: keys at the top and below objects there, unless they are null or
/// below a key that is repeated.
std::vector<Wanted> fields_of(const Tree& root) {
  constexpr size_t most = 40;
  std::vector<Wanted> wanted;
  std::set<std::string_view> seen;
  for (const auto& [key, tree] : root.members) {
    if (key.empty() || !seen.insert(key).second || wanted.size() > most) continue;
    if (tree.kind != Tree::Kind::null) wanted.push_back({{key}, &tree});
    if (tree.kind != Tree::Kind::object || root.count(key) > 1) continue;
    std::set<std::string_view> inner;
    for (const auto& [name, below] : tree.members)
      if (!name.empty() && inner.insert(name).second && below.kind != Tree::Kind::null)
        wanted.push_back({{key, name}, &below});
  }
  if (root.count("no such key") == 0) wanted.push_back({{"no such key"}, nullptr});
  return wanted;
}

class Record {
 public:
  explicit Record(std::string_view text)
      : memory_(new char[text.size() + json::padding]), size_(text.size()) {
    std::memcpy(memory_.get(), text.data(), text.size());
    // What lies behind a record is the next one, not zeros.
    std::memset(memory_.get() + size_, '"', json::padding);
  }
  [[nodiscard]] std::string_view text() const { return {memory_.get(), size_}; }

 private:
  std::unique_ptr<char[]> memory_;
  size_t size_;
};

void compare_fields(const Record& record, const Tree& root, json::Extractor& extractor) {
  auto wanted = fields_of(root);
  // Also only the last one, so that the extractor meets keys it does not want.
  for (bool all : {true, false}) {
    json::Demand demand;
    size_t first = all || wanted.size() < 2 ? 0 : wanted.size() - 2;
    for (size_t i = first; i < wanted.size(); ++i) demand.add({{wanted[i].path}});
    demand.compile();
    std::vector<json::Token> tokens;
    Arena arena;
    auto outcome = extractor.extract(record.text(), demand, tokens, arena);
    fuzz_demand(outcome == json::Outcome::good, "sound JSON is a good record");
    for (size_t i = first; i < wanted.size(); ++i) {
      const auto& token = tokens[i - first];
      fuzz_demand(token.present() == (wanted[i].tree != nullptr), "a field is found where it is");
      if (token.present())
        fuzz_demand(same(*wanted[i].tree, json::decode(token.text, arena)), "a field has its value");
    }
  }
}

void compare_all(const Record& record, const Tree& root, json::Extractor& extractor) {
  Arena arena;
  Value list;
  auto outcome = extractor.extract_all(record.text(), false, arena, list);
  fuzz_demand(outcome == json::Outcome::good, "all of sound JSON is a good record");
  auto items = list.as_list();
  size_t next = 0;
  std::set<std::string> seen;
  for (const auto& [key, tree] : root.members) {
    auto name = key;
    std::replace(name.begin(), name.end(), ' ', '_');
    if (!seen.insert(name).second) continue;
    fuzz_demand(next + 1 < items.size() && items[next].as_text() == name,
                "all fields are there, in their order");
    fuzz_demand(same(tree, items[next + 1]), "each of all fields has its value");
    next += 2;
  }
  fuzz_demand(next == items.size(), "there are no other fields");
}

/// Whatever the bytes are: no crash, no field from nowhere.
void extract_blindly(const Record& record, json::Extractor& extractor) {
  json::Demand demand;
  demand.add({{{"a"}}, {{"a"}, true}});
  demand.add({{{"EventData", "a"}}, {{"b", "a"}}, {{"b"}}});
  demand.add({{{"b", "a", "b"}}});
  demand.compile();
  std::vector<json::Token> tokens;
  Arena arena;
  if (extractor.extract(record.text(), demand, tokens, arena) != json::Outcome::bad)
    for (const auto& token : tokens)
      if (token.present())
        fuzz_demand(!token.text.empty() && json::decode(token.text, arena).kind() != Kind::list,
                    "a token has a value");
  for (bool flatten : {true, false}) {
    Value list;
    if (extractor.extract_all(record.text(), flatten, arena, list) == json::Outcome::bad) continue;
    for (size_t i = 0; i < list.as_list().size(); i += 2)
      fuzz_demand(list.as_list()[i].is_text(), "names and values take turns");
  }
}

} // namespace

} // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo::tests;
  static dohyo::json::Extractor extractor;
  Record record({reinterpret_cast<const char*>(data), size});
  extract_blindly(record, extractor);
  // nlohmann skips a byte order mark; here that is the reader's task.
  if (record.text().starts_with("\xEF\xBB\xBF")) return 0;
  auto tree = read_tree(record.text());
  if (!tree || tree->kind != Tree::Kind::object) return 0;
  compare_fields(record, *tree, extractor);
  compare_all(record, *tree, extractor);
  return 0;
}
