#include "interpreter/library/function.h"

namespace dohyo {

namespace {
bool is_optional(ParameterName p) { return p.starts_with('['); }
bool repeats(ParameterName p) { return p.find("...") != ParameterName::npos; }
}  // namespace

size_t ScalarFunction::fewest_arguments() const {
  size_t count = 0;
  for (auto p : parameters)
    if (!is_optional(p)) ++count;
  return count;
}

size_t ScalarFunction::most_arguments() const {
  return !parameters.empty() && repeats(parameters.back()) ? SIZE_MAX : parameters.size();
}

std::string ScalarFunction::signature() const {
  std::string out(documentation.name);
  out += '(';
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (i) out += ", ";
    out += parameters[i];
  }
  return out + ')';
}

}  // namespace dohyo
