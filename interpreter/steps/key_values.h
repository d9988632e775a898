// Pairs of a key and a value inside a text, such as `user=ann src: 10.0.0.1 "n"->"5"` (01 section 4.4). Keys heed letter
// case; a value is a part of the text, without its quotes, otherwise as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/steps/parse_steps.h"

namespace dohyo::key_values {

/// The value behind the first place where `key` stands at a word boundary, perhaps in quotes, before `=`, `:` or `->`.
/// A null data() when there is none.
[[nodiscard]] std::string_view find(std::string_view text, std::string_view key);

using Pair = std::pair<std::string_view, std::string_view>;
constexpr size_t most_pairs = 100;

/// The first pairs of a text, at most most_pairs. A key is a word that does not begin with a digit, or a text in quotes.
/// Without a delimiter it is the one of `=`, `:` and `->` that gives the most pairs; the first of these when several do.
[[nodiscard]] std::vector<Pair> all(std::string_view text, const std::optional<std::string>& delimiter);

/// Fields by key: `keyvalue` without a pattern. A match has at least one of the keys.
class KeyExtractor final : public Extractor {
 public:
  explicit KeyExtractor(std::vector<std::string> keys) : keys_(std::move(keys)) {}
  bool extract(std::string_view text, Fields fields, Run run) const override;

 private:
  std::vector<std::string> keys_;
};

/// Fields by key, by a pattern. With two groups the first is the key and the second the value, and the first match of a
/// key counts. With one group it is the value: of the match closest to the first place of the key's text, the one behind
/// it when two are equally close.
class KeyPatternExtractor final : public Extractor {
 public:
  KeyPatternExtractor(Regex regex, std::vector<std::string> keys) : regex_(std::move(regex)), keys_(std::move(keys)) {}
  bool extract(std::string_view text, Fields fields, Run run) const override;

 private:
  bool extract_pairs(std::string_view text, Fields fields, RunCounters* counters) const;
  bool extract_closest(std::string_view text, Fields fields, RunCounters* counters) const;

  Regex regex_;
  std::vector<std::string> keys_;
};

/// Fields by key out of `all`, the last pair of a key counting. Every text is a match: `kv auto` drops nothing.
class PairExtractor final : public Extractor {
 public:
  PairExtractor(std::optional<std::string> delimiter, std::vector<std::string> keys)
      : delimiter_(std::move(delimiter)), keys_(std::move(keys)) {}
  bool extract(std::string_view text, Fields fields, Run run) const override;

 private:
  std::optional<std::string> delimiter_;
  std::vector<std::string> keys_;
};

}  // namespace dohyo::key_values
