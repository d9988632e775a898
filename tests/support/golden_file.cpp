#include "tests/support/golden_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dohyo::tests {

namespace {

constexpr std::array<std::string_view, 13> section_keys = {"query", "query file", "flags",  "input", "input file", "settings", "file",
                                                           "written", "output",   "error", "warning", "mended", "told"};

bool may_repeat(std::string_view key) { return key == "file" || key == "written"; }

bool is_blank(std::string_view line) { return line.find_first_not_of(' ') == std::string_view::npos; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class Parser {
 public:
  explicit Parser(GoldenFile& file) : file_(file) {}

  void parse() {
    begin_case(0);
    for (number_ = 0; number_ < file_.lines.size(); ++number_) line(file_.lines[number_]);
    end_case();
  }

 private:
  void line(std::string_view text) {
    if (text == "---") {
      end_case();
      begin_case(number_ + 1);
    } else if (text.starts_with("  ")) {
      content(text.substr(2));
    } else if (text.empty()) {
      ++blank_lines_;
    } else if (text.front() == '#') {
      if (golden_.title.empty()) golden_.title = trim(text.substr(1));
      touch();
    } else {
      header(text);
    }
  }

  void header(std::string_view text) {
    GoldenSection section;
    auto colon = text.find(':');
    auto name = text.substr(0, colon);
    if (auto bracket = name.find(" ("); bracket != std::string_view::npos && name.back() == ')') {
      section.kind = name.substr(bracket + 2, name.size() - bracket - 3);
      name = name.substr(0, bracket);
    }
    bool known = std::find(section_keys.begin(), section_keys.end(), name) != section_keys.end();
    if (colon == std::string_view::npos || !known) {
      problem("neither a section nor an indented line: " + std::string(text));
      return;
    }
    bool repeated = may_repeat(name) ? std::any_of(golden_.sections.begin(), golden_.sections.end(),
                                                   [&](const auto& s) { return s.key == name && s.kind == section.kind; })
                                     : golden_.find(name) != nullptr;
    if (may_repeat(name) && section.kind.empty()) problem("a section without the name of its file: " + std::string(text));
    if (repeated) problem("a second section " + std::string(name));
    section.key = name;
    section.first_line = number_;
    auto rest = trim(text.substr(colon + 1));
    section.text = rest;
    section.empty = rest.empty();
    golden_.sections.push_back(std::move(section));
    touch();
  }

  void content(std::string_view text) {
    if (golden_.sections.empty()) {
      if (!is_blank(text)) problem("an indented line that belongs to no section");
      return;
    }
    auto& section = golden_.sections.back();
    // Blank lines belong to a section when more of it follows.
    for (; blank_lines_ > 0; --blank_lines_) append(section, "");
    append(section, text);
    touch();
  }

  static void append(GoldenSection& section, std::string_view line) {
    if (!section.empty) section.text += '\n';
    section.text += line;
    section.empty = false;
  }

  void touch() {
    blank_lines_ = 0;
    golden_.end_line = number_ + 1;
    if (!golden_.sections.empty()) golden_.sections.back().end_line = number_ + 1;
  }

  void begin_case(size_t line) {
    golden_ = {};
    golden_.first_line = golden_.end_line = line;
    blank_lines_ = 0;
  }

  void end_case() {
    if (golden_.sections.empty()) {
      problem("a case without sections");
      return;
    }
    if (golden_.title.empty()) problem("a case without a title");
    file_.cases.push_back(std::move(golden_));
  }

  void problem(const std::string& message) {
    file_.problems.push_back("line " + std::to_string(number_ + 1) + ": " + message);
  }

  GoldenFile& file_;
  GoldenCase golden_;
  size_t number_ = 0;
  size_t blank_lines_ = 0;
};

} // namespace

const GoldenSection* GoldenCase::find(std::string_view key) const {
  auto found = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.key == key; });
  return found == sections.end() ? nullptr : &*found;
}

std::vector<const GoldenSection*> GoldenCase::all(std::string_view key) const {
  std::vector<const GoldenSection*> found;
  for (const auto& section : sections)
    if (section.key == key) found.push_back(&section);
  return found;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

GoldenFile parse_golden_file(std::string path, std::string_view text) {
  GoldenFile file{.path = std::move(path), .lines = split_lines(text), .cases = {}, .problems = {}};
  Parser(file).parse();
  return file;
}

GoldenFile read_golden_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return parse_golden_file(path, text.str());
}

void GoldenEdits::set_lines(const GoldenSection& section, std::string_view text) {
  Edit edit{section.first_line, section.end_line, {}};
  edit.lines.push_back(section.key + (section.kind.empty() ? ":" : " (" + section.kind + "):"));
  for (const auto& line : split_lines(text)) edit.lines.push_back(line.empty() ? "" : "  " + line);
  edits_.push_back(std::move(edit));
}

void GoldenEdits::set(const GoldenCase& golden, std::string_view key, std::optional<std::string_view> text) {
  const auto* section = golden.find(key);
  if (section == nullptr && !text) return;
  Edit edit{golden.end_line, golden.end_line, {}};
  if (section != nullptr) edit = {section->first_line, section->end_line, {}};
  if (text && key == "output") {
    edit.lines.emplace_back("output:");
    for (const auto& line : split_lines(*text)) edit.lines.push_back(line.empty() ? "" : "  " + line);
  } else if (text) {
    edit.lines.push_back(std::string(key) + ": " + std::string(*text));
  }
  edits_.push_back(std::move(edit));
}

void GoldenEdits::write(const GoldenFile& file) const {
  auto edits = edits_;
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.first_line < b.first_line; });
  std::ofstream out(file.path, std::ios::binary | std::ios::trunc);
  size_t next = 0;
  for (const auto& edit : edits) {
    for (; next < edit.first_line; ++next) out << file.lines[next] << '\n';
    for (const auto& line : edit.lines) out << line << '\n';
    next = edit.end_line;
  }
  for (; next < file.lines.size(); ++next) out << file.lines[next] << '\n';
  if (!out.flush()) throw std::runtime_error("cannot write " + file.path);
}

std::vector<std::string> find_golden_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  for (const auto& argument : arguments) {
    if (!std::filesystem::is_directory(argument)) {
      files.push_back(argument);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argument))
      if (entry.path().extension() == ".test") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace dohyo::tests
