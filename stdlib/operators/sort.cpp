#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

struct SortKey {
  Slot slot = no_slot;
  bool ascending = false;
};

/// How the values of one key compare, decided once all of them are known (01 section 5.11, 04 A30).
enum class KeyOrder : uint8_t { numeric, text };

class SortStep final : public CollectingStep {
 public:
  SortStep(const Schema& schema, Slot time_slot, std::vector<SortKey> keys, Dialect dialect)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), dialect_(dialect) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> parts;
    for (const auto& key : keys_) parts.push_back(names[key.slot] + (key.ascending ? " asc" : " desc"));
    return fmt::format("sort by {}", fmt::join(parts, ", "));
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Sorted>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    for (const auto& key : keys_) slots.push_back(key.slot);
  }

 private:
  class Sorted final : public Partial {
   public:
    Sorted(const SortStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Sorted&>(other).rows_); }
    Table finish() override {
      auto& rows = rows_.in_order();
      std::vector<size_t> index;
      std::vector<KeyOrder> orders;
      for (const auto& key : step_.keys_) {
        index.push_back(rows_.index_of(key.slot));
        orders.push_back(step_.order_of(rows, index.back()));
      }
      std::stable_sort(rows.begin(), rows.end(), [&](const RowCollector::Row& a, const RowCollector::Row& b) {
        for (size_t i = 0; i < index.size(); ++i) {
          Value x = a.values[index[i]];
          Value y = b.values[index[i]];
          // Nulls come last in both directions.
          if (x.is_null() != y.is_null()) return y.is_null();
          if (x.is_null()) continue;
          int c = compare(x, y, orders[i]);
          if (c != 0) return step_.keys_[i].ascending ? c < 0 : c > 0;
        }
        return false;
      });
      return rows_.table();
    }

   private:
    const SortStep& step_;
    RowCollector rows_;
  };

  [[nodiscard]] KeyOrder order_of(const std::vector<RowCollector::Row>& rows, size_t index) const {
    for (const auto& row : rows) {
      Value value = row.values[index];
      if (value.is_null() || value.is_numeric()) continue;
      // The hosted service sorts texts as text; here texts that are all numbers sort as numbers.
      if (dialect_ == Dialect::sumo || to_numeric(value).is_null()) return KeyOrder::text;
    }
    return KeyOrder::numeric;
  }

  static int compare(Value x, Value y, KeyOrder by) {
    if (by == KeyOrder::numeric) {
      auto c = dohyo::order(to_numeric(x), to_numeric(y));
      if (c) return static_cast<int>(*c);
      // NaN sorts after every number.
      double a = to_numeric(x).numeric();
      double b = to_numeric(y).numeric();
      return static_cast<int>(a != a) - static_cast<int>(b != b);
    }
    if (x.is_text() && y.is_text()) return x.as_text().compare(y.as_text());
    return to_string(x).compare(to_string(y));
  }

  std::vector<SortKey> keys_;
  Dialect dialect_;
};

/// The sign in front of a key: `+f` ascending, `-f` descending. The parser drops a plus, so the text is asked.
struct SignedField {
  const ast::Name* name = nullptr;
  bool negative = false;
  bool positive = false;
};

SignedField signed_field(const ast::Expression& e) {
  if (const auto* negation = std::get_if<ast::Negation>(&e.node)) return {as_field(*negation->operand), true, false};
  const auto* name = as_field(e);
  return {name, false, name != nullptr && e.span.begin < name->span.begin};
}

void bind_sort(StageBinder& binder) {
  StageReader reader(binder);
  reader.accept_clause("by");
  std::vector<SortKey> keys;
  do {
    const auto* item = reader.expect_item("a field to sort by");
    if (item == nullptr) return;
    auto field = signed_field(item->expression);
    if (field.name == nullptr || !item->aliases.empty())
      return binder.error("expected-field", item->expression.span, "expected a field to sort by",
                          "compute it in a stage before: expression as name");
    SortKey key{binder.read(*field.name), field.positive};
    if (reader.accept_word("asc") || reader.accept_word("ascending")) key.ascending = true;
    if (reader.accept_word("desc") || reader.accept_word("descending")) key.ascending = false;
    keys.push_back(key);
  } while (reader.accept_comma());
  if (!reader.expect_end()) return;
  binder.add(std::make_unique<SortStep>(binder.schema(), order_slot(binder), std::move(keys), binder.options().dialect));
  binder.schema().ordered = true;
}

}  // namespace

void sort(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "sort",
                        .aliases = {{"order", Origin::sumo}},
                        .summary = "Orders the rows by one or more fields, each descending unless it says otherwise.",
                        .details = "`+f` and `f asc` sort ascending. Nulls come last. A key sorts as numbers when all its values "
                                   "are numbers or texts that read as numbers, else as text by code point. Equal rows keep their order.",
                        .examples = {{.code = R"(* | sort by n | fields n)", .result = "n\n10\n9\n2", .input = "{\"n\":\"2\"}\n{\"n\":\"10\"}\n{\"n\":\"9\"}"},
                                     {.code = R"(* | sort n asc | fields n)", .result = "n\n2\n9\n10", .input = "{\"n\":2}\n{\"n\":10}\n{\"n\":9}"}}},
      .usage = {"sort [by] [+|-]FIELD [asc|desc], ..."},
      .bind = bind_sort,
  });
}

}  // namespace dohyo::stdlib::operators
