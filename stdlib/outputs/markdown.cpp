#include <algorithm>
#include <cctype>

#include "interpreter/text/visible.h"
#include "stdlib/outputs/outputs.h"
#include "stdlib/outputs/readable.h"

namespace dohyo::stdlib::outputs {

namespace {
bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

/// Such as `&lt;` and `&#60;`, which would show as another character.
bool begins_entity(std::string_view rest) {
  constexpr size_t longest_entity = 34;
  auto end = rest.substr(0, longest_entity).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  auto name = rest.substr(1, end - 1);
  return std::all_of(name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || c == '#'; });
}

/// Whether the first character of `rest` would be read as Markdown or HTML. Kept to what is needed, as people
/// also read the source: paths and names such as C:\Windows and _source_host stay as they are.
bool needs_escape(std::string_view rest) {
  char next = rest.size() > 1 ? rest[1] : '<'; // what follows a line is " |" or "<br>"
  switch (rest.front()) {
  case '|':
  case '*':
  case '`':
  case '<':
  case '[':
  case '~':
    return true;
  case '\\':
    return is_punctuation(next);
  case '_':
    return !is_alphanumeric(next); // an underscore that ends no word never ends emphasis
  case '&':
    return begins_entity(rest);
  default:
    return false;
  }
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (needs_escape(text.substr(i))) out += '\\';
    out += text[i];
  }
  return out;
}

class MarkdownWriter : public OutputWriter {
 public:
  MarkdownWriter(std::ostream& out, const OutputOptions& options) : out_(out), readable_(options.timezone) {}

  void write(const QueryResult& result) override {
    if (any_table_) out_ << '\n';
    any_table_ = true;
    if (auto title = heading(result); !title.empty()) out_ << "### " << escape(title) << "\n\n";
    if (auto line = subheading(result); !line.empty()) out_ << escape(line) << "\n\n";
    if (result.columns.empty())
      out_ << "(no columns)\n";
    else
      write_table(result);
    if (result.rows == 0) out_ << "\n(no rows)\n";
  }

  void finish(const Accounting&, const std::vector<std::string>&) override { out_.flush(); }

 private:
  void write_table(const QueryResult& result) {
    std::string names = "|";
    std::string rule = "|";
    for (const auto& column : result.columns) {
      names += ' ' + escape(visible(column.name)) + " |";
      rule += stands_right(column.type) ? " ---: |" : " --- |";
    }
    out_ << names << '\n' << rule << '\n';
    for (size_t row = 0; row < result.rows && out_; ++row) {
      std::string line = "|";
      for (const auto& column : result.columns) line += ' ' + cell(column.values[row]) + " |";
      out_ << line << '\n';
    }
  }

  [[nodiscard]] std::string cell(Value value) const {
    if (value.is_null()) return "*null*";
    std::string out;
    std::string_view separator;
    for (const auto& line : readable_.lines(value)) {
      out += separator;
      out += escape(line);
      separator = "<br>";
    }
    return out;
  }

  std::ostream& out_;
  Readable readable_;
  bool any_table_ = false;
};
} // namespace

OutputFormat markdown() {
  return {"markdown", "tables for GitHub and other Markdown readers, times in the time zone of the run",
          [](std::ostream& out, const OutputOptions& options) {
            return std::make_unique<MarkdownWriter>(out, options);
          }};
}

} // namespace dohyo::stdlib::outputs
