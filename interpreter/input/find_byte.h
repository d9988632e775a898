// Searching for the first of a few bytes, sixteen at a time where the processor can. For the splitters, which
// look at each byte of an input once.
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dohyo {

/// Index of the first byte of `text`, from `begin` on, that is one of `bytes`; text.size() when there is
/// none.
template <char... bytes>
[[nodiscard]] inline size_t find_first(std::string_view text, size_t begin) {
  const char* data = text.data();
  size_t size = text.size();
#if defined(__SSE2__)
  for (; begin + 16 <= size; begin += 16) {
    __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + begin));
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(bytes)))), ...);
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask != 0) return begin + static_cast<size_t>(std::countr_zero(mask));
  }
#endif
  for (; begin < size; ++begin)
    if (((data[begin] == bytes) || ...)) return begin;
  return size;
}

}  // namespace dohyo
