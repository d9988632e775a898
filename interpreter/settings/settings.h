// dohyo.yaml: where the tables are that queries name, and what else belongs to a project rather than to one run
// (docs/semantics.md#settings).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/diagnostic.h"

namespace dohyo {

struct Settings {
  /// A name that queries use, and the local file that stands for it.
  struct Mapping {
    std::string name;
    std::string file;   ///< a path to open
    std::string place;  ///< who says so, for messages: "dohyo.yaml:4", "--lookup"
  };
  /// A name that ends in `/` stands for all names that begin so, and its file is a folder.
  std::vector<Mapping> lookups;
  /// Databases of addresses; empty: none.
  std::optional<Mapping> geo;
  std::optional<Mapping> asn;
  /// Indicators by the name of their feed, `cs` of sumo://threat/cs; a feed without a name serves every name.
  std::vector<Mapping> threat;
  /// Whether `save` writes.
  bool save = false;

  /// Entries of `more` stand before those that are here, as what is said for one run stands before what is said for all.
  void prefer(Settings more);
};

/// What a settings file says, and what is wrong with it. Any error means that the settings are not to be used.
struct SettingsFile {
  std::shared_ptr<const Source> source;
  Settings settings;
  Diagnostics diagnostics;
};

/// Never throws. Relative paths become relative to the folder of the source's name.
[[nodiscard]] SettingsFile read_settings(std::shared_ptr<const Source> source);

/// The path of the `dohyo.yaml` in `folder` or the nearest folder around it; empty when there is none.
[[nodiscard]] std::string find_settings_file(const std::string& folder);

}  // namespace dohyo
