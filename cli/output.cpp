#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "cli/command.h"

namespace dohyo::cli {

namespace {

constexpr size_t buffer_size = size_t{64} << 10;

/// Before anything is opened: `dohyo run ... log.ndjson -o log.ndjson` would read an empty file.
int open_for_writing(const std::string& path, const std::vector<std::string>& in_use) {
  for (const auto& other : in_use) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && std::filesystem::equivalent(path, other, error))
      throw UsageError(fmt::format("{}: this run uses the file already, so it cannot be written to", path));
  }
  int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) throw UsageError(fmt::format("{}: {}", path, std::strerror(errno)));
  return descriptor;
}

bool say_when_failed(int error, const std::string& name) {
  if (error == 0) return true;
  std::cerr << fmt::format("dohyo: {}: {}\n", name, std::strerror(error));
  return false;
}

}  // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor), memory_(buffer_size) {
  setp(memory_.data(), memory_.data() + memory_.size());
}

bool DescriptorBuffer::write_out(const char* text, size_t size) {
  while (size > 0 && error_ == 0) {
    ssize_t written = ::write(descriptor_, text, size);
    if (written >= 0) {
      text += written;
      size -= static_cast<size_t>(written);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

int DescriptorBuffer::sync() {
  bool written = write_out(pbase(), static_cast<size_t>(pptr() - pbase()));
  setp(memory_.data(), memory_.data() + memory_.size());
  return written ? 0 : -1;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  if (size == 0) return 0;  // `text` may be null then
  if (size >= epptr() - pptr()) {
    if (sync() != 0) return 0;
    if (size >= epptr() - pptr()) return write_out(text, static_cast<size_t>(size)) ? size : 0;
  }
  std::memcpy(pptr(), text, static_cast<size_t>(size));
  pbump(static_cast<int>(size));
  return size;
}

OutputFile::OutputFile(const std::string& path, const std::vector<std::string>& in_use)
    : path_(path), descriptor_(open_for_writing(path, in_use)), buffer_(descriptor_), stream_(&buffer_) {}

OutputFile::~OutputFile() {
  stream_.flush();
  ::close(descriptor_);
}

bool OutputFile::finish() {
  stream_.flush();
  return say_when_failed(buffer_.error(), path_);
}

StandardOutput::StandardOutput() : buffer_(STDOUT_FILENO), before_(std::cout.rdbuf(&buffer_)) {}

StandardOutput::~StandardOutput() {
  std::cout.flush();
  std::cout.rdbuf(before_);
}

bool StandardOutput::finish() {
  std::cout.flush();
  return buffer_.error() == EPIPE || say_when_failed(buffer_.error(), "standard output");
}

}  // namespace dohyo::cli
