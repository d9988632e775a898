#include "interpreter/steps/distinct_set.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <string>

#include "interpreter/data/convert.h"
#include "interpreter/library/constant_set.h"

using dohyo::Arena;
using dohyo::ConstantSet;
using dohyo::DistinctSet;
using dohyo::Value;

TEST_CASE("distinct set: values are the same when group keys are") {
  Arena arena;
  DistinctSet set;
  CHECK(set.insert(Value::integer(3), arena));
  CHECK_FALSE(set.insert(Value::text("3"), arena));
  CHECK_FALSE(set.insert(Value::number(3.0), arena));
  CHECK(set.insert(Value::text("03"), arena));
  CHECK(set.insert(Value::null(), arena));
  CHECK_FALSE(set.insert(Value::null(), arena));
  CHECK(set.insert(Value::text(""), arena));
  CHECK(set.insert(Value::boolean(true), arena));
  CHECK_FALSE(set.insert(Value::text("true"), arena));
  CHECK(set.insert(Value::text("True"), arena));
  CHECK(set.size() == 6);
}

TEST_CASE("distinct set: keeps its own copies of texts") {
  Arena arena;
  DistinctSet set;
  std::string text = "a text that is long enough to live on the heap";
  set.insert(Value::text(text), arena);
  std::string before = text;
  std::fill(text.begin(), text.end(), 'x');
  CHECK(set.values()[0].as_text() == before);
}

TEST_CASE("distinct set: from a few values to many") {
  Arena arena;
  DistinctSet set;
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 5000; ++i) {
      CHECK(set.insert(Value::text(std::to_string(i)), arena) == (round == 0));
      if (round == 0) REQUIRE(set.size() == static_cast<size_t>(i) + 1);
    }
  CHECK(set.size() == 5000);
}

TEST_CASE("distinct set: combinations") {
  Arena arena;
  DistinctSet set(2);
  auto insert = [&](Value a, Value b) {
    Value pair[] = {a, b};
    return set.insert(pair, arena);
  };
  CHECK(insert(Value::text("ab"), Value::text("c")));
  CHECK(insert(Value::text("a"), Value::text("bc")));
  CHECK(insert(Value::text("c"), Value::text("ab")));
  CHECK_FALSE(insert(Value::text("a"), Value::text("bc")));
  for (int i = 0; i < 100; ++i) CHECK(insert(Value::integer(i), Value::integer(-i)));
  for (int i = 0; i < 100; ++i) CHECK_FALSE(insert(Value::text(std::to_string(i)), Value::integer(-i)));
  CHECK(set.size() == 103);
  CHECK(set.values().size() == 206);
}

TEST_CASE("distinct set: merging in either direction gives the union") {
  for (auto [left, right] : {std::pair{3, 5}, {5, 3}, {3, 500}, {500, 3}, {400, 500}, {0, 20}, {20, 0}}) {
    Arena arena_a;
    Arena arena_b;
    DistinctSet a;
    DistinctSet b;
    for (int i = 0; i < left; ++i) a.insert(Value::text(std::to_string(i)), arena_a);
    for (int i = 0; i < right; ++i) b.insert(Value::integer(i + 2), arena_b);
    a.merge(b);
    size_t expected = 0;
    for (int i = 0; i < 1000; ++i) expected += i < left || (i >= 2 && i < right + 2) ? 1 : 0;
    CHECK(a.size() == expected);
    CHECK_FALSE((right > 0 && a.insert(Value::text("2"), arena_a)));
  }
}

TEST_CASE("constant set: a member is what equals an item") {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<Value> values = {Value::null(), Value::boolean(true), Value::boolean(false), Value::time(3)};
  for (int64_t integer : {0LL, 1LL, 3LL, 9007199254740993LL}) values.push_back(Value::integer(integer));
  for (double number : {-0.0, 0.5, 3.0, 9007199254740992.0, infinity, std::nan("")}) values.push_back(Value::number(number));
  for (auto text : {"", "1", "3", "03", " 3 ", "3.0", ".5", "9007199254740992", "9007199254740993", "NaN", "Infinity",
                    "true", "FALSE", "x", "X"})
    values.push_back(Value::text(text));
  Value items_of_list[] = {Value::text("3"), Value::text("x")};
  values.push_back(Value::list(items_of_list));
  for (auto first : values)
    for (auto second : values) {
      ConstantSet set({first, second});
      for (auto value : values) {
        CAPTURE(dohyo::to_string(first));
        CAPTURE(dohyo::to_string(second));
        CAPTURE(dohyo::to_string(value));
        CHECK(set.contains(value) == (dohyo::equal(value, first) || dohyo::equal(value, second)));
      }
    }
  CHECK_FALSE(ConstantSet({}).contains(Value::text("x")));
}
