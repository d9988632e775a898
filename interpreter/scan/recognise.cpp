#include "interpreter/scan/recognise.h"

#include <algorithm>
#include <set>

#include "interpreter/input/csv.h"
#include "interpreter/input/records.h"
#include "interpreter/json/extract.h"

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

bool fits(const Profile& profile, const Names& names) {
  return std::any_of(profile.recognise.begin(), profile.recognise.end(), [&](const std::vector<std::string>& set) {
    return std::all_of(set.begin(), set.end(), [&](const std::string& name) { return names.contains(name); });
  });
}

}  // namespace

const Profile& recognise(std::string_view sample, const Detection& detection) {
  const auto& profiles = built_in_profiles();
  std::vector<size_t> votes(profiles.size(), 0);
  auto vote = [&](const Names& names) {
    for (size_t i = 0; i < profiles.size(); ++i)
      if (fits(profiles[i], names)) {
        ++votes[i];
        return;
      }
  };
  if (detection.format == RecordFormat::csv || detection.format == RecordFormat::tsv) {
    auto header = parse_csv_header(sample.substr(0, sample.find_first_of("\r\n")), detection.delimiter);
    vote(Names(header.begin(), header.end()));
  } else {
    json::Extractor extractor;
    Arena arena;
    size_t seen = 0;
    auto look = [&](std::string_view record) {
      if (seen++ < most_records && record.front() == '{') vote(names_of(record, extractor, arena));
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
