#include "interpreter/input/files.h"

#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

namespace dohyo {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> log_extensions = {"json", "ndjson", "jsonl", "log",
                                                            "txt",  "csv",    "tsv"};
constexpr const char* looked_for = ".json, .ndjson, .jsonl, .log, .txt, .csv, .tsv, also with .gz or .zst";

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_log_extension(std::string_view extension) {
  return std::find(log_extensions.begin(), log_extensions.end(), extension) != log_extensions.end();
}

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

bool has_wildcard(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

std::string describe(std::error_code error) {
  if (error == std::errc::no_such_file_or_directory) return "no such file or directory";
  if (error == std::errc::permission_denied) return "permission denied";
  if (error == std::errc::too_many_symbolic_link_levels) return "a loop of symbolic links";
  return error.message();
}

std::string display_name(const std::string& path) {
  std::string name = fs::path(path).lexically_normal().string();
  return name.empty() ? path : name;
}

/// Collects the result; knows what was found already.
class Finder {
 public:
  void argument(const std::string& text) {
    if (text == "-") return take_standard_input();
    if (text.empty()) return problem("''", "an empty file name");
    std::error_code error;
    fs::file_status status = fs::status(text, error);
    if (fs::exists(status)) {
      named(text, status, true);
      return;
    }
    std::error_code link_error;
    bool is_link = fs::is_symlink(fs::symlink_status(text, link_error));
    if (status.type() != fs::file_type::not_found) return problem(text, describe(error));
    if (is_link) return problem(text, "a link to a file that is gone");
    if (has_wildcard(text)) return pattern(text);
    problem(text, "no such file or directory");
  }

  FileList result() { return std::move(list_); }

 private:
  void problem(std::string path, std::string message) {
    list_.problems.push_back({std::move(path), std::move(message)});
  }

  void take_standard_input() {
    if (taken_.insert("-").second) list_.files.push_back({"-", "stdin", 0});
  }

  /// `identity` is the path without links, so that each file is read once.
  void take(const std::string& path, const std::string& identity, fs::file_status status) {
    if (::access(path.c_str(), R_OK) != 0)
      return problem(display_name(path), describe(std::error_code(errno, std::generic_category())));
    if (!taken_.insert(identity).second) return;
    std::error_code error;
    uint64_t size = fs::is_regular_file(status) ? fs::file_size(path, error) : 0;
    list_.files.push_back({path, display_name(path), error ? 0 : size});
  }

  /// Something that exists and was named, by itself or through a pattern.
  size_t named(const std::string& path, fs::file_status status, bool must_hold_logs) {
    if (!fs::is_directory(status)) {
      std::error_code error;
      fs::path canonical = fs::canonical(path, error);
      take(path, error ? path : canonical.string(), status);
      return 1;
    }
    size_t problems_before = list_.problems.size();
    size_t found = directory(path);
    if (found == 0 && must_hold_logs && list_.problems.size() == problems_before)
      problem(path, std::string("a directory without logs (") + looked_for + ")");
    return found;
  }

  struct Found {
    std::string path;
    std::string identity;
    fs::file_status status;
  };

  /// Takes the visible logs below `root`, sorted by path. Returns how many there are.
  size_t directory(const std::string& root) {
    std::vector<Found> found;
    std::set<std::string> visited;  // by canonical path: links may form loops
    std::vector<std::string> waiting{root};
    while (!waiting.empty()) {
      std::string path = std::move(waiting.back());
      waiting.pop_back();
      std::error_code error;
      std::string canonical = fs::canonical(path, error).string();
      if (!error && !visited.insert(canonical).second) continue;
      fs::directory_iterator entries;
      if (!error) entries = fs::directory_iterator(path, error);
      for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::string name = entries->path().filename().string();
        if (is_hidden(name)) continue;
        std::error_code entry_error;
        fs::file_status status = entries->status(entry_error);
        if (fs::is_directory(status)) {
          waiting.push_back(entries->path().string());
        } else if (is_log_name(name)) {
          add_entry(found, *entries, status, canonical);
        }
      }
      if (error) problem(display_name(path), describe(error));
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
    for (const Found& file : found) take(file.path, file.identity, file.status);
    return found.size();
  }

  void add_entry(std::vector<Found>& found, const fs::directory_entry& entry, fs::file_status status,
                 const std::string& canonical_directory) {
    std::string path = entry.path().string();
    std::error_code error;
    if (!fs::exists(status)) return problem(display_name(path), "a link to a file that is gone");
    // Reading a pipe or a device that merely lies around would wait for ever.
    if (!fs::is_regular_file(status)) return;
    std::string identity = canonical_directory + "/" + entry.path().filename().string();
    if (entry.is_symlink(error)) identity = fs::canonical(path, error).string();
    found.push_back({std::move(path), std::move(identity), status});
  }

  void pattern(const std::string& text) {
    std::vector<std::string> parts;
    for (size_t begin = 0; begin <= text.size();) {
      size_t end = std::min(text.find('/', begin), text.size());
      if (end > begin) parts.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    size_t problems_before = list_.problems.size();
    size_t found = 0;
    std::set<std::string> matches;
    expand(text.starts_with('/') ? "/" : "", parts, 0, matches);
    for (const std::string& match : matches) {
      std::error_code error;
      fs::file_status status = fs::status(match, error);
      if (fs::exists(status)) {
        found += named(match, status, false);
      } else {
        problem(display_name(match), "a link to a file that is gone");
      }
    }
    if (found == 0 && list_.problems.size() == problems_before)
      problem(text, "no log file matches this pattern");
  }

  /// Adds to `matches` all paths below `base` that match `parts` from `index` on. `base` is "" or ends in a
  /// slash.
  void expand(const std::string& base, const std::vector<std::string>& parts, size_t index,
              std::set<std::string>& matches) {
    const std::string& part = parts[index];
    bool is_last = index + 1 == parts.size();
    if (part == "**") {
      for (const std::string& directory : directories_below(base)) {
        if (is_last) {
          match_entries(directory, "*", parts, index, matches, false);
        } else {
          expand(directory, parts, index + 1, matches);
        }
      }
      return;
    }
    if (has_wildcard(part)) return match_entries(base, part, parts, index, matches, true);
    std::string path = base + part;
    std::error_code error;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found || error) return;
    if (is_last) {
      matches.insert(path);
    } else {
      expand(path + "/", parts, index + 1, matches);
    }
  }

  void match_entries(const std::string& base, const std::string& pattern,
                     const std::vector<std::string>& parts, size_t index, std::set<std::string>& matches,
                     bool take_directories) {
    bool is_last = index + 1 == parts.size();
    std::error_code error;
    fs::directory_iterator entries(base.empty() ? "." : base, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::string name = entries->path().filename().string();
      if (::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) != 0) continue;
      std::error_code entry_error;
      bool is_directory = entries->is_directory(entry_error);
      if (!is_last) {
        if (is_directory) expand(base + name + "/", parts, index + 1, matches);
      } else if (take_directories || !is_directory) {
        matches.insert(base + name);
      }
    }
    if (error && error != std::errc::not_a_directory && error != std::errc::no_such_file_or_directory)
      problem(display_name(base), describe(error));
  }

  /// `base` and all visible directories below it, each once, with a slash at the end.
  static std::vector<std::string> directories_below(const std::string& base) {
    std::vector<std::string> result;
    std::set<std::string> visited;
    std::vector<std::string> waiting{base};
    while (!waiting.empty()) {
      std::string path = std::move(waiting.back());
      waiting.pop_back();
      std::error_code error;
      std::string canonical = fs::canonical(path.empty() ? "." : path, error).string();
      if (error || !visited.insert(canonical).second) continue;
      result.push_back(path);
      fs::directory_iterator entries(path.empty() ? "." : path, error);
      for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::string name = entries->path().filename().string();
        std::error_code entry_error;
        if (!is_hidden(name) && entries->is_directory(entry_error)) waiting.push_back(path + name + "/");
      }
    }
    return result;
  }

  FileList list_;
  std::set<std::string> taken_;
};

/// Without a compression suffix and a rotation suffix: "app.log" for "app.log.2.gz".
std::string_view base_name(std::string_view name) {
  std::string_view original = name;
  for (std::string_view suffix : {".gz", ".zst"})
    if (lower(name).ends_with(suffix)) {
      name.remove_suffix(suffix.size());
      break;
    }
  // A rotation suffix is digits, perhaps with separators, behind something that is a log name without it.
  size_t end = name.find_last_not_of("0123456789-_.");
  if (end != std::string_view::npos && end + 1 < name.size()) {
    char separator = name[end + 1];
    std::string_view rotated = name.substr(0, end + 1);
    size_t dot = rotated.rfind('.');
    bool has_digit = name.find_first_of("0123456789", end + 1) != std::string_view::npos;
    if (has_digit && (separator == '.' || separator == '-') && dot != std::string_view::npos &&
        is_log_extension(lower(rotated.substr(dot + 1))))
      name = rotated;
  }
  return name.empty() ? original : name;
}

}  // namespace

std::string log_extension(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  name = base_name(name);
  size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lower(name.substr(dot + 1));
}

bool is_log_name(std::string_view name) { return is_log_extension(log_extension(name)); }

FileList find_files(std::span<const std::string> arguments) {
  Finder finder;
  for (const std::string& argument : arguments) finder.argument(argument);
  return finder.result();
}

}  // namespace dohyo
