// How much memory a run may take. Steps that can write to disk what they hold ask whether memory is scarce; the executor
// stops a run that needs more than the limit before the kernel would.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dohyo {

/// A run that cannot go on, for a reason outside of its query: memory, or the disk. The message is for people.
class RunFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Safe to use from several threads.
class MemoryBudget {
 public:
  /// `limit`: bytes of the whole process, as the kernel counts them (resident pages). `folder`: for temporary files.
  MemoryBudget(uint64_t limit, std::string folder);
  ~MemoryBudget();
  MemoryBudget(const MemoryBudget&) = delete;
  MemoryBudget& operator=(const MemoryBudget&) = delete;

  /// For tests: memory is always scarce up to this level, so that whatever can write to disk does; the limit is none.
  void pretend_scarcity(unsigned level) { pretended_ = level; }
  [[nodiscard]] bool pretends() const { return pretended_ > 0; }

  /// True when more than a share of the limit is in use: half at level 1, three quarters at level 2, and so on.
  [[nodiscard]] bool is_scarce(unsigned level = 1) const;
  /// Throws RunFailure when more than the limit is in use; `advice` is added to its message.
  void check(std::string_view advice = {}) const;

  [[nodiscard]] uint64_t limit() const { return limit_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }

  /// What the machine has, or what its container may use: the smaller.
  [[nodiscard]] static uint64_t available();

 private:
  [[nodiscard]] uint64_t in_use() const;

  uint64_t limit_;
  std::string folder_;
  unsigned pretended_ = 0;
  int pages_ = -1;  ///< /proc/self/statm
};

/// The same open file under a descriptor that is not one of the standard three: who closed those must not get ours in their
/// place. Negative stays negative.
[[nodiscard]] int off_standard_descriptors(int file);

/// "2 GiB", "512 MiB".
[[nodiscard]] std::string size_text(uint64_t bytes);

}  // namespace dohyo
