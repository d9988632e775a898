#include "interpreter/scan/scanner.h"

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/input/csv.h"
#include "interpreter/json/document.h"
#include "interpreter/text/line_time.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

constexpr size_t rows_per_batch = 4096;
/// A dictionary must stay small and must pay: at most this many values, and not more than one in four look-ups new.
constexpr uint32_t largest_dictionary = 1u << 16;
constexpr uint32_t smallest_judged_dictionary = 1u << 12;
/// No token and no cell begins so.
constexpr std::string_view null_key = "\x01";

bool is_json(RecordFormat format) { return format == RecordFormat::ndjson || format == RecordFormat::json_array; }
bool is_table(RecordFormat format) { return format == RecordFormat::csv || format == RecordFormat::tsv; }

}  // namespace

const Layout& Scanner::layout(const Profile& profile, RecordFormat format) {
  auto& entry = layouts_[{&profile, format}];
  if (!entry.first) {
    entry.first = make_layout(plan_, profile, format, options_);
    entry.second = std::make_unique<LayoutState>();
    entry.second->fields.resize(entry.first->fields.size());
  }
  return *entry.first;
}

void Scanner::scan(const Records& records, const std::vector<uint32_t>* chosen, const Layout& layout,
                   std::vector<RecordState>& states, const std::function<void(Batch&)>& take,
                   const std::function<void(size_t, std::string_view)>& report) {
  auto& state = *layouts_[{layout.profile, layout.format}].second;
  size_t count = chosen != nullptr ? chosen->size() : records.texts.size();
  for (size_t begin = 0; begin < count; begin += rows_per_batch) {
    size_t end = std::min(count, begin + rows_per_batch);
    arena_.clear();
    fill_batch(records, chosen, begin, end, layout, state, states, report);
    current_layout_ = &layout;
    current_state_ = &state;
    if (batch_.rows > 0) take(batch_);
  }
}

void Scanner::fill_batch(const Records& records, const std::vector<uint32_t>* chosen, size_t begin, size_t end,
                         const Layout& layout, LayoutState& state, std::vector<RecordState>& states, const std::function<void(size_t, std::string_view)>& report) {
  ordinals_.clear();
  raws_.clear();
  all_.clear();
  rows_.resize(layout.demand.size());
  for (auto& row : rows_) row.clear();
  for (size_t i = begin; i < end; ++i) {
    size_t record = chosen != nullptr ? (*chosen)[i] : i;
    if (!read_record(records, record, layout, states, report)) continue;
    ordinals_.push_back(make_ordinal(records.file->index, records.offsets[record]));
    raws_.push_back(records.texts[record]);
    for (size_t f = 0; f < tokens_.size(); ++f) rows_[f].push_back(tokens_[f]);
  }
  batch_.rows = static_cast<uint32_t>(ordinals_.size());
  batch_.select_all();
  batch_.ordinals = &ordinals_;
  batch_.arena = &arena_;
  batch_.columns.assign(plan_.slot_names.size(), nullptr);
  if (plan_.null_slot != no_slot) {
    null_column_.set_constant(Value::null());
    batch_.columns[plan_.null_slot] = &null_column_;
  }
  set_columns(records, layout, state);
}

bool Scanner::read_record(const Records& records, size_t record, const Layout& layout, std::vector<RecordState>& states,
                          const std::function<void(size_t, std::string_view)>& report) {
  auto text = records.texts[record];
  if (is_table(layout.format)) {
    if (read_columns(text, records, layout)) return true;
    if (states[record] != RecordState::bad) report(record, "a quote is not closed");
    states[record] = RecordState::bad;
    return false;
  }
  if (!is_json(layout.format)) {
    read_line(text, layout);
    return true;
  }
  auto outcome = extractor_.extract(text, layout.demand, tokens_, arena_);
  if (outcome != json::Outcome::bad && wants_all_) {
    Value all;
    auto second = extractor_.extract_all(text, layout.flatten, arena_, all);
    if (second != json::Outcome::good) outcome = second;
    if (second != json::Outcome::bad) all_.push_back(all);
  }
  if (outcome == json::Outcome::repaired) states[record] = std::max(states[record], RecordState::repaired);
  if (outcome != json::Outcome::bad) return true;
  if (states[record] != RecordState::bad) {
    states[record] = RecordState::bad;
    report(record, extractor_.reason());
  }
  return false;
}

/// A plain line: its fields are those of the JSON object that it is or holds (01 section 3); when there is none, that is no
/// fault.
void Scanner::read_line(std::string_view text, const Layout& layout) {
  tokens_.assign(layout.demand.size(), json::Token{});
  if (layout.demand.size() == 0 && !wants_all_) return;
  auto object = json::object_in(text);
  bool bad = object.empty() || extractor_.extract(object, layout.demand, tokens_, arena_) == json::Outcome::bad;
  if (bad) tokens_.assign(layout.demand.size(), json::Token{});
  if (!wants_all_) return;
  Value all;
  if (!object.empty()) (void)extractor_.extract_all(object, layout.flatten, arena_, all);
  // The text around an object is no field of it, so the line itself stays one.
  if (all.kind() == Kind::list && text.find_first_not_of(" \t\r\n") + object.size() < text.find_last_not_of(" \t\r\n") + 1) {
    auto items = all.as_list();
    auto* with_text = reinterpret_cast<Value*>(arena_.allocate((items.size() + 2) * sizeof(Value)));
    std::copy(items.begin(), items.end(), with_text);
    with_text[items.size()] = Value::text("_raw");
    with_text[items.size() + 1] = Value::text(text);
    all = Value::list({with_text, items.size() + 2});
  }
  all_.push_back(all);
}

bool Scanner::read_columns(std::string_view record, const Records& records, const Layout& layout) {
  const auto& header = *records.columns;
  if (header_of_ != records.file) {
    header_of_ = records.file;
    header_map_.assign(header.size(), {});
    for (size_t field = 0; field < layout.candidates.size(); ++field)
      for (size_t rank = 0; rank < layout.candidates[field].size(); ++rank) {
        const auto& candidate = layout.candidates[field][rank];
        // Columns have no depth: a dotted path is the dotted name of a column, which is a candidate of its own.
        if (candidate.path.size() != 1) continue;
        for (size_t c = 0; c < header.size(); ++c) {
          bool same = candidate.any_case ? utf8::equal_ignoring_ascii_case(header[c], candidate.path[0]) : header[c] == candidate.path[0];
          if (same) header_map_[c].emplace_back(field, static_cast<uint16_t>(rank));
        }
      }
  }
  cells_.clear();
  if (!split_csv_record(record, records.delimiter, arena_, cells_)) return false;
  tokens_.assign(layout.demand.size(), json::Token{});
  for (size_t c = 0; c < cells_.size() && c < header.size(); ++c)
    for (auto [field, rank] : header_map_[c])
      if (rank < tokens_[field].rank) tokens_[field] = {cells_[c], rank};
  if (wants_all_) {
    auto* items = reinterpret_cast<Value*>(arena_.allocate(std::max<size_t>(1, header.size() * 2) * sizeof(Value)));
    size_t n = 0;
    for (size_t c = 0; c < cells_.size() && c < header.size(); ++c) {
      items[n++] = arena_.text(header[c]);
      items[n++] = Value::text(cells_[c]);
    }
    all_.push_back(Value::list({items, n}));
  }
  return true;
}

Value Scanner::decode(std::string_view token, const Layout& layout, Arena& arena) const {
  if (is_table(layout.format)) return Value::text(arena.copy(token));
  return json::decode(token, arena);
}

void Scanner::set_columns(const Records& records, const Layout& layout, LayoutState& state) {
  size_t rows = ordinals_.size();
  for (size_t i = 0; i < layout.fields.size(); ++i) {
    const auto& field = layout.fields[i];
    auto& memory = state.fields[i];
    switch (field.kind) {
      using enum FieldPlan::Kind;
      case data: data_column(field, memory, layout); break;
      case constant: memory.column.set_constant(field.constant); break;
      case file_name: memory.column.set_constant(Value::text(records.file->name)); break;
      case raw: {
        Value* out = memory.column.make_flat(rows);
        for (size_t r = 0; r < rows; ++r) out[r] = Value::text(raws_[r]);
        break;
      }
      case size: {
        Value* out = memory.column.make_flat(rows);
        for (size_t r = 0; r < rows; ++r) out[r] = Value::integer(static_cast<int64_t>(raws_[r].size()));
        break;
      }
      case time:
      case epoch_seconds: {
        Value* out = memory.column.make_flat(rows);
        for (size_t r = 0; r < rows; ++r) {
          out[r] = time_of(field, r, layout);
          if (field.kind == epoch_seconds && !out[r].is_null())
            out[r] = Value::number(static_cast<double>(out[r].as_integer()) / 1000.0);
        }
        break;
      }
      case category: category_column(field, memory, layout, *records.file); break;
      case all: memory.column.view_flat(all_.data()); break;
      case found: {
        Value* out = memory.column.make_flat(rows);
        for (size_t r = 0; r < rows; ++r) out[r] = Value::boolean(rows_[field.data][r].present());
        break;
      }
      case host_of_line: {
        Value* out = memory.column.make_flat(rows);
        for (size_t r = 0; r < rows; ++r) out[r] = host_in_line(field, r, layout);
        break;
      }
    }
    batch_.columns[field.slot] = &memory.column;
  }
}

uint32_t Scanner::id_of(FieldState& state, std::string_view key, bool& made) {
  ++state.looked_up;
  return state.dictionary.find_or_add(key, made);
}

void Scanner::data_column(const FieldPlan& field, FieldState& state, const Layout& layout) {
  const auto& tokens = rows_[field.data];
  size_t rows = tokens.size();
  if (!field.alias_names.empty()) {
    state.ranks.resize(rows);
    for (size_t r = 0; r < rows; ++r) state.ranks[r] = static_cast<uint8_t>(std::min<uint16_t>(tokens[r].rank, UINT8_MAX));
  }
  if (!state.flat) {
    uint32_t size = state.dictionary.size();
    state.flat = size > largest_dictionary || (size > smallest_judged_dictionary && size > state.looked_up / 4);
  }
  if (state.flat) {
    Value* out = state.column.make_flat(rows);
    for (size_t r = 0; r < rows; ++r) out[r] = tokens[r].present() ? decode(tokens[r].text, layout, arena_) : Value::null();
    return;
  }
  bool made = false;
  if (!state.started) {
    state.started = true;
    state.null_id = state.dictionary.find_or_add(null_key, made);
  }
  uint32_t* ids = state.column.make_dictionary(state.dictionary, rows);
  for (size_t r = 0; r < rows; ++r) {
    if (!tokens[r].present()) {
      ids[r] = state.null_id;
      continue;
    }
    ids[r] = id_of(state, tokens[r].text, made);
    if (!made) continue;
    auto& arena = state.dictionary.arena();
    // The token itself dies with the block.
    state.dictionary.set(ids[r], arena.copy(decode(tokens[r].text, layout, arena)));
  }
}

void Scanner::category_column(const FieldPlan& field, FieldState& state, const Layout& layout, const ScannedFile& file) {
  const auto& tokens = rows_[field.data];
  uint32_t* ids = state.column.make_dictionary(state.dictionary, tokens.size());
  bool made = false;
  for (size_t r = 0; r < tokens.size(); ++r) {
    auto token = tokens[r];
    auto& arena = state.dictionary.arena();
    if (!token.present()) {
      ids[r] = id_of(state, arena_.copy(std::string(null_key) + file.category), made);
      if (made) state.dictionary.set(ids[r], arena.text(file.category));
      continue;
    }
    bool is_category = field.alias_names[token.rank].empty();
    ids[r] = is_category ? id_of(state, arena_.copy("\x02" + std::string(token.text)), made) : id_of(state, token.text, made);
    if (!made) continue;
    auto value = decode(token.text, layout, arena_);
    state.dictionary.set(ids[r], is_category ? arena.copy(value) : arena.text(layout.profile->category_of(to_string(value))));
  }
}

Value Scanner::time_of(const FieldPlan& field, size_t row, const Layout& layout) {
  for (size_t source : field.times) {
    auto token = rows_[source][row];
    if (!token.present()) continue;
    auto value = decode(token.text, layout, arena_);
    std::optional<int64_t> time;
    if (value.is_text()) time = time::parse(value.as_text());
    if (value.is_numeric()) time = time::from_epoch(value.numeric());
    if (time) return Value::time(*time);
  }
  if (layout.format != RecordFormat::lines || !layout.profile->lines.time.any()) return Value::null();
  auto found = time::find_in_line(raws_[row], layout.profile->lines.time, options_.now);
  return found ? Value::time(found->milliseconds) : Value::null();
}

Value Scanner::host_in_line(const FieldPlan& field, size_t row, const Layout& layout) {
  if (auto token = rows_[field.data][row]; token.present()) return decode(token.text, layout, arena_);
  auto line = raws_[row];
  auto found = time::find_in_line(line, layout.profile->lines.time, options_.now);
  if (!found) return Value::null();
  size_t begin = line.find_first_not_of(' ', found->end);
  if (begin == std::string_view::npos || begin == found->end) return Value::null();
  // A program and a colon where the host should be: the line names none.
  auto word = line.substr(begin, line.find(' ', begin) - begin);
  return word.ends_with(':') ? Value::null() : Value::text(word);
}

void Scanner::count_aliases(const Batch& batch) {
  if (current_layout_ == nullptr || batch.selection.empty()) return;
  for (size_t i = 0; i < current_layout_->fields.size(); ++i) {
    const auto& field = current_layout_->fields[i];
    const auto& ranks = current_state_->fields[i].ranks;
    if (field.kind != FieldPlan::Kind::data || field.alias_names.empty()) continue;
    std::vector<uint64_t> counts(field.alias_names.size(), 0);
    for (uint32_t row : batch.selection)
      if (ranks[row] < counts.size()) ++counts[ranks[row]];
    for (size_t rank = 0; rank < counts.size(); ++rank)
      if (counts[rank] > 0 && !field.alias_names[rank].empty()) alias_counts_[field.name][field.alias_names[rank]] += counts[rank];
  }
}

std::set<std::string> Scanner::categories() const {
  std::set<std::string> names;
  for (const auto& [kind, entry] : layouts_)
    for (size_t i = 0; i < entry.first->fields.size(); ++i)
      if (entry.first->fields[i].kind == FieldPlan::Kind::category)
        for (const auto& value : entry.second->fields[i].dictionary.values())
          if (!value.is_null()) names.insert(to_string(value));
  return names;
}

}  // namespace dohyo
