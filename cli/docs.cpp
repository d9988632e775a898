#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/queries.h"
#include "cli/reference.h"

namespace dohyo::cli {

namespace {

namespace fs = std::filesystem;

struct DocsArguments {
  std::vector<std::string> names;
  bool search = false;
  bool all_names = false;
  std::string format = "text";
  std::string output;
  bool check = false;
};

/// One name a line, for programs: kind, name, the entry it leads to, where it comes from.
void print_names(const std::vector<ReferenceEntry>& entries) {
  auto origin = [](Origin o) { return o == Origin::borrowed ? "borrowed" : "sumo"; };
  for (const auto& entry : entries) {
    const auto& d = *entry.documentation;
    std::cout << fmt::format("{}\t{}\t{}\t{}\n", entry.kind, d.name, d.name, origin(d.origin));
    for (const auto& alias : d.aliases)
      std::cout << fmt::format("{}\t{}\t{}\t{}\n", entry.kind, alias.name, d.name, origin(alias.origin));
  }
}

/// The page of a query file: what its author says about it.
bool print_query_page(const std::string& path) {
  QueryOptions options;
  options.files = {path};
  auto inputs = all_queries(options);
  for (const auto& loaded : load(inputs, options.compile_options(), run_context(), false)) {
    for (const auto& d : loaded.metadata.diagnostics)
      std::cerr << render(d, *loaded.metadata.source, use_colour("auto", STDERR_FILENO)) << '\n';
    std::cout << describe(loaded.text);
  }
  return !inputs.unreadable;
}

bool print_page(const std::vector<ReferenceEntry>& entries, const std::string& name, bool markdown) {
  auto found = find_entries(entries, name);
  std::string_view separator;
  for (const auto& entry : found) {
    std::cout << separator << (markdown ? page_markdown(entry) : page_text(entry));
    separator = "\n";
  }
  if (!found.empty()) return true;
  auto message = fmt::format("dohyo: there is no `{}`", name);
  if (auto similar = similar_names(entries, name); !similar.empty()) message += fmt::format("; did you mean `{}`?", fmt::join(similar, "`, `"));
  std::cerr << message << '\n';
  auto mentions = search_entries(entries, {name}).size();
  if (mentions > 0)
    std::cerr << fmt::format("`dohyo docs --search '{}'` lists {} that mention{} it\n", name,
                             mentions == 1 ? "an entry" : fmt::format("{} entries", mentions), mentions == 1 ? "s" : "");
  else
    std::cerr << "`dohyo docs` lists all\n";
  return false;
}

int print_found(const std::vector<ReferenceEntry>& entries, const std::vector<std::string>& words) {
  if (words.empty()) throw UsageError("--search: which words?");
  auto found = search_entries(entries, words);
  if (found.empty()) {
    std::cerr << fmt::format("dohyo: no entry mentions `{}`\n", fmt::join(words, "` and `"));
    return finding;
  }
  std::cout << list_text(found);
  return success;
}

// ---- The reference as files ----------------------------------------------------------------------------------------

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return in ? out.str() : "";
}

/// Pages of entries that are gone: files in the folder that begin with our mark and are not among `files`.
std::vector<fs::path> stale_pages(const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::vector<fs::path> stale;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    auto name = fs::relative(entry.path(), folder, error).generic_string();
    if (entry.is_regular_file() && !files.contains(name) && contents(entry.path()).starts_with(generated_mark())) stale.push_back(entry.path());
  }
  std::sort(stale.begin(), stale.end());
  return stale;
}

int check_files(const fs::path& folder, const std::map<std::string, std::string>& files) {
  size_t different = 0;
  auto complain = [&](const fs::path& path, std::string_view what) {
    ++different;
    std::cerr << fmt::format("dohyo: {}: {}\n", path.string(), what);
  };
  for (const auto& [name, text] : files) {
    if (!fs::exists(folder / name))
      complain(folder / name, "is missing");
    else if (contents(folder / name) != text)
      complain(folder / name, "is not current");
  }
  for (const auto& path : stale_pages(folder, files)) complain(path, "describes what is gone");
  if (different > 0) std::cerr << fmt::format("`dohyo docs --output {}` mends it\n", folder.string());
  return different > 0 ? finding : success;
}

int write_files(const fs::path& folder, const std::map<std::string, std::string>& files) {
  try {
    for (const auto& path : stale_pages(folder, files)) fs::remove(path);
    for (const auto& [name, text] : files) {
      if (contents(folder / name) == text) continue;
      fs::create_directories((folder / name).parent_path());
      std::ofstream out(folder / name, std::ios::binary | std::ios::trunc);
      out << text;
      out.close();
      if (!out) throw UsageError(fmt::format("{}: {}", (folder / name).string(), std::strerror(errno)));
    }
  } catch (const fs::filesystem_error& e) {
    throw UsageError(fmt::format("{}: {}", e.path1().string(), e.code().message()));
  }
  return success;
}

int run_docs(const DocsArguments& arguments) {
  auto entries = reference_entries(standard_registry());
  if (arguments.check && arguments.output.empty()) throw UsageError("--check: which folder? Name it with --output");
  if (!arguments.output.empty()) {
    if (!arguments.names.empty()) throw UsageError("--output writes the whole reference; leave the names away");
    auto files = reference_files(entries);
    return arguments.check ? check_files(arguments.output, files) : write_files(arguments.output, files);
  }
  if (arguments.all_names) {
    print_names(entries);
    return success;
  }
  if (arguments.search) return print_found(entries, arguments.names);
  if (arguments.names.empty()) {
    std::cout << (arguments.format == "markdown" ? reference_files(entries)["README.md"] : list_text(entries));
    return success;
  }
  bool all_found = true;
  for (const auto& name : arguments.names) {
    if (&name != &arguments.names.front()) std::cout << '\n';
    all_found = (name.ends_with(".sumo") ? print_query_page(name) : print_page(entries, name, arguments.format == "markdown")) && all_found;
  }
  return all_found ? success : usage;
}

}  // namespace

void add_docs(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<DocsArguments>();
  auto* command = app.add_subcommand("docs", "Explain operators, aggregates, functions and query files; without a name, list them all");
  command->add_option("names", arguments->names, "What to explain")->option_text("[NAME | FILE.sumo]...");
  constexpr auto group = "What to show";
  command->add_flag("--search", arguments->search, "List the entries that mention all these words")->group(group);
  command->add_option("--format", arguments->format, "text or markdown")
      ->type_name("FORMAT")
      ->check(one_of("format", {"text", "markdown"}))
      ->capture_default_str()
      ->group(group);
  command->add_option("--output", arguments->output, "Write the whole reference in Markdown to this folder, one file an entry")->type_name("DIR")->group(group);
  command->add_flag("--check", arguments->check, "With --output: write nothing, and exit with 1 when the folder is not current")->group(group);
  command->add_flag("--names", arguments->all_names, "List every name, for programs: kind, name, the entry it leads to, sumo or borrowed")->group(group);
  command->footer(R"(
Examples
  dohyo docs
  dohyo docs timeslice
  dohyo docs --search time zone
  dohyo docs queries/T1584.006-web-services.sumo      what its author says about a query

Exit codes: 0; 1 nothing found, or not current under --check; 2 there is no such entry.)");
  command->callback([arguments, &exit_code] { exit_code = run_docs(*arguments); });
}

}  // namespace dohyo::cli
