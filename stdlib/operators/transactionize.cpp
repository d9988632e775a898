#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/stage_options.h"
#include "interpreter/steps/transactionize_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

class TransactionizeReader {
 public:
  explicit TransactionizeReader(StageBinder& binder)
      : binder_(binder), reader_(binder), options_(binder, reader_, {"maxSpan", "maxPause", "maxLogs", "startsWith", "endsWith", "keepOrphans"}) {}

  void bind() {
    if (!read_fields() || !read_options()) return;
    const auto* nested = reader_.accept_nested();
    if (!reader_.expect_end() || !set_limits()) return;
    if (nested != nullptr && nested->scope != nullptr)
      return binder_.error("scope-in-brackets", nested->span, "this pipeline runs over the rows of a group, so it begins with a stage, not with a search");
    if (nested != nullptr && nested->alias) return binder_.error("unexpected-alias", nested->alias->span, "this pipeline has no name");
    if (!find_slots()) return;
    add_step(nested);
  }

 private:
  bool read_fields() {
    for (;;) {
      auto at = reader_.here();
      const auto* item = reader_.accept_item();
      const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
      if (name == nullptr) {
        binder_.error("expected-field", at, "expected a field whose values tie rows together");
        return false;
      }
      names_.push_back(*name);
      if (!item->aliases.empty()) {
        prefix_ = item->aliases[0].text;
        return true;
      }
      if (!reader_.accept_comma()) return true;
    }
  }

  bool read_options() {
    for (;;) {
      reader_.accept_comma();
      if (options_.at_option()) {
        const auto* item = reader_.peek_item();
        const auto& name = *as_field(*std::get<ast::Comparison>(item->expression.node).left);
        if (!options_.read()) return false;
        last_option_ = utf8::lower_ascii(name.text);
      } else if (reader_.accept_word("strict")) {
        // Written `startsWith="text";strict`.
        if (last_option_ == "startswith") settings_.limits.start_required = true;
        else if (last_option_ == "endswith") settings_.limits.end_required = true;
        else {
          binder_.error("misplaced-strict", binder_.stage().span, "`strict` stands behind startsWith or endsWith", "write: startsWith=\"login\";strict");
          return false;
        }
        last_option_.clear();
      } else {
        return true;
      }
    }
  }

  bool set_limits() {
    settings_.limits.span = width("maxSpan");
    settings_.limits.pause = width("maxPause");
    if (auto rows = options_.whole("maxLogs", 1)) settings_.limits.rows = static_cast<size_t>(*rows);
    settings_.start = text("startsWith");
    settings_.end = text("endsWith");
    settings_.keep_orphans = options_.flag("keepOrphans").value_or(true);
    return options_.ok();
  }

  std::optional<int64_t> width(std::string_view name) {
    const auto* value = options_.find(name);
    if (value == nullptr) return {};
    const auto* number = as_number(*value);
    if (number != nullptr && number->integer && !number->unit.empty() && *number->integer >= 0) return number->integer;
    options_.fail(*value, "a length of time such as 5m");
    return {};
  }

  std::string text(std::string_view name) {
    const auto* value = options_.find(name);
    if (value == nullptr) return {};
    const auto* text = as_text(*value);
    auto decoded = text == nullptr ? std::string() : decode_literal(text->raw, Escapes::control);
    if (decoded.empty()) options_.fail(*value, "a text in double quotes that is not empty");
    return decoded;
  }

  bool find_slots() {
    settings_.time = binder_.read_if_any("_messageTime");
    if (settings_.time == no_slot) {
      binder_.error("no-message-time", binder_.stage().span, "rows have no _messageTime here", "aggregate by _messageTime, or set it: ... as _messageTime");
      return false;
    }
    if (!settings_.start.empty() || !settings_.end.empty()) settings_.raw = binder_.read("_raw", binder_.stage().span);
    for (const auto& name : names_) settings_.fields.push_back(binder_.read(name));
    return true;
  }

  void add_step(const ast::Nested* nested) {
    auto& schema = binder_.schema();
    std::vector<VisibleField> made;
    for (auto [slot, ending] : {std::pair(&settings_.group, ""), {&settings_.duration, "_duration"}, {&settings_.size, "_size"}, {&settings_.orphaned, "_orphaned"}}) {
      *slot = binder_.assign(prefix_ + ending);
      made.push_back({prefix_ + ending, *slot});
    }
    schema.ordered = true;
    std::unique_ptr<Pipeline> pipeline;
    if (nested != nullptr) {
      pipeline = binder_.pipeline(*nested);
      if (pipeline == nullptr) return;
      schema = pipeline->schema;
      schema.ordered = true;
      // The rows of a group keep what tells them apart.
      for (const auto& field : made)
        if (std::none_of(schema.fields.begin(), schema.fields.end(),
                         [&](const VisibleField& f) { return utf8::equal_ignoring_ascii_case(f.name, field.name); }))
          schema.fields.push_back(field);
    }
    binder_.add(std::make_unique<TransactionizeStep>(std::move(settings_), std::move(pipeline)));
  }

  StageBinder& binder_;
  StageReader reader_;
  StageOptions options_;
  std::vector<ast::Name> names_;
  std::string prefix_ = "_group";
  std::string last_option_;  ///< that `strict` may follow
  TransactionizeStep::Settings settings_;
};

}  // namespace

void transactionize(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "transactionize",
           .summary = "Groups rows that share a value in any of some fields, also by way of others, and runs a pipeline over each group.",
           .details =
               "A row belongs to the group of every row that has the same value, not null, in one and the same of the fields; groups that a row ties "
               "together become one. Adds `_group` (numbers from 1, by the earliest row), `_group_duration` in milliseconds, `_group_size` and "
               "`_group_orphaned`; `as NAME` behind the fields gives another name in place of `_group`. Rows come out group by group, each in the "
               "order of time. A row whose fields are all null is an orphan, kept behind the groups unless `keepOrphans=false`; its other columns are null. "
               "With a pipeline in brackets, nearly always `(merge ...)`, what comes of each group takes its place, and each orphan is on its own. "
               "A group ends where the next row would be more than `maxSpan` behind its first or `maxPause` behind its last, or the one too many "
               "of `maxLogs`; where a row ties groups together that do not fit into one, the one that went on last goes on. A row whose text contains `startsWith` "
               "begins a group, one with `endsWith` is the last of its group; letter case counts. `;strict` behind such a text leaves out "
               "groups without it. There is no limit on rows; all of them are held in memory.",
           .examples = {{.code = R"(* | transactionize x, y | fields n, _group, _group_size)",
                         .result = "n,_group,_group_size\nA,1,3\nB,1,3\nC,1,3\nD,2,1",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","n":"A","x":1}
{"@timestamp":"2024-05-01T10:01:00Z","n":"B","x":1,"y":7}
{"@timestamp":"2024-05-01T10:02:00Z","n":"C","y":7}
{"@timestamp":"2024-05-01T10:03:00Z","n":"D","x":9})"},
                        {.code = R"(* | transactionize id (merge id takeFirst, status join with ",") | fields id, status)",
                         .result = "id,status\na,\"sent,bounced\"\nb,sent",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","id":"a","status":"sent"}
{"@timestamp":"2024-05-01T10:01:00Z","id":"b","status":"sent"}
{"@timestamp":"2024-05-01T10:02:00Z","id":"a","status":"bounced"})"}}},
      .usage = {"transactionize FIELD, ... [as NAME] [maxSpan=WIDTH] [maxPause=WIDTH] [maxLogs=N] [startsWith=\"TEXT\"[;strict]] "
                "[endsWith=\"TEXT\"[;strict]] [keepOrphans=false] [(PIPELINE)]"},
      .form = syntax::StageForm::pipelines,
      .bind = [](StageBinder& binder) { TransactionizeReader(binder).bind(); },
  });
}

}  // namespace dohyo::stdlib::operators
