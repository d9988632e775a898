#include "interpreter/library/registry.h"
#include "interpreter/lookup/lookup_stage.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

class LookupReader {
 public:
  explicit LookupReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!read_outputs() || !read_source() || !read_condition()) return;
    auto report = [&](Diagnostic d) { binder_.report(std::move(d)); };
    auto opened = open_table(binder_.options().tables.get(), source_, source_span_, report);
    add_lookup(binder_, opened, source_, outputs_, pairs_, all_);
  }

 private:
  /// `*`, or columns with their new names.
  bool read_outputs() {
    do {
      auto at = reader_.here();
      const auto* item = reader_.expect_item("a column of the table, or * for all");
      if (item == nullptr) return false;
      if (std::holds_alternative<ast::Star>(item->expression.node)) {
        all_ = true;
        continue;
      }
      const auto* name = as_field(item->expression);
      const auto* text = as_text(item->expression);
      if ((name == nullptr && text == nullptr) || item->aliases.size() > 1)
        return fail("expected-column", at, "expected a column of the table, with one name after `as`");
      ast::Name column = name != nullptr ? *name : ast::Name{text->raw, item->expression.span, true};
      outputs_.push_back({column, item->aliases.empty() ? column : item->aliases[0]});
    } while (reader_.accept_comma());
    if (all_ && !outputs_.empty()) return fail("misplaced-star", binder_.stage().span, "* stands for all columns, so no column can stand beside it");
    return true;
  }

  bool read_source() {
    if (!reader_.accept_word("from")) return fail("missing-argument", reader_.here(), "expected `from` and the table", "lookup COLUMN from TABLE on FIELD=COLUMN");
    source_span_ = reader_.here();
    const auto* item = reader_.expect_item("the place of a table");
    if (item == nullptr) return false;
    auto place = place_of_table(item->expression);
    if (!place || !item->aliases.empty())
      return fail("expected-table", source_span_, "expected the place of a table", "such as path://\"/Library/x\", shared/x, https://host/x.csv or geo://location");
    source_ = *place;
    return true;
  }

  bool read_condition() {
    auto report = [&](Diagnostic d) { binder_.report(std::move(d)); };
    // on(a=b) is read as a call.
    const auto* item = reader_.peek_item();
    const auto* call = item != nullptr ? std::get_if<ast::Call>(&item->expression.node) : nullptr;
    if (call != nullptr && utf8::equal_ignoring_ascii_case(call->function.text, "on")) {
      reader_.accept_item();
      for (const auto& argument : call->arguments)
        if (!read_pairs(argument, pairs_, report)) return false;
    } else {
      if (!reader_.accept_word("on")) return fail("missing-argument", reader_.here(), "expected `on` and what is equal", "lookup COLUMN from TABLE on FIELD=COLUMN");
      do {
        const auto* pair = reader_.expect_item("a field that equals a column of the table");
        if (pair == nullptr || !read_pairs(pair->expression, pairs_, report)) return false;
      } while (reader_.accept_comma());
    }
    return reader_.expect_end();
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  StageBinder& binder_;
  StageReader reader_;
  bool all_ = false;
  std::vector<LookupOutput> outputs_;
  std::string source_;
  Span source_span_;
  std::vector<WrittenPair> pairs_;
};

void bind_lookup(StageBinder& binder) { LookupReader(binder).bind(); }

}  // namespace

void lookup(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "lookup",
           .summary = "Adds columns of a table beside the events, by fields that equal columns of it.",
           .details = "The place of the table stays as it was published; dohyo.yaml or --lookup says which local CSV, TSV, JSON or NDJSON file it "
                      "is, and nothing is fetched. Every row stays, and without a match the columns are null; a null matches nothing. A column "
                      "keeps its name unless `as` gives another, in place of a field of that name. `*` takes all columns, those of the "
                      "condition only where no field has their name. Of a pair the side that is a column of the table is the table's, the "
                      "right one when both are. Values that are numbers, or read as such, are equal when the numbers are; other texts when "
                      "they are the same, for path:// in any letter case. Of rows with the same key the last counts, with a warning. "
                      "geo://location and asn://default are looked up by `ip`, sumo://threat/... by `threat`.",
           .examples = {{.code = R"(* | lookup team from path://"/Library/example" on user=account | fields user, team)",
                         .result = "user,team\nana,red\nbob,",
                         .input = "{\"user\":\"bob\"}\n{\"user\":\"ana\"}",
                         .table = "account,team\nana,red"},
                        {.code = "* | lookup country_name as land from geo://location on ip=src | fields src, land",
                         .result = "src,land\n192.0.2.7,Utopia",
                         .input = R"({"src":"192.0.2.7"})",
                         .table = "network,country_name\n192.0.2.0/24,Utopia"}}},
      .usage = {"lookup COLUMN [as NAME], ... from TABLE on FIELD=COLUMN, ...", "lookup * from TABLE on FIELD=COLUMN [and FIELD=COLUMN] ..."},
      .bind = bind_lookup,
  });
}

}  // namespace dohyo::stdlib::operators
