#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "interpreter/input/files.h"
#include "tests/unit/input_fixture.h"

namespace dohyo {

using test::TemporaryFolder;

namespace {

/// Paths relative to the folder, one a line.
std::string list(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
  std::string result;
  for (const InputFile& file : find_files(arguments).files)
    result +=
        (file.path.starts_with(folder.path()) ? file.path.substr(folder.path().size() + 1) : file.path) +
        "\n";
  return result;
}

}  // namespace

TEST_CASE("input files: names that look like logs") {
  for (const char* name :
       {"a.json", "a.ndjson", "a.jsonl", "a.log", "a.txt", "a.csv", "a.tsv", "A.JSON", "a.log.gz",
        "a.json.zst", "a.log.1", "a.log.2.gz", "a.log-20240131", "a.log-2024-01-31.gz", "a.b.log"})
    CHECK_MESSAGE(is_log_name(name), name);
  for (const char* name :
       {"a", "a.gz", "a.bin", "log", "a.logs", "a.log.bak", "json", "a.1", "a.2024", "", ".gz", "a.json5"})
    CHECK_MESSAGE(!is_log_name(name), name);
  CHECK(log_extension("dir.csv/App.LOG.2.gz") == "log");
  CHECK(log_extension("a.csv.zst") == "csv");
  CHECK(log_extension("dir.csv/a") == "");
  CHECK(log_extension("-") == "");
}

TEST_CASE("input files: directories are searched, sorted, without hidden files") {
  TemporaryFolder folder;
  folder.write("b/z.log", "12345");
  folder.write("b/a.json.gz", "");
  folder.write("b/.hidden.log", "");
  folder.write("b/.git/x.log", "");
  folder.write("b/picture.png", "");
  folder.write("a.log", "");
  folder.write("b.log", "");
  CHECK(list(folder, {folder.path()}) == "a.log\nb.log\nb/a.json.gz\nb/z.log\n");
  CHECK(list(folder, {folder.path() + "/"}) == list(folder, {folder.path()}).replace(0, 0, ""));
  CHECK(list(folder, {folder.path("b/picture.png"), folder.path("b/.hidden.log")}) ==
        "b/picture.png\nb/.hidden.log\n");
  FileList files = find_files(std::vector{folder.path("b/z.log")});
  CHECK(files.files.at(0).size == 5);
  CHECK(files.files.at(0).name == folder.path("b/z.log"));
}

TEST_CASE("input files: each file once, in the order of the arguments") {
  TemporaryFolder folder;
  folder.write("a.log", "");
  folder.write("b.log", "");
  ::symlink("a.log", folder.path("c.log").c_str());
  CHECK(list(folder, {folder.path("b.log"), folder.path(), folder.path("b.log")}) == "b.log\na.log\n");
  CHECK(list(folder, {"-", folder.path("a.log"), "-", folder.path("c.log")}) == "-\na.log\n");
  CHECK(find_files(std::vector<std::string>{"-"}).files.at(0).name == "stdin");
  // A directory whose logs were all named before is no empty one.
  CHECK(find_files(std::vector{folder.path("a.log"), folder.path("b.log"), folder.path()}).problems.empty());
}

TEST_CASE("input files: loops of links end") {
  TemporaryFolder folder;
  folder.write("sub/a.log", "");
  ::symlink("..", folder.path("sub/up").c_str());
  ::symlink("loop", folder.path("loop").c_str());
  ::symlink("sub", folder.path("other").c_str());
  CHECK(find_files(std::vector{folder.path()}).files.size() == 1);
  CHECK(find_files(std::vector{folder.path("**/*.log")}).files.size() == 1);
  FileList looped = find_files(std::vector{folder.path("loop")});
  REQUIRE(looped.problems.size() == 1);
  CHECK(looped.problems[0].message == "a loop of symbolic links");
}

TEST_CASE("input files: patterns") {
  TemporaryFolder folder;
  folder.write("2024/01/a.log", "");
  folder.write("2024/02/b.log", "");
  folder.write("2024/02/c.bin", "");
  folder.write("2024/02/.d.log", "");
  folder.write("2024/deep/er/e.log", "");
  folder.write("x[1]*.log", "");
  folder.write("x1y.log", "");
  auto matches = [&](const char* pattern) { return list(folder, {folder.path(pattern)}); };
  CHECK(matches("2024/*/*.log") == "2024/01/a.log\n2024/02/b.log\n");
  CHECK(matches("2024/0?/*") == "2024/01/a.log\n2024/02/b.log\n2024/02/c.bin\n");
  CHECK(matches("2024/0[2-9]/*.bin") == "2024/02/c.bin\n");
  CHECK(matches("**/*.log") == "2024/01/a.log\n2024/02/b.log\n2024/deep/er/e.log\nx1y.log\nx[1]*.log\n");
  CHECK(matches("2024/**/e.log") == "2024/deep/er/e.log\n");
  CHECK(matches("2024/**") == "2024/01/a.log\n2024/02/b.log\n2024/02/c.bin\n2024/deep/er/e.log\n");
  // A directory that a pattern matches is searched as if it had been named.
  CHECK(matches("20*") == "2024/01/a.log\n2024/02/b.log\n2024/deep/er/e.log\n");
  CHECK(matches("x[1]*.log") == "x[1]*.log\n");
  CHECK(matches("2024/02/.d*") == "2024/02/.d.log\n");
  FileList none = find_files(std::vector{folder.path("2025/*.log")});
  REQUIRE(none.problems.size() == 1);
  CHECK(none.problems[0].message == "no log file matches this pattern");
  CHECK(none.problems[0].path == folder.path("2025/*.log"));
}

TEST_CASE("input files: problems do not stop the others") {
  TemporaryFolder folder;
  folder.write("a.log", "");
  folder.write("empty/readme.md", "");
  folder.write("links/a.log", "");
  ::symlink("gone.log", folder.path("links/b.log").c_str());
  ::mkfifo(folder.path("links/pipe.log").c_str(), 0600);
  FileList found =
      find_files(std::vector{folder.path("missing.log"), folder.path("empty"), folder.path("a.log"),
                             folder.path("links"), std::string(), folder.path("a.log/b")});
  REQUIRE(found.files.size() == 2);
  REQUIRE(found.problems.size() == 5);
  CHECK(found.problems[0].message == "no such file or directory");
  CHECK(found.problems[1].message.starts_with("a directory without logs (.json"));
  CHECK(found.problems[2].message == "a link to a file that is gone");
  CHECK(found.problems[3].message == "an empty file name");
  CHECK(found.problems[4].message == "no such file or directory");
  if (::geteuid() != 0) {
    folder.write("secret.log", "");
    ::chmod(folder.path("secret.log").c_str(), 0);
    CHECK(find_files(std::vector{folder.path("secret.log")}).problems.at(0).message == "permission denied");
  }
}

}  // namespace dohyo
