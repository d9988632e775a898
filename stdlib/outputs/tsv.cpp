#include "stdlib/outputs/delimited.h"
#include "stdlib/outputs/outputs.h"

namespace dohyo::stdlib::outputs {

namespace {
void append_text(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
    case '\t':
      out += "\\t";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\\':
      out += "\\\\";
      break;
    default:
      out += c;
    }
  }
}
} // namespace

OutputFormat tsv() {
  return {"tsv",
          "tab-separated with a header; \\t \\n \\r \\\\ inside values, null is empty, times are epoch "
          "milliseconds",
          [](std::ostream& out, const OutputOptions&) {
            return std::make_unique<DelimitedWriter>(
                out, DelimitedStyle{.delimiter = '\t', .append_text = append_text, .lone_null = ""});
          }};
}

} // namespace dohyo::stdlib::outputs
