#include "interpreter/data/convert.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

using dohyo::Arena;
using dohyo::equal;
using dohyo::Kind;
using dohyo::Order;
using dohyo::parse_number;
using dohyo::Value;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();

Value t(std::string_view text) { return Value::text(text); }
Value i(int64_t integer) { return Value::integer(integer); }
Value d(double number) { return Value::number(number); }
Value b(bool truth) { return Value::boolean(truth); }
const Value null;
const Value nan_value = Value::number(std::nan(""));

bool is_integer(std::string_view text, int64_t expected) {
  auto value = parse_number(text);
  return value.kind() == Kind::integer && value.as_integer() == expected;
}

bool is_number(std::string_view text, double expected) {
  auto value = parse_number(text);
  return value.kind() == Kind::number && value.as_number() == expected &&
         std::signbit(value.as_number()) == std::signbit(expected);
}
}  // namespace

TEST_CASE("parse_number: integers") {
  CHECK(is_integer("0", 0));
  CHECK(is_integer("-0", 0));
  CHECK(is_integer("+7", 7));
  CHECK(is_integer("007", 7));
  CHECK(is_integer(" \t42\r\n", 42));
  CHECK(is_integer("9223372036854775807", INT64_MAX));
  CHECK(is_integer("-9223372036854775808", INT64_MIN));
  CHECK(is_number("9223372036854775808", 9223372036854775808.0));
  CHECK(is_number("-9223372036854775809", -9223372036854775808.0));
}

TEST_CASE("parse_number: fractions and exponents") {
  CHECK(is_number("1.50", 1.5));
  CHECK(is_number("1.0", 1));
  CHECK(is_number(".5", 0.5));
  CHECK(is_number("+.5", 0.5));
  CHECK(is_number("-.5e1", -5));
  CHECK(is_number("5.", 5));
  CHECK(is_number("1e3", 1000));
  CHECK(is_number("1E+3", 1000));
  CHECK(is_number("25e-1", 2.5));
  CHECK(is_number("-0.0", -0.0));
}

TEST_CASE("parse_number: beyond the range of double") {
  CHECK(is_number("1e400", infinity));
  CHECK(is_number("-1e400", -infinity));
  CHECK(is_number("1e-400", 0));
  CHECK(is_number("-1e-400", -0.0));
  CHECK(is_number("1e99999999999999999999", infinity));
  CHECK(is_number("1e-99999999999999999999", 0));
  CHECK(is_number("5e-324", std::numeric_limits<double>::denorm_min()));
  // The sign of the exponent alone does not tell small from large.
  CHECK(is_number("0." + std::string(400, '0') + "1", 0));
  CHECK(is_number("1" + std::string(400, '0') + "e-50", infinity));
  CHECK(is_number("0." + std::string(400, '0') + "1e50", 0));
  CHECK(is_number("1" + std::string(400, '0') + "e-400", 1));
  CHECK(is_number("0e999999", 0));
}

TEST_CASE("parse_number: names") {
  CHECK(is_number("Infinity", infinity));
  CHECK(is_number("+Infinity", infinity));
  CHECK(is_number("-Infinity", -infinity));
  CHECK(std::isnan(parse_number("NaN").as_number()));
  for (auto text : {"infinity", "inf", "nan", "-NaN", "+NaN", "INF"}) {
    CAPTURE(text);
    CHECK(parse_number(text).is_null());
  }
}

TEST_CASE("parse_number: what is no number") {
  for (auto text : {"", " ", "+", "-", ".", "e5", "1e", "1e+", "--1", "+-1", "- 1", "1 2", "1,000", "1_000", "0x1F", "017L",
                    "1.5d", "1.2.3", "ten", "1\xC2\xA0", "\xD9\xA1"}) {
    CAPTURE(text);
    CHECK(parse_number(text).is_null());
  }
  CHECK(parse_number(std::string_view("1\0", 2)).is_null());
}

TEST_CASE("to_numeric, to_double, to_integer") {
  CHECK(dohyo::to_numeric(b(true)).as_integer() == 1);
  CHECK(dohyo::to_numeric(Value::time(5)).kind() == Kind::integer);
  CHECK(dohyo::to_numeric(null).is_null());
  CHECK(dohyo::to_numeric(Value::list({})).is_null());
  CHECK(dohyo::to_double(t("1e3")) == 1000);
  CHECK_FALSE(dohyo::to_double(t("x")));
  CHECK(dohyo::to_integer(d(-3.7)) == -3);
  CHECK(dohyo::to_integer(t("12.9")) == 12);
  CHECK(dohyo::to_integer(d(-9223372036854775808.0)) == INT64_MIN);
  CHECK_FALSE(dohyo::to_integer(d(9223372036854775808.0)));
  CHECK_FALSE(dohyo::to_integer(nan_value));
  CHECK_FALSE(dohyo::to_integer(d(infinity)));
}

TEST_CASE("text forms") {
  CHECK(dohyo::to_string(d(3.0)) == "3");
  CHECK(dohyo::to_string(d(-0.0)) == "0");
  CHECK(dohyo::to_string(d(0.1)) == "0.1");
  CHECK(dohyo::to_string(d(2.5e-7)) == "2.5e-07");
  CHECK(dohyo::to_string(d(9007199254740992.0)) == "9007199254740992");
  CHECK(dohyo::to_string(d(infinity)) == "Infinity");
  CHECK(dohyo::to_string(d(-infinity)) == "-Infinity");
  CHECK(dohyo::to_string(nan_value) == "NaN");
  CHECK(dohyo::to_string(i(INT64_MIN)) == "-9223372036854775808");
  CHECK(dohyo::to_string(b(false)) == "false");
  CHECK(dohyo::to_string(null).empty());
  Value items[] = {t("a"), i(2)};
  CHECK(dohyo::to_string(Value::list(items)) == "a\n2");
  Arena arena;
  CHECK(dohyo::text_of(Value::list(items), arena) == "a\n2");
  CHECK(dohyo::text_of(d(2.5), arena) == "2.5");
}

TEST_CASE("conditions") {
  CHECK(dohyo::is_true(b(true)));
  CHECK(dohyo::is_true(t("True")));
  for (auto value : {b(false), t("false"), t("yes"), t("1"), t(""), i(1), d(1), null}) CHECK_FALSE(dohyo::is_true(value));
}

// Spec 01 section 5.3 and 03 section 1.4, 04 A17.
TEST_CASE("equal") {
  struct Row {
    Value a, b;
    bool expected;
  };
  const std::vector<Row> rows = {
      {t("a"), t("a"), true},
      {t("a"), t("A"), false},
      {t("1.0"), t("1"), false},
      {t("03"), t("3"), false},
      {t("3"), i(3), true},
      {t("03"), i(3), true},
      {t(" 3 "), d(3), true},
      {t("3.5"), d(3.5), true},
      {t("three"), i(3), false},
      {t(""), i(0), false},
      {i(3), d(3), true},
      {i(3), Value::time(3), true},
      {d(0.0), d(-0.0), true},
      {i(9007199254740993), d(9007199254740992.0), false},
      {t("9007199254740993"), i(9007199254740993), true},
      {t("9007199254740993"), i(9007199254740992), false},
      {i(INT64_MAX), d(9223372036854775808.0), false},
      {i(INT64_MIN), d(-9223372036854775808.0), true},
      {d(infinity), t("Infinity"), true},
      {nan_value, nan_value, false},
      {t("NaN"), t("NaN"), true},
      {b(true), t("true"), true},
      {b(true), t("TRUE"), true},
      {b(false), t("False"), true},
      {b(true), t("false"), false},
      {b(true), t("1"), false},
      {b(true), i(1), true},
      {b(false), d(0), true},
      {b(true), i(2), false},
      {b(true), b(true), true},
      {b(true), b(false), false},
      {null, null, false},
      {null, t(""), false},
      {null, i(0), false},
      {null, b(false), false},
  };
  for (const auto& row : rows) {
    CAPTURE(dohyo::to_string(row.a));
    CAPTURE(dohyo::to_string(row.b));
    CHECK(equal(row.a, row.b) == row.expected);
    CHECK(equal(row.b, row.a) == row.expected);
  }
}

TEST_CASE("equal: a list equals its text and each of its items") {
  Value items[] = {t("443"), t("80")};
  Value other[] = {i(443), i(80)};
  Value reversed[] = {t("80"), t("443")};
  auto list = Value::list(items);
  CHECK(equal(list, t("80")));
  CHECK(equal(i(80), list));
  CHECK(equal(list, t("443\n80")));
  CHECK(equal(list, Value::list(other)));
  CHECK_FALSE(equal(list, Value::list(reversed)));
  CHECK_FALSE(equal(list, t("8")));
  CHECK_FALSE(equal(list, null));
  CHECK_FALSE(equal(Value::list({}), null));
  CHECK(equal(Value::list({}), t("")));
}

TEST_CASE("order") {
  constexpr auto none = std::optional<Order>();
  struct Row {
    Value a, b;
    std::optional<Order> expected;
  };
  const std::vector<Row> rows = {
      {i(2), i(10), Order::less},
      {t("2"), t("10"), Order::less},
      {t("2a"), t("10a"), Order::greater},
      {t("2"), t("10a"), Order::greater},
      {t("1.0"), t("1"), Order::same},
      {t("a"), t("B"), Order::greater},
      {t("z"), t("ä"), Order::less},
      {t("\xEF\xBF\xBD"), t("\xF0\x90\x80\x80"), Order::less},
      {t(""), t("a"), Order::less},
      {t("503"), i(500), Order::greater},
      {t("OK"), i(500), none},
      {t(""), i(0), none},
      {i(3), d(3), Order::same},
      {i(9007199254740993), d(9007199254740992.0), Order::greater},
      {i(INT64_MAX), d(9223372036854775808.0), Order::less},
      {i(INT64_MIN), d(-infinity), Order::greater},
      {i(-3), d(-3.5), Order::greater},
      {nan_value, i(1), none},
      {nan_value, nan_value, none},
      {b(true), i(0), Order::greater},
      {b(true), b(false), Order::greater},
      {b(true), t("false"), none},
      {b(true), t("1"), none},
      {null, i(1), none},
      {null, null, none},
      {Value::list({}), i(1), none},
      {Value::time(5), i(4), Order::greater},
  };
  for (const auto& row : rows) {
    CAPTURE(dohyo::to_string(row.a));
    CAPTURE(dohyo::to_string(row.b));
    CHECK(dohyo::order(row.a, row.b) == row.expected);
    auto reversed = dohyo::order(row.b, row.a);
    CHECK(reversed.has_value() == row.expected.has_value());
    if (reversed && row.expected) CHECK(static_cast<int>(*reversed) == -static_cast<int>(*row.expected));
  }
}

TEST_CASE("same_key and key_hash agree") {
  Value items[] = {t("a"), t("b")};
  const std::vector<Value> values = {null,    t(""),      t("3"),       i(3),        d(3),
                                     t("03"), d(3.5),     t("3.5"),     b(true),     t("true"),
                                     t("TRUE"), i(1),     Value::time(3), d(-0.0),   i(0),
                                     t("NaN"), nan_value, Value::list(items), t("a\nb"), d(1e300)};
  for (auto a : values)
    for (auto c : values) {
      CAPTURE(dohyo::to_string(a));
      CAPTURE(dohyo::to_string(c));
      bool expected = a.is_null() || c.is_null() ? a.is_null() && c.is_null() : dohyo::to_string(a) == dohyo::to_string(c);
      CHECK(dohyo::same_key(a, c) == expected);
      if (expected) CHECK(dohyo::key_hash(a) == dohyo::key_hash(c));
    }
}
