#include "interpreter/input/open_file.h"

namespace dohyo {

namespace {

/// Read in one go with a range, because the last record usually ends within these bytes.
constexpr size_t most_look_ahead = size_t{8} << 10;
constexpr size_t cache_line = 64;

}  // namespace

/// Reads with pread into the worker's own memory: faster than mapping the file, and a file that shrinks does
/// no harm.
class RangeFile final : public OpenFile {
 public:
  RangeFile(ReadContext context, std::unique_ptr<ByteStream> stream, uint64_t start)
      : OpenFile(std::move(context)),
        stream_(std::move(stream)),
        start_(start),
        look_ahead_(std::min(context_.options.chunk_size, most_look_ahead)),
        range_count_((stream_->size() + context_.options.chunk_size - 1) / context_.options.chunk_size) {}

  std::optional<uint64_t> claim() override {
    if (next_range_ == range_count_) return {};
    ++readers_;
    return next_range_++;
  }
  void leave() override { --readers_; }
  bool may_get_more() const override { return false; }
  bool is_done() const override { return next_range_ == range_count_ && readers_ == 0; }

  bool read(uint64_t range, Block& block) override {
    uint64_t first = range * context_.options.chunk_size;
    uint64_t last = std::min(first + context_.options.chunk_size, stream_->size());
    context_.bytes_done.fetch_add(last - first, std::memory_order_relaxed);
    try {
      return last > start_ && read_range(first, last, block);
    } catch (const InputError& error) {
      context_.report(error.what());
      return false;
    }
  }

 private:
  /// The bytes of one range in the buffer of a block. All positions count from the byte at `from` of the
  /// file.
  struct Window {
    BlockBuffer& buffer;
    uint64_t from;
    size_t shift;  ///< of that byte within the buffer: memory aligned as in the file copies faster
    size_t have = 0;
    bool at_end = false;  ///< the file ends behind the last byte

    [[nodiscard]] std::string_view bytes() const { return {buffer.data() + shift, have}; }
  };

  void extend(Window& window, size_t more) {
    window.buffer.reserve(window.shift + window.have + more,
                          window.have == 0 ? 0 : window.shift + window.have);
    char* memory = window.buffer.data() + window.shift + window.have;
    size_t count =
        read_at(stream_->descriptor(), memory, more, window.from + window.have, context_.file.path);
    window.have += count;
    window.at_end = count < more;
    std::memset(memory + count, 0, block_padding);
  }

  /// Takes the records that begin in [first, last).
  bool read_range(uint64_t first, uint64_t last, Block& block) {
    // The byte before tells whether a record begins with the range.
    bool begins_with_record = first <= start_;
    uint64_t from = begins_with_record ? start_ : first - 1;
    auto size = static_cast<size_t>(last - from);
    Window window{block.buffer_, from, static_cast<size_t>(from % cache_line)};
    extend(window, size + look_ahead_);
    if (window.have < size) report_shrinking();

    size_t begin = 0;
    if (!begins_with_record) {
      begin = window.bytes().substr(0, size - 1).find('\n');
      if (begin++ == std::string_view::npos) return false;
    }
    if (begin >= window.have) return false;

    bool is_too_long = false;
    size_t end = complete_last_record(window, begin, size, is_too_long);
    std::string_view bytes = window.bytes().substr(begin, end - begin);
    block.has_lists_ = bytes.size() > context_.options.longest_record || is_too_long;
    if (block.has_lists_) list(bytes, is_too_long, block);
    block.bytes_ = bytes;
    block.offset_ = from + begin;
    block.line_ = 0;
    return true;
  }

  /// Where the last record that begins before `size` ends, reading on as needed. If it is too long: where it
  /// must end.
  size_t complete_last_record(Window& window, size_t begin, size_t size, bool& is_too_long) {
    size_t searched = size - 1;
    for (size_t record = std::string_view::npos;;) {
      size_t found = window.bytes().find('\n', searched);
      if (found != std::string_view::npos) return found + 1;
      searched = window.have;
      if (window.at_end || context_.stopped.load(std::memory_order_relaxed)) return window.have;
      if (record == std::string_view::npos) {
        size_t before = window.bytes().substr(begin, size - 1 - begin).rfind('\n');
        record = before == std::string_view::npos ? begin : begin + before + 1;
      }
      is_too_long = window.have - record > context_.options.longest_record;
      if (is_too_long) return record + context_.options.longest_record;
      extend(window, std::max(look_ahead_, window.have / 2));
    }
  }

  void list(std::string_view bytes, bool ends_too_long, Block& block) const {
    size_t longest = context_.options.longest_record;
    size_t sound = ends_too_long ? bytes.size() - longest : bytes.size();
    list_lines(bytes.substr(0, sound), 0, longest, block.records_, block.damaged_);
    if (!ends_too_long) return;
    RecordSpan span{static_cast<uint32_t>(sound), static_cast<uint32_t>(bytes.size())};
    block.damaged_.push_back({span, Damage::too_long});
  }

  void report_shrinking() {
    if (!has_shrunk_.exchange(true)) context_.report("the file became shorter while it was read");
  }

  std::unique_ptr<ByteStream> stream_;
  uint64_t start_;
  size_t look_ahead_;
  uint64_t range_count_;
  uint64_t next_range_ = 0;
  uint32_t readers_ = 0;
  std::atomic<bool> has_shrunk_{false};
};

std::unique_ptr<OpenFile> make_range_file(ReadContext context, std::unique_ptr<ByteStream> stream,
                                          uint64_t start) {
  return std::make_unique<RangeFile>(std::move(context), std::move(stream), start);
}

}  // namespace dohyo
