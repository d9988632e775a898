// The two ways of reading one file, behind BlockReader: private to this folder.
#pragma once

#include <functional>
#include <optional>

#include "interpreter/input/block_reader.h"

namespace dohyo {

/// What a file needs to know of the reader it belongs to.
struct ReadContext {
  const InputFile& file;
  uint32_t index;
  FileLayout& layout;
  const ReadOptions& options;
  const std::atomic<bool>& stopped;
  std::atomic<uint64_t>& bytes_done;
  std::function<void(std::string)> report;
};

/// A file that is being read. All but read() and index() are called under the reader's lock.
class OpenFile {
 public:
  explicit OpenFile(ReadContext context) : context_(std::move(context)) {}
  virtual ~OpenFile() = default;

  [[nodiscard]] uint32_t index() const { return context_.index; }

  /// Permission for one read(); empty when there is nothing to read, now or for ever.
  [[nodiscard]] virtual std::optional<uint64_t> claim() = 0;
  /// Fills the block; false when it found no records. leave() must follow.
  [[nodiscard]] virtual bool read(uint64_t ticket, Block& block) = 0;
  virtual void leave() = 0;
  /// Whether a claim may succeed later: it pays to wait.
  [[nodiscard]] virtual bool may_get_more() const = 0;
  /// Nobody reads any more.
  [[nodiscard]] virtual bool is_done() const = 0;

 protected:
  ReadContext context_;
};

/// A plain file of lines, in ranges of one chunk, by any number of workers. `start` is where the first record
/// begins.
[[nodiscard]] std::unique_ptr<OpenFile> make_range_file(ReadContext context,
                                                        std::unique_ptr<ByteStream> stream, uint64_t start);

/// Everything else, by one worker at a time. `sample` was read from the stream already; the first record
/// begins at `start` within it.
[[nodiscard]] std::unique_ptr<OpenFile> make_sequential_file(ReadContext context,
                                                             std::unique_ptr<ByteStream> stream,
                                                             std::string sample, size_t start);

[[nodiscard]] inline uint64_t count_line_breaks(std::string_view bytes) {
  uint64_t count = 0;
  for (size_t found = bytes.find('\n'); found != std::string_view::npos; found = bytes.find('\n', found + 1))
    ++count;
  return count;
}

}  // namespace dohyo
