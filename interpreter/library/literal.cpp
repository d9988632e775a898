#include "interpreter/library/literal.h"

namespace dohyo {

std::string decode_literal(std::string_view raw, Escapes escapes) {
  std::string out;
  out.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    char next = raw[i + 1];
    char decoded = next == '\\' || next == '"' ? next : '\0';
    if (escapes == Escapes::control) {
      if (next == 'n') decoded = '\n';
      if (next == 'r') decoded = '\r';
      if (next == 't') decoded = '\t';
    }
    if (decoded == '\0') {
      // An unknown escape keeps its backslash.
      out += raw[i];
      continue;
    }
    out += decoded;
    ++i;
  }
  return out;
}

}  // namespace dohyo
