// Finds where any of several short literals occurs in a large text, many bytes at a time: for skipping records that cannot
// matter before anything is parsed. Letter case of ASCII letters is ignored, and a blank equals an underscore, because
// names of fields are compared so (00-decisions section 3 rule 7); a caller that is stricter looks again.
//
// The technique is known as Teddy (from Hyperscan): three neighbouring bytes of each literal, its fingerprint, are looked
// up by nibbles with byte shuffles; what the fingerprints let through is compared in full.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

class LiteralSearch {
 public:
  /// Bytes behind the text that must be readable.
  static constexpr size_t padding = 128;

  /// Returns the number of the literal; it must not be empty.
  size_t add(std::string_view literal);
  [[nodiscard]] bool empty() const { return literals_.empty(); }
  [[nodiscard]] size_t size() const { return literals_.size(); }
  [[nodiscard]] const std::string& literal(size_t number) const { return literals_[number].folded; }

  /// Chooses fingerprints that are rare in `sample`; to be called once, before the first search.
  void compile(std::string_view sample);

  /// Calls `found(size_t position, size_t literal)` for each occurrence, also for overlapping ones. Positions rise, but for
  /// occurrences that overlap or nearly do.
  template <typename Found>
  void search(std::string_view text, Found&& found) const {
    std::array<Candidate, 256> candidates;
    size_t begin = 0;
    while (begin < text.size()) {
      size_t count = find_candidates(text, begin, candidates);
      for (size_t i = 0; i < count; ++i)
        for (uint32_t buckets = candidates[i].buckets; buckets != 0; buckets &= buckets - 1)
          for (uint32_t number : buckets_[static_cast<size_t>(__builtin_ctz(buckets))]) {
            const auto& literal = literals_[number];
            size_t place = candidates[i].position;
            if (place < literal.window) continue;
            place -= literal.window;
            if (equals(text, place, literal.folded)) found(place, size_t{number});
          }
    }
  }

  /// `A` to `Z` as small letters, a blank as an underscore.
  [[nodiscard]] static char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == ' ' ? '_' : c; }

 private:
  static constexpr size_t window_size = 3;
  static constexpr size_t bucket_count = 8;

  struct Literal {
    std::string folded;
    size_t window = 0;  ///< where the fingerprint begins
  };
  struct Candidate {
    size_t position;
    uint32_t buckets;
  };
  /// Which halves of bytes may stand in each place of a fingerprint.
  struct Masks {
    std::array<uint16_t, window_size> low{};
    std::array<uint16_t, window_size> high{};
    void allow(size_t place, char c);
    [[nodiscard]] bool match(std::string_view bytes) const {
      for (size_t place = 0; place < window_size; ++place) {
        auto byte = static_cast<uint8_t>(bytes[place]);
        if ((low[place] >> (byte & 15) & high[place] >> (byte >> 4) & 1) == 0) return false;
      }
      return true;
    }
  };
  /// Literals that will share a bucket.
  struct Group {
    Masks masks;
    std::vector<uint32_t> literals;
    void take(const Group& other) {
      for (size_t place = 0; place < window_size; ++place) {
        masks.low[place] |= other.masks.low[place];
        masks.high[place] |= other.masks.high[place];
      }
      literals.insert(literals.end(), other.literals.begin(), other.literals.end());
    }
  };
  /// Sixteen entries for a byte's low and high half: bit b is set when bucket b may have that byte in this place.
  struct Tables {
    alignas(16) std::array<uint8_t, 16> low{};
    alignas(16) std::array<uint8_t, 16> high{};
  };

  static bool equals(std::string_view text, size_t place, std::string_view folded) {
    if (text.size() - place < folded.size()) return false;
    for (size_t i = 0; i < folded.size(); ++i)
      if (fold(text[place + i]) != folded[i]) return false;
    return true;
  }

  [[nodiscard]] static Masks masks_of(std::string_view fingerprint);
  [[nodiscard]] std::vector<Group> groups(std::string_view sample) const;
  /// Goes on from `begin`, which it moves, until `candidates` may not hold another step, or to the end of the text.
  size_t find_candidates(std::string_view text, size_t& begin, std::array<Candidate, 256>& candidates) const;
  size_t find_by_table(std::string_view text, size_t& begin, std::array<Candidate, 256>& candidates) const;
#if defined(__x86_64__)
  size_t find_by_64(std::string_view text, size_t& begin, std::array<Candidate, 256>& candidates) const;
#endif

  std::vector<Literal> literals_;
  std::array<std::vector<uint32_t>, bucket_count> buckets_;
  std::array<Tables, window_size> tables_;
  std::array<std::array<uint8_t, 256>, window_size> bytes_{};  ///< the same by whole bytes, for other processors
};

}  // namespace dohyo
