// Parameters of search templates (01 section 1.8): `{{name}}` stands for a value that is put in before the text is read. What
// is read then is another text, so every place in it can be led back to the text that was written.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/diagnostic.h"

namespace dohyo::syntax {

/// By name.
using Parameters = std::map<std::string, std::string, std::less<>>;

/// `{{name}}` as it stands in a text.
struct Placeholder {
  std::string name;  ///< without blanks around
  Span span;         ///< with the brackets
};

/// All placeholders outside comments, in order. A name begins with a letter or an underscore and has no brackets, quotes,
/// pipes or line ends: other double brackets are text.
[[nodiscard]] std::vector<Placeholder> find_placeholders(std::string_view text);

/// A text with values in place of placeholders.
class FilledText {
 public:
  /// Placeholders without a value stay as they are. A value goes in as it is, so that it may be a text with its quotes, a
  /// number, a name or several words; only between the quotes of a text a quoted value loses its own.
  FilledText(std::shared_ptr<const Source> written, const Parameters& values);

  /// What is to be parsed; the written source itself when nothing was put in.
  [[nodiscard]] const std::shared_ptr<const Source>& filled() const { return filled_; }
  [[nodiscard]] const std::vector<Placeholder>& unset() const { return unset_; }

  /// The place in the written text; within a value, the placeholder that it came for.
  [[nodiscard]] Span written(Span filled) const;
  /// A diagnostic of the filled text as one of the written text. A fix that would change a value is left out, and help says
  /// what stands for the placeholder that it is about.
  [[nodiscard]] Diagnostic written(Diagnostic diagnostic) const;

 private:
  /// A value: where it went in, and for which placeholder.
  struct Value {
    Placeholder placeholder;
    Span filled;
  };
  [[nodiscard]] const Value* value_in(Span filled) const;
  [[nodiscard]] uint32_t written_offset(uint32_t filled, bool is_end) const;

  std::shared_ptr<const Source> written_;
  std::shared_ptr<const Source> filled_;
  std::vector<Value> values_;
  std::vector<Placeholder> unset_;
};

}  // namespace dohyo::syntax
