// MurmurHash3 x64, 128 bits, seed 0: the two words one after the other, each with its low byte first (03-12.23). No library of
// Debian 12 has it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib {

class Murmur3 {
 public:
  static std::string of(std::string_view text) {
    Murmur3 state;
    size_t whole = text.size() / 16 * 16;
    for (size_t i = 0; i < whole; i += 16) state.block(word(text, i), word(text, i + 8));
    state.tail(text.substr(whole));
    return state.finish(text.size());
  }

 private:
  static constexpr uint64_t c1 = 0x87c37b91114253d5ull;
  static constexpr uint64_t c2 = 0x4cf5ad432745937full;

  /// Up to eight bytes, the first being the lowest.
  static uint64_t word(std::string_view text, size_t at) {
    uint64_t value = 0;
    for (size_t i = 0; i < 8 && at + i < text.size(); ++i) value |= uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
    return value;
  }

  void mix_first(uint64_t k) { first_ ^= std::rotl(k * c1, 31) * c2; }
  void mix_second(uint64_t k) { second_ ^= std::rotl(k * c2, 33) * c1; }

  void block(uint64_t a, uint64_t b) {
    mix_first(a);
    first_ = (std::rotl(first_, 27) + second_) * 5 + 0x52dce729;
    mix_second(b);
    second_ = (std::rotl(second_, 31) + first_) * 5 + 0x38495ab5;
  }

  void tail(std::string_view rest) {
    if (rest.size() > 8) mix_second(word(rest, 8));
    if (!rest.empty()) mix_first(word(rest, 0));
  }

  static uint64_t avalanche(uint64_t k) {
    k = (k ^ k >> 33) * 0xff51afd7ed558ccdull;
    k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53ull;
    return k ^ k >> 33;
  }

  std::string finish(size_t length) {
    first_ ^= length;
    second_ ^= length;
    first_ += second_;
    second_ += first_;
    first_ = avalanche(first_);
    second_ = avalanche(second_);
    first_ += second_;
    second_ += first_;
    std::string bytes;
    for (auto value : {first_, second_})
      for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value >> shift & 0xff);
    return hex_of_bytes(bytes, false);
  }

  uint64_t first_ = 0;
  uint64_t second_ = 0;
};

}  // namespace dohyo::stdlib
