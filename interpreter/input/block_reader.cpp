#include "interpreter/input/block_reader.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "interpreter/input/open_file.h"

namespace dohyo {

namespace {

/// How often those who wait look for stop(), which must not touch a lock.
constexpr std::chrono::milliseconds stop_check{50};

/// Remembered places of counted lines are at least so far apart.
constexpr uint64_t line_note_distance = uint64_t{256} << 10;

ReadOptions sane(ReadOptions options) {
  options.chunk_size = std::clamp(options.chunk_size, size_t{1}, size_t{1} << 30);
  options.longest_record = std::clamp(options.longest_record, size_t{1}, size_t{1} << 30);
  options.sample_size = std::max(options.sample_size, size_t{16});
  return options;
}

/// What the stream begins with. An error that comes early shows again at the next read.
std::string read_sample(ByteStream& stream, size_t size) {
  std::string sample(size, '\0');
  size_t have = 0;
  try {
    while (have < size) {
      size_t count = stream.read(sample.data() + have, size - have);
      if (count == 0) break;
      have += count;
    }
  } catch (const InputError&) {
    if (have == 0) throw;
  }
  sample.resize(have);
  return sample;
}

}  // namespace

BlockReader::BlockReader(std::vector<InputFile> files, ChooseFormat choose, ReadOptions options)
    : files_(std::move(files)),
      choose_(std::move(choose)),
      options_(sane(options)),
      layouts_(files_.size()),
      can_be_read_again_(files_.size()) {
  for (const InputFile& file : files_) bytes_total_ += file.size;
}

BlockReader::~BlockReader() = default;

bool BlockReader::next(Block& block) {
  std::unique_lock lock(mutex_);
  while (!stopped_.load(std::memory_order_relaxed)) {
    if (auto claimed = claim()) {
      if (read(*claimed, block, lock)) return true;
    } else if (next_file_ < files_.size()) {
      open_next(lock);
    } else if (may_get_more()) {
      changed_.wait_for(lock, stop_check);
    } else {
      break;
    }
  }
  return false;
}

/// Earlier files first, so that few are open at a time.
std::optional<BlockReader::Claim> BlockReader::claim() {
  for (const auto& file : open_)
    if (auto ticket = file->claim()) return Claim{file.get(), *ticket};
  return {};
}

bool BlockReader::may_get_more() const {
  return opening_ > 0 ||
         std::any_of(open_.begin(), open_.end(), [](const auto& file) { return file->may_get_more(); });
}

bool BlockReader::read(const Claim& claim, Block& block, std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  bool found = false;
  try {
    block.prepare(claim.file->index(), layouts_[claim.file->index()], options_.chunk_size);
    found = claim.file->read(claim.ticket, block);
  } catch (...) {
    lock.lock();
    leave(*claim.file);
    throw;
  }
  lock.lock();
  leave(*claim.file);
  return found && !stopped_.load(std::memory_order_relaxed);
}

void BlockReader::leave(OpenFile& file) {
  file.leave();
  if (file.is_done()) {
    std::erase_if(open_, [&](const auto& entry) { return entry.get() == &file; });
    files_done_.fetch_add(1, std::memory_order_relaxed);
  }
  changed_.notify_all();
}

void BlockReader::open_next(std::unique_lock<std::mutex>& lock) {
  auto index = static_cast<uint32_t>(next_file_++);
  ++opening_;
  lock.unlock();
  std::unique_ptr<OpenFile> file;
  std::exception_ptr failure;
  try {
    file = open(index);
  } catch (const InputError& error) {
    if (!stopped_.load(std::memory_order_relaxed)) report(index, error.what());
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  --opening_;
  if (file) {
    open_.push_back(std::move(file));
  } else {
    files_done_.fetch_add(1, std::memory_order_relaxed);
  }
  changed_.notify_all();
  if (failure) std::rethrow_exception(failure);
}

std::unique_ptr<OpenFile> BlockReader::open(uint32_t index) {
  const InputFile& file = files_[index];
  std::unique_ptr<ByteStream> stream = open_stream(file.path, &stopped_);
  std::string sample = read_sample(*stream, options_.sample_size);
  Detection detection = choose_ ? choose_(index, sample) : detect(sample, file.path);
  if (!detection.error.empty()) throw InputError(file.path, detection.error);
  layouts_[index] = {.format = detection.format, .delimiter = detection.delimiter, .columns = {}};
  {
    std::lock_guard lock(mutex_);
    can_be_read_again_[index] = stream->can_be_reopened();
  }
  ReadContext context{
      file, index, layouts_[index], options_, stopped_, bytes_done_, [this, index](std::string message) {
        report(index, std::move(message));
      }};
  size_t start = byte_order_mark_size(sample);
  bool is_lines = detection.format == RecordFormat::ndjson || detection.format == RecordFormat::lines;
  if (is_lines && stream->is_plain_file())
    return make_range_file(std::move(context), std::move(stream), start);
  bytes_done_.fetch_add(stream->raw_bytes(), std::memory_order_relaxed);
  return make_sequential_file(std::move(context), std::move(stream), std::move(sample), start);
}

void BlockReader::report(uint32_t index, std::string message) {
  std::lock_guard lock(mutex_);
  problems_.emplace(index, std::move(message));
}

std::vector<InputProblem> BlockReader::problems() const {
  std::lock_guard lock(mutex_);
  std::vector<InputProblem> result;
  for (const auto& [index, message] : problems_) result.push_back({files_[index].name, message});
  return result;
}

ReadProgress BlockReader::progress() const {
  return {.files_done = files_done_.load(std::memory_order_relaxed),
          .files_total = files_.size(),
          .bytes_done = bytes_done_.load(std::memory_order_relaxed),
          .bytes_total = bytes_total_};
}

std::optional<uint64_t> BlockReader::line_number(const Block& block, size_t offset_in_block) {
  std::optional<uint64_t> line = block.line_ != 0 ? block.line_ : line_number(block.file_, block.offset_);
  if (line) *line += count_line_breaks(block.bytes_.substr(0, offset_in_block));
  return line;
}

std::optional<uint64_t> BlockReader::line_number(uint32_t file, uint64_t offset) {
  uint64_t position = 0;
  uint64_t line = 1;
  {
    std::lock_guard lock(mutex_);
    if (!can_be_read_again_[file]) return {};
    auto& known = known_lines_[file];
    auto after = known.upper_bound(offset);
    if (after != known.begin()) std::tie(position, line) = *std::prev(after);
  }
  uint64_t known_position = position;
  try {
    std::unique_ptr<ByteStream> stream = open_stream(files_[file].path);
    std::vector<char> buffer(size_t{256} << 10);
    bool is_plain = stream->is_plain_file();
    for (uint64_t at = is_plain ? position : 0; at < offset;) {
      size_t wanted = std::min<uint64_t>(buffer.size(), offset - at);
      size_t count = is_plain ? read_at(stream->descriptor(), buffer.data(), wanted, at, files_[file].path)
                              : stream->read(buffer.data(), wanted);
      if (count == 0) return {};
      // A compressed file is decoded from its beginning, but counted only from the known place on.
      size_t counted = at >= position ? 0 : static_cast<size_t>(std::min<uint64_t>(count, position - at));
      line += count_line_breaks({buffer.data() + counted, count - counted});
      at += count;
    }
  } catch (const InputError&) {
    return {};
  }
  std::lock_guard lock(mutex_);
  if (offset >= known_position + line_note_distance) known_lines_[file].emplace(offset, line);
  return line;
}

}  // namespace dohyo
