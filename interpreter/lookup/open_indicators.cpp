#include "interpreter/lookup/open_indicators.h"

#include <fmt/format.h>

#include "interpreter/lookup/renamed_columns.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

std::shared_ptr<const IndicatorFeed> read_feed(const std::vector<Settings::Mapping>& files, std::string_view name, std::vector<std::string>& losses) {
  std::vector<Indicator> all;
  bool any = false;
  for (const auto& mapping : files) {
    bool wanted = name.empty() || mapping.name.empty() || utf8::equal_ignoring_ascii_case(mapping.name, name);
    if (!wanted) continue;
    any = true;
    auto file = read_indicators(mapping.file);
    for (const auto& loss : file.losses) losses.push_back(fmt::format("{}: {}", mapping.file, loss));
    for (auto& indicator : file.indicators) {
      if (indicator.source.empty()) indicator.source = mapping.name;
      all.push_back(std::move(indicator));
    }
  }
  return any ? std::make_shared<IndicatorFeed>(std::move(all)) : nullptr;
}

std::shared_ptr<const LookupSource> as_lookup_source(std::shared_ptr<const IndicatorFeed> feed, std::vector<std::string> losses) {
  auto made = std::make_shared<LookupSource>();
  made->kind = LookupSource::Kind::indicators;
  made->key = "threat";
  made->losses = std::move(losses);
  made->columns = {"type", "actor", "raw", "threatlevel", "threat"};
  using enum IndicatorFeed::Column;
  made->finder = std::make_shared<RenamedColumns>(std::move(feed), std::vector<std::optional<size_t>>{type, actor, raw, threatlevel, threat});
  return made;
}

}  // namespace dohyo
