#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/mining/mining_stage.h"
#include "interpreter/mining/signature_step.h"

namespace dohyo::stdlib::operators {

namespace {

class LogReduceReader {
 public:
  explicit LogReduceReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    for (std::string_view form : {"keys", "values"}) {
      if (!reader_.accept_word(form)) continue;
      return binder_.registry().find_operator(fmt::format("logreduce {}", form))->bind(binder_);
    }
    if (!require_messages(binder_)) return;
    while (ok_ && !reader_.at_end()) read_part();
    if (!ok_) return;

    SignatureColumns columns;
    auto at = binder_.stage().span;
    columns.message = message_ ? binder_.read(*message_) : binder_.read("_raw", at);
    std::vector<Slot> keys;
    for (const auto& name : keys_) keys.push_back(binder_.read(name));
    auto& schema = binder_.schema();
    schema.start_table();
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (binder_.find(keys_[i].text) != no_slot) continue;  // the same key twice
      columns.keys.push_back({keys[i], binder_.assign(keys_[i])});
      schema.fields.back().key = true;
    }
    columns.signature = binder_.assign("signature");
    columns.count = binder_.assign("_count");
    schema.synonyms.push_back({"count", columns.count});
    binder_.add(std::make_unique<SignatureStep>(std::move(columns), order_, limit_, at));
    schema.ordered = true;
  }

 private:
  void read_part() {
    if (reader_.accept_comma()) return;
    auto at = reader_.here();
    if (reader_.accept_clause("by")) {
      keys_ = read_fields_of_list(binder_, reader_, "a field to group by");
      ok_ = !keys_.empty();
    } else if (const auto* limit = reader_.accept_option("limit")) {
      ok_ = read_whole(binder_, "limit", *limit, 1, limit_);
    } else if (const auto* criteria = reader_.accept_option("criteria")) {
      auto word = read_word(binder_, "criteria", *criteria);
      ok_ = word == "mostcommon" || word == "leastcommon";
      if (word == "leastcommon") order_ = SignatureStep::Order::least_common;
      if (!ok_ && !word.empty()) binder_.error("option-value", criteria->span, "`criteria` is mostcommon or leastcommon");
    } else if (const auto* field = reader_.accept_option("field")) {
      read_message(*field, at);
    } else if (reader_.accept_word("optimize")) {
      binder_.warning("ignored-option", at, "`optimize` needs signatures that the hosted service has stored, so it is left out");
    } else if (reader_.accept_word("details")) {
      binder_.error("unsupported", at, "`details` needs signatures that the hosted service has stored",
                    "the messages of a signature are found with where FIELD matches \"...\"");
      ok_ = false;
    } else if (const auto* item = reader_.peek_item(); item != nullptr && item->expression.parenthesised && item->aliases.empty() && !message_) {
      reader_.accept_item();
      read_message(item->expression, at);
    } else {
      binder_.error("unexpected", at, "what stands here is no part of logreduce", "logreduce [field=FIELD] [by FIELD, ...] [limit=N] [criteria=mostcommon|leastcommon]");
      ok_ = false;
    }
  }

  void read_message(const ast::Expression& expression, Span at) {
    const auto* name = as_field(expression);
    ok_ = name != nullptr && !message_;
    if (!ok_) return binder_.error("expected-field", at, message_ ? "the field stands here twice" : "expected a field with messages");
    message_ = *name;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::optional<ast::Name> message_;
  std::vector<ast::Name> keys_;
  size_t limit_ = SIZE_MAX;
  SignatureStep::Order order_ = SignatureStep::Order::most_common;
  bool ok_ = true;
};

void bind_logreduce(StageBinder& binder) { LogReduceReader(binder).bind(); }

}  // namespace

void logreduce(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "logreduce",
           .aliases = {{.name = "summarize", .origin = Origin::sumo}},
           .summary = "Counts messages by what they have in common: `*` stands for what varies.",
           .details = "Approximate: the hosted service's way is not published. Times become $DATE, addresses of pages $URL; numbers, hexadecimal "
                      "digits and network addresses become `*`. What is left is divided into words and grouped by Drain (P. He and others, "
                      "\"Drain: An Online Log Parsing Approach with Fixed Depth Tree\", ICWS 2017): messages whose words are divided alike, "
                      "with the same names before `=` and in JSON, which begin with the same word, and at least half of whose words are the same. Forms are grouped from the most frequent to "
                      "the least, so the result depends neither on threads nor on the order of the input. Of a message the first 8 KiB "
                      "and 256 words count. At most 100,000 forms are kept in memory; messages of others are counted as `Others`, with a "
                      "warning. Without a field `_raw` is read; a null message has a null signature. Rows stand by `_count`, the most common "
                      "first, unless criteria=leastcommon; there is no relevance. `optimize` is left out with a warning.",
           .examples = {{.code = "* | logreduce field=m",
                         .result = "signature,_count\nuser * in,2\nshut down,1",
                         .input = "{\"m\":\"user 17 in\"}\n{\"m\":\"shut down\"}\n{\"m\":\"user 23 in\"}"}}},
      .usage = {"logreduce [field=FIELD] [by FIELD, ...] [limit=N] [criteria=mostcommon|leastcommon]", "logreduce(FIELD) [by FIELD, ...] [limit=N]"},
      .bind = bind_logreduce,
  });
}

}  // namespace dohyo::stdlib::operators
