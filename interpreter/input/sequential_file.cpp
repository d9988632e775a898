#include "interpreter/input/csv.h"
#include "interpreter/input/open_file.h"

namespace dohyo {

/// Compressed files, pipes, and formats in which a record's beginning depends on all that comes before it.
class SequentialFile final : public OpenFile {
 public:
  SequentialFile(ReadContext context, std::unique_ptr<ByteStream> stream, std::string sample, size_t start)
      : OpenFile(std::move(context)),
        stream_(std::move(stream)),
        splitter_(make_splitter(context_.layout.format, context_.layout.delimiter,
                                context_.options.longest_record)),
        sample_(std::move(sample)),
        sample_position_(start),
        start_(start),
        offset_(start) {
    RecordFormat format = context_.layout.format;
    needs_header_ = format == RecordFormat::csv || format == RecordFormat::tsv;
  }

  std::optional<uint64_t> claim() override {
    if (is_busy_ || has_ended_) return {};
    is_busy_ = true;
    return 0;
  }
  void leave() override { is_busy_ = false; }
  bool may_get_more() const override { return is_busy_ || !has_ended_; }
  bool is_done() const override { return has_ended_ && !is_busy_; }

  bool read(uint64_t, Block& block) override {
    size_t have = carry_.size();
    size_t goal = have + context_.options.chunk_size;
    block.buffer_.reserve(goal, 0);
    std::memcpy(block.buffer_.data(), carry_.data(), have);
    carry_.clear();
    for (;;) {
      have = fill(block.buffer_, have, goal);
      if (context_.stopped.load(std::memory_order_relaxed)) has_ended_ = true;
      if (cut(block, have)) return true;
      if (has_ended_) return false;
      // A long record. What was consumed without result goes.
      size_t rest = have - block.bytes_.size();
      std::memmove(block.buffer_.data(), block.buffer_.data() + block.bytes_.size(), rest);
      have = rest;
      goal = have + std::max(context_.options.chunk_size, have / 2);
      block.buffer_.reserve(goal, have);
    }
  }

 private:
  /// Reads until there are `goal` bytes, the end, or a pipe that has no more just now. Returns how many there
  /// are.
  size_t fill(BlockBuffer& buffer, size_t have, size_t goal) {
    size_t before = have;
    uint64_t raw_before = stream_->raw_bytes();
    try {
      while (have < goal && !reached_end_) {
        size_t count = read_some(buffer.data() + have, goal - have);
        reached_end_ = count == 0;
        have += count;
        if (have > before && stream_->would_wait()) break;
      }
    } catch (const InputError& error) {
      reached_end_ = true;
      if (!context_.stopped.load(std::memory_order_relaxed)) context_.report(error.what());
    }
    context_.bytes_done.fetch_add(stream_->raw_bytes() - raw_before, std::memory_order_relaxed);
    return have;
  }

  size_t read_some(char* memory, size_t size) {
    size_t left = std::min(size, sample_.size() - sample_position_);
    if (left == 0) return stream_->read(memory, size);
    std::memcpy(memory, sample_.data() + sample_position_, left);
    sample_position_ += left;
    if (sample_position_ == sample_.size()) {
      sample_ = {};
      sample_position_ = 0;
    }
    return left;
  }

  /// Divides the first `have` bytes of the buffer into the contents of the block and what is carried over.
  /// False when the contents have no records; then nothing is carried over.
  bool cut(Block& block, size_t have) {
    std::string_view bytes(block.buffer_.data(), have);
    size_t prefix = splitter_->complete_prefix(bytes, reached_end_);
    splitter_->swap_lists(block.records_, block.damaged_);
    block.has_lists_ = splitter_->has_lists();
    block.bytes_ = bytes.substr(0, prefix);
    block.offset_ = offset_;
    block.line_ = line_;
    if (!block.damaged_.empty())
      damaged_line_ = line_ + count_line_breaks(bytes.substr(0, block.damaged_.back().span.begin));
    offset_ += prefix;
    line_ += count_line_breaks(block.bytes_);
    has_ended_ = has_ended_ || (reached_end_ && prefix == have);
    if (needs_header_) take_header(block);
    if (splitter_->lost_from()) report_loss(*splitter_->lost_from());

    bool has_records = block.has_lists_ ? !block.records_.empty() || !block.damaged_.empty() : prefix > 0;
    if (!has_records) return false;
    carry_.assign(bytes.substr(prefix));
    std::memset(block.buffer_.data() + have, 0, block_padding);
    return true;
  }

  void take_header(Block& block) {
    if (!block.damaged_.empty()) {
      context_.report("the header line is too long");
      block.records_.clear();
      block.damaged_.clear();
      has_ended_ = true;
    } else if (!block.records_.empty()) {
      context_.layout.columns =
          parse_csv_header(block.text(block.records_.front()), context_.layout.delimiter);
      block.records_.erase(block.records_.begin());
      needs_header_ = false;
    }
  }

  void report_loss(uint64_t lost_from) {
    uint64_t bytes = offset_ - start_ - lost_from;
    context_.report("the JSON cannot be followed from line " + std::to_string(damaged_line_) + " on; " +
                    std::to_string(bytes) + (bytes == 1 ? " byte was" : " bytes were") +
                    " not read as records");
  }

  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<RecordSplitter> splitter_;
  std::string sample_;
  size_t sample_position_;
  std::string carry_;  ///< the beginning of a record that the last block could not hold
  uint64_t start_;
  uint64_t offset_;    ///< of what is read next, carry_ included
  uint64_t line_ = 1;  ///< likewise
  uint64_t damaged_line_ = 0;
  bool needs_header_ = false;
  bool reached_end_ = false;  ///< of the stream
  bool has_ended_ = false;    ///< there are no more records
  bool is_busy_ = false;
};

std::unique_ptr<OpenFile> make_sequential_file(ReadContext context, std::unique_ptr<ByteStream> stream,
                                               std::string sample, size_t start) {
  return std::make_unique<SequentialFile>(std::move(context), std::move(stream), std::move(sample), start);
}

}  // namespace dohyo
