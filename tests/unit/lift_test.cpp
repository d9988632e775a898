#include "interpreter/library/lift.h"

#include <doctest/doctest.h>
#include <vector>

using namespace std::literals;
using dohyo::Arena;
using dohyo::Argument;
using dohyo::Callable;
using dohyo::CallContext;
using dohyo::Diagnostics;
using dohyo::Kind;
using dohyo::LanguageOptions;
using dohyo::lift;
using dohyo::Preparation;
using dohyo::prepared;
using dohyo::RunContext;
using dohyo::Value;

namespace {
/// Prepares with all arguments as constants and calls once.
struct Call {
  Arena arena;
  RunContext run{.now = 42};
  LanguageOptions options;
  Diagnostics diagnostics;

  Value operator()(const std::function<Callable(Preparation&)>& prepare, std::vector<Value> values) {
    std::vector<Argument> arguments;
    for (auto value : values) arguments.push_back({Argument::Form::other_constant, {}, value, {}});
    Preparation preparation{arguments, options, {}, diagnostics};
    auto callable = prepare(preparation);
    REQUIRE((callable.evaluate != nullptr));
    CallContext context{arena, run};
    return callable.evaluate(callable.state.get(), values, context);
  }
};

std::string_view same_text(std::string_view text) { return text; }
std::string doubled_text(std::string_view text) { return std::string(text) + std::string(text); }
double half(double number) { return number / 2; }
int64_t successor(int64_t number) { return number + 1; }
bool negation(bool truth) { return !truth; }
bool is_left_out(std::optional<double> number) { return !number; }
std::optional<double> reciprocal(double number) {
  if (number == 0) return {};
  return 1 / number;
}
Value kind_of(Value value) { return Value::integer(static_cast<int64_t>(value.kind())); }
int64_t count_rest(Value, std::span<const Value> rest) { return static_cast<int64_t>(rest.size()); }
int64_t now(CallContext& context) { return context.run.now; }
std::string_view copied(std::string_view text, CallContext& context) { return context.arena.copy(text); }

struct Threshold {
  double least;
  static std::optional<Threshold> prepare(Preparation& preparation) {
    auto least = dohyo::to_double(preparation.arguments[1].value);
    if (!least) {
      preparation.error("threshold", {}, "not a number");
      return {};
    }
    return Threshold{*least};
  }
  bool operator()(std::span<const Value> arguments, CallContext&) const { return arguments[0].numeric() >= least; }
};
}  // namespace

TEST_CASE("lift: arguments are converted by the rules of the language") {
  Call call;
  CHECK(call(lift<same_text>(), {Value::number(3.0)}).as_text() == "3");
  CHECK(call(lift<same_text>(), {Value::boolean(true)}).as_text() == "true");
  CHECK(call(lift<half>(), {Value::text(" 5 ")}).as_number() == 2.5);
  CHECK(call(lift<half>(), {Value::boolean(true)}).as_number() == 0.5);
  CHECK(call(lift<successor>(), {Value::text("2.9")}).as_integer() == 3);
  CHECK(call(lift<successor>(), {Value::time(1000)}).as_integer() == 1001);
  CHECK(call(lift<negation>(), {Value::text("TRUE")}).as_boolean() == false);
  CHECK(call(lift<negation>(), {Value::text("yes")}).as_boolean() == true);
}

TEST_CASE("lift: null and what does not convert give null without a call") {
  Call call;
  CHECK(call(lift<same_text>(), {Value::null()}).is_null());
  CHECK(call(lift<half>(), {Value::text("x")}).is_null());
  CHECK(call(lift<successor>(), {Value::text("1e300")}).is_null());
  CHECK(call(lift<negation>(), {Value::null()}).is_null());
  CHECK(call(lift<half>(), {}).is_null());
}

TEST_CASE("lift: optional parameters see nulls and left-out arguments as empty") {
  Call call;
  CHECK(call(lift<is_left_out>(), {}).as_boolean());
  CHECK(call(lift<is_left_out>(), {Value::null()}).as_boolean());
  CHECK(call(lift<is_left_out>(), {Value::text("x")}).as_boolean());
  CHECK_FALSE(call(lift<is_left_out>(), {Value::text("1")}).as_boolean());
}

TEST_CASE("lift: plain values and the rest of the list arrive untouched") {
  Call call;
  CHECK(call(lift<kind_of>(), {Value::null()}).as_integer() == static_cast<int64_t>(Kind::null));
  CHECK(call(lift<kind_of>(), {}).as_integer() == static_cast<int64_t>(Kind::null));
  CHECK(call(lift<kind_of>(), {Value::text("1")}).as_integer() == static_cast<int64_t>(Kind::text));
  CHECK(call(lift<count_rest>(), {Value::null()}).as_integer() == 0);
  CHECK(call(lift<count_rest>(), {Value::null(), Value::null(), Value::null()}).as_integer() == 2);
}

TEST_CASE("lift: results get the kind of the type") {
  Call call;
  CHECK(call(lift<half>(), {Value::integer(4)}).kind() == Kind::number);
  CHECK(call(lift<successor>(), {Value::integer(4)}).kind() == Kind::integer);
  CHECK(call(lift<negation>(), {Value::boolean(false)}).kind() == Kind::boolean);
  CHECK(call(lift<reciprocal>(), {Value::integer(0)}).is_null());
  CHECK(call(lift<reciprocal>(), {Value::integer(4)}).as_number() == 0.25);
  CHECK(call(lift<doubled_text>(), {Value::text("ab")}).as_text() == "abab");
}

TEST_CASE("lift: the context brings the run and memory") {
  Call call;
  CHECK(call(lift<now>(), {}).as_integer() == 42);
  std::string text = "some text";
  auto result = call(lift<copied>(), {Value::text(text)});
  text.assign(text.size(), 'x');
  CHECK(result.as_text() == "some text");
  CHECK(call(lift<copied>(), {Value::null()}).is_null());
}

TEST_CASE("prepared: state is made once from the constant arguments") {
  Call call;
  CHECK(call(prepared<Threshold>(), {Value::integer(5), Value::text("5")}).as_boolean());
  CHECK_FALSE(call(prepared<Threshold>(), {Value::integer(4), Value::text("5")}).as_boolean());
}

TEST_CASE("prepared: an error leaves nothing to call") {
  Diagnostics diagnostics;
  LanguageOptions options;
  std::vector<Argument> arguments(2);
  arguments[1].value = Value::text("x");
  Preparation preparation{arguments, options, {}, diagnostics};
  CHECK((prepared<Threshold>()(preparation).evaluate == nullptr));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "threshold");
}
