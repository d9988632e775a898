// Where results go: standard output or a file, with the reason kept when something could not be written.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <vector>

namespace dohyo::cli {

/// Writes to a file descriptor. After the first failure everything is swallowed and error() says why: the streams of the
/// standard library forget it.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;
  ~DescriptorBuffer() override { sync(); }

  /// An errno; 0 while all is well.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;

 private:
  bool write_out(const char* text, size_t size);

  int descriptor_;
  int error_ = 0;
  std::vector<char> memory_;
};

/// A file that results or rejected records are written to. Throws UsageError when it cannot be opened, or is one of the files
/// in use: opening would empty it.
class OutputFile {
 public:
  OutputFile(const std::string& path, const std::vector<std::string>& in_use);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  [[nodiscard]] std::ostream& stream() { return stream_; }
  /// Writes out what is left; false, with a message on standard error, when not everything could be written.
  bool finish();

 private:
  std::string path_;
  int descriptor_;
  DescriptorBuffer buffer_;
  std::ostream stream_;
};

/// Sends std::cout through a DescriptorBuffer for as long as this lives. Commands write and flush as ever; main asks at the end.
class StandardOutput {
 public:
  StandardOutput();
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;
  ~StandardOutput();

  /// As OutputFile::finish(), but a reader that went away is no failure (00-decisions section 5).
  bool finish();

 private:
  DescriptorBuffer buffer_;
  std::streambuf* before_;
};

}  // namespace dohyo::cli
