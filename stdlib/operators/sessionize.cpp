#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/steps/sessionize_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

/// As for `join`: no answer of use is larger.
constexpr size_t most_sessions = 10'000'000;

class SessionizeReader {
 public:
  explicit SessionizeReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    do {
      if (!read_pattern()) return;
    } while (reader_.accept_comma());
    if (!reader_.expect_end()) return;
    Slot text = binder_.read_if_any("_raw");
    if (text == no_slot) return binder_.error("no-raw", binder_.stage().span, "rows have no _raw here", "sessionize comes before any aggregate");
    Slot time = order_slot(binder_);
    auto& schema = binder_.schema();
    schema.start_table();
    schema.slices = nullptr;
    schema.ordered = true;
    std::vector<Slot> outs;
    for (const auto& name : variables_) outs.push_back(binder_.assign(name));
    binder_.add(std::make_unique<SessionizeStep>(text, time, std::move(patterns_), std::move(outs), most_sessions, binder_.stage().span));
  }

 private:
  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  bool read_pattern() {
    auto at = reader_.here();
    const auto* item = reader_.accept_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr) return fail("missing-argument", at, "expected a pattern with stars", "write: sessionize \"start id=*\" as (id), \"child of $id is *\" as (c)");
    const auto& raw = text->raw;
    const auto& names = item->aliases;
    // Only earlier patterns give variables that may stand in this one.
    auto known = variables_.size();
    std::vector<SessionPattern::Reference> references;
    std::vector<size_t> captures;
    size_t stars = 0;
    for (size_t i = 0; i < raw.size(); ++i) {
      bool escape = raw[i] == '\\' && i + 1 < raw.size();
      size_t dollar = escape ? i + 1 : i;
      auto used = raw[dollar] == '$' ? variable_at(raw, dollar + 1, known) : no_variable;
      if (used != no_variable) {
        auto end = dollar + 1 + variables_[used].size();
        references.push_back({used, i, end});
        i = end - 1;
      } else if (escape) {
        ++i;
      } else if (raw[i] == '*') {
        if (stars < names.size()) captures.push_back(variable(names[stars].text));
        ++stars;
      }
    }
    if (stars != names.size() || stars + references.size() == 0)
      return fail("alias-count", item->expression.span, fmt::format("the pattern has {} star{}, and {} name{} follow{}", stars, stars == 1 ? "" : "s", names.size(),
                                                                    names.size() == 1 ? "" : "s", names.size() == 1 ? "s" : ""),
                  "every star has a name: \"id=* is *\" as (id, state)");
    SessionPattern pattern(raw, std::move(references), std::move(captures));
    if (pattern.has_adjacent_stars()) return fail("adjacent-stars", item->expression.span, "two of its stars have nothing between them", "put the text between them that separates the values");
    patterns_.push_back(std::move(pattern));
    return true;
  }

  static constexpr size_t no_variable = SIZE_MAX;

  size_t variable(const std::string& name) {
    for (size_t i = 0; i < variables_.size(); ++i)
      if (equal_ignoring_ascii_case(variables_[i], name)) return i;
    variables_.push_back(name);
    return variables_.size() - 1;
  }

  /// The longest of the first `known` variables whose name stands there as a whole word.
  [[nodiscard]] size_t variable_at(std::string_view raw, size_t at, size_t known) const {
    auto end = at;
    while (end < raw.size() && (std::isalnum(static_cast<unsigned char>(raw[end])) != 0 || raw[end] == '_')) ++end;
    for (size_t i = 0; i < known; ++i)
      if (equal_ignoring_ascii_case(variables_[i], raw.substr(at, end - at))) return i;
    return no_variable;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::vector<std::string> variables_;
  std::vector<SessionPattern> patterns_;
};

}  // namespace

void sessionize(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "sessionize",
           .summary = "Joins what several patterns find in events, where a value that one of them found stands in another.",
           .details =
               "A pattern is one of `parse`: each star takes the shortest text up to what follows it, and `as` names what they find. A later pattern may hold "
               "`$name` of a name before it: there the same value must stand. A name that occurs again without the sign must have the same value, too. "
               "A row comes out for every combination of events, one for each pattern, in any order of time; it has the values of all names and nothing else, "
               "and rows stand in the order of the first pattern's events. A pattern has the value as if it were written there, so at its end "
               "`$id` is also found where a longer value begins so. At most 10 million rows come out.",
           .examples = {{.code = R"(* | sessionize "start id=*," as (id), "child of $id is *;" as (c))",
                         .result = "id,c\n7,q",
                         .input = R"({"m":"start id=7, ok"}
{"m":"child of 7 is q;"}
{"m":"child of 8 is r;"})"}}},
      .usage = {"sessionize \"PATTERN\" as (NAME, ...), \"PATTERN with $NAME\" as (NAME, ...), ..."},
      .bind = [](StageBinder& binder) { SessionizeReader(binder).bind(); },
  });
}

}  // namespace dohyo::stdlib::operators
