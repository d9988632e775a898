#include "interpreter/json/array.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
struct HeaderSearch {
  std::optional<Regex> regex;

  static std::optional<HeaderSearch> prepare(Preparation& preparation) {
    const auto& pattern = preparation.arguments[1];
    if (pattern.form != Argument::Form::text && pattern.form != Argument::Form::regex) {
      preparation.error("expected-pattern", pattern.span, "the second argument must be a regular expression written out");
      return {};
    }
    Regex::Fault fault;
    auto regex = Regex::compile(pattern.raw, {}, fault);
    if (regex) return HeaderSearch{std::move(regex)};
    preparation.diagnostics.push_back(invalid_regex(fault, pattern.raw, pattern));
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    std::vector<Value> values;
    if (!arguments[0].is_text() || !json::append_member_values(arguments[0].as_text(), context.arena, values)) return Value::boolean(false);
    for (auto value : values)
      if (regex->search(text_of(value, context.arena), context.run.counters)) return Value::boolean(true);
    return Value::boolean(false);
  }
};
}  // namespace

void any_http_header_matches(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "anyHttpHeaderMatches",
                        .origin = Origin::borrowed,
                        .summary = "True when a regular expression is found in any value of a JSON object, such as one of "
                                   "HTTP headers.",
                        .details = "A word of the vendor's detection rules. Case-sensitive. False for null and for what is "
                                   "no JSON object.",
                        .examples = {{R"(anyHttpHeaderMatches("{\"Host\":\"a.example\",\"X\":\"1\"}", "^a[.]"))", "true"},
                                     {R"(anyHttpHeaderMatches("{\"Host\":\"a.example\"}", "Host"))", "false"},
                                     {R"(anyHttpHeaderMatches("x", "x"))", "false"},
                                     {R"(anyHttpHeaderMatches(null, "x"))", "false"}}},
      .parameters = {"headers", "pattern"},
      .predicate = true,
      .prepare = prepared<HeaderSearch>(),
  });
}

}  // namespace dohyo::stdlib::functions
