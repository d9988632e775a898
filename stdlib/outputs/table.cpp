#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "interpreter/text/utf8.h"
#include "interpreter/text/visible.h"
#include "stdlib/outputs/outputs.h"
#include "stdlib/outputs/readable.h"
#include "stdlib/outputs/table_layout.h"

namespace dohyo::stdlib::outputs {

namespace {
/// Text columns are not narrowed below this; those that then do not fit are left away and mentioned.
constexpr size_t least_text_width = 8;

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

struct Column {
  const ResultColumn* source = nullptr;
  std::string name;
  size_t width = 0;
  bool right = false;
};

bool is_cuttable(ColumnType type) {
  return type == ColumnType::text || type == ColumnType::list || type == ColumnType::mixed;
}

std::string repeated(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// A horizontal line of the frame.
std::string rule(const std::vector<Column>& columns, std::string_view left, std::string_view cross,
                 std::string_view right) {
  std::string line(left);
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) line += cross;
    line += repeated("─", columns[i].width + 2);
  }
  return line.append(right) + '\n';
}

/// Cuts `text` to `width`; whether it had to.
bool cut(std::string& text, size_t width) {
  if (width_of(text) <= width) return false;
  text.resize(utf8::prefix_of_width(text, width - 1).size());
  text += "…";
  return true;
}

/// The table of one result. It goes over the values twice, to measure and to write, so that no cell is kept.
class Table {
 public:
  Table(const QueryResult& result, const OutputOptions& options, const Readable& readable)
      : result_(result), options_(options), readable_(readable) {
    choose_columns();
    size_columns();
  }

  void write(std::ostream& out) {
    if (auto title = heading(result_); !title.empty()) out << styled(title, bold) << '\n';
    if (auto line = subheading(result_); !line.empty()) out << styled(line, dim) << '\n';
    if (!columns_.empty()) write_frame(out);
    write_notes(out);
    out << (result_.rows == 0 ? "(no rows)" : counted(result_.rows, "row")) << '\n';
  }

 private:
  /// Only a terminal gets the columns worth showing; a file or a pipe gets all.
  void choose_columns() {
    std::vector<size_t> chosen = options_.width > 0 ? result_.preferred_columns : std::vector<size_t>{};
    if (chosen.empty()) {
      chosen.resize(result_.columns.size());
      std::iota(chosen.begin(), chosen.end(), size_t{0});
    }
    for (auto index : chosen) {
      const auto& source = result_.columns[index];
      columns_.push_back({&source, visible(source.name), 0, stands_right(source.type)});
    }
  }

  void size_columns() {
    std::vector<ColumnWidth> wanted;
    for (const auto& column : columns_) {
      auto values = widest_value(*column.source);
      auto natural = std::max({values, width_of(column.name), size_t{1}});
      auto least = is_cuttable(column.source->type) ? std::min(natural, least_text_width)
                                                    : std::max(values, size_t{1});
      wanted.push_back({natural, least});
    }
    auto widths = fit_columns(std::move(wanted), options_.width);
    columns_.resize(widths.size());
    for (size_t i = 0; i < widths.size(); ++i) columns_[i].width = widths[i];
  }

  size_t widest_value(const ResultColumn& column) {
    size_t widest = 0;
    for (auto value : column.values) {
      auto lines = readable_.lines(value);
      has_tall_rows_ |= lines.size() > 1;
      for (const auto& line : lines) widest = std::max(widest, width_of(line));
    }
    return widest;
  }

  void write_frame(std::ostream& out) {
    out << rule(columns_, "┌", "┬", "┐");
    write_names(out);
    auto separator = rule(columns_, "├", "┼", "┤");
    for (size_t row = 0; row < result_.rows && out; ++row) {
      // Where values take several lines, a line between the rows shows what belongs together.
      if (row == 0 || has_tall_rows_) out << separator;
      write_row(out, row);
    }
    out << rule(columns_, "└", "┴", "┘");
  }

  void write_names(std::ostream& out) {
    std::string line;
    for (const auto& column : columns_) {
      auto name = column.name;
      cut_names_ += cut(name, column.width) ? 1 : 0;
      append_cell(line, column, name, bold);
    }
    out << line << "│\n";
  }

  void write_row(std::ostream& out, size_t row) {
    std::vector<std::vector<std::string>> cells;
    size_t height = 1;
    for (const auto& column : columns_) {
      auto& lines = cells.emplace_back(readable_.lines(column.source->values[row]));
      cut_values_ += cut_lines(lines, column.width) ? 1 : 0;
      height = std::max(height, lines.size());
    }
    std::string text;
    for (size_t line = 0; line < height; ++line) {
      for (size_t i = 0; i < columns_.size(); ++i) {
        auto style = columns_[i].source->values[row].is_null() ? dim : std::string_view{};
        append_cell(text, columns_[i], line < cells[i].size() ? cells[i][line] : "", style);
      }
      text += "│\n";
    }
    out << text;
  }

  static bool cut_lines(std::vector<std::string>& lines, size_t width) {
    bool any = false;
    for (auto& line : lines) any |= cut(line, width);
    return any;
  }

  void append_cell(std::string& line, const Column& column, const std::string& text,
                   std::string_view style) const {
    // Padded by hand: formatters count code points, and styles have no width.
    std::string padding(column.width - width_of(text), ' ');
    line += "│ ";
    if (column.right) line += padding;
    line += styled(text, style);
    if (!column.right) line += padding;
    line += ' ';
  }

  [[nodiscard]] std::string styled(const std::string& text, std::string_view style) const {
    if (!options_.colour || style.empty() || text.empty()) return text;
    return fmt::format("{}{}{}", style, text, plain);
  }

  void write_notes(std::ostream& out) const {
    if (auto hidden = result_.columns.size() - columns_.size(); hidden > 0)
      out << counted(hidden, "more field") << "; --format ndjson shows all\n";
    std::string cuts = cut_values_ > 0 ? counted(cut_values_, "value") : "";
    if (cut_names_ > 0) cuts += (cuts.empty() ? "" : " and ") + counted(cut_names_, "column name");
    if (!cuts.empty())
      out << cuts << " cut to the terminal width; use --format json or a pipe for all of "
          << (cut_values_ + cut_names_ == 1 ? "it" : "them") << '\n';
  }

  const QueryResult& result_;
  const OutputOptions& options_;
  const Readable& readable_;
  std::vector<Column> columns_;
  bool has_tall_rows_ = false;
  size_t cut_values_ = 0;
  size_t cut_names_ = 0;
};

class TableWriter : public OutputWriter {
 public:
  TableWriter(std::ostream& out, OutputOptions options)
      : out_(out), options_(std::move(options)), readable_(options_.timezone) {}

  void write(const QueryResult& result) override {
    if (any_table_) out_ << '\n';
    any_table_ = true;
    Table(result, options_, readable_).write(out_);
    out_.flush(); // someone may be watching, and the next query may take long
  }

  void finish(const Accounting&, const std::vector<std::string>&) override { out_.flush(); }

 private:
  std::ostream& out_;
  OutputOptions options_;
  Readable readable_;
  bool any_table_ = false;
};
} // namespace

OutputFormat table() {
  return {"table",
          "for people; fitted to a terminal, complete in a file or a pipe, times in the time zone of the run",
          [](std::ostream& out, const OutputOptions& options) {
            return std::make_unique<TableWriter>(out, options);
          }};
}

} // namespace dohyo::stdlib::outputs
