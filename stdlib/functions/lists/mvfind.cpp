#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
struct Finder {
  std::optional<Regex> regex;  ///< of a constant pattern

  static std::optional<Finder> prepare(Preparation& preparation) {
    const auto& pattern = preparation.arguments[1];
    if (pattern.form != Argument::Form::text && pattern.form != Argument::Form::regex) return Finder{};
    Regex::Fault fault;
    auto regex = Regex::compile(pattern.raw, {}, fault);
    if (regex) return Finder{std::move(regex)};
    preparation.diagnostics.push_back(invalid_regex(fault, pattern.raw, pattern));
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    std::vector<Value> items;
    append_items(arguments[0], context.arena, items);
    if (arguments[1].is_null()) return Value::null();
    Regex::Fault fault;
    auto computed = regex ? std::nullopt : Regex::compile(text_of(arguments[1], context.arena), {}, fault);
    if (!regex && !computed) {
      context.note("a computed regular expression is invalid, and matches nothing");
      return Value::null();
    }
    const auto& used = regex ? *regex : *computed;
    for (size_t i = 0; i < items.size(); ++i)
      if (used.search(text_of(items[i], context.arena), context.run.counters)) return Value::integer(static_cast<int64_t>(i));
    return Value::null();
  }
};
}  // namespace

void mvfind(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvfind",
                        .origin = Origin::borrowed,
                        .summary = "The place, counted from 0, of the first item in which a regular expression is found.",
                        .details = "Null when there is none. A list is what values(), split() and the functions of lists "
                                   "make; a text that is a JSON array counts as its elements, any other text as its lines.",
                        .examples = {{R"(mvfind(split("ab,cd,ce", ","), "^c"))", "1"},
                                     {R"(mvfind("x", "y"))", "null"},
                                     {R"(mvfind(null, "y"))", "null"}}},
      .parameters = {"list", "pattern"},
      .prepare = prepared<Finder>(),
  });
}

}  // namespace dohyo::stdlib::functions
