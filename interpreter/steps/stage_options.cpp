#include "interpreter/steps/stage_options.h"

#include <fmt/format.h>

#include "interpreter/library/literal.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {
const ast::Comparison* as_option(const ast::Item* item) {
  const auto* comparison = item != nullptr && item->aliases.empty() ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
  if (comparison == nullptr || comparison->comparator != ast::Comparator::equal) return nullptr;
  return as_field(*comparison->left) != nullptr ? comparison : nullptr;
}
}  // namespace

bool StageOptions::at_option() const { return as_option(reader_.peek_item()) != nullptr; }

bool StageOptions::read() {
  const auto* item = reader_.accept_item();
  const auto* option = as_option(item);
  const auto& written = *as_field(*option->left);
  for (auto name : names_) {
    if (!utf8::equal_ignoring_ascii_case(name, written.text)) continue;
    if (find(name) != nullptr) {
      binder_.error("repeated-option", written.span, fmt::format("{} is given twice", name));
      return ok_ = false;
    }
    given_.push_back({name, option->right.get()});
    return true;
  }
  binder_.error("unknown-option", written.span, fmt::format("there is no option `{}` here", written.text),
                fmt::format("there {} {}", names_.size() == 1 ? "is" : "are", fmt::join(names_, ", ")));
  return ok_ = false;
}

const ast::Expression* StageOptions::find(std::string_view name) const {
  for (const auto& given : given_)
    if (given.name == name) return given.value;
  return nullptr;
}

void StageOptions::fail(const ast::Expression& value, std::string_view wanted) {
  binder_.error("bad-option", value.span, fmt::format("expected {}", wanted));
  ok_ = false;
}

std::optional<int64_t> StageOptions::whole(std::string_view name, int64_t least) {
  const auto* value = find(name);
  if (value == nullptr) return {};
  const auto* number = as_number(*value);
  if (number != nullptr && number->integer && number->unit.empty() && *number->integer >= least) return number->integer;
  fail(*value, fmt::format("a whole number of at least {}", least));
  return {};
}

std::optional<double> StageOptions::number(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return {};
  if (const auto* number = as_number(*value)) return number->value;
  fail(*value, "a number");
  return {};
}

std::optional<std::string> StageOptions::word(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return {};
  if (const auto* text = as_text(*value)) return decode_literal(text->raw, Escapes::plain);
  if (const auto* field = as_field(*value)) return field->text;
  if (const auto* signs = std::get_if<ast::Signs>(&value->node)) return signs->text;
  fail(*value, "a word");
  return {};
}

std::optional<bool> StageOptions::flag(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return {};
  if (const auto* boolean = std::get_if<ast::Boolean>(&value->node)) return boolean->value;
  const auto* field = as_field(*value);
  auto text = field != nullptr ? utf8::lower_ascii(field->text) : std::string();
  // Before a bracket `true` and `false` are names.
  if (text == "t" || text == "true") return true;
  if (text == "f" || text == "false") return false;
  fail(*value, "true or false");
  return {};
}

}  // namespace dohyo
