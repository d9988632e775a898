#include "interpreter/steps/sort_step.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>
#include <limits>

#include "interpreter/data/convert.h"
#include "interpreter/data/memory_budget.h"
#include "interpreter/steps/best_rows.h"
#include "interpreter/text/ip_address.h"

namespace dohyo {

namespace {

using By = SortKey::By;

/// Family and bytes, so that comparing texts compares addresses; null for what is none.
Value address_key(Value value, Arena& arena) {
  if (!value.is_text()) return {};
  if (auto v4 = parse_ipv4(value.as_text())) {
    char bytes[] = {'\4', static_cast<char>(*v4 >> 24), static_cast<char>(*v4 >> 16), static_cast<char>(*v4 >> 8), static_cast<char>(*v4)};
    return arena.text({bytes, sizeof bytes});
  }
  if (auto v6 = parse_ipv6(value.as_text())) {
    std::string bytes = "\6";
    bytes.append(reinterpret_cast<const char*>(v6->data()), v6->size());
    return arena.text(bytes);
  }
  return {};
}

/// A number or a text to compare by; null comes last.
Value comparable(Value value, By by, Arena& arena) {
  if (value.is_null()) return value;
  if (by == By::number) return to_numeric(value);
  if (by == By::address) return address_key(value, arena);
  return Value::text(text_of(value, arena));
}

int compare_numbers(Value x, Value y) {
  if (auto order = dohyo::order(x, y)) return static_cast<int>(*order);
  // NaN sorts after every number.
  double a = x.numeric();
  double b = y.numeric();
  return static_cast<int>(a != a) - static_cast<int>(b != b);
}

int compare_comparable(Value x, Value y, By by, bool ascending) {
  if (x.is_null() || y.is_null()) return static_cast<int>(x.is_null()) - static_cast<int>(y.is_null());
  int c = by == By::number ? compare_numbers(x, y) : x.as_text().compare(y.as_text());
  return ascending ? c : -c;
}

/// A number that orders values as far as it can: of two values with different ones, the smaller stands first.
uint64_t prefix(Value value, By by, bool ascending) {
  if (value.is_null()) return UINT64_MAX;
  uint64_t bits = 0;
  if (by == By::number) {
    double number = value.numeric();
    if (number != number) number = std::numeric_limits<double>::infinity();  // it comes after, by comparing in full
    if (number == 0) number = 0;                                             // -0 is 0
    bits = std::bit_cast<uint64_t>(number);
    bits = bits >> 63 != 0 ? ~bits : bits | uint64_t{1} << 63;
  } else {
    auto text = value.as_text();
    for (size_t i = 0; i < sizeof bits; ++i) bits = bits << 8 | (i < text.size() ? static_cast<uint8_t>(text[i]) : 0);
  }
  if (!ascending) bits = ~bits;
  return bits == UINT64_MAX ? bits - 1 : bits;
}

std::string_view digits(Value integer, std::array<char, 24>& memory) {
  auto end = std::to_chars(memory.data(), memory.data() + memory.size(), integer.as_integer()).ptr;
  return {memory.data(), static_cast<size_t>(end - memory.data())};
}

}  // namespace

RowOrder::RowOrder(const std::vector<SortKey>& keys, std::vector<size_t> index, Dialect dialect)
    : keys_(&keys), index_(std::move(index)), dialect_(dialect) {
  for (const auto& key : keys) by_.push_back(key.by == By::content ? By::number : key.by);
}

bool RowOrder::suits_numbers(Value value) const {
  return value.is_null() || value.is_numeric() || (dialect_ != Dialect::sumo && !to_numeric(value).is_null());
}

void RowOrder::learn(const std::vector<CollectedRow>& rows) {
  for (size_t key = 0; key < index_.size(); ++key) {
    if ((*keys_)[key].by != By::content || by_[key] == By::text) continue;
    if (!std::all_of(rows.begin(), rows.end(), [&](const CollectedRow& row) { return suits_numbers(row.values[index_[key]]); }))
      by_[key] = By::text;
  }
}

void RowOrder::compare_as_texts(unsigned keys) {
  for (size_t key = 0; key < by_.size(); ++key)
    if ((*keys_)[key].by == By::content) by_[key] = (keys >> key & 1) != 0 ? By::text : By::number;
}

unsigned RowOrder::texts_of(const CollectedRow& row) const {
  unsigned texts = 0;
  for (size_t key = 0; key < index_.size(); ++key)
    if ((*keys_)[key].by == By::content && !suits_numbers(row.values[index_[key]])) texts |= 1U << key;
  return texts;
}

int RowOrder::compare(const CollectedRow& a, const CollectedRow& b) const {
  for (size_t key = 0; key < index_.size(); ++key) {
    Value x = a.values[index_[key]];
    Value y = b.values[index_[key]];
    bool ascending = (*keys_)[key].ascending;
    int c = 0;
    if (by_[key] == By::text && x.kind() == Kind::integer && y.kind() == Kind::integer) {
      // Without memory: every row of a table is compared so until a text is seen.
      std::array<char, 24> of_x{};
      std::array<char, 24> of_y{};
      c = digits(x, of_x).compare(digits(y, of_y));
      if (!ascending) c = -c;
    } else {
      Arena arena;
      c = compare_comparable(comparable(x, by_[key], arena), comparable(y, by_[key], arena), by_[key], ascending);
    }
    if (c != 0) return c;
  }
  return 0;
}

struct RowOrder::KeyColumn {
  std::vector<Value> values;  ///< by row
  By by;
  bool ascending;
};

void RowOrder::sort(std::vector<CollectedRow>& rows) const {
  Arena arena;
  std::vector<KeyColumn> columns;
  for (size_t key = 0; key < index_.size(); ++key) {
    auto& column = columns.emplace_back(KeyColumn{{}, by_[key], (*keys_)[key].ascending});
    column.values.reserve(rows.size());
    for (const auto& row : rows) column.values.push_back(comparable(row.values[index_[key]], by_[key], arena));
  }
  // Most comparisons end with the first bytes of the first keys, which stand beside the row's place.
  struct Entry {
    uint64_t first, second;
    uint32_t place;
  };
  auto prefix_of = [&](size_t key, uint32_t place) {
    return key < columns.size() ? prefix(columns[key].values[place], columns[key].by, columns[key].ascending) : 0;
  };
  std::vector<Entry> entries;
  entries.reserve(rows.size());
  for (uint32_t place = 0; place < rows.size(); ++place) entries.push_back({prefix_of(0, place), prefix_of(1, place), place});
  auto compare_key = [&](size_t key, const Entry& a, const Entry& b) {
    const auto& column = columns[key];
    return compare_comparable(column.values[a.place], column.values[b.place], column.by, column.ascending);
  };
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.first != b.first) return a.first < b.first;
    for (size_t key = 0; key < columns.size(); ++key) {
      if (key == 1 && a.second != b.second) return a.second < b.second;
      if (int c = compare_key(key, a, b); c != 0) return c < 0;
    }
    return a.place < b.place;
  });
  std::vector<CollectedRow> sorted;
  sorted.reserve(rows.size());
  for (const auto& entry : entries) sorted.push_back(rows[entry.place]);
  rows = std::move(sorted);
}

class SortStep::Sorted final : public Partial {
 public:
  Sorted(const SortStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override {
    rows_.absorb(batch);
    rows_.relieve(context().memory);
  }
  void merge(Partial& other) override { rows_.merge(static_cast<Sorted&>(other).rows_); }
  Table finish() override {
    Table whole;
    finish_in_parts([&](Table part) { whole.append(std::move(part)); });
    return whole;
  }

  void finish_in_parts(const std::function<void(Table)>& take) override {
    std::vector<size_t> index;
    for (const auto& key : step_.keys_) index.push_back(rows_.index_of(key.slot));
    RowOrder order(step_.keys_, std::move(index), step_.dialect_);
    if (rows_.is_spilled()) return sort_runs(order, take);
    auto& rows = rows_.in_order();
    order.learn(rows);
    order.sort(rows);
    if (rows.size() > step_.keep_) rows.resize(step_.keep_);
    take(rows_.table());
  }

 private:
  /// Runs are in the order of the input: how to compare is known only now, when all rows have been seen.
  void sort_runs(RowOrder& order, const std::function<void(Table)>& take) {
    const auto& memory = *context().memory;
    auto runs = rows_.take_runs(memory);
    auto each_run = [&](const std::function<void(std::vector<CollectedRow>&)>& use) {
      for (const auto& some : runs)
        for (size_t run = 0; run < some->size(); ++run) {
          Arena arena;
          std::vector<CollectedRow> rows;
          some->read(run, arena, rows);
          memory.check();
          use(rows);
        }
    };
    each_run([&](auto& rows) { order.learn(rows); });
    std::vector<std::unique_ptr<RowRuns>> sorted;
    sorted.push_back(std::make_unique<RowRuns>(memory, rows_.slots().size()));
    each_run([&](auto& rows) {
      order.sort(rows);
      if (rows.size() > step_.keep_) rows.resize(step_.keep_);
      sorted[0]->write(rows);
    });
    runs.clear();
    auto before = [&](const CollectedRow& a, const CollectedRow& b) { return order.before(a, b); };
    RowCollector::merge_runs(sorted, rows_.slots(), before, step_.keep_, take);
  }

  const SortStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> SortStep::start() const {
  if (BestRows::suits(keys_, keep_))
    return std::make_unique<BestRows>(keys_, dialect_, slots(), RowPlaces(time_slot(), events(), RowDirection::forwards), keep_);
  return std::make_unique<Sorted>(*this, collector());
}

void SortStep::add_own_reads(std::vector<Slot>& slots) const {
  for (const auto& key : keys_) slots.push_back(key.slot);
}

std::string SortStep::describe(const std::vector<std::string>& names) const {
  static constexpr std::string_view kinds[] = {"", " as number", " as text", " as address"};
  std::vector<std::string> parts;
  for (const auto& key : keys_)
    parts.push_back(fmt::format("{}{} {}", names[key.slot], kinds[static_cast<size_t>(key.by)], key.ascending ? "asc" : "desc"));
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
