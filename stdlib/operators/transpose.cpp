#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/transpose_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

/// A name in the list behind `as`: `a`, `200`, `5xx`, `%"odd name"`.
std::optional<ast::Name> listed_name(const ast::Expression& e) {
  if (const auto* name = as_field(e)) return *name;
  if (const auto* number = as_number(e)) return ast::Name{number->text, e.span, false};
  if (const auto* text = as_text(e)) return ast::Name{text->raw, e.span, true};
  return {};
}

class TransposeReader {
 public:
  explicit TransposeReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  std::optional<WrittenTranspose> read() {
    if (!reader_.accept_word("row") && !reader_.accept_word("rows")) return missing("row FIELD, ...");
    out_.rows = reader_.expect_fields("a field whose values become rows");
    if (out_.rows.empty()) return {};
    if (!reader_.accept_word("column") && !reader_.accept_word("columns")) return missing("column FIELD, ...");
    if (!read_columns()) return {};
    if (!reader_.expect_end()) return {};
    return std::move(out_);
  }

 private:
  std::optional<WrittenTranspose> missing(std::string_view what) {
    binder_.error("missing-argument", reader_.here(), fmt::format("expected `{}`", what), "write transpose row FIELD, ... column FIELD, ... [as NAME, ..., *]");
    return {};
  }

  bool read_columns() {
    do {
      auto at = reader_.here();
      const auto* item = reader_.accept_item();
      const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
      if (name == nullptr) {
        binder_.error("expected-field", at, "expected a field whose values become columns");
        return false;
      }
      out_.columns.push_back(*name);
      if (!item->aliases.empty()) return read_list(item->aliases);
    } while (reader_.accept_comma());
    return true;
  }

  bool read_list(const std::vector<ast::Name>& first) {
    out_.rest = false;
    for (const auto& name : first) add(name);
    while (ok_ && reader_.accept_comma()) {
      const auto* item = reader_.accept_item();
      auto name = item != nullptr && item->aliases.empty() ? listed_name(item->expression) : std::nullopt;
      if (name) {
        add(*name);
      } else if (item != nullptr && std::holds_alternative<ast::Star>(item->expression.node)) {
        out_.rest = true;
      } else {
        binder_.error("expected-field", reader_.here(), "expected the name of a column or *");
        return false;
      }
    }
    return ok_;
  }

  void add(const ast::Name& name) {
    if (name.text == "*" && !name.quoted) {
      out_.rest = true;
      return;
    }
    bool repeated = std::any_of(out_.listed.begin(), out_.listed.end(),
                                [&](const ast::Name& n) { return utf8::equal_ignoring_ascii_case(n.text, name.text); });
    if (repeated) {
      binder_.error("repeated-field", name.span, fmt::format("`{}` is listed twice", name.text), "name each column once");
      ok_ = false;
    }
    out_.listed.push_back(name);
  }

  StageBinder& binder_;
  StageReader reader_;
  WrittenTranspose out_;
  bool ok_ = true;
};

void bind_transpose(StageBinder& binder) {
  auto written = TransposeReader(binder).read();
  if (!written || !require_aggregate(binder)) return;
  add_transpose(binder, *written);
}

}  // namespace

void transpose(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "transpose",
                        .summary = "Turns the values of a field into columns.",
                        .details = "One row for each combination of the row fields, in order of first appearance; one column for each combination of the column "
                                   "fields, called by their text (joined by |, null as `null`) and sorted by it; in the cells the remaining column of "
                                   "the table. With several remaining columns, a name is the text, an underscore and the column's name. A cell that "
                                   "no row fills is null; where two rows fill it the last one counts, and a warning says so. `as a, b` gives these "
                                   "columns only, `as a, b, *` these first. Later stages may name any column. With --dialect sumo the "
                                   "result has 300 columns at most.",
                        .examples = {{.code = R"(* | sum(v) as v by h, g | transpose row h column g)", .result = "h,x,y\n1,4,\n2,6,\n3,,5",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5})"},
                                     {.code = R"(* | count by host, code | transpose row host column code as 200, 404 | where %"404" > 1)", .result = "host,200,404\nb,,2",
                                      .input = R"({"host":"a","code":200}
{"host":"b","code":404}
{"host":"b","code":404})"}}},
      .usage = {"transpose row FIELD, ... column FIELD, ... [as NAME, ... | as * | as NAME, ..., *]"},
      .takes_star_name = true,
      .bind = bind_transpose,
  });
}

}  // namespace dohyo::stdlib::operators
