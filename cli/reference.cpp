#include "cli/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "interpreter/text/diagnostic.h"
#include "interpreter/text/utf8.h"

namespace dohyo::cli {

namespace {

/// `(keyword)` and its like: no query can spell them.
bool is_internal(const Documentation& d) { return d.name.starts_with('('); }

/// `+` and `not in` stand between their operands.
bool is_infix(std::string_view name) {
  bool has_letter = std::any_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  return !has_letter || name == "in" || name == "not in";
}

std::string function_usage(const ScalarFunction& function) {
  auto name = function.documentation.name;
  const auto& p = function.parameters;
  if (!is_infix(name) || p.size() != 2) return function.signature();
  return p[1].ends_with("...") ? fmt::format("{} {} ({})", p[0], name, p[1]) : fmt::format("{} {} {}", p[0], name, p[1]);
}

std::string_view heading_of(std::string_view kind) { return kind == "operator" ? "Operators" : kind == "aggregate" ? "Aggregates" : "Functions"; }
std::string_view folder_of(std::string_view kind) { return kind == "operator" ? "operators" : kind == "aggregate" ? "aggregates" : "functions"; }

std::string indented(std::string_view text, std::string_view by) {
  std::string out(by);
  for (char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  return out + '\n';
}

/// `text` in lines of at most 96 columns between blanks.
std::string wrapped(std::string_view text, std::string_view indent) {
  constexpr size_t width = 96;
  std::string out;
  std::string line;
  while (!text.empty()) {
    auto end = text.find_first_of(" \n");
    auto word = text.substr(0, end);
    if (!line.empty() && line.size() + 1 + word.size() > width) {
      out += std::string(indent) + line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out + std::string(indent) + line + '\n';
}

/// "text; start; end, optional; item, any number of them"
std::string parameters_text(const std::vector<ParameterName>& parameters, std::string_view quote) {
  std::string out;
  for (auto parameter : parameters) {
    bool optional = parameter.starts_with('[');
    bool repeats = parameter.find("...") != std::string_view::npos;
    auto name = parameter.substr(optional ? 1 : 0);
    name = name.substr(0, name.find_first_of(".]"));
    if (!out.empty()) out += "; ";
    out += fmt::format("{0}{1}{0}", quote, name);
    if (repeats) out += ", any number of them";
    if (optional) out += ", optional";
  }
  return out;
}

std::string dialect_note(const Documentation& d) {
  if (d.origin != Origin::borrowed) return {};
  std::string note = "Borrowed: an error under --dialect sumo";
  if (!d.rewrite.empty()) note += fmt::format("; there write `{}`", d.rewrite);
  return note + ".";
}

bool contains_ignoring_case(std::string_view text, const std::string& lower_word) { return utf8::lower(text).find(lower_word) != std::string::npos; }

bool has_in_name(const ReferenceEntry& entry, const std::string& word) {
  const auto& d = *entry.documentation;
  return contains_ignoring_case(d.name, word) ||
         std::any_of(d.aliases.begin(), d.aliases.end(), [&](const Alias& a) { return contains_ignoring_case(a.name, word); });
}

bool has_anywhere(const ReferenceEntry& entry, const std::string& word) {
  const auto& d = *entry.documentation;
  return has_in_name(entry, word) || contains_ignoring_case(d.summary, word) || contains_ignoring_case(d.details, word) ||
         std::any_of(entry.usage.begin(), entry.usage.end(), [&](const auto& u) { return contains_ignoring_case(u, word); });
}

/// Signs have names for files.
std::string file_stem(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> signs = {{{"+", "plus"},
                                                                                           {"-", "minus"},
                                                                                           {"*", "times"},
                                                                                           {"/", "divided_by"},
                                                                                           {"%", "remainder"},
                                                                                           {"=", "equal"},
                                                                                           {"!=", "not_equal"},
                                                                                           {"<", "less"},
                                                                                           {"<=", "less_or_equal"},
                                                                                           {">", "greater"},
                                                                                           {">=", "greater_or_equal"}}};
  for (auto [sign, word] : signs)
    if (sign == name) return std::string(word);
  auto stem = utf8::lower_ascii(name);
  for (char& c : stem)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return stem;
}

std::string path_of(const ReferenceEntry& entry) { return fmt::format("{}/{}.md", folder_of(entry.kind), file_stem(entry.name())); }

/// A fence that the text cannot close.
std::string block(std::string_view language, std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("{}{}\n{}{}{}\n", fence, language, text, text.ends_with('\n') ? "" : "\n", fence);
}

}  // namespace

std::vector<ReferenceEntry> reference_entries(const Registry& registry) {
  std::vector<ReferenceEntry> entries;
  auto end_kind = [&](size_t begin) {
    std::stable_sort(entries.begin() + static_cast<std::ptrdiff_t>(begin), entries.end(),
                     [](const ReferenceEntry& a, const ReferenceEntry& b) { return utf8::lower_ascii(a.name()) < utf8::lower_ascii(b.name()); });
  };
  for (const auto& entry : registry.operators())
    if (!is_internal(entry.documentation))
      entries.push_back({"operator", &entry.documentation, {entry.usage.begin(), entry.usage.end()}, {}});
  end_kind(0);
  auto begin = entries.size();
  for (const auto& entry : registry.aggregates())
    if (!is_internal(entry.documentation))
      entries.push_back({"aggregate",
                         &entry.documentation,
                         {fmt::format("{}({}) [as NAME]", entry.documentation.name, fmt::join(entry.parameters, ", "))},
                         {entry.parameters.begin(), entry.parameters.end()}});
  end_kind(begin);
  begin = entries.size();
  for (const auto& entry : registry.functions())
    if (!is_internal(entry.documentation))
      entries.push_back({"function", &entry.documentation, {function_usage(entry)}, {entry.parameters.begin(), entry.parameters.end()}});
  end_kind(begin);
  return entries;
}

std::vector<ReferenceEntry> find_entries(const std::vector<ReferenceEntry>& entries, std::string_view name) {
  std::vector<ReferenceEntry> found;
  for (const auto& entry : entries) {
    const auto& d = *entry.documentation;
    bool is_it = utf8::equal_ignoring_ascii_case(d.name, name) ||
                 std::any_of(d.aliases.begin(), d.aliases.end(), [&](const Alias& a) { return utf8::equal_ignoring_ascii_case(a.name, name); });
    if (is_it) found.push_back(entry);
  }
  return found;
}

std::vector<ReferenceEntry> search_entries(const std::vector<ReferenceEntry>& entries, const std::vector<std::string>& words) {
  std::vector<std::string> lower;
  for (const auto& word : words) lower.push_back(utf8::lower(word));
  auto all = [&](const ReferenceEntry& entry, auto has) {
    return std::all_of(lower.begin(), lower.end(), [&](const auto& word) { return has(entry, word); });
  };
  std::vector<ReferenceEntry> found;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(found), [&](const auto& e) { return all(e, has_anywhere); });
  std::stable_partition(found.begin(), found.end(), [&](const auto& e) { return all(e, has_in_name); });
  return found;
}

std::vector<std::string> similar_names(const std::vector<ReferenceEntry>& entries, std::string_view name) {
  constexpr size_t most = 5;
  constexpr size_t shortest_part = 3;
  std::vector<std::string> names;
  for (const auto& entry : entries) {
    names.emplace_back(entry.name());
    for (const auto& alias : entry.documentation->aliases) names.emplace_back(alias.name);
  }
  std::vector<std::string> similar;
  auto add = [&](const std::string& other) {
    if (similar.size() < most && std::find(similar.begin(), similar.end(), other) == similar.end()) similar.push_back(other);
  };
  auto part = utf8::lower(name);
  // Of names of one or two letters any is near to any.
  if (part.size() < shortest_part) return similar;
  if (auto near = closest(name, names)) add(*near);
  for (const auto& other : names)
    if (contains_ignoring_case(other, part)) add(other);
  return similar;
}

std::string list_text(const std::vector<ReferenceEntry>& entries) {
  std::string out;
  for (std::string_view kind : {"operator", "aggregate", "function"}) {
    bool any = false;
    for (const auto& entry : entries) {
      if (entry.kind != kind) continue;
      if (!any) out += fmt::format("{}{}\n", out.empty() ? "" : "\n", heading_of(kind));
      any = true;
      out += fmt::format("  {:<20} {}\n", entry.name(), entry.documentation->summary);
    }
  }
  return out;
}

std::string range_text(const Example& example) { return fmt::format("--from {} --to {}", example.from, example.to); }

std::string page_text(const ReferenceEntry& entry) {
  const auto& d = *entry.documentation;
  auto out = fmt::format("{}  ({})\n", d.name, entry.kind) + wrapped(d.summary, "  ") + '\n';
  for (const auto& line : entry.usage) out += fmt::format("    {}\n", line);
  if (!entry.parameters.empty()) out += '\n' + wrapped("Parameters: " + parameters_text(entry.parameters, "") + ".", "  ");
  if (!d.details.empty()) out += '\n' + wrapped(d.details, "  ");
  if (auto note = dialect_note(d); !note.empty()) out += '\n' + wrapped(note, "  ");
  if (!d.aliases.empty()) {
    std::vector<std::string> names;
    for (const auto& alias : d.aliases) names.push_back(fmt::format("{}{}", alias.name, alias.origin == Origin::borrowed ? " (borrowed)" : ""));
    out += '\n' + wrapped(fmt::format("Also: {}", fmt::join(names, ", ")), "  ");
  }
  for (const auto& example : d.examples) {
    if (entry.kind == "function") {
      out += fmt::format("\n{}{}", indented(example.code, "    "), indented(fmt::format("= {}", example.result), "      "));
      continue;
    }
    out += "\n  Example\n" + indented(example.code, "    ");
    if (!example.from.empty()) out += indented(range_text(example), "    ");
    if (!example.input.empty()) out += "  over\n" + indented(example.input, "    ");
    if (!example.table.empty()) out += "  with the table\n" + indented(example.table, "    ");
    out += "  gives\n" + indented(example.result, "    ");
  }
  return out;
}

std::string page_markdown(const ReferenceEntry& entry) {
  const auto& d = *entry.documentation;
  auto out = fmt::format("{}\n# `{}`\n\n{} {}\n\n", generated_mark(), d.name,
                         entry.kind == "operator" ? "Operator." : entry.kind == "aggregate" ? "Aggregate." : "Function.", d.summary);
  out += block("text", fmt::format("{}", fmt::join(entry.usage, "\n")));
  if (!entry.parameters.empty()) out += fmt::format("\nParameters: {}.\n", parameters_text(entry.parameters, "`"));
  if (!d.details.empty()) out += fmt::format("\n{}\n", d.details);
  if (auto note = dialect_note(d); !note.empty()) out += fmt::format("\n{}\n", note);
  if (!d.aliases.empty()) {
    out += "\n## Other names\n\n";
    for (const auto& alias : d.aliases)
      out += fmt::format("- `{}`{}\n", alias.name, alias.origin == Origin::borrowed ? ", borrowed: an error under `--dialect sumo`" : "");
  }
  if (!d.examples.empty()) out += "\n## Examples\n";
  if (entry.kind == "function") {
    std::string all;
    for (const auto& example : d.examples) all += fmt::format("{}{}\n  = {}\n", all.empty() ? "" : "\n", example.code, example.result);
    return out + '\n' + block("text", all);
  }
  for (const auto& example : d.examples) {
    out += '\n' + block("text", example.code);
    if (!example.from.empty()) out += fmt::format("\nwith `{}`\n", range_text(example));
    if (!example.input.empty()) out += "\nover\n\n" + block("json", example.input);
    if (!example.table.empty()) out += "\nwith the table\n\n" + block("csv", example.table);
    out += "\ngives\n\n" + block("csv", example.result);
  }
  return out;
}

std::map<std::string, std::string> reference_files(const std::vector<ReferenceEntry>& entries) {
  std::map<std::string, std::string> files;
  auto index = fmt::format("{}\n# Reference\n\nOne page for each operator, aggregate and function, made from what its file in `stdlib/` declares. Every\n"
                           "example is run by the tests. `dohyo docs NAME` shows the same.\n",
                           generated_mark());
  std::string_view kind;
  for (const auto& entry : entries) {
    if (entry.kind != kind) index += fmt::format("\n## {}\n\n", heading_of(entry.kind));
    kind = entry.kind;
    index += fmt::format("- [`{}`]({}): {}\n", entry.name(), path_of(entry), entry.documentation->summary);
    files[path_of(entry)] = page_markdown(entry);
  }
  files["README.md"] = index;
  return files;
}

std::string_view generated_mark() { return "<!-- Made by `dohyo docs --output docs/reference`: change the entry in stdlib/ instead. -->"; }

}  // namespace dohyo::cli
