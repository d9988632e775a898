// Indicators for the values of fields, which rows may have several of: what threatip and threatlookup share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"
#include "interpreter/lookup/indicators.h"

namespace dohyo {

struct ThreatLookup {
  enum class Include : uint8_t { active, expired, all };

  std::shared_ptr<const IndicatorFeed> feed;  ///< null: nothing is known, and columns are null
  std::vector<Slot> keys;                     ///< fields whose values are looked up
  bool best_only = false;                     ///< one row stays one row
  bool addresses_only = false;
  Include include = Include::active;
  std::string source;  ///< only those of this source; empty: all
  struct Output {
    Slot slot;
    size_t column;  ///< of IndicatorFeed
  };
  std::vector<Output> outputs;
  Slot count = no_slot;  ///< how many indicators there were
};

struct OpenedFeed {
  std::shared_ptr<const IndicatorFeed> feed;
  bool failed = false;  ///< an error was reported
};
/// Opens a feed of the settings, and says what is wrong with it.
[[nodiscard]] OpenedFeed open_feed(StageBinder& binder, std::string_view name, Span at);

void add_threat_lookup(StageBinder& binder, ThreatLookup lookup);

}  // namespace dohyo
