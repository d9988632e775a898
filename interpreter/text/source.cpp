#include "interpreter/text/source.h"

#include <algorithm>

namespace dohyo {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(static_cast<uint32_t>(i + 1));
}

std::string_view Source::text(Span span) const {
  auto begin = std::min<size_t>(span.begin, text_.size());
  auto end = std::clamp<size_t>(span.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

Position Source::position(uint32_t offset) const {
  offset = std::min<uint32_t>(offset, static_cast<uint32_t>(text_.size()));
  auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  auto line = static_cast<uint32_t>(next - line_starts_.begin());
  auto start = line_starts_[line - 1];
  // Bytes that begin a character. Lines may be long and asked for often, so this must be quick.
  uint32_t column = 1;
  for (uint32_t i = start; i < offset; ++i) column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80 ? 1 : 0;
  return {line, column};
}

std::string_view Source::line(uint32_t number) const {
  auto start = line_starts_[number - 1];
  auto end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  auto line = std::string_view(text_).substr(start, end - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace dohyo
