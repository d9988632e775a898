#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {

/// `name=value` before the first pipe: the whole value, any letter case, `*` any run of characters, `?` one
/// (spec 01 section 2.4). `name=*` asks whether the field exists.
struct FieldTest {
  std::string pattern;  ///< lower case
  bool exists_is_enough = false;
  bool has_wildcard = false;

  static std::optional<FieldTest> prepare(Preparation& preparation) {
    FieldTest test;
    NumberBuffer buffer;
    test.pattern = utf8::lower(scalar_text(preparation.arguments[1].value, buffer));
    test.exists_is_enough = test.pattern == "*";
    test.has_wildcard = test.pattern.find_first_of("*?") != std::string::npos;
    return test;
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    Value value = arguments[0];
    if (value.is_null()) return Value::boolean(false);
    if (exists_is_enough) return Value::boolean(true);
    auto text = utf8::lower(text_of(value, context.arena));
    if (!has_wildcard) return Value::boolean(text == pattern);
    return Value::boolean(matches(text, pattern));
  }

  /// Greedy with one point of return, so that no pattern takes more than length times length steps.
  static bool matches(std::string_view text, std::string_view pattern) {
    size_t t = 0;
    size_t p = 0;
    size_t star = std::string_view::npos;
    size_t retry = 0;
    while (t < text.size()) {
      if (p < pattern.size() && pattern[p] == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.size() && (pattern[p] == text[t] || pattern[p] == '?')) {
        bool any = pattern[p++] == '?';
        if (any)
          utf8::next(text, t);
        else
          ++t;
      } else if (star != std::string_view::npos) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
  }
};

}  // namespace

void field_test(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(field test)",
                        .summary = "What `field=value` means in the search before the first pipe.",
                        .details = "Compares the whole value, ignoring case; `*` stands for any characters, `?` for one. `field=*` is true when the field exists and is not null."},
      .parameters = {"value", "pattern"},
      .prepare = prepared<FieldTest>(),
  });
}

}  // namespace dohyo::stdlib::functions
