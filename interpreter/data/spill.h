// Records on disk for what does not fit in memory: one temporary file, divided into parts that are written side by side and
// read one after the other. The file has no name, so it vanishes with the process.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo {

class MemoryBudget;

/// Bytes of records, at the end of a buffer.
class RecordWriter {
 public:
  explicit RecordWriter(std::vector<char>& out) : out_(out) {}
  void put(uint64_t word) { append(&word, sizeof word); }
  void put(Value value);

 private:
  void put_length(uint64_t length);
  void append(const void* bytes, size_t size) {
    auto at = out_.size();
    out_.resize(at + size);
    if (size > 0) std::memcpy(out_.data() + at, bytes, size);
  }

  std::vector<char>& out_;
};

/// Reads what a RecordWriter wrote. Texts are views of the bytes; lists are built in the arena.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : next_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  [[nodiscard]] bool at_end() const { return next_ == end_; }
  uint64_t word() {
    uint64_t word = 0;
    std::memcpy(&word, next_, sizeof word);
    next_ += sizeof word;
    return word;
  }
  Value value(Arena& lists);

 private:
  uint64_t length();

  const char* next_;
  const char* end_;
};

/// One writer; any number of readers after `finish_writing`. Throws RunFailure when the disk does not do its part.
class Spill {
 public:
  Spill(const MemoryBudget& budget, size_t parts);
  ~Spill();
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;

  /// To append one record to; then `close_record`.
  [[nodiscard]] std::vector<char>& buffer(size_t part) { return parts_[part].buffer; }
  void close_record(size_t part) {
    if (parts_[part].buffer.size() >= chunk_size_) write_out(parts_[part]);
  }
  /// Adds an empty part, and gives its number.
  size_t add_part() {
    parts_.emplace_back();
    return parts_.size() - 1;
  }
  /// Writes out one part that is complete.
  void finish_part(size_t part);
  void finish_writing();

  [[nodiscard]] size_t parts() const { return parts_.size(); }
  [[nodiscard]] bool empty(size_t part) const { return parts_[part].chunks.empty() && parts_[part].buffer.empty(); }

  /// The records of one finished part in the order they were written, some at a time.
  class Reader {
   public:
    Reader(const Spill& spill, size_t part) : spill_(&spill), part_(part) {}
    /// Whole records, valid until the next call; empty at the end.
    [[nodiscard]] std::string_view next();

   private:
    const Spill* spill_;
    size_t part_;
    size_t chunk_ = 0;
    std::vector<char> memory_;
  };

 private:
  struct Chunk {
    uint64_t offset;
    uint64_t size;
  };
  struct Part {
    std::vector<char> buffer;
    std::vector<Chunk> chunks;
  };
  void write_out(Part& part);

  int file_;
  std::string folder_;
  size_t chunk_size_;
  uint64_t size_ = 0;
  std::vector<Part> parts_;
};

}  // namespace dohyo
