// The .test files of tests/golden. Cases are separated by lines `---`; each has a title and sections:
//
//   # what the case shows
//   query: * | count by host            or `query file: PATH...`, from the root of the repository
//     | sort by _count                  lines that go on are indented by two blanks
//   flags: --dialect sumo               optional
//   input (csv):                        optional; without a kind NDJSON; or `input file: PATH...`
//     host,code
//   settings:                           optional; dohyo.yaml, whose relative paths lead to the files of the case
//     geo: places.csv                   {generated} is the folder of what the build makes for tests
//   file (places.csv):                  optional, several: a file beside the events; there anew for each run
//     network,city
//   written (places.csv):               optional, several: what such a file holds after a run
//     network,city
//   output:                             the result with --format csv
//     host,_count
//   error: unknown-operator@3:3         the errors, all of them in order
//   warning: reread-pattern@1:5         optional; without it warnings are not looked at. With the flag --lint notes too
//   mended: * | count                   optional; the query with all fixes of errors in place, which must compile. With --lint
//                                       all fixes
//   told:                               optional; what the accounting line says of rows and values, a line each
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo::tests {

/// Lines are counted from 0 and ranges are half-open.
struct GoldenSection {
  std::string key;   ///< "query"
  std::string kind;  ///< "csv" of `input (csv):`
  std::string text;  ///< lines without their indentation, joined by line breaks; none at the end
  bool empty = true; ///< no line at all, as opposed to one blank line
  size_t first_line = 0;
  size_t end_line = 0;
};

struct GoldenCase {
  std::string title;
  std::vector<GoldenSection> sections;
  size_t first_line = 0;
  size_t end_line = 0; ///< behind the last line that is not blank

  [[nodiscard]] const GoldenSection* find(std::string_view key) const;
  /// Of sections that may stand there several times.
  [[nodiscard]] std::vector<const GoldenSection*> all(std::string_view key) const;
};

struct GoldenFile {
  std::string path;
  std::vector<std::string> lines;
  std::vector<GoldenCase> cases;
  std::vector<std::string> problems; ///< "line 7: no section is called ouput"
};

/// Throws std::runtime_error when the file cannot be read.
[[nodiscard]] GoldenFile read_golden_file(const std::string& path);
[[nodiscard]] GoldenFile parse_golden_file(std::string path, std::string_view text);

/// Replacements of sections, for --update.
class GoldenEdits {
 public:
  /// The lines of one section are these from now on.
  void set_lines(const GoldenSection& section, std::string_view text);
  /// `text` as in GoldenSection; without text the section goes. A section that is not there comes at the
  /// case's end.
  void set(const GoldenCase& golden, std::string_view key, std::optional<std::string_view> text);
  [[nodiscard]] bool empty() const { return edits_.empty(); }
  /// Writes the file again with all edits.
  void write(const GoldenFile& file) const;

 private:
  struct Edit {
    size_t first_line;
    size_t end_line;
    std::vector<std::string> lines;
  };
  std::vector<Edit> edits_;
};

/// Every .test file of the arguments, which are files or folders, in order of their names.
[[nodiscard]] std::vector<std::string> find_golden_files(const std::vector<std::string>& arguments);

[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

} // namespace dohyo::tests
