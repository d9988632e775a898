#include "tests/support/diff.h"

#include <algorithm>
#include <vector>

#include "tests/support/golden_file.h"

namespace dohyo::tests {

namespace {

constexpr size_t most_lines = 1000;
constexpr size_t lines_around = 2;

struct Line {
  char sign;
  std::string text;
};

/// By the longest common subsequence.
std::vector<Line> align(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::vector<std::vector<size_t>> common(before.size() + 1, std::vector<size_t>(after.size() + 1));
  for (size_t i = before.size(); i-- > 0;)
    for (size_t j = after.size(); j-- > 0;)
      common[i][j] =
          before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<Line> lines;
  size_t i = 0;
  size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      lines.push_back({' ', before[i++]});
      ++j;
    } else if (j >= after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      lines.push_back({'-', before[i++]});
    } else {
      lines.push_back({'+', after[j++]});
    }
  }
  return lines;
}

} // namespace

std::string difference(std::string_view expected, std::string_view got) {
  auto before = split_lines(expected);
  auto after = split_lines(got);
  before.resize(std::min(before.size(), most_lines));
  after.resize(std::min(after.size(), most_lines));
  auto lines = align(before, after);
  std::string out;
  bool left_out = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    size_t begin = i < lines_around ? 0 : i - lines_around;
    size_t end = std::min(lines.size(), i + lines_around + 1);
    bool near = false;
    for (size_t k = begin; k < end; ++k) near = near || lines[k].sign != ' ';
    if (near) out += std::string("    ") + lines[i].sign + " " + lines[i].text + "\n";
    if (!near && !left_out) out += "      ...\n";
    left_out = !near;
  }
  if (expected.ends_with('\n') != got.ends_with('\n'))
    out += "    (one of them has no line break at its end)\n";
  return out;
}

} // namespace dohyo::tests
