#include "interpreter/steps/parse_arguments.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/pattern.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

bool accept_field_option(StageBinder& binder, StageReader& reader, std::optional<ast::Name>& field, bool& ok) {
  const auto* value = reader.accept_option("field");
  if (value == nullptr) return false;
  if (const auto* name = as_field(*value)) {
    field = *name;
    return true;
  }
  binder.error("expected-field", value->span, "`field=` takes the name of a field",
               "write field=Image, or field=%\"odd name\"");
  ok = false;
  return false;
}

const ast::Item* accept_flag(StageReader& reader, std::string_view word) {
  const auto* item = reader.peek_item();
  const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
  if (name == nullptr || name->quoted || !utf8::equal_ignoring_ascii_case(name->text, word)) return nullptr;
  return reader.accept_item();
}

Slot parse_input(StageBinder& binder, const std::optional<ast::Name>& field) {
  return field ? binder.read(*field) : binder.read("_raw", binder.stage().operator_name->span);
}

std::vector<ParseTarget> assign_parse_targets(StageBinder& binder, const std::vector<ast::Name>& names, bool keeps_values) {
  std::vector<ParseTarget> out;
  for (size_t i = 0; i < names.size(); ++i) {
    auto same = [&](const ast::Name& other) { return utf8::equal_ignoring_ascii_case(other.text, names[i].text); };
    if (std::any_of(names.begin() + static_cast<std::ptrdiff_t>(i) + 1, names.end(), same)) {
      binder.warning("duplicate-name", names[i].span,
                     fmt::format("`{}` is named twice here: only the last value is kept", names[i].text));
      continue;
    }
    ParseTarget target;
    target.field = i;
    if (keeps_values) target.previous = binder.read_if_any(names[i].text);
    target.slot = binder.assign(names[i]);
    out.push_back(target);
  }
  return out;
}

Span span_of(const std::vector<ast::Name>& names) { return names.front().span.through(names.back().span); }

std::string counted(size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::optional<Regex> compile_regex_text(StageBinder& binder, const std::string& raw, Span span, Regex::Options options) {
  auto reading = read_regex_text(raw, binder.options().dialect);
  for (auto& message : explain(reading, span)) binder.report(std::move(message));
  Regex::Fault fault;
  auto regex = Regex::compile(reading.text, options, fault);
  if (!regex) {
    Argument argument;
    argument.form = Argument::Form::text;
    argument.span = span;
    argument.raw = raw;
    binder.report(invalid_regex(fault, reading.text, argument));
    return {};
  }
  if (regex->backtracks()) binder.report(backtracking_note(span));
  return regex;
}

}  // namespace dohyo
