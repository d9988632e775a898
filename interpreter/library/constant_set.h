// The list of an `in (...)` whose items are all constants: one look-up instead of a comparison with every item.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "interpreter/data/convert.h"
#include "interpreter/data/value.h"

namespace dohyo {

/// Membership by `equal`, exactly: "03" is no member of ("3") but of (3), "TRUE" is one of (true). The texts of the
/// items must outlive the set.
class ConstantSet {
 public:
  explicit ConstantSet(const std::vector<Value>& items);

  [[nodiscard]] bool contains(Value value) const;

 private:
  struct TextHash {
    size_t operator()(std::string_view text) const { return text_hash(text); }
  };

  [[nodiscard]] bool has_number_equal_to(Value value, double number) const;

  std::vector<Value> items_;
  std::unordered_set<std::string_view, TextHash> texts_;
  /// Items that are or read as numbers. Equal numbers have the same double; not everything with that double is equal.
  std::unordered_multimap<double, Value> numbers_;
  std::vector<Value> others_;  ///< booleans: few, and equal to texts, numbers and each other
  bool has_typed_numbers_ = false;  ///< otherwise a text can only equal a text
};

}  // namespace dohyo
