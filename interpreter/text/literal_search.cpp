#include "interpreter/text/literal_search.h"

#include <algorithm>
#include <bit>
#include <map>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dohyo {

namespace {

/// How often each three bytes occur in a sample, folded; different ones may share a counter.
class TrigramCounts {
 public:
  explicit TrigramCounts(std::string_view sample) : counts_(size_t{1} << bits, 0) {
    for (size_t i = 0; i + 3 <= sample.size(); ++i) ++counts_[index(sample, i)];
  }
  [[nodiscard]] uint32_t at(std::string_view text, size_t i) const { return counts_[index(text, i)]; }

 private:
  static constexpr int bits = 15;
  static size_t index(std::string_view text, size_t i) {
    auto byte = [&](size_t k) { return static_cast<uint32_t>(static_cast<uint8_t>(LiteralSearch::fold(text[i + k]))); };
    return ((byte(0) << 16 | byte(1) << 8 | byte(2)) * 2654435761u) >> (32 - bits);
  }
  std::vector<uint32_t> counts_;
};

}  // namespace

size_t LiteralSearch::add(std::string_view literal) {
  std::string folded(literal);
  std::transform(folded.begin(), folded.end(), folded.begin(), fold);
  literals_.push_back({std::move(folded), 0});
  return literals_.size() - 1;
}

void LiteralSearch::Masks::allow(size_t place, char c) {
  auto byte = static_cast<uint8_t>(c);
  low[place] = static_cast<uint16_t>(low[place] | 1u << (byte & 15));
  high[place] = static_cast<uint16_t>(high[place] | 1u << (byte >> 4));
}

LiteralSearch::Masks LiteralSearch::masks_of(std::string_view fingerprint) {
  Masks masks;
  for (size_t place = 0; place < window_size; ++place) {
    if (place >= fingerprint.size()) {
      masks.low[place] = masks.high[place] = UINT16_MAX;
      continue;
    }
    char c = fingerprint[place];
    masks.allow(place, c);
    if (c >= 'a' && c <= 'z') masks.allow(place, static_cast<char>(c - 32));
    if (c == '_') masks.allow(place, ' ');
  }
  return masks;
}

/// Different fingerprints share a bucket only when there are more than buckets; then those whose common nibbles let the
/// fewest places of the sample through.
std::vector<LiteralSearch::Group> LiteralSearch::groups(std::string_view sample) const {
  std::map<std::string_view, Group> by_fingerprint;
  for (size_t i = 0; i < literals_.size(); ++i) {
    auto fingerprint = std::string_view(literals_[i].folded).substr(literals_[i].window, window_size);
    auto& group = by_fingerprint[fingerprint];
    group.masks = masks_of(fingerprint);
    group.literals.push_back(static_cast<uint32_t>(i));
  }
  std::vector<Group> groups;
  for (auto& [fingerprint, group] : by_fingerprint) groups.push_back(std::move(group));
  // Neighbours in order begin alike: a cheap first step where there are very many.
  constexpr size_t most_compared = 24;
  for (size_t i = 0; groups.size() > most_compared; i = (i + 1) % (groups.size() - 1)) {
    groups[i].take(groups[i + 1]);
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  constexpr size_t most_looked_at = size_t{4} << 10;
  std::map<std::string_view, size_t> places;
  if (groups.size() > bucket_count)
    for (size_t i = 0; i + window_size <= std::min(sample.size(), most_looked_at); ++i) ++places[sample.substr(i, window_size)];
  auto cost = [&](const Masks& masks) {
    size_t count = 0;
    for (const auto& [bytes, times] : places) count += masks.match(bytes) ? times : 0;
    return count;
  };
  while (groups.size() > bucket_count) {
    size_t best_a = 0;
    size_t best_b = 1;
    size_t least = SIZE_MAX;
    for (size_t a = 0; a < groups.size(); ++a)
      for (size_t b = a + 1; b < groups.size(); ++b) {
        Group both = groups[a];
        both.take(groups[b]);
        if (auto c = cost(both.masks); c < least) {
          least = c;
          best_a = a;
          best_b = b;
        }
      }
    groups[best_a].take(groups[best_b]);
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(best_b));
  }
  return groups;
}

void LiteralSearch::compile(std::string_view sample) {
  TrigramCounts counts(sample);
  for (auto& literal : literals_) {
    size_t windows = literal.folded.size() >= window_size ? literal.folded.size() - window_size + 1 : 1;
    for (size_t window = 1; window < windows; ++window)
      if (counts.at(literal.folded, window) < counts.at(literal.folded, literal.window)) literal.window = window;
  }
  auto all = groups(sample);
  for (size_t bucket = 0; bucket < all.size(); ++bucket) {
    buckets_[bucket] = all[bucket].literals;
    auto bit = static_cast<uint8_t>(1u << bucket);
    for (size_t place = 0; place < window_size; ++place) {
      for (size_t half = 0; half < 16; ++half) {
        if ((all[bucket].masks.low[place] >> half & 1) != 0) tables_[place].low[half] |= bit;
        if ((all[bucket].masks.high[place] >> half & 1) != 0) tables_[place].high[half] |= bit;
      }
    }
  }
  for (size_t place = 0; place < window_size; ++place)
    for (size_t byte = 0; byte < 256; ++byte) bytes_[place][byte] = tables_[place].low[byte & 15] & tables_[place].high[byte >> 4];
}

size_t LiteralSearch::find_candidates(std::string_view text, size_t& begin, std::array<Candidate, 256>& candidates) const {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return find_by_64(text, begin, candidates);
#endif
  return find_by_table(text, begin, candidates);
}

size_t LiteralSearch::find_by_table(std::string_view text, size_t& begin, std::array<Candidate, 256>& candidates) const {
  size_t count = 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (; begin < text.size() && count < candidates.size(); ++begin) {
    auto found = static_cast<uint32_t>(bytes_[0][bytes[begin]] & bytes_[1][bytes[begin + 1]] & bytes_[2][bytes[begin + 2]]);
    if (found != 0) candidates[count++] = {begin, found};
  }
  return count;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) size_t LiteralSearch::find_by_64(std::string_view text, size_t& begin,
                                                                std::array<Candidate, 256>& candidates) const {
  const char* data = text.data();
  const __m256i low_half = _mm256_set1_epi8(15);
  __m256i low[window_size];
  __m256i high[window_size];
  for (size_t place = 0; place < window_size; ++place) {
    low[place] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(tables_[place].low.data())));
    high[place] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(tables_[place].high.data())));
  }
  auto buckets_at = [&](const char* at) __attribute__((target("avx2"), always_inline)) {
    __m256i found = _mm256_set1_epi8(-1);
    for (size_t place = 0; place < window_size; ++place) {
      __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + place));
      __m256i by_low = _mm256_shuffle_epi8(low[place], _mm256_and_si256(bytes, low_half));
      __m256i by_high = _mm256_shuffle_epi8(high[place], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low_half));
      found = _mm256_and_si256(found, _mm256_and_si256(by_low, by_high));
    }
    return found;
  };
  constexpr size_t step = 64;
  size_t count = 0;
  for (; begin < text.size(); begin += step) {
    __m256i first = buckets_at(data + begin);
    __m256i second = buckets_at(data + begin + 32);
    __m256i any = _mm256_or_si256(first, second);
    if (_mm256_testz_si256(any, any) != 0) continue;
    alignas(32) std::array<uint8_t, step> buckets;
    _mm256_store_si256(reinterpret_cast<__m256i*>(buckets.data()), first);
    _mm256_store_si256(reinterpret_cast<__m256i*>(buckets.data() + 32), second);
    const __m256i zero = _mm256_setzero_si256();
    auto none = static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, zero)))) |
                static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, zero)))) << 32;
    for (uint64_t hits = ~none; hits != 0; hits &= hits - 1) {
      auto place = static_cast<size_t>(std::countr_zero(hits));
      if (begin + place < text.size()) candidates[count++] = {begin + place, buckets[place]};
    }
    if (count + step > candidates.size()) {
      begin += step;
      break;
    }
  }
  return count;
}
#endif

}  // namespace dohyo
