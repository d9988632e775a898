// Drives a fuzz target without libFuzzer, so that any compiler will do: first the seeds as they are, then
// random changes of them until the time is over. No coverage guides it; the seeds must be good.
//
//   dohyo_fuzz_parse [--seconds T] [--seed N] [--section NAME] PATH...
//
// Of .test files each section NAME is a seed, of .ndjson files each line, other files are seeds as a whole;
// folders are searched. The same arguments give the same inputs. An input that breaks the target is left in
// `fuzz-failure`.
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/fuzz/target.h"
#include "tests/support/golden_file.h"

// Reports of the sanitizers end in abort(), where the input can be saved.
extern "C" const char* __asan_default_options() { return "abort_on_error=1:allocator_may_return_null=1"; }
extern "C" const char* __ubsan_default_options() {
  return "print_stacktrace=1:halt_on_error=1:abort_on_error=1";
}

namespace dohyo::tests {

namespace {

constexpr size_t longest_input = 4096;
constexpr time_t longest_seconds = 20; ///< of computing, for one input: a busy machine is no fault

struct Options {
  double seconds = 10;
  uint64_t seed = 1;
  std::string section = "query";
  std::vector<std::string> paths;
};

// ---- Saving what broke
// -------------------------------------------------------------------------------------------------

const std::string* current = nullptr;

void save_and_die(int signal) {
  constexpr const char* name = "fuzz-failure";
  int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (current != nullptr && file >= 0 && write(file, current->data(), current->size()) >= 0) {
    constexpr char message[] = "the input is in fuzz-failure\n0 passed, 1 failed\n";
    (void)!write(STDOUT_FILENO, message, sizeof message - 1);
  }
  _exit(128 + signal);
}

/// After so many seconds comes SIGVTALRM; 0 calls it off.
void limit_computing(time_t seconds) {
  itimerval limit{};
  limit.it_value.tv_sec = seconds;
  setitimer(ITIMER_VIRTUAL, &limit, nullptr);
}

void run(const std::string& input) {
  current = &input;
  limit_computing(longest_seconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
  limit_computing(0);
}

// ---- Seeds
// -------------------------------------------------------------------------------------------------------------

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void add_seeds(const std::filesystem::path& path, const Options& options, std::vector<std::string>& seeds) {
  if (path.extension() == ".test") {
    for (const auto& golden : read_golden_file(path.string()).cases)
      if (const auto* section = golden.find(options.section)) {
        if (options.section == "query")
          seeds.push_back(section->text);
        else
          for (auto& line : split_lines(section->text)) seeds.push_back(std::move(line));
      }
  } else if (path.extension() == ".ndjson") {
    for (auto& line : split_lines(read_file(path))) seeds.push_back(std::move(line));
  } else if (path.extension() == ".sumo" || path.extension() == ".json" || !path.has_extension() ||
             path.filename().string().starts_with("fuzz-")) {
    seeds.push_back(read_file(path));
  }
}

std::vector<std::string> read_seeds(const Options& options) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : options.paths) {
    if (!std::filesystem::is_directory(path)) {
      files.emplace_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const auto& file : files) add_seeds(file, options, seeds);
  return seeds;
}

// ---- Changes
// -----------------------------------------------------------------------------------------------------------

class Mutator {
 public:
  Mutator(const std::vector<std::string>& seeds, uint64_t seed)
      : seeds_(seeds), words_(fuzz_words()), random_(seed) {}

  std::string next() {
    std::string input = pick(seeds_);
    if (input.size() > longest_input) input = piece(input);
    for (size_t changes = below(8) + 1; changes > 0; --changes) change(input);
    if (input.size() > longest_input) input.resize(longest_input);
    return input;
  }

 private:
  void change(std::string& input) {
    size_t at = below(input.size() + 1);
    size_t length = std::min(below(below(4) == 0 ? 64 : 4) + 1, input.size() - at);
    switch (below(8)) {
    case 0:
      input.erase(at, length);
      break;
    case 1:
      input.insert(at, pick(words_));
      break;
    case 2:
      input.replace(at, length, pick(words_));
      break;
    case 3:
      input.insert(at, input.substr(at, length));
      break;
    case 4:
      input.insert(at, piece(pick(seeds_)));
      break;
    case 5:
      input.replace(at, length, piece(pick(seeds_)));
      break;
    case 6:
      repeat(input, at, length);
      break;
    default:
      if (at < input.size()) input[at] = static_cast<char>(below(3) == 0 ? below(256) : 32 + below(95));
    }
  }

  /// Nesting and long runs come from here.
  void repeat(std::string& input, size_t at, size_t length) {
    std::string unit = below(2) == 0 ? input.substr(at, length) : pick(words_);
    std::string run;
    for (size_t n = below(200); n > 0 && run.size() < longest_input; --n) run += unit;
    input.insert(at, run);
  }

  std::string piece(const std::string& text) {
    if (text.empty()) return {};
    size_t at = below(text.size());
    return text.substr(at, below(std::min<size_t>(text.size() - at, 200)) + 1);
  }

  const std::string& pick(const std::vector<std::string>& items) { return items[below(items.size())]; }
  size_t below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  const std::vector<std::string>& seeds_;
  const std::vector<std::string> words_;
  std::mt19937_64 random_;
};

int run_all(const Options& options) {
  auto seeds = read_seeds(options);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds\n");
    return 2;
  }
  for (int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGVTALRM}) std::signal(signal, save_and_die);
  auto begin = std::chrono::steady_clock::now();
  auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const auto& seed : seeds) run(seed);
  Mutator mutator(seeds, options.seed);
  size_t inputs = 0;
  for (; elapsed() < options.seconds; ++inputs) run(mutator.next());
  std::printf("%zu seeds, %zu changes of them, %.0f s\n1 passed, 0 failed\n", seeds.size(), inputs,
              elapsed());
  return 0;
}

} // namespace

} // namespace dohyo::tests

int main(int count, char** arguments) {
  dohyo::tests::Options options;
  for (int i = 1; i < count; ++i) {
    std::string argument = arguments[i];
    bool has_value = i + 1 < count;
    if (argument == "--seconds" && has_value)
      options.seconds = std::atof(arguments[++i]);
    else if (argument == "--seed" && has_value)
      options.seed = std::strtoull(arguments[++i], nullptr, 10);
    else if (argument == "--section" && has_value)
      options.section = arguments[++i];
    else
      options.paths.push_back(argument);
  }
  return dohyo::tests::run_all(options);
}
