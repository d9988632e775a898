#include <fmt/format.h>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/trace_steps.h"

namespace dohyo::stdlib::operators {

namespace {

using Direction = TraceStep::Direction;

void bind_trace(StageBinder& binder) {
  StageReader reader(binder);
  auto at = reader.here();
  const auto* item = reader.accept_item();
  const ast::Expression* pattern = item == nullptr ? nullptr : &item->expression;
  auto direction = Direction::both;
  if (pattern != nullptr) {
    // The sign arrives as that of the text.
    if (const auto* minus = std::get_if<ast::Negation>(&pattern->node)) {
      direction = Direction::backward;
      pattern = minus->operand.get();
    } else if (binder.text(pattern->span).starts_with('+') || binder.text({binder.stage().span.begin, pattern->span.begin}).find('+') != std::string_view::npos) {
      direction = Direction::forward;
    }
  }
  const auto* text = pattern == nullptr ? nullptr : as_text(*pattern);
  if (text == nullptr)
    return binder.error("missing-argument", at, "expected a regular expression with a group", R"q(write: trace "id=(\w+)" "7F")q");
  auto start_at = reader.here();
  const auto* start_item = reader.accept_item();
  const auto* start = start_item == nullptr ? nullptr : as_text(start_item->expression);
  if (start == nullptr) return binder.error("missing-argument", start_at, "expected the first identifier, a text", R"q(write: trace "id=(\w+)" "7F")q");
  if (!reader.expect_end()) return;

  Regex::Fault fault;
  auto regex = Regex::compile(decode_literal(text->raw, Escapes::plain), {.groups = Regex::Groups::all}, fault);
  if (!regex) return binder.error("invalid-regex", pattern->span, fault.message);
  if (regex->group_count() == 0)
    return binder.error("no-group", pattern->span, "this pattern has no group, so it finds no identifier", "put brackets around what identifies: \"id=(\\w+)\"");

  Slot input = binder.read_if_any("_raw");
  if (input == no_slot) return binder.error("no-raw", binder.stage().span, "rows have no _raw here", "trace comes before any aggregate");
  Slot time = no_slot;
  if (direction != Direction::both) {
    time = binder.read_if_any("_messageTime");
    if (time == no_slot)
      return binder.error("no-message-time", binder.stage().span, "rows have no _messageTime here", "without a sign trace looks in both directions and needs no time");
  }
  Slot order_time = order_slot(binder);
  Slot identifiers = binder.hidden("identifiers");
  binder.add(std::make_unique<IdentifierStep>(input, identifiers, std::move(*regex), binder.new_node()));
  binder.add(std::make_unique<TraceStep>(binder.schema(), order_time, identifiers, time, direction, decode_literal(start->raw, Escapes::plain)));
  if (binder.schema().events) binder.schema().ordered = true;
}

}  // namespace

void trace(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "trace",
           .summary = "Keeps the events that hang together with one identifier, directly or by way of others.",
           .details =
               "The first group of the regular expression finds identifiers, all over the text of an event. An event with a known identifier is kept, and "
               "all of its identifiers are known from then on; the text behind the pattern is known from the start. Without a sign this "
               "goes on in both directions until nothing changes; `+` goes once from the earliest event to the latest, `-` from the latest to the "
               "earliest. Rows, order and fields stay as they are.",
           .examples = {{.code = R"q(* | trace "id=(\w\w)" "7F" | fields m)q",
                         .result = "m\nid=A1 ok\nid=7F id=A1",
                         .input = R"({"@timestamp":"2024-05-01T10:00:00Z","m":"id=7F id=A1"}
{"@timestamp":"2024-05-01T10:00:01Z","m":"id=A1 ok"}
{"@timestamp":"2024-05-01T10:00:02Z","m":"id=ZZ"})"}}},
      .usage = {"trace [+|-] \"REGEX\" \"IDENTIFIER\""},
      .bind = bind_trace,
  });
}

}  // namespace dohyo::stdlib::operators
