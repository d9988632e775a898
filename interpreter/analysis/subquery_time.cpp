#include "interpreter/analysis/subquery_time.h"

#include <algorithm>
#include <string>

#include "interpreter/text/moment.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

std::string_view trimmed(std::string_view text) {
  auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

size_t digits(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) - text.begin());
}

}  // namespace

bool is_relative_time(std::string_view text) {
  text = trimmed(text);
  return text.starts_with('-') || text.starts_with('+') || utf8::equal_ignoring_ascii_case(text, "now");
}

std::optional<int64_t> subquery_time(std::string_view text, int64_t now, const time::Zone& zone) {
  std::string moment(trimmed(text));
  auto first = digits(moment);
  if (is_relative_time(moment) || first == 0 || first == moment.size()) return time::parse_moment(moment, now, zone);
  // The year in front is divided by -, month and day alone by /: so that parse_moment knows which is which.
  auto date_end = std::min(moment.find_first_of(" T"), moment.size());
  char divider = first == 4 ? '-' : '/';
  bool three_parts = std::count_if(moment.begin(), moment.begin() + static_cast<std::ptrdiff_t>(date_end), [](char c) { return c == '-' || c == '/'; }) == 2;
  if (first == 4 || !three_parts)
    std::replace_if(moment.begin(), moment.begin() + static_cast<std::ptrdiff_t>(date_end), [](char c) { return c == '-' || c == '/'; }, divider);
  return time::parse_moment(moment, now, zone);
}

}  // namespace dohyo
