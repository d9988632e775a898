// What `in` and `not in` share: the first argument is looked for among the others.
#pragma once

#include "interpreter/library/constant_set.h"
#include "interpreter/library/function.h"

namespace dohyo::stdlib {

class Membership {
 public:
  explicit Membership(std::span<const Argument> arguments) {
    std::vector<Value> items;
    for (const auto& argument : arguments.subspan(1)) {
      if (!argument.is_constant()) return;
      items.push_back(argument.value);
    }
    constants_.emplace(items);
  }

  [[nodiscard]] bool holds(std::span<const Value> arguments) const {
    if (constants_) return constants_->contains(arguments[0]);
    for (auto item : arguments.subspan(1))
      if (equal(arguments[0], item)) return true;
    return false;
  }

 private:
  std::optional<ConstantSet> constants_;  ///< empty when an item is computed for each row
};

}  // namespace dohyo::stdlib
