#include "interpreter/library/registry.h"

#include "interpreter/text/utf8.h"

namespace dohyo {

template <typename Entry>
void Registry::index(Index<Entry>& index, const Entry& entry) {
  auto add = [&](std::string_view name) {
    if (!index.emplace(utf8::lower_ascii(name), &entry).second) clashes_.emplace_back(name);
  };
  add(entry.documentation.name);
  for (const auto& alias : entry.documentation.aliases) add(alias.name);
}

void Registry::add(ScalarFunction entry) { index(function_index_, functions_.emplace_back(std::move(entry))); }
void Registry::add(AggregateFunction entry) { index(aggregate_index_, aggregates_.emplace_back(std::move(entry))); }
void Registry::add(OperatorDefinition entry) { index(operator_index_, operators_.emplace_back(std::move(entry))); }

namespace {
template <typename Index>
auto find(const Index& index, std::string_view name) -> typename Index::mapped_type {
  auto found = index.find(utf8::lower_ascii(name));
  return found == index.end() ? nullptr : found->second;
}

template <typename Index>
void append_names(const Index& index, std::vector<std::string>& names) {
  for (const auto& [name, entry] : index) {
    std::string_view spelled = entry->documentation.name;
    for (const auto& alias : entry->documentation.aliases)
      if (utf8::equal_ignoring_ascii_case(alias.name, name)) spelled = alias.name;
    if (!spelled.starts_with('(')) names.emplace_back(spelled);
  }
}
}  // namespace

const ScalarFunction* Registry::find_function(std::string_view name) const { return find(function_index_, name); }
const AggregateFunction* Registry::find_aggregate(std::string_view name) const {
  if (const auto* entry = find(aggregate_index_, name)) return entry;
  auto lower = utf8::lower_ascii(name);
  for (const auto& entry : aggregates_)
    if (entry.number_in_name && entry.number_in_name(lower)) return &entry;
  return nullptr;
}
const OperatorDefinition* Registry::find_operator(std::string_view name) const { return find(operator_index_, name); }

std::vector<std::string> Registry::function_names() const {
  std::vector<std::string> names;
  append_names(function_index_, names);
  append_names(aggregate_index_, names);
  return names;
}

std::vector<std::string> Registry::operator_names() const {
  std::vector<std::string> names;
  append_names(operator_index_, names);
  append_names(aggregate_index_, names);
  return names;
}

syntax::Words Registry::words() const {
  return {[this](std::string_view word) { return stage_form(word); }, [this](std::string_view word) { return find_infix(word) != nullptr; }};
}

syntax::StageForm Registry::stage_form(std::string_view word) const {
  using syntax::StageForm;
  if (auto found = operator_index_.find(word); found != operator_index_.end()) {
    auto form = found->second->form;
    return form == StageForm::elements && function_index_.contains(word) ? StageForm::elements_or_call : form;
  }
  if (const auto* missing = missing_.find(MissingName::Kind::operator_, word))
    return missing->pipelines ? StageForm::pipelines
           : function_index_.contains(word) || missing_.find(MissingName::Kind::function, word) != nullptr
               ? StageForm::elements_or_call
               : StageForm::elements;
  auto aggregate = aggregate_index_.find(word);
  return aggregate != aggregate_index_.end() && aggregate->second->bare ? StageForm::aggregate : StageForm::not_an_operator;
}

const ScalarFunction* Registry::find_infix(std::string_view name) const {
  if (const auto* own = find_function("(" + std::string(name) + ")"); own != nullptr && own->infix) return own;
  const auto* function = find_function(name);
  return function != nullptr && function->infix ? function : nullptr;
}

bool AggregateFunction::may_be_bare(std::string_view name) const {
  return bare && utf8::equal_ignoring_ascii_case(documentation.name, name);
}

bool is_borrowed(const Documentation& documentation, std::string_view name) {
  if (utf8::equal_ignoring_ascii_case(documentation.name, name)) return documentation.origin == Origin::borrowed;
  for (const auto& alias : documentation.aliases)
    if (utf8::equal_ignoring_ascii_case(alias.name, name)) return alias.origin == Origin::borrowed;
  return true;  // a name that no list has, such as p95
}

}  // namespace dohyo
