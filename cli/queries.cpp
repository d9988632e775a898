#include "cli/queries.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/help.h"
#include "interpreter/text/time.h"

namespace dohyo::cli {

namespace fs = std::filesystem;

void QueryOptions::add_to(CLI::App& command) {
  auto add = [&](const char* group, const char* name, auto& value, const char* description, const char* type) {
    return command.add_option(name, value, description)->group(group)->type_name(type);
  };
  constexpr auto which = "Which queries";
  add(which, "-f,--file", files, "Query file, whatever its name", "FILE")->allow_extra_args(false);
  add(which, "-q,--query", texts, "Query text", "TEXT")->allow_extra_args(false);
  add(which, "--param", parameters, "Put VALUE in place of {{NAME}}; with its quotes when it is a text", "NAME=VALUE")->allow_extra_args(false);

  constexpr auto language = "How queries are read";
  add(language, "--dialect", dialect, "detection: everything Sumo Logic accepts and borrowed words; sumo: what the hosted service accepts", "NAME")
      ->check(one_of("dialect", {"detection", "sumo"}))
      ->capture_default_str();
  add(language, "--timezone", timezone, "Zone of slices, and of --from and --to without a zone", "ZONE")->capture_default_str();
  add(language, "--null-ne", null_not_equal, "Whether `null != x` and `null not in (x)` hold: true or false", "BOOL")
      ->check(one_of("answer", {"true", "false"}))
      ->capture_default_str();
  add(language, "--drop-invalid", drop_invalid, "Whether rows go on which isPrivateIP, isNaN and the like have no answer; else it is false: true or false", "BOOL")
      ->check(one_of("answer", {"true", "false"}))
      ->capture_default_str();
  constexpr auto tables = "Tables beside the events";
  add(tables, "--config", config, "Settings; else the dohyo.yaml in this folder or the nearest one around it", "FILE");
  add(tables, "--lookup", lookups, "The file that stands for a table of queries: 'path://\"/Library/x\"=x.csv', shared/=FOLDER", "NAME=FILE")->allow_extra_args(false);
  add(tables, "--geo", geo, "Places of addresses: .mmdb, or CSV with a column network", "FILE");
  add(tables, "--asn", asn, "Autonomous systems of addresses, likewise", "FILE");
  add(tables, "--threat", threat, "Indicators of a feed, or of all: CSV, NDJSON or STIX 2.1", "[NAME=]FILE")->allow_extra_args(false);
  add("Options", "--color", colour, "auto (on a terminal, unless NO_COLOR is set), always or never", "WHEN")
      ->check(one_of("choice", {"auto", "always", "never"}))
      ->capture_default_str();
}

CompileOptions QueryOptions::compile_options(LookupTables::Missing missing, bool may_save) const {
  CompileOptions options;
  auto all = settings();
  all.save = all.save || may_save;
  options.language.tables = std::make_shared<LookupTables>(std::move(all), missing);
  options.language.dialect = dialect == "sumo" ? Dialect::sumo : Dialect::detection;
  options.language.null_not_equal = null_not_equal == "true";
  options.language.drop_invalid = drop_invalid == "true";
  options.language.timezone = timezone;
  if (!time::Zone::find(timezone))
    throw UsageError(fmt::format("--timezone {}: no such time zone; write UTC, +02:00 or a name such as Europe/Berlin", timezone));
  for (const auto& parameter : parameters) {
    auto equals = parameter.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(fmt::format("--param {}: write --param NAME=VALUE, for {{{{NAME}}}} in a query", parameter));
    if (!options.parameters.emplace(parameter.substr(0, equals), parameter.substr(equals + 1)).second)
      throw UsageError(fmt::format("--param {}: this parameter has two values", parameter.substr(0, equals)));
  }
  return options;
}

namespace {

/// A query or its metadata: more than this is some other file.
constexpr size_t largest_text = size_t{16} << 20;

/// To the end, or until it is too large, as a device would be.
std::string read_stream(std::istream& in, const std::string& path) {
  std::string text;
  for (std::string piece(size_t{64} << 10, '\0'); in && text.size() <= largest_text;) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    text.append(piece, 0, static_cast<size_t>(in.gcount()));
  }
  if (in.bad()) throw UsageError(fmt::format("{}: cannot be read", path));
  if (text.size() > largest_text) throw UsageError(fmt::format("{}: too large for a query", path));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

namespace {

/// As seen from the working directory where that is shorter.
std::string shortest(const std::string& path) {
  std::error_code error;
  auto relative = fs::relative(path, error).string();
  return !error && !relative.empty() && relative.size() < path.size() ? relative : path;
}

}  // namespace

std::string read_file(const std::string& path) {
  if (path == "-") return read_stream(std::cin, "standard input");
  if (fs::is_directory(path)) throw UsageError(fmt::format("{}: is a directory, not a file", path));
  std::ifstream in(path, std::ios::binary);
  if (!in) throw UsageError(fmt::format("{}: {}", path, std::strerror(errno)));
  return read_stream(in, path);
}

namespace {

/// Of `option`: the name before the last `=`, and the file behind it.
Settings::Mapping mapping(std::string_view option, const std::string& value, bool needs_name) {
  auto equals = value.rfind('=');
  if (equals == std::string::npos && !needs_name && !value.empty()) return {"", value, std::string(option)};
  if (equals == std::string::npos || equals == 0 || equals + 1 == value.size())
    throw UsageError(fmt::format("{} {}: write {} NAME=FILE", option, value, option));
  return {value.substr(0, equals), value.substr(equals + 1), std::string(option)};
}

Settings read_settings_file(const QueryOptions& options) {
  auto path = options.config.empty() ? find_settings_file(".") : options.config;
  if (path.empty()) return {};
  auto file = read_settings(std::make_shared<const Source>(shortest(path), read_file(path)));
  for (const auto& d : file.diagnostics) std::cerr << render(d, *file.source, use_colour(options.colour, STDERR_FILENO)) << '\n';
  if (has_errors(file.diagnostics)) throw UsageError(fmt::format("{}: these settings cannot be used", file.source->name()));
  return std::move(file.settings);
}

}  // namespace

Settings QueryOptions::settings() const {
  auto all = read_settings_file(*this);
  Settings given;
  for (const auto& text : lookups) given.lookups.push_back(mapping("--lookup", text, true));
  for (const auto& text : threat) given.threat.push_back(mapping("--threat", text, false));
  if (!geo.empty()) given.geo = Settings::Mapping{"", geo, "--geo"};
  if (!asn.empty()) given.asn = Settings::Mapping{"", asn, "--asn"};
  all.prefer(std::move(given));
  return all;
}

namespace {

bool is_query_name(const std::string& path) { return path.ends_with(".sumo"); }

/// Collects query files; those that cannot be read are said on stderr and do not stop the others.
class Collector {
 public:
  void add_text(const std::string& text) { inputs_.queries.push_back({std::make_shared<Source>("<query>", text), nullptr}); }

  void add_file(const std::string& path) {
    if (auto text = read(path == "-" ? "<standard input>" : path, path))
      inputs_.queries.push_back({std::move(text), metadata_beside(path)});
  }

  void add_folder(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator entries(folder, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error))
      if (is_query_name(entries->path().string()) && !entries->is_directory()) paths.push_back(entries->path().lexically_normal().string());
    std::sort(paths.begin(), paths.end());
    if (error) complain(fmt::format("{}: {}", folder, error.message()));
    else if (paths.empty()) complain(fmt::format("{}: a directory without .sumo files", folder));
    for (const auto& path : paths) add_file(path);
  }

  Inputs& inputs() { return inputs_; }

 private:
  std::shared_ptr<const Source> read(const std::string& name, const std::string& path) {
    try {
      return std::make_shared<Source>(name, read_file(path));
    } catch (const UsageError& e) {
      complain(e.what());
      return nullptr;
    }
  }

  std::shared_ptr<const Source> metadata_beside(const std::string& path) {
    // What lies beside a file of another name may be anything.
    if (!is_query_name(path)) return nullptr;
    auto beside = metadata_path(path);
    std::error_code error;
    return fs::exists(beside, error) ? read(beside, beside) : nullptr;
  }

  void complain(const std::string& message) {
    std::cerr << "dohyo: " << message << '\n';
    inputs_.unreadable = true;
  }

  Inputs inputs_;
};

}  // namespace

Inputs divide(const QueryOptions& options) {
  Collector collector;
  for (const auto& text : options.texts) collector.add_text(text);
  for (const auto& path : options.files) collector.add_file(path);
  for (const auto& argument : options.arguments) {
    if (is_query_name(argument))
      collector.add_file(argument);
    else
      collector.inputs().data.push_back(argument);
  }
  return std::move(collector.inputs());
}

Inputs all_queries(const QueryOptions& options) {
  Collector collector;
  for (const auto& text : options.texts) collector.add_text(text);
  for (const auto& path : options.files) collector.add_file(path);
  for (const auto& argument : options.arguments) {
    if (fs::is_directory(argument))
      collector.add_folder(argument);
    else
      collector.add_file(argument);
  }
  auto& inputs = collector.inputs();
  if (inputs.queries.empty() && !inputs.unreadable) throw UsageError("no query: give a file, or -q TEXT");
  return std::move(inputs);
}

std::vector<LoadedQuery> load(const Inputs& inputs, const CompileOptions& options, const RunContext& context, bool quiet) {
  std::vector<LoadedQuery> loaded;
  for (const auto& query : inputs.queries) {
    auto& made = loaded.emplace_back();
    made.text = compile(query.text, standard_registry(), context, options);
    if (!query.metadata) continue;
    made.metadata = read_metadata(query.metadata, made.text.queries.size());
    add_metadata(made.text, made.metadata.metadata);
  }
  for (const auto& [name, value] : options.parameters) {
    bool is_used = std::any_of(loaded.begin(), loaded.end(), [&](const LoadedQuery& q) { return q.text.parameters.contains(name); });
    if (!is_used && !quiet) std::cerr << fmt::format("dohyo: --param {}: no query has {{{{{}}}}}\n", name, name);
  }
  return loaded;
}

void print_diagnostics(const LoadedQuery& query, bool colour, Severity least) {
  query.each_diagnostic([&](const Diagnostic& d, const Source& source) {
    if (d.severity >= least) std::cerr << render(d, source, colour) << '\n';
  });
}

std::string describe(const CompiledText& text) {
  static const QueryMetadata nothing;
  const auto& m = text.metadata ? *text.metadata : nothing;
  auto out = (m.title.empty() ? text.source->name() : m.title) + '\n';
  auto add = [&](std::string_view name, const std::vector<std::string>& values) {
    for (size_t i = 0; i < values.size(); ++i) out += fmt::format("  {:<16} {}\n", i == 0 ? name : "", values[i]);
  };
  auto add_one = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) add(name, {value});
  };
  std::vector<std::string> techniques;
  for (const auto& t : m.techniques) techniques.push_back(t.name.empty() ? t.id : t.id + " " + t.name);
  add("techniques", techniques);
  add("tactics", m.tactics);
  add_one("severity", m.severity);
  add_one("confidence", m.confidence);
  add("data sources", m.data_sources);
  add("false positives", m.false_positives);
  add("references", m.references);
  std::vector<std::string> titles;
  for (const auto& query : text.queries) titles.push_back(query.title.empty() ? "(without a title)" : query.title);
  if (titles.size() > 1) add("queries", titles);
  return out;
}

}  // namespace dohyo::cli
