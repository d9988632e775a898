// What every entry of the library says about itself. Help, reference pages, completion and tests read these and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

/// Where a name comes from; `--dialect sumo` rejects the borrowed ones.
enum class Origin : uint8_t { sumo, borrowed };

/// Another spelling of an entry.
struct Alias {
  std::string_view name;
  Origin origin = Origin::borrowed;
};

/// One parameter as help shows it: "text", "[end]" when optional, "value..." when it repeats.
using ParameterName = std::string_view;

/// An expression and the text of its value; for operators and aggregates a whole query over `input` (NDJSON lines)
/// and its result as CSV. Every example is run by the tests.
struct Example {
  std::string_view code;
  std::string_view result;
  std::string_view input = {};
  std::string_view from = {};  ///< the searched range, where the example needs one
  std::string_view to = {};
  std::string_view table = {};  ///< CSV of the table beside the events that it names, if it names one
};

struct Documentation {
  std::string_view name;
  std::vector<Alias> aliases = {};
  Origin origin = Origin::sumo;
  std::string_view rewrite = {};   ///< for borrowed entries: the legal spelling, such as "toLowerCase"
  std::string_view summary;        ///< one sentence
  std::string_view details = {};   ///< nulls, wrong types, limits, what surprises
  std::vector<Example> examples = {};
};

}  // namespace dohyo
