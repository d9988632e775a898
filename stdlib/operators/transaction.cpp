#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/transaction_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;
using Results = TransactionStep::Results;

class TransactionReader {
 public:
  explicit TransactionReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!read_keys()) return;
    while (!reader_.at_end()) {
      reader_.accept_comma();
      auto at = reader_.here();
      if (const auto* value = reader_.accept_option("fringe")) {
        if (!read_fringe(*value)) return;
      } else if (reader_.accept_word("with")) {
        if (!(reader_.accept_word("states") ? read_states() : read_pattern())) return;
      } else if (reader_.accept_word("results")) {
        if (!read_results(at)) return;
      } else if (reader_.accept_word("showing")) {
        if (!read_showing()) return;
      } else {
        reader_.expect_end();
        return;
      }
    }
    if (states_.empty())
      return binder_.error("missing-argument", reader_.here(), "expected at least one state", "write: with \"*login*\" as login, or with states OPEN, CLOSED in status");
    add_step();
  }

 private:
  struct Pattern {
    size_t state;
    ast::Name field;  ///< empty: the text of the event
    bool wildcard;
    std::string text;
  };

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  bool read_keys() {
    auto at = reader_.here();
    if (!reader_.accept_word("on")) return fail("missing-argument", at, "expected `on` and the fields that tell transactions apart", "write: transaction on session with ...");
    keys_ = reader_.expect_fields("a field that tells transactions apart");
    return !keys_.empty();
  }

  bool read_fringe(const ast::Expression& value) {
    const auto* number = as_number(value);
    if (number == nullptr || !number->integer || *number->integer < 0 || number->unit.empty()) return fail("bad-option", value.span, "expected a length of time such as 5m");
    settings_.fringe = *number->integer;
    return true;
  }

  size_t state_called(const std::string& name) {
    auto known = std::find_if(states_.begin(), states_.end(), [&](const std::string& s) { return equal_ignoring_ascii_case(s, name); });
    if (known == states_.end()) known = states_.insert(states_.end(), name);
    return static_cast<size_t>(known - states_.begin());
  }

  /// `"*login*" [in FIELD] as STATE`, behind `with`.
  bool read_pattern() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr) return fail("missing-argument", at, "expected a wildcard text or `states` behind `with`", "write: with \"*login*\" as login");
    Pattern pattern{0, {}, true, decode_literal(text->raw, Escapes::plain)};
    const ast::Item* last = item;
    if (item->aliases.empty() && reader_.accept_clause("in")) {
      last = read_field(pattern.field);
      if (last == nullptr) return false;
    }
    if (last->aliases.empty()) return fail("missing-alias", last->expression.span, "this state has no name", "write: with \"*login*\" as login");
    pattern.state = state_called(last->aliases[0].text);
    patterns_.push_back(std::move(pattern));
    return true;
  }

  const ast::Item* read_field(ast::Name& into) {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr) fail("expected-field", at, "expected a field behind `in`");
    else into = *name;
    return name == nullptr ? nullptr : item;
  }

  /// `VALUE [as STATE], ... [in FIELD]`, behind `with states`.
  bool read_states() {
    auto first = patterns_.size();
    do {
      auto at = reader_.here();
      const auto* item = reader_.peek_item();
      auto value = item != nullptr ? value_of(item->expression) : std::nullopt;
      if (!value) return fail("missing-argument", at, "expected the value of a state", "write: with states OPEN, CLOSED in status");
      if (patterns_.size() > first && begins_clause(*item)) break;  // the comma before `with`
      reader_.accept_item();
      patterns_.push_back({state_called(item->aliases.empty() ? *value : item->aliases[0].text), {}, false, *value});
    } while (reader_.accept_comma());
    ast::Name field;
    if (reader_.accept_clause("in") && read_field(field) == nullptr) return false;
    for (auto i = first; i < patterns_.size(); ++i) {
      patterns_[i].field = field;
      if (!field.text.empty()) continue;
      // Without a field the value is looked for in the text of the event.
      patterns_[i].wildcard = true;
      patterns_[i].text = "*" + patterns_[i].text + "*";
    }
    return true;
  }

  static bool begins_clause(const ast::Item& item) {
    const auto* word = as_field(item.expression);
    if (word == nullptr || word->quoted) return false;
    return equal_ignoring_ascii_case(word->text, "with") || equal_ignoring_ascii_case(word->text, "results") || equal_ignoring_ascii_case(word->text, "showing");
  }

  static std::optional<std::string> value_of(const ast::Expression& e) {
    if (const auto* text = as_text(e)) return decode_literal(text->raw, Escapes::plain);
    if (const auto* word = as_field(e)) return word->text;
    if (const auto* number = as_number(e)) return number->text;
    return {};
  }

  bool read_results(Span at) {
    if (!reader_.accept_clause("by")) return fail("missing-argument", reader_.here(), "expected `by` behind `results`", "there are: results by transactions, results by states, results by flow");
    if (reader_.accept_word("transactions")) settings_.results = Results::transactions;
    else if (reader_.accept_word("states")) settings_.results = Results::states;
    else if (reader_.accept_word("flow")) settings_.results = Results::flow;
    else return fail("bad-option", at, "results come by transactions, by states or by flow");
    return true;
  }

  /// `AGGREGATE [for STATE] [as NAME], ...`, behind `showing`.
  bool read_showing() {
    do {
      auto at = reader_.here();
      const auto* item = reader_.peek_item();
      const auto* call = item != nullptr ? std::get_if<ast::Call>(&item->expression.node) : nullptr;
      const auto* word = item != nullptr ? as_field(item->expression) : nullptr;
      const auto* aggregate = word != nullptr ? binder_.registry().find_aggregate(word->text) : nullptr;
      if (call == nullptr && (aggregate == nullptr || !aggregate->may_be_bare(word->text))) {
        if (!list_.calls.empty() && item != nullptr && begins_clause(*item)) return true;  // the comma before `with`
        return fail("missing-argument", at, "expected an aggregate behind `showing`", "write: showing max(bytes) for login as most");
      }
      reader_.accept_item();
      if (call == nullptr) {
        list_.made.push_back(ast::Call{*word, {}, false});
        call = &list_.made.back();
      }
      std::optional<ast::Name> alias;
      if (!item->aliases.empty()) alias = item->aliases[0];
      std::optional<ast::Name> state;
      if (reader_.accept_word("for")) {
        auto of = reader_.here();
        const auto* named = reader_.accept_item();
        const auto* name = named != nullptr ? as_field(named->expression) : nullptr;
        if (name == nullptr) return fail("missing-argument", of, "expected a state behind `for`");
        state = *name;
        if (!named->aliases.empty()) alias = named->aliases[0];
      }
      list_.calls.push_back({call, item->expression.span, alias, word != nullptr});
      showing_states_.push_back(state);
    } while (reader_.accept_comma());
    return true;
  }

  // ---- Binding ---------------------------------------------------------------------------------------------------------

  void add_step() {
    settings_.time = binder_.read_if_any("_messageTime");
    if (settings_.time == no_slot)
      return binder_.error("no-message-time", binder_.stage().span, "rows have no _messageTime here", "aggregate by _messageTime, or set it: ... as _messageTime");
    if (settings_.fringe) binder_.need_time_range();
    for (const auto& pattern : patterns_) {
      Slot field = pattern.field.text.empty() ? binder_.read("_raw", binder_.stage().span) : binder_.read(pattern.field);
      settings_.patterns.push_back({pattern.state, field, pattern.wildcard ? std::optional<Glob>(pattern.text) : std::nullopt, pattern.text});
    }
    auto bound = bind_aggregates(binder_, list_, {});
    if (!bound.ok) return;
    for (size_t i = 0; i < bound.columns.size(); ++i)
      if (!add_showing(bound.columns[i], showing_states_[i])) return;
    std::vector<VisibleField> keys;
    for (const auto& key : keys_) {
      auto same = [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, key.text); };
      if (std::none_of(keys.begin(), keys.end(), same)) keys.push_back({key.text, binder_.read(key), true});
    }
    for (const auto& key : keys) settings_.keys.push_back(key.slot);
    settings_.states = states_;

    auto& schema = binder_.schema();
    schema.start_table();
    schema.slices = nullptr;
    schema.ordered = true;
    schema.fields = std::move(keys);
    bool ok = true;
    auto make = [&](const std::string& name) {
      if (binder_.find(name) != no_slot) ok = fail("name-clash", binder_.stage().span, fmt::format("two columns would be called `{}`", name), "give the state or the aggregate another name with `as`");
      return binder_.assign(name);
    };
    switch (settings_.results) {
      case Results::transactions:
        for (const auto& state : states_) settings_.counts.push_back(make(state));
        settings_.others = make("_others");
        settings_.start = make("_start_time");
        settings_.end = make("_end_time");
        break;
      case Results::states:
        settings_.state = make("state");
        settings_.state_time = make("_messagetime");
        break;
      case Results::flow:
        settings_.from = make("fromstate");
        settings_.to = make("tostate");
        settings_.latency = make("latency");
        break;
    }
    for (size_t i = 0; i < settings_.showing.size(); ++i) settings_.showing[i].out = make(bound.names[i]);
    if (ok) binder_.add(std::make_unique<TransactionStep>(std::move(settings_)));
  }

  bool add_showing(AggregateColumn& column, const std::optional<ast::Name>& state) {
    auto& showing = settings_.showing.emplace_back();
    if (state) {
      auto known = std::find_if(states_.begin(), states_.end(), [&](const std::string& s) { return equal_ignoring_ascii_case(s, state->text); });
      if (known == states_.end())
        return fail("unknown-state", state->span, fmt::format("there is no state `{}`", state->text), fmt::format("the states are {}", fmt::join(states_, ", ")));
      showing.state = static_cast<size_t>(known - states_.begin());
    }
    // The step sees rows when all of them are there, so what it needs of them must be columns.
    for (auto& argument : column.call.arguments) {
      if (argument.form == Expression::Form::field) {
        showing.arguments.push_back(argument.slot);
        continue;
      }
      showing.arguments.push_back(binder_.hidden("argument"));
      binder_.add(std::make_unique<AssignStep>(showing.arguments.back(), std::move(argument)));
    }
    column.call.arguments.clear();
    showing.call = std::move(column.call);
    showing.span = column.span;
    return true;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::vector<ast::Name> keys_;
  std::vector<std::string> states_;
  std::vector<Pattern> patterns_;
  AggregateList list_;                                   ///< behind `showing`
  std::vector<std::optional<ast::Name>> showing_states_;  ///< by call
  TransactionStep::Settings settings_;
};

}  // namespace

void transaction(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "transaction",
           .summary = "Follows transactions, which are the rows with the same values in some fields, through the states they go through.",
           .details =
               "A row is in a state when a wildcard text matches the text of the event, or the field behind `in`, as a whole and in this letter "
               "case; with `states` when the field equals a value, and without a field when the event's text holds the value. Of several states that fit, the "
               "first one written counts; several texts may lead to one state. Null keys are a transaction of their own. "
               "`results by transactions`, the default, gives a row a transaction: the fields, how many rows were in each state, `_others` for those in none, "
               "`_start_time` and `_end_time` in milliseconds. `results by flow` gives a row a transition, in the order of time: the fields, `fromstate`, "
               "`tostate` and `latency` in milliseconds; rows without a state are passed over. `results by states` gives a row each time that a "
               "transaction was in a state: the fields, `state`, `_messagetime`. Transactions stand in the order of their first rows, transitions in the order of time. "
               "`showing` adds aggregates over the rows of each transaction, with `for` over those in one state. `fringe=10m` leaves out "
               "transactions that end in the first 10 minutes of the searched range or start in the last. All rows are held in memory.",
           .examples = {{.code = R"(* | transaction on s with "*login*" as login, with "*pay*" as pay | fields s, login, pay)",
                         .result = "s,login,pay\n1,1,1\n2,1,0",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","s":1,"m":"login"}
{"@timestamp":"2024-05-01T10:00:01Z","s":2,"m":"login"}
{"@timestamp":"2024-05-01T10:00:04Z","s":1,"m":"pay"})"},
                        {.code = R"(* | transaction on id with states open, closed in status results by flow | count, max(latency) as slowest by fromstate, tostate)",
                         .result = "fromstate,tostate,_count,slowest\nopen,closed,1,5000",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","id":1,"status":"open"}
{"@timestamp":"2024-05-01T10:00:05Z","id":1,"status":"closed"})"}}},
      .usage = {"transaction on FIELD, ... [fringe=WIDTH] with \"TEXT\" [in FIELD] as STATE, ... [results by transactions | states | flow] "
                "[showing AGGREGATE [for STATE] [as NAME], ...]",
                "transaction on FIELD, ... with states VALUE [as STATE], ... [in FIELD] ..."},
      .bind = [](StageBinder& binder) { TransactionReader(binder).bind(); },
  });
}

}  // namespace dohyo::stdlib::operators
