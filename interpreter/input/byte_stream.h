// The decoded bytes of one input: a file or standard input, plain, gzip or zstd. What it is shows in its
// first bytes, never in its name.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "interpreter/input/problem.h"

namespace dohyo {

/// One reader at a time, from any thread.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Puts up to `size` decoded bytes into `buffer` and returns how many; 0 is the end. May return fewer than
  /// asked when more would have to be waited for. Throws InputError, but only when all that could be decoded
  /// has been delivered.
  [[nodiscard]] virtual size_t read(char* buffer, size_t size) = 0;

  /// Uncompressed and seekable: any part may be read with pread from `descriptor()`, by several threads at
  /// once.
  [[nodiscard]] virtual bool is_plain_file() const { return false; }
  [[nodiscard]] virtual int descriptor() const { return -1; }
  /// Size when it was opened, of a plain file.
  [[nodiscard]] virtual uint64_t size() const { return 0; }

  /// A pipe that has nothing to read just now, so that the next read may take long.
  [[nodiscard]] virtual bool would_wait() const { return false; }
  /// Whether opening the same path once more gives the same bytes.
  [[nodiscard]] virtual bool can_be_reopened() const { return true; }
  /// Bytes taken from the disk or the pipe so far: how far a compressed file has been read.
  [[nodiscard]] virtual uint64_t raw_bytes() const = 0;
};

/// Opens `path` ("-" is standard input). Throws InputError. While `*stop` is true, reads end at once as if
/// the input ended.
[[nodiscard]] std::unique_ptr<ByteStream> open_stream(const std::string& path,
                                                      const std::atomic<bool>* stop = nullptr);

/// The same without decompression: the bytes as they are.
[[nodiscard]] std::unique_ptr<ByteStream> open_raw_stream(const std::string& path, const std::atomic<bool>* stop = nullptr);

/// Reads up to `size` bytes at `offset` of a file; fewer only where it ends. Throws InputError.
[[nodiscard]] size_t read_at(int descriptor, char* buffer, size_t size, uint64_t offset,
                             const std::string& path);

}  // namespace dohyo
