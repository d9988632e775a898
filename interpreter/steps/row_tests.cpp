#include "interpreter/steps/row_tests.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <tuple>

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

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// The runs of letters, digits and _ of ASCII, until `use` returns false.
template <typename Use>
void for_each_word(std::string_view text, const Use& use) {
  for (size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    while (i < text.size() && is_word(text[i])) ++i;
    if (!use(begin, i)) return;
  }
}

/// Whether a text has the phrase only where it has these very bytes, but for letter case.
bool is_plain(std::string_view phrase) {
  return std::all_of(phrase.begin(), phrase.end(), [](char c) { return c > ' ' && c < 0x7f; });
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
  size_t best_begin = 0;
  size_t best_size = 0;
  bool any = false;
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (!has_phrase(i, row)) continue;
    any = true;
    auto phrase = in_lower_case(to_string(cell(i, row)));
    for_each_word(phrase, [&](size_t begin, size_t end) {
      bool bounded = (begin == 0 || static_cast<unsigned char>(phrase[begin - 1]) < 0x80) &&
                     (end == phrase.size() || static_cast<unsigned char>(phrase[end]) < 0x80);
      // A long phrase is shared by few rows, however common its words are.
      auto worth = [](std::string_view p, size_t size) { return std::tuple(size > 0 && is_plain(p), p.size(), size); };
      if (!bounded || worth(phrase, end - begin) <= worth(best, best_size)) return true;
      best = phrase;
      best_begin = begin;
      best_size = end - begin;
      return true;
    });
  }
  if (!any) return;
  if (best_size == 0) return without_word_.push_back(row);
  auto word = best.substr(best_begin, best_size);
  if (!is_plain(best)) return by_word_[word].push_back(row);
  auto& bucket = buckets_[word];
  std::pair shape(best_begin, best.size());
  if (std::find(bucket.shapes.begin(), bucket.shapes.end(), shape) == bucket.shapes.end()) bucket.shapes.push_back(shape);
  bucket.rows[best].push_back(row);
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
  auto any_of = [&](const std::vector<uint32_t>& rows) {
    return std::any_of(rows.begin(), rows.end(), [&](uint32_t row) { return has_all_phrases(text, row); });
  };
  auto any_row_of = [&](const Rows& rows) { return std::any_of(rows.begin(), rows.end(), [&](const auto& entry) { return any_of(entry.second); }); };
  if (any_of(without_word_)) return true;
  // Rare enough to look at every row.
  if (has_folded_letters(text))
    return any_row_of(by_word_) || std::any_of(buckets_.begin(), buckets_.end(), [&](const auto& entry) { return any_row_of(entry.second.rows); });
  auto lower = in_lower_case(text);
  auto whole = std::string_view(lower);
  auto has_row_in = [&](const Rows& rows, std::string_view key) {
    auto found = rows.find(key);
    return found != rows.end() && any_of(found->second);
  };
  bool found = false;
  for_each_word(whole, [&](size_t begin, size_t end) {
    auto word = whole.substr(begin, end - begin);
    found = has_row_in(by_word_, word);
    auto bucket = found ? buckets_.end() : buckets_.find(word);
    if (bucket == buckets_.end()) return !found;
    found = std::any_of(bucket->second.shapes.begin(), bucket->second.shapes.end(), [&](auto shape) {
      auto [before, size] = shape;
      return before <= begin && begin - before + size <= whole.size() && has_row_in(bucket->second.rows, whole.substr(begin - before, size));
    });
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
