// Fields out of JSON records, by demand: one simdjson On-Demand pass over a record, keys compared against a small table,
// values kept as raw tokens. What nobody wants is skipped and not validated (00-decisions section 5).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo::json {

/// simdjson reads this many bytes beyond a record; whoever owns the bytes provides them.
constexpr size_t padding = 64;

/// Keys from the top of a record downwards.
using Path = std::vector<std::string>;

/// One place a field may stand. Of several that a record has, the first in the field's list counts.
struct Candidate {
  Path path;
  bool any_case = false;  ///< compare keys ignoring ASCII case, and take a blank for an underscore (01 section 3)
  bool null_counts = false;  ///< a JSON null is the field too, else it is as if the key were not there
  bool operator==(const Candidate&) const = default;
};

/// What is looked for, compiled once per kind of file and shared by threads.
class Demand {
 public:
  /// Returns the index of the field.
  size_t add(const std::vector<Candidate>& candidates);
  void compile();
  [[nodiscard]] size_t size() const { return field_count_; }

  static constexpr uint16_t nothing = UINT16_MAX;
  struct Target {
    uint16_t field;
    uint16_t rank;  ///< index in the field's list
    bool null_counts;
  };
  /// A key of an object, in exact spelling or (any_case) folded.
  struct Key {
    std::string name;
    std::vector<Target> exact;
    std::vector<Target> any_case;
    uint16_t child = nothing;  ///< node of the object (or JSON text) behind the key
    uint16_t any_case_child = nothing;  ///< the same for paths in any case; only in the top node and below itself
    uint16_t next = nothing;   ///< other key of this node with the same hash
  };
  struct Node {
    std::vector<Key> keys;
    std::array<uint16_t, 256> table;
    std::array<uint64_t, 64> beginnings{};  ///< bits of the first two bytes of keys, whatever their case
    void allow(std::string_view key);
    /// False for most keys that nobody looks for, by the first two bytes behind the quote.
    [[nodiscard]] bool may_begin(const char* key) const {
      auto bits = beginnings[static_cast<uint8_t>(key[0] | 0x20) & 63];
      return (bits >> (static_cast<uint8_t>(key[1] | 0x20) & 63) & 1) != 0;
    }
  };
  /// A node without keys for `nothing`.
  [[nodiscard]] const Node& node(uint16_t index) const { return index == nothing ? no_node_ : nodes_[index]; }
  [[nodiscard]] static uint8_t hash(std::string_view key) {
    auto first = static_cast<uint8_t>(key.front() | 0x20);
    auto last = static_cast<uint8_t>(key.back() | 0x20);
    return static_cast<uint8_t>(first * 7 + last * 31 + key.size() * 13);
  }

 private:
  void add_exact(const Path& path, Target target);
  void add_any_case(const Path& path, Target target);
  size_t key_in(size_t node, const std::string& name);

  std::vector<Node> nodes_;
  Node no_node_;
  size_t field_count_ = 0;
};

/// A value as it stands in the record: quotes and escapes included, or a whole object or array.
struct Token {
  std::string_view text;
  uint16_t rank = Demand::nothing;  ///< which candidate it is; nothing: the field is absent
  [[nodiscard]] bool present() const { return rank != Demand::nothing; }
};

enum class Outcome : uint8_t { good, repaired, bad };

/// Reads records. One per worker; not thread-safe.
class Extractor {
 public:
  Extractor();
  ~Extractor();

  /// Fills `tokens` (one per field of `demand`) from `record`, behind which `padding` bytes are readable. Tokens point
  /// into the record or into `arena`. Records with broken UTF-8 or raw control characters are read from a mended copy.
  Outcome extract(std::string_view record, const Demand& demand, std::vector<Token>& tokens, Arena& arena);

  /// All fields of the record as a list name, value, name, value, ... under the names of json/document.h; `flatten` has
  /// nested ones in place of their objects and arrays.
  Outcome extract_all(std::string_view record, bool flatten, Arena& arena, Value& list);

  /// Why the last record was bad.
  [[nodiscard]] std::string_view reason() const { return reason_; }

 private:
  struct Parsers;

  std::unique_ptr<Parsers> parsers_;
  std::string_view reason_;
};

/// The value of a raw token: text unescaped (into `arena` when it must be), numbers typed, objects and arrays as
/// compact JSON text.
[[nodiscard]] Value decode(std::string_view token, Arena& arena);
/// The same, with text that lives as long as `arena`.
[[nodiscard]] Value decode_kept(std::string_view token, Arena& arena);

/// The text between the quotes of a JSON string without its escapes. Broken escapes stay as they are.
[[nodiscard]] std::string_view unescape(std::string_view inside_quotes, Arena& arena);

}  // namespace dohyo::json
