#include <bit>

#include "interpreter/input/records.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dohyo {

namespace {

/// Whether the line that begins at `begin` is blank; it has a byte that is a blank or a line break there.
bool begins_blank_line(std::string_view bytes, size_t begin) {
  auto end = bytes.find('\n', begin);
  return is_blank(bytes.substr(begin, end == std::string_view::npos ? end : end - begin));
}

size_t count_one_by_one(std::string_view bytes) {
  size_t count = 0;
  for_each_line(bytes, [&](std::string_view, size_t) { ++count; });
  return count;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) inline uint64_t mask_of(const __m256i& first, const __m256i& second) {
  return static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(first))) |
         static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(second))) << 32;
}

/// Lines are counted by where they begin: behind a line break, and at the very beginning. Only a line that begins with a
/// byte up to the blank may be blank itself, which is rare and looked at.
__attribute__((target("avx2,popcnt"))) size_t count_by_64(std::string_view bytes) {
  size_t count = 0;
  uint64_t begins = 1;
  const __m256i line_break = _mm256_set1_epi8('\n');
  const __m256i blank = _mm256_set1_epi8(' ');
  for (size_t i = 0; i < bytes.size(); i += 64) {
    __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + i));
    __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + i + 32));
    uint64_t breaks = mask_of(_mm256_cmpeq_epi8(first, line_break), _mm256_cmpeq_epi8(second, line_break));
    begins |= breaks << 1;
    if (bytes.size() - i < 64) begins &= (uint64_t{1} << (bytes.size() - i)) - 1;
    if (begins != 0) {
      count += static_cast<size_t>(std::popcount(begins));
      uint64_t low = mask_of(_mm256_cmpeq_epi8(_mm256_max_epu8(first, blank), blank), _mm256_cmpeq_epi8(_mm256_max_epu8(second, blank), blank));
      for (uint64_t odd = begins & low; odd != 0; odd &= odd - 1)
        count -= begins_blank_line(bytes, i + static_cast<size_t>(std::countr_zero(odd))) ? 1 : 0;
    }
    begins = breaks >> 63;
  }
  return count;
}
#endif

}  // namespace

size_t count_lines(std::string_view bytes) {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("popcnt") != 0;
  if (has_avx2) return count_by_64(bytes);
#endif
  return count_one_by_one(bytes);
}

}  // namespace dohyo
