// Says how many query texts of a corpus parse and bind, and why the others do not.
//
//   dohyo_corpus PATH... [--dialect sumo] [--built] [--show N] [--failures FILE] [--text ID]
//
// A PATH is a folder (its *.sumo and *.txt files), such a file, or a file of JSON lines {"id", "text"} as tests/corpus/extract
// writes them. A text passes when it has no error; "known, not yet built" counts as passing unless --built is given. Reasons are
// ranked by the number of texts that they stop. --failures writes every failing text with its messages as JSON lines;
// --text shows all messages of one text. Exit code: 0 all pass, 1 some do not, 2 usage.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/support/run_query.h"

namespace dohyo::tests {

namespace {

namespace fs = std::filesystem;

struct Text {
  std::string id;
  std::string text;
};

struct Options {
  std::vector<fs::path> paths;
  Dialect dialect = Dialect::detection;
  bool built = false;
  size_t shown = 40;
  std::string failures;
  std::string only;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void read_lines(const fs::path& path, std::vector<Text>& texts) {
  std::istringstream lines(read(path));
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    try {
      auto entry = nlohmann::json::parse(line);
      texts.push_back({entry.at("id"), entry.at("text")});
    } catch (const nlohmann::json::exception& e) {
      throw std::runtime_error(fmt::format("{}:{}: {}", path.string(), number, e.what()));
    }
  }
}

std::vector<Text> read_texts(const std::vector<fs::path>& paths) {
  std::vector<Text> texts;
  auto is_query = [](const fs::path& p) { return p.extension() == ".sumo" || p.extension() == ".txt"; };
  for (const auto& path : paths) {
    if (fs::is_directory(path)) {
      std::vector<fs::path> files;
      for (const auto& entry : fs::recursive_directory_iterator(path))
        if (is_query(entry.path())) files.push_back(entry.path());
      std::sort(files.begin(), files.end());
      for (const auto& file : files) texts.push_back({fs::relative(file, path).string(), read(file)});
    } else if (is_query(path)) {
      texts.push_back({path.filename().string(), read(path)});
    } else {
      read_lines(path, texts);
    }
  }
  return texts;
}

/// One thing that goes wrong, in all the texts that it stops.
struct Reason {
  size_t texts = 0;
  std::vector<std::string> examples;
};
using Ranking = std::map<std::string, Reason>;

void count(Ranking& ranking, const std::set<std::string>& found, const std::string& id) {
  for (const auto& what : found) {
    auto& reason = ranking[what];
    ++reason.texts;
    if (reason.examples.size() < 3) reason.examples.push_back(id);
  }
}

void print(std::string_view title, const Ranking& ranking, size_t shown) {
  if (ranking.empty()) return;
  std::vector<const Ranking::value_type*> order;
  for (const auto& entry : ranking) order.push_back(&entry);
  std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->second.texts > b->second.texts; });
  std::cout << title << '\n';
  for (size_t i = 0; i < order.size() && i < shown; ++i) {
    std::cout << fmt::format("{:6}  {}\n", order[i]->second.texts, order[i]->first);
    for (const auto& example : order[i]->second.examples) std::cout << "          " << example << '\n';
  }
  if (order.size() > shown) std::cout << fmt::format("        and {} more\n", order.size() - shown);
}

std::string percent(size_t part, size_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.2f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

int run(const Options& options) {
  auto texts = read_texts(options.paths);
  CompileOptions compile_options;
  compile_options.language.dialect = options.dialect;
  compile_options.parameters_may_stay_open = true;
  std::ofstream failures;
  if (!options.failures.empty()) failures.open(options.failures);
  Ranking errors, warnings, unbuilt;
  size_t passed = 0, waiting = 0, clean = 0, checked = 0;
  auto begin = std::chrono::steady_clock::now();
  for (const auto& [id, text] : texts) {
    if (!options.only.empty() && id != options.only) continue;
    ++checked;
    auto source = std::make_shared<const Source>(id, text);
    auto compiled = compile(source, registry(), {}, compile_options);
    std::set<std::string> wrong, warned, missing;
    std::string messages;
    for (const auto& d : compiled.all_diagnostics()) {
      auto what = d.code + ": " + d.message;
      if (!options.only.empty()) std::cout << render(d, *source, false);
      if (d.severity == Severity::error && d.code == "not-built" && !options.built)
        missing.insert(d.message);
      else if (d.severity == Severity::error) {
        wrong.insert(what);
        messages += (messages.empty() ? "" : ", ") + to_json(d, *source);
      } else if (d.severity == Severity::warning)
        warned.insert(d.code);
    }
    count(errors, wrong, id);
    count(warnings, warned, id);
    count(unbuilt, missing, id);
    passed += wrong.empty();
    waiting += wrong.empty() && !missing.empty();
    clean += wrong.empty() && missing.empty() && warned.empty();
    if (!wrong.empty() && failures.is_open())
      failures << fmt::format("{{\"id\": {}, \"diagnostics\": [{}], \"text\": {}}}\n", nlohmann::json(id).dump(), messages,
                              nlohmann::json(text).dump());
  }
  auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (checked == 0) throw std::runtime_error(options.only.empty() ? "no texts there" : "no text has this id");
  print("errors, by the number of texts they stop", errors, options.shown);
  print("known, not yet built", unbuilt, options.shown);
  print("warnings, by code", warnings, options.shown);
  std::cout << fmt::format("{} texts: {} pass ({}), of these {} wait for what is not built and {} have no warning; {} fail; {:.2f} s, {:.0f} us each\n",
                           checked, passed, percent(passed, checked), waiting, clean, checked - passed, seconds,
                           1e6 * seconds / static_cast<double>(checked));
  return passed == checked ? 0 : 1;
}

Options read_arguments(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string word = arguments[i];
    auto value = [&]() -> std::string {
      if (++i >= count) throw std::runtime_error(word + " needs a value");
      return arguments[i];
    };
    if (word == "--dialect") options.dialect = value() == "sumo" ? Dialect::sumo : Dialect::detection;
    else if (word == "--built") options.built = true;
    else if (word == "--show") options.shown = std::stoul(value());
    else if (word == "--failures") options.failures = value();
    else if (word == "--text") options.only = value();
    else if (word.starts_with("--")) throw std::runtime_error("unknown option " + word);
    else options.paths.emplace_back(word);
  }
  if (options.paths.empty()) throw std::runtime_error("no folder and no file of JSON lines");
  return options;
}

}  // namespace

}  // namespace dohyo::tests

int main(int count, char** arguments) {
  try {
    return dohyo::tests::run(dohyo::tests::read_arguments(count, arguments));
  } catch (const std::exception& e) {
    std::cerr << "dohyo_corpus: " << e.what() << '\n';
    return 2;
  }
}
