// A piece of one input that holds whole records: what a worker takes, reads, and takes again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/input/records.h"

namespace dohyo {

/// Bytes that may be read behind the contents of a block: simdjson and the search for literals load whole registers.
inline constexpr size_t block_padding = 128;

/// Growing memory that is never cleared. Room for block_padding bytes behind the capacity is always there.
class BlockBuffer {
 public:
  [[nodiscard]] char* data() { return memory_.get(); }
  [[nodiscard]] const char* data() const { return memory_.get(); }
  [[nodiscard]] size_t capacity() const { return capacity_; }

  /// Keeps the first `kept` bytes.
  void reserve(size_t capacity, size_t kept) {
    if (capacity <= capacity_) return;
    size_t grown = kept == 0 ? capacity : std::max(capacity, capacity_ + capacity_ / 2);
    Memory memory(static_cast<char*>(::operator new(grown + block_padding, alignment)));
    if (kept > 0) std::memcpy(memory.get(), memory_.get(), kept);
    memory_ = std::move(memory);
    capacity_ = grown;
  }
  void release() {
    memory_.reset();
    capacity_ = 0;
  }

 private:
  static constexpr std::align_val_t alignment{64};
  struct Free {
    void operator()(char* memory) const { ::operator delete(memory, alignment); }
  };
  using Memory = std::unique_ptr<char[], Free>;

  Memory memory_;
  size_t capacity_ = 0;
};

/// How a file is to be read. Fixed before the first block of the file is handed out.
struct FileLayout {
  RecordFormat format = RecordFormat::lines;
  char delimiter = ',';              ///< of csv and tsv
  std::vector<std::string> columns;  ///< of csv and tsv: unique names from the header, which is no record
};

/// Belongs to one worker, which gives it to BlockReader::next again and again: memory is reused. What a block
/// holds depends on threads and chunk size; the records and their offsets do not.
class Block {
 public:
  Block() = default;
  Block(Block&&) = default;
  Block& operator=(Block&&) = default;

  /// Index within the list of files.
  [[nodiscard]] uint32_t file() const { return file_; }
  [[nodiscard]] const FileLayout& layout() const { return *layout_; }
  /// Of bytes()[0] within the decoded file: a record is identified by file and offset.
  [[nodiscard]] uint64_t offset() const { return offset_; }
  /// Behind these, block_padding bytes can be read too.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Whether the records are the lines of bytes() that are not blank.
  [[nodiscard]] bool has_lines() const { return !has_lists_; }

  /// Calls `callback(std::string_view record, size_t offset_in_block)` for each record, in order. A record
  /// has no line break at its end and is never blank; it points into the block.
  template <typename Callback>
  void for_each_record(Callback&& callback) const {
    if (!has_lists_) return for_each_line(bytes_, callback);
    for (RecordSpan span : records_) callback(text(span), size_t{span.begin});
  }

  /// Calls `callback(std::string_view text, size_t offset_in_block, Damage damage)` for each bad record: what
  /// is no record at all, but must be counted. Not among those of for_each_record.
  template <typename Callback>
  void for_each_damaged(Callback&& callback) const {
    for (const DamagedSpan& bad : damaged_) callback(text(bad.span), size_t{bad.span.begin}, bad.damage);
  }

 private:
  friend class BlockReader;
  friend class RangeFile;
  friend class SequentialFile;

  /// Empties the block. Memory that one long record needed is not kept for ever.
  void prepare(uint32_t file, const FileLayout& layout, size_t chunk_size) {
    bool is_oversized = buffer_.capacity() > 4 * chunk_size + (size_t{8} << 20);
    if (is_oversized && bytes_.size() < buffer_.capacity() / 4) buffer_.release();
    bytes_ = {};
    records_.clear();
    damaged_.clear();
    file_ = file;
    layout_ = &layout;
  }

  [[nodiscard]] std::string_view text(RecordSpan span) const {
    return bytes_.substr(span.begin, span.end - span.begin);
  }

  BlockBuffer buffer_;
  std::string_view bytes_;
  uint64_t offset_ = 0;
  uint64_t line_ = 0;  ///< of the first byte; 0 when nobody counted
  const FileLayout* layout_ = nullptr;
  uint32_t file_ = 0;
  bool has_lists_ = false;
  std::vector<RecordSpan> records_;
  std::vector<DamagedSpan> damaged_;
};

}  // namespace dohyo
