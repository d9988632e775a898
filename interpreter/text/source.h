// A query text and positions in it. Every span in the engine is a pair of byte offsets into one Source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

/// Half-open range of byte offsets.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] Span through(Span later) const { return {begin, later.end}; }
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// Where a byte offset lies for a person: both count from 1; columns count code points.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
};

/// An immutable text with a name (a path, or "<query>"). Owns the text.
class Source {
 public:
  Source(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const;
  [[nodiscard]] Position position(uint32_t offset) const;
  /// The line (counted from 1) without its line break.
  [[nodiscard]] std::string_view line(uint32_t number) const;
  [[nodiscard]] uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  [[nodiscard]] uint32_t line_start(uint32_t number) const { return line_starts_[number - 1]; }

 private:
  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

}  // namespace dohyo
