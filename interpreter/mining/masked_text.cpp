#include "interpreter/mining/masked_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>

#include "interpreter/text/ip_address.h"

namespace dohyo {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// What divides words. Dots, slashes and hyphens do not: paths, names of hosts and versions are words.
bool is_separator(char c) { return is_blank(c) || std::string_view("=,;:()[]{}\"'`<>|&!?\x01").find(c) != std::string_view::npos; }

/// How long the time is that begins `text`; 0 when none does.
size_t time_length(std::string_view text) {
  static const RE2 pattern(
      R"((?:\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?)"
      R"(|\d{1,2}[-/.](?:\d{1,2}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[-/.]\d{4}(?:[: T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?: [+-]\d{4})?)?)"
      R"(|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2}(?:,? \d{4})?(?:,? \d{2}:\d{2}:\d{2}(?:[.,]\d+)?)?(?: (?:UTC|GMT))?(?: \d{4})?)"
      R"(|\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?[AP]M|Z)?)\b)");
  re2::StringPiece input(text.data(), text.size());
  re2::StringPiece found;
  if (!pattern.Match(input, 0, input.size(), RE2::ANCHOR_START, &found, 1)) return 0;
  return found.size();
}

bool may_begin_time(std::string_view text) {
  char c = text.front();
  if (is_digit(c)) return text.size() > 7;
  return text.size() > 5 && std::string_view("JFMASONDTW").find(c) != std::string_view::npos && is_letter(text[1]) && is_letter(text[2]);
}

/// `https://host/path?query`, up to what cannot be part of it.
size_t url_length(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && (is_letter(text[i]) || (i > 0 && (is_digit(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.')))) ++i;
  if (i < 2 || !text.substr(i).starts_with("://")) return 0;
  auto end = text.find_first_of(" \t\r\n\"'<>`|)]}", i);
  if (end == std::string_view::npos) end = text.size();
  while (end > i + 3 && std::string_view(".,;:!?").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

/// 2001:db8::1 and 00:1a:2b:3c:4d:5e, whose colons would divide them.
size_t colons_length(std::string_view text) {
  size_t end = 0;
  size_t colons = 0;
  while (end < text.size() && (is_hex(text[end]) || text[end] == ':' || text[end] == '.')) colons += text[end++] == ':' ? 1 : 0;
  while (end > 0 && (text[end - 1] == '.' || (text[end - 1] == ':' && !text.substr(0, end).ends_with("::")))) --end;
  if (colons < 2 || (end < text.size() && !is_separator(text[end]))) return 0;
  auto address = text.substr(0, end);
  bool hardware = address.size() == 17 && std::count(address.begin(), address.end(), ':') == 5;
  return hardware || parse_ipv6(address) ? end : 0;
}

bool is_uuid(std::string_view word) {
  if (word.size() != 36) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? word[i] != '-' : !is_hex(word[i])) return false;
  }
  return true;
}

bool is_long_hex(std::string_view word) {
  if (word.starts_with("0x") || word.starts_with("0X")) return word.size() > 2 && std::all_of(word.begin() + 2, word.end(), is_hex);
  return word.size() >= 8 && std::all_of(word.begin(), word.end(), is_hex) && std::any_of(word.begin(), word.end(), is_digit);
}

/// `17`, `-3.5`, `1e6`, `12ms`, `80%`: how much of the word is the number; 0 when it is none.
size_t number_length(std::string_view word) {
  size_t i = word[0] == '+' || word[0] == '-' || word[0] == '#' ? 1 : 0;
  auto begin = i;
  while (i < word.size() && (is_digit(word[i]) || (i > begin && word[i] == '.'))) ++i;
  if (i == begin || !is_digit(word[begin])) return 0;
  auto rest = word.substr(i);
  bool unit = rest.size() <= 3 && std::all_of(rest.begin(), rest.end(), [](char c) { return is_letter(c) || c == '%'; });
  return unit ? i : 0;
}

void append_word(std::string& form, std::string_view word) {
  auto slash = word.find('/');
  if (parse_ipv4(word.substr(0, slash)) || is_uuid(word) || is_long_hex(word)) {
    form += MaskedText::placeholder;
    return;
  }
  if (auto number = number_length(word); number > 0) {
    form += MaskedText::placeholder;
    word.remove_prefix(number);
  }
  form += word;
}

}  // namespace

void MaskedText::mask(std::string_view message, std::string& form) {
  form.clear();
  bool cut = message.size() > most_bytes;
  if (cut) {
    message = message.substr(0, most_bytes);
    // Not within a character.
    while (!message.empty() && (static_cast<unsigned char>(message.back()) & 0xC0) == 0x80) message.remove_suffix(1);
    if (!message.empty() && static_cast<unsigned char>(message.back()) >= 0xC0) message.remove_suffix(1);
  }
  size_t words = 0;
  for (size_t i = 0; i < message.size();) {
    // The text of separators; blanks in a row are one.
    auto begin = i;
    for (; i < message.size() && is_separator(message[i]); ++i) {
      char c = is_blank(message[i]) ? ' ' : message[i] == mark ? ' ' : message[i];
      if (c == ' ' && (i == begin ? form.empty() : form.back() == ' ')) continue;
      form += c;
    }
    form += mark;
    if (i == message.size()) break;
    if (words++ == most_words) {
      cut = true;
      break;
    }
    auto rest = message.substr(i);
    size_t length = 0;
    if (is_letter(rest[0]) && (length = url_length(rest)) > 0) {
      form += "$URL";
    } else if (may_begin_time(rest) && !parse_ipv4(rest.substr(0, rest.find_first_not_of("0123456789."))) && (length = time_length(rest)) > 0) {
      form += "$DATE";
    } else if ((is_hex(rest[0]) || rest[0] == ':') && (length = colons_length(rest)) > 0) {
      form += placeholder;
    } else {
      while (length < rest.size() && !is_separator(rest[length])) ++length;
      append_word(form, rest.substr(0, length));
    }
    form += mark;
    i += length;
  }
  if (cut) {
    form += "...";
    form += mark;
  }
  // Blanks at the end mean nothing.
  if (form.ends_with(std::string_view(" \x01", 2))) form.resize(form.size() - 2);
}

MaskedText::Parts MaskedText::parts(std::string_view form) {
  Parts parts;
  bool separator = true;
  while (!form.empty()) {
    auto end = form.find(mark);
    auto part = form.substr(0, end);
    form.remove_prefix(end == std::string_view::npos ? form.size() : end + 1);
    if (separator) {
      parts.separators += part;
      parts.separators += mark;
    } else if (part != placeholder && (form.starts_with('=') || form.starts_with("\":") || form.starts_with("':"))) {
      parts.separators.back() = part.front();
      parts.separators += part.substr(1);
      parts.begins_with_name = parts.begins_with_name || parts.words.empty();
      // The separator behind goes on with the one before.
      auto rest = form.substr(0, form.find(mark));
      parts.separators += rest;
      parts.separators += mark;
      form.remove_prefix(std::min(form.size(), rest.size() + 1));
      continue;
    } else {
      parts.words.push_back(part);
    }
    separator = !separator;
  }
  return parts;
}

std::string MaskedText::readable(const std::vector<std::string_view>& words, std::string_view separators) {
  std::string out;
  size_t word = 0;
  while (!separators.empty()) {
    auto end = separators.find(mark);
    out += separators.substr(0, end);
    separators.remove_prefix(end == std::string_view::npos ? separators.size() : end + 1);
    if (word < words.size()) out += words[word++];
  }
  return out;
}

}  // namespace dohyo
