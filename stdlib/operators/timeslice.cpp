#include <fmt/format.h>

#include <array>
#include <cmath>

#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

constexpr int64_t second = 1000;
constexpr int64_t minute = 60 * second;
constexpr int64_t hour = 60 * minute;
constexpr int64_t day = 24 * hour;
constexpr int64_t week = 7 * day;

int64_t floor_to(int64_t value, int64_t width) {
  int64_t rest = value % width;
  return value - (rest < 0 ? rest + width : rest);
}

/// Slices of a fixed width, aligned to the wall clock of a zone: floor((t + offset) / w) * w - offset.
struct Slices {
  int64_t width = 0;    ///< 0: one slice for the whole range
  int64_t origin = 0;   ///< weeks count from a Monday
  int64_t buckets = 0;  ///< when not 0, the width follows from the range
  time::Zone zone;

  [[nodiscard]] int64_t start(int64_t t) const {
    int64_t offset = zone.offset_at(t);
    return floor_to(t + offset - origin, width) + origin - offset;
  }
};

/// Calendar-friendly widths for `timeslice N buckets`: the smallest that gives at most N slices (01 section 6.5).
int64_t bucket_width(int64_t range, int64_t buckets) {
  static constexpr std::array widths = {second,      2 * second,  5 * second,  10 * second, 15 * second, 30 * second,
                                        minute,      2 * minute,  5 * minute,  10 * minute, 15 * minute, 30 * minute,
                                        hour,        2 * hour,    3 * hour,    4 * hour,    6 * hour,    12 * hour,
                                        day,         2 * day,     week,        2 * week,    30 * day};
  for (auto width : widths)
    if (width * buckets >= range) return width;
  return (range / buckets / day + 1) * day;
}

class TimesliceStep final : public RowStep {
 public:
  TimesliceStep(Slot time, Slot start, Slot end, Slices slices, uint32_t start_node, uint32_t end_node)
      : time_(time), start_(start), end_(end), slices_(slices), start_node_(start_node), end_node_(end_node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(time_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {start_, end_}); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    if (slices_.buckets > 0) return fmt::format("{} = one of {} slices of the range", names[start_], slices_.buckets);
    return slices_.width == 0 ? fmt::format("{} = the whole range", names[start_])
                              : fmt::format("{} = slice of {} ms of {}", names[start_], slices_.width, names[time_]);
  }

  void apply(Batch& batch, Scratch& scratch) const override {
    auto& start = scratch.node(start_node_).column;
    auto& end = scratch.node(end_node_).column;
    Value* starts = start.make_flat(batch.rows);
    Value* ends = end.make_flat(batch.rows);
    const Column& time = batch.column(time_);
    Slices slices = slices_;
    if (slices.buckets > 0) slices.width = bucket_width(scratch.run().range_end - scratch.run().range_begin, slices.buckets);
    for (uint32_t row : batch.selection) {
      Value t = to_time(time[row]);
      if (t.is_null()) {
        starts[row] = ends[row] = Value::null();
      } else if (slices.width == 0) {
        starts[row] = Value::time(scratch.run().range_begin);
        ends[row] = Value::time(scratch.run().range_end);
      } else {
        int64_t begin = slices.start(t.as_integer());
        starts[row] = Value::time(begin);
        ends[row] = Value::time(begin + slices.width);
      }
    }
    batch.columns[start_] = &start;
    batch.columns[end_] = &end;
  }

 private:
  static Value to_time(Value v) {
    auto milliseconds = to_integer(v);
    return milliseconds ? Value::time(*milliseconds) : Value::null();
  }

  Slot time_, start_, end_;
  Slices slices_;
  uint32_t start_node_, end_node_;
};

int64_t unit_width(std::string_view unit) {
  if (unit == "s") return second;
  if (unit == "m") return minute;
  if (unit == "h") return hour;
  if (unit == "d") return day;
  if (unit == "w") return week;
  return 0;
}

/// `timeslice 5 minutes`
int64_t spelled_unit(StageReader& reader) {
  static constexpr std::pair<std::string_view, int64_t> words[] = {
      {"s", second}, {"second", second}, {"seconds", second}, {"m", minute}, {"minute", minute}, {"minutes", minute},
      {"h", hour},   {"hour", hour},     {"hours", hour},     {"d", day},    {"day", day},       {"days", day}};
  for (auto [word, width] : words)
    if (reader.accept_word(word)) return width;
  return 0;
}

void bind_timeslice(StageBinder& binder) {
  StageReader reader(binder);
  reader.accept_clause("by");
  Slices slices;
  slices.zone = time::Zone::find(binder.options().timezone).value_or(time::Zone{});
  std::string name = "_timeslice";
  const auto* item = reader.accept_item();
  if (item != nullptr) {
    const auto* number = as_number(item->expression);
    if (number == nullptr)
      return binder.error("bad-width", item->expression.span, "expected a width such as 5m, 1h or 7d",
                          "units: s m h d w; or `timeslice 10 buckets`");
    bool whole = number->count == std::trunc(number->count) && number->count >= 1 && number->count < 1e9;
    if (number->unit.empty()) {
      auto unit_at = reader.here();
      bool buckets = reader.accept_word("buckets") || reader.accept_word("bucket");
      int64_t unit = buckets ? 0 : spelled_unit(reader);
      if (!whole || (!buckets && unit == 0))
        return binder.error("bad-width", item->expression.span.through(unit_at), "a width needs a unit",
                            fmt::format("write {0}m for minutes, or `timeslice {0} buckets`", number->text));
      slices.width = buckets ? 0 : static_cast<int64_t>(number->count) * unit;
      slices.buckets = buckets ? static_cast<int64_t>(number->count) : 0;
    } else {
      slices.width = whole ? static_cast<int64_t>(number->count) * unit_width(number->unit) : 0;
      if (slices.width == 0)
        return binder.error("bad-width", item->expression.span, fmt::format("`{}` is no width of a slice", number->text),
                            "a whole number and one of the units s m h d w");
      // Weeks start on Monday; 1970-01-01 was a Thursday.
      if (number->unit == "w") slices.origin = 4 * day;
    }
    auto aliases = reader.aliases_of(*item);
    if (aliases.size() > 1) return binder.error("too-many-aliases", aliases[1].span, "a slice has one name");
    if (!aliases.empty()) name = aliases[0].text;
  }
  if (!reader.expect_end()) return;
  if (slices.width == 0) binder.need_time_range();
  auto time = binder.read("_messageTime", binder.stage().span);
  Slot start = binder.assign(name);
  // A companion that is no column of results (01 section 8 row 31).
  Slot end = binder.hidden("__timeslice_end");
  binder.schema().synonyms.push_back({"__timeslice_end", end});
  binder.add(std::make_unique<TimesliceStep>(time, start, end, slices, binder.new_node(), binder.new_node()));
}

}  // namespace

void timeslice(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "timeslice",
                        .summary = "Labels each row with the start of the slice of time it lies in.",
                        .details = "The start goes to `_timeslice` (or the given name), the end to `__timeslice_end`, both as epoch "
                                   "milliseconds. Slices are aligned to the wall clock of the query's zone; weeks start on Monday, days "
                                   "count from 1970-01-01, so 7d starts on Thursdays. A row without time has a null slice. Empty slices "
                                   "make no rows.",
                        .examples = {{.code = R"(* | timeslice 15m | count by _timeslice)",
                                      .result = "_timeslice,_count\n0,2\n2700000,1",
                                      .input = "{\"@timestamp\":\"1970-01-01T00:07:00Z\"}\n{\"@timestamp\":\"1970-01-01T00:12:00Z\"}\n{\"@timestamp\":\"1970-01-01T00:58:00Z\"}"}}},
      .usage = {"timeslice [by] WIDTH [as NAME]", "timeslice [by] N buckets [as NAME]", "timeslice"},
      .bind = bind_timeslice,
  });
}

}  // namespace dohyo::stdlib::operators
