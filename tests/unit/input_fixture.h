// What the tests of the input layer share: files in a temporary folder, compression, random texts.
#pragma once

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dohyo::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dohyo-input-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  [[nodiscard]] std::string path(std::string_view name = {}) const {
    return name.empty() ? path_ : path_ + "/" + std::string(name);
  }
  /// Makes the folders on the way too. Returns the path.
  std::string write(std::string_view name, std::string_view contents) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << contents;
    return path(name);
  }

 private:
  std::string path_;
};

inline std::string gzip(std::string_view text) {
  z_stream state{};
  if (deflateInit2(&state, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflate");
  std::string result(deflateBound(&state, text.size()) + 64, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(result.data());
  state.avail_out = static_cast<uInt>(result.size());
  deflate(&state, Z_FINISH);
  result.resize(state.total_out);
  deflateEnd(&state);
  return result;
}

/// With a checksum, as the command writes it.
inline std::string zstd(std::string_view text) {
  std::string result(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  result.resize(ZSTD_compress2(context, result.data(), result.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return result;
}

/// A frame that decoders must skip.
inline std::string zstd_skippable(std::string_view text) {
  std::string result("\x53\x2a\x4d\x18", 4);
  for (int shift = 0; shift < 32; shift += 8) result += static_cast<char>((text.size() >> shift) & 0xff);
  return result.append(text);
}

/// `text` in up to three pieces, each through `compress`.
template <typename Compress>
std::string in_pieces(std::string_view text, std::mt19937& random, Compress compress) {
  size_t first = std::uniform_int_distribution<size_t>(0, text.size())(random);
  size_t second = std::uniform_int_distribution<size_t>(first, text.size())(random);
  return compress(text.substr(0, first)) + compress(text.substr(first, second - first)) +
         compress(text.substr(second));
}

inline size_t pick(std::mt19937& random, size_t low, size_t high) {
  return std::uniform_int_distribution<size_t>(low, high)(random);
}

}  // namespace dohyo::test
