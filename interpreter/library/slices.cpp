#include "interpreter/library/slices.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "interpreter/data/convert.h"

namespace dohyo {

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

}  // namespace

int64_t Slices::start(int64_t t) const {
  int64_t offset = zone.offset_at(t);
  return floor_to(t + offset - origin, width) + origin - offset;
}

int64_t Slices::next(int64_t start_of_slice) const {
  for (int64_t t = start_of_slice + width;; t += width)
    if (int64_t begin = start(t); begin > start_of_slice) return begin;
}

Slices Slices::in(const RunContext& run) const {
  Slices fixed = *this;
  if (buckets > 0) fixed.width = bucket_width(run.range_end - run.range_begin, buckets);
  return fixed;
}

std::optional<Slices> slices_of_width(const ast::Number& width, const LanguageOptions& options) {
  int64_t unit = width.unit == "s"   ? second
                 : width.unit == "m" ? minute
                 : width.unit == "h" ? hour
                 : width.unit == "d" ? day
                 : width.unit == "w" ? week
                                     : 0;
  bool whole = width.count == std::trunc(width.count) && width.count >= 1 && width.count < 1e9;
  if (unit == 0 || !whole) return {};
  Slices slices;
  slices.width = static_cast<int64_t>(width.count) * unit;
  // Weeks start on Monday; 1970-01-01 was a Thursday.
  if (width.unit == "w") slices.origin = 4 * day;
  slices.zone = time::Zone::find(options.timezone).value_or(time::Zone{});
  return slices;
}

TimesliceStep::TimesliceStep(Slot time, Slot start, Slot end, Slices slices, uint32_t start_node, uint32_t end_node)
    : time_(time), start_(start), end_(end), slices_(std::move(slices)), start_node_(start_node), end_node_(end_node) {}

std::string TimesliceStep::describe(const std::vector<std::string>& names) const {
  if (slices_.buckets > 0) return fmt::format("{} = one of {} slices of the range", names[start_], slices_.buckets);
  return slices_.width == 0 ? fmt::format("{} = the whole range", names[start_])
                            : fmt::format("{} = slice of {} ms of {}", names[start_], slices_.width, names[time_]);
}

void TimesliceStep::apply(Batch& batch, Scratch& scratch) const {
  auto& start = scratch.node(start_node_).column;
  auto& end = scratch.node(end_node_).column;
  Value* starts = start.make_flat(batch.rows);
  Value* ends = end.make_flat(batch.rows);
  const Column& time = batch.column(time_);
  const auto& run = scratch.run();
  auto slices = slices_.in(run);
  for (uint32_t row : batch.selection) {
    auto t = to_integer(time[row]);
    if (!t) {
      starts[row] = ends[row] = Value::null();
    } else if (slices.width == 0) {
      starts[row] = Value::time(run.range_begin);
      ends[row] = Value::time(run.range_end);
    } else {
      int64_t begin = slices.start(*t);
      starts[row] = Value::time(begin);
      ends[row] = Value::time(begin + slices.width);
    }
  }
  batch.columns[start_] = &start;
  batch.columns[end_] = &end;
}

Slot require_slices(StageBinder& binder) {
  const auto& schema = binder.schema();
  Slot slot = schema.slices != nullptr ? binder.find(schema.slices->name) : no_slot;
  if (slot == no_slot) slot = binder.find("_timeslice");
  if (slot == no_slot) {
    const auto& stage = binder.stage();
    binder.error("needs-timeslice", stage.operator_name ? stage.operator_name->span : stage.span, "the table has no slices of time",
                 "put `timeslice 1h | count by _timeslice` or the like before it");
  }
  return slot;
}

void add_timeslice(StageBinder& binder, Slices slices) {
  if (slices.width == 0) binder.need_time_range();
  auto time = binder.read("_messageTime", binder.stage().span);
  Slot start = binder.assign(slices.name);
  // A companion that is no column of results (01 section 8 row 31).
  Slot end = binder.hidden("__timeslice_end");
  auto& schema = binder.schema();
  schema.synonyms.push_back({"__timeslice_end", end});
  schema.slices = std::make_shared<const Slices>(slices);
  binder.add(std::make_unique<TimesliceStep>(time, start, end, std::move(slices), binder.new_node(), binder.new_node()));
}

}  // namespace dohyo
