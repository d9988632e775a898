// How `--help` looks, and what a mistake in the arguments is told.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dohyo::cli {

/// Sets the looks of help and of messages for `app` and the commands that are added to it afterwards.
void set_help(CLI::App& app);

/// Takes only these words. `what`: "format"; the message then says "no such format; there are ...".
[[nodiscard]] CLI::Validator one_of(std::string what, std::vector<std::string> words);

/// A whole number.
[[nodiscard]] CLI::Validator whole_number(size_t least, size_t most);

}  // namespace dohyo::cli
