// What the author of a detection says about it; never changes what a query does. queries/README.md documents the file that
// carries it.
#pragma once

#include <string>
#include <vector>

namespace dohyo {

struct QueryMetadata {
  struct Technique {
    std::string id;    ///< "T1584.006"
    std::string name;  ///< may be empty
  };

  std::string title;                         ///< of the text as a whole
  std::vector<Technique> techniques;         ///< of MITRE ATT&CK
  std::vector<std::string> tactics;          ///< "Resource Development"
  std::string severity;                      ///< "low", "medium", "high", "critical" or empty
  std::string confidence;                    ///< the same words
  std::vector<std::string> data_sources;     ///< what must be collected
  std::vector<std::string> false_positives;  ///< what fires without an attack
  std::vector<std::string> references;       ///< addresses
  std::vector<std::string> query_titles;     ///< of each query of the text, by index; may be shorter, and may hold empty ones
};

}  // namespace dohyo
