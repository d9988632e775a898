#include "interpreter/steps/option_values.h"

#include <fmt/format.h>

#include "interpreter/text/utf8.h"

namespace dohyo {

bool read_truth(StageBinder& binder, std::string_view option, const ast::Expression& value, bool& into) {
  auto is = [&](std::string_view word) {
    const auto* name = as_field(value);
    const auto* text = as_text(value);
    return (name != nullptr && utf8::equal_ignoring_ascii_case(name->text, word)) ||
           (text != nullptr && utf8::equal_ignoring_ascii_case(text->raw, word));
  };
  const auto* boolean = std::get_if<ast::Boolean>(&value.node);
  const auto* number = as_number(value);
  bool one = number != nullptr && number->integer == 1;
  bool zero = number != nullptr && number->integer == 0;
  if ((boolean != nullptr && boolean->value) || is("true") || is("t") || one) return into = true;
  if ((boolean != nullptr && !boolean->value) || is("false") || is("f") || zero) {
    into = false;
    return true;
  }
  binder.error("expected-truth", value.span, fmt::format("`{}` is true or false", option));
  return false;
}

}  // namespace dohyo
