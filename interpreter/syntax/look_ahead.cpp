#include "interpreter/syntax/look_ahead.h"

#include <algorithm>
#include <cctype>

#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_name_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

size_t skip_space(std::string_view text, size_t i) {
  while (i < text.size() && is_blank(text[i])) ++i;
  return i;
}

size_t skip_space_and_comments(std::string_view text, size_t i) {
  for (;;) {
    i = skip_space(text, i);
    auto rest = text.substr(std::min(i, text.size()));
    if (rest.starts_with("//")) {
      auto end = text.find('\n', i);
      i = end == std::string_view::npos ? text.size() : end;
    } else if (rest.starts_with("/*") && text.find("*/", i + 2) != std::string_view::npos) {
      i = text.find("*/", i + 2) + 2;
    } else {
      return i;
    }
  }
}

char character_at(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\0'; }

std::string word_at(std::string_view text, size_t i) {
  size_t end = i;
  while (end < text.size() && is_name_part(text[end])) ++end;
  return utf8::lower_ascii(text.substr(std::min(i, text.size()), end - i));
}

bool is_first_on_line(std::string_view text, size_t i) {
  while (i > 0) {
    char c = text[--i];
    if (c == '\n') return true;
    if (c != ' ' && c != '\t' && c != '\r') return false;
  }
  return true;
}

bool ends_line(std::string_view text, size_t i) {
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) ++i;
  return i >= text.size() || text[i] == '\n' || text.substr(i).starts_with("//");
}

bool follows_blank_or_comment_line(std::string_view text, size_t i) {
  auto line_begin = i == 0 ? std::string_view::npos : text.rfind('\n', i - 1);
  if (line_begin == std::string_view::npos) return false;
  auto before = line_begin == 0 ? std::string_view::npos : text.rfind('\n', line_begin - 1);
  auto from = before == std::string_view::npos ? 0 : before + 1;
  auto line = text.substr(from, line_begin - from);
  auto first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line.substr(first).starts_with("//") ||
         line.substr(0, line.find_last_not_of(" \t\r") + 1).ends_with("*/");
}

bool closes_string(std::string_view text, size_t position) {
  bool fresh_line = false;
  for (size_t i = position + 1; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\\') {
      ++i;
      fresh_line = false;
      continue;
    }
    if (c == '"') return true;
    if (c == '\n') {
      fresh_line = true;
    } else if (fresh_line && c == '|') {
      return false;
    } else if (!is_blank(c)) {
      fresh_line = false;
    }
  }
  return false;
}

bool RegexEnds::closes(size_t i) {
  if (i + 1 >= text_.size() || text_[i + 1] == '/' || text_[i + 1] == '*') return false;
  if (i < begin_ || i >= end_) look_at_line(i);
  return outside_[i + 1 - begin_];
}

/// From `begin` to the end of its line, backwards.
void RegexEnds::look_at_line(size_t begin) {
  begin_ = begin;
  end_ = std::min(text_.find_first_of("\r\n", begin), text_.size());
  // What is behind the line, and behind a backslash that ends it, closes nothing.
  outside_.assign(end_ - begin + 2, false);
  inside_.assign(end_ - begin + 2, false);
  for (size_t i = end_; i-- > begin;) {
    size_t k = i - begin;
    char c = text_[i];
    outside_[k] = c == '\\' ? outside_[k + 2] : c == '[' ? inside_[k + 1] : c == '/' || outside_[k + 1];
    inside_[k] = c == '\\' ? inside_[k + 2] : c == ']' ? outside_[k + 1] : inside_[k + 1];
  }
}

bool is_typographic_quote(std::string_view character) {
  for (std::string_view quote : {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019"})
    if (character == quote) return true;
  return false;
}

size_t typographic_string_end(std::string_view text, size_t i) {
  auto quote_at = [&](size_t at) {
    auto rest = text.substr(at, 3);
    return rest == "\u201c" || rest == "\u201d" || rest == "\u201e";
  };
  if (!quote_at(i)) return 0;
  for (size_t at = i + 3; at < text.size() && text[at] != '\n' && text[at] != '"'; ++at)
    if (quote_at(at)) return at + 3;
  return 0;
}

bool begins_location(std::string_view text, size_t i) {
  if (!is_letter(character_at(text, i))) return false;
  while (is_name_part(character_at(text, i)) || character_at(text, i) == '-') ++i;
  return text.substr(i).starts_with("://");
}

bool begins_path(std::string_view text, size_t i) {
  bool rooted = character_at(text, i) == '/';
  if (rooted) ++i;
  if (!is_letter(character_at(text, i)) && character_at(text, i) != '_') return false;
  while (is_name_part(character_at(text, i)) || character_at(text, i) == '-' || character_at(text, i) == '.') ++i;
  return rooted || (character_at(text, i) == '/' && is_name_part(character_at(text, i + 1)));
}

bool is_sign_value(std::string_view text, size_t i) {
  size_t begin = i;
  while (character_at(text, i) == '+' || character_at(text, i) == '-') ++i;
  if (i == begin) return false;
  if (i == begin + 2 && text[begin] != text[begin + 1]) return true;
  i = skip_space(text, i);
  char c = character_at(text, i);
  if (c == '\0' || c == '|' || c == ',' || c == ')') return true;
  auto word = word_at(text, i);
  if (word == "by") return true;
  return is_letter(c) && character_at(text, skip_space(text, i + word.size())) == '=';
}

bool begins_metadata_scope(std::string_view text, size_t i) {
  i = skip_space(text, i);
  while (character_at(text, i) == '(') i = skip_space(text, i + 1);
  if (character_at(text, i) != '_') return false;
  while (is_name_part(character_at(text, i))) ++i;
  return character_at(text, skip_space(text, i)) == '=';
}

SubqueryHead subquery_head(std::string_view text, size_t i) {
  if (character_at(text, i) != '[') return {};
  i = skip_space(text, i + 1);
  if (word_at(text, i) != "subquery") return {};
  i += 8;
  for (int depth = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c == '|' || c == '[' || c == ']' || c == '"') break;
    if (c == ':' && depth <= 0) return {i + 1, true};
  }
  return {i, false};
}

void for_each_parameter(std::string_view text, bool legacy,
                        const std::function<void(std::string_view name, size_t begin, size_t end)>& use) {
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] == '{') {
      auto end = text.find_first_of("{}\"|\r\n", i + 2);
      if (end == std::string_view::npos || !text.substr(end).starts_with("}}")) continue;
      auto name = text.substr(i + 2, end - i - 2);
      auto first = name.find_first_not_of(' ');
      if (first == std::string_view::npos || (!is_letter(name[first]) && name[first] != '_')) continue;
      use(name.substr(first, name.find_last_not_of(' ') + 1 - first), i, end + 2);
      i = end + 1;
    } else if (legacy && text[i] == '$' && (text[i + 1] == '$' || text[i + 1] == '{')) {
      size_t end = i + 2;
      while (is_name_part(character_at(text, end)) || (text[i + 1] == '{' && character_at(text, end) == '.')) ++end;
      bool braces = text[i + 1] == '{';
      if (end == i + 2 || (braces && character_at(text, end) != '}')) continue;
      use(text.substr(i + 2, end - i - 2), i, end + (braces ? 1 : 0));
      i = end - 1;
    }
  }
}

}  // namespace dohyo::syntax
