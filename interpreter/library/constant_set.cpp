#include "interpreter/library/constant_set.h"

#include <algorithm>

namespace dohyo {

ConstantSet::ConstantSet(const std::vector<Value>& items) : items_(items) {
  for (auto item : items_) {
    if (item.kind() == Kind::boolean || item.kind() == Kind::list) {
      others_.push_back(item);
      continue;
    }
    if (item.is_text()) texts_.insert(item.as_text());
    has_typed_numbers_ = has_typed_numbers_ || item.is_numeric();
    if (auto number = to_double(item)) numbers_.emplace(*number, item);
  }
}

bool ConstantSet::has_number_equal_to(Value value, double number) const {
  auto [first, last] = numbers_.equal_range(number);
  return std::any_of(first, last, [&](const auto& entry) { return equal(value, entry.second); });
}

bool ConstantSet::contains(Value value) const {
  auto equals_value = [&](Value item) { return equal(value, item); };
  switch (value.kind()) {
    case Kind::null: return false;
    case Kind::text: {
      if (texts_.contains(value.as_text())) return true;
      if (has_typed_numbers_)
        if (auto number = to_double(value); number && has_number_equal_to(value, *number)) return true;
      return std::any_of(others_.begin(), others_.end(), equals_value);
    }
    case Kind::integer:
    case Kind::number:
    case Kind::time:
      return has_number_equal_to(value, value.numeric()) || std::any_of(others_.begin(), others_.end(), equals_value);
    case Kind::boolean:
    case Kind::list: return std::any_of(items_.begin(), items_.end(), equals_value);
  }
  return false;
}

}  // namespace dohyo
