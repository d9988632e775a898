// Digests of texts as lower-case hexadecimal. The algorithms are nettle's: small, and nothing to set up at start.
#pragma once

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <string>
#include <string_view>

#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib {

template <typename State, size_t size, auto init, auto update, auto digest>
std::string hex_digest(std::string_view text) {
  State state;
  init(&state);
  update(&state, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  std::string bytes(size, '\0');
  digest(&state, size, reinterpret_cast<uint8_t*>(bytes.data()));
  return hex_of_bytes(bytes, false);
}

inline std::string md5_of(std::string_view text) {
  return hex_digest<md5_ctx, MD5_DIGEST_SIZE, nettle_md5_init, nettle_md5_update, nettle_md5_digest>(text);
}
inline std::string sha1_of(std::string_view text) {
  return hex_digest<sha1_ctx, SHA1_DIGEST_SIZE, nettle_sha1_init, nettle_sha1_update, nettle_sha1_digest>(text);
}
inline std::string sha256_of(std::string_view text) {
  return hex_digest<sha256_ctx, SHA256_DIGEST_SIZE, nettle_sha256_init, nettle_sha256_update, nettle_sha256_digest>(text);
}
inline std::string sha512_of(std::string_view text) {
  return hex_digest<sha512_ctx, SHA512_DIGEST_SIZE, nettle_sha512_init, nettle_sha512_update, nettle_sha512_digest>(text);
}

}  // namespace dohyo::stdlib
