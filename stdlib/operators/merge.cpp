#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/merge_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;
using Strategy = MergeStep::Strategy;

class MergeReader {
 public:
  explicit MergeReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (reader_.at_end()) {
      // The text of the events, and when the first of them was.
      fields_.push_back({{"_raw", binder_.stage().span}, {"_raw", binder_.stage().span}, Strategy::join, "\n"});
      fields_.push_back({{"_messagetime", binder_.stage().span}, {"_messagetime", binder_.stage().span}, Strategy::first, {}});
    } else {
      do {
        if (!read_field()) return;
      } while (reader_.accept_comma());
    }
    if (!reader_.expect_end()) return;
    add_step();
  }

 private:
  struct Field {
    ast::Name name, alias;
    Strategy strategy = Strategy::join;
    std::string separator;
  };

  bool read_field() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr) return fail("expected-field", at, "expected a field to merge");
    Field field{*name, *name, Strategy::join, "\n"};
    if (item->aliases.empty()) {
      auto last = read_strategy(field);
      if (!last) return false;
      item = *last != nullptr ? *last : item;
    }
    if (!item->aliases.empty()) field.alias = item->aliases[0];
    bool time = equal_ignoring_ascii_case(field.name.text, "_messagetime");
    if (time && field.strategy != Strategy::first && field.strategy != Strategy::last)
      return fail("merge-strategy", field.name.span, "times cannot be merged into one text", "write _messagetime takeFirst, or takeLast");
    for (const auto& other : fields_)
      if (equal_ignoring_ascii_case(other.alias.text, field.alias.text))
        return fail("name-clash", field.alias.span, fmt::format("two columns would be called `{}`", field.alias.text), "give one of them another name with `as`");
    fields_.push_back(std::move(field));
    return true;
  }

  /// The item that ends it, which may carry the alias; null when there is none. Empty after an error.
  std::optional<const ast::Item*> read_strategy(Field& field) {
    const auto* item = reader_.peek_item();
    const auto* word = item != nullptr ? as_field(item->expression) : nullptr;
    if (word == nullptr) return nullptr;
    static constexpr std::pair<std::string_view, Strategy> words[] = {
        {"takeFirst", Strategy::first}, {"takeLast", Strategy::last}, {"takeDistinct", Strategy::distinct}};
    for (const auto& [text, strategy] : words)
      if (equal_ignoring_ascii_case(word->text, text)) {
        field.strategy = strategy;
        return reader_.accept_item();
      }
    if (!reader_.accept_word("join")) {
      fail("merge-strategy", word->span, fmt::format("`{}` is no way to merge values", word->text), "there are takeFirst, takeLast, takeDistinct, and join with \"separator\"");
      return {};
    }
    auto at = reader_.here();
    bool with = reader_.accept_word("with");
    const auto* last = with ? reader_.accept_item() : nullptr;
    const auto* separator = last != nullptr ? as_text(last->expression) : nullptr;
    if (separator == nullptr) {
      fail("missing-argument", at, "expected `with` and a separator", "write: join with \", \"");
      return {};
    }
    field.separator = decode_literal(separator->raw, Escapes::control);
    return last;
  }

  void add_step() {
    std::vector<MergeStep::Column> columns;
    Slot time = binder_.read_if_any("_messageTime");
    for (const auto& field : fields_) columns.push_back({binder_.read(field.name), no_slot, field.strategy, field.separator});
    auto& schema = binder_.schema();
    schema.start_table();
    schema.ordered = true;
    schema.slices = nullptr;
    bool has_time = false;
    for (size_t i = 0; i < columns.size(); ++i) {
      columns[i].out = binder_.assign(fields_[i].alias);
      has_time = has_time || equal_ignoring_ascii_case(fields_[i].alias.text, "_messagetime");
    }
    // The row is an event as of its earliest one: timeslice and its like go on with that.
    Slot earliest = time == no_slot || has_time ? no_slot : binder_.hidden("_messagetime");
    if (earliest != no_slot) schema.synonyms.push_back({"_messagetime", earliest});
    binder_.add(std::make_unique<MergeStep>(std::move(columns), time, earliest));
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::vector<Field> fields_;
};

}  // namespace

void merge(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "merge",
           .summary = "Makes one row of all rows, field by field; in the brackets of transactionize, of all rows of a group.",
           .details =
               "`takeFirst` keeps the value of the earliest row, `takeLast` that of the latest, `takeDistinct` each value once, a line each, and "
               "`join with \"-\"` all values with that between; without a word values are joined by line breaks. Nulls are skipped. Rows are taken "
               "in the order of their message time, of equal times in the order of the input or of the table; rows without a time come last. "
               "Without fields the texts of the events are joined, with the earliest time. `_messagetime` takes takeFirst and takeLast only. "
               "Fields that are not named are gone, except that later stages still see the earliest `_messagetime`. Of no rows comes no row.",
           .examples = {{.code = R"(* | merge x takeDistinct, x join with "-" as all)",
                         .result = "x,all\n\"a\nb\",a-b-a",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","x":"a"}
{"@timestamp":"2024-05-01T10:01:00Z","x":"b"}
{"@timestamp":"2024-05-01T10:02:00Z","x":"a"})"}}},
      .usage = {"merge FIELD [takeFirst | takeLast | takeDistinct | join with \"SEPARATOR\"] [as NAME], ...", "merge"},
      .bind = [](StageBinder& binder) { MergeReader(binder).bind(); },
  });
}

}  // namespace dohyo::stdlib::operators
