// Feeds of indicators as queries name them: sumo://threat/cs.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "interpreter/lookup/indicators.h"
#include "interpreter/lookup/tables.h"

namespace dohyo {

/// The files of one feed, or of all feeds when `name` is empty, read as one. Without files: none. Throws InputError.
[[nodiscard]] std::shared_ptr<const IndicatorFeed> read_feed(const std::vector<Settings::Mapping>& files, std::string_view name,
                                                             std::vector<std::string>& losses);
/// The columns that a lookup from sumo://threat/... may ask for.
[[nodiscard]] std::shared_ptr<const LookupSource> as_lookup_source(std::shared_ptr<const IndicatorFeed> feed, std::vector<std::string> losses);

}  // namespace dohyo
