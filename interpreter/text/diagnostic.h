// Every message about a query, from the lexer to the linter, is a Diagnostic: a value, never an exception.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/text/source.h"

namespace dohyo {

enum class Severity : uint8_t { note, warning, error };

[[nodiscard]] std::string_view to_string(Severity severity);

/// Replacing `span` by `replacement` mends the query (or says what really ran).
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     ///< stable and documented, such as "unknown-operator"
  Span span;
  std::string message;  ///< one sentence without a full stop, in plain words
  std::string help;     ///< how to go on; may be empty
  std::optional<Fix> fix;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// Orders by position, then severity, and drops exact repeats.
void tidy(Diagnostics& diagnostics);

/// The form for people: message, place, the line, carets, help, the mended line.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Source& source, bool colour);

/// The name in `candidates` most like `word`, if any is near enough to be a slip.
[[nodiscard]] std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace dohyo
