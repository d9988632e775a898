#include "interpreter/scan/recognise.h"

#include <algorithm>
#include <set>

#include "interpreter/input/csv.h"
#include "interpreter/input/records.h"
#include "interpreter/json/extract.h"
#include "interpreter/library/regex.h"

namespace dohyo {

namespace {

constexpr size_t most_records = 100;

using Names = std::set<std::string, std::less<>>;

/// Top-level names, and nested ones under dotted names.
Names names_of(std::string_view record, json::Extractor& extractor, Arena& arena) {
  Names names;
  std::string padded(record);
  padded.append(json::padding, ' ');
  for (bool flatten : {false, true}) {
    Value all;
    if (extractor.extract_all(std::string_view(padded).substr(0, record.size()), flatten, arena, all) == json::Outcome::bad) return {};
    auto items = all.as_list();
    for (size_t i = 0; i + 1 < items.size(); i += 2) names.emplace(items[i].as_text());
  }
  return names;
}

/// How many keys the largest set has that the names contain; 0 when none fits.
size_t fit(const Profile& profile, const Names& names) {
  size_t best = 0;
  for (const auto& set : profile.recognise)
    if (std::all_of(set.begin(), set.end(), [&](const std::string& name) { return names.contains(name); })) best = std::max(best, set.size());
  return best;
}

/// Of each built-in profile what its lines look like.
const std::vector<std::vector<Regex>>& line_patterns() {
  static const auto patterns = [] {
    std::vector<std::vector<Regex>> all;
    for (const auto& profile : built_in_profiles()) {
      all.emplace_back();
      Regex::Fault fault;
      for (const auto& pattern : profile.lines.recognise)
        if (auto regex = Regex::compile(pattern, {}, fault)) all.back().push_back(std::move(*regex));
    }
    return all;
  }();
  return patterns;
}

}  // namespace

const Profile& recognise(std::string_view sample, const Detection& detection) {
  const auto& profiles = built_in_profiles();
  std::vector<size_t> votes(profiles.size(), 0);
  // The profile that asks for most keys knows most about a record; of several the first.
  auto vote = [&](const Names& names) {
    size_t best = 0;
    size_t chosen = profiles.size();
    for (size_t i = 0; i < profiles.size(); ++i)
      if (size_t keys = fit(profiles[i], names); keys > best) {
        best = keys;
        chosen = i;
      }
    if (chosen < profiles.size()) ++votes[chosen];
  };
  auto vote_line = [&](std::string_view line) {
    const auto& patterns = line_patterns();
    auto found = std::find_if(patterns.begin(), patterns.end(), [&](const std::vector<Regex>& of_one) {
      return std::any_of(of_one.begin(), of_one.end(), [&](const Regex& regex) { return regex.search(line, nullptr); });
    });
    if (found != patterns.end()) ++votes[static_cast<size_t>(found - patterns.begin())];
  };
  if (detection.format == RecordFormat::csv || detection.format == RecordFormat::tsv) {
    auto header = parse_csv_header(sample.substr(0, sample.find_first_of("\r\n")), detection.delimiter);
    vote(Names(header.begin(), header.end()));
  } else {
    json::Extractor extractor;
    Arena arena;
    size_t seen = 0;
    auto look = [&](std::string_view record) {
      if (record.empty() || seen++ >= most_records) return;
      if (record.front() == '{') vote(names_of(record, extractor, arena));
      else if (detection.format == RecordFormat::lines) vote_line(record);
    };
    auto splitter = make_splitter(detection.format, detection.delimiter);
    auto whole = sample.substr(0, splitter->complete_prefix(sample, false));
    if (splitter->has_lists())
      for (auto span : splitter->records()) look(whole.substr(span.begin, span.end - span.begin));
    else
      for_each_line(whole, [&](std::string_view line, size_t) { look(line); });
  }
  auto best = std::max_element(votes.begin(), votes.end());
  return *best > 0 ? profiles[static_cast<size_t>(best - votes.begin())] : profiles.back();
}

std::string path_category(std::string_view path) {
  // Extensions are those of the last part only: "logs.d/app.ndjson.gz" gives "logs.d/app".
  auto slash = path.rfind('/');
  auto begin = slash == std::string_view::npos ? 0 : slash + 1;
  auto dot = path.find('.', begin + 1);
  return std::string(path.substr(0, dot));
}

}  // namespace dohyo
