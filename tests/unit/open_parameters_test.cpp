// Texts that are looked at before their parameters have values, and names of the language that no entry has.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/run_query.h"

namespace dohyo::tests {

namespace {

struct Looked {
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
  bool has_plan = false;
};

Looked look_at(const std::string& text, bool open) {
  CompileOptions options;
  options.parameters_may_stay_open = open;
  auto compiled = compile(std::make_shared<const Source>("<query>", text), registry(), {}, options);
  Looked looked;
  for (const auto& d : compiled.all_diagnostics())
    (d.severity == Severity::error ? looked.errors : looked.warnings).push_back(d.code);
  looked.has_plan = std::all_of(compiled.queries.begin(), compiled.queries.end(), [](const auto& q) { return q.plan.has_value(); });
  return looked;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("01 1.8: a parameter without a value stands for an unknown one while a text is only looked at") {
  for (const char* text : {
           "* | where ms > {{least}} | count",
           "* | timeslice {{width}} | count by _timeslice | sort by _timeslice",
           "* | limit {{n}}",
           "* | count by {{field}}, host",
           "* | sum(bytes) as {{name}} | {{name}} / 2 as half",
           "* | if(ms {{test}}, 1, 0) as slow | sum(slow)",
           "* | where a = 1 {{more}}",
           "* | {{more}} | where anything = 1",
           "* | count by host | where some_{{kind}} > 5",
           "* | \"a\" as {{n}}, other",
       }) {
    CAPTURE(text);
    auto looked = look_at(text, true);
    CHECK(looked.errors == Codes{});
    CHECK(looked.warnings == Codes{"unset-parameter"});
    CHECK_FALSE(looked.has_plan);
    CHECK(look_at(text, false).errors == Codes{"unset-parameter"});
  }
}

TEST_CASE("01 1.8: in a text or a search term it changes nothing that could be checked") {
  auto looked = look_at("_sourceCategory={{category}} {{User Name}} | where a matches \"*{{word}}*\"", true);
  CHECK(looked.errors == Codes{});
  CHECK(looked.warnings == Codes{"unset-parameter", "unset-parameter", "unset-parameter"});
  CHECK(looked.has_plan);
}

TEST_CASE("01 1.8: mistakes beside a parameter are still found") {
  CHECK(look_at("* | where ms > {{least}} | cuont by host", true).errors == Codes{"unknown-operator"});
  CHECK(look_at("* | where ms > {{least}} and lenght(a) > 1", true).errors == Codes{"unknown-function"});
}

TEST_CASE("01 1.8: parameters of older exports") {
  auto looked = look_at("$$logs error ${kind} | count", true);
  CHECK(looked.errors == Codes{});
  CHECK(looked.warnings == Codes{"unset-parameter", "unset-parameter"});
  CHECK(look_at("$$logs error | count", false).errors == Codes{"unset-parameter"});
}

TEST_CASE("a name that is listed as missing has no entry") {
  auto missing = registry().missing().all();
  CHECK_FALSE(missing.empty());
  for (const auto* name : missing) {
    CAPTURE(name->name);
    switch (name->kind) {
    case MissingName::Kind::function:
      CHECK(registry().find_function(name->name) == nullptr);
      break;
    case MissingName::Kind::aggregate:
      CHECK(registry().find_aggregate(name->name) == nullptr);
      break;
    case MissingName::Kind::operator_:
      CHECK(registry().find_operator(name->name) == nullptr);
      break;
    }
  }
}

TEST_CASE("a list of names: what is built is not missing, and a reason makes the difference") {
  MissingNames names("# comment: no line\n"
                     "function 01-1 exact: there\n"
                     "function 01-1 pending: Later other\n"
                     "operator 01-2 pending pipelines: nests\n"
                     "aggregate 01-3 unsupported: never -- it cannot be\n"
                     "operator 01-4 approximate: nearly -- not in every way\n");
  using enum MissingName::Kind;
  CHECK(names.all().size() == 4);
  CHECK(names.find(function, "there") == nullptr);
  CHECK(names.find(operator_, "nearly") == nullptr);
  REQUIRE(names.find(function, "LATER") != nullptr);
  CHECK(names.find(aggregate, "later") == nullptr);
  CHECK(missing(*names.find(function, "later"), {}).code == "not-built");
  REQUIRE(names.find(operator_, "nests") != nullptr);
  CHECK(names.find(operator_, "nests")->pipelines);
  REQUIRE(names.find(aggregate, "never") != nullptr);
  auto diagnostic = missing(*names.find(aggregate, "never"), {});
  CHECK(diagnostic.code == "unsupported");
  CHECK(diagnostic.help == "it cannot be");
}

} // namespace dohyo::tests
