// Rows on their way out while others are still read: workers take blocks in turn, and what they make of them leaves in the
// order of the blocks. Private to execution/.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "interpreter/library/result.h"

namespace dohyo {

class RowStream {
 public:
  /// `sink` gets each part that has rows, one at a time. At most `most_waiting` blocks are read ahead of what it got.
  RowStream(std::function<void(const QueryResult&)> sink, uint64_t most_waiting) : sink_(std::move(sink)), most_waiting_(most_waiting) {}

  /// Calls `read` while nobody else does, so that tickets are in the order of what was read. Empty when there is nothing
  /// more, or after `abandon`. Each ticket must be given back.
  template <typename Read>
  std::optional<uint64_t> turn(Read read) {
    std::lock_guard reading(reading_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return abandoned_ || next_ - written_ < most_waiting_; });
      if (abandoned_) return {};
    }
    if (!read()) return {};
    return next_++;
  }

  void give(uint64_t ticket, QueryResult part) {
    std::lock_guard lock(mutex_);
    waiting_.emplace(ticket, std::move(part));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == written_; first = waiting_.begin()) {
      if (first->second.rows > 0) sink_(first->second);
      waiting_.erase(first);
      ++written_;
    }
    changed_.notify_all();
  }

  /// A worker failed, and with it its ticket: nobody waits for it.
  void abandon() {
    std::lock_guard lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

 private:
  std::function<void(const QueryResult&)> sink_;
  uint64_t most_waiting_;
  std::mutex reading_;
  uint64_t next_ = 0;  ///< changes only with `reading_` held
  std::mutex mutex_;
  // Guarded by `mutex_`:
  std::condition_variable changed_;
  std::map<uint64_t, QueryResult> waiting_;
  uint64_t written_ = 0;
  bool abandoned_ = false;
};

}  // namespace dohyo
