// Indicators of threats from local files: CSV, NDJSON or JSON with named columns, and STIX 2.1 bundles (02 sections 7.7 to 7.9).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/lookup/finder.h"

namespace dohyo {

/// One value that is a sign of something. Empty texts and missing numbers are null in results.
struct Indicator {
  std::string value;
  std::string type;         ///< as STIX names it: ipv4-addr, domain-name, file:hashes.SHA-256
  std::string actor;
  std::string level;        ///< high, medium, low, unverified
  std::string raw;          ///< JSON
  std::string fields, source, threat_type;
  std::optional<double> confidence;  ///< 0 to 100
  // Epoch milliseconds.
  std::optional<int64_t> imported, valid_from, valid_until, updated;
};

/// Indicators by their value, in its letter case.
class IndicatorFeed final : public Finder {
 public:
  enum Column : size_t {
    threat, type, actor, threatlevel, raw, confidence, fields, imported, indicator, valid_from, valid_until, source, threat_type,
    stix_type, updated, column_count,
  };

  explicit IndicatorFeed(std::vector<Indicator> indicators);

  /// The most malicious of them, the newest of equals; whether it has expired is no matter.
  [[nodiscard]] uint64_t find(std::span<const Value> key) const override;
  [[nodiscard]] Value at(uint64_t row, size_t column) const override { return cells_[row * column_count + column]; }
  /// All with this value, the best first.
  [[nodiscard]] std::span<const uint32_t> rows(Value value) const;
  [[nodiscard]] bool is_active(uint32_t row, int64_t now) const;

 private:
  void add(const Indicator& indicator);

  std::vector<Value> cells_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_value_;
  Arena memory_;
};

/// What a file has, and what of it is not understood: each a sentence for a warning.
struct IndicatorFile {
  std::vector<Indicator> indicators;
  std::vector<std::string> losses;
};

/// Throws InputError.
[[nodiscard]] IndicatorFile read_indicators(const std::string& path);
/// Of a STIX 2.1 bundle, or a list of its objects. Empty when the text is none.
[[nodiscard]] std::optional<IndicatorFile> read_stix(const std::string& text);

/// The name that the hosted service has for a type: ip_address, hash_sha256.
[[nodiscard]] std::string hosted_type(std::string_view stix_type);
/// high from 85, medium from 50, low from 15, else unverified; and the least confidence of a level.
[[nodiscard]] std::string_view level_of(double confidence);
[[nodiscard]] std::optional<double> confidence_of(std::string_view level);

}  // namespace dohyo
