#include "interpreter/data/memory_budget.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace dohyo {

namespace {

uint64_t page_size() {
  static const auto size = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  return size;
}

/// The number in a file of the kernel; `most` where there is none ("max") or no such file.
uint64_t number_in(const char* path, uint64_t most) {
  std::ifstream file(path);
  uint64_t number = 0;
  return file >> number ? std::min(number, most) : most;
}

}  // namespace

MemoryBudget::MemoryBudget(uint64_t limit, std::string folder)
    : limit_(limit), folder_(std::move(folder)), pages_(off_standard_descriptors(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC))) {}

MemoryBudget::~MemoryBudget() {
  if (pages_ >= 0) ::close(pages_);
}

uint64_t MemoryBudget::available() {
  uint64_t machine = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * page_size();
  machine = number_in("/sys/fs/cgroup/memory.max", machine);
  return number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes", machine);
}

uint64_t MemoryBudget::in_use() const {
  char text[128];
  auto length = pages_ < 0 ? -1 : ::pread(pages_, text, sizeof text, 0);
  if (length <= 0) return 0;
  // "total resident shared ...", in pages
  const char* end = text + length;
  uint64_t pages = 0;
  auto total = std::from_chars(text, end, pages);
  if (total.ptr == end) return 0;
  std::from_chars(total.ptr + 1, end, pages);
  return pages * page_size();
}

bool MemoryBudget::is_scarce(unsigned level) const {
  if (pretends()) return level <= pretended_;
  if (in_use() <= limit_ - (limit_ >> level)) return false;
  // What was freed should count as free: large blocks go back to the kernel at once from here on.
  static const int once = mallopt(M_MMAP_THRESHOLD, 256 << 10);
  static_cast<void>(once);
  return true;
}

void MemoryBudget::check(std::string_view advice) const {
  if (pretends() || in_use() <= limit_) return;
  malloc_trim(0);
  if (auto bytes = in_use(); bytes > limit_)
    throw RunFailure(fmt::format("the run needs more memory than --memory-limit allows ({} of {}){}{}", size_text(bytes), size_text(limit_),
                                 advice.empty() ? "" : "; ", advice));
}

int off_standard_descriptors(int file) {
  if (file < 0 || file > STDERR_FILENO) return file;
  int other = ::fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  ::close(file);
  return other;
}

std::string size_text(uint64_t bytes) {
  constexpr uint64_t mebibyte = uint64_t{1} << 20;
  if (bytes < 10 * mebibyte) return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / mebibyte);
  if (bytes < 10 * 1024 * mebibyte) return fmt::format("{} MiB", bytes / mebibyte);
  return fmt::format("{} GiB", bytes / mebibyte / 1024);
}

}  // namespace dohyo
