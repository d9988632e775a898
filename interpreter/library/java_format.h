// Templates of Java's String.format: `%[index$][flags][width][.precision]conversion` (spec 03 section 3.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/function.h"
#include "interpreter/text/time.h"

namespace dohyo {

class JavaFormat {
 public:
  struct Problem {
    size_t offset = 0;
    std::string message;
  };
  /// Of C's printf, besides: `%i`, `%u`, `%F` and the flag `'` for thousands.
  enum class Flavour : uint8_t { java, c };

  [[nodiscard]] static std::optional<JavaFormat> compile(std::string_view text, Flavour flavour, Problem& problem);

  /// How many arguments the template reads.
  [[nodiscard]] size_t arguments() const { return arguments_; }
  /// Empty when an argument is null or not of the kind that its conversion wants, of which the run is told.
  [[nodiscard]] std::optional<std::string> write(std::span<const Value> arguments, const time::Zone& zone, CallContext& context) const;

 private:
  friend class JavaFormatReader;
  struct Piece {
    std::string text;       ///< without a conversion
    char conversion = 0;    ///< in lower case; 't' for dates
    char date = 0;          ///< behind `t`
    bool upper = false;
    size_t argument = 0;
    std::string flags = {};
    int width = -1;
    int precision = -1;

    [[nodiscard]] bool has(char flag) const { return flags.find(flag) != std::string::npos; }
  };
  [[nodiscard]] static std::optional<std::string> convert(const Piece& piece, Value value, const time::Zone& zone, CallContext& context);

  std::vector<Piece> pieces_;
  size_t arguments_ = 0;
};

}  // namespace dohyo
