// Runs the cases of .test files (tests/support/golden_file.h) in every combination of threads, chunk sizes,
// rewrites and prefiltering, and compares what comes out byte for byte.
//
//   dohyo_golden PATH... [--filter TEXT] [--update]
//
// --filter runs the cases whose title or path contains the text; --update writes what came out into the
// files, except where combinations disagree.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "interpreter/text/time.h"
#include "tests/support/diff.h"
#include "tests/support/golden_file.h"
#include "tests/support/run_query.h"

#ifndef DOHYO_GENERATED_DIR
#define DOHYO_GENERATED_DIR "."
#endif
#ifndef DOHYO_SOURCE_DIR
#define DOHYO_SOURCE_DIR "."
#endif

namespace dohyo::tests {

namespace {

// ---- flags:
// ------------------------------------------------------------------------------------------------------------

struct Flag {
  std::string_view name;
  bool has_value;
  void (*apply)(Settings& settings, const std::string& value);
};

int64_t instant(const std::string& text) {
  if (auto time = time::parse(text)) return *time;
  throw std::runtime_error("not a time: " + text);
}

void set_metadata(Settings& settings, const std::string& value) {
  auto equals = value.find('=');
  if (equals == std::string::npos) throw std::runtime_error("--set wants NAME=VALUE");
  settings.execution.scan.set[value.substr(0, equals)] = value.substr(equals + 1);
}

void set_parameter(Settings& settings, const std::string& value) {
  auto equals = value.find('=');
  if (equals == std::string::npos) throw std::runtime_error("--param wants NAME=VALUE");
  settings.parameters[value.substr(0, equals)] = value.substr(equals + 1);
}

void set_profile(Settings& settings, const std::string& value) {
  for (const auto& profile : built_in_profiles())
    if (profile.name == value) settings.execution.profile = &profile;
  if (settings.execution.profile == nullptr) throw std::runtime_error("no profile " + value);
}

void set_missing(Settings& settings, const std::string& value) {
  using enum LookupTables::Missing;
  settings.missing = value == "null" ? null : value == "unknown" ? unknown : error;
}

constexpr Flag flags[] = {
    {"--missing-tables", true, set_missing},
    {"--dialect", true,
     [](Settings& s, const std::string& v) {
       s.language.dialect = v == "sumo" ? Dialect::sumo : Dialect::detection;
     }},
    {"--timezone", true, [](Settings& s, const std::string& v) { s.language.timezone = v; }},
    {"--null-ne", true, [](Settings& s, const std::string& v) { s.language.null_not_equal = v == "true"; }},
    {"--drop-invalid", true, [](Settings& s, const std::string& v) { s.language.drop_invalid = v == "true"; }},
    {"--lint", false, [](Settings& s, const std::string&) { s.lint = true; }},
    {"--no-aliases", false, [](Settings& s, const std::string&) { s.execution.scan.aliases = false; }},
    {"--set", true, set_metadata},
    {"--input", true, [](Settings& s, const std::string& v) { s.execution.input_format = v; }},
    {"--profile", true, set_profile},
    {"--param", true, set_parameter},
    {"--order", true, [](Settings& s, const std::string& v) { s.order = v == "input" ? EventOrder::input : EventOrder::newest_first; }},
    {"--from", true, [](Settings& s, const std::string& v) { s.from = instant(v); }},
    {"--to", true, [](Settings& s, const std::string& v) { s.to = instant(v); }},
};

const Flag& find_flag(const std::string& name) {
  for (const auto& flag : flags)
    if (flag.name == name) return flag;
  throw std::runtime_error("the golden runner knows no flag " + name);
}

Settings read_flags(const std::string& text) {
  Settings settings;
  std::istringstream words(text);
  std::string word;
  while (words >> word) {
    std::string value;
    auto equals = word.find('=');
    const auto& flag = find_flag(word.substr(0, equals));
    if (equals != std::string::npos)
      value = word.substr(equals + 1);
    else if (flag.has_value && !(words >> value))
      throw std::runtime_error(word + " wants a value");
    flag.apply(settings, value);
  }
  return settings;
}

// ---- One case
// ----------------------------------------------------------------------------------------------------------

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : " ") + item;
  return text;
}

/// The words of a section, separated by single blanks.
std::string words_of(const GoldenSection* section) {
  std::vector<std::string> words;
  std::istringstream in(section == nullptr ? "" : section->text);
  for (std::string word; in >> word;) words.push_back(word);
  return joined(words);
}

std::string lines_of(const GoldenSection& section) { return section.empty ? "" : section.text + "\n"; }

/// What `input (KIND):` is called.
std::string file_name(const std::string& kind) {
  if (kind.empty()) return "events.ndjson";
  if (kind == "text") return "events.log";
  return "events." + kind;
}

class Data {
 public:
  explicit Data(const GoldenCase& golden) {
    if (const auto* paths = golden.find("input file")) {
      std::istringstream words(paths->text);
      for (std::string path; words >> path;)
        list_.files.push_back({.path = DOHYO_SOURCE_DIR "/" + path, .name = path, .size = 0});
      return;
    }
    const auto* inline_text = golden.find("input");
    file_.emplace(inline_text == nullptr ? "" : lines_of(*inline_text));
    list_ = file_->as(file_name(inline_text == nullptr ? "" : inline_text->kind));
  }
  [[nodiscard]] const FileList& list() const { return list_; }

 private:
  std::optional<TemporaryFile> file_;
  FileList list_;
};

/// The files beside the events, and what dohyo.yaml says about them.
class Tables {
 public:
  explicit Tables(const GoldenCase& golden) : golden_(golden) {
    for (const auto* file : golden.all("file")) folder_.write(file->kind, lines_of(*file));
  }

  [[nodiscard]] dohyo::Settings settings() const {
    const auto* section = golden_.find("settings");
    if (section == nullptr) return {};
    auto yaml = section->text;
    constexpr std::string_view generated = "{generated}";
    for (auto at = yaml.find(generated); at != std::string::npos; at = yaml.find(generated)) yaml.replace(at, generated.size(), DOHYO_GENERATED_DIR);
    auto file = read_settings(std::make_shared<const Source>(folder_.path() + "/dohyo.yaml", yaml));
    std::string mistakes;
    for (const auto& d : file.diagnostics) mistakes += render(d, *file.source, false);
    if (!mistakes.empty()) throw std::runtime_error("the settings of the case: " + mistakes);
    return std::move(file.settings);
  }

  /// By name, what the files hold that the case looks at.
  [[nodiscard]] std::map<std::string, std::string> written() const {
    std::map<std::string, std::string> texts;
    for (const auto* file : golden_.all("written")) texts[file->kind] = folder_.read(file->kind);
    return texts;
  }

 private:
  const GoldenCase& golden_;
  TemporaryFolder folder_;
};

std::string query_of(const GoldenCase& golden) {
  if (const auto* section = golden.find("query")) return section->text;
  if (const auto* section = golden.find("query file")) return read_file(DOHYO_SOURCE_DIR "/" + section->text);
  throw std::runtime_error("a case needs a query");
}

/// What a case says and what came out, in the same form.
struct Facts {
  std::string errors;
  std::string warnings;
  std::string mended;
  std::string told;
  std::string output;
  std::map<std::string, std::string> written;  ///< by name of the file
  bool has_output = false;
  bool has_warnings = false;
  bool has_mended = false;
  bool has_told = false;

  friend auto operator<=>(const Facts&, const Facts&) = default;
};

Facts expected_of(const GoldenCase& golden) {
  Facts facts;
  facts.errors = words_of(golden.find("error"));
  facts.warnings = words_of(golden.find("warning"));
  facts.has_warnings = golden.find("warning") != nullptr;
  if (const auto* mended = golden.find("mended")) {
    facts.mended = mended->text;
    facts.has_mended = true;
  }
  if (const auto* told = golden.find("told")) {
    facts.told = told->text;
    facts.has_told = true;
  }
  for (const auto* file : golden.all("written")) facts.written[file->kind] = lines_of(*file);
  if (const auto* output = golden.find("output")) {
    facts.output = lines_of(*output);
    facts.has_output = true;
  }
  return facts;
}

/// With the parts left out that the case says nothing about.
Facts found_in(const Answer& answer, const Facts& expected) {
  Facts facts;
  facts.errors = joined(answer.errors);
  facts.has_warnings = expected.has_warnings;
  if (facts.has_warnings) facts.warnings = joined(answer.warnings);
  facts.has_mended = expected.has_mended;
  if (facts.has_mended) facts.mended = answer.mended;
  facts.has_told = expected.has_told;
  if (facts.has_told) facts.told = answer.told;
  facts.has_output = expected.has_output || (expected.errors.empty() && facts.errors.empty());
  if (facts.has_output) facts.output = answer.csv;
  return facts;
}

struct Run {
  Facts facts;
  std::string diagnostics;
  std::string failure; ///< words of an exception
  std::vector<Combination> combinations;
};

/// The different things that came out; one of them when all is well.
std::vector<Run> run_everywhere(const GoldenCase& golden, const Facts& expected) {
  auto query = query_of(golden);
  auto settings = read_flags(golden.find("flags") == nullptr ? "" : golden.find("flags")->text);
  // Lines of text may hold JSON; by their looks alone most of them would make the file one of JSON records.
  const auto* input = golden.find("input");
  if (input != nullptr && input->kind == "text" && settings.execution.input_format.empty())
    settings.execution.input_format = "lines";
  Data data(golden);
  std::vector<Run> runs;
  for (const auto& combination : combinations()) {
    Run run;
    try {
      Tables tables(golden);
      settings.tables = tables.settings();
      auto answer = run_query(query, data.list(), settings, combination);
      run.facts = found_in(answer, expected);
      run.facts.written = tables.written();
      run.diagnostics = answer.diagnostics;
    } catch (const std::exception& e) {
      run.failure = e.what();
    }
    auto same = [&](const Run& r) { return r.facts == run.facts && r.failure == run.failure; };
    auto known = std::find_if(runs.begin(), runs.end(), same);
    if (known == runs.end()) known = runs.insert(runs.end(), std::move(run));
    known->combinations.push_back(combination);
  }
  return runs;
}

void indent(std::string_view text) {
  for (const auto& line : split_lines(text)) std::cout << "    " << line << "\n";
}

void print_run(const Run& run, const Facts& expected) {
  if (run.combinations.size() == combinations().size()) {
    std::cout << "  in every combination\n";
  } else {
    for (const auto& combination : run.combinations) std::cout << "  with " << to_string(combination) << "\n";
  }
  if (!run.failure.empty()) {
    std::cout << "  failed: " << run.failure << "\n";
    return;
  }
  auto compare = [](const char* what, const std::string& wanted, const std::string& got) {
    auto named = [](const std::string& list) { return list.empty() ? std::string("none") : list; };
    if (wanted != got)
      std::cout << "  " << what << ": expected " << named(wanted) << ", got " << named(got) << "\n";
  };
  compare("errors", expected.errors, run.facts.errors);
  compare("warnings", expected.warnings, run.facts.warnings);
  if (run.facts.errors != expected.errors || run.facts.warnings != expected.warnings) indent(run.diagnostics);
  if (run.facts.mended != expected.mended)
    std::cout << "  mended (- expected, + got)\n" << difference(expected.mended, run.facts.mended);
  if (run.facts.told != expected.told)
    std::cout << "  told (- expected, + got)\n" << difference(expected.told, run.facts.told);
  for (const auto& [name, text] : run.facts.written)
    if (text != expected.written.at(name))
      std::cout << "  written to " << name << " (- expected, + got)\n" << difference(expected.written.at(name), text);
  if (run.facts.output != expected.output)
    std::cout << "  output (- expected, + got)\n" << difference(expected.output, run.facts.output);
}

// ---- All of them
// -------------------------------------------------------------------------------------------------------

struct Options {
  std::vector<std::string> paths;
  std::string filter;
  bool update = false;
};

class Runner {
 public:
  explicit Runner(Options options) : options_(std::move(options)) {}

  bool run() {
    for (const auto& path : find_golden_files(options_.paths)) run_file(read_golden_file(path));
    if (updated_ > 0) std::cout << updated_ << " updated\n";
    std::cout << passed_ << " passed, " << failed_ << " failed\n";
    return failed_ == 0 && passed_ > 0;
  }

 private:
  void run_file(const GoldenFile& file) {
    for (const auto& problem : file.problems) {
      std::cout << file.path << ": " << problem << "\n";
      ++failed_;
    }
    GoldenEdits edits;
    for (const auto& golden : file.cases) {
      bool wanted = file.path.find(options_.filter) != std::string::npos ||
                    golden.title.find(options_.filter) != std::string::npos;
      if (wanted) run_case(file, golden, edits);
    }
    if (!edits.empty()) edits.write(file);
  }

  void run_case(const GoldenFile& file, const GoldenCase& golden, GoldenEdits& edits) {
    auto expected = expected_of(golden);
    std::vector<Run> runs;
    std::string problem;
    try {
      runs = run_everywhere(golden, expected);
    } catch (const std::exception& e) {
      problem = e.what();
    }
    if (problem.empty() && runs.size() == 1 && runs[0].failure.empty()) {
      if (runs[0].facts == expected) {
        ++passed_;
        return;
      }
      if (options_.update) {
        update(golden, runs[0].facts, edits);
        return;
      }
    }
    ++failed_;
    std::cout << "FAILED " << file.path << ":" << golden.first_line + 1 << " " << golden.title << "\n";
    if (!problem.empty()) {
      std::cout << "  " << problem << "\n\n";
      return;
    }
    indent(query_of(golden));
    for (const auto& run : runs)
      if (run.facts != expected || !run.failure.empty()) print_run(run, expected);
    std::cout << "\n";
  }

  void update(const GoldenCase& golden, const Facts& facts, GoldenEdits& edits) {
    auto unless_empty = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
    };
    edits.set(golden, "error", unless_empty(facts.errors));
    if (facts.has_warnings) edits.set(golden, "warning", unless_empty(facts.warnings));
    if (facts.has_mended) edits.set(golden, "mended", unless_empty(facts.mended));
    if (facts.has_told) edits.set(golden, "told", facts.told);
    for (const auto* file : golden.all("written")) edits.set_lines(*file, facts.written.at(file->kind));
    edits.set(golden, "output",
              facts.has_output ? std::optional<std::string_view>(facts.output) : std::nullopt);
    ++updated_;
    ++passed_;
  }

  const Options options_;
  size_t passed_ = 0;
  size_t failed_ = 0;
  size_t updated_ = 0;
};

std::optional<Options> read_arguments(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string argument = arguments[i];
    if (argument == "--update")
      options.update = true;
    else if (argument == "--filter" && i + 1 < count)
      options.filter = arguments[++i];
    else if (argument.starts_with("--"))
      return {};
    else
      options.paths.push_back(argument);
  }
  if (options.paths.empty()) return {};
  return options;
}

} // namespace

} // namespace dohyo::tests

int main(int count, char** arguments) {
  auto options = dohyo::tests::read_arguments(count, arguments);
  if (!options) {
    std::cerr << "usage: dohyo_golden PATH... [--filter TEXT] [--update]\n";
    return 2;
  }
  try {
    return dohyo::tests::Runner(std::move(*options)).run() ? 0 : 1;
  } catch (const std::exception& e) {
    std::cerr << "dohyo_golden: " << e.what() << "\n";
    return 2;
  }
}
