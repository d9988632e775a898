// A pattern of `sessionize`: one of `parse` in which values that are known only later may stand, `child of $id is *`.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/data/value.h"
#include "interpreter/steps/anchor.h"

namespace dohyo {

/// Variables are numbers that the caller gives out.
class SessionPattern {
 public:
  /// `$name` in the text of a pattern.
  struct Reference {
    size_t variable;
    size_t begin, end;  ///< in the text
  };
  /// `raw`: as written between the quotes. `captures`: the variable of each star.
  SessionPattern(std::string raw, std::vector<Reference> references, std::vector<size_t> captures);

  [[nodiscard]] const std::vector<Reference>& references() const { return references_; }
  [[nodiscard]] const std::vector<size_t>& captures() const { return captures_; }
  /// Whether two stars have nothing between them.
  [[nodiscard]] bool has_adjacent_stars() const;
  /// Without references the match itself; with some, whether there can be one whatever the values are.
  bool match(std::string_view text, std::vector<std::string_view>& captures) const;
  /// With a value for each reference.
  [[nodiscard]] Anchor with(const std::vector<std::string_view>& values) const;

  /// Finds which of many values stand in a text where the first reference is.
  class Values {
   public:
    explicit Values(const SessionPattern& pattern) : pattern_(pattern) {}
    /// `value` must outlive this object.
    void add(std::string_view value, size_t number) { by_length_[value.size()][value].push_back(number); }
    /// Calls `use(number)` for each that may stand there; for some more than once.
    template <typename Use>
    void find_in(std::string_view text, const Use& use) const {
      for (size_t at = 0; at <= text.size(); ++at) {
        if (!text.substr(0, at).ends_with(pattern_.before_)) continue;
        for (const auto& [length, values] : by_length_) {
          if (at + length > text.size() || !text.substr(at + length).starts_with(pattern_.after_)) continue;
          auto found = values.find(text.substr(at, length));
          if (found == values.end()) continue;
          for (size_t number : found->second) use(number);
        }
      }
    }

   private:
    const SessionPattern& pattern_;
    std::unordered_map<size_t, std::unordered_map<std::string_view, std::vector<size_t>>> by_length_;
  };

 private:
  /// The text with something in place of each reference.
  [[nodiscard]] std::string filled(const std::vector<std::string>& values) const;

  std::string raw_;
  std::vector<Reference> references_;
  std::vector<size_t> captures_;
  Anchor loose_;  ///< a star for every reference
  std::vector<size_t> loose_captures_;  ///< which captures of it are those of stars
  std::string before_, after_;  ///< what must stand directly around the first reference; may be less than what the pattern says
};

}  // namespace dohyo
