#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

/// A text as JSON has it.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

/// The pair as results show it. Aggregates take value and time from where they are, so this is made only when it is shown.
class PairStep final : public RowStep {
 public:
  PairStep(Slot value, Slot time, Slot out, uint32_t node) : value_(value), time_(time), out_(out), node_(node) {}
  void add_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {value_, time_}); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = {} with its time", names[out_], names[value_]);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) values[row] = pair(batch.at(value_, row), batch.at(time_, row), *batch.arena);
    batch.columns[out_] = &column;
  }

 private:
  static Value pair(Value value, Value time, Arena& arena) {
    if (value.is_null()) return value;
    std::string out = "{\"value\":";
    auto text = text_of(value, arena);
    if (value.is_numeric() || value.kind() == Kind::boolean) out += text;
    else append_quoted(out, text);
    auto milliseconds = to_integer(time);
    out += fmt::format(",\"timestamp\":{}}}", milliseconds ? std::to_string(*milliseconds) : "null");
    return arena.text(out);
  }

  Slot value_, time_, out_;
  uint32_t node_;
};

void bind_withtime(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("a field");
  if (!field || !reader.expect_end()) return;
  const auto& schema = binder.schema();
  if (!schema.metadata && binder.find("_messageTime") == no_slot)
    return binder.error("no-message-time", binder.stage().span, "rows have no _messageTime here",
                        "aggregate by _messageTime, or set it: ... as _messageTime");
  Schema::TimedField timed{};
  timed.value = binder.read(*field);
  timed.time = binder.read("_messageTime", binder.stage().span);
  timed.pair = binder.assign(field->text + "_withtime");
  binder.schema().timed.push_back(timed);
  binder.add(std::make_unique<PairStep>(timed.value, timed.time, timed.pair, binder.new_node()));
}

}  // namespace

void withtime(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "withtime",
                        .summary = "Pairs a field with the time of its message, for most_recent and least_recent.",
                        .details = "The pair goes to FIELD_withtime. Where it is shown it is the text {\"value\":...,\"timestamp\":...} with the time in epoch "
                                   "milliseconds; null where the field is null.",
                        .examples = {{.code = R"(* | withtime code | most_recent(code_withtime) as code by user)", .result = "user,code\nana,200",
                                      .input = R"({"@timestamp":"1970-01-01T00:00:50Z","user":"ana","code":"200"}
{"@timestamp":"1970-01-01T00:00:30Z","user":"ana","code":"500"})"},
                                     {.code = R"(* | withtime code | fields code_withtime)", .result = "code_withtime\n\"{\"\"value\"\":200,\"\"timestamp\"\":50000}\"",
                                      .input = R"({"@timestamp":"1970-01-01T00:00:50Z","code":200})"}}},
      .usage = {"withtime FIELD"},
      .bind = bind_withtime,
  });
}

}  // namespace dohyo::stdlib::operators
