#include "interpreter/steps/aggregate_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

class AggregateReader {
 public:
  AggregateReader(StageBinder& binder, StageReader& reader, AggregateForm form) : binder_(binder), reader_(reader), form_(form) {}

  AggregateList read() {
    read_calls();
    if (!list_.ok || !form_.keys) return std::move(list_);
    if (reader_.accept_clause("by") || group_by() || begins_key()) list_.ok = read_keys(binder_, reader_, list_, form_.borrowed);
    if (list_.ok && !reader_.at_end()) {
      list_.ok = false;
      reader_.expect_end();
    }
    return std::move(list_);
  }

 private:
  void read_calls() {
    do {
      const auto* item = reader_.peek_item();
      if (item == nullptr) return fail(reader_.here(), "expected an aggregate such as count or sum(bytes)");
      if (take_call(*item)) continue;
      // After a comma a field may begin the keys: `count, host` is `count by host`.
      if (list_.calls.empty()) return fail(item->expression.span, "expected an aggregate such as count or sum(bytes)");
      return;
    } while (list_.ok && (reader_.accept_comma() || begins_call()));
  }

  /// Behind `stats` the commas may be missing.
  [[nodiscard]] bool begins_call() const {
    const auto* item = form_.borrowed ? reader_.peek_item() : nullptr;
    if (item == nullptr) return false;
    if (const auto* call = std::get_if<ast::Call>(&item->expression.node))
      return binder_.registry().find_aggregate(call->function.text) != nullptr;
    return bare_function(*item) != nullptr;
  }

  /// The word `by` may be missing: `count host, user` (02 section 1.1 rule 2).
  [[nodiscard]] bool begins_key() const {
    const auto* item = reader_.peek_item();
    return item != nullptr && as_field(item->expression) != nullptr;
  }

  [[nodiscard]] const AggregateFunction* bare_function(const ast::Item& item) const {
    const auto* name = as_field(item.expression);
    const auto* function = name != nullptr && !name->quoted ? binder_.registry().find_aggregate(name->text) : nullptr;
    return function != nullptr && function->may_be_bare(name->text) ? function : nullptr;
  }

  bool take_call(const ast::Item& item) {
    if (const auto* call = std::get_if<ast::Call>(&item.expression.node)) {
      reader_.accept_item();
      add(*call, item, false);
      return true;
    }
    if (bare_function(item) == nullptr) return false;
    // `count, count` counts by the field of that name; what has a name already is complete (04 A21).
    if (!list_.calls.empty() && list_.calls.back().bare && !list_.calls.back().alias && item.aliases.empty()) return false;
    reader_.accept_item();
    add(list_.made.emplace_back(ast::Call{*as_field(item.expression), {}}), item, true);
    return true;
  }

  void add(const ast::Call& call, const ast::Item& item, bool bare) {
    if (item.aliases.size() > 1) return fail(item.aliases[1].span, "one aggregate has one name");
    std::optional<ast::Name> alias;
    if (!item.aliases.empty()) alias = item.aliases[0];
    auto span = item.expression.span;
    const auto* function = binder_.registry().find_aggregate(call.function.text);
    if (function == nullptr || !function->repeats_last_argument || call.arguments.size() <= 2) {
      list_.calls.push_back({&call, span, alias, bare});
      return;
    }
    // `pct(x, 25, 75) as p` is two aggregates, p_25 and p_75 (02 A11).
    for (size_t i = 1; i < call.arguments.size(); ++i) {
      auto& one = list_.made.emplace_back(ast::Call{call.function, {}});
      one.arguments.push_back(ast::copy(call.arguments[0]));
      one.arguments.push_back(ast::copy(call.arguments[i]));
      auto name = alias;
      const auto* number = as_number(call.arguments[i]);
      if (name && number != nullptr) name->text += "_" + number->text;
      list_.calls.push_back({&one, span, name, false});
    }
  }

  /// `group by`, and `group` alone.
  bool group_by() {
    if (!reader_.accept_word("group")) return false;
    reader_.accept_clause("by");
    return true;
  }

  void fail(Span at, std::string message, std::string help = {}) {
    binder_.error("aggregate-syntax", at, std::move(message), std::move(help));
    list_.ok = false;
  }

  StageBinder& binder_;
  StageReader& reader_;
  AggregateForm form_;
  AggregateList list_;
};

/// `sum(bytes)`: what the borrowed forms call a column that has no name.
std::string call_text(const ast::Call& call) {
  std::string out = call.function.text + "(";
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    if (i > 0) out += ",";
    if (const auto* field = as_field(call.arguments[i])) out += field->text;
    else if (const auto* number = as_number(call.arguments[i])) out += number->text;
    else return {};
  }
  return out + ")";
}

class Namer {
 public:
  Namer(StageBinder& binder, const AggregateList& list, AggregateForm form, BoundAggregates& out)
      : binder_(binder), list_(list), form_(form), out_(out) {}

  void run() {
    for (size_t i = 0; i < list_.calls.size(); ++i) out_.names.push_back(name(i));
    // `stats sum(a), sum(b)`: where the short names clash, the borrowed form has longer ones.
    if (form_.borrowed)
      for (size_t i = 0; i < out_.names.size(); ++i)
        if (!list_.calls[i].alias && clashes(i) && !call_text(*list_.calls[i].call).empty())
          longer_.push_back(i);
    for (size_t i : longer_) out_.names[i] = call_text(*list_.calls[i].call);
    for (size_t i = 0; i < out_.names.size(); ++i) {
      auto end = out_.names.begin() + static_cast<std::ptrdiff_t>(i);
      bool taken = std::any_of(out_.names.begin(), end, [&](const std::string& n) { return same(n, out_.names[i]); });
      if (taken || is_key(out_.names[i])) {
        const auto& call = list_.calls[i];
        // `first(status) as status by status`: the last of the two counts (01 section 8 row 40).
        if (call.alias && !taken) {
          binder_.warning("duplicate-name", call.alias->span, fmt::format("a key is called `{}`, too: only this column is kept", call.alias->text));
          continue;
        }
        binder_.error("name-clash", call.alias ? call.alias->span : call.span, fmt::format("two columns would be called `{}`", out_.names[i]), "give one of them a name with `as`");
        out_.ok = false;
        return;
      }
    }
    for (size_t i = 0; i < out_.names.size(); ++i) add_synonyms(i);
  }

 private:
  static bool same(const std::string& a, const std::string& b) { return utf8::equal_ignoring_ascii_case(a, b); }

  [[nodiscard]] std::string name(size_t i) const {
    if (list_.calls[i].alias) return list_.calls[i].alias->text;
    const auto& column = out_.columns[i].call.column;
    return form_.borrowed && column == "_count" ? "count" : column;
  }
  [[nodiscard]] bool is_key(const std::string& name) const {
    return std::any_of(list_.keys.begin(), list_.keys.end(), [&](const ast::Name& k) { return same(k.text, name); });
  }
  [[nodiscard]] bool clashes(size_t i) const {
    return std::count_if(out_.names.begin(), out_.names.end(), [&](const std::string& n) { return same(n, out_.names[i]); }) > 1;
  }
  void add_synonym(std::string name, size_t i) {
    bool taken = name.empty() || is_key(name) ||
                 std::any_of(out_.names.begin(), out_.names.end(), [&](const std::string& n) { return same(n, name); }) ||
                 std::any_of(out_.synonyms.begin(), out_.synonyms.end(), [&](const VisibleField& f) { return same(f.name, name); });
    if (!taken) out_.synonyms.push_back({std::move(name), static_cast<Slot>(i)});
  }
  void add_synonyms(size_t i) {
    if (list_.calls[i].alias) return;
    // After an unaliased count both `_count` and `count` resolve (00-decisions section 3 rule 2).
    if (out_.columns[i].call.column == "_count") add_synonym(same(out_.names[i], "_count") ? "count" : "_count", i);
    if (!form_.borrowed) return;
    add_synonym(out_.columns[i].call.column, i);
    if (!list_.calls[i].bare) add_synonym(call_text(*list_.calls[i].call), i);
  }

  StageBinder& binder_;
  const AggregateList& list_;
  AggregateForm form_;
  BoundAggregates& out_;
  std::vector<size_t> longer_;
};

}  // namespace

AggregateList read_aggregates(StageBinder& binder, StageReader& reader, AggregateForm form) {
  return AggregateReader(binder, reader, form).read();
}

bool read_keys(StageBinder& binder, StageReader& reader, AggregateList& list, bool borrowed) {
  auto more = [&] {
    if (reader.accept_comma()) return true;
    const auto* next = reader.peek_item();
    return borrowed && next != nullptr && as_field(next->expression) != nullptr;
  };
  do {
    const auto* item = reader.peek_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr) {
      binder.error("aggregate-syntax", reader.here(), "expected a field to group by", "compute it in a stage before: expression as name");
      return false;
    }
    reader.accept_item();
    list.keys.push_back(*name);
    if (item->aliases.empty()) continue;
    // A name after the key list is that of the only aggregate (02 section 1.1 rule 8).
    if (list.calls.size() != 1 || list.calls[0].alias) {
      binder.error("aggregate-syntax", item->aliases[0].span, "a name after the keys needs exactly one aggregate without a name");
      return false;
    }
    list.calls[0].alias = item->aliases[0];
  } while (more());
  return true;
}

BoundAggregates bind_aggregates(StageBinder& binder, const AggregateList& list, AggregateForm form) {
  BoundAggregates out;
  for (const auto& call : list.calls) {
    auto bound = binder.aggregate(*call.call, call.span);
    if (!bound) {
      out.ok = false;
      return out;
    }
    out.columns.push_back({std::move(*bound), no_slot, call.span});
  }
  Namer(binder, list, form, out).run();
  return out;
}

void add_aggregate_step(StageBinder& binder, BoundAggregates aggregates, const std::vector<ast::Name>& names) {
  auto& schema = binder.schema();
  Slot time_slot = order_slot(binder);
  for (const auto& column : aggregates.columns)
    if (column.call.function->uses_position) warn_of_row_order(binder, column.span);
  std::vector<AggregateKey> keys;
  for (const auto& name : names) keys.push_back({name.text, binder.read(name), no_slot});
  schema.start_table();
  std::erase_if(keys, [&](AggregateKey& key) {
    if (binder.find(key.name) != no_slot) return true;  // the same key twice
    key.slot = binder.assign(key.name);
    schema.fields.back().key = true;
    return false;
  });
  for (size_t i = 0; i < aggregates.columns.size(); ++i) {
    Slot slot = aggregates.columns[i].slot = binder.assign(aggregates.names[i]);
    for (auto& field : schema.fields)
      if (field.slot == slot) field.key = false;  // a key of that name is seen no more
  }
  for (auto& synonym : aggregates.synonyms) schema.synonyms.push_back({synonym.name, aggregates.columns[synonym.slot].slot});
  binder.add(std::make_unique<AggregateStep>(std::move(aggregates.columns), std::move(keys), time_slot, most_groups(binder.options()),
                                             binder.stage().span));
}

}  // namespace dohyo
