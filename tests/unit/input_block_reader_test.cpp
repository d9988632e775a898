#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include "interpreter/input/block_reader.h"
#include "tests/unit/input_fixture.h"

namespace dohyo {

using test::pick;
using test::TemporaryFolder;

namespace {

struct Record {
  uint32_t file;
  uint64_t offset;
  std::string text;

  bool operator==(const Record&) const = default;
  auto operator<=>(const Record&) const = default;
};

std::string shown(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records)
    text += std::to_string(record.file) + ":" + std::to_string(record.offset) + " " + record.text + "\n";
  return text;
}

/// All records, sorted; damaged ones begin with "!".
std::vector<Record> read_all(BlockReader& reader, unsigned threads) {
  std::mutex mutex;
  std::vector<Record> all;
  auto work = [&] {
    Block block;
    while (reader.next(block)) {
      std::lock_guard lock(mutex);
      // The padding can be read.
      volatile char last = block.bytes().data()[block.bytes().size() + block_padding - 1];
      static_cast<void>(last);
      block.for_each_record([&](std::string_view record, size_t offset) {
        all.push_back({block.file(), block.offset() + offset, std::string(record)});
      });
      block.for_each_damaged([&](std::string_view record, size_t offset, Damage) {
        all.push_back({block.file(), block.offset() + offset, "!" + std::string(record)});
      });
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Record> read_all(const std::vector<std::string>& paths, unsigned threads, ReadOptions options,
                             RecordFormat format) {
  FileList list = find_files(paths);
  REQUIRE(list.problems.empty());
  BlockReader reader(
      list.files, [format](uint32_t, std::string_view sample) { return detect_as(format, sample); }, options);
  std::vector<Record> records = read_all(reader, threads);
  for (const InputProblem& problem : reader.problems()) MESSAGE(problem.message);
  CHECK(reader.problems().empty());
  CHECK(reader.progress().files_done == paths.size());
  CHECK(reader.progress().bytes_done == reader.progress().bytes_total);
  return records;
}

/// As simply as can be.
std::vector<Record> naive_lines(std::string_view text, uint32_t file, size_t longest) {
  std::vector<Record> records;
  size_t begin = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  while (begin < text.size()) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string line(text.substr(begin, end - begin));
    if (line.size() > longest) {
      records.push_back({file, begin, "!" + line.substr(0, longest)});
    } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
      if (line.back() == '\r') line.pop_back();
      records.push_back({file, begin, line});
    }
    begin = end + 1;
  }
  return records;
}

std::string random_lines(std::mt19937& random) {
  std::string text = random() % 3 == 0 ? "\xef\xbb\xbf" : "";
  for (size_t i = 0, count = pick(random, 0, 40); i < count; ++i) {
    size_t size = random() % 8 == 0 ? pick(random, 0, 900) : pick(random, 0, 40);
    for (size_t j = 0; j < size; ++j) text += static_cast<char>('a' + random() % 26);
    text += random() % 3 == 0 ? "\r\n" : "\n";
    if (random() % 10 == 0) text += random() % 2 == 0 ? "\n" : " \t\r\n";
  }
  if (random() % 2 == 0) text += "{\"last\":1}";
  return text;
}

}  // namespace

TEST_CASE("input blocks: records do not depend on chunk size, threads or compression") {
  TemporaryFolder folder;
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string text = random_lines(random);
    std::string other = random_lines(random);
    size_t longest = random() % 3 == 0 ? pick(random, 1, 200) : default_longest_record;
    std::vector<Record> expected;
    for (uint32_t i = 0; i < 6; ++i) {
      auto records = naive_lines(i % 2 == 0 ? text : other, i, longest);
      expected.insert(expected.end(), records.begin(), records.end());
    }
    std::vector<std::string> paths = {
        folder.write("0.log", text),
        folder.write("1.log", other),
        folder.write("2.log.gz", test::in_pieces(text, random, test::gzip)),
        folder.write("3.log.gz", test::gzip(other)),
        folder.write("4.log.zst", test::in_pieces(text, random, test::zstd)),
        folder.write("5.log.zst", test::zstd_skippable("x") + test::zstd(other)),
    };
    RecordFormat format = random() % 2 == 0 ? RecordFormat::ndjson : RecordFormat::lines;
    for (unsigned threads : {1u, 4u})
      for (size_t chunk : {pick(random, 1, 8), pick(random, 9, 64), pick(random, 65, 300), size_t{1} << 20}) {
        ReadOptions options{
            .chunk_size = chunk, .longest_record = longest, .sample_size = pick(random, 4, 300)};
        std::vector<Record> found = read_all(paths, threads, options, format);
        REQUIRE_MESSAGE(shown(found) == shown(expected),
                        "round " << round << " chunk " << chunk << " threads " << threads);
      }
  }
}

TEST_CASE("input blocks: every small chunk size, every cut") {
  TemporaryFolder folder;
  std::string text = "\xef\xbb\xbf{\"a\":1}\r\n\r\n{\"b\":22}\n\n   \n{\"c\":\"" + std::string(500, 'x') +
                     "\"}\n{}\r\n{\"d\":4}";
  std::vector<std::string> paths = {folder.write("a.ndjson", text),
                                    folder.write("b.ndjson.gz", test::gzip(text))};
  // As long as allowed, one byte longer, and far from it.
  for (size_t longest : {size_t{508}, size_t{507}, default_longest_record}) {
    auto expected = naive_lines(text, 0, longest);
    for (auto& record : naive_lines(text, 1, longest)) expected.push_back(record);
    for (size_t chunk = 1; chunk <= 300; ++chunk) {
      ReadOptions options{.chunk_size = chunk, .longest_record = longest};
      std::vector<Record> found = read_all(paths, chunk % 2 == 0 ? 4 : 1, options, RecordFormat::ndjson);
      REQUIRE_MESSAGE(shown(found) == shown(expected), chunk);
    }
  }
}

TEST_CASE("input blocks: arrays and tables, in chunks of any size") {
  TemporaryFolder folder;
  std::string array =
      "\xef\xbb\xbf[\n  {\"a\": 1},\n  {\"b\": \"x}\"},\n  7,\n  {\n    \"c\": [1, {}]\n  }\n]\n";
  std::string table =
      "\xef\xbb\xbfhost,,host,\"the message\"\r\na,1,2,\"x\ny\"\r\n\r\nb,,,\"\"\"q\"\"\"\nc,\"stray\nd,1,2,3";
  std::vector<std::string> arrays = {folder.write("a.json", array),
                                     folder.write("b.json.gz", test::gzip(array))};
  std::vector<std::string> tables = {folder.write("a.csv", table),
                                     folder.write("b.csv.zst", test::zstd(table))};
  for (size_t chunk : {size_t{1}, size_t{2}, size_t{7}, size_t{30}, size_t{1000}})
    for (unsigned threads : {1u, 4u}) {
      CHECK(shown(read_all(arrays, threads, {.chunk_size = chunk}, RecordFormat::json_array)) ==
            "0:7 {\"a\": 1}\n0:19 {\"b\": \"x}\"}\n0:34 7\n0:39 {\n    \"c\": [1, {}]\n  }\n"
            "1:7 {\"a\": 1}\n1:19 {\"b\": \"x}\"}\n1:34 7\n1:39 {\n    \"c\": [1, {}]\n  }\n");
      BlockReader reader(find_files(tables).files, {}, {.chunk_size = chunk});
      std::vector<Record> rows = read_all(reader, threads);
      CHECK(reader.problems().empty());
      REQUIRE(rows.size() == 8);
      CHECK(shown({rows.begin(), rows.begin() + 4}) ==
            "0:29 a,1,2,\"x\ny\"\n0:44 b,,,\"\"\"q\"\"\"\n0:56 c,\"stray\n0:65 d,1,2,3\n");
    }
  BlockReader reader(find_files(tables).files);
  Block block;
  REQUIRE(reader.next(block));
  CHECK(block.layout().format == RecordFormat::csv);
  CHECK(&block.layout() == &reader.layout(0));
  CHECK(block.layout().columns == std::vector<std::string>{"host", "column2", "host_2", "the message"});
}

TEST_CASE("input blocks: line numbers") {
  TemporaryFolder folder;
  std::string text = "\xef\xbb\xbf{\"a\":1}\n\n{\"a\":\n{\"b\":2}\r\n{\"c\":3}\n";
  std::string table = "h,i\n1,\"2\n3\"\n4,5\n";
  std::vector<std::string> paths = {folder.write("a.ndjson", text),
                                    folder.write("b.ndjson.gz", test::gzip(text)),
                                    folder.write("c.csv", table)};
  for (size_t chunk : {size_t{4}, size_t{1000}}) {
    BlockReader reader(find_files(paths).files, {}, {.chunk_size = chunk});
    std::vector<std::pair<uint64_t, uint64_t>> lines;
    Block block;
    std::string seen;
    while (reader.next(block))
      block.for_each_record([&](std::string_view, size_t offset) {
        auto line = reader.line_number(block, offset);
        REQUIRE(line);
        CHECK(line == reader.line_number(block.file(), block.offset() + offset));
        seen += std::to_string(block.file()) + ":" + std::to_string(*line) + " ";
      });
    CHECK(seen == "0:1 0:3 0:4 0:5 1:1 1:3 1:4 1:5 2:2 2:4 ");
  }
}

TEST_CASE("input blocks: line numbers of a large file are counted from known places") {
  TemporaryFolder folder;
  std::string text;
  for (int i = 1; i <= 200'000; ++i) text += std::to_string(i) + "\n";
  for (std::string path : {folder.write("a.log", text), folder.write("a.log.gz", test::gzip(text))}) {
    BlockReader reader(find_files(std::vector{path}).files, {}, {.chunk_size = size_t{100} << 10});
    Block block;
    size_t blocks = 0;
    while (reader.next(block)) {
      ++blocks;
      std::string_view bytes = block.bytes();
      size_t last = bytes.rfind('\n', bytes.size() - 2) + 1;
      uint64_t number = std::stoul(std::string(bytes.substr(last)));
      CHECK(reader.line_number(block, last) == number);
      CHECK(reader.line_number(0, block.offset() + last) == number);
    }
    CHECK(blocks > 10);
    CHECK(reader.line_number(0, text.size()) == 200'001);
    CHECK(!reader.line_number(0, text.size() + 1));
  }
}

TEST_CASE("input blocks: faults of one file are reported and leave the others alone") {
  TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{\"number\":" + std::to_string(i) + "}\n";
  std::string packed = test::gzip(text);
  folder.write("a.json", "{\"a\":1}\n");
  folder.write("b.json.gz", packed.substr(0, packed.size() - 20));
  folder.write("c.json", std::string("\xff\xfe{\0", 4));
  folder.write("d.json", "[{\"a\":1},\n{\"a\":\"2},{\"a\":3}]");
  folder.write("e.json", "");
  folder.write("f.json.gz", "\x1f\x8b\x08");
  std::vector<InputFile> files = find_files(std::vector{folder.path()}).files;
  files.push_back({folder.path("gone.json"), "gone.json", 0});
  for (size_t chunk : {size_t{64}, size_t{1} << 20})
    for (unsigned threads : {1u, 4u}) {
      BlockReader reader(files, {}, {.chunk_size = chunk});
      std::vector<Record> records = read_all(reader, threads);
      auto problems = reader.problems();
      REQUIRE(problems.size() == 5);
      CHECK(problems[0].path == folder.path("b.json.gz"));
      CHECK(problems[0].message == "the gzip data end too early: the file is cut off");
      CHECK(problems[1].message.starts_with("UTF-16 text"));
      CHECK(problems[2].message ==
            "the JSON cannot be followed from line 2 on; 17 bytes were not read as records");
      CHECK(problems[3].message == "the gzip data end too early: the file is cut off");
      CHECK(problems[4].path == "gone.json");
      CHECK(problems[4].message == "no such file or directory");
      auto of_file = [&](uint32_t file) {
        std::vector<Record> result;
        for (const Record& record : records)
          if (record.file == file) result.push_back(record);
        return result;
      };
      CHECK(shown(of_file(0)) == "0:0 {\"a\":1}\n");
      CHECK(shown(of_file(3)) == "3:1 {\"a\":1}\n3:10 !{\"a\":\"2},{\"a\":3}]\n");
      auto cut = of_file(1);
      REQUIRE(cut.size() > 4000);
      std::string decoded;
      for (const Record& record : cut) decoded += record.text + "\n";
      decoded.pop_back();
      CHECK((decoded == text.substr(0, decoded.size())));
      CHECK(reader.progress().files_done == 7);
    }
}

TEST_CASE("input blocks: records far longer than a chunk, and memory that shrinks again") {
  TemporaryFolder folder;
  std::string text = "{\"first\":1}\n{\"long\":\"" + std::string(10'000'000, 'x') + "\"}\n{\"last\":1}\n";
  for (std::string path : {folder.write("a.ndjson", text), folder.write("a.ndjson.gz", test::gzip(text))})
    for (unsigned threads : {1u, 4u}) {
      BlockReader reader(find_files(std::vector{path}).files, {}, {.chunk_size = 4096});
      auto records = read_all(reader, threads);
      REQUIRE(records.size() == 3);
      CHECK(records[1].text.size() == 10'000'011);
      CHECK(records[2].offset == text.size() - 11);
    }
}

TEST_CASE("input blocks: a file that shrinks or vanishes while it is read") {
  TemporaryFolder folder;
  std::string line(99, 'x');
  line += '\n';
  std::string text;
  for (int i = 0; i < 1000; ++i) text += line;
  std::string path = folder.write("a.log", text);
  BlockReader reader(find_files(std::vector{path}).files, {}, {.chunk_size = 1000});
  Block block;
  REQUIRE(reader.next(block));
  std::filesystem::resize_file(path, 5050);
  auto records = read_all(reader, 4);
  CHECK(records.size() == 41);
  REQUIRE(reader.problems().size() == 1);
  CHECK(reader.problems()[0].message == "the file became shorter while it was read");

  path = folder.write("b.log", text);
  BlockReader other(find_files(std::vector{path}).files, {}, {.chunk_size = 1000});
  REQUIRE(other.next(block));
  std::filesystem::remove(path);
  CHECK(read_all(other, 1).size() == 990);
  CHECK(!other.line_number(0, 5000));
}

TEST_CASE("input blocks: pipes") {
  TemporaryFolder folder;
  std::string path = folder.path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "{\"number\":" + std::to_string(i) + "}\n";
  for (bool is_packed : {false, true}) {
    std::jthread writer([&] {
      std::ofstream out(path, std::ios::binary);
      std::string bytes = is_packed ? test::gzip(text) : text;
      for (size_t i = 0; i < bytes.size(); i += 5000) out << bytes.substr(i, 5000) << std::flush;
    });
    BlockReader reader(find_files(std::vector{path}).files);
    auto records = read_all(reader, 2);
    CHECK(reader.problems().empty());
    CHECK((records == naive_lines(text, 0, default_longest_record)));
    CHECK(!reader.line_number(0, 100));
  }
}

TEST_CASE("input blocks: standard input from a file can be read again, the rest of one cannot") {
  TemporaryFolder folder;
  std::string text = "{\"a\":1}\n{\"b\":2}\n\n{\"c\":3}\n";
  std::string path = folder.write("file", text);
  int saved = ::dup(STDIN_FILENO);
  for (size_t skipped : {size_t{0}, size_t{8}})
    for (bool is_packed : {false, true}) {
      if (is_packed && skipped > 0) continue;
      folder.write("file", is_packed ? test::gzip(text) : text);
      int descriptor = ::open(path.c_str(), O_RDONLY);
      ::lseek(descriptor, static_cast<off_t>(skipped), SEEK_SET);
      ::dup2(descriptor, STDIN_FILENO);
      ::close(descriptor);
      BlockReader reader(find_files(std::vector<std::string>{"-"}).files, {}, {.chunk_size = 10});
      auto records = read_all(reader, 2);
      CHECK(records == naive_lines(std::string_view(text).substr(skipped), 0, default_longest_record));
      CHECK(reader.line_number(0, 17) == (skipped == 0 ? std::optional<uint64_t>(4) : std::nullopt));
    }
  if (saved >= 0) {
    ::dup2(saved, STDIN_FILENO);
    ::close(saved);
  }
}

TEST_CASE("input blocks: stop ends those who read and those who wait") {
  TemporaryFolder folder;
  std::string path = folder.path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::ofstream out;
  std::jthread writer([&] {
    out.open(path);
    out << std::string(100'000, '\n') << "{\"a\":1}\n" << std::flush;
  });
  BlockReader reader(find_files(std::vector{path}).files, {}, {.chunk_size = 1000});
  std::atomic<int> ended{0};
  std::vector<std::jthread> workers;
  for (int i = 0; i < 3; ++i)
    workers.emplace_back([&] {
      Block block;
      while (reader.next(block)) {}
      ++ended;
    });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK(ended == 0);
  auto begin = std::chrono::steady_clock::now();
  reader.stop();
  workers.clear();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
  CHECK(reader.problems().empty());
  Block block;
  CHECK(!reader.next(block));
}

TEST_CASE("input blocks: nothing to read") {
  Block block;
  BlockReader none({});
  CHECK(!none.next(block));
  TemporaryFolder folder;
  for (const char* name : {"a.json", "a.csv", "a.log"}) {
    BlockReader empty(find_files(std::vector{folder.write(name, "")}).files);
    CHECK(!empty.next(block));
    CHECK(!empty.next(block));
    CHECK(empty.problems().empty());
    CHECK(empty.progress().files_done == 1);
  }
}

TEST_CASE("input blocks: an exception of the chooser passes and leaves the reader usable") {
  TemporaryFolder folder;
  folder.write("a.log", "x\n");
  folder.write("b.log", "y\n");
  BlockReader reader(find_files(std::vector{folder.path()}).files,
                     [](uint32_t file, std::string_view sample) {
                       if (file == 0) throw std::logic_error("no");
                       return detect(sample, "");
                     });
  Block block;
  CHECK_THROWS_AS(static_cast<void>(reader.next(block)), std::logic_error);
  REQUIRE(reader.next(block));
  CHECK(block.bytes() == "y\n");
  CHECK(!reader.next(block));
}

}  // namespace dohyo
