#include <fmt/format.h>

#include "interpreter/library/operator.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

const ast::Name* as_field(const ast::Expression& expression) {
  auto* field = std::get_if<ast::Field>(&expression.node);
  return field != nullptr ? &field->name : nullptr;
}
const ast::Text* as_text(const ast::Expression& expression) {
  const auto* text = std::get_if<ast::Text>(&expression.node);
  return text != nullptr && !text->single_quotes ? text : nullptr;
}
const ast::Number* as_number(const ast::Expression& expression) { return std::get_if<ast::Number>(&expression.node); }

const ast::Item* StageReader::peek_item() const {
  return at_end() ? nullptr : std::get_if<ast::Item>(&elements_[next_]);
}

Span StageReader::here() const {
  if (at_end()) {
    auto end = binder_.stage().span.end;
    return {end, end};
  }
  struct {
    Span operator()(const ast::Item& i) const { return i.expression.span; }
    Span operator()(const ast::Comma& c) const { return c.span; }
    Span operator()(const ast::ClauseWord& w) const { return w.span; }
    Span operator()(const ast::Nested& n) const { return n.span; }
  } span_of;
  return std::visit(span_of, elements_[next_]);
}

bool StageReader::accept_comma() {
  if (at_end() || !std::holds_alternative<ast::Comma>(elements_[next_])) return false;
  ++next_;
  return true;
}

bool StageReader::accept_clause(std::string_view word) {
  if (at_end()) return false;
  auto* clause = std::get_if<ast::ClauseWord>(&elements_[next_]);
  if (clause == nullptr || clause->word != word) return false;
  ++next_;
  return true;
}

bool StageReader::accept_word(std::string_view word) {
  auto* item = peek_item();
  if (item == nullptr || !item->aliases.empty()) return false;
  auto* name = as_field(item->expression);
  if (name == nullptr || name->quoted || !utf8::equal_ignoring_ascii_case(name->text, word)) return false;
  ++next_;
  return true;
}

const ast::Expression* StageReader::accept_option(std::string_view name) {
  auto* item = peek_item();
  if (item == nullptr || !item->aliases.empty()) return nullptr;
  auto* comparison = std::get_if<ast::Comparison>(&item->expression.node);
  if (comparison == nullptr || comparison->comparator != ast::Comparator::equal) return nullptr;
  auto* left = as_field(*comparison->left);
  if (left == nullptr || left->quoted || !utf8::equal_ignoring_ascii_case(left->text, name)) return nullptr;
  ++next_;
  return comparison->right.get();
}

const ast::Item* StageReader::accept_item() {
  auto* item = peek_item();
  if (item != nullptr) ++next_;
  return item;
}

const ast::Nested* StageReader::accept_nested() {
  const auto* nested = at_end() ? nullptr : std::get_if<ast::Nested>(&elements_[next_]);
  if (nested != nullptr) ++next_;
  return nested;
}

const ast::Item* StageReader::expect_item(std::string_view what) {
  auto* item = accept_item();
  if (item == nullptr) binder_.error("missing-argument", here(), fmt::format("expected {}", what));
  return item;
}

std::optional<ast::Name> StageReader::expect_field(std::string_view what) {
  auto at = here();
  auto* item = accept_item();
  if (item != nullptr)
    if (auto* name = as_field(item->expression); name != nullptr && item->aliases.empty()) return *name;
  binder_.error("expected-field", at, fmt::format("expected {}", what), "a field is a name such as Image or %\"odd name\"");
  return {};
}

std::vector<ast::Name> StageReader::expect_fields(std::string_view what) {
  std::vector<ast::Name> names;
  do {
    if (const auto* item = peek_item(); item != nullptr && item->aliases.empty())
      if (const auto* list = std::get_if<ast::Tuple>(&item->expression.node)) {
        ++next_;
        if (!append_fields(*list, what, names)) break;
        continue;
      }
    auto name = expect_field(what);
    if (!name) break;
    names.push_back(*name);
  } while (accept_comma());
  return names;
}

bool StageReader::append_fields(const ast::Tuple& list, std::string_view what, std::vector<ast::Name>& names) {
  for (const auto& item : list.items) {
    const auto* name = as_field(item);
    if (name == nullptr) {
      binder_.error("expected-field", item.span, fmt::format("expected {}", what), "a field is a name such as Image or %\"odd name\"");
      return false;
    }
    names.push_back(*name);
  }
  return true;
}

std::optional<int64_t> StageReader::expect_count(std::string_view what, int64_t least) {
  auto at = here();
  auto* item = accept_item();
  auto* number = item != nullptr ? as_number(item->expression) : nullptr;
  if (number == nullptr || !number->integer || !number->unit.empty() || *number->integer < least) {
    binder_.error("expected-count", at, fmt::format("expected {}: a whole number of at least {}", what, least));
    return {};
  }
  return number->integer;
}

std::vector<ast::Name> StageReader::aliases_of(const ast::Item& item) {
  auto names = item.aliases;
  if (names.empty()) return names;
  while (next_ + 1 < elements_.size() && std::holds_alternative<ast::Comma>(elements_[next_])) {
    auto* more = std::get_if<ast::Item>(&elements_[next_ + 1]);
    if (more == nullptr || !more->aliases.empty()) break;
    auto* name = as_field(more->expression);
    if (name != nullptr)
      names.push_back(*name);
    else if (std::holds_alternative<ast::Star>(more->expression.node))
      names.push_back({"*", more->expression.span, false});
    else if (std::holds_alternative<ast::Null>(more->expression.node))
      names.push_back({"null", more->expression.span, false});  // no word is reserved (04 A20)
    else
      break;
    next_ += 2;
  }
  return names;
}

namespace {
/// What other languages call `matches`.
bool is_word_for_patterns(std::string_view word) {
  for (std::string_view other : {"like", "ilike", "rlike", "regexp", "match"})
    if (utf8::equal_ignoring_ascii_case(word, other)) return true;
  return false;
}
}  // namespace

bool StageReader::expect_end() {
  if (at_end()) return true;
  auto at = here();
  std::string help;
  if (auto* item = peek_item()) {
    auto* name = as_field(item->expression);
    if (auto* call = std::get_if<ast::Call>(&item->expression.node)) name = &call->function;
    if (name != nullptr && binder_.registry().find_operator(name->text) != nullptr)
      help = fmt::format("did you forget the | before `{}`?", name->text);
    else if (name != nullptr && is_word_for_patterns(name->text))
      help = "a pattern follows `matches`: name matches \"*part*\"";
  } else if (const auto* word = std::get_if<ast::ClauseWord>(&elements_[next_]); word != nullptr && word->word == "in") {
    help = "a list stands in brackets: name in (1, 2)";
  }
  if (help.empty() && binder_.stage().operator_name)
    help = fmt::format("`dohyo docs {}` shows what may follow", binder_.stage().operator_name->text);
  binder_.error("unexpected-argument", at, "this does not belong here", help);
  return false;
}

}  // namespace dohyo
