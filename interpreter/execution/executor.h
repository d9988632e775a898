// Runs plans over files. The only place with threads: workers take blocks, every plan sees every block, partial results
// are merged at the end, and what follows the first gather step runs on the table it made. The answer depends neither on
// the number of threads nor on the size of blocks.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/input/files.h"
#include "interpreter/library/result.h"
#include "interpreter/plan/plan.h"
#include "interpreter/scan/prefilter.h"
#include "interpreter/scan/scanner.h"

namespace dohyo {

struct ExecutionOptions {
  size_t threads = 1;
  size_t chunk_size = size_t{1} << 20;
  ScanOptions scan;
  std::string input_format;           ///< of all files; empty: look at each
  const Profile* profile = nullptr;   ///< of all files; null: recognise each
  bool raw_column = false;            ///< event results that keep all fields carry `_raw`, for tables read by people
  Prefiltering prefiltering = Prefiltering::automatic;
  bool validate_everything = false;   ///< look at every byte of every record (`--strict`, `--rejects`)
  /// Gets the rows of the only plan while others are still read, when `streams` holds for it, or when they do not fit in
  /// memory: parts with the same columns, or with those of their rows when the plan shows all fields. The result then has the
  /// last of them, perhaps without rows. Called under a lock.
  std::function<void(const QueryResult& part)> stream;
  uint64_t memory_limit = 0;      ///< bytes of the whole process; 0: none
  std::string temporary_folder;   ///< for what does not fit in memory; empty: that of the system
  bool pretend_scarcity = false;  ///< for tests: write to disk whatever can be
  std::function<void(std::string_view record)> reject;  ///< gets every bad record; may be empty; called under a lock
};

class BlockReader;

/// What other threads and signal handlers may look at or ask for while a run goes on.
class RunProgress {
 public:
  /// Ends the run soon; what was counted until then is still reported. Safe in a signal handler.
  void stop() noexcept;
  [[nodiscard]] bool stopped() const noexcept { return stopped_.load(std::memory_order_relaxed); }
  /// For those who wait for an input.
  [[nodiscard]] const std::atomic<bool>& stop_flag() const noexcept { return stopped_; }

  std::atomic<uint64_t> events{0};

 private:
  friend class Execution;
  std::atomic<bool> stopped_{false};
  std::atomic<BlockReader*> reader_{nullptr};
};

struct ExecutionResult {
  std::vector<QueryResult> queries;  ///< one per plan, in order; `index` and `title` are the caller's to set
  std::vector<Diagnostics> warnings;  ///< one list per plan: what its steps have to say about this run
  Accounting accounting;
  std::vector<InputProblem> problems;
  std::vector<std::string> profiles;  ///< names of those recognised
  std::vector<std::string> hints;  ///< what a person should know about an empty result
  bool interrupted = false;
  std::optional<std::string> failure;  ///< why the run could not be ended: memory or disk; then there are no results
};

/// Whether rows of the plan stand as in the input and none depends on another.
[[nodiscard]] bool streams(const Plan& plan);

/// How often the files have to be read: once, and once more for each level of child plans that must be complete before.
[[nodiscard]] size_t readings(const std::vector<const Plan*>& plans);

/// Child plans run beside their owners. `files` must bear to be read `readings(plans)` times.
[[nodiscard]] ExecutionResult execute(const std::vector<const Plan*>& plans, const FileList& files, const RunContext& run,
                                      const ExecutionOptions& options, RunProgress& progress);

}  // namespace dohyo
