#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "interpreter/input/byte_stream.h"
#include "interpreter/input/spool.h"
#include "tests/unit/input_fixture.h"

namespace dohyo {

using test::gzip;
using test::TemporaryFolder;

namespace {

std::string read_all(const std::string& path) {
  auto stream = open_stream(path);
  std::string text;
  std::string buffer(4096, '\0');
  while (size_t count = stream->read(buffer.data(), buffer.size())) text.append(buffer, 0, count);
  return text;
}

/// A pipe with a name, and somebody who writes into it once.
class WrittenPipe {
 public:
  WrittenPipe(std::string path, std::string contents) : path_(std::move(path)) {
    REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
    writer_ = std::jthread([path = path_, contents = std::move(contents)] { std::ofstream(path, std::ios::binary) << contents; });
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::jthread writer_;
};

/// TMPDIR for the length of a test.
class TemporaryFilesIn {
 public:
  explicit TemporaryFilesIn(const std::string& folder) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", folder.c_str(), 1);
  }
  TemporaryFilesIn(const TemporaryFilesIn&) = delete;
  TemporaryFilesIn& operator=(const TemporaryFilesIn&) = delete;
  ~TemporaryFilesIn() { before_.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before_.c_str(), 1); }

 private:
  std::string before_;
};

const std::atomic<bool> going_on{false};

}  // namespace

TEST_CASE("input spool: a pipe can be read twice, a file is left where it is") {
  TemporaryFolder folder;
  TemporaryFolder copies;
  TemporaryFilesIn chosen(copies.path());
  std::string long_text(700'000, 'x');
  WrittenPipe plain(folder.path("plain"), long_text);
  WrittenPipe packed(folder.path("packed"), gzip("{\"a\":1}\n"));
  auto file = folder.write("file.ndjson", "{\"a\":2}\n");
  FileList files;
  files.files = {{plain.path(), "first", 0}, {file, "second", 8}, {packed.path(), "third", 0}};
  Spool spool(files, going_on);
  const auto& list = spool.list();
  REQUIRE(list.files.size() == 3);
  CHECK(list.problems.empty());
  CHECK(list.files[0].name == "first");
  CHECK(list.files[1].path == file);
  CHECK(list.files[1].size == 8);
  CHECK(list.files[2].name == "third");
  for (int reading = 0; reading < 2; ++reading) {
    CHECK(read_all(list.files[0].path) == long_text);
    CHECK(read_all(list.files[2].path) == "{\"a\":1}\n");
  }
  CHECK_MESSAGE(std::filesystem::is_empty(copies.path()), "nothing that a killed process could leave behind");
}

TEST_CASE("input spool: what cannot be kept is left out and said so; the others stay") {
  TemporaryFolder folder;
  TemporaryFilesIn chosen(folder.path("nowhere"));
  WrittenPipe pipe(folder.path("pipe"), "{\"a\":1}\n");
  auto file = folder.write("file.ndjson", "{\"a\":2}\n");
  FileList files;
  files.files = {{pipe.path(), "pipe", 0}, {file, "file", 8}, {folder.path("gone"), "gone", 0}};
  Spool spool(files, going_on);
  const auto& list = spool.list();
  REQUIRE(list.files.size() == 1);
  CHECK(list.files[0].name == "file");
  REQUIRE(list.problems.size() == 2);
  CHECK(list.problems[0].path == "pipe");
  CHECK(list.problems[0].message.find(folder.path("nowhere")) != std::string::npos);
  CHECK(list.problems[1].path == "gone");
}

TEST_CASE("input spool: a run that is stopped does not wait for the other end of a pipe") {
  TemporaryFolder folder;
  auto path = folder.path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  // Open for both ends, so that opening it does not wait and reading finds nothing.
  std::fstream both(path, std::ios::in | std::ios::out);
  std::atomic<bool> stop{false};
  std::jthread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    stop = true;
  });
  FileList files;
  files.files = {{path, "pipe", 0}};
  Spool spool(files, stop);
  CHECK(spool.list().files.size() == 1);
}

}  // namespace dohyo
