// What a fuzz target tells the driver in standalone_main.cpp. libFuzzer looks at the entry point only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace dohyo::tests {

/// Pieces that inputs are made of, for insertion.
[[nodiscard]] std::vector<std::string> fuzz_words();

/// Aborts with a message when `condition` does not hold.
inline void fuzz_demand(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

} // namespace dohyo::tests
