// How a borrowed call is spelled in the hosted service's language: fixes for `--dialect sumo`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/function.h"

namespace dohyo {

/// A call as it stands in the query.
class LegalSpelling {
 public:
  struct Written {
    std::string text;
    bool loose = false;                   ///< binds looser than a call: wants brackets beside an operator
    std::optional<std::string> constant;  ///< of a text: decoded
    std::string raw = {};                 ///< of a text: between the quotes
  };
  explicit LegalSpelling(std::vector<Written> arguments) : arguments_(std::move(arguments)) {}

  [[nodiscard]] size_t size() const { return arguments_.size(); }
  /// For a place between brackets and commas.
  [[nodiscard]] const std::string& argument(size_t index) const { return arguments_[index].text; }
  /// For a place beside an operator.
  [[nodiscard]] std::string operand(size_t index) const;
  /// Empty when the argument is no text constant.
  [[nodiscard]] const std::optional<std::string>& constant(size_t index) const { return arguments_[index].constant; }
  [[nodiscard]] const std::string& raw(size_t index) const { return arguments_[index].raw; }

 private:
  std::vector<Written> arguments_;
};

/// The spelling of a call of `function`: by its `spell`, or by its `rewrite` with names of parameters replaced by what is written for
/// them. Empty when there is none.
[[nodiscard]] std::string spell_legally(const ScalarFunction& function, const LegalSpelling& written);

/// A pattern as a regular expression literal: `/.../`.
[[nodiscard]] std::string regex_literal(std::string_view pattern);
/// A text as a literal in double quotes.
[[nodiscard]] std::string text_literal(std::string_view text);

}  // namespace dohyo
