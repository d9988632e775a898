// What all commands share: exit codes, the terminal, the registry.
#pragma once

#include <CLI/CLI.hpp>
#include <stdexcept>
#include <string>

#include "interpreter/library/dialect.h"
#include "interpreter/library/registry.h"

namespace dohyo::cli {

/// Documented in `dohyo --help`; of several reasons the first of this list counts: 2, 3, 4, 1, 0.
enum ExitCode : int { success = 0, finding = 1, usage = 2, does_not_compile = 3, data_skipped = 4, interrupted = 130 };

/// A mistake in the arguments: message, then exit code 2.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whether to colour what goes to this file descriptor: --color, NO_COLOR, TERM, terminal.
[[nodiscard]] bool use_colour(const std::string& option, int descriptor);

/// Terminal columns; 0 when it is no terminal.
[[nodiscard]] size_t terminal_width(int descriptor);

[[nodiscard]] RunContext run_context();

/// The registry with everything in it.
[[nodiscard]] const Registry& standard_registry();

// Each command: sets itself up on `app`, and runs when it was chosen.
void add_run(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_docs(CLI::App& app, int& exit_code);
void add_profiles(CLI::App& app, int& exit_code);

}  // namespace dohyo::cli
