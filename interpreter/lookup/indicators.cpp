#include "interpreter/lookup/indicators.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>

#include "interpreter/data/convert.h"
#include "interpreter/input/problem.h"
#include "interpreter/lookup/lookup_key.h"
#include "interpreter/lookup/lookup_table.h"
#include "interpreter/text/ip_address.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

struct TypeName {
  std::string_view stix, hosted;
};
constexpr std::array<TypeName, 9> type_names = {{{"ipv4-addr", "ip_address"},
                                                 {"ipv6-addr", "ip_address"},
                                                 {"domain-name", "domain"},
                                                 {"url", "url"},
                                                 {"email-addr", "email_address"},
                                                 {"file:hashes.MD5", "hash_md5"},
                                                 {"file:hashes.SHA-1", "hash_sha1"},
                                                 {"file:hashes.SHA-256", "hash_sha256"},
                                                 {"file:name", "file_name"}}};

struct Level {
  std::string_view name;
  double least;
};
constexpr std::array<Level, 4> levels = {{{"high", 85}, {"medium", 50}, {"low", 15}, {"unverified", 0}}};

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

/// What a value without a type is, by its looks.
std::string_view guessed_type(std::string_view value) {
  if (parse_ipv4(value)) return "ipv4-addr";
  if (parse_ipv6(value)) return "ipv6-addr";
  if (is_hex(value)) {
    if (value.size() == 32) return "file:hashes.MD5";
    if (value.size() == 40) return "file:hashes.SHA-1";
    if (value.size() == 64) return "file:hashes.SHA-256";
  }
  if (value.find("://") != std::string_view::npos) return "url";
  if (value.find('@') != std::string_view::npos) return "email-addr";
  return value.find('.') != std::string_view::npos ? "domain-name" : "";
}

/// From either spelling.
std::string stix_type_of(std::string_view written, std::string_view value) {
  if (written.empty()) return std::string(guessed_type(value));
  if (written == "ip_address") return parse_ipv6(value) ? "ipv6-addr" : "ipv4-addr";
  for (const auto& name : type_names)
    if (name.hosted == written) return std::string(name.stix);
  return std::string(written);
}

/// Epoch seconds or milliseconds, or a written time.
std::optional<int64_t> moment_of(Value value) {
  if (value.is_null()) return {};
  if (auto number = to_integer(value)) {
    constexpr int64_t first_milliseconds = 100'000'000'000;  // as seconds: the year 5138
    return *number < first_milliseconds ? *number * 1000 : *number;
  }
  return value.is_text() ? time::parse(value.as_text()) : std::nullopt;
}

/// Cells of one row by any of several names.
class RowReader {
 public:
  RowReader(const LookupTable& table, size_t row) : table_(table), row_(row) {}
  [[nodiscard]] Value value(std::initializer_list<std::string_view> names) const {
    for (auto name : names)
      if (auto column = table_.find_column(name)) {
        auto cell = table_.at(row_, *column);
        if (!cell.is_null() && !(cell.is_text() && cell.as_text().empty())) return cell;
      }
    return {};
  }
  [[nodiscard]] std::string text(std::initializer_list<std::string_view> names) const {
    auto cell = value(names);
    return cell.is_null() ? std::string() : to_string(cell);
  }

 private:
  const LookupTable& table_;
  size_t row_;
};

Indicator read_row(const RowReader& row) {
  Indicator i;
  i.value = row.text({"threat", "indicator", "value"});
  i.type = stix_type_of(row.text({"type"}), i.value);
  i.actor = row.text({"actor", "actors"});
  i.level = utf8::lower_ascii(row.text({"threatlevel", "malicious_confidence"}));
  i.raw = row.text({"raw", "raw_threat"});
  i.fields = row.text({"fields"});
  i.source = row.text({"source"});
  i.threat_type = row.text({"threat_type"});
  i.confidence = to_double(row.value({"confidence"}));
  i.imported = moment_of(row.value({"imported"}));
  i.valid_from = moment_of(row.value({"valid_from"}));
  i.valid_until = moment_of(row.value({"valid_until"}));
  i.updated = moment_of(row.value({"updated", "last_updated"}));
  return i;
}

/// The JSON that the hosted service keeps of an indicator, as far as it is known.
std::string made_raw(const Indicator& i) {
  nlohmann::ordered_json raw;
  raw["indicator"] = i.value;
  raw["type"] = hosted_type(i.type);
  raw["actor"] = i.actor;
  raw["malicious_confidence"] = i.level;
  return raw.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void complete(Indicator& i) {
  if (!i.confidence) i.confidence = confidence_of(i.level);
  if (i.level.empty()) i.level = level_of(i.confidence.value_or(0));
  if (i.raw.empty()) i.raw = made_raw(i);
}

}  // namespace

std::string hosted_type(std::string_view stix_type) {
  for (const auto& name : type_names)
    if (name.stix == stix_type) return std::string(name.hosted);
  return std::string(stix_type);
}

std::string_view level_of(double confidence) {
  for (const auto& level : levels)
    if (confidence >= level.least) return level.name;
  return levels.back().name;
}

std::optional<double> confidence_of(std::string_view level) {
  for (const auto& known : levels)
    if (known.name == level) return known.least;
  return {};
}

IndicatorFile read_indicators(const std::string& path) {
  auto text = read_whole_file(path);
  auto stix = read_stix(text);
  IndicatorFile file;
  if (stix) {
    file = std::move(*stix);
  } else {
    auto table = read_lookup_table(path);
    if (!table->find_column("threat") && !table->find_column("indicator") && !table->find_column("value"))
      throw InputError(path, "neither a STIX bundle nor a table with a column `threat` or `indicator`");
    file.losses = table->losses;
    size_t empty = 0;
    for (size_t row = 0; row < table->rows; ++row) {
      auto indicator = read_row(RowReader(*table, row));
      if (indicator.value.empty()) ++empty;
      else file.indicators.push_back(std::move(indicator));
    }
    if (empty > 0) file.losses.push_back(fmt::format("{} row{} without an indicator", empty, empty == 1 ? " is" : "s are"));
  }
  for (auto& indicator : file.indicators) complete(indicator);
  return file;
}

IndicatorFeed::IndicatorFeed(std::vector<Indicator> indicators) {
  std::stable_sort(indicators.begin(), indicators.end(), [](const Indicator& a, const Indicator& b) {
    auto x = a.confidence.value_or(-1);
    auto y = b.confidence.value_or(-1);
    return x != y ? x > y : a.updated.value_or(INT64_MIN) > b.updated.value_or(INT64_MIN);
  });
  for (const auto& one : indicators) add(one);
}

void IndicatorFeed::add(const Indicator& i) {
  auto text = [&](std::string_view t) { return t.empty() ? Value::null() : memory_.text(t); };
  auto moment = [](const std::optional<int64_t>& ms) { return ms ? Value::time(*ms) : Value::null(); };
  auto number = [](const std::optional<double>& d) {
    if (!d) return Value::null();
    return *d == static_cast<double>(static_cast<int64_t>(*d)) ? Value::integer(static_cast<int64_t>(*d)) : Value::number(*d);
  };
  auto row = static_cast<uint32_t>(cells_.size() / column_count);
  cells_.insert(cells_.end(), {text(i.value), text(hosted_type(i.type)), text(i.actor), text(i.level), text(i.raw), number(i.confidence),
                               text(i.fields), moment(i.imported), text(i.value), moment(i.valid_from), moment(i.valid_until), text(i.source),
                               text(i.threat_type), text(i.type), moment(i.updated)});
  by_value_[i.value].push_back(row);
}

std::span<const uint32_t> IndicatorFeed::rows(Value value) const {
  if (value.is_null()) return {};
  auto known = by_value_.find(value.is_text() ? std::string(value.as_text()) : to_string(value));
  if (known == by_value_.end()) return {};
  return known->second;
}

uint64_t IndicatorFeed::find(std::span<const Value> key) const {
  auto found = rows(key[0]);
  return found.empty() ? none : found.front();
}

bool IndicatorFeed::is_active(uint32_t row, int64_t now) const {
  auto until = at(row, valid_until);
  auto from = at(row, valid_from);
  return (until.is_null() || until.as_integer() > now) && (from.is_null() || from.as_integer() <= now);
}

}  // namespace dohyo
