#include "interpreter/steps/sort_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"

namespace dohyo {

RowOrder::RowOrder(const std::vector<RankKey>& keys, std::vector<size_t> index, Dialect dialect,
                   const std::vector<RowCollector::Row>& rows)
    : keys_(keys), index_(std::move(index)) {
  for (size_t i : index_) {
    bool numbers = std::all_of(rows.begin(), rows.end(), [&](const RowCollector::Row& row) {
      Value value = row.values[i];
      return value.is_null() || value.is_numeric() || (dialect != Dialect::sumo && !to_numeric(value).is_null());
    });
    by_.push_back(numbers ? By::number : By::text);
  }
}

bool RowOrder::operator()(const RowCollector::Row& a, const RowCollector::Row& b) const {
  for (size_t i = 0; i < index_.size(); ++i) {
    Value x = a.values[index_[i]];
    Value y = b.values[index_[i]];
    if (x.is_null() != y.is_null()) return y.is_null();
    if (x.is_null()) continue;
    int c = compare(x, y, by_[i]);
    if (c != 0) return keys_[i].ascending ? c < 0 : c > 0;
  }
  return false;
}

int RowOrder::compare(Value x, Value y, By by) {
  if (by == By::number) {
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

class RankStep::Sorted final : public Partial {
 public:
  Sorted(const RankStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Sorted&>(other).rows_); }
  Table finish() override {
    auto& rows = rows_.in_order();
    std::vector<size_t> index;
    for (const auto& key : step_.keys_) index.push_back(rows_.index_of(key.slot));
    std::stable_sort(rows.begin(), rows.end(), RowOrder(step_.keys_, std::move(index), step_.dialect_, rows));
    if (rows.size() > step_.keep_) rows.resize(step_.keep_);
    return rows_.table();
  }

 private:
  const RankStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> RankStep::start() const { return std::make_unique<Sorted>(*this, collector()); }

void RankStep::add_own_reads(std::vector<Slot>& slots) const {
  for (const auto& key : keys_) slots.push_back(key.slot);
}

std::string RankStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> parts;
  for (const auto& key : keys_) parts.push_back(names[key.slot] + (key.ascending ? " asc" : " desc"));
  auto first = keep_ == SIZE_MAX ? std::string() : fmt::format(", first {}", keep_);
  return fmt::format("sort by {}{}", fmt::join(parts, ", "), first);
}

// ---- Reading -----------------------------------------------------------------------------------------------------------------

namespace {

/// The sign in front of a key: `+f` ascending, `-f` descending. The parser drops a plus, so the text is asked.
struct SignedField {
  const ast::Name* name = nullptr;
  bool positive = false;
};

SignedField signed_field(const ast::Expression& e) {
  if (const auto* negation = std::get_if<ast::Negation>(&e.node)) return {as_field(*negation->operand), false};
  const auto* name = as_field(e);
  return {name, name != nullptr && e.span.begin < name->span.begin};
}

}  // namespace

std::vector<WrittenSortKey> read_sort_keys(StageBinder& binder, StageReader& reader) {
  std::vector<WrittenSortKey> keys;
  do {
    const auto* item = reader.expect_item("a field to sort by");
    if (item == nullptr) return {};
    auto field = signed_field(item->expression);
    if (field.name == nullptr || !item->aliases.empty()) {
      binder.error("expected-field", item->expression.span, "expected a field to sort by", "compute it in a stage before: expression as name");
      return {};
    }
    WrittenSortKey key{*field.name, field.positive};
    if (reader.accept_word("asc") || reader.accept_word("ascending")) key.ascending = true;
    if (reader.accept_word("desc") || reader.accept_word("descending")) key.ascending = false;
    keys.push_back(key);
  } while (reader.accept_comma());
  return keys;
}

}  // namespace dohyo
