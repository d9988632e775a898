// How long do lexing, parsing and binding take, warm and cold (docs/performance.md#parsing)?
// Build and run: scripts/build release dohyo_bench_parse && build/release/bin/dohyo_bench_parse [QUERY.sumo...]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/analysis/bind.h"
#include "interpreter/engine.h"
#include "interpreter/syntax/parse.h"
#include "stdlib/standard_library.h"

using namespace dohyo;

namespace {

struct Query {
  std::string name;
  std::shared_ptr<const Source> source;
};

/// Typical shapes besides the published files: short and interactive, wide, and with as much syntax as people write.
const std::pair<const char*, const char*> typical[] = {
    {"count", "* | count"},
    {"errors by host", "error | where status >= 500 | timeslice 5m | count, pct(ms, 95) by _timeslice, host | sort by _count"},
    {"parse and group", "_sourceCategory=*web* | parse \"GET * HTTP/* \" as url, version nodrop | where !(url matches \"*health*\") "
                        "| count by url | sort by _count | limit 20"},
    {"expressions", "* | eval a = (x + 1) * 2 - y / 3 % 4 | b + c * (d - e) - -f as g | where a > 3 and (b < 4 or not c = 5) and "
                    "lower(trim(name)) in (\"x\", \"y\", \"z\") | if(a > b, concat(a, \"-\", b), if(b > c, toString(b), \"none\")) as h"},
    {"one where", "* | where EventID = 1 and (Image matches \"*powershell.exe\" or Image matches \"*pwsh.exe\") and (CommandLine matches "
                  "\"*-enc*\" or CommandLine matches \"*downloadstring*\" or CommandLine matches \"*iex*\") and !(User matches "
                  "\"*SYSTEM\") | count by Computer, User, CommandLine"},
};

double microseconds(const std::function<void()>& work) {
  auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

/// The median of many runs, a second in all.
double median(const std::function<void()>& work) {
  std::vector<double> times;
  for (double spent = 0; spent < 1e6 || times.size() < 15; spent += times.back()) times.push_back(microseconds(work));
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

double cpu_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  auto of = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

void fail(const std::string& name) {
  std::fprintf(stderr, "%s does not compile\n", name.c_str());
  std::exit(1);
}

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int count, char** arguments) {
  double before_main = cpu_milliseconds();
  std::vector<Query> queries;
  for (auto [name, text] : typical) queries.push_back({name, std::make_shared<Source>("<query>", text)});
  for (int i = 1; i < count; ++i) queries.push_back({arguments[i], std::make_shared<Source>(arguments[i], read(arguments[i]))});

  Registry registry;
  double filled = microseconds([&] { stdlib::register_all(registry); });
  CompileOptions options;
  RunContext run;
  std::printf("loading the program: %.1f ms of CPU; filling the registry: %.2f ms\n\n", before_main, filled / 1e3);
  std::printf("%-32s %8s %8s %8s %8s %8s\n", "microseconds", "first", "parse", "bind", "all", "per 1000");
  std::printf("%-32s %8s %8s %8s %8s %8s\n", "", "time", "", "", "compile", "bytes");
  for (const auto& query : queries) {
    auto compile_it = [&] {
      auto text = compile(query.source, registry, run, options);
      if (text.has_errors()) fail(query.name);
    };
    double first = microseconds(compile_it);
    double parse = median([&] { (void)syntax::parse(*query.source, registry.words()); });
    auto script = syntax::parse(*query.source, registry.words());
    double bound = median([&] {
      Diagnostics diagnostics;
      for (const auto& one : script.queries) (void)dohyo::bind(one, *query.source, registry, options.language, run, diagnostics);
    });
    double all = median(compile_it);
    auto name = query.name.size() > 32 ? query.name.substr(query.name.size() - 32) : query.name;
    std::printf("%-32s %8.0f %8.0f %8.0f %8.0f %8.0f\n", name.c_str(), first, parse, bound, all,
                all * 1e3 / static_cast<double>(query.source->text().size()));
  }
  return 0;
}
