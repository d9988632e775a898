#include "stdlib/outputs/readable.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/text/utf8.h"
#include "interpreter/text/visible.h"

namespace dohyo::stdlib::outputs {

namespace {
// The instants of the years 1 to 9999; others have no date of four digits and stay numbers.
constexpr int64_t first_dated = time::days_from_civil(1, 1, 1) * 86'400'000;
constexpr int64_t last_dated = time::days_from_civil(10000, 1, 1) * 86'400'000 - 1;

void append_text_lines(std::string_view text, std::vector<std::string>& lines) {
  for (;;) {
    auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(visible(line));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}
} // namespace

size_t width_of(std::string_view visible_text) {
  return utf8::is_ascii(visible_text) ? visible_text.size() : utf8::display_width(visible_text);
}

std::string heading(const QueryResult& result) {
  if (!result.title.empty()) return visible(result.title);
  return result.query_count > 1 ? fmt::format("Query {}", result.index) : "";
}

std::string subheading(const QueryResult& result) {
  if (!result.metadata) return {};
  const auto& metadata = *result.metadata;
  std::vector<std::string> parts;
  bool is_said = metadata.title.empty() || metadata.title == result.title;
  for (const auto& technique : metadata.techniques) {
    parts.push_back(technique.name.empty() ? technique.id : technique.id + " " + technique.name);
    is_said = is_said || technique.name == metadata.title;
  }
  if (!is_said) parts.insert(parts.begin(), metadata.title);
  if (!metadata.tactics.empty()) parts.push_back(fmt::format("{}", fmt::join(metadata.tactics, ", ")));
  if (!metadata.severity.empty()) parts.push_back("severity " + metadata.severity);
  if (!metadata.confidence.empty()) parts.push_back("confidence " + metadata.confidence);
  return visible(fmt::format("{}", fmt::join(parts, "; ")));
}

std::string counted(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool stands_right(ColumnType type) { return type == ColumnType::integer || type == ColumnType::number; }

Readable::Readable(std::string_view zone_name) : zone_(time::Zone::find(zone_name)) {}

std::vector<std::string> Readable::lines(Value value) const {
  std::vector<std::string> lines;
  append_lines(value, lines);
  if (lines.empty()) lines.emplace_back(); // an empty list
  return lines;
}

void Readable::append_lines(Value value, std::vector<std::string>& lines) const {
  NumberBuffer buffer;
  switch (value.kind()) {
  case Kind::null:
    lines.emplace_back("null");
    return;
  case Kind::text:
    append_text_lines(value.as_text(), lines);
    return;
  case Kind::time:
    lines.push_back(time_text(value));
    return;
  case Kind::list:
    for (auto item : value.as_list()) append_lines(item, lines);
    return;
  case Kind::boolean:
  case Kind::integer:
  case Kind::number:
    lines.emplace_back(scalar_text(value, buffer));
    return;
  }
}

std::string Readable::time_text(Value time) const {
  auto instant = time.as_integer();
  if (instant < first_dated || instant > last_dated) return to_string(time);
  // time::format would look the zone up by name for every cell.
  return time::format(instant + (zone_ ? zone_->offset_at(instant) : 0), "UTC");
}

} // namespace dohyo::stdlib::outputs
