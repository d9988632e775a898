// Finds what a Demand looks for in one record. Private to json/.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "interpreter/json/extract.h"
#include "interpreter/json/structure.h"
#include "interpreter/json/tokens.h"

namespace dohyo::json {

class RecordReader {
 public:
  /// Fills `tokens`, one per field of `demand`. Stops as soon as each has its first candidate: what lies behind is not
  /// looked at, nor is a value that nobody wants, except for its brackets.
  Fault read(std::string_view record, const Demand& demand, std::vector<Token>& tokens, Arena& arena);

 private:
  /// What a key of an object stands for. And the keys in `folded_`.
  struct Meaning {
    const Demand::Key* exact = nullptr;
    uint16_t any_case_child = Demand::nothing;
  };

  /// Nodes of the demand that an object is read for; `nothing` where there is none.
  struct Place {
    uint16_t exact = Demand::nothing;
    uint16_t any_case = Demand::nothing;
    [[nodiscard]] bool any() const { return exact != Demand::nothing || any_case != Demand::nothing; }
  };

  /// Keys of one object that have been met, by their index in the node. Of two equal keys the first counts, also when it
  /// is null or its object lacks what the second has. Of more than 256 demanded keys the rest are told apart by values.
  struct Met {
    uint64_t bits[4] = {};
    bool add(uint16_t key) {
      if (key >= 256) return true;
      auto& word = bits[key >> 6];
      auto bit = uint64_t{1} << (key & 63);
      if ((word & bit) != 0) return false;
      word |= bit;
      return true;
    }
  };

  Fault read_text(std::string_view text, Place place);
  Fault read_object(uint32_t& token, Place place);
  bool knows(std::string_view key, const Demand::Node& node, const Demand::Node& folded_node, Met& met, Meaning& meaning);
  void fold_in(const Demand::Key& candidate, std::string_view key, Meaning& meaning);
  Fault take(uint32_t& token, Meaning meaning);
  [[nodiscard]] bool is_wanted_itself(const Demand::Key* exact) const;
  void put_all(const Demand::Key* exact, std::string_view text);
  void put(const std::vector<Demand::Target>& targets, std::string_view text, bool is_null);
  Fault read_inner(std::string_view token, Place place);
  Fault read_copy(std::string_view text, Place place);

  std::vector<std::unique_ptr<Structure>> structures_;  ///< by level of JSON text in strings; 0: the record
  Structure* structure_ = nullptr;                      ///< of the current level
  size_t level_ = 0;
  const Demand* demand_ = nullptr;
  std::vector<Token>* tokens_ = nullptr;
  Arena* arena_ = nullptr;
  std::vector<const Demand::Key*> folded_;  ///< keys that the current one equals but for its case
  size_t wanted_ = 0;                       ///< fields still without their first candidate
};

}  // namespace dohyo::json
