#include "cli/options.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "interpreter/text/time.h"
#include "stdlib/standard_library.h"

namespace dohyo::cli {

void QueryOptions::add_to(CLI::App& command) {
  command.add_option("-f,--file", files, "Query file, whatever its name")->type_name("FILE")->allow_extra_args(false);
  command.add_option("-q,--query", texts, "Query text")->type_name("TEXT")->allow_extra_args(false);
  command.add_option("--dialect", dialect, "detection: everything Sumo accepts and borrowed words; sumo: the hosted service's language only")
      ->check(CLI::IsMember({"detection", "sumo"}))
      ->capture_default_str();
  command.add_option("--timezone", timezone, "Zone of slices and of times without a zone")->type_name("ZONE")->capture_default_str();
  command.add_option("--null-ne", null_not_equal, "Whether `null != x` is true")->type_name("BOOL")->capture_default_str();
  command.add_option("--color", colour, "auto, always or never; NO_COLOR is heeded")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

CompileOptions QueryOptions::compile_options() const {
  CompileOptions options;
  options.language.dialect = dialect == "sumo" ? Dialect::sumo : Dialect::detection;
  options.language.null_not_equal = null_not_equal;
  options.language.timezone = timezone;
  if (!time::Zone::find(timezone))
    throw UsageError(fmt::format("--timezone {}: no such time zone; write UTC, +02:00 or a name such as Europe/Berlin", timezone));
  return options;
}

std::string read_file(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  if (std::filesystem::is_directory(path)) throw UsageError(fmt::format("{}: is a directory, not a query", path));
  std::ifstream in(path, std::ios::binary);
  if (!in) throw UsageError(fmt::format("{}: {}", path, std::strerror(errno)));
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw UsageError(fmt::format("{}: cannot be read", path));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.size() > (size_t{1} << 30)) throw UsageError(fmt::format("{}: too large for a query", path));
  return text;
}

Inputs divide(const QueryOptions& options) {
  Inputs inputs;
  auto add = [&](const std::string& path) {
    try {
      inputs.queries.push_back(std::make_shared<Source>(path, read_file(path)));
    } catch (const UsageError& e) {
      std::cerr << "dohyo: " << e.what() << '\n';
      inputs.unreadable = true;
    }
  };
  for (const auto& text : options.texts) inputs.queries.push_back(std::make_shared<Source>("<query>", text));
  for (const auto& path : options.files) add(path);
  for (const auto& argument : options.arguments) {
    if (argument.ends_with(".sumo"))
      add(argument);
    else
      inputs.data.push_back(argument);
  }
  return inputs;
}

bool use_colour(const std::string& option, int descriptor) {
  if (option == "always") return true;
  if (option == "never") return false;
  const char* off = std::getenv("NO_COLOR");
  if (off != nullptr && *off != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

size_t terminal_width(int descriptor) {
  if (isatty(descriptor) == 0) return 0;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

RunContext run_context() {
  RunContext context;
  context.now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  context.range_end = context.now;
  return context;
}

const Registry& standard_registry() {
  static const Registry registry = [] {
    Registry r;
    stdlib::register_all(r);
    return r;
  }();
  return registry;
}

bool print_diagnostics(const CompiledText& text, bool colour, Severity least) {
  auto diagnostics = text.all_diagnostics();
  for (const auto& d : diagnostics)
    if (d.severity >= least) std::cerr << render(d, *text.source, colour) << '\n';
  return has_errors(diagnostics);
}

}  // namespace dohyo::cli
