#include "interpreter/data/spill.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>

#include "interpreter/data/convert.h"
#include "interpreter/data/memory_budget.h"
#include "interpreter/library/group_spill.h"

using dohyo::AddContext;
using dohyo::Arena;
using dohyo::GroupRow;
using dohyo::GroupShape;
using dohyo::GroupTable;
using dohyo::MemoryBudget;
using dohyo::RecordReader;
using dohyo::RecordWriter;
using dohyo::Spill;
using dohyo::SpilledGroups;
using dohyo::Table;
using dohyo::Value;

namespace {

std::string folder() { return std::filesystem::temp_directory_path().string(); }

class Sum {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    if (!arguments[0].is_whole()) return context.note_unread(arguments[0]);
    sum_ += arguments[0].as_integer();
  }
  void merge(const Sum& other, AddContext&) { sum_ += other.sum_; }
  Value result(Arena&) const { return Value::integer(sum_); }

 private:
  int64_t sum_ = 0;
};

}  // namespace

TEST_CASE("spill: every kind of value comes back as it was") {
  MemoryBudget budget(0, folder());
  Spill spill(budget, 1);
  Arena arena;
  std::string long_text(100'000, 'x');
  const Value items[] = {Value::integer(1), Value::text("two"), Value::null()};
  const Value nested[] = {Value::list(items), Value::boolean(true)};
  const Value values[] = {Value::null(),    Value::boolean(false),   Value::integer(INT64_MIN), Value::number(-0.5), Value::time(1700000000000),
                          Value::text(""),  Value::text(long_text), Value::list({}),           Value::list(nested)};
  for (int round = 0; round < 3; ++round)
    for (const auto& value : values) {
      RecordWriter record(spill.buffer(0));
      record.put(uint64_t{42});
      record.put(value);
      spill.close_record(0);
    }
  spill.finish_writing();
  size_t read = 0;
  Spill::Reader chunks(spill, 0);
  for (auto chunk = chunks.next(); !chunk.empty(); chunk = chunks.next())
    for (RecordReader record(chunk); !record.at_end(); ++read) {
      CHECK(record.word() == 42);
      auto value = record.value(arena);
      CHECK(value.kind() == values[read % std::size(values)].kind());
      CHECK(dohyo::to_string(value) == dohyo::to_string(values[read % std::size(values)]));
    }
  CHECK(read == 3 * std::size(values));
}

TEST_CASE("spill: parts do not mix") {
  MemoryBudget budget(0, folder());
  Spill spill(budget, 3);
  for (uint64_t i = 0; i < 50'000; ++i) {
    RecordWriter(spill.buffer(i % 2)).put(i);
    spill.close_record(i % 2);
  }
  spill.finish_writing();
  CHECK(spill.empty(2));
  for (size_t part = 0; part < 2; ++part) {
    uint64_t next = part;
    Spill::Reader chunks(spill, part);
    for (auto chunk = chunks.next(); !chunk.empty(); chunk = chunks.next())
      for (RecordReader record(chunk); !record.at_end(); next += 2) CHECK(record.word() == next);
    CHECK(next == 50'000 + part);
  }
}

TEST_CASE("spill: a folder that is none is named") {
  MemoryBudget budget(0, "/no/such/folder");
  CHECK_THROWS_WITH_AS(Spill(budget, 1), doctest::Contains("/no/such/folder"), dohyo::RunFailure);
}

TEST_CASE("memory budget: a limit below what is in use stops the run") {
  MemoryBudget budget(1, folder());
  CHECK(budget.is_scarce());
  CHECK_THROWS_WITH_AS(budget.check(), doctest::Contains("--memory-limit"), dohyo::RunFailure);
  MemoryBudget enough(MemoryBudget::available() * 4, folder());
  CHECK_FALSE(enough.is_scarce());
  CHECK_NOTHROW(enough.check());
}

TEST_CASE("spilled groups: the same groups in the same order at any scarcity") {
  GroupShape shape;
  shape.folds.push_back(dohyo::make_fold<Sum>());
  shape.argument_counts = {1};
  shape.key_count = 1;
  constexpr uint64_t rows = 60'000;
  constexpr uint64_t groups = 7'000;
  for (unsigned scarcity : {1U, 2U, 3U, 5U}) {
    CAPTURE(scarcity);
    MemoryBudget budget(0, folder());
    budget.pretend_scarcity(scarcity);
    std::vector<std::unique_ptr<GroupTable>> tables;
    for (uint64_t worker = 0; worker < 2; ++worker) tables.push_back(std::make_unique<GroupTable>(shape));
    for (uint64_t i = 0; i < rows; ++i) {
      auto name = "k" + std::to_string(i * i % groups);
      Value key = Value::text(name);
      Value argument = i % 1000 == 7 ? Value::text("no number") : Value::integer(static_cast<int64_t>(i));
      GroupRow row;
      row.hash = dohyo::fold_hash(dohyo::key_hash(key), 0x9E3779B97F4A7C15ull);
      row.ordinal = i;
      row.keys = &key;
      row.arguments = &argument;
      auto& table = *tables[i / 100 % 2];
      if (!table.add(row)) table.write(row, *table.overflow(), 0);
      if (i % 100 == 50) SpilledGroups::relieve(table, budget);
    }
    std::map<std::string, std::pair<uint64_t, int64_t>> expected;  // first ordinal, sum
    for (uint64_t i = 0; i < rows; ++i) {
      auto [place, fresh] = expected.try_emplace("k" + std::to_string(i * i % groups), i, 0);
      if (i % 1000 != 7) place->second.second += static_cast<int64_t>(i);
    }
    std::map<uint64_t, std::string> in_order;
    for (const auto& [name, of] : expected) in_order[of.first] = name + "=" + std::to_string(of.second);
    SpilledGroups spilled(shape, budget);
    auto next = in_order.begin();
    spilled.finish(std::move(tables), {0, 1}, [&](Table part) {
      for (size_t r = 0; r < part.rows; ++r, ++next) {
        REQUIRE(next != in_order.end());
        REQUIRE(dohyo::to_string(part.columns[0][r]) + "=" + dohyo::to_string(part.columns[1][r]) == next->second);
      }
    });
    CHECK(next == in_order.end());
    CHECK(spilled.unread_values(0) == rows / 1000);
  }
}
