// For runs that read their input twice: what can be read only once is copied first.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "interpreter/input/files.h"

namespace dohyo {

class ByteStream;

/// Keeps copies of pipes, devices and of standard input that is no file at its beginning. The copies are files without a
/// name in the folder for temporary files (TMPDIR, else /tmp), so they are gone with this object or with the process,
/// however it ends. Takes as much disk as the input has bytes, compressed ones compressed.
class Spool {
 public:
  /// Copies until each such input has ended, or `stop` is set. An input that cannot be kept is left out of `list()` and
  /// becomes the only kind of problem there.
  Spool(const FileList& files, const std::atomic<bool>& stop);
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  /// The files to read instead, under their names; any number of times while this object lives.
  [[nodiscard]] const FileList& list() const { return list_; }

 private:
  /// The path of the copy; throws InputError.
  std::string keep(ByteStream& stream, const InputFile& file, const std::atomic<bool>& stop);

  FileList list_;
  std::vector<int> copies_;
};

}  // namespace dohyo
