#include "interpreter/steps/split_stage.h"

#include <fmt/format.h>

#include <optional>

#include "interpreter/steps/delimited_fields.h"
#include "interpreter/steps/parse_arguments.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

class SplitStage {
 public:
  SplitStage(StageBinder& binder, bool csv) : binder_(binder), reader_(binder), word_(csv ? "csv" : "split"), csv_(csv) {}

  void bind() {
    if (!read_field() || !read_options() || !read_columns() || !check_delimiters()) return;
    ParseStep::Plan plan;
    plan.verb = word_;
    plan.input = binder_.read(field_);
    plan.extractor = std::make_shared<ColumnExtractor>(delimiters_, columns_);
    plan.fields = columns_.size();
    plan.nodrop = true;  // a short record is no failure
    plan.text = fmt::format("at '{}'", delimiters_.delimiter);
    plan.targets = assign_parse_targets(binder_, names_, false);
    binder_.add(std::make_unique<ParseStep>(std::move(plan), binder_));
  }

 private:
  [[nodiscard]] std::string example() const {
    return fmt::format("for example: {} _raw extract first, _, 5 as fifth; `_raw` is the whole message", word_);
  }

  bool is_word(std::string_view word) const {
    const auto* item = reader_.peek_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    return name != nullptr && !name->quoted && item->aliases.empty() && utf8::equal_ignoring_ascii_case(name->text, word);
  }

  bool read_field() {
    auto at = reader_.here();
    bool extracts = is_word("extract");
    const auto* item = reader_.accept_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    // A field may be called `extract`: then the word, or an option, follows.
    const auto* next = reader_.peek_item();
    bool goes_on = is_word("extract") || (next != nullptr && std::holds_alternative<ast::Comparison>(next->expression.node));
    if (name == nullptr || !item->aliases.empty() || (extracts && !goes_on))
      return fail("expected-field", at, fmt::format("`{}` needs the field to read", word_), example());
    field_ = *name;
    return true;
  }

  bool read_options() {
    while (read_option("delim", delimiters_.delimiter) || read_option("escape", delimiters_.escape) ||
           read_option("quote", delimiters_.quote) || reader_.accept_comma()) {
    }
    auto at = reader_.here();
    if (ok_ && !reader_.accept_word("extract")) return fail("expected-extract", at, "expected `extract` and names for the columns", example());
    return ok_;
  }

  bool read_option(std::string_view name, std::string& into) {
    const auto* value = ok_ ? reader_.accept_option(name) : nullptr;
    if (value == nullptr) return false;
    option_span_ = option_span_.end == 0 ? value->span : option_span_.through(value->span);
    if (csv_ && name == "delim")
      return fail("unexpected-argument", value->span, "`csv` splits at commas", "`split` takes any delimiter");
    const auto* text = std::get_if<ast::Text>(&value->node);
    into = text != nullptr ? decoded(text->raw) : "";
    if (utf8::count_code_points(into) != 1)
      return fail("expected-character", value->span, fmt::format("`{}` takes one character", name),
                  fmt::format("for example: {}=';'; a TAB is '\\t'", name));
    return true;
  }

  /// One character, or the escape of one; a backslash alone is a backslash.
  static std::string decoded(const std::string& raw) {
    if (raw.size() != 2 || raw[0] != '\\') return raw;
    switch (raw[1]) {
      case 't': return "\t";
      case 'n': return "\n";
      case 'r': return "\r";
      case '\\':
      case '\'':
      case '"': return raw.substr(1);
      default: return raw;
    }
  }

  bool read_columns() {
    size_t next = 0;
    do {
      auto at = reader_.here();
      const auto* item = reader_.accept_item();
      const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
      const auto* number = item != nullptr ? as_number(item->expression) : nullptr;
      if (number != nullptr) {
        if (!number->integer || *number->integer < 1 || !number->unit.empty())
          return fail("expected-count", at, "columns are counted from 1");
        if (item->aliases.size() != 1)
          return fail("missing-alias", at, fmt::format("column {} needs a name", number->text), fmt::format("write {} as name", number->text));
        next = static_cast<size_t>(*number->integer) - 1;
        columns_.push_back(next);
        names_.push_back(item->aliases[0]);
      } else if (name == nullptr) {
        return fail("expected-field", at, "expected a name for a column, `_` to skip one, or its number and a name", example());
      } else if (!item->aliases.empty()) {
        return fail("unexpected-alias", item->aliases[0].span, "a column has one name", fmt::format("write {} alone", item->aliases[0].text));
      } else if (name->text != "_" || name->quoted) {
        columns_.push_back(next);
        names_.push_back(*name);
      }
      ++next;
    } while (reader_.accept_comma());
    if (is_word("nodrop"))
      return fail("unexpected-argument", reader_.here(), fmt::format("`{}` knows no `nodrop`", word_), "it drops no row: columns that are not there are null");
    return reader_.expect_end();
  }

  bool check_delimiters() {
    const auto& d = delimiters_;
    if (d.delimiter != d.escape && d.delimiter != d.quote && d.escape != d.quote) return true;
    return fail("same-character", option_span_,
                fmt::format("delimiter `{}`, escape `{}` and quote `{}` must be three different characters", d.delimiter, d.escape, d.quote),
                "without options they are , \\ and \"");
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return ok_ = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::string_view word_;
  bool csv_;
  bool ok_ = true;
  ast::Name field_;
  Delimiters delimiters_;
  Span option_span_{};
  std::vector<size_t> columns_;
  std::vector<ast::Name> names_;
};

}  // namespace

void bind_split(StageBinder& binder) { SplitStage(binder, false).bind(); }
void bind_csv(StageBinder& binder) { SplitStage(binder, true).bind(); }

}  // namespace dohyo
