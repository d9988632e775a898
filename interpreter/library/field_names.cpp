#include "interpreter/library/field_names.h"

#include "interpreter/text/utf8.h"

namespace dohyo {

std::string plain_field_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (size_t i = 0; i < name.size();) {
    char c = name[i];
    utf8::next(name, i);
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += plain ? c : '_';
  }
  return out;
}

}  // namespace dohyo
