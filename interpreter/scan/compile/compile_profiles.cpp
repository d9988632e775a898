// Runs while dohyo is built: reads stdlib/profiles/*.yaml and writes them as C++, so that no start of the program reads YAML
// and a mistake in one of them stops the build with its file and line.
//   dohyo_compile_profiles OUTPUT.cpp FILE.yaml...
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "interpreter/scan/profile.h"

namespace {

using dohyo::Profile;

std::string literal(const std::string& text) {
  std::string out = "\"";
  for (char c : text) {
    if (static_cast<unsigned char>(c) < ' ') {
      out += fmt::format("\\{:03o}", static_cast<unsigned>(c));
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string literal(const std::vector<std::string>& texts) {
  std::string out = "std::vector<std::string>{";
  for (const auto& text : texts) out += literal(text) + ", ";
  return out + "}";
}

std::string literal(const std::vector<std::vector<std::string>>& lists) {
  std::string out = "std::vector<std::vector<std::string>>{";
  for (const auto& list : lists) out += literal(list) + ", ";
  return out + "}";
}

void write(std::ostream& out, const Profile& profile) {
  out << "  {\n    auto& p = all.emplace_back();\n";
  auto set = [&](std::string_view member, const auto& value) {
    if (!value.empty()) out << fmt::format("    p.{} = {};\n", member, literal(value));
  };
  set("name", profile.name);
  set("title", profile.title);
  set("recognise", profile.recognise);
  set("time", profile.time);
  set("host", profile.host);
  set("category.from", profile.category.from);
  for (const auto& rule : profile.category.rules)
    out << fmt::format("    p.category.rules.push_back({{{}, {}, {}}});\n", literal(rule.contains), literal(rule.equals), literal(rule.category));
  set("category.prefix", profile.category.prefix);
  set("category.otherwise", profile.category.otherwise);
  set("category.always", profile.category.always);
  set("lift", profile.lift);
  set("aliases", profile.aliases);
  set("lines.recognise", profile.lines.recognise);
  for (auto form : dohyo::time::LineTimeForms::names())
    if (profile.lines.time.has(form)) out << fmt::format("    p.lines.time.{} = true;\n", form);
  if (profile.lines.host_behind_time) out << "    p.lines.host_behind_time = true;\n";
  out << "  }\n";
}

}  // namespace

int main(int count, char** arguments) {
  try {
    std::ostringstream out;
    out << "#include \"interpreter/scan/profile.h\"\n\nnamespace dohyo {\n\nstd::vector<Profile> compiled_profiles() {\n  std::vector<Profile> all;\n";
    for (int i = 2; i < count; ++i) {
      std::ifstream in(arguments[i], std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", arguments[i]));
      write(out, dohyo::read_profile(text.str(), arguments[i]));
    }
    out << "  return all;\n}\n\n}  // namespace dohyo\n";
    std::ofstream file(arguments[1], std::ios::binary);
    file << out.str();
    file.close();
    if (!file) throw std::runtime_error(fmt::format("{}: cannot be written", arguments[1]));
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
  return 0;
}
