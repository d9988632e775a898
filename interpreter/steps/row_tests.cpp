#include "interpreter/steps/row_tests.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "interpreter/data/convert.h"
#include "interpreter/text/term_search.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using By = RowTests::By;

/// Values that are `equal` have the same hash: whatever reads as a number counts as that number.
uint64_t hash_by_equality(Value value) {
  auto number = to_double(value);
  if (value.is_text() && utf8::equal_ignoring_ascii_case(value.as_text(), "true")) number = 1;
  if (value.is_text() && utf8::equal_ignoring_ascii_case(value.as_text(), "false")) number = 0;
  if (!number) return key_hash(value);
  if (*number == 0) number = 0.0;  // not -0
  return *number != *number ? 1 : fold_hash(std::bit_cast<uint64_t>(*number), 0xD6E8FEB86659FD93ull);
}

uint64_t hash_of(Value value, By by) {
  return by == By::equality ? hash_by_equality(value) : text_hash(utf8::lower(to_string(value)));
}

bool agree(Value value, Value wanted, By by) {
  return by == By::equality ? equal(value, wanted) : utf8::lower(to_string(value)) == utf8::lower(to_string(wanted));
}

/// A list is equal to its text and to each of its items: all that it may be found under.
template <typename Use>
void for_each_form(Value value, By by, Arena& arena, const Use& use) {
  if (by != By::equality || value.kind() != Kind::list) return use(value);
  use(Value::text(text_of(value, arena)));
  for (auto item : value.as_list())
    if (!item.is_null()) use(item);
}

/// The hashes of all combinations of forms of `values[place...]`. `use` returns whether to go on.
bool for_each_hash(std::span<const Value> values, By by, Arena& arena, uint64_t hash, const std::function<bool(uint64_t)>& use) {
  if (values.empty()) return use(hash);
  bool goes_on = true;
  for_each_form(values[0], by, arena, [&](Value form) {
    if (goes_on) goes_on = for_each_hash(values.subspan(1), by, arena, fold_hash(hash ^ hash_of(form, by), 0x9E3779B97F4A7C15ull), use);
  });
  return goes_on;
}

bool is_word(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The runs of letters, digits and _ of ASCII in a text, in lower case.
template <typename Use>
void for_each_word(std::string_view text, std::string& buffer, const Use& use) {
  for (size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    buffer.clear();
    for (; i < text.size() && is_word(text[i]); ++i) buffer += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (!use(begin, i)) return;
  }
}

/// The Kelvin sign and the long s are letters of ASCII in another form.
bool has_folded_letters(std::string_view text) {
  return text.find("\u212a") != std::string_view::npos || text.find("\u017f") != std::string_view::npos;
}

}  // namespace

/// A phrase of nothing but white space would be in every text.
bool RowTests::has_phrase(size_t column, uint32_t row) const {
  Value value = cell(column, row);
  return !value.is_null() && to_string(value).find_first_not_of(" \t\r\n\v\f") != std::string::npos;
}

size_t RowTests::TextHash::operator()(std::string_view text) const { return text_hash(text); }

RowTests::RowTests(std::vector<const std::vector<Value>*> columns, size_t rows, By by) : columns_(std::move(columns)), by_(by) {
  for (uint32_t row = 0; row < rows; ++row)
    by_ == By::keywords ? add_phrases(row) : add_row(row);
}

RowTests::~RowTests() = default;

void RowTests::add_row(uint32_t row) {
  std::vector<size_t> used;
  std::vector<Value> values;
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (cell(i, row).is_null()) continue;
    used.push_back(i);
    values.push_back(cell(i, row));
  }
  if (used.empty()) return;
  auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& g) { return g.columns == used; });
  if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{used, {}});
  Arena arena;
  for_each_hash(values, by_, arena, 0, [&](uint64_t hash) {
    group->rows.emplace(hash, row);
    return true;
  });
}

bool RowTests::has_row(const Group& group, std::span<const Value> values) const {
  std::vector<Value> used;
  for (size_t column : group.columns) {
    if (values[column].is_null()) return false;
    used.push_back(values[column]);
  }
  Arena arena;
  bool found = false;
  for_each_hash(used, by_, arena, 0, [&](uint64_t hash) {
    auto [first, last] = group.rows.equal_range(hash);
    found = std::any_of(first, last, [&](const auto& entry) {
      for (size_t i = 0; i < used.size(); ++i)
        if (!agree(used[i], cell(group.columns[i], entry.second), by_)) return false;
      return true;
    });
    return !found;
  });
  return found;
}

/// A phrase is found only in texts that have each of its words between characters that are no letters. Beyond ASCII that is not
/// looked at: such words promise nothing.
void RowTests::add_phrases(uint32_t row) {
  std::string best;
  std::string word;
  bool any = false;
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (!has_phrase(i, row)) continue;
    any = true;
    auto phrase = to_string(cell(i, row));
    for_each_word(phrase, word, [&](size_t begin, size_t end) {
      bool bounded = (begin == 0 || static_cast<unsigned char>(phrase[begin - 1]) < 0x80) &&
                     (end == phrase.size() || static_cast<unsigned char>(phrase[end]) < 0x80);
      if (bounded && word.size() > best.size()) best = word;
      return true;
    });
  }
  if (!any) return;
  (best.empty() ? without_word_ : by_word_[best]).push_back(row);
}

bool RowTests::has_all_phrases(std::string_view text, uint32_t row) const {
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (!has_phrase(i, row)) continue;
    // Made anew each time: that takes a microsecond, and few rows come this far.
    auto search = TermSearch::make(to_string(cell(i, row)), false);
    if (!search || !search->found_in(text)) return false;
  }
  return true;
}

bool RowTests::has_phrases(std::string_view text) const {
  auto has_all = [&](uint32_t row) { return has_all_phrases(text, row); };
  if (std::any_of(without_word_.begin(), without_word_.end(), has_all)) return true;
  if (by_word_.empty()) return false;
  if (has_folded_letters(text))
    return std::any_of(by_word_.begin(), by_word_.end(),
                       [&](const auto& entry) { return std::any_of(entry.second.begin(), entry.second.end(), has_all); });
  bool found = false;
  std::string word;
  for_each_word(text, word, [&](size_t, size_t) {
    auto rows = by_word_.find(word);
    found = rows != by_word_.end() && std::any_of(rows->second.begin(), rows->second.end(), has_all);
    return !found;
  });
  return found;
}

bool RowTests::hold(std::span<const Value> values) const {
  if (by_ != By::keywords) return std::any_of(groups_.begin(), groups_.end(), [&](const Group& g) { return has_row(g, values); });
  if (values[0].is_null()) return false;
  return values[0].is_text() ? has_phrases(values[0].as_text()) : has_phrases(to_string(values[0]));
}

}  // namespace dohyo
