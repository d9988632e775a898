#include "interpreter/json/tokens.h"

#include "interpreter/text/utf8.h"

namespace dohyo::json {

bool is_sound_scalar(std::string_view token) {
  if (token.empty()) return false;
  if (token.front() == '"') return token.size() >= 2 && token.back() == '"';
  if (token == "true" || token == "false" || token == "null") return true;
  size_t i = token.front() == '-' ? 1 : 0;
  auto digits = [&] {
    size_t begin = i;
    while (i < token.size() && token[i] >= '0' && token[i] <= '9') ++i;
    return i > begin;
  };
  size_t integer = i;
  if (!digits()) return false;
  if (token[integer] == '0' && i - integer > 1) return false;
  if (i < token.size() && token[i] == '.') {
    ++i;
    if (!digits()) return false;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == token.size();
}

std::string_view compact(std::string_view json, Arena& arena) {
  bool in_string = false;
  bool has_space = false;
  for (size_t i = 0; i < json.size() && !has_space; ++i) {
    char c = json[i];
    if (in_string && c == '\\') {
      ++i;
      continue;
    }
    if (c == '"') in_string = !in_string;
    has_space = !in_string && is_json_space(c);
  }
  if (!has_space) return json;
  char* out = arena.allocate(json.size());
  size_t n = 0;
  in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (!in_string && is_json_space(c)) continue;
    out[n++] = c;
    if (in_string && c == '\\' && i + 1 < json.size()) {
      out[n++] = json[++i];
    } else if (c == '"') {
      in_string = !in_string;
    }
  }
  return {out, n};
}

std::string mended(std::string_view record) {
  auto valid = utf8::repair(record);
  std::string out;
  out.reserve(valid.size() + 64);
  auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  bool in_string = false;
  for (size_t i = 0; i < valid.size(); ++i) {
    char c = valid[i];
    if (in_string && is_control(c)) {
      static constexpr char digits[] = "0123456789abcdef";
      out += "\\u00";
      out += digits[c >> 4];
      out += digits[c & 15];
      continue;
    }
    out += c;
    if (in_string && c == '\\' && i + 1 < valid.size()) {
      // A backslash before a raw control character can only be meant as itself.
      out += is_control(valid[i + 1]) ? '\\' : valid[++i];
    } else if (c == '"') {
      in_string = !in_string;
    }
  }
  return out;
}

}  // namespace dohyo::json
