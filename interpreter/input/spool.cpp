#include "interpreter/input/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "interpreter/input/byte_stream.h"

namespace dohyo {

namespace {

constexpr size_t buffer_size = size_t{256} << 10;

[[noreturn]] void fail(const InputFile& file, const std::string& folder, int error) {
  throw InputError(file.path, "the query needs two readings, and the first cannot be kept in " + folder + ": " +
                                  std::generic_category().message(error) + " (TMPDIR names another folder)");
}

}  // namespace

Spool::Spool(const FileList& files, const std::atomic<bool>& stop) {
  for (const auto& file : files.files) {
    try {
      auto stream = open_raw_stream(file.path, &stop);
      if (stream->can_be_reopened())
        list_.files.push_back(file);
      else
        list_.files.push_back({keep(*stream, file, stop), file.name, 0});
    } catch (const InputError& error) {
      list_.problems.push_back({file.name, error.what()});
    }
  }
}

Spool::~Spool() {
  for (int copy : copies_) ::close(copy);
}

std::string Spool::keep(ByteStream& stream, const InputFile& file, const std::atomic<bool>& stop) {
  const char* chosen = std::getenv("TMPDIR");
  std::string folder = chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
  std::string path = folder + "/dohyo-input-XXXXXX";
  int copy = ::mkostemp(path.data(), O_CLOEXEC);
  if (copy < 0) fail(file, folder, errno);
  copies_.push_back(copy);
  ::unlink(path.c_str());
  std::vector<char> buffer(buffer_size);
  while (!stop.load(std::memory_order_relaxed)) {
    size_t count = stream.read(buffer.data(), buffer.size());
    if (count == 0) break;
    for (size_t done = 0; done < count;) {
      auto written = ::write(copy, buffer.data() + done, count - done);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(file, folder, errno);
      done += static_cast<size_t>(written);
    }
  }
  return "/dev/fd/" + std::to_string(copy);
}

}  // namespace dohyo
