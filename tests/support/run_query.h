// Runs a text over files inside this process, as the command would, in every way that must not show in the
// answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/engine.h"
#include "interpreter/lookup/tables.h"

namespace dohyo::tests {

/// A way to run.
struct Combination {
  size_t threads = 1;
  size_t chunk_size = size_t{1} << 20;
  bool optimise = true;
  Prefiltering prefiltering = Prefiltering::automatic;
  bool spill = false;  ///< as if memory were scarce from the first row on
};

/// All of them; the plainest first.
[[nodiscard]] const std::vector<Combination>& combinations();
[[nodiscard]] std::string to_string(const Combination& combination);

/// Everything that comes with the program.
[[nodiscard]] const Registry& registry();

/// What a case fixes besides its query and its data.
struct Settings {
  LanguageOptions language;
  ExecutionOptions execution;
  std::optional<int64_t> from;
  std::optional<int64_t> to;
  syntax::Parameters parameters;
  EventOrder order = EventOrder::newest_first;
  dohyo::Settings tables;  ///< what dohyo.yaml says
  LookupTables::Missing missing = LookupTables::Missing::error;
  bool lint = false;
};

struct Answer {
  std::vector<QueryResult> results;  ///< of the queries that compile
  std::string csv;                   ///< all results, as `--format csv` writes them
  std::vector<std::string> errors;   ///< "unknown-operator@1:5", by position
  std::vector<std::string> warnings; ///< the same, then those of the run
  std::string mended;                ///< the query with the fixes of all errors in place; empty without any
  std::string told;                  ///< what the accounting line says of rows and values, a line each
  std::string diagnostics;           ///< all, in the form for people
};

[[nodiscard]] Answer run_query(const std::string& query, const FileList& files, const Settings& settings,
                               const Combination& combination);

/// A folder for temporary files; gone with all that it holds with this object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Makes a file, in folders of its own where `name` has slashes, and gives its path.
  std::string write(const std::string& name, std::string_view contents) const;
  /// Empty when there is no such file.
  [[nodiscard]] std::string read(const std::string& name) const;

 private:
  std::string path_;
};

/// A file in the folder for temporary files; gone with this object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view contents);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  /// The list of this file alone, which calls itself `name`.
  [[nodiscard]] FileList as(std::string name) const;

 private:
  std::string path_;
  size_t size_;
};

} // namespace dohyo::tests
