#include <algorithm>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Drops the leading digits and says whether there were any.
bool skip_digits(std::string_view& text) {
  bool any = false;
  for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) any = true;
  return any;
}

void skip_sign(std::string_view& text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
}

bool is_decimal(std::string_view text) {
  bool whole = true;
  bool digits = skip_digits(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    whole = false;
    digits = skip_digits(text) || digits;
  }
  if (!digits) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    whole = false;
    skip_sign(text);
    if (!skip_digits(text)) return false;
  }
  if (text.empty()) return true;
  std::string_view suffixes = whole ? "fFdDlL" : "fFdD";
  return text.size() == 1 && suffixes.find(text[0]) != text.npos;
}

bool numeric(Value value) {
  if (!value.is_text()) return value.is_numeric();
  auto text = value.as_text();
  skip_sign(text);
  // A point anywhere makes the number decimal, whatever it begins with.
  if (text.size() > 1 && text[0] == '0' && text.find('.') == text.npos) {
    auto rest = text.substr(1);
    if (rest[0] == 'x' || rest[0] == 'X')
      return rest.size() > 1 && std::all_of(rest.begin() + 1, rest.end(), is_hexadecimal);
    if (is_digit(rest[0])) return std::all_of(rest.begin(), rest.end(), is_octal);
  }
  return is_decimal(text);
}
}  // namespace

void is_numeric(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNumeric",
                        .aliases = {{"isNum"}},
                        .summary = "True when the text is a number as Java writes them.",
                        .details = "Accepts signs, fractions and exponents, a suffix (l for whole numbers, f and d), "
                                   "hexadecimal after 0x, and takes digits after a leading 0 as octal, so 09 is "
                                   "none. Blanks around the text, thousands separators, NaN and Infinity are not "
                                   "accepted. num is narrower: it reads decimal numbers only, but allows blanks "
                                   "around them. Typed numbers are numeric; null, booleans and the empty text are "
                                   "not.",
                        .examples = {{R"(isNumeric("-12.5"))", "true"},
                                     {R"(isNumeric(".5"))", "true"},
                                     {R"(isNumeric("5."))", "true"},
                                     {R"(isNumeric("2.5E-3"))", "true"},
                                     {R"(isNumeric("123L"))", "true"},
                                     {R"(isNumeric("1.5L"))", "false"},
                                     {R"(isNumeric("0x1F"))", "true"},
                                     {R"(isNumeric("017"))", "true"},
                                     {R"(isNumeric("09"))", "false"},
                                     {R"(isNumeric("09.5"))", "true"},
                                     {R"(isNumeric(" 4"))", "false"},
                                     {R"(isNumeric("1,000"))", "false"},
                                     {R"(isNumeric("1e"))", "false"},
                                     {R"(isNumeric(""))", "false"},
                                     {R"(isNumeric(42))", "true"},
                                     {R"(isNumeric(null))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<numeric>(),
  });
}

}  // namespace dohyo::stdlib::functions
