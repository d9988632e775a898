#include "interpreter/input/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>

namespace dohyo {

namespace {

constexpr size_t raw_buffer_size = size_t{256} << 10;
constexpr size_t first_look = size_t{4} << 10;
constexpr int stop_check_milliseconds = 50;

std::string describe(int error) {
  switch (error) {
    case ENOENT: return "no such file or directory";
    case EACCES: return "permission denied";
    case EISDIR: return "a directory, not a file";
    default: return std::generic_category().message(error);
  }
}

/// An open file with a buffer in front of it, so that a decoder can look ahead.
class RawInput {
 public:
  RawInput(const std::string& path, const std::atomic<bool>* stop) : path_(path), stop_(stop) {
    bool is_standard_input = path == "-";
    // A copy of the descriptor: closing it must not close standard input.
    do {
      descriptor_ = is_standard_input ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                      : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    } while (descriptor_ < 0 && errno == EINTR && !is_stopped());
    if (descriptor_ < 0) throw InputError(path, describe(errno));
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail(errno);
    if (S_ISDIR(status.st_mode)) fail(EISDIR);
    is_regular_ = S_ISREG(status.st_mode);
    // A shell may have read the first lines of standard input already: then it is a stream from here on.
    bool at_start = !is_standard_input || ::lseek(descriptor_, 0, SEEK_CUR) == 0;
    // Files of the process file system have contents but no size.
    can_seek_ = is_regular_ && at_start && status.st_size > 0;
    can_be_reopened_ = is_regular_ && at_start;
    size_ = can_seek_ ? static_cast<uint64_t>(status.st_size) : 0;
    if (can_seek_) ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  RawInput(const RawInput&) = delete;
  RawInput& operator=(const RawInput&) = delete;
  ~RawInput() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] uint64_t size() const { return size_; }
  [[nodiscard]] bool can_seek() const { return can_seek_; }
  [[nodiscard]] bool can_be_reopened() const { return can_be_reopened_; }
  [[nodiscard]] uint64_t taken() const { return taken_ - (end_ - begin_); }

  [[nodiscard]] std::string_view available() const { return {buffer_.get() + begin_, end_ - begin_}; }
  void consume(size_t count) { begin_ += count; }

  /// Sees to it that at least `wanted` bytes are available (a few, or one) and reads at most `limit` for
  /// that. False where the input ends before.
  bool fill(size_t wanted, size_t limit = raw_buffer_size) {
    if (!buffer_) buffer_ = std::make_unique_for_overwrite<char[]>(raw_buffer_size);
    while (end_ - begin_ < wanted) {
      std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
      size_t count = read_some(buffer_.get() + end_, std::min(limit, raw_buffer_size - end_));
      if (count == 0) return false;
      end_ += count;
    }
    return true;
  }

  /// Straight into the caller's memory, after what is in the buffer.
  size_t read(char* memory, size_t size) {
    if (size_t buffered = std::min(size, end_ - begin_); buffered > 0) {
      std::memcpy(memory, buffer_.get() + begin_, buffered);
      begin_ += buffered;
      return buffered;
    }
    return read_some(memory, size);
  }

  [[nodiscard]] bool would_wait() const { return begin_ == end_ && !is_regular_ && !has_data(0); }

 private:
  [[noreturn]] void fail(int error) {
    ::close(descriptor_);
    descriptor_ = -1;
    throw InputError(path_, describe(error));
  }

  [[nodiscard]] bool is_stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }

  [[nodiscard]] bool has_data(int milliseconds) const {
    struct pollfd poll {
      descriptor_, POLLIN, 0
    };
    return ::poll(&poll, 1, milliseconds) > 0;
  }

  size_t read_some(char* memory, size_t size) {
    for (;;) {
      if (is_stopped()) return 0;
      // Whoever interrupts the program must not have to wait for the other end of a pipe.
      if (!is_regular_ && stop_ != nullptr && !has_data(stop_check_milliseconds)) continue;
      ssize_t count = can_seek_ ? ::pread(descriptor_, memory, size, static_cast<off_t>(taken_))
                                : ::read(descriptor_, memory, size);
      if (count >= 0) {
        taken_ += static_cast<uint64_t>(count);
        return static_cast<size_t>(count);
      }
      if (errno == EAGAIN) {
        static_cast<void>(has_data(stop_check_milliseconds));
      } else if (errno != EINTR) {
        throw InputError(path_, describe(errno));
      }
    }
  }

  std::string path_;
  const std::atomic<bool>* stop_;
  int descriptor_ = -1;
  bool is_regular_ = false;
  bool can_seek_ = false;
  bool can_be_reopened_ = false;
  uint64_t size_ = 0;
  uint64_t taken_ = 0;
  std::unique_ptr<char[]> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
};

class PlainStream : public ByteStream {
 public:
  explicit PlainStream(std::unique_ptr<RawInput> input) : input_(std::move(input)) {}

  size_t read(char* buffer, size_t size) override { return input_->read(buffer, size); }
  bool is_plain_file() const override { return input_->can_seek(); }
  int descriptor() const override { return input_->descriptor(); }
  uint64_t size() const override { return input_->size(); }
  bool would_wait() const override { return input_->would_wait(); }
  bool can_be_reopened() const override { return input_->can_be_reopened(); }
  uint64_t raw_bytes() const override { return input_->taken(); }

 private:
  std::unique_ptr<RawInput> input_;
};

/// What both decoders share: all good bytes come first, then the error.
class DecodedStream : public ByteStream {
 public:
  explicit DecodedStream(std::unique_ptr<RawInput> input) : input_(std::move(input)) {}

  size_t read(char* buffer, size_t size) final {
    size_t written = 0;
    try {
      while (written < size && !ended_ && !error_) {
        if (written > 0 && input_->would_wait()) break;
        written += decode(buffer + written, size - written);
      }
    } catch (const InputError& error) {
      error_ = error;
    }
    if (written == 0 && error_) throw InputError(*error_);
    return written;
  }
  bool would_wait() const final { return input_->would_wait(); }
  bool can_be_reopened() const final { return input_->can_be_reopened(); }
  uint64_t raw_bytes() const final { return input_->taken(); }

 protected:
  /// Decodes some bytes, perhaps none; sets ended_ at the end and fails by fail().
  virtual size_t decode(char* buffer, size_t size) = 0;

  /// Takes effect when what was decoded so far is delivered.
  void fail(const std::string& message) { error_ = InputError(input_->path(), message); }

  std::unique_ptr<RawInput> input_;
  bool ended_ = false;

 private:
  std::optional<InputError> error_;
};

constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";

/// Frames of other tools' data, which decoders must skip: 0x184D2A50 to 0x184D2A5F.
bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xf0) == 0x50 &&
         bytes.substr(1, 3) == "\x2a\x4d\x18";
}

/// One or more gzip members. As with gzip(1), zero bytes behind the last one are padding; anything else there
/// is reported.
class GzipStream final : public DecodedStream {
 public:
  explicit GzipStream(std::unique_ptr<RawInput> input) : DecodedStream(std::move(input)) {
    // 15 + 16: the largest window, gzip headers only.
    if (inflateInit2(&state_, 15 + 16) != Z_OK) throw InputError(input_->path(), "zlib could not be started");
  }
  ~GzipStream() override { inflateEnd(&state_); }

 private:
  size_t decode(char* buffer, size_t size) override {
    if (between_members_ && !start_member()) return 0;
    bool has_input = input_->fill(1);
    std::string_view available = input_->available();
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(available.data()));
    state_.avail_in = static_cast<uInt>(available.size());
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    size_t room = std::min(size, size_t{1} << 30);
    state_.avail_out = static_cast<uInt>(room);
    int code = inflate(&state_, Z_NO_FLUSH);
    input_->consume(available.size() - state_.avail_in);
    size_t written = room - state_.avail_out;
    if (code == Z_STREAM_END) {
      between_members_ = true;
      ++members_;
    } else if (code == Z_BUF_ERROR || (code == Z_OK && !has_input && written == 0)) {
      if (!has_input) fail("the gzip data end too early: the file is cut off");
    } else if (code != Z_OK) {
      fail(std::string("the gzip data are damaged") +
           (state_.msg != nullptr ? std::string(": ") + state_.msg : ""));
    }
    return written;
  }

  /// False at the end, or when what follows is no member.
  bool start_member() {
    if (members_ > 0) {
      while (input_->fill(1) && input_->available().front() == '\0') {
        size_t zeros = std::min(input_->available().find_first_not_of('\0'), input_->available().size());
        input_->consume(zeros);
      }
      if (!input_->fill(1)) {
        ended_ = true;
        return false;
      }
      input_->fill(2);
      if (!input_->available().starts_with(gzip_magic)) {
        fail("something that is no gzip data follows the gzip data; it was not read");
        return false;
      }
    }
    inflateReset(&state_);
    between_members_ = false;
    return true;
  }

  z_stream state_{};
  bool between_members_ = true;
  uint64_t members_ = 0;
};

/// One or more zstd frames, skippable ones among them.
class ZstdStream final : public DecodedStream {
 public:
  explicit ZstdStream(std::unique_ptr<RawInput> input)
      : DecodedStream(std::move(input)), state_(ZSTD_createDCtx()) {
    if (state_ == nullptr) throw InputError(input_->path(), "zstd could not be started");
  }
  ~ZstdStream() override { ZSTD_freeDCtx(state_); }

 private:
  size_t decode(char* buffer, size_t size) override {
    bool has_input = input_->fill(1);
    if (!has_input && between_frames_) {
      ended_ = true;
      return 0;
    }
    if (between_frames_) {
      input_->fill(4);
      std::string_view next = input_->available();
      if (!next.starts_with(zstd_magic) && !is_skippable_frame(next)) {
        fail("something that is no zstd data follows the zstd data; it was not read");
        return 0;
      }
    }
    std::string_view available = input_->available();
    ZSTD_inBuffer in{available.data(), available.size(), 0};
    ZSTD_outBuffer out{buffer, size, 0};
    size_t code = ZSTD_decompressStream(state_, &out, &in);
    input_->consume(in.pos);
    if (ZSTD_isError(code) != 0) {
      fail(std::string("the zstd data are damaged: ") + ZSTD_getErrorName(code));
    } else {
      between_frames_ = code == 0;
      if (!has_input && out.pos == 0 && code != 0) fail("the zstd data end too early: the file is cut off");
    }
    return out.pos;
  }

  ZSTD_DCtx* state_;
  bool between_frames_ = true;
};

}  // namespace

std::unique_ptr<ByteStream> open_stream(const std::string& path, const std::atomic<bool>* stop) {
  auto input = std::make_unique<RawInput>(path, stop);
  input->fill(4, first_look);
  std::string_view head = input->available();
  if (head.starts_with(gzip_magic)) return std::make_unique<GzipStream>(std::move(input));
  if (head.starts_with(zstd_magic) || is_skippable_frame(head))
    return std::make_unique<ZstdStream>(std::move(input));
  return std::make_unique<PlainStream>(std::move(input));
}

std::unique_ptr<ByteStream> open_raw_stream(const std::string& path, const std::atomic<bool>* stop) {
  return std::make_unique<PlainStream>(std::make_unique<RawInput>(path, stop));
}

size_t read_at(int descriptor, char* buffer, size_t size, uint64_t offset, const std::string& path) {
  size_t done = 0;
  while (done < size) {
    ssize_t count = ::pread(descriptor, buffer + done, size - done, static_cast<off_t>(offset + done));
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      throw InputError(path, describe(errno));
    }
    done += static_cast<size_t>(count);
  }
  return done;
}

}  // namespace dohyo
