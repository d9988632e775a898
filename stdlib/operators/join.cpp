#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/join_step.h"
#include "interpreter/steps/row_matches.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

/// Documented limit of the hosted service (02 section 12); no answer of use is larger.
constexpr size_t most_joined_rows = 10'000'000;

class JoinReader {
 public:
  explicit JoinReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!read_legs() || !read_conditions() || !read_window()) return;
    if (!reader_.expect_end()) return;
    warn_of_products();
    add_step();
  }

 private:
  // ---- Legs ------------------------------------------------------------------------------------------------------------

  bool read_legs() {
    Slot time = order_slot(binder_);
    bool ok = true;
    do {
      auto at = reader_.here();
      const auto* nested = reader_.accept_nested();
      if (nested == nullptr) return fail("missing-argument", at, "expected a pipeline in brackets with a name: (where action = \"in\") as t1");
      ok = add_leg(*nested, time) && ok;
    } while (reader_.accept_comma());
    if (ok && legs_.size() < 2)
      return fail("too-few-legs", binder_.stage().span, "a join needs two pipelines or more", "write: join (...) as t1, (...) as t2 on t1.x = t2.x");
    return ok;
  }

  bool add_leg(const ast::Nested& nested, Slot time) {
    warn_of_search(nested);
    auto pipeline = binder_.pipeline(nested);
    if (!nested.alias) return fail("missing-alias", nested.span, "this pipeline has no name", "write `as t1` behind it; its columns are called t1_field then");
    for (const auto& leg : legs_)
      if (equal_ignoring_ascii_case(leg.name, nested.alias->text))
        return fail("repeated-alias", nested.alias->span, fmt::format("two pipelines are called `{}`", nested.alias->text));
    if (pipeline == nullptr) return false;
    legs_.push_back({nested.alias->text, Branch(std::move(pipeline), time), {}, no_slot, {}, no_slot, {}});
    return true;
  }

  /// The documentation says that such a search is ignored, published queries depend on it (02 A37). `*` says nothing.
  void warn_of_search(const ast::Nested& nested) {
    if (nested.scope == nullptr) return;
    const auto* word = std::get_if<ast::ScopeKeyword>(&nested.scope->node);
    if (word != nullptr && !word->quoted && word->text == "*") return;
    binder_.warning("search-in-leg", nested.scope->span, "the search at the beginning of this pipeline keeps only what it finds",
                    "the documentation of the hosted service says that it ignores it; where its tests are on fields, `where` is safe in both");
  }

  // ---- Conditions --------------------------------------------------------------------------------------------------------

  bool read_conditions() {
    auto at = reader_.here();
    if (!reader_.accept_word("on")) return fail("missing-argument", at, "expected `on` and what the pipelines are joined by", "write: on t1.user = t2.user");
    const auto* item = reader_.expect_item("a condition such as t1.user = t2.user");
    if (item == nullptr) return false;
    if (!item->aliases.empty()) return fail("unexpected-alias", item->aliases[0].span, "a condition has no name");
    return add_conditions(item->expression);
  }

  bool add_conditions(const ast::Expression& e) {
    if (const auto* several = std::get_if<ast::Logical>(&e.node)) {
      if (several->junction == ast::Junction::any) return bad_condition(e.span, "`or` cannot join pipelines");
      bool ok = true;
      for (const auto& part : several->operands) ok = add_conditions(part) && ok;
      return ok;
    }
    if (std::holds_alternative<ast::Not>(e.node)) return bad_condition(e.span, "`not` cannot join pipelines");
    const auto* comparison = std::get_if<ast::Comparison>(&e.node);
    if (comparison == nullptr) return bad_condition(e.span, "this is no equality of two fields");
    if (comparison->comparator != ast::Comparator::equal || comparison->negated)
      return bad_condition(comparison->symbol_span, fmt::format("`{}` cannot join pipelines", comparison->symbol));
    auto left = field_of_leg(*comparison->left);
    auto right = field_of_leg(*comparison->right);
    if (!left || !right) return false;
    conditions_.push_back({left->first, right->first, left->second, right->second});
    return true;
  }

  bool bad_condition(Span at, std::string message) {
    return fail("join-condition", at, std::move(message), "conditions are equalities of fields joined by `and`: on t1.user = t2.user and t1.host = t2.host");
  }

  /// `t1.user`: the leg and the slot of the field behind it.
  std::optional<std::pair<size_t, Slot>> field_of_leg(const ast::Expression& e) {
    const auto* name = as_field(e);
    if (name == nullptr) {
      bad_condition(e.span, "only fields can be compared here");
      return {};
    }
    // A name may hold dots, so of several that fit the longest is meant.
    const JoinStep::Leg* found = nullptr;
    for (const auto& leg : legs_) {
      auto size = leg.name.size();
      bool fits = name->text.size() > size + 1 && name->text[size] == '.' && equal_ignoring_ascii_case(name->text.substr(0, size), leg.name);
      if (fits && (found == nullptr || size > found->name.size())) found = &leg;
    }
    if (found == nullptr) {
      std::vector<std::string> names;
      for (const auto& leg : legs_) names.push_back(leg.name);
      binder_.error("unknown-leg", name->span, fmt::format("`{}` does not say of which pipeline it is a field", name->text),
                    fmt::format("a field has the pipeline's name in front: {}.field; the names are {}", names[0], fmt::join(names, ", ")));
      return {};
    }
    auto field = name->text.substr(found->name.size() + 1);
    Slot slot = binder_.read_behind(found->branch.pipeline(), field);
    if (slot == no_slot) {
      std::vector<std::string> names;
      for (const auto& f : found->branch.pipeline().schema.fields) names.push_back(f.name);
      binder_.error("unknown-field", name->span, fmt::format("the pipeline `{}` gives no field `{}`", found->name, field),
                    names.empty() ? "" : fmt::format("its fields are {}", fmt::join(names, ", ")));
      return {};
    }
    return std::pair(static_cast<size_t>(found - legs_.data()), slot);
  }

  /// Legs that nothing ties to the others multiply.
  void warn_of_products() {
    std::vector<std::pair<size_t, size_t>> pairs;
    for (const auto& c : conditions_) pairs.emplace_back(c.left, c.right);
    for (size_t leg : unconnected_tables(legs_.size(), pairs))
      binder_.warning("unconnected-leg", binder_.stage().span, fmt::format("no condition ties `{}` to `{}`, so every row goes with every row", legs_[leg].name, legs_[0].name),
                      "each pipeline should be in a condition behind `on`");
  }

  // ---- Window ------------------------------------------------------------------------------------------------------------

  bool read_window() {
    if (!reader_.accept_word("timewindow")) return true;
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* number = item == nullptr ? nullptr : as_number(item->expression);
    if (number == nullptr || !number->integer || *number->integer < 0 || number->unit.empty())
      return fail("bad-option", item == nullptr ? at : item->expression.span, "expected a length of time such as 5m behind timewindow");
    window_ = *number->integer;
    return true;
  }

  void find_times() {
    for (auto& leg : legs_) {
      auto& pipeline = leg.branch.pipeline();
      leg.time = binder_.read_behind(pipeline, "_messageTime");
      if (leg.time == no_slot && pipeline.schema.slices != nullptr) leg.time = binder_.read_behind(pipeline, pipeline.schema.slices->name);
      if (leg.time == no_slot && window_)
        binder_.warning("no-message-time", binder_.stage().span, fmt::format("rows of `{}` have no time, so timewindow does not bind them", leg.name),
                        "an aggregate keeps times only as keys: by _messagetime, or by _timeslice");
    }
  }

  // ---- What comes out ------------------------------------------------------------------------------------------------------

  void add_step() {
    find_times();
    auto& schema = binder_.schema();
    bool any_open = std::any_of(legs_.begin(), legs_.end(), [](const JoinStep::Leg& leg) { return shows_more(leg); });
    // The list is older than every name, so a column is never looked up in it.
    Slot rest = any_open ? binder_.hidden("joined fields") : no_slot;
    std::vector<VisibleField> fields;
    std::vector<VisibleField> synonyms;
    for (auto& leg : legs_) {
      if (!add_columns(leg, fields, synonyms)) return;
      if (shows_more(leg)) find_lists(leg);
    }
    auto step = std::make_unique<JoinStep>(std::move(legs_), std::move(conditions_), rest,
                                           JoinStep::Settings{window_, most_joined_rows, binder_.stage().span});
    schema.start_table();
    schema.ordered = true;
    schema.fields = std::move(fields);
    schema.synonyms = std::move(synonyms);
    if (rest != no_slot) schema.discovered = {rest};
    for (size_t i = 0; i < step->legs().size(); ++i)
      if (step->legs()[i].branch.pipeline().schema.open) schema.on_demand.push_back(fields_of_events(*step, i));
    binder_.add(std::move(step));
  }

  static bool shows_more(const JoinStep::Leg& leg) {
    const auto& schema = leg.branch.pipeline().schema;
    return schema.open || !schema.discovered.empty();
  }

  bool add_columns(JoinStep::Leg& leg, std::vector<VisibleField>& fields, std::vector<VisibleField>& synonyms) {
    auto& pipeline = leg.branch.pipeline();
    if (pipeline.schema.open && leg.time != no_slot) {
      leg.columns.push_back({leg.time, binder_.hidden(leg.name + "__messagetime")});
      fields.push_back({leg.name + "__messagetime", leg.columns.back().out});
    }
    auto visible = pipeline.schema.fields;
    std::vector<std::pair<Slot, Slot>> outside;  // of each field behind the pipeline
    for (const auto& field : visible) {
      auto name = fmt::format("{}_{}", leg.name, field.name);
      auto same = [&](const VisibleField& f) { return equal_ignoring_ascii_case(f.name, name); };
      if (equal_ignoring_ascii_case(field.name, "_messagetime") && pipeline.schema.open) continue;
      if (std::any_of(fields.begin(), fields.end(), same)) return fail("name-clash", binder_.stage().span, fmt::format("two columns would be called `{}`", name), "give the pipelines other names");
      leg.columns.push_back({binder_.read_behind(pipeline, field.name), binder_.hidden(name)});
      fields.push_back({name, leg.columns.back().out, field.key});
      outside.emplace_back(field.slot, leg.columns.back().out);
    }
    for (const auto& synonym : pipeline.schema.synonyms)
      for (auto [inner, out] : outside)
        if (inner == synonym.slot) synonyms.push_back({fmt::format("{}_{}", leg.name, synonym.name), out});
    return true;
  }

  /// What shows the fields that have no column.
  void find_lists(JoinStep::Leg& leg) {
    auto& schema = leg.branch.pipeline().schema;
    if (schema.open) {
      leg.lists.push_back(binder_.read_all_fields());
      leg.raw = binder_.read_behind(leg.branch.pipeline(), "_raw");
    }
    leg.lists.insert(leg.lists.end(), schema.discovered.begin(), schema.discovered.end());
    for (const auto& field : schema.fields) leg.hidden.push_back(utf8::lower_ascii(field.name));
    for (const auto& name : schema.removed) leg.hidden.push_back(utf8::lower_ascii(name));
  }

  /// A name with the leg's in front that no pipeline made is a field of the events.
  std::function<Slot(std::string_view)> fields_of_events(JoinStep& step, size_t leg) {
    return [&binder = binder_, &step, leg](std::string_view name) {
      const auto& known = step.legs()[leg];
      auto size = known.name.size();
      if (name.size() <= size + 1 || name[size] != '_' || !equal_ignoring_ascii_case(name.substr(0, size), known.name)) return no_slot;
      Slot inner = binder.read_behind(known.branch.pipeline(), name.substr(size + 1));
      if (inner == no_slot) return no_slot;
      for (const auto& column : known.columns)
        if (column.inner == inner) return column.out;
      Slot out = binder.hidden(name);
      step.add_column(leg, {inner, out});
      return out;
    };
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::vector<JoinStep::Leg> legs_;
  std::vector<JoinStep::Condition> conditions_;
  std::optional<int64_t> window_;
};

}  // namespace

void join(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "join",
           .summary = "Joins the rows of several pipelines over the same rows where fields are equal.",
           .details =
               "Each pipeline runs over the rows that reach `join`, events or a table, and may aggregate. The join is inner and exact: every "
               "combination of rows, one of each pipeline, for which all equalities behind `on` hold. An equality may link any two "
               "pipelines. Values are equal as group keys are, so 5 equals \"5\" and letter case counts; a null equals nothing. "
               "Columns are called NAME_field for every field of every pipeline, `t1_user`, `t1__count`, `t1__messagetime`; fields of the events too. "
               "Rows stand in the order of the first pipeline, then of the second. The joined row has no time of its own, so "
               "`timeslice` comes before. `timewindow 5m` keeps combinations whose earliest and latest record lie no further apart; rows that "
               "an aggregate left without time are not bound by it, with a warning. A search at the beginning of a "
               "pipeline keeps what it finds, with a warning, because the hosted service is said to ignore it. At most 10 million rows come out.",
           .examples = {{.code = R"(* | join (where act="in") as i, (where act="out") as o on i.u=o.u | fields i_u, i_act, o_act)",
                         .result = "i_u,i_act,o_act\na,in,out",
                         .input = R"({"u":"a","act":"in"}
{"u":"a","act":"out"}
{"u":"b","act":"in"})"},
                        {.code = R"(* | join (where cmd = "from" | count by session, m) as f, (where cmd = "rcpt") as r on f.session = r.session and f.m = r.m | fields f__count, r_to)",
                         .result = "f__count,r_to\n2,bo",
                         .input = R"({"session":"1","m":"x","cmd":"from"}
{"session":"1","m":"x","cmd":"from"}
{"session":"1","m":"x","cmd":"rcpt","to":"bo"}
{"session":"1","m":"y","cmd":"rcpt","to":"cy"})"}}},
      .usage = {"join (PIPELINE) as T1, (PIPELINE) as T2, ... on T1.FIELD = T2.FIELD [and ...] [timewindow WIDTH]"},
      .form = syntax::StageForm::pipelines,
      .bind = [](StageBinder& binder) { JoinReader(binder).bind(); },
  });
}

}  // namespace dohyo::stdlib::operators
