#include "tests/support/run_query.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

#include "stdlib/standard_library.h"

namespace dohyo::tests {

namespace {

/// 2023-11-14 22:13:20 UTC.
constexpr int64_t now = 1'700'000'000'000;

std::string place(const Diagnostic& diagnostic, const Source& source) {
  auto position = source.position(diagnostic.span.begin);
  return diagnostic.code + "@" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

/// Empty when no error has a fix; with `all`, nothing else has one either. Followed by what is wrong with it, if that is anything.
std::string mend(const std::string& query, const Diagnostics& diagnostics, const RunContext& context, const LanguageOptions& language, bool all) {
  std::vector<Fix> fixes;
  for (const auto& diagnostic : diagnostics)
    if ((all || diagnostic.severity == Severity::error) && diagnostic.fix) fixes.push_back(*diagnostic.fix);
  if (fixes.empty()) return {};
  std::sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) { return a.span.begin > b.span.begin; });
  std::string mended = query;
  for (const auto& fix : fixes) mended.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
  auto source = std::make_shared<const Source>("<mended>", mended);
  auto again = compile(source, registry(), context, {.language = language});
  for (const auto& diagnostic : again.all_diagnostics())
    if (diagnostic.severity == Severity::error) mended += "\n" + place(diagnostic, *source) + " " + diagnostic.message;
  return mended;
}

const OutputFormat& csv_format() {
  const auto& formats = output_formats();
  auto found = std::find_if(formats.begin(), formats.end(), [](const auto& f) { return f.name == "csv"; });
  if (found == formats.end()) throw std::runtime_error("there is no output format csv");
  return *found;
}

std::string as_csv(const std::vector<QueryResult>& results, const Accounting& accounting,
                   const std::string& timezone) {
  std::ostringstream out;
  auto writer = csv_format().open(out, {.colour = false, .width = 0, .timezone = timezone});
  for (const auto& result : results) writer->write(result);
  writer->finish(accounting, {});
  return out.str();
}

} // namespace

const std::vector<Combination>& combinations() {
  static const auto all = [] {
    std::vector<Combination> made;
    for (size_t threads : {1, 4})
      for (size_t chunk_size : {size_t{1} << 20, size_t{64}})
        for (auto [optimise, prefiltering] : {std::pair{true, Prefiltering::never}, {true, Prefiltering::always}, {false, Prefiltering::never}})
          made.push_back({threads, chunk_size, optimise, prefiltering});
    for (size_t threads : {1, 4}) made.push_back({threads, 64, true, Prefiltering::never, true});
    return made;
  }();
  return all;
}

std::string to_string(const Combination& combination) {
  return "threads " + std::to_string(combination.threads) + ", chunks of " +
         std::to_string(combination.chunk_size) + " bytes, " +
         (combination.optimise ? "optimised" : "not optimised") +
         (combination.prefiltering == Prefiltering::always ? ", prefiltered" : "") + (combination.spill ? ", spilled" : "");
}

const Registry& registry() {
  static const auto filled = [] {
    Registry made;
    stdlib::register_all(made);
    return made;
  }();
  return filled;
}

Answer run_query(const std::string& query, const FileList& files, const Settings& settings,
                 const Combination& combination) {
  RunContext context{.now = now};
  auto source = std::make_shared<const Source>("<query>", query);
  std::vector<CompiledText> texts;
  auto language = settings.language;
  language.range_given = settings.from.has_value();
  language.tables = std::make_shared<LookupTables>(settings.tables, settings.missing);
  texts.push_back(compile(source, registry(), context,
                          {.language = language, .optimise = combination.optimise, .lint = settings.lint, .parameters = settings.parameters, .order = settings.order}));

  Answer answer;
  for (const auto& diagnostic : texts[0].all_diagnostics()) {
    answer.diagnostics += render(diagnostic, *source, false);
    if (diagnostic.severity == Severity::error) answer.errors.push_back(place(diagnostic, *source));
    bool told = diagnostic.severity == Severity::warning || (settings.lint && diagnostic.severity == Severity::note);
    if (told) answer.warnings.push_back(place(diagnostic, *source));
  }
  answer.mended = mend(query, texts[0].all_diagnostics(), context, settings.language, settings.lint);
  const auto& queries = texts[0].queries;
  if (std::none_of(queries.begin(), queries.end(), [](const auto& q) { return q.plan.has_value(); }))
    return answer;

  RunOptions options{.execution = settings.execution, .from = settings.from, .to = settings.to};
  options.execution.threads = combination.threads;
  options.execution.chunk_size = combination.chunk_size;
  options.execution.prefiltering = combination.prefiltering;
  options.execution.pretend_scarcity = combination.spill;
  RunProgress progress;
  auto result = run(texts, files, context, options, progress);
  if (result.failure) throw std::runtime_error(*result.failure);
  for (const auto& problem : result.problems) throw std::runtime_error(problem.path + ": " + problem.message);
  for (const auto& [warning, about] : warnings_of_run(texts, result)) {
    answer.diagnostics += render(warning, *about, false);
    answer.warnings.push_back(place(warning, *about));
  }
  answer.csv = as_csv(result.queries, result.accounting, settings.language.timezone);
  for (const auto& clause : accounting_clauses(result.accounting)) answer.told += (answer.told.empty() ? "" : "; ") + clause;
  answer.results = std::move(result.queries);
  return answer;
}

TemporaryFolder::TemporaryFolder() {
  path_ = (std::filesystem::temp_directory_path() / "dohyo-test-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view contents) const {
  auto path = std::filesystem::path(path_) / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  if (!(out << contents).flush()) throw std::runtime_error("cannot write " + path.string());
  return path.string();
}

std::string TemporaryFolder::read(const std::string& name) const {
  std::ifstream in(std::filesystem::path(path_) / name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TemporaryFile::TemporaryFile(std::string_view contents) : size_(contents.size()) {
  path_ = (std::filesystem::temp_directory_path() / "dohyo-test-XXXXXX").string();
  int descriptor = mkstemp(path_.data());
  if (descriptor < 0) throw std::runtime_error("cannot make a temporary file");
  while (!contents.empty()) {
    auto written = write(descriptor, contents.data(), contents.size());
    if (written < 0) throw std::runtime_error("cannot write " + path_);
    contents.remove_prefix(static_cast<size_t>(written));
  }
  close(descriptor);
}

TemporaryFile::~TemporaryFile() { unlink(path_.c_str()); }

FileList TemporaryFile::as(std::string name) const {
  FileList list;
  list.files.push_back({.path = path_, .name = std::move(name), .size = size_});
  return list;
}

} // namespace dohyo::tests
