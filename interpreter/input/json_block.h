// Sixty-four bytes of JSON as bit masks, bit i for byte i: private to the JSON splitter. The technique is
// simdjson's; only what finding the end of a value takes is here.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#define DOHYO_JSON_BLOCKS 1
#else
#define DOHYO_JSON_BLOCKS 0
#endif

namespace dohyo {

#if DOHYO_JSON_BLOCKS

struct JsonBlock {
  static constexpr size_t size = 64;

  uint64_t quotes = 0;
  uint64_t backslashes = 0;
  uint64_t line_breaks = 0;
  uint64_t opening = 0;     ///< { [
  uint64_t closing = 0;     ///< } ]
  uint64_t separators = 0;  ///< : ,
  uint64_t blanks = 0;      ///< space, tab, line breaks

  explicit JsonBlock(const char* bytes) {
    for (int part = 0; part < 4; ++part) {
      __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
      auto equal = [](__m128i values, char c) { return _mm_cmpeq_epi8(values, _mm_set1_epi8(c)); };
      auto add = [&](uint64_t& mask, __m128i found) {
        mask |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(found))) << (16 * part);
      };
      // The two kinds of brackets differ in one bit.
      __m128i folded = _mm_or_si128(piece, _mm_set1_epi8(0x20));
      __m128i line_break = equal(piece, '\n');
      add(quotes, equal(piece, '"'));
      add(backslashes, equal(piece, '\\'));
      add(line_breaks, line_break);
      add(opening, equal(folded, '{'));
      add(closing, equal(folded, '}'));
      add(separators, _mm_or_si128(equal(piece, ':'), equal(piece, ',')));
      __m128i space = _mm_or_si128(equal(piece, ' '), equal(piece, '\t'));
      add(blanks, _mm_or_si128(_mm_or_si128(space, line_break), equal(piece, '\r')));
    }
  }
};

/// Where a reader stands between two blocks.
struct JsonBlockState {
  bool is_escaped = false;  ///< the next byte stands behind a backslash
  bool is_in_string = false;
  bool is_after_string = false;  ///< with only blanks since
};

/// Finds out what of a block lies outside strings, and takes `state` to the end of the block. False, with
/// nothing changed, when the block needs a closer look: a line break in a string, something odd behind one, a
/// backslash outside.
[[nodiscard]] inline bool read_json_block(const JsonBlock& block, JsonBlockState& state, uint64_t& outside) {
  constexpr uint64_t even = 0x5555555555555555;
  uint64_t escaped = state.is_escaped ? 1 : 0;
  bool is_escaped = false;
  if (block.backslashes != 0) {
    // Every second byte of a run of backslashes, or the one behind it, is escaped. An addition carries
    // through the runs that begin at an odd place, which turns their pattern round.
    uint64_t starts = block.backslashes & ~escaped;
    uint64_t behind = starts << 1 | escaped;
    uint64_t odd_starts = starts & ~even & ~behind;
    uint64_t carried = odd_starts + starts;
    is_escaped = carried < odd_starts;
    escaped = (even ^ (carried << 1)) & behind;
  }

  uint64_t quotes = block.quotes & ~escaped;
  uint64_t inside = quotes;  // from each opening quote up to its closing one
  for (int shift = 1; shift < 64; shift *= 2) inside ^= inside << shift;
  if (state.is_in_string) inside = ~inside;

  // The same trick takes the place behind a closing quote over a run of blanks.
  uint64_t ends = quotes & ~inside;
  uint64_t behind = ends << 1 | (state.is_after_string ? 1 : 0);
  uint64_t carried = block.blanks + (behind & block.blanks);
  uint64_t followers = (behind | carried) & ~block.blanks;

  bool is_odd = (followers & ~(block.separators | block.closing)) != 0 || (block.line_breaks & inside) != 0 ||
                (block.backslashes & ~inside) != 0;
  if (is_odd) return false;
  outside = ~inside;
  state = {.is_escaped = is_escaped,
           .is_in_string = (inside >> 63) != 0,
           .is_after_string = (ends >> 63) != 0 || carried < block.blanks};
  return true;
}

#endif

}  // namespace dohyo
