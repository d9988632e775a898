// Typed columns or tagged cells? The measurement behind interpreter/data/value.h (docs/performance.md#columns).
// Build and run: g++ -O3 -std=c++20 -I../.. columns.cpp ../../interpreter/data/*.cpp ../../interpreter/text/utf8.cpp -lutf8proc && ./a.out
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "interpreter/data/column.h"
#include "interpreter/data/convert.h"

using namespace dohyo;

namespace {

constexpr size_t rows = 4096;
constexpr int repeats = 400;

struct TypedIntegers {
  std::vector<int64_t> values;
  std::vector<uint64_t> valid;
};

double measure(const std::function<uint64_t()>& work) {
  std::vector<double> times;
  uint64_t sink = 0;
  for (int round = 0; round < 9; ++round) {
    auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < repeats; ++i) sink += work();
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count() / repeats / rows);
  }
  if (sink == 42) std::puts("");
  std::nth_element(times.begin(), times.begin() + 4, times.end());
  return times[4];
}

}  // namespace

int main() {
  std::mt19937 random(1);
  TypedIntegers a, b;
  std::vector<Value> cell_a(rows), cell_b(rows), texts(rows);
  std::vector<std::string> images;
  for (int i = 0; i < 83; ++i) images.push_back("C:\\Windows\\System32\\program" + std::to_string(i) + ".exe");
  Dictionary dictionary;
  Column ids;
  uint32_t* out = ids.make_dictionary(dictionary, rows);
  for (size_t i = 0; i < rows; ++i) {
    a.values.push_back(random() % 30);
    b.values.push_back(random() % 1000);
    cell_a[i] = Value::integer(a.values[i]);
    cell_b[i] = Value::integer(b.values[i]);
    const auto& image = images[random() % images.size()];
    texts[i] = Value::text(image);
    bool made = false;
    out[i] = dictionary.find_or_add(image, made);
    if (made) dictionary.set(out[i], Value::text(image));
  }
  a.valid.assign(rows / 64, ~uint64_t{0});
  b.valid = a.valid;

  std::printf("%-52s %8s\n", "ns a row, median of 9", "");
  std::printf("%-52s %8.2f\n", "a = 3, typed integers with validity bits", measure([&] {
    uint64_t hits = 0;
    for (size_t i = 0; i < rows; ++i) hits += (a.valid[i / 64] >> (i % 64) & 1) && a.values[i] == 3;
    return hits;
  }));
  std::printf("%-52s %8.2f\n", "a = 3, tagged cells, equal()", measure([&] {
    uint64_t hits = 0;
    auto three = Value::integer(3);
    for (size_t i = 0; i < rows; ++i) hits += equal(cell_a[i], three);
    return hits;
  }));
  std::vector<Value> result(rows);
  std::vector<int64_t> typed_result(rows);
  std::printf("%-52s %8.2f\n", "a * 20 + b, typed", measure([&] {
    for (size_t i = 0; i < rows; ++i) typed_result[i] = a.values[i] * 20 + b.values[i];
    return static_cast<uint64_t>(typed_result[7]);
  }));
  std::printf("%-52s %8.2f\n", "a * 20 + b, tagged, kind tested a value", measure([&] {
    for (size_t i = 0; i < rows; ++i) {
      auto x = to_numeric(cell_a[i]);
      auto y = to_numeric(cell_b[i]);
      result[i] = x.is_whole() && y.is_whole() ? Value::integer(x.as_integer() * 20 + y.as_integer())
                                               : Value::number(x.numeric() * 20 + y.numeric());
    }
    return static_cast<uint64_t>(result[7].as_integer());
  }));
  auto wanted = Value::text(images[5]);
  std::printf("%-52s %8.2f\n", "image = \"...\", text cells", measure([&] {
    uint64_t hits = 0;
    for (size_t i = 0; i < rows; ++i) hits += equal(texts[i], wanted);
    return hits;
  }));
  std::vector<uint8_t> truth(dictionary.size());
  for (uint32_t id = 0; id < dictionary.size(); ++id) truth[id] = equal(dictionary.value(id), wanted);
  std::printf("%-52s %8.2f\n", "image = \"...\", dictionary, truth by id", measure([&] {
    uint64_t hits = 0;
    for (size_t i = 0; i < rows; ++i) hits += truth[ids.ids()[i]];
    return hits;
  }));
  std::printf("%-52s %8.2f\n", "dictionary look-up of a token (what the scan pays)", measure([&] {
    uint64_t sum = 0;
    bool made = false;
    for (size_t i = 0; i < rows; ++i) sum += dictionary.find_or_add(texts[i].as_text(), made);
    return sum;
  }));
  std::printf("%-52s %8.2f\n", "text of a number, parsed for every comparison", measure([&] {
    uint64_t hits = 0;
    auto three = Value::integer(443);
    for (size_t i = 0; i < rows; ++i) hits += equal(Value::text("443"), three);
    return hits;
  }));
}
