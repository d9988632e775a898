#include "interpreter/library/name_wildcard.h"

#include <algorithm>

#include "interpreter/text/utf8.h"

namespace dohyo {

bool is_name_wildcard(const ast::Name& name) { return !name.quoted && name.text.find('*') != std::string::npos; }

bool is_name_like(std::string_view wildcard, std::string_view name) { return wildcard_parts(wildcard, name).has_value(); }

std::optional<std::vector<std::string_view>> wildcard_parts(std::string_view wildcard, std::string_view name) {
  auto pattern = utf8::lower_ascii(wildcard);
  auto text = utf8::lower_ascii(name);
  std::vector<std::string_view> parts;
  size_t star = pattern.find('*');
  if (star == std::string::npos) return pattern == text ? std::optional(parts) : std::nullopt;
  if (!text.starts_with(std::string_view(pattern).substr(0, star))) return {};
  size_t at = star;  // in the name, behind what has been fitted
  for (;;) {
    size_t begin = star + 1;
    size_t next = pattern.find('*', begin);
    auto literal = std::string_view(pattern).substr(begin, next == std::string::npos ? next : next - begin);
    size_t found = std::string::npos;
    if (next != std::string::npos) found = text.find(literal, at);
    else if (text.size() >= at + literal.size() && text.ends_with(literal)) found = text.size() - literal.size();
    if (found == std::string::npos) return {};
    parts.push_back(name.substr(at, found - at));
    at = found + literal.size();
    if (next == std::string::npos) return parts;
    star = next;
  }
}

std::string fill_wildcard(std::string_view wildcard, const std::vector<std::string_view>& parts) {
  std::string out;
  size_t next = 0;
  for (char c : wildcard) {
    if (c == '*') out += parts[next++];
    else out += c;
  }
  return out;
}

}  // namespace dohyo
