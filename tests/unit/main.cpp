#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <csignal>

int main(int count, char** arguments) {
  // As the program does: a pipe that is closed before its writer came to write is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  return doctest::Context(count, arguments).run();
}
