// The names that `json auto` gives to what a JSON text holds, in both directions. Private to json/.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "interpreter/json/document.h"
#include "interpreter/json/tokens.h"

namespace dohyo::json {

/// Makes the list name, value, name, value, ... of everything in an object or array.
class Flattener {
 public:
  Flattener(Arena& arena, Flattening flattening) : arena_(arena), flattening_(flattening) {}

  Fault add(simdjson::ondemand::object& top) { return add_object(top, {}, 1); }
  Fault add(simdjson::ondemand::array& top) { return add_array(top, {}, 1); }
  [[nodiscard]] Value list();

 private:
  using Object = simdjson::ondemand::object;
  using Array = simdjson::ondemand::array;

  Fault add_object(Object& o, std::string_view prefix, size_t depth);
  Fault add_array(Array& a, std::string_view prefix, size_t depth);
  Fault add_value(simdjson::ondemand::value& value, std::string_view name, size_t depth);
  Fault try_object(simdjson::ondemand::value& value, std::string_view name, size_t depth, std::string_view& text);
  Fault try_array(simdjson::ondemand::value& value, std::string_view name, size_t depth, std::string_view& text);
  bool is_new(std::string_view name);

  Arena& arena_;
  Flattening flattening_;
  std::vector<Value> items_;
  std::vector<std::string_view> few_names_;
  std::unordered_set<std::string_view> many_names_;
};

/// Looks for the value behind one such name.
class FlatFinder {
 public:
  FlatFinder(const FlatName& wanted, Arena& arena) : wanted_(wanted), arena_(arena) {}

  Fault look(simdjson::ondemand::object& top) { return in_object(top, wanted_.name, 1, true); }
  Fault look(simdjson::ondemand::array& top) { return in_expanded(top, wanted_.name, 1, true); }
  [[nodiscard]] Found found() const { return exact_.present ? exact_ : folded_; }

 private:
  Fault in_object(simdjson::ondemand::object& o, std::string_view rest, size_t depth, bool exact);
  Fault in_array(simdjson::ondemand::array& a, std::string_view rest, size_t depth, bool exact);
  Fault in_expanded(simdjson::ondemand::array& a, std::string_view rest, size_t depth, bool exact);
  Fault in_value(simdjson::ondemand::value& value, std::string_view rest, size_t depth, bool exact);

  const FlatName& wanted_;
  Arena& arena_;
  Found exact_;
  Found folded_;
};

}  // namespace dohyo::json
