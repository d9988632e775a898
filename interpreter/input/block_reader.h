// Reads all inputs of a run, block by block, for any number of workers at once.
//
//   BlockReader reader(files, choose_format);
//   each worker:   Block block;
//                  while (reader.next(block)) block.for_each_record(...);
//   at the end:    reader.problems()
//
// Plain files of lines are divided into ranges that workers read independently of each other; a record
// belongs to the range in which it begins. Everything else is read in sequence, one worker at a time reading
// and cutting while the others process what they got, or open the next file. Records do not depend on which
// way was taken. Memory: for each worker, one chunk and the longest record it met.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/input/block.h"
#include "interpreter/input/byte_stream.h"
#include "interpreter/input/files.h"

namespace dohyo {

class OpenFile;

struct ReadOptions {
  /// A block has about so many bytes. Any size from 1 on gives the same records; small ones stay in the
  /// cache.
  size_t chunk_size = size_t{512} << 10;
  /// A longer record is damaged. At most 1 GiB.
  size_t longest_record = default_longest_record;
  /// Bytes shown to the chooser of formats. A pipe is waited for until it gave so many, or ended.
  size_t sample_size = size_t{64} << 10;
};

/// For a progress bar. Bytes are those on disk; totals leave out inputs of unknown size.
struct ReadProgress {
  uint64_t files_done = 0;
  uint64_t files_total = 0;
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;
};

class BlockReader {
 public:
  /// Called once for each file when it is opened, by any worker, by several at once for different files. A
  /// result with an error makes the file a problem.
  using ChooseFormat = std::function<Detection(uint32_t file, std::string_view sample)>;

  /// Without `choose`, by detect().
  explicit BlockReader(std::vector<InputFile> files, ChooseFormat choose = {}, ReadOptions options = {});
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;
  ~BlockReader();

  /// Puts the next records that nobody has taken into `block`. False when there are no more, or after stop().
  /// Any thread, each with its own block. Faults of inputs end up in problems(), never here.
  [[nodiscard]] bool next(Block& block);

  /// Makes every next() return false soon, even one that waits for a pipe. Signal handlers may call it.
  void stop() noexcept { stopped_.store(true, std::memory_order_relaxed); }

  [[nodiscard]] std::span<const InputFile> files() const { return files_; }

  /// How a file was read. Settled when a block of it was handed out, or next() has returned false.
  [[nodiscard]] const FileLayout& layout(uint32_t file) const { return layouts_[file]; }

  /// Inputs that could not be read, or not to their end, in the order of the files.
  [[nodiscard]] std::vector<InputProblem> problems() const;

  [[nodiscard]] ReadProgress progress() const;

  /// The line, counted from 1, of a place in a block. Costs a second look at the block, and for plain files
  /// at the file up to there: for messages. Empty only when the file is gone.
  [[nodiscard]] std::optional<uint64_t> line_number(const Block& block, size_t offset_in_block);
  /// The same without the block, by reading the file again. Empty for pipes, too.
  [[nodiscard]] std::optional<uint64_t> line_number(uint32_t file, uint64_t offset);

 private:
  struct Claim {
    OpenFile* file;
    uint64_t ticket;
  };

  // These are called with the mutex held.
  std::optional<Claim> claim();
  [[nodiscard]] bool may_get_more() const;
  void open_next(std::unique_lock<std::mutex>& lock);
  bool read(const Claim& claim, Block& block, std::unique_lock<std::mutex>& lock);
  void leave(OpenFile& file);

  std::unique_ptr<OpenFile> open(uint32_t index);
  void report(uint32_t index, std::string message);

  const std::vector<InputFile> files_;
  const ChooseFormat choose_;
  const ReadOptions options_;
  std::vector<FileLayout> layouts_;  ///< by file; constant once a block of the file is handed out
  uint64_t bytes_total_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by the mutex:
  size_t next_file_ = 0;
  size_t opening_ = 0;
  std::vector<std::unique_ptr<OpenFile>> open_;
  std::multimap<uint32_t, std::string> problems_;
  std::vector<bool> can_be_read_again_;                           ///< by file
  std::map<uint32_t, std::map<uint64_t, uint64_t>> known_lines_;  ///< by file: offset -> line

  std::atomic<bool> stopped_{false};
  std::atomic<uint64_t> files_done_{0};
  std::atomic<uint64_t> bytes_done_{0};
};

}  // namespace dohyo
