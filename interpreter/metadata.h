// Reads what is said about a query text in the file beside it: queries/README.md describes the format.
#pragma once

#include <memory>
#include <string>

#include "interpreter/library/query_metadata.h"
#include "interpreter/text/diagnostic.h"

namespace dohyo {

struct MetadataFile {
  std::shared_ptr<const Source> source;
  std::shared_ptr<const QueryMetadata> metadata;  ///< what is sound of it; empty when the file is no YAML mapping
  Diagnostics diagnostics;                        ///< warnings about `source`: metadata never stop a query
};

/// Never throws for anything the file says. `queries`: how many the text has.
[[nodiscard]] MetadataFile read_metadata(std::shared_ptr<const Source> source, size_t queries);

/// The path of the file that may lie beside a query file: its stem with `.yaml`.
[[nodiscard]] std::string metadata_path(const std::string& query_path);

}  // namespace dohyo
