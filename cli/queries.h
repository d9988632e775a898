// Query texts as all commands take them: where they come from, what language they are in, what is said about them.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/engine.h"
#include "interpreter/lookup/tables.h"
#include "interpreter/metadata.h"
#include "interpreter/settings/settings.h"

namespace dohyo::cli {

/// Which queries, in which dialect.
struct QueryOptions {
  std::vector<std::string> arguments;  ///< *.sumo are queries, the rest is data where a command takes data
  std::vector<std::string> files;      ///< -f
  std::vector<std::string> texts;      ///< -q
  std::vector<std::string> parameters;  ///< NAME=VALUE
  std::string dialect = "detection";
  std::string timezone = "UTC";
  std::string null_not_equal = "true";
  std::string drop_invalid = "true";
  std::string config;                  ///< a settings file; empty: the nearest dohyo.yaml
  std::vector<std::string> lookups;    ///< NAME=FILE
  std::string geo;
  std::string asn;
  std::vector<std::string> threat;     ///< FILE, or NAME=FILE
  std::string colour = "auto";

  void add_to(CLI::App& command);
  /// Throws UsageError. `missing`: what a table means that nobody maps.
  [[nodiscard]] CompileOptions compile_options(LookupTables::Missing missing = LookupTables::Missing::unknown, bool may_save = false) const;
  /// What dohyo.yaml and the options say. Prints what is wrong with the file; throws UsageError.
  [[nodiscard]] Settings settings() const;
};

/// A text, and the file beside it that describes it.
struct QuerySource {
  std::shared_ptr<const Source> text;
  std::shared_ptr<const Source> metadata;  ///< null when there is none
};

/// What the arguments name, divided.
struct Inputs {
  std::vector<QuerySource> queries;
  std::vector<std::string> data;
  bool unreadable = false;  ///< a query file could not be read; said so on stderr
};

/// For commands that read data: only arguments that end in `.sumo` are queries.
[[nodiscard]] Inputs divide(const QueryOptions& options);

/// For commands about queries: every argument is one, whatever its name, or a folder with `.sumo` files. Throws UsageError
/// when there is none.
[[nodiscard]] Inputs all_queries(const QueryOptions& options);

struct LoadedQuery {
  CompiledText text;
  MetadataFile metadata;  ///< without a source when there is none

  /// Calls `use(diagnostic, source)` for those of the text, then for those of its metadata.
  template <typename Use>
  void each_diagnostic(Use use) const {
    for (const auto& d : text.all_diagnostics()) use(d, *text.source);
    for (const auto& d : metadata.diagnostics) use(d, *metadata.source);
  }
};

/// Compiles every text and reads its metadata. Warns on stderr about parameters that no text has, unless `quiet`.
[[nodiscard]] std::vector<LoadedQuery> load(const Inputs& inputs, const CompileOptions& options, const RunContext& context, bool quiet);

/// Prints to stderr the diagnostics of at least this severity.
void print_diagnostics(const LoadedQuery& query, bool colour, Severity least);

/// A page for people: what the author says about a query, and the titles of the queries of its text.
[[nodiscard]] std::string describe(const CompiledText& text);

/// All of a file, "-" being standard input; throws UsageError.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace dohyo::cli
