// L03, L04, L06, L07, L27, L30 to L32, L38: stages and what stands before and behind them.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "interpreter/analysis/lint_context.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;
using utf8::lower_ascii;

/// What the hosted service takes.
constexpr int64_t most_rows = 10'000;
constexpr size_t longest_query = 15'000;

const ast::Item* item_of(const ast::Element& element) { return std::get_if<ast::Item>(&element); }

bool has_word(const ast::Stage& stage, std::string_view word) {
  return std::any_of(stage.elements.begin(), stage.elements.end(), [&](const ast::Element& element) {
    const auto* item = item_of(element);
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    return name != nullptr && !name->quoted && equal_ignoring_ascii_case(name->text, word);
  });
}

/// The value of `name=value`.
const ast::Expression* option(const ast::Stage& stage, std::string_view name) {
  for (const auto& element : stage.elements) {
    const auto* item = item_of(element);
    const auto* comparison = item != nullptr ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
    const auto* left = comparison != nullptr ? as_field(*comparison->left) : nullptr;
    if (left != nullptr && comparison->comparator == ast::Comparator::equal && equal_ignoring_ascii_case(left->text, name)) return comparison->right.get();
  }
  return nullptr;
}

bool is_parse(const ast::Stage& stage) { return is_stage(stage, "parse") || is_stage(stage, "extract"); }
bool is_regex(const ast::Stage& stage) { return is_stage(stage, "extract") || (is_stage(stage, "parse") && has_word(stage, "regex")); }
bool is_sort(const ast::Stage& stage) { return is_stage(stage, "sort") || is_stage(stage, "order"); }

class StageLint {
 public:
  explicit StageLint(LintContext& context) : context_(context) {}

  void run(const ast::Query& query) {
    if (query.span.end - query.span.begin > longest_query)
      context_.note("hosted-limit", {query.span.begin, query.span.begin}, fmt::format("the hosted service takes queries of {} characters", longest_query), "");
    for (size_t i = 0; i < query.stages.size(); ++i) {
      const auto& stage = query.stages[i];
      if (stage.broken) continue;
      look_at_expressions(stage);
      look_at(stage, i > 0 ? &query.stages[i - 1] : nullptr, {query.stages.data() + i + 1, query.stages.size() - i - 1});
      follow(stage);
    }
  }

 private:
  void look_at_expressions(const ast::Stage& stage) {
    bool names_only = is_sort(stage) || is_parse(stage) || is_stage(stage, "fields") || is_stage(stage, "json");
    for (const auto& element : stage.elements)
      if (const auto* item = item_of(element); item != nullptr && !names_only) lint_expression(item->expression, context_);
    for (const auto& assignment : stage.assignments) lint_expression(assignment.expression, context_);
  }

  void look_at(const ast::Stage& stage, const ast::Stage* before, std::span<const ast::Stage> behind) {
    if (is_parse(stage)) look_at_parse(stage, before);
    if (is_sort(stage)) look_at_sort(stage);
    if (is_stage(stage, "timeslice")) look_at_slices(stage, behind);
    if (is_stage(stage, "limit")) look_at_limit(stage);
    if (is_stage(stage, "dedup") && events_) look_at_dedup(stage);
  }

  void look_at_parse(const ast::Stage& stage, const ast::Stage* before) {
    bool keeps = has_word(stage, "nodrop");
    if (before != nullptr && is_parse(*before) && !keeps) {
      auto end = stage.span.end;
      if (has_word(*before, "nodrop"))
        context_.warn("nodrop-chain", stage.operator_name->span, "rows that an earlier parse of this chain found stay, although this one fails",
                      "to drop them, put `where !isNull(...)` behind it; to keep all rows, add nodrop", Fix{{end, end}, " nodrop"});
      else
        context_.note("several-drops", stage.operator_name->span, "only rows that all of these parses match stay", "with nodrop a row without a match stays, with nulls",
                      Fix{{end, end}, " nodrop"});
    }
    if (option(stage, "field") == nullptr && !raw_)
      context_.warn("no-raw", stage.operator_name->span, "`_raw` is gone here, so there is nothing to parse", "parse before the stage that drops it, or name another field: field=message");
    if (is_regex(stage)) look_at_patterns(stage);
  }

  /// L38
  void look_at_patterns(const ast::Stage& stage) {
    for (const auto& element : stage.elements) {
      const auto* item = item_of(element);
      const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
      if (text == nullptr) continue;
      std::string_view pattern = text->raw;
      auto at = item->expression.span;
      if (pattern.starts_with(".*") && pattern.size() > 2 && pattern[2] != '?')
        context_.warn("leading-any", at, "a pattern is found anywhere; the `.*` in front makes it slow, and takes the last place that fits", "leave it out",
                      Fix{{at.begin + 1, at.begin + 3}, ""});
      else if (pattern.starts_with("(?<") && pattern.find(">.*)") == pattern.find('>') && pattern.find('>') != std::string_view::npos)
        context_.warn("leading-any", at, "this first looks at the whole of each text, from its end to its beginning", "begin with what stands before the value, or with ^");
    }
  }

  struct Key {
    const ast::Name* name;
    bool directed;
    bool ascending;
  };
  void look_at_sort(const ast::Stage& stage) {
    std::vector<Key> keys;
    for (const auto& element : stage.elements) {
      const auto* item = item_of(element);
      if (item == nullptr) continue;
      const auto* e = &item->expression;
      bool sign = false;
      if (const auto* negation = std::get_if<ast::Negation>(&e->node)) {
        e = negation->operand.get();
        sign = true;
      }
      const auto* name = as_field(*e);
      if (name == nullptr) return;  // a borrowed way to write keys
      bool plus = !sign && e->span.begin < name->span.begin;
      auto word = lower_ascii(name->text);
      bool ascending = word == "asc" || word == "ascending";
      if (!name->quoted && !keys.empty() && (ascending || word == "desc" || word == "descending")) {
        keys.back().directed = true;
        keys.back().ascending = ascending;
      } else {
        keys.push_back({name, sign || plus, plus});
      }
    }
    bool any_ascending = std::any_of(keys.begin(), keys.end(), [](const Key& k) { return k.ascending; });
    for (const auto& key : keys) {
      auto end = key.name->span.end;
      bool time = equal_ignoring_ascii_case(key.name->text, "_timeslice");
      if (!key.directed && (time || any_ascending))
        context_.warn("sort-direction", key.name->span, "without a word each key sorts descending", "say asc or desc", Fix{{end, end}, any_ascending || time ? " asc" : " desc"});
      if (context_.texts.contains(lower_ascii(key.name->text)))
        context_.note("text-sort", key.name->span, fmt::format("`{}` is a text; the hosted service sorts it letter by letter, 9 behind 10", key.name->text),
                      "where it is a number, put `num(field)` as a stage before");
    }
  }

  /// L27
  void look_at_slices(const ast::Stage& stage, std::span<const ast::Stage> behind) {
    std::string name = "_timeslice";
    for (const auto& element : stage.elements)
      if (const auto* item = item_of(element); item != nullptr && !item->aliases.empty()) name = item->aliases[0].text;
    bool used = std::any_of(behind.begin(), behind.end(), [&](const ast::Stage& s) { return reads(s, name); });
    if (!used && !behind.empty())
      context_.warn("unused-slices", stage.operator_name->span, fmt::format("no later stage uses `{}`", name), "group by it: count by " + name);
    else if (name != "_timeslice")
      for (const auto& s : behind)
        if (is_stage(s, "compare") || is_stage(s, "outlier"))
          context_.warn("aliased-slices", stage.operator_name->span, "the hosted service compares slices only under the name _timeslice", "leave out `as`");
  }

  [[nodiscard]] bool reads(const ast::Stage& stage, std::string_view name) const {
    if (stage.broken) return true;
    bool found = is_stage(stage, "compare") || is_stage(stage, "outlier") || is_stage(stage, "predict") || is_stage(stage, "fillmissing");
    auto look = [&](const ast::Expression& e) {
      for_each_expression(e, [&](const ast::Expression& part) {
        const auto* field = as_field(part);
        found = found || (field != nullptr && equal_ignoring_ascii_case(field->text, name));
      });
    };
    for (const auto& element : stage.elements) {
      if (const auto* item = item_of(element)) look(item->expression);
      found = found || std::holds_alternative<ast::Nested>(element);
    }
    for (const auto& assignment : stage.assignments) look(assignment.expression);
    return found;
  }

  void look_at_limit(const ast::Stage& stage) {
    const auto* item = stage.elements.empty() ? nullptr : item_of(stage.elements[0]);
    const auto* number = item != nullptr ? as_number(item->expression) : nullptr;
    if (number == nullptr || !number->integer) return;
    if (*number->integer > most_rows)
      context_.note("hosted-limit", item->expression.span, fmt::format("the hosted service keeps {} rows at most", most_rows), "",
                    Fix{item->expression.span, std::to_string(most_rows)});
    if (events_ && !sorted_)
      context_.note("newest-first", stage.operator_name->span, "events stand newest first here, so these are the latest ones", "to say so, or otherwise, put `sort by _messageTime` before it");
  }

  void look_at_dedup(const ast::Stage& stage) {
    if (stage.elements.empty())
      context_.note("whole-events", stage.operator_name->span, "without a field only events of the same text are one", "name the fields that make two events the same: dedup by user");
    else if (!sorted_)
      context_.note("newest-first", stage.operator_name->span, "events stand newest first here, so the latest of each stays", "to say so, or otherwise, put `sort by _messageTime` before it");
  }

  /// What is known behind the stage.
  void follow(const ast::Stage& stage) {
    bool parses = is_parse(stage) || is_stage(stage, "csv") || is_stage(stage, "split") || is_stage(stage, "kv") || is_stage(stage, "keyvalue");
    auto make = [&](const std::string& name) {
      auto lower = lower_ascii(name);
      context_.made.insert(lower);
      if (parses) context_.texts.insert(lower);
      else context_.texts.erase(lower);
    };
    bool aliases = false;
    for (const auto& element : stage.elements) {
      const auto* item = item_of(element);
      if (item == nullptr) continue;
      for (const auto& alias : item->aliases) make(alias.text);
      // The rest of `as a, b`.
      if (aliases && parses && item->aliases.empty())
        if (const auto* name = as_field(item->expression); name != nullptr && !equal_ignoring_ascii_case(name->text, "nodrop")) make(name->text);
      aliases = aliases || !item->aliases.empty();
      if (const auto* text = as_text(item->expression); text != nullptr && is_regex(stage)) make_groups(text->raw, make);
      // `num(x)` changes x in place.
      if (const auto* call = std::get_if<ast::Call>(&item->expression.node); call != nullptr && !stage.operator_name && item->aliases.empty())
        for (const auto& argument : call->arguments)
          if (const auto* name = as_field(argument)) context_.texts.erase(lower_ascii(name->text));
    }
    for (const auto& assignment : stage.assignments) make(assignment.name.text);
    if (is_sort(stage)) sorted_ = true;
    if (is_aggregate_stage(stage, context_.registry)) {
      events_ = raw_ = false;
      sorted_ = true;
    }
    if (is_stage(stage, "fields") && !stage.elements.empty()) {
      const auto* item = item_of(stage.elements[0]);
      const auto* negation = item != nullptr ? std::get_if<ast::Negation>(&item->expression.node) : nullptr;
      const auto* name = negation != nullptr ? as_field(*negation->operand) : nullptr;
      if ((name != nullptr && equal_ignoring_ascii_case(name->text, "_raw")) || (negation != nullptr && has_word(stage, "_raw"))) raw_ = false;
    }
    if (context_.made.contains("_raw")) raw_ = true;
  }

  template <typename Make>
  static void make_groups(const std::string& pattern, Make make) {
    for (size_t i = pattern.find("(?"); i != std::string::npos; i = pattern.find("(?", i + 1)) {
      auto begin = i + (pattern.compare(i, 4, "(?P<") == 0 ? 4 : 3);
      auto end = pattern.find('>', begin);
      if (pattern.compare(begin - 1, 1, "<") != 0 || end == std::string::npos) continue;
      auto name = pattern.substr(begin, end - begin);
      if (!name.empty() && name[0] != '=' && name[0] != '!') make(name);
    }
  }

  LintContext& context_;
  bool events_ = true;
  bool raw_ = true;
  bool sorted_ = false;
};

}  // namespace

bool is_aggregate_stage(const ast::Stage& stage, const Registry& registry) {
  for (std::string_view name : {"stats", "top", "rare", "timechart", "chart", "count_frequent", "transpose"})
    if (is_stage(stage, name)) return true;
  const auto* item = stage.operator_name || stage.elements.empty() ? nullptr : std::get_if<ast::Item>(&stage.elements.front());
  if (item == nullptr) return false;
  if (const auto* call = std::get_if<ast::Call>(&item->expression.node)) {
    const auto* function = registry.find_function(call->function.text);
    bool scalar = function != nullptr && call->arguments.size() >= function->fewest_arguments();
    return registry.find_aggregate(call->function.text) != nullptr && !scalar;
  }
  const auto* name = as_field(item->expression);
  const auto* aggregate = name != nullptr && !name->quoted ? registry.find_aggregate(name->text) : nullptr;
  return aggregate != nullptr && aggregate->may_be_bare(name->text);
}

void lint_stages(const ast::Query& query, LintContext& context) { StageLint(context).run(query); }

void lint(const ast::Query& query, const Source& source, const Registry& registry, Diagnostics& diagnostics) {
  LintContext context{source, registry, diagnostics};
  if (query.scope) lint_scope(*query.scope, context);
  lint_stages(query, context);
}

}  // namespace dohyo
