#include "interpreter/lookup/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "interpreter/input/problem.h"
#include "interpreter/lookup/open_addresses.h"
#include "interpreter/lookup/open_indicators.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace fs = std::filesystem;
using utf8::equal_ignoring_ascii_case;

namespace {

/// Without quotes and without the slash at the beginning, which names of folders have or have not.
std::string plain(std::string_view name) {
  std::string out(name);
  // Pasted texts have typographic quotes.
  for (std::string_view quote : {"\"", "\u201c", "\u201d", "\u201e"})
    for (auto at = out.find(quote); at != std::string::npos; at = out.find(quote)) out.erase(at, quote.size());
  auto scheme = out.find("://");
  auto begin = scheme == std::string::npos ? 0 : scheme + 3;
  while (begin < out.size() && out[begin] == '/') out.erase(begin, 1);
  return out;
}

bool is_web(std::string_view name) { return name.starts_with("https://") || name.starts_with("http://"); }

std::string_view file_name(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// The file for a table in a folder: the name as it is, or with the ending of a table.
std::string in_folder(const std::string& folder, std::string_view rest) {
  std::error_code error;
  auto path = (fs::path(folder) / rest).string();
  for (const char* ending : {"", ".csv", ".tsv", ".json", ".ndjson", ".csv.gz"})
    if (fs::is_regular_file(path + ending, error)) return path + ending;
  return path + ".csv";
}

/// A name must not lead out of its folder.
bool climbs(std::string_view rest) {
  for (size_t begin = 0; begin <= rest.size();) {
    auto end = std::min(rest.find('/', begin), rest.size());
    if (rest.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

LookupTables::Answer failure(std::string code, std::string message, std::string help) {
  return {nullptr, std::move(code), std::move(message), std::move(help)};
}

LookupTables::Answer unreadable(const InputError& e, const Settings::Mapping& mapping) {
  return failure("unreadable-table", fmt::format("{}: {}", e.path(), e.what()), fmt::format("{} names this file", mapping.place));
}

}  // namespace

std::optional<size_t> LookupSource::find_column(std::string_view name) const {
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == name) return i;
  for (size_t i = 0; i < columns.size(); ++i)
    if (equal_ignoring_ascii_case(columns[i], name)) return i;
  return {};
}

std::string LookupTables::help_to_map(std::string_view name) {
  auto shown = plain(name);
  return fmt::format("name its file with --lookup '{}=FILE', or under `lookups:` in dohyo.yaml", shown);
}

std::optional<std::string> LookupTables::file_of(std::string_view name) const {
  auto wanted = plain(name);
  const Settings::Mapping* folder = nullptr;
  size_t longest = 0;
  for (const auto& mapping : settings_.lookups) {
    auto known = plain(mapping.name);
    if (!known.ends_with('/') && equal_ignoring_ascii_case(known, wanted)) return mapping.file;
    bool by_file_name = is_web(wanted) && known.find('/') == std::string::npos && equal_ignoring_ascii_case(known, file_name(wanted));
    if (by_file_name) return mapping.file;
    if (!known.ends_with('/') || known.size() <= longest || wanted.size() <= known.size()) continue;
    if (!equal_ignoring_ascii_case(known, std::string_view(wanted).substr(0, known.size()))) continue;
    folder = &mapping;
    longest = known.size();
  }
  if (folder == nullptr || climbs(std::string_view(wanted).substr(longest))) return {};
  return in_folder(folder->file, std::string_view(wanted).substr(longest));
}

LookupTables::Answer LookupTables::load_table(std::string_view name) const {
  auto file = file_of(name);
  if (!file) return failure("unmapped-table", fmt::format("no setting says which file is {}", plain(name)), help_to_map(name));
  try {
    auto source = std::make_shared<LookupSource>();
    source->table = read_lookup_table(*file);
    source->columns = source->table->columns;
    source->losses = source->table->losses;
    // Tables of today fold letter case; the older kinds do not (02 section 7.1).
    source->letter_case = name.starts_with("path:") ? KeyCase::folded : KeyCase::exact;
    return {source, {}, {}, {}};
  } catch (const InputError& e) {
    return failure("unreadable-table", fmt::format("{}: {}", e.path(), e.what()), fmt::format("the settings name this file for {}", plain(name)));
  }
}

LookupTables::Feed LookupTables::load_feed(std::string_view name) const {
  Feed feed;
  try {
    feed.feed = read_feed(settings_.threat, name, feed.losses);
    if (feed.feed != nullptr) return feed;
    feed.code = "unmapped-table";
    feed.message = name.empty() ? "no setting says where indicators of threats are" : fmt::format("no setting says which file has the indicators of sumo://threat/{}", name);
    feed.help = "name a CSV, NDJSON or STIX file with --threat FILE, or as `threat:` in dohyo.yaml";
  } catch (const InputError& e) {
    feed.code = "unreadable-table";
    feed.message = fmt::format("{}: {}", e.path(), e.what());
    feed.help = "the settings name this file under `threat:`, or --threat does";
  }
  return feed;
}

const LookupTables::Feed& LookupTables::feed(std::string_view name) {
  auto known = feeds_.find(name);
  if (known == feeds_.end()) known = feeds_.emplace(std::string(name), load_feed(name)).first;
  return known->second;
}

LookupTables::Answer LookupTables::load(std::string_view name) {
  constexpr std::string_view threat = "sumo://threat/";
  if (name.starts_with(threat)) {
    const auto& found = feed(name.substr(threat.size()));
    if (found.feed == nullptr) return failure(found.code, found.message, found.help);
    return {as_lookup_source(found.feed, found.losses), {}, {}, {}};
  }
  bool geo = name.starts_with("geo://");
  if (!geo && !name.starts_with("asn://")) return load_table(name);
  const auto& mapping = geo ? settings_.geo : settings_.asn;
  std::string key = geo ? "geo" : "asn";
  if (!mapping)
    return failure("unmapped-table", fmt::format("no setting says which file is the database for {}", name),
                   fmt::format("name an .mmdb or CSV file with --{} FILE, or as `{}:` in dohyo.yaml", key, key));
  try {
    return {open_addresses(mapping->file, geo ? Addresses::places : Addresses::systems), {}, {}, {}};
  } catch (const InputError& e) {
    return unreadable(e, *mapping);
  }
}

const LookupTables::Answer& LookupTables::open(std::string_view name) {
  auto key = plain(name);
  auto known = opened_.find(key);
  if (known == opened_.end()) known = opened_.emplace(key, load(name)).first;
  return known->second;
}

}  // namespace dohyo
