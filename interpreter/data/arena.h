// Memory that lives and dies as a whole: texts made while a batch passes, keys of a group table, dictionary entries.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

/// Bump allocator. Not thread-safe: each worker has its own.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// Uninitialised memory, aligned to 16 bytes.
  [[nodiscard]] char* allocate(size_t bytes) {
    bytes = (bytes + 15) & ~size_t{15};
    if (bytes > static_cast<size_t>(end_ - next_)) grow(bytes);
    char* memory = next_;
    next_ += bytes;
    return memory;
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    if (text.empty()) return {"", 0};
    char* memory = allocate(text.size());
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
  }

  /// Copies what a value points to, so that it lives as long as this arena.
  [[nodiscard]] Value copy(Value value) {
    if (value.kind() == Kind::text) return Value::text(copy(value.as_text()));
    if (value.kind() != Kind::list) return value;
    auto items = value.as_list();
    auto* memory = reinterpret_cast<Value*>(allocate(items.size_bytes()));
    for (size_t i = 0; i < items.size(); ++i) memory[i] = copy(items[i]);
    return Value::list({memory, items.size()});
  }

  [[nodiscard]] Value text(std::string_view text) { return Value::text(copy(text)); }

  /// Forgets everything; keeps one block for reuse.
  void clear() {
    if (blocks_.size() > 1) {
      if (blocks_.back().size > largest_kept) blocks_.pop_back();
      while (blocks_.size() > 1) blocks_.erase(blocks_.begin());
    }
    if (!blocks_.empty() && blocks_.front().size > largest_kept) blocks_.clear();
    next_ = blocks_.empty() ? nullptr : blocks_.front().memory.get();
    end_ = blocks_.empty() ? nullptr : next_ + blocks_.front().size;
    total_ = blocks_.empty() ? 0 : blocks_.front().size;
  }

  [[nodiscard]] size_t bytes() const { return total_; }

 private:
  struct Block {
    std::unique_ptr<char[]> memory;
    size_t size;
  };
  static constexpr size_t first_block = size_t{4} << 10;
  static constexpr size_t largest_block = size_t{1} << 20;
  static constexpr size_t largest_kept = size_t{1} << 20;

  void grow(size_t bytes) {
    size_t size = blocks_.empty() ? first_block : std::min(largest_block, blocks_.back().size * 2);
    if (size < bytes) size = bytes;
    blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
    total_ += size;
    next_ = blocks_.back().memory.get();
    end_ = next_ + size;
  }

  std::vector<Block> blocks_;
  char* next_ = nullptr;
  char* end_ = nullptr;
  size_t total_ = 0;
};

}  // namespace dohyo
