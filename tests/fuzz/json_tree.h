// The oracle of the JSON fuzz targets: a tree that nlohmann::json has read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/data/convert.h"

namespace dohyo::tests {

/// A JSON value in the order of the text, with repeated keys.
struct Tree {
  enum class Kind { null, boolean, number, text, object, array };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::optional<int64_t> integer = {};
  std::string text = {}; ///< of a text, and of a number as it is written
  std::vector<std::pair<std::string, Tree>> members = {};
  std::vector<Tree> items = {};

  [[nodiscard]] size_t count(std::string_view key) const {
    return static_cast<size_t>(
        std::count_if(members.begin(), members.end(), [&](const auto& m) { return m.first == key; }));
  }
};

/// Builds the tree from what nlohmann's parser tells.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put({}); }
  bool boolean(bool value) override { return put({.kind = Tree::Kind::boolean, .boolean = value}); }
  bool number_integer(number_integer_t value) override { return integer(value); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<uint64_t>(INT64_MAX)) return integer(static_cast<int64_t>(value));
    return put(
        {.kind = Tree::Kind::number, .number = static_cast<double>(value), .text = std::to_string(value)});
  }
  bool number_float(number_float_t value, const string_t& text) override {
    return put({.kind = Tree::Kind::number, .number = value, .text = text});
  }
  bool string(string_t& value) override { return put({.kind = Tree::Kind::text, .text = value}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Tree::Kind::object); }
  bool key(string_t& value) override {
    keys_.back() = value;
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Tree::Kind::array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

  Tree root;

 private:
  bool integer(int64_t value) {
    return put({.kind = Tree::Kind::number, .number = static_cast<double>(value), .integer = value});
  }
  bool put(Tree tree) {
    if (open_.empty())
      root = std::move(tree);
    else if (open_.back().kind == Tree::Kind::object)
      open_.back().members.emplace_back(keys_.back(), std::move(tree));
    else
      open_.back().items.push_back(std::move(tree));
    return true;
  }
  bool open(Tree::Kind kind) {
    open_.push_back({.kind = kind});
    keys_.emplace_back();
    return open_.size() < deepest;
  }
  bool close() {
    auto tree = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    return put(std::move(tree));
  }

  static constexpr size_t deepest = 500;
  std::vector<Tree> open_;
  std::vector<std::string> keys_;
};

/// Empty when `text` is no JSON, or nested beyond what the oracle follows.
inline std::optional<Tree> read_tree(std::string_view text) {
  TreeBuilder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return {};
  return std::move(builder.root);
}

inline bool same(const Tree& a, const Tree& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
  case Tree::Kind::null:
    return true;
  case Tree::Kind::boolean:
    return a.boolean == b.boolean;
  case Tree::Kind::number:
    return a.number == b.number && a.integer == b.integer;
  case Tree::Kind::text:
    return a.text == b.text;
  case Tree::Kind::object:
    return std::equal(
        a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
        [](const auto& x, const auto& y) { return x.first == y.first && same(x.second, y.second); });
  case Tree::Kind::array:
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same);
  }
  return false;
}

inline bool same_number(const Tree& tree, Value value) {
  if (tree.integer) return value.kind() == Kind::integer && value.as_integer() == *tree.integer;
  // Whole numbers beyond 64 bits stay as they are written.
  if (value.is_text())
    return value.as_text() == tree.text && tree.text.find_first_of(".eE") == std::string::npos;
  return value.is_numeric() && value.numeric() == tree.number;
}

inline bool same(const Tree& tree, Value value) {
  switch (tree.kind) {
  case Tree::Kind::null:
    return value.is_null();
  case Tree::Kind::boolean:
    return value.kind() == Kind::boolean && value.as_boolean() == tree.boolean;
  case Tree::Kind::number:
    return same_number(tree, value);
  case Tree::Kind::text:
    return value.is_text() && value.as_text() == tree.text;
  case Tree::Kind::object:
  case Tree::Kind::array: {
    auto again = value.is_text() ? read_tree(value.as_text()) : std::nullopt;
    return again && same(tree, *again);
  }
  }
  return false;
}

} // namespace dohyo::tests
