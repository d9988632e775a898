// The stage that makes groups: `count as n, values(x) by host`, and the same after the borrowed word `stats`.
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "interpreter/library/group_table.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

struct AggregateColumn {
  StageBinder::BoundAggregate call;
  Slot slot = no_slot;
};

struct Key {
  std::string name;
  Slot read = no_slot;
  Slot slot = no_slot;
};

class AggregateStep final : public GatherStep {
 public:
  AggregateStep(std::vector<AggregateColumn> columns, std::vector<Key> keys, bool events, Slot time_slot)
      : columns_(std::move(columns)), keys_(std::move(keys)), events_(events), time_slot_(time_slot) {
    select();
  }

  void prune(const std::vector<bool>& wanted) override {
    // Groups exist by their keys alone, so an aggregate nobody reads costs nothing.
    std::erase_if(columns_, [&](const AggregateColumn& c) { return !wanted[c.slot]; });
    select();
  }

  void add_reads(std::vector<Slot>& slots) const override {
    for (const auto& key : keys_) slots.push_back(key.read);
    for (const auto& column : columns_)
      for (const auto& argument : column.call.arguments) collect_reads(argument, slots);
    if (uses_position()) slots.push_back(time_slot_);
  }

  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& key : keys_) slots.push_back(key.slot);
    for (const auto& column : columns_) slots.push_back(column.slot);
  }

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> calls;
    for (const auto& column : columns_) {
      std::vector<std::string> arguments;
      for (const auto& argument : column.call.arguments) arguments.push_back(dohyo::describe(argument, names));
      calls.push_back(fmt::format("{}({}) as {}", column.call.function->documentation.name, fmt::join(arguments, ", "), names[column.slot]));
    }
    if (calls.empty()) calls.emplace_back("distinct");
    std::vector<std::string> keys;
    for (const auto& key : keys_) keys.push_back(key.name);
    return fmt::format("{}{}{}", fmt::join(calls, ", "), keys.empty() ? "" : " by ", fmt::join(keys, ", "));
  }

  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Groups>(*this); }

 private:
  class Groups final : public Partial {
   public:
    explicit Groups(const AggregateStep& step) : step_(step), table_(step.folds_, step.keys_.size()) {}

    void absorb(const Batch& batch, Scratch& scratch) override {
      keys_.clear();
      for (const auto& key : step_.keys_) keys_.push_back(batch.columns[key.read]);
      arguments_.resize(step_.columns_.size());
      for (size_t i = 0; i < step_.columns_.size(); ++i) {
        arguments_[i].clear();
        for (const auto& argument : step_.columns_[i].call.arguments)
          arguments_[i].push_back(&evaluate(argument, batch, batch.selection, scratch));
      }
      const Column* time = step_.uses_position() && step_.time_slot_ != no_slot ? batch.columns[step_.time_slot_] : nullptr;
      table_.absorb(batch, keys_, arguments_, time, step_.events_);
    }

    void merge(Partial& other) override { table_.merge(static_cast<Groups&>(other).table_); }

    Table finish() override {
      if (step_.keys_.empty()) table_.ensure_single_group();
      std::vector<Slot> keys;
      std::vector<Slot> results;
      for (const auto& key : step_.keys_) keys.push_back(key.slot);
      for (const auto& column : step_.columns_) results.push_back(column.slot);
      return table_.finish(keys, results);
    }

   private:
    const AggregateStep& step_;
    GroupTable table_;
    std::vector<const Column*> keys_;
    std::vector<GroupTable::Arguments> arguments_;
  };

  [[nodiscard]] bool uses_position() const {
    return time_slot_ != no_slot && std::any_of(columns_.begin(), columns_.end(), [](const AggregateColumn& c) {
             return c.call.function->uses_position;
           });
  }

  void select() {
    folds_.clear();
    for (const auto& column : columns_) folds_.push_back(column.call.fold);
  }

  std::vector<AggregateColumn> columns_;
  std::vector<Key> keys_;
  bool events_;
  Slot time_slot_;
  std::vector<Fold> folds_;
};

// ---- Binding ---------------------------------------------------------------------------------------------------------------

/// What the text of the stage says, before any name is looked up.
struct Written {
  struct Call {
    const ast::Call* call;  ///< in the AST, or in `made`
    Span span;
    std::optional<ast::Name> alias;
    bool bare = false;
  };
  std::vector<Call> calls;
  std::vector<ast::Name> keys;
  std::deque<ast::Call> made;  ///< calls that the text only implies
  bool ok = true;
};

/// `pct(x, 25, 75) as p` is two aggregates (02 section 2.6).
bool takes_percentile_list(const ast::Call& call) {
  auto name = utf8::lower_ascii(call.function.text);
  return (name == "pct" || name == "pct_sampling") && call.arguments.size() > 2;
}

ast::Expression copy_argument(const ast::Expression& e) {
  ast::Expression out;
  out.span = e.span;
  if (const auto* field = std::get_if<ast::Field>(&e.node)) out.node = *field;
  if (const auto* number = std::get_if<ast::Number>(&e.node)) out.node = *number;
  return out;
}

class AggregateReader {
 public:
  explicit AggregateReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  Written read() {
    read_calls();
    if (written_.ok && (reader_.accept_clause("by") || group_by())) read_keys();
    if (written_.ok && !reader_.at_end()) {
      written_.ok = false;
      reader_.expect_end();
    }
    return std::move(written_);
  }

 private:
  void read_calls() {
    do {
      const auto* item = reader_.peek_item();
      if (item == nullptr) return fail(reader_.here(), "expected an aggregate such as count or sum(bytes)");
      if (!take_call(*item)) {
        if (written_.calls.empty()) return fail(item->expression.span, "expected an aggregate such as count or sum(bytes)");
        return read_keys();
      }
    } while (reader_.accept_comma());
    // The word `by` may be missing: `count host, user` (02 section 1.1 rule 2).
    if (const auto* item = reader_.peek_item(); item != nullptr && as_field(item->expression) != nullptr && !is_group_word(*item))
      read_keys();
  }

  bool take_call(const ast::Item& item) {
    if (const auto* call = std::get_if<ast::Call>(&item.expression.node)) {
      reader_.accept_item();
      add(*call, item, false);
      return true;
    }
    const auto* name = as_field(item.expression);
    const auto* function = name != nullptr && !name->quoted ? binder_.registry().find_aggregate(name->text) : nullptr;
    if (function == nullptr || !function->bare) return false;
    if (!written_.calls.empty() && written_.calls.back().bare && item.aliases.empty()) return false;
    reader_.accept_item();
    add(written_.made.emplace_back(ast::Call{*name, {}}), item, true);
    return true;
  }

  void add(const ast::Call& call, const ast::Item& item, bool bare) {
    if (item.aliases.size() > 1) return fail(item.aliases[1].span, "one aggregate has one name");
    std::optional<ast::Name> alias;
    if (!item.aliases.empty()) alias = item.aliases[0];
    auto span = item.expression.span;
    if (!takes_percentile_list(call)) {
      written_.calls.push_back({&call, span, alias, bare});
      return;
    }
    for (size_t i = 1; i < call.arguments.size(); ++i) {
      auto& one = written_.made.emplace_back(ast::Call{call.function, {}});
      one.arguments.push_back(copy_argument(call.arguments[0]));
      one.arguments.push_back(copy_argument(call.arguments[i]));
      auto name = alias;
      const auto* percentile = as_number(call.arguments[i]);
      if (name && percentile != nullptr) name->text += "_" + percentile->text;
      written_.calls.push_back({&one, span, name, false});
    }
  }

  static bool is_group_word(const ast::Item& item) {
    const auto* name = as_field(item.expression);
    return name != nullptr && utf8::equal_ignoring_ascii_case(name->text, "group");
  }

  bool group_by() {
    if (!reader_.accept_word("group")) return false;
    reader_.accept_clause("by");
    return true;
  }

  void read_keys() {
    do {
      const auto* item = reader_.peek_item();
      const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
      if (name == nullptr) return fail(reader_.here(), "expected a field to group by",
                                      reader_.at_end() ? "" : "compute it in a stage before: expression as name");
      reader_.accept_item();
      written_.keys.push_back(*name);
      if (!item->aliases.empty()) {
        // A name after the key list is that of the only aggregate (02 section 1.1 rule 8).
        if (written_.calls.size() != 1 || written_.calls[0].alias)
          return fail(item->aliases[0].span, "a name after the keys needs exactly one aggregate without a name");
        written_.calls[0].alias = item->aliases[0];
      }
    } while (reader_.accept_comma());
  }

  void fail(Span at, std::string message, std::string help = {}) {
    binder_.error("aggregate-syntax", at, std::move(message), std::move(help));
    written_.ok = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  Written written_;
};

/// The default name of an aggregate without alias; `stats` shows `count` where the bare form shows `_count` (04 A25).
std::string default_name(const StageBinder::BoundAggregate& bound, bool after_stats) {
  if (after_stats && bound.column == "_count") return "count";
  return bound.column;
}

void bind_aggregate(StageBinder& binder, bool after_stats) {
  auto written = AggregateReader(binder).read();
  if (!written.ok) return;
  auto& schema = binder.schema();
  Slot time_slot = order_slot(binder);
  bool events = time_slot != no_slot;

  std::vector<Key> keys;
  for (const auto& name : written.keys) keys.push_back({name.text, binder.read(name), no_slot});
  std::vector<AggregateColumn> columns;
  std::vector<std::string> names;
  std::vector<Span> spans;
  for (const auto& call : written.calls) {
    auto bound = binder.aggregate(*call.call, call.span);
    if (!bound) return;
    names.push_back(call.alias ? call.alias->text : default_name(*bound, after_stats));
    spans.push_back(call.alias ? call.alias->span : call.span);
    columns.push_back({std::move(*bound), no_slot});
  }

  // Only keys and results survive (02 section 0.3).
  schema.fields.clear();
  schema.synonyms.clear();
  schema.removed.clear();
  schema.discovered.clear();
  schema.open = schema.events = schema.ordered = schema.metadata = false;
  auto taken = [&](const std::string& name) { return binder.find(name) != no_slot; };
  std::erase_if(keys, [&](Key& key) {
    if (taken(key.name)) return true;  // the same key twice
    key.slot = binder.assign(key.name);
    return false;
  });
  for (size_t i = 0; i < columns.size(); ++i) {
    if (taken(names[i]))
      return binder.error("name-clash", spans[i], fmt::format("two columns would be called `{}`", names[i]),
                          "give one of them a name with `as`");
    columns[i].slot = binder.assign(names[i]);
  }
  // After an unaliased count both `_count` and `count` resolve (00-decisions section 3 rule 2).
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].call.column != "_count" || written.calls[i].alias) continue;
    auto other = names[i] == "_count" ? "count" : "_count";
    if (!taken(other)) schema.synonyms.push_back({other, columns[i].slot});
  }
  binder.add(std::make_unique<AggregateStep>(std::move(columns), std::move(keys), events, time_slot));
}

}  // namespace

void aggregate(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "(aggregate)",
                        .summary = "Counts, sums and so on over all rows, or over groups of rows with the same keys.",
                        .details = "Only the keys and the results remain as fields. A null key makes a group of its own. Without "
                                   "keys the result has one row, also when there are no rows. Groups come in the order in which "
                                   "the input first has them.",
                        .examples = {{.code = R"(* | count as n, sum(ms) as total by host)",
                                      .result = "host,n,total\na,2,5\nb,1,4",
                                      .input = "{\"host\":\"a\",\"ms\":2}\n{\"host\":\"b\",\"ms\":4}\n{\"host\":\"a\",\"ms\":3}"}}},
      .usage = {"AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = [](StageBinder& binder) { bind_aggregate(binder, false); },
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "stats",
                        .origin = Origin::borrowed,
                        .rewrite = "the same stage without the word stats",
                        .summary = "The aggregate stage under its borrowed name.",
                        .details = "Groups as Sumo does: null keys form a group. An unaliased count is shown as `count`.",
                        .examples = {{.code = R"(* | stats count by host)", .result = "host,count\na,2", .input = "{\"host\":\"a\"}\n{\"host\":\"a\"}"}}},
      .usage = {"stats AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = [](StageBinder& binder) { bind_aggregate(binder, true); },
  });
}

}  // namespace dohyo::stdlib::operators
