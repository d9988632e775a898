// The pattern of the plain `parse` operator: literals with stars between them (01 section 4.1). Each star
// captures the shortest text up to the next literal, a star at the end takes the rest, a star at the
// beginning starts with the text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

class Anchor {
 public:
  struct Options {
    bool last_separator = false;  ///< `*\*` splits at the last one (04 A23)
    bool either_quote = false;    ///< a single quote finds a double one too (04 A32)
    bool literal_star = true;     ///< `\*` is a star of the text; else a backslash and a capture
  };
  /// `raw` is the text between the quotes; `\n`, `\r` and `\t` are control characters.
  Anchor(std::string_view raw, Options options);

  [[nodiscard]] size_t captures() const { return literals_.size() - 1; }
  /// The place in `raw` of the first of two stars without a literal between them.
  [[nodiscard]] std::optional<size_t> adjacent_stars() const { return adjacent_stars_; }
  /// `*`: the text as it is.
  [[nodiscard]] bool takes_everything() const {
    return literals_.size() == 2 && literals_[0].empty() && literals_[1].empty();
  }
  /// Exactly two stars around one `\` or `/`.
  [[nodiscard]] bool splits_path() const;
  /// XML text with quoted attributes.
  [[nodiscard]] bool has_xml_attribute() const;

  /// The first match; all of its captures or none.
  bool match(std::string_view text, std::span<std::string_view> captures) const;
  /// The same as a regular expression with one group per star.
  [[nodiscard]] std::string as_regex() const;

 private:
  [[nodiscard]] size_t find(std::string_view text, std::string_view literal, size_t from) const;
  [[nodiscard]] bool stands_at(std::string_view text, std::string_view literal, size_t position) const;

  std::vector<std::string> literals_;  ///< before the first star, between stars, behind the last
  std::optional<size_t> adjacent_stars_;
  Options options_;
};

}  // namespace dohyo
