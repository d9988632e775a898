#include "interpreter/mining/message_counts.h"

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/mining/masked_text.h"

namespace dohyo {

uint32_t MessageCounts::key_number(std::span<const Value> key) {
  auto known = keys_.find(key);
  if (known != KeyIndex::none) return static_cast<uint32_t>(known);
  std::vector<Value> copy;
  for (const auto& value : key) copy.push_back(arena_->copy(value));
  totals_.push_back({UINT64_MAX, 0});
  return static_cast<uint32_t>(keys_.find_or_add(copy));
}

size_t MessageCounts::form_number(std::string_view form) {
  if (!is_kept(text_hash(form))) return SIZE_MAX;
  if (auto known = form_numbers_.find(form); known != form_numbers_.end()) return known->second;
  auto kept = arena_->copy(form);
  auto number = static_cast<uint32_t>(forms_.size());
  forms_.push_back(kept);
  form_numbers_.emplace(kept, number);
  if (forms_.size() <= most_forms) return number;
  raise_level();
  auto known = form_numbers_.find(form);
  return known == form_numbers_.end() ? SIZE_MAX : known->second;
}

/// Keeps forms with one more zero bit until there are few enough. What is kept in the end depends on which forms there are,
/// not on when they came: a form that stays was never dropped before.
void MessageCounts::raise_level() {
  auto arena = std::make_shared<Arena>();
  while (form_numbers_.size() > most_forms) {
    ++level_;
    std::erase_if(form_numbers_, [&](const auto& form) { return !is_kept(text_hash(form.first)); });
  }
  std::vector<uint32_t> renumbered(forms_.size(), null_form);
  std::vector<std::string_view> forms;
  std::unordered_map<std::string_view, uint32_t> numbers;
  for (const auto& [form, number] : form_numbers_) {
    auto kept = arena->copy(form);
    renumbered[number] = static_cast<uint32_t>(forms.size());
    numbers.emplace(kept, static_cast<uint32_t>(forms.size()));
    forms.push_back(kept);
  }
  std::unordered_map<uint64_t, uint64_t> counts;
  for (const auto& [place, count] : counts_) {
    auto form = static_cast<uint32_t>(place);
    auto to = form == null_form ? null_form : renumbered[form];
    if (form == null_form || to != null_form) counts.emplace(cell(static_cast<uint32_t>(place >> 32), to), count);
  }
  // Keys live in the old arena, too.
  std::vector<Value> copy;
  KeyIndex keys(keys_.size() == 0 ? 0 : keys_.key(0).size());
  for (size_t i = 0; i < keys_.size(); ++i) {
    copy.clear();
    for (const auto& value : keys_.key(i)) copy.push_back(arena->copy(value));
    keys.find_or_add(copy);
  }
  if (keys_.size() > 0) keys_ = std::move(keys);
  forms_ = std::move(forms);
  form_numbers_ = std::move(numbers);
  counts_ = std::move(counts);
  arena_ = std::move(arena);
}

void MessageCounts::add(std::span<const Value> key, Value message, Ordinal ordinal) {
  auto number = key_number(key);
  auto& total = totals_[number];
  total.first = std::min(total.first, ordinal);
  ++total.messages;
  if (message.is_null()) {
    ++counts_[cell(number, null_form)];
    return;
  }
  std::string text;
  MaskedText::mask(message.is_text() ? message.as_text() : text = to_string(message), form_);
  auto form = form_number(form_);
  if (form != SIZE_MAX) ++counts_[cell(number, static_cast<uint32_t>(form))];
}

void MessageCounts::merge(MessageCounts& other) {
  if (other.level_ > level_) {
    // What the other dropped is dropped here.
    level_ = other.level_;
    std::erase_if(form_numbers_, [&](const auto& form) { return !is_kept(text_hash(form.first)); });
    std::erase_if(counts_, [&](const auto& count) {
      auto form = static_cast<uint32_t>(count.first);
      return form != null_form && !is_kept(text_hash(forms_[form]));
    });
  }
  std::vector<uint32_t> keys;
  for (size_t i = 0; i < other.key_count(); ++i) {
    auto key = other.key(i);
    keys.push_back(key_number(key.values));
    auto& total = totals_[keys.back()];
    total.first = std::min(total.first, key.first);
    total.messages += key.messages;
  }
  for (const auto& [place, count] : other.counts_) {
    auto key = keys[place >> 32];
    auto form = static_cast<uint32_t>(place);
    if (form != null_form) {
      auto number = form_number(other.forms_[form]);
      if (number == SIZE_MAX) continue;
      form = static_cast<uint32_t>(number);
    }
    counts_[cell(key, form)] += count;
  }
}

std::vector<MessageCounts::Cell> MessageCounts::cells() const {
  std::vector<Cell> cells;
  cells.reserve(counts_.size());
  for (const auto& [place, count] : counts_) cells.push_back({static_cast<uint32_t>(place >> 32), static_cast<uint32_t>(place), count});
  return cells;
}

}  // namespace dohyo
