#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "interpreter/data/convert.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

// ---- bin FIELD width=W -------------------------------------------------------------------------------------------------------

/// Bins [lower, lower + width), anchored at `least` or else at 0 (02 A21).
struct Bins {
  double width = 1;
  std::optional<double> least;
  std::optional<double> most;

  struct Bin {
    double lower, upper;
  };
  [[nodiscard]] Bin of(double number) const {
    if (least) number = std::max(number, *least);
    double anchor = least.value_or(0);
    double index = std::floor((number - anchor) / width);
    // What lies beyond the last bin belongs to it; the last bin ends at `most`.
    if (most && number >= *most) index = std::ceil((*most - anchor) / width) - 1;
    Bin bin{anchor + index * width, anchor + (index + 1) * width};
    if (most) bin.upper = std::min(bin.upper, *most);
    return bin;
  }
};

/// With at least one decimal: 10 is "10.0".
std::string with_decimal(double number) {
  auto text = number_text(number);
  return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

class BinStep final : public RowStep {
 public:
  struct Columns {
    Slot input, label, lower, upper;
    uint32_t label_node, lower_node, upper_node;
  };
  BinStep(Columns columns, Bins bins) : columns_(columns), bins_(bins) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(columns_.input); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {columns_.label, columns_.lower, columns_.upper}); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("bins of {} of {}", bins_.width, names[columns_.input]);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& label = scratch.node(columns_.label_node).column;
    auto& lower = scratch.node(columns_.lower_node).column;
    auto& upper = scratch.node(columns_.upper_node).column;
    Value* labels = label.make_flat(batch.rows);
    Value* lowers = lower.make_flat(batch.rows);
    Value* uppers = upper.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      auto number = to_double(batch.at(columns_.input, row));
      if (!number || std::isnan(*number)) {
        labels[row] = lowers[row] = uppers[row] = Value::null();
        continue;
      }
      auto bin = bins_.of(*number);
      labels[row] = batch.arena->text(fmt::format("[{}, {})", with_decimal(bin.lower), with_decimal(bin.upper)));
      lowers[row] = Value::number(bin.lower);
      uppers[row] = Value::number(bin.upper);
    }
    batch.columns[columns_.label] = &label;
    batch.columns[columns_.lower] = &lower;
    batch.columns[columns_.upper] = &upper;
  }

 private:
  Columns columns_;
  Bins bins_;
};

std::optional<double> number_of(StageBinder& binder, const ast::Expression& e) {
  if (const auto* number = as_number(e)) return number->value;
  binder.error("bad-option", e.span, "expected a number");
  return {};
}

void bind_sumo_bin(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("a field");
  if (!field) return;
  std::optional<double> width;
  Bins bins;
  while (!reader.at_end()) {
    reader.accept_comma();
    struct {
      std::string_view name;
      std::optional<double>* value;
    } options[] = {{"width", &width}, {"min", &bins.least}, {"max", &bins.most}};
    bool any = false;
    for (auto& option : options)
      if (const auto* value = reader.accept_option(option.name)) {
        *option.value = number_of(binder, *value);
        if (!*option.value) return;
        any = true;
      }
    if (!any) {
      reader.expect_end();
      return;
    }
  }
  if (!width || !(*width > 0) || !std::isfinite(*width))
    return binder.error("bad-width", binder.stage().span, "bin needs the width of its bins, a number above 0", "write bin FIELD width=10");
  bins.width = *width;
  if (bins.least && bins.most && !(*bins.least < *bins.most))
    return binder.error("bad-option", binder.stage().span, "min must be smaller than max");
  BinStep::Columns columns{};
  columns.input = binder.read(*field);
  columns.label = binder.assign("_bin_label");
  columns.lower = binder.assign("_bin_lower");
  columns.upper = binder.assign("_bin_upper");
  columns.label_node = binder.new_node();
  columns.lower_node = binder.new_node();
  columns.upper_node = binder.new_node();
  binder.add(std::make_unique<BinStep>(columns, bins));
}

// ---- bin span=S FIELD: the borrowed form --------------------------------------------------------------------------------------

/// Replaces a value by the bin it lies in: a time by the start of its slice, a number by "10-20".
class SpanStep final : public RowStep {
 public:
  SpanStep(Slot in, Slot out, uint32_t node, double width, Slices slices, bool seconds)
      : in_(in), out_(out), node_(node), width_(width), slices_(std::move(slices)), seconds_(seconds) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(in_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.push_back(out_); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{} = {} in spans of {}", names[out_], names[in_], width_);
  }
  void apply(Batch& batch, Scratch& scratch) const override {
    auto& column = scratch.node(node_).column;
    Value* values = column.make_flat(batch.rows);
    for (uint32_t row : batch.selection) values[row] = bin(batch.at(in_, row), *batch.arena);
    batch.columns[out_] = &column;
  }

 private:
  [[nodiscard]] Value bin(Value value, Arena& arena) const {
    if (slices_.width > 0) {
      auto number = to_double(value);
      if (!number || !std::isfinite(*number)) return Value::null();
      if (seconds_) return Value::integer(slices_.start(static_cast<int64_t>(std::floor(*number * 1000))) / 1000);
      return Value::time(slices_.start(static_cast<int64_t>(*number)));
    }
    auto number = to_double(value);
    if (!number || !std::isfinite(*number)) return Value::null();
    double lower = std::floor(*number / width_) * width_;
    return arena.text(fmt::format("{}-{}", number_text(lower), number_text(lower + width_)));
  }

  Slot in_, out_;
  uint32_t node_;
  double width_;
  Slices slices_;  ///< width 0: of plain numbers
  bool seconds_;
};

bool is_borrowed_bin(const ast::Stage& stage) {
  for (const auto& element : stage.elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    const auto* comparison = item != nullptr ? std::get_if<ast::Comparison>(&item->expression.node) : nullptr;
    const auto* name = comparison != nullptr ? as_field(*comparison->left) : nullptr;
    if (name != nullptr && utf8::equal_ignoring_ascii_case(name->text, "width")) return false;
  }
  return true;
}

bool is_span(const ast::Expression& e) {
  const auto* comparison = std::get_if<ast::Comparison>(&e.node);
  const auto* name = comparison != nullptr && comparison->comparator == ast::Comparator::equal ? as_field(*comparison->left) : nullptr;
  return name != nullptr && utf8::equal_ignoring_ascii_case(name->text, "span");
}

void bind_span(StageBinder& binder) {
  StageReader reader(binder);
  const ast::Number* span = nullptr;
  Span span_at;
  std::optional<ast::Name> field;
  std::optional<ast::Name> alias;
  while (!reader.at_end()) {
    if (reader.accept_comma()) continue;
    // A name may stand behind the field or behind the option.
    if (const auto* next = reader.peek_item(); next != nullptr && is_span(next->expression)) {
      const auto& value = *std::get<ast::Comparison>(next->expression.node).right;
      span = as_number(value);
      span_at = value.span;
      if (span == nullptr || !(span->value > 0)) return binder.error("bad-width", span_at, "expected a number above 0 or a time such as 5m");
      if (next->aliases.size() == 1 && !alias) alias = next->aliases[0];
      else if (!next->aliases.empty()) return binder.error("too-many-aliases", next->aliases.back().span, "this gives one field, which has one name");
      reader.accept_item();
      continue;
    }
    const auto* item = field ? nullptr : reader.accept_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr || item->aliases.size() > 1)
      return binder.error("unexpected-argument", item != nullptr ? item->expression.span : reader.here(), "this does not belong here",
                          "write `bin FIELD width=10`, or the borrowed `bin FIELD span=10 [as NAME]`");
    field = *name;
    if (!item->aliases.empty()) alias = item->aliases[0];
  }
  if (!field) return binder.error("missing-argument", reader.here(), "expected a field");
  if (span == nullptr)
    return binder.error("bad-width", binder.stage().span, "bin needs the width of its bins", "write bin FIELD width=10, or bin FIELD span=5m for times");
  Slices slices;
  if (!span->unit.empty()) {
    auto given = slices_of_width(*span, binder.options());
    if (!given)
      return binder.error("bad-width", span_at, fmt::format("`{}` is no width of a slice", span->text), "a whole number and one of the units s m h d w");
    slices = *given;
  }
  bool seconds = utf8::equal_ignoring_ascii_case(field->text, "_time");
  // A plain number of seconds is a span of `_time` too.
  if (seconds && span->unit.empty()) {
    ast::Number in_seconds = *span;
    in_seconds.unit = "s";
    auto given = slices_of_width(in_seconds, binder.options());
    if (!given) return binder.error("bad-width", span_at, "expected a whole number of seconds, or a time such as 5m");
    slices = *given;
  }
  Slot in = binder.read(*field);
  Slot out = binder.assign(alias ? *alias : *field);
  if (slices.width > 0) {
    slices.name = alias ? alias->text : field->text;
    if (!seconds) binder.schema().slices = std::make_shared<const Slices>(slices);
  }
  binder.add(std::make_unique<SpanStep>(in, out, binder.new_node(), span->value, std::move(slices), seconds));
}

void bind_bin(StageBinder& binder) {
  bool borrowed_word = binder.stage().operator_name && !utf8::equal_ignoring_ascii_case(binder.stage().operator_name->text, "bin");
  if (!borrowed_word && !is_borrowed_bin(binder.stage())) return bind_sumo_bin(binder);
  if (binder.options().dialect == Dialect::sumo) {
    return binder.error("borrowed-form", binder.stage().span, "bin needs the width of its bins",
                        "write `bin FIELD width=10` for numbers, `timeslice 5m` for times");
  }
  bind_span(binder);
}

/// Of times slices, of numbers their borders as a text.
LegalStage spell_span(const WrittenStage& written) {
  const ast::Number* span = nullptr;
  std::optional<ast::Name> field;
  std::optional<ast::Name> alias;
  for (const auto& element : written.stage().elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    if (item == nullptr) continue;
    if (is_span(item->expression)) span = as_number(*std::get<ast::Comparison>(item->expression.node).right);
    else if (const auto* name = as_field(item->expression)) field = *name;
    if (!item->aliases.empty()) alias = item->aliases[0];
  }
  if (!field || span == nullptr) return no_legal_form("write `bin FIELD width=10` for numbers, `timeslice 5m` for times");
  auto name = name_literal(alias ? alias->text : field->text);
  bool message_time = utf8::equal_ignoring_ascii_case(field->text, "_messageTime") || utf8::equal_ignoring_ascii_case(field->text, "_time");
  if (message_time) return spelled("timeslice " + span->text + (span->unit.empty() ? "s" : "") + " as " + name);
  if (!span->unit.empty()) return no_legal_form("the hosted service slices only the time of the message: timeslice " + span->text);
  auto lower = fmt::format("floor({} / {}) * {}", name_literal(field->text), span->text, span->text);
  return spelled(fmt::format("concat({0}, \"-\", {0} + {1}) as {2}", lower, span->text, name));
}

}  // namespace

void bin(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "bin",
                        .aliases = {{"bucket"}, {"discretize"}},
                        .summary = "Puts numbers into bins of equal width.",
                        .details = "`_bin_label`, `_bin_lower` and `_bin_upper` say which. Bins begin at `min`, else at 0, and hold their lower end but not "
                                   "their upper; what lies below `min` or above `max` belongs to the first or last bin. Null where the field is no "
                                   "number. The borrowed form `bin FIELD span=W` replaces the value itself (or gives it another name with "
                                   "`as`): a number becomes the text 10-20, and with a unit of time the start of the slice it lies in, as "
                                   "timeslice cuts it; `_time` stays in seconds.",
                        .examples = {{.code = R"(* | bin v width=10, max=20 | fields v, _bin_label, _bin_lower, _bin_upper)",
                                      .result = "v,_bin_label,_bin_lower,_bin_upper\n30,\"[10.0, 20.0)\",10,20\n4,\"[0.0, 10.0)\",0,10",
                                      .input = R"({"v":4}
{"v":30})"},
                                     {.code = R"(* | bin ms span=100 as band | count by band)", .result = "band,_count\n0-100,1\n200-300,2",
                                      .input = R"({"ms":20}
{"ms":250}
{"ms":299})"},
                                     {.code = R"(* | bin _messageTime span=1h | count by _messageTime)", .result = "_messageTime,_count\n1714557600000,2\n1714561200000,1",
                                      .input = R"({"@timestamp":"2024-05-01T10:05:00Z"}
{"@timestamp":"2024-05-01T10:59:00Z"}
{"@timestamp":"2024-05-01T11:00:00Z"})"}}},
      .usage = {"bin FIELD width=W [, min=A] [, max=B]", "bin FIELD span=W [as NAME]"},
      .bind = bind_bin,
      .spell = spell_span,
  });
}

}  // namespace dohyo::stdlib::operators
