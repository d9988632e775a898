#include "interpreter/steps/frequent_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/data/convert.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/steps/stage_options.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

constexpr std::array<std::string_view, 7> option_names = {"limit", "countfield", "percentfield", "showcount", "showperc", "useother", "otherstr"};

bool is_option(const ast::Element& element) {
  const auto* item = std::get_if<ast::Item>(&element);
  const auto* comparison = item != nullptr ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
  const auto* name = comparison != nullptr && comparison->comparator == ast::Comparator::equal ? as_field(*comparison->left) : nullptr;
  return name != nullptr && std::any_of(option_names.begin(), option_names.end(),
                                        [&](std::string_view known) { return utf8::equal_ignoring_ascii_case(known, name->text); });
}

struct Frequent {
  std::vector<ast::Name> fields;
  std::vector<ast::Name> groups;
  size_t keep = 10;  ///< of each group; SIZE_MAX keeps all
  std::string count = "count";
  std::string percent = "percent";
  bool show_count = true;
  bool show_percent = true;
  bool use_other = false;
  std::string other = "OTHER";
};

class FrequentReader {
 public:
  explicit FrequentReader(StageBinder& binder)
      : binder_(binder), reader_(binder), options_(binder, reader_, {option_names.begin(), option_names.end()}) {}

  std::optional<Frequent> read() {
    if (const auto* item = reader_.peek_item(); item != nullptr && as_number(item->expression) != nullptr) {
      auto count = reader_.expect_count("how many combinations to keep", 0);
      if (!count) return {};
      keep(*count);
    }
    std::vector<ast::Name>* names = &out_.fields;
    while (!reader_.at_end()) {
      if (reader_.accept_comma()) continue;
      if (options_.at_option()) {
        if (!options_.read()) return {};
        continue;
      }
      if (names == &out_.fields && reader_.accept_clause("by")) {
        names = &out_.groups;
        continue;
      }
      auto name = reader_.expect_field("a field");
      if (!name) return {};
      names->push_back(*name);
    }
    if (out_.fields.empty()) {
      binder_.error("missing-argument", reader_.here(), "expected a field whose values are counted");
      return {};
    }
    if (auto limit = options_.whole("limit", 0)) keep(*limit);
    out_.count = options_.word("countfield").value_or(out_.count);
    out_.percent = options_.word("percentfield").value_or(out_.percent);
    out_.other = options_.word("otherstr").value_or(out_.other);
    out_.show_count = options_.flag("showcount").value_or(true);
    out_.show_percent = options_.flag("showperc").value_or(true);
    out_.use_other = options_.flag("useother").value_or(false);
    if (!options_.ok()) return {};
    return std::move(out_);
  }

 private:
  void keep(int64_t count) { out_.keep = count == 0 ? SIZE_MAX : static_cast<size_t>(count); }

  StageBinder& binder_;
  StageReader reader_;
  StageOptions options_;
  Frequent out_;
};

/// Rows with a count of each combination in, the chosen ones with their shares out.
class FrequentStep final : public CollectingStep {
 public:
  struct Columns {
    std::vector<Slot> groups;
    std::vector<Slot> fields;
    Slot count = no_slot;
    // Made anew, as rows are added: groups, then fields, count, percent.
    std::vector<Slot> made;
  };

  FrequentStep(const Schema& schema, Columns columns, const Frequent& wanted, bool rare)
      : CollectingStep(schema, no_slot), columns_(std::move(columns)), wanted_(wanted), rare_(rare) {}

  [[nodiscard]] bool passes_rows_through() const override { return false; }
  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override { add_own_reads(slots); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), columns_.made.begin(), columns_.made.end()); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> fields;
    for (Slot slot : columns_.fields) fields.push_back(names[slot]);
    return fmt::format("{} {} of {}", wanted_.keep, rare_ ? "least frequent" : "most frequent", fmt::join(fields, ", "));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override {
    std::vector<Slot> slots;
    add_own_reads(slots);
    return std::make_unique<Counted>(*this, RowCollector(std::move(slots), no_slot, false));
  }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), columns_.groups.begin(), columns_.groups.end());
    slots.insert(slots.end(), columns_.fields.begin(), columns_.fields.end());
    slots.push_back(columns_.count);
  }

 private:
  class Counted final : public Partial {
   public:
    Counted(const FrequentStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Counted&>(other).rows_); }

    Table finish() override {
      const auto& rows = rows_.in_order();
      group_width_ = step_.columns_.groups.size();
      field_width_ = step_.columns_.fields.size();
      KeyIndex keys(group_width_);
      std::vector<std::vector<const Value*>> groups;
      for (const auto& row : rows) {
        auto number = keys.find_or_add({row.values, group_width_});
        if (number == groups.size()) groups.emplace_back();
        groups[number].push_back(row.values);
      }
      auto collected = rows_.table();  // keeps the memory of the values
      out_.slots = step_.columns_.made;
      out_.columns.resize(out_.slots.size());
      for (auto& group : groups) add(group);
      auto memory = std::make_shared<Arena>();
      for (auto& value : others_) out_.columns[value.first][value.second] = memory->text(step_.wanted_.other);
      out_.memory = std::move(collected.memory);
      out_.memory.push_back(memory);
      return std::move(out_);
    }

   private:
    [[nodiscard]] int64_t count_of(const Value* row) const { return row[group_width_ + field_width_].as_integer(); }

    void add(std::vector<const Value*>& group) {
      int64_t total = 0;
      for (const auto* row : group) total += count_of(row);
      std::stable_sort(group.begin(), group.end(), [&](const Value* a, const Value* b) {
        return step_.rare_ ? count_of(a) < count_of(b) : count_of(a) > count_of(b);
      });
      size_t kept = std::min(group.size(), step_.wanted_.keep);
      int64_t rest = total;
      for (size_t i = 0; i < kept; ++i) {
        add_row(group[i], count_of(group[i]), total, false);
        rest -= count_of(group[i]);
      }
      if (step_.wanted_.use_other && kept < group.size()) add_row(group[0], rest, total, true);
    }

    void add_row(const Value* row, int64_t count, int64_t total, bool other) {
      for (size_t i = 0; i < group_width_ + field_width_; ++i) {
        if (other && i >= group_width_) others_.emplace_back(i, out_.rows);
        out_.columns[i].push_back(row[i]);
      }
      out_.columns[group_width_ + field_width_].push_back(Value::integer(count));
      out_.columns[group_width_ + field_width_ + 1].push_back(Value::number(100.0 * static_cast<double>(count) / static_cast<double>(total)));
      ++out_.rows;
    }

    const FrequentStep& step_;
    RowCollector rows_;
    size_t group_width_ = 0;
    size_t field_width_ = 0;
    Table out_;
    std::vector<std::pair<size_t, size_t>> others_;  ///< cells that stand for all the rest
  };

  Columns columns_;
  Frequent wanted_;
  bool rare_;
};

}  // namespace

bool is_frequent_values(const ast::Stage& stage) {
  if (stage.elements.empty()) return false;
  const auto* first = std::get_if<ast::Item>(&stage.elements.front());
  bool number = first != nullptr && as_number(first->expression) != nullptr;
  return !number || std::any_of(stage.elements.begin(), stage.elements.end(), is_option);
}

LegalStage spell_frequent_values(const WrittenStage& written, bool rare) {
  auto wanted = FrequentReader(written.binder()).read();
  if (!wanted) return {};
  if (!wanted->groups.empty()) return no_legal_form("the hosted service takes the most frequent values of all rows, not of each group");
  if (wanted->use_other) return no_legal_form("the hosted service has no row for the rest");
  auto names = join_names(wanted->fields);
  auto count = name_literal(wanted->count);
  auto text = fmt::format("count as {} by {}", count, names);
  if (wanted->show_percent)
    text += fmt::format(" | total {0} as count_of_all | {0} / count_of_all * 100 as {1}", count, name_literal(wanted->percent));
  text += fmt::format(" | sort by {}{}", count, rare ? " asc" : "");
  if (wanted->keep != SIZE_MAX) text += fmt::format(" | limit {}", wanted->keep);
  text += " | fields " + names;
  if (wanted->show_count) text += ", " + count;
  if (wanted->show_percent) text += ", " + name_literal(wanted->percent);
  return spelled(std::move(text));
}

void bind_frequent_values(StageBinder& binder, bool rare) {
  auto wanted = FrequentReader(binder).read();
  if (!wanted) return;
  auto span = binder.stage().span;
  AggregateList list;
  list.keys = wanted->groups;
  list.keys.insert(list.keys.end(), wanted->fields.begin(), wanted->fields.end());
  auto& call = list.made.emplace_back(ast::Call{{"count", span, false}, {}});
  list.calls.push_back({&call, span, ast::Name{wanted->count, span, false}, true});
  auto bound = bind_aggregates(binder, list, {});
  if (!bound.ok) return;
  add_aggregate_step(binder, std::move(bound), list.keys);

  auto& schema = binder.schema();
  auto before = schema;
  FrequentStep::Columns columns;
  for (const auto& name : wanted->groups) columns.groups.push_back(binder.find(name.text));
  for (const auto& name : wanted->fields) columns.fields.push_back(binder.find(name.text));
  columns.count = binder.find(wanted->count);
  schema.start_table();
  for (const auto& name : list.keys) {
    columns.made.push_back(binder.assign(name));
    schema.fields.back().key = true;
  }
  auto result = [&](const std::string& name, bool shown) {
    columns.made.push_back(shown ? binder.assign(name) : binder.hidden(name));
  };
  result(wanted->count, wanted->show_count);
  result(wanted->percent, wanted->show_percent);
  if (wanted->show_count && wanted->count == "count") schema.synonyms.push_back({"_count", columns.made[columns.made.size() - 2]});
  schema.ordered = true;
  binder.add(std::make_unique<FrequentStep>(before, std::move(columns), *wanted, rare));
}

}  // namespace dohyo
