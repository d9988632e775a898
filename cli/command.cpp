#include "cli/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

#include "stdlib/standard_library.h"

namespace dohyo::cli {

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

}  // namespace dohyo::cli
