#include "stdlib/outputs/delimited.h"
#include "stdlib/outputs/outputs.h"

namespace dohyo::stdlib::outputs {

namespace {
/// An empty text is quoted, as nothing at all is null. Blanks at the ends are, as some readers trim what is
/// not quoted.
bool needs_quotes(std::string_view text) {
  return text.empty() || text.front() == ' ' || text.back() == ' ' ||
         text.find_first_of(",\"\r\n") != std::string_view::npos;
}

void append_text(std::string& out, std::string_view text) {
  if (!needs_quotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}
} // namespace

OutputFormat csv() {
  return {
      "csv",
      "RFC 4180 with a header; null is an empty cell, the empty text is \"\", times are epoch milliseconds",
      [](std::ostream& out, const OutputOptions&) {
        // Readers skip empty lines, so null looks like the empty text rather than losing its row.
        return std::make_unique<DelimitedWriter>(
            out, DelimitedStyle{.delimiter = ',', .append_text = append_text, .lone_null = "\"\""});
      }};
}

} // namespace dohyo::stdlib::outputs
