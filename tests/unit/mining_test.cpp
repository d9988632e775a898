// Signatures do not depend on how messages are divided among workers, and memory is bounded (02 section 8.1).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "interpreter/mining/drain.h"
#include "interpreter/mining/masked_text.h"
#include "interpreter/mining/message_counts.h"
#include "interpreter/mining/signatures.h"
#include "interpreter/mining/tuple_counts.h"

namespace dohyo {

namespace {

std::string masked(std::string_view message) {
  std::string form;
  MaskedText::mask(message, form);
  auto parts = MaskedText::parts(form);
  return MaskedText::readable(parts.words, parts.separators);
}

std::map<std::string, uint64_t> mined(const MessageCounts& counts) {
  std::map<std::string, uint64_t> by_signature;
  MinedSignatures signatures(counts);
  for (const auto& row : signatures.rows()) by_signature[row.signature] += row.count;
  return by_signature;
}

/// Words of letters, all different.
std::string word(uint64_t n) {
  std::string text;
  for (int i = 0; i < 6; ++i, n /= 20) text += static_cast<char>('g' + n % 20);
  return text;
}

}  // namespace

TEST_CASE("mining: what is masked in a message") {
  CHECK(masked("user 17 in") == "user * in");
  CHECK(masked("at 2024-01-01T10:00:00.123Z, done") == "at $DATE, done");
  CHECK(masked("[03/Mar/2024:10:00:00 +0000] \"GET /a HTTP/1.1\"") == "[$DATE] \"GET /a HTTP/1.1\"");
  CHECK(masked("Mon Jan  5 10:11:12 2024 x") == "$DATE x");
  CHECK(masked("10:11:12.5 x") == "$DATE x");
  CHECK(masked("see https://host.example/a?b=c.") == "see $URL.");
  CHECK(masked("10.1.20.30 10.1.20.30:80 10.0.0.0/8 2001:db8::1 00:1a:2b:3c:4d:5e") == "* *:* * * *");
  CHECK(masked("deadbeef01 0x1f cafe 550e8400-e29b-41d4-a716-446655440000") == "* * cafe *");
  CHECK(masked("12ms 80% -3.5 v1.2 i-0abc x2") == "*ms *% * v1.2 i-0abc x2");
  CHECK(masked("a \t  b\n") == "a b");
  CHECK(masked("") == "");
  CHECK(masked("std::string x") == "std::string x");
  // Odd bytes and very long texts.
  CHECK(masked(std::string(3 * MaskedText::most_bytes, 'x')).size() <= MaskedText::most_bytes + 3);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "w ";
  CHECK(masked(many).ends_with("w ..."));
  CHECK(masked("\x01\xff\x01") == "\xff");
}

TEST_CASE("mining: Drain takes together what is half the same") {
  std::vector<std::string> forms(4);
  MaskedText::mask("user ana logged in", forms[0]);
  MaskedText::mask("user bob logged in", forms[1]);
  MaskedText::mask("user bob, logged in", forms[2]);
  MaskedText::mask("disk one is full", forms[3]);
  Drain drain;
  CHECK(drain.add(forms[0]) == drain.add(forms[1]));
  CHECK(drain.add(forms[2]) != drain.add(forms[0]));
  CHECK(drain.add(forms[3]) != drain.add(forms[0]));
  CHECK(drain.signature(0) == "user * logged in");
  // Names of values are no words: the values alone are compared.
  std::vector<std::string> pairs(3);
  MaskedText::mask("{\"user\":\"ana\",\"m\":\"disk full\"}", pairs[0]);
  MaskedText::mask("{\"user\":\"bob\",\"m\":\"disk full\"}", pairs[1]);
  MaskedText::mask("{\"user\":\"bob\",\"m\":\"link lost\"}", pairs[2]);
  auto full = drain.add(pairs[0]);
  CHECK(full == drain.add(pairs[1]));
  CHECK(full != drain.add(pairs[2]));
  CHECK(drain.signature(full) == "{\"user\":\"*\",\"m\":\"disk full\"}");
}

TEST_CASE("mining: the order and the division of messages do not matter, also beyond the limit of memory") {
  constexpr uint64_t messages = MessageCounts::most_forms * 3;
  MessageCounts whole(0);
  std::vector<MessageCounts> parts(3, MessageCounts(0));
  Arena arena;
  for (uint64_t i = 0; i < messages; ++i) {
    auto text = arena.text(i % 3 == 0 ? std::string("user logged in") : fmt::format("{} {} was seen", word(i), word(i * 7919)));
    whole.add({}, text, i);
    // The other way round, and unevenly.
    auto j = messages - 1 - i;
    auto other = arena.text(j % 3 == 0 ? std::string("user logged in") : fmt::format("{} {} was seen", word(j), word(j * 7919)));
    parts[j % 7 == 0 ? 0 : j % 5 == 0 ? 1 : 2].add({}, other, j);
  }
  CHECK(whole.forms().size() <= MessageCounts::most_forms);
  parts[1].merge(parts[0]);
  parts[1].merge(parts[2]);
  auto a = mined(whole);
  CHECK(a == mined(parts[1]));
  uint64_t total = 0;
  for (const auto& [signature, count] : a) total += count;
  CHECK(total == messages);
  CHECK(a.at("Others") > 0);
}

TEST_CASE("mining: combinations of values are counted alike, whoever sees them first") {
  constexpr int64_t rows = static_cast<int64_t>(TupleCounts::most_tuples) + 100'000;
  TupleCounts whole(1), a(1), b(1);
  for (int64_t i = 0; i < rows; ++i) {
    Value tuple = Value::integer(i % (rows / 2) * 2 + i % 2);
    whole.add({&tuple, 1}, {1, 0});
    ((i % 3 == 0) ? a : b).add({&tuple, 1}, {1, 0});
  }
  a.merge(b);
  CHECK(a.totals() == whole.totals());
  CHECK(whole.totals()[0] == static_cast<uint64_t>(rows));
  CHECK(a.size() == whole.size());
  CHECK(a.size() <= TupleCounts::most_tuples);
  for (size_t i = 0; i < a.size(); i += 1000) {
    CHECK(a.counts(i)[0] > 0);
  }
}

}  // namespace dohyo
