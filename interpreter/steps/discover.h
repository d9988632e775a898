// Stages that make a field of everything a text holds, such as `kv auto`: which fields there are only the rows know
// (Schema::discovered).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// What is found in one text, in the order of its first mention. Values are copied.
class FoundFields {
 public:
  explicit FoundFields(Arena& arena) : arena_(arena) {}
  /// The first value of a name counts.
  void add(std::string_view name, std::string_view value);
  /// The last value of a name counts.
  void replace(std::string_view name, std::string_view value);
  /// The list name, value, name, value, ...; null when there is nothing.
  [[nodiscard]] Value list() const;

 private:
  Value& place(std::string_view name, bool& made);

  Arena& arena_;
  std::vector<Value> items_;
  std::unordered_map<std::string_view, size_t> index_;  ///< of its value in items_
};

/// Any thread may call.
class FieldFinder {
 public:
  virtual ~FieldFinder() = default;
  virtual void find(std::string_view text, FoundFields& fields) const = 0;
  /// For explain: "all pairs".
  [[nodiscard]] virtual std::string describe() const = 0;
};

/// Adds a step that finds the fields of the texts in `input`, and makes them visible. Nulls have none.
void discover_fields(StageBinder& binder, Slot input, std::unique_ptr<const FieldFinder> finder);

}  // namespace dohyo
