#include <doctest/doctest.h>

#include "interpreter/input/byte_stream.h"
#include "tests/unit/input_fixture.h"

namespace dohyo {

using test::gzip;
using test::TemporaryFolder;
using test::zstd;

namespace {

struct Result {
  std::string text;
  std::string error;
};

Result read_all(const std::string& path, size_t piece) {
  Result result;
  try {
    auto stream = open_stream(path);
    std::string buffer(piece, '\0');
    while (size_t count = stream->read(buffer.data(), piece)) result.text.append(buffer, 0, count);
  } catch (const InputError& error) {
    result.error = error.what();
    CHECK(error.path() == path);
  }
  return result;
}

std::string noise(size_t size) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < size) text += std::to_string(random()) + (random() % 4 == 0 ? "\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("input stream: plain, gzip and zstd give the same bytes in pieces of any size") {
  TemporaryFolder folder;
  std::string text = noise(700'000);
  std::string half = text.substr(0, text.size() / 2);
  std::string rest = text.substr(half.size());
  const std::pair<const char*, std::string> files[] = {
      {"plain", text},
      {"one.gz", gzip(text)},
      {"two.gz", gzip(half) + gzip("") + gzip(rest)},
      {"between.gz", gzip(half) + std::string(700, '\0') + gzip(rest)},
      {"padded.gz", gzip(half) + gzip(rest) + std::string(1000, '\0')},
      {"one.zst", zstd(text)},
      {"two.zst", zstd(half) + zstd("") + zstd(rest)},
      {"skip.zst", test::zstd_skippable("index") + zstd(half) + test::zstd_skippable("") + zstd(rest) +
                       test::zstd_skippable(std::string(400'000, 'x'))},
  };
  for (const auto& [name, contents] : files) {
    std::string path = folder.write(name, contents);
    for (size_t piece : {size_t{1}, size_t{1000}, size_t{1} << 20}) {
      if (piece == 1 && std::string_view(name) == "plain") continue;
      Result result = read_all(path, piece);
      CHECK_MESSAGE(result.error.empty(), name);
      CHECK_MESSAGE((result.text == text), name);
    }
  }
  CHECK(open_stream(folder.path("plain"))->is_plain_file());
  CHECK(open_stream(folder.path("plain"))->size() == text.size());
  CHECK(!open_stream(folder.path("one.gz"))->is_plain_file());
}

TEST_CASE("input stream: what could be decoded comes before the error") {
  TemporaryFolder folder;
  std::string text = noise(300'000);
  auto check = [&](std::string_view contents, std::string_view error, size_t at_least) {
    for (size_t piece : {size_t{333}, size_t{1} << 20}) {
      Result result = read_all(folder.write("file", contents), piece);
      CHECK_MESSAGE(result.error.find(error) != std::string::npos, result.error);
      CHECK((result.text == text.substr(0, result.text.size())));
      CHECK(result.text.size() >= at_least);
    }
  };
  std::string packed = gzip(text);
  check(std::string_view(packed).substr(0, packed.size() / 2), "the gzip data end too early", 100'000);
  check(std::string_view(packed).substr(0, packed.size() - 1), "the gzip data end too early", text.size());
  check(std::string_view(packed).substr(0, 5), "the gzip data end too early", 0);
  check(packed + "garbage", "is no gzip data follows", text.size());
  check(packed + "\x1f", "is no gzip data follows", text.size());
  check(packed + std::string(9, '\0') + "garbage", "is no gzip data follows", text.size());
  check(packed + "\x1f\x8b", "the gzip data end too early", text.size());
  std::string damaged = packed;
  damaged[packed.size() - 6] = static_cast<char>(~damaged[packed.size() - 6]);
  check(damaged, "the gzip data are damaged", text.size());

  packed = zstd(text);
  check(std::string_view(packed).substr(0, packed.size() - 3), "the zstd data end too early", 100'000);
  check(packed + "garbage", "is no zstd data follows", text.size());
  damaged = packed;
  damaged[packed.size() / 2] = static_cast<char>(~damaged[packed.size() / 2]);
  CHECK(read_all(folder.write("file", damaged), 1000).error.starts_with("the zstd data are damaged"));
}

TEST_CASE("input stream: odd files") {
  TemporaryFolder folder;
  CHECK(read_all(folder.write("empty", ""), 10).text.empty());
  CHECK(read_all(folder.write("one", "\x1f"), 10).text == "\x1f");
  CHECK(read_all(folder.path("missing"), 10).error == "no such file or directory");
  CHECK(read_all(folder.path(), 10).error == "a directory, not a file");
  CHECK(read_all("/proc/self/stat", 10).text.size() > 10);
  CHECK(read_all("/dev/null", 10).text.empty());
}

}  // namespace dohyo
