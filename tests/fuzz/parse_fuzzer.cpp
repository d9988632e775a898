// Any text as a query: parsing and binding end, in both dialects, with diagnostics that lie within the text.
#include <memory>

#include "tests/fuzz/target.h"
#include "tests/support/run_query.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  std::vector<std::string> words = {"| ",
                                    " by ",
                                    " as ",
                                    " in ",
                                    " not ",
                                    " and ",
                                    " or ",
                                    " matches ",
                                    "\"a*\"",
                                    "\"",
                                    "/x/i",
                                    "/",
                                    "\\",
                                    "(",
                                    ")",
                                    "[",
                                    "]",
                                    "{",
                                    "}",
                                    ",",
                                    "=",
                                    "!=",
                                    "<=",
                                    "?",
                                    ":",
                                    ";",
                                    "// x\n",
                                    "/* x ",
                                    "*/",
                                    "null",
                                    "true",
                                    "5m",
                                    "1.5e3",
                                    "-7",
                                    "*",
                                    "%",
                                    "field=",
                                    " nodrop",
                                    "`a b`",
                                    "_source",
                                    "\xE2\x80\x9C",
                                    "\xFF",
                                    "\n| ",
                                    "if(a, b, c)",
                                    "9999999999999999999",
                                    "\xC3",
                                    "\xE2\x80\x8B",
                                    "__",
                                    "a.b.c",
                                    "'x'"};
  auto add = [&](const Documentation& documentation) {
    words.push_back(" " + std::string(documentation.name) + " ");
    for (const auto& alias : documentation.aliases) words.push_back(" " + std::string(alias.name) + "(");
  };
  for (const auto& entry : registry().functions()) add(entry.documentation);
  for (const auto& entry : registry().aggregates()) add(entry.documentation);
  for (const auto& entry : registry().operators()) add(entry.documentation);
  return words;
}

namespace {

bool lies_within(Span span, const Source& source) {
  return span.begin <= span.end && span.end <= source.text().size();
}

void compile_in(Dialect dialect, const std::shared_ptr<const Source>& source) {
  CompileOptions options;
  options.language.dialect = dialect;
  auto text = compile(source, registry(), RunContext{}, options);
  for (const auto& diagnostic : text.all_diagnostics()) {
    fuzz_demand(lies_within(diagnostic.span, *source), "the span of a diagnostic lies within the text");
    fuzz_demand(!diagnostic.fix || lies_within(diagnostic.fix->span, *source), "so does the span of a fix");
    fuzz_demand(!diagnostic.code.empty() && !diagnostic.message.empty(),
                "a diagnostic has a code and a message");
    fuzz_demand(!render(diagnostic, *source, true).empty(), "a diagnostic can be shown");
    fuzz_demand(!to_json(diagnostic, *source).empty(), "a diagnostic can be written as JSON");
  }
  fuzz_demand(!text.queries.empty() || text.has_errors(), "a text without queries has an error");
  for (const auto& query : text.queries) {
    fuzz_demand(lies_within(query.span, *source), "the span of a query lies within the text");
    fuzz_demand(query.plan.has_value() || text.has_errors(), "a query without a plan has an error");
    if (query.plan) fuzz_demand(!describe(*query.plan).empty(), "a plan can be shown");
  }
}

} // namespace

} // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  auto source =
      std::make_shared<const Source>("<fuzz>", std::string(reinterpret_cast<const char*>(data), size));
  tests::compile_in(Dialect::detection, source);
  tests::compile_in(Dialect::sumo, source);
  return 0;
}
