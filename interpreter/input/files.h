// From the arguments of a command to the files that it reads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/input/problem.h"

namespace dohyo {

struct InputFile {
  std::string path;   ///< to open; "-" is standard input
  std::string name;   ///< to show, and to derive metadata from; "stdin" for standard input
  uint64_t size = 0;  ///< bytes on disk; 0 where nobody knows (pipes, standard input)
};

struct FileList {
  std::vector<InputFile> files;  ///< in the order of the arguments, and by path within one; each file once
  std::vector<InputProblem> problems;  ///< missing or unreadable files, directories and patterns without logs
};

/// Each argument is one of
/// - `-`, standard input;
/// - a file, which is taken whatever its name;
/// - a directory, searched recursively for visible files whose names look like logs;
/// - a pattern with `*`, `?`, `[a-z]` or `**` (any number of directories), when nothing has that literal
/// name.
///   What it matches counts as if it had been named, except that a directory without logs is then no problem.
/// Symbolic links are followed; a file that is reached on several ways is read once.
[[nodiscard]] FileList find_files(std::span<const std::string> arguments);

/// Whether a search of directories takes a file of this name: .json .ndjson .jsonl .log .txt .csv .tsv in any
/// letter case, rotated (`app.log.3`, `app.log-20240131`) and compressed (.gz, .zst) or not.
[[nodiscard]] bool is_log_name(std::string_view name);

/// The name's extension in lower case, without the dot, .gz, .zst and rotation suffixes: "log" for
/// `App.LOG.2.gz`.
[[nodiscard]] std::string log_extension(std::string_view name);

}  // namespace dohyo
