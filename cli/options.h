// Options that several commands share, and what they mean for the engine.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/engine.h"

namespace dohyo::cli {

/// Documented in `dohyo --help`; of several reasons the first of this list counts: 2, 3, 4, 1, 0.
enum ExitCode : int { success = 0, finding = 1, usage = 2, does_not_compile = 3, data_skipped = 4, interrupted = 130 };

/// A mistake in the arguments: message, then exit code 2.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Colour : uint8_t { automatic, always, never };

/// Which queries, in which dialect.
struct QueryOptions {
  std::vector<std::string> arguments;  ///< *.sumo are queries, the rest is data
  std::vector<std::string> files;      ///< -f
  std::vector<std::string> texts;      ///< -q
  std::string dialect = "detection";
  std::string timezone = "UTC";
  bool null_not_equal = true;
  std::string colour = "auto";

  void add_to(CLI::App& command);
  [[nodiscard]] CompileOptions compile_options() const;
};

/// What the arguments name, divided.
struct Inputs {
  std::vector<std::shared_ptr<const Source>> queries;
  std::vector<std::string> data;
  bool unreadable = false;  ///< a query file could not be read; said so on stderr
};

[[nodiscard]] Inputs divide(const QueryOptions& options);

/// The whole file; throws UsageError.
[[nodiscard]] std::string read_file(const std::string& path);

/// Whether to colour what goes to this file descriptor: --color, NO_COLOR, TERM, terminal.
[[nodiscard]] bool use_colour(const std::string& option, int descriptor);

/// Terminal columns; 0 when it is no terminal.
[[nodiscard]] size_t terminal_width(int descriptor);

[[nodiscard]] RunContext run_context();

/// The registry with everything in it.
[[nodiscard]] const Registry& standard_registry();

/// Prints diagnostics of a text to stderr; true when one of them is an error.
bool print_diagnostics(const CompiledText& text, bool colour, Severity least);

// Each command: sets itself up on `app`, and runs when it was chosen.
void add_run(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_docs(CLI::App& app, int& exit_code);
void add_profiles(CLI::App& app, int& exit_code);

}  // namespace dohyo::cli
