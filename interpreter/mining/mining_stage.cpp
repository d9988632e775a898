#include "interpreter/mining/mining_stage.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/literal.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

bool require_messages(StageBinder& binder) {
  if (binder.schema().events) return true;
  binder.error("expected-events", binder.stage().span, "this stage reads messages, and after an aggregate there are none",
               "put it before the aggregate");
  return false;
}

std::vector<ast::Name> read_fields_of_list(StageBinder&, StageReader& reader, std::string_view what) {
  std::vector<ast::Name> names;
  do {
    auto name = reader.expect_field(what);
    if (!name) return {};
    names.push_back(*name);
  } while (reader.accept_comma());
  return names;
}

bool read_whole(StageBinder& binder, std::string_view option, const ast::Expression& value, int64_t least, size_t& into) {
  const auto* number = as_number(value);
  if (number != nullptr && number->integer && number->unit.empty() && *number->integer >= least) {
    into = static_cast<size_t>(*number->integer);
    return true;
  }
  binder.error("option-value", value.span, fmt::format("`{}` is a whole number of at least {}", option, least));
  return false;
}

std::string read_word(StageBinder& binder, std::string_view option, const ast::Expression& value) {
  if (const auto* text = as_text(value)) return utf8::lower_ascii(decode_literal(text->raw, Escapes::plain));
  if (const auto* name = as_field(value)) return utf8::lower_ascii(name->text);
  binder.error("option-value", value.span, fmt::format("`{}` is a word", option));
  return {};
}

std::string identifier_of(std::string_view text) { return fmt::format("{:016x}", text_hash(text)); }

}  // namespace dohyo
