// What `dohyo run` can be told, and what that means for the engine.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/queries.h"

namespace dohyo::cli {

struct RunArguments {
  QueryOptions query;
  // Which events
  std::string input;
  std::string profile;
  std::vector<std::string> set;
  std::string from;
  std::string to;
  std::string now;
  bool no_aliases = false;
  bool strict = false;
  std::string rejects;
  // What comes out
  std::string format = "table";
  std::string output;
  std::string order = "newest";
  bool error_when_empty = false;
  bool quiet = false;
  // Tables beside the events
  bool allow_save = false;
  std::string missing_tables = "error";
  // How it runs
  size_t threads = 0;
  size_t chunk_size = size_t{1} << 20;
  std::string memory_limit;
  std::string temporary_folder;

  void add_to(CLI::App& command);

  // These throw UsageError.
  /// The values frozen for the run: its range is set later.
  [[nodiscard]] RunContext context() const;
  [[nodiscard]] CompileOptions compile_options() const;
  [[nodiscard]] RunOptions run_options(const RunContext& context) const;
  [[nodiscard]] const OutputFormat& output_format() const;
};

}  // namespace dohyo::cli
