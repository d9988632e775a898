#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/row_aggregates.h"
#include "interpreter/steps/stage_options.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {
/// Options may stand before the aggregates and behind them.
bool read_options(StageReader& reader, StageOptions& options) {
  for (;;) {
    if (options.at_option()) {
      if (!options.read()) return false;
    } else if (!reader.accept_comma()) {
      return true;
    }
  }
}

void bind_streamstats(StageBinder& binder) {
  StageReader reader(binder);
  StageOptions options(binder, reader, {"window", "current", "global"});
  if (!read_options(reader, options)) return;
  auto list = read_aggregates(binder, reader, {.borrowed = true, .keys = false});
  if (!list.ok || !read_options(reader, options)) return;
  if (reader.accept_clause("by") && !read_keys(binder, reader, list, true)) return;
  if (!read_options(reader, options) || !reader.expect_end()) return;
  RowAggregateStep::Extent extent;
  extent.running = true;
  extent.window = static_cast<size_t>(options.whole("window", 0).value_or(0));
  extent.current = options.flag("current").value_or(true);
  extent.window_of_group = !options.flag("global").value_or(true);
  if (options.ok()) add_row_aggregates(binder, list, extent);
}

/// Sums of all rows so far, and means of the last ones.
LegalStage spell_streamstats(const WrittenStage& written) {
  auto& binder = written.binder();
  StageReader reader(binder);
  StageOptions options(binder, reader, {"window", "current", "global"});
  (void)read_options(reader, options);
  auto list = read_aggregates(binder, reader, {.borrowed = true, .keys = false});
  (void)read_options(reader, options);
  const auto* call = list.calls.size() == 1 ? list.calls[0].call : nullptr;
  bool grouped = reader.accept_clause("by");
  bool field = call != nullptr && call->arguments.size() == 1 && as_field(call->arguments[0]) != nullptr;
  bool current = options.flag("current").value_or(true);
  auto window = options.whole("window", 0).value_or(0);
  auto is = [&](std::string_view name) { return field && !grouped && current && utf8::equal_ignoring_ascii_case(call->function.text, name); };
  auto named = [&](std::string_view usual) { return list.calls[0].alias ? name_literal(list.calls[0].alias->text) : std::string(usual); };
  if (is("sum") && window == 0) return spelled("accum " + written.text(call->arguments[0]) + " as " + named("_sum"));
  if (is("avg") && window > 0) return spelled("smooth " + written.text(call->arguments[0]) + ", " + std::to_string(window) + " as " + named("_avg"));
  return no_legal_form("of running aggregates the hosted service has sums of all rows (`accum`) and means of a window (`smooth`), without keys");
}
}  // namespace

void streamstats(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "streamstats",
                        .origin = Origin::borrowed,
                        .rewrite = "accum for sums, smooth for means, rollingstd, backshift",
                        .summary = "Adds the results of aggregates over the rows so far, in the current order.",
                        .details = "With keys, over the rows so far with the same keys. `current=false` leaves the row itself out. `window=N` looks at "
                                   "the last N rows only: of the table, or with `global=false` of the rows with the same keys. Events stand newest "
                                   "first; put `sort _messageTime asc` before it to go forward in time.",
                        .examples = {{.code = R"(* | sort h asc | streamstats sum(v) as sofar, count by g | fields h, sofar, count)",
                                      .result = "h,sofar,count\n1,4,1\n2,10,2\n3,30,1",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | streamstats window=2 current=false last(v) as before | fields h, before)",
                                      .result = "h,before\n1,\n2,4\n3,6",
                                      .input = R"({"h":1,"v":4}
{"h":2,"v":6}
{"h":3,"v":30})"}}},
      .usage = {"streamstats [window=N] [current=true|false] [global=true|false] AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = bind_streamstats,
      .spell = spell_streamstats,
  });
}

}  // namespace dohyo::stdlib::operators
