// Tables beside the events against plain second readings: keys, networks, files that are none.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>

#include "interpreter/input/problem.h"
#include "interpreter/lookup/indicators.h"
#include "interpreter/lookup/lookup_key.h"
#include "interpreter/lookup/lookup_table.h"
#include "interpreter/lookup/network_index.h"
#include "interpreter/lookup/table_index.h"
#include "interpreter/lookup/tables.h"
#include "tests/support/run_query.h"

namespace dohyo {

namespace {

using tests::TemporaryFolder;

std::shared_ptr<const LookupTable> table_of(const std::string& text, const std::string& name = "t.csv") {
  TemporaryFolder folder;
  return read_lookup_table(folder.write(name, text));
}

bool same(Value a, Value b, KeyCase letter_case = KeyCase::exact) {
  std::string x, y;
  return append_key(x, a, letter_case) && append_key(y, b, letter_case) && x == y;
}
bool same(const char* a, const char* b, KeyCase letter_case = KeyCase::exact) { return same(Value::text(a), Value::text(b), letter_case); }

}  // namespace

TEST_CASE("lookup: when keys are equal") {
  CHECK(same("5", "5.0"));
  CHECK(same("007", "7"));
  CHECK(same(" 7", "7"));
  CHECK(same(Value::integer(7), Value::text("7.00")));
  CHECK(same(Value::number(0.1), Value::text("0.1")));
  CHECK(same(Value::number(-0.0), Value::integer(0)));
  CHECK_FALSE(same("seven", "7"));
  CHECK_FALSE(same("nan", "NaN"));
  CHECK_FALSE(same("", "0"));
  CHECK_FALSE(same(Value::null(), Value::null()));
  // Doubles would make them one.
  CHECK_FALSE(same("12345678901234567890", "12345678901234567891"));
  CHECK_FALSE(same("9223372036854775806", "9223372036854775807"));
  CHECK_FALSE(same("Ab", "aB"));
  CHECK(same("Ab", "aB", KeyCase::folded));
  CHECK(same("ÄRA", "ära", KeyCase::folded));
  std::string x, y;
  Value ab[] = {Value::text("a"), Value::text("b")}, ab2[] = {Value::text("ab"), Value::text("")};
  CHECK(make_key(x, ab, KeyCase::exact));
  CHECK(make_key(y, ab2, KeyCase::exact));
  CHECK(x != y);
}

TEST_CASE("lookup: rows by two columns, the last of a key") {
  std::mt19937 random(7);
  std::string csv = "a,b,v\n";
  std::map<std::pair<unsigned, unsigned>, unsigned> last;
  for (unsigned row = 0; row < 5000; ++row) {
    auto a = static_cast<unsigned>(random() % 60), b = static_cast<unsigned>(random() % 60);
    csv += fmt::format("{},x{},{}\n", a, b, row);
    last[{a, b}] = row;
  }
  TableIndex index(table_of(csv), {0, 1}, KeyCase::exact);
  CHECK(index.duplicates() == 5000 - last.size());
  for (unsigned a = 0; a < 61; ++a)
    for (unsigned b = 0; b < 61; ++b) {
      auto text = fmt::format("x{}", b);
      Value key[] = {Value::integer(a), Value::text(text)};
      auto known = last.find({a, b});
      auto row = index.find(key);
      REQUIRE((row == Finder::none) == (known == last.end()));
      if (row != Finder::none) REQUIRE(index.at(row, 2).as_text() == std::to_string(known->second));
    }
}

TEST_CASE("lookup: the longest prefix, against every network in turn") {
  std::mt19937 random(11);
  struct Network {
    uint32_t first;
    unsigned length;
  };
  std::vector<Network> networks;
  std::string csv = "network,v\n";
  auto text = [](uint32_t a) { return fmt::format("{}.{}.{}.{}", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255); };
  for (unsigned row = 0; row < 400; ++row) {
    auto length = static_cast<unsigned>(random() % 33);
    // Few bits differ, so that networks lie within others.
    uint32_t address = (static_cast<uint32_t>(random()) & 0x0F0F0F0Fu) & (length == 0 ? 0 : ~uint32_t{0} << (32 - length));
    networks.push_back({address, length});
    csv += fmt::format("{}/{},{}\n", text(address), length, row);
  }
  NetworkIndex index(table_of(csv), 0);
  for (int i = 0; i < 20000; ++i) {
    uint32_t address = i % 2 == 0 ? static_cast<uint32_t>(random()) : static_cast<uint32_t>(random() & 0x0F0F0F0Fu);
    uint64_t best = Finder::none;
    for (unsigned row = 0; row < networks.size(); ++row) {
      const auto& n = networks[row];
      bool within = n.length == 0 || address >> (32 - n.length) == n.first >> (32 - n.length);
      if (within && (best == Finder::none || n.length >= networks[best].length)) best = row;
    }
    auto written = text(address);
    Value key = Value::text(written);
    REQUIRE(index.find({&key, 1}) == best);
  }
}

TEST_CASE("lookup: files that are no tables") {
  CHECK_THROWS_AS((void)table_of(""), InputError);
  CHECK_THROWS_AS((void)table_of("{not json\n", "t.json"), InputError);
  CHECK_THROWS_AS((void)read_lookup_table("/nowhere/t.csv"), InputError);
  // Deeper than any stack.
  auto deep = "{\"k\":1,\"v\":" + std::string(300'000, '[') + std::string(300'000, ']') + "}\n";
  CHECK_THROWS_AS((void)table_of(deep, "t.json"), InputError);
  auto both = table_of(deep + "{\"k\":2}\n", "t.json");
  CHECK(both->rows == 1);
  CHECK(both->losses.size() == 1);
  CHECK_FALSE(read_stix("{\"type\":\"bundle\",\"objects\":" + std::string(300'000, '[')).has_value());
  TemporaryFolder folder;
  auto path = folder.write("x.mmdb", "nothing");
  Settings settings;
  settings.geo = Settings::Mapping{"", path, "test"};
  LookupTables tables(settings);
  CHECK(tables.open("geo://location").code == "unreadable-table");
}

TEST_CASE("lookup: STIX patterns that are understood, and those that are not") {
  auto read = [](std::string_view pattern) {
    auto file = read_stix(fmt::format(R"({{"type":"bundle","objects":[{{"type":"indicator","pattern":"{}"}}]}})", pattern));
    REQUIRE(file.has_value());
    std::string out;
    for (const auto& i : file->indicators) out += fmt::format("{}={};", i.type, i.value);
    return out + (file->losses.empty() ? "" : "lost");
  };
  CHECK(read("[ipv4-addr:value = '192.0.2.1']") == "ipv4-addr=192.0.2.1;");
  CHECK(read("[ file:hashes.'SHA-256' = 'aa' or file:hashes.MD5='bb' ]") == "file:hashes.SHA-256=aa;file:hashes.MD5=bb;");
  CHECK(read("[a:value IN ('x', 'y')] OR [b:value = 'z']") == "a=x;a=y;b=z;");
  CHECK(read("[a:value = 'it\\\\'s']") == "a=it's;");
  for (const char* pattern : {"", "[", "[a:value = 'x' AND b:value = 'y']", "[a:value != 'x']", "[a:value LIKE 'x%']", "[a:value = 'x'] FOLLOWEDBY [b:value = 'y']",
                              "[a:value = 'x'] WITHIN 5 SECONDS", "[a:value = 5]", "[a:value = 'x", "[a:value ISSUBSET '10.0.0.0/8']"})
    CHECK(read(pattern) == "lost");
}

TEST_CASE("lookup: which file stands for a name") {
  Settings settings;
  settings.lookups = {{"path://\"/Library/A b\"", "1", ""}, {"/shared/x", "2", ""}, {"ports.csv", "3", ""}, {"shared/deep/", "folder", ""}};
  LookupTables tables(settings);
  CHECK(tables.file_of("path:///Library/A b") == "1");
  CHECK(tables.file_of("path:///library/a B") == "1");
  CHECK(tables.file_of("shared/x") == "2");
  CHECK(tables.file_of("https://host/a/ports.csv") == "3");
  CHECK_FALSE(tables.file_of("shared/ports.csv").has_value());
  CHECK(tables.file_of("shared/deep/y") == "folder/y.csv");
  CHECK_FALSE(tables.file_of("shared/deep/../y").has_value());
  CHECK_FALSE(tables.file_of("shared/deep/").has_value());
}

}  // namespace dohyo
