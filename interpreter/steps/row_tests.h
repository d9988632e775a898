// Rows as a test on other rows: whether one of them agrees in all of its values. What a sub-query means to the query around it
// (02 section 6.2): each row an `and` of its values, the rows joined by `or`. However many rows there are, a test is a look-up.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

class RowTests {
 public:
  /// What agreement is.
  enum class By : uint8_t {
    equality,  ///< that of `=` in expressions
    search,    ///< that of `field=value` before the first pipe: whole values, any letter case; `*` is a plain character (01 section 7)
    keywords,  ///< every value is a phrase that the text of the event has; an empty one counts as null
  };

  /// `columns`: `rows` values each. Nulls are no part of their row's test, and a row of nulls is no test (02 A41). Values must
  /// outlive this object.
  RowTests(std::vector<const std::vector<Value>*> columns, size_t rows, By by);
  ~RowTests();

  /// `values`: one for each column; for keywords only the text of the event. Any thread may ask.
  [[nodiscard]] bool hold(std::span<const Value> values) const;

 private:
  /// Rows that have values in the same columns.
  struct Group {
    std::vector<size_t> columns;
    std::unordered_multimap<uint64_t, uint32_t> rows;  ///< by the hash of their values
  };
  void add_row(uint32_t row);
  void add_phrases(uint32_t row);
  [[nodiscard]] Value cell(size_t column, uint32_t row) const { return (*columns_[column])[row]; }
  [[nodiscard]] bool has_phrase(size_t column, uint32_t row) const;
  [[nodiscard]] bool has_row(const Group& group, std::span<const Value> values) const;
  [[nodiscard]] bool has_phrases(std::string_view text) const;
  [[nodiscard]] bool has_all_phrases(std::string_view text, uint32_t row) const;

  std::vector<const std::vector<Value>*> columns_;
  By by_;
  std::vector<Group> groups_;
  // Of keywords.
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const;
  };
  using Rows = std::unordered_map<std::string, std::vector<uint32_t>, TextHash, std::equal_to<>>;
  /// Phrases of ASCII without white space that are found by the same word: they stand in a text as they are, but for letter case.
  struct Bucket {
    std::vector<std::pair<size_t, size_t>> shapes;  ///< how far before the word a phrase begins, and its length
    Rows rows;                                      ///< by phrase
  };
  std::unordered_map<std::string, Bucket, TextHash, std::equal_to<>> buckets_;  ///< by a word that a match must have
  Rows by_word_;                        ///< likewise, rows with other phrases
  std::vector<uint32_t> without_word_;  ///< rows whose phrases promise no such word
};

}  // namespace dohyo
