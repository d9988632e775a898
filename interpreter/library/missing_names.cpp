#include "interpreter/library/missing_names.h"

#include <fmt/format.h>

#include <sstream>

#include "interpreter/text/utf8.h"

namespace dohyo {

MissingNames::MissingNames(std::string_view list) {
  std::istringstream lines{std::string(list)};
  for (std::string line; std::getline(lines, line);) {
    auto colon = line.find(':');
    if (line.starts_with('#') || colon == std::string::npos) continue;
    std::istringstream head(line.substr(0, colon));
    std::string kind, row, status, shape;
    head >> kind >> row >> status >> shape;
    if (status != "pending" && status != "unsupported") continue;
    MissingName missing;
    missing.kind = kind == "function"    ? MissingName::Kind::function
                   : kind == "aggregate" ? MissingName::Kind::aggregate
                                         : MissingName::Kind::operator_;
    missing.pipelines = shape == "pipelines";
    auto names = line.substr(colon + 1);
    if (auto dashes = names.find(" -- "); dashes != std::string::npos) {
      if (status == "unsupported") missing.reason = names.substr(dashes + 4);
      names.resize(dashes);
    }
    std::istringstream words(names);
    while (words >> missing.name) names_.emplace(std::pair(missing.kind, utf8::lower_ascii(missing.name)), missing);
  }
}

const MissingName* MissingNames::find(MissingName::Kind kind, std::string_view name) const {
  auto found = names_.find({kind, utf8::lower_ascii(name)});
  return found == names_.end() ? nullptr : &found->second;
}

std::vector<const MissingName*> MissingNames::all() const {
  std::vector<const MissingName*> out;
  for (const auto& [key, name] : names_) out.push_back(&name);
  return out;
}

Diagnostic missing(const MissingName& name, Span span) {
  if (!name.reason.empty())
    return {Severity::error, "unsupported", span, fmt::format("`{}` is not supported", name.name), name.reason, {}};
  return {Severity::error, "not-built", span, fmt::format("`{}` is known, but not yet built", name.name),
          "the rest of the query is checked all the same", {}};
}

}  // namespace dohyo
