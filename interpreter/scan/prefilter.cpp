#include "interpreter/scan/prefilter.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "interpreter/data/convert.h"
#include "interpreter/json/extract.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// A filter must drop at least three in ten of the first records to be worth its search.
constexpr double most_that_pass = 0.7;
/// Literals of one plan; more of them make the search slow.
constexpr size_t most_literals = 48;
/// Bytes of the sample that tell which letters are rare.
constexpr size_t most_learnt_from = size_t{16} << 10;
constexpr size_t longest_remembered_token = 256;
constexpr uint32_t most_remembered_tokens = 1u << 16;
constexpr size_t short_tokens = 256;

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// JSON can spell these characters only as themselves or as \u00XX.
bool has_one_spelling(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '/';
  });
}

std::string folded(std::string_view key) {
  std::string out(key);
  std::transform(out.begin(), out.end(), out.begin(), LiteralSearch::fold);
  return out;
}

/// Evaluates a predicate on one value.
bool is_true_of(const Expression& condition, Slot slot, size_t slots, Value value, Arena& arena, Scratch& scratch, Batch& batch,
                Column& column) {
  column.set_constant(value);
  batch.rows = 1;
  batch.selection.assign(1, 0);
  batch.columns.assign(slots, nullptr);
  batch.columns[slot] = &column;
  batch.arena = &arena;
  filter(condition, batch, batch.selection, scratch);
  return !batch.selection.empty();
}

/// The range of time differs between a plan and its children (ChildPlan::shift), while one context serves all tests.
bool reads_time_range(const Expression& e) {
  return (e.function != nullptr && e.function->reads_time_range) ||
         std::any_of(e.arguments.begin(), e.arguments.end(), reads_time_range);
}

}  // namespace

// ---- Conditions out of plans --------------------------------------------------------------------------------------------------

class PrefilterMaker {
 public:
  PrefilterMaker(std::span<const Plan* const> plans, std::span<const std::shared_ptr<const Layout>> layouts,
                 const RunContext& run, std::string_view sample, std::string_view file_category, Prefiltering mode)
      : plans_(plans), layouts_(layouts), run_(run), sample_(sample), file_category_(file_category), mode_(mode) {}

  std::shared_ptr<const Prefilter> make() {
    std::vector<Need> chosen;
    std::vector<bool> covered(plans_.size(), false);
    for (size_t plan = 0; plan < plans_.size(); ++plan) {
      if (auto need = choose(plan)) {
        covered[plan] = true;
        chosen.push_back(std::move(*need));
      }
    }
    if (chosen.empty()) return nullptr;
    auto prefilter = assemble(chosen, plans_.size());
    prefilter->covered_ = covered;
    prefilter->covers_all_ = std::all_of(covered.begin(), covered.end(), [](bool c) { return c; });
    prefilter->layouts_.assign(layouts_.begin(), layouts_.end());
    return prefilter;
  }

 private:
  using Test = Prefilter::Test;
  struct KeyNeed {
    std::string key;  ///< folded
    bool in_texts = false;
    Test test;
  };
  /// One of these must be so. With nothing in it, no record can pass.
  struct Need {
    size_t plan = 0;
    std::vector<KeyNeed> keys;
    std::vector<std::string> texts;
  };

  /// The condition of a plan that lets the fewest of the first records pass.
  std::optional<Need> choose(size_t plan) {
    std::vector<Need> needs;
    for (const auto& step : plans_[plan]->steps) {
      if (!step.row) break;
      if (const auto* condition = step.row->condition())
        add_needs(plan, *condition, needs);
      else if (!step.row->is_filter() && (step.row->removes_rows() || step.row->renumbers_rows()))
        break;  // it may count what it drops
    }
    std::optional<Need> best;
    double best_share = mode_ == Prefiltering::always ? 1.0 : most_that_pass;
    for (auto& need : needs) {
      if (need.keys.size() + need.texts.size() > most_literals) continue;
      double share = passing_share(need);
      bool better = best ? share < best_share : share <= best_share;
      if (!better) continue;
      best_share = share;
      best = std::move(need);
    }
    return best;
  }

  void add_needs(size_t plan, const Expression& condition, std::vector<Need>& needs) {
    if (condition.form == Expression::Form::logical_and) {
      for (const auto& part : condition.arguments) add_needs(plan, part, needs);
      return;
    }
    Need need{plan, {}, {}};
    if (add(plan, condition, need)) needs.push_back(std::move(need));
  }

  /// Adds what `condition` needs to the alternatives of `need`; false when nothing is known of it.
  bool add(size_t plan, const Expression& condition, Need& need) {
    using Form = Expression::Form;
    if (condition.form == Form::constant) return !is_true(condition.constant);
    if (add_text(plan, condition, need)) return true;
    if (condition.sole_slot != no_slot && !reads_time_range(condition) && add_test(plan, condition, need)) return true;
    if (condition.form == Form::logical_or)
      return std::all_of(condition.arguments.begin(), condition.arguments.end(),
                         [&](const Expression& part) { return add(plan, part, need); });
    if (condition.form == Form::logical_and)
      return std::any_of(condition.arguments.begin(), condition.arguments.end(), [&](const Expression& part) {
        Need trial = need;
        if (!add(plan, part, trial)) return false;
        need = std::move(trial);
        return true;
      });
    return false;
  }

  [[nodiscard]] const FieldPlan* field_of(size_t plan, Slot slot) const {
    for (const auto& field : layouts_[plan]->fields)
      if (field.slot == slot) return &field;
    return nullptr;
  }

  bool add_text(size_t plan, const Expression& condition, Need& need) {
    if (condition.form != Expression::Form::call || !condition.function->must_contain || condition.arguments.empty()) return false;
    const auto& subject = condition.arguments[0];
    if (subject.form != Expression::Form::field) return false;
    const auto* field = field_of(plan, subject.slot);
    if (field == nullptr || field->kind != FieldPlan::Kind::raw) return false;
    std::vector<Value> constants;
    for (size_t i = 1; i < condition.arguments.size(); ++i) {
      if (condition.arguments[i].form != Expression::Form::constant) return false;
      constants.push_back(condition.arguments[i].constant);
    }
    auto texts = condition.function->must_contain(constants);
    bool usable = !texts.empty() && std::all_of(texts.begin(), texts.end(), [](const std::string& t) {
      return t.size() >= 2 && t.find('\n') == std::string::npos;
    });
    if (usable) need.texts.insert(need.texts.end(), texts.begin(), texts.end());
    return usable;
  }

  bool add_test(size_t plan, const Expression& condition, Need& need) {
    const auto* field = field_of(plan, condition.sole_slot);
    if (field == nullptr) return false;
    const auto& layout = *layouts_[plan];
    switch (field->kind) {
      using enum FieldPlan::Kind;
      case constant: return !holds(plan, condition, field->constant);
      case data:
        if (holds(plan, condition, Value::null())) return false;
        break;
      case category:
        if (holds(plan, condition, Value::text(file_category_))) return false;
        break;
      default: return false;
    }
    if (layout.format == RecordFormat::csv || layout.format == RecordFormat::tsv) return false;
    const auto& candidates = layout.candidates[field->data];
    for (size_t rank = 0; rank < candidates.size(); ++rank) {
      const auto& path = candidates[rank].path;
      if (path.empty() || !has_one_spelling(path.back())) return false;
      bool mapped = field->kind == FieldPlan::Kind::category && !field->alias_names[rank].empty();
      add_key({folded(path.back()), path.size() > 1, {plan, &condition, condition.sole_slot, mapped ? layout.profile : nullptr}}, need);
    }
    return true;
  }

  /// A name has many places, most of which end with the same key.
  static void add_key(KeyNeed key, Need& need) {
    auto known = std::find_if(need.keys.begin(), need.keys.end(), [&](const KeyNeed& k) { return k.key == key.key && k.test == key.test; });
    if (known == need.keys.end()) return need.keys.push_back(std::move(key));
    known->in_texts = known->in_texts || key.in_texts;
  }

  bool holds(size_t plan, const Expression& condition, Value value) {
    RunContext run = run_;
    RunCounters counters;
    run.counters = &counters;
    Scratch scratch(plans_[plan]->nodes, run);
    Arena arena;
    Batch batch;
    Column column;
    return is_true_of(condition, condition.sole_slot, plans_[plan]->slot_names.size(), value, arena, scratch, batch, column);
  }

  std::shared_ptr<Prefilter> assemble(const std::vector<Need>& needs, size_t plan_count) const {
    auto prefilter = std::make_shared<Prefilter>();
    auto meaning_of = [&](std::string_view literal, Prefilter::Meaning::Kind kind) -> Prefilter::Meaning& {
      for (size_t i = 0; i < prefilter->meanings_.size(); ++i)
        if (prefilter->meanings_[i].kind == kind && prefilter->search_.literal(i) == literal) return prefilter->meanings_[i];
      prefilter->search_.add(literal);
      auto& meaning = prefilter->meanings_.emplace_back();
      meaning.kind = kind;
      return meaning;
    };
    std::vector<size_t> with_keys;
    for (const auto& need : needs) {
      for (const auto& key : need.keys) {
        // With its opening quote, which is rarer than most letters.
        auto& meaning = meaning_of('"' + key.key, Prefilter::Meaning::Kind::key);
        meaning.in_texts = meaning.in_texts || key.in_texts;
        // A quote that is spelled as an escape may begin a key in JSON within a string.
        if (key.in_texts) prefilter->escaped_ += '"';
        prefilter->escaped_ += key.key;
        if (std::find(meaning.tests.begin(), meaning.tests.end(), key.test) == meaning.tests.end())
          meaning.tests.push_back(key.test);
      }
      for (const auto& text : need.texts)
        meaning_of(folded(text), Prefilter::Meaning::Kind::text).plans.push_back(need.plan);
      if (!need.keys.empty()) with_keys.push_back(need.plan);
    }
    std::sort(prefilter->escaped_.begin(), prefilter->escaped_.end());
    prefilter->escaped_.erase(std::unique(prefilter->escaped_.begin(), prefilter->escaped_.end()), prefilter->escaped_.end());
    if (!with_keys.empty()) meaning_of("\\u00", Prefilter::Meaning::Kind::escape).plans = with_keys;
    prefilter->search_.compile(sample_.substr(0, most_learnt_from));
    prefilter->covered_.assign(plan_count, true);
    return prefilter;
  }

  /// Of the lines of the sample: a guess that is good enough for records of any format.
  double passing_share(const Need& need) {
    auto prefilter = assemble({need}, plans_.size());
    std::string padded(sample_.substr(0, never_skipped));
    size_t size = padded.size();
    padded.append(LiteralSearch::padding, ' ');
    std::string_view bytes(padded.data(), size);
    auto lines = static_cast<double>(std::max<size_t>(1, static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '\n'))));
    PrefilterRunner runner(prefilter, plans_, run_);
    size_t passed = 0;
    size_t line_end = 0;
    runner.run(bytes, [&](size_t position, const PrefilterRunner::Plans&) {
      if (position < line_end) return;
      ++passed;
      line_end = std::min(bytes.find('\n', position), size);
    });
    return static_cast<double>(passed) / lines;
  }

  std::span<const Plan* const> plans_;
  std::span<const std::shared_ptr<const Layout>> layouts_;
  const RunContext& run_;
  std::string_view sample_;
  std::string_view file_category_;
  Prefiltering mode_;
};

std::shared_ptr<const Prefilter> Prefilter::make(std::span<const Plan* const> plans,
                                                 std::span<const std::shared_ptr<const Layout>> layouts, const RunContext& run,
                                                 std::string_view sample, std::string_view file_category, Prefiltering mode) {
  if (mode == Prefiltering::never) return nullptr;
  return PrefilterMaker(plans, layouts, run, sample, file_category, mode).make();
}

// ---- Looking at records ---------------------------------------------------------------------------------------------------------

PrefilterRunner::PrefilterRunner(std::shared_ptr<const Prefilter> prefilter, std::span<const Plan* const> plans, const RunContext& run)
    : prefilter_(std::move(prefilter)), run_(run), memories_(prefilter_->meanings_.size()) {
  run_.counters = &counters_;
  size_t words = (plans.size() + 63) / 64;
  passing_.assign(words, 0);
  for (const auto* plan : plans) {
    scratches_.push_back(std::make_unique<Scratch>(plan->nodes, run_));
    slot_counts_.push_back(plan->slot_names.size());
  }
  for (const auto& meaning : prefilter_->meanings_) {
    auto& all = all_.emplace_back(words, 0);
    for (const auto& test : meaning.tests) all[test.plan / 64] |= uint64_t{1} << (test.plan % 64);
    for (size_t plan : meaning.plans) all[plan / 64] |= uint64_t{1} << (plan % 64);
  }
}

const PrefilterRunner::Plans* PrefilterRunner::unless_none(const Plans& plans) {
  return std::any_of(plans.begin(), plans.end(), [](uint64_t word) { return word != 0; }) ? &plans : nullptr;
}

const PrefilterRunner::Plans* PrefilterRunner::look(std::string_view bytes, size_t position, size_t literal) {
  const auto& meaning = prefilter_->meanings_[literal];
  switch (meaning.kind) {
    case Prefilter::Meaning::Kind::text: return &all_[literal];
    case Prefilter::Meaning::Kind::escape: {
      // The letter u must be a small one, and the escaped character one that a key has.
      if (bytes[position + 1] != 'u' || position + 6 > bytes.size()) return nullptr;
      unsigned code = 0;
      for (size_t i = position + 4; i < position + 6; ++i) {
        char c = LiteralSearch::fold(bytes[i]);
        unsigned digit = c >= '0' && c <= '9' ? static_cast<unsigned>(c - '0') : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10) : 256;
        code = code * 16 + digit;
      }
      if (code >= 256) return nullptr;
      return prefilter_->escaped_.find(LiteralSearch::fold(static_cast<char>(code))) != std::string::npos ? &all_[literal] : nullptr;
    }
    case Prefilter::Meaning::Kind::key: break;
  }
  size_t end = position + prefilter_->search_.literal(literal).size();
  if (end >= bytes.size()) return nullptr;
  if (bytes[end] == '"') return look_behind_key(bytes, end, literal);
  bool escaped_quotes = bytes[end] == '\\' && position > 0 && bytes[position - 1] == '\\';
  return escaped_quotes && meaning.in_texts ? look_in_text(bytes, end, literal) : nullptr;
}

/// `"key" : value`, from the closing quote on. A string that is no key is not followed by a colon.
const PrefilterRunner::Plans* PrefilterRunner::look_behind_key(std::string_view bytes, size_t key_end, size_t literal) {
  size_t i = key_end + 1;
  auto skip_blanks = [&] {
    while (i < bytes.size() && is_blank_byte(bytes[i])) ++i;
  };
  skip_blanks();
  if (i >= bytes.size() || bytes[i] != ':') return nullptr;
  ++i;
  skip_blanks();
  if (i >= bytes.size()) return nullptr;
  size_t begin = i;
  char first = bytes[i];
  if (first == '{' || first == '[') return &all_[literal];
  if (first == '"') {
    for (++i;; ++i) {
      const auto* found = i < bytes.size() ? std::memchr(bytes.data() + i, '"', bytes.size() - i) : nullptr;
      if (found == nullptr) return &all_[literal];
      i = static_cast<size_t>(static_cast<const char*>(found) - bytes.data());
      size_t slashes = 0;
      while (bytes[i - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) break;
    }
    ++i;
  } else {
    while (i < bytes.size() && bytes[i] != ',' && bytes[i] != '}' && !is_blank_byte(bytes[i])) ++i;
  }
  return verdict(literal, bytes.substr(begin, i - begin));
}

/// `\"key\":value` within a string, from behind the key on: a plain number, word or text without further escapes is judged, all else passes.
const PrefilterRunner::Plans* PrefilterRunner::look_in_text(std::string_view bytes, size_t key_end, size_t literal) {
  size_t i = key_end;
  if (bytes.substr(i, 2) != "\\\"") return &all_[literal];
  i += 2;
  auto skip_blanks = [&] {
    while (i < bytes.size() && bytes[i] == ' ') ++i;
  };
  skip_blanks();
  if (i < bytes.size() && bytes[i] == '\\') return &all_[literal];
  if (i >= bytes.size() || bytes[i] != ':') return nullptr;
  ++i;
  skip_blanks();
  size_t begin = i;
  bool is_text = bytes.substr(i, 2) == "\\\"";
  if (is_text) begin = i += 2;
  while (i < bytes.size() && bytes[i] != '\\' && bytes[i] != '"' && (is_text || (bytes[i] != ',' && bytes[i] != '}' && bytes[i] != ' '))) ++i;
  if (!is_text) {
    bool plain = i > begin && i < bytes.size() && bytes[i] != '\\' && bytes[begin] != '{' && bytes[begin] != '[';
    return plain ? verdict(literal, bytes.substr(begin, i - begin)) : &all_[literal];
  }
  if (bytes.substr(i, 2) != "\\\"") return &all_[literal];
  inner_.assign(1, '"').append(bytes.substr(begin, i - begin)) += '"';
  return verdict(literal, inner_);
}

const PrefilterRunner::Plans* PrefilterRunner::verdict(size_t literal, std::string_view token) {
  auto& memory = memories_[literal];
  if (token.size() > longest_remembered_token) {
    judge(literal, token, passing_);
    return unless_none(passing_);
  }
  if (token.size() > sizeof(uint64_t)) return remembered(memory, literal, token);
  // Most tokens that decide are short: numbers, event names. No token has a zero byte at its end.
  uint64_t bytes = 0;
  std::memcpy(&bytes, token.data(), token.size());
  if (memory.short_tokens.empty()) memory.short_tokens.resize(short_tokens);
  auto& known = memory.short_tokens[(bytes * 0x9E3779B97F4A7C15u) >> 56];
  if (known.token != bytes || bytes == 0) {
    known.verdict = remembered(memory, literal, token);
    known.token = bytes;
  }
  return known.verdict;
}

const PrefilterRunner::Plans* PrefilterRunner::remembered(Memory& memory, size_t literal, std::string_view token) {
  if (memory.tokens.size() >= most_remembered_tokens) {
    memory.tokens = Dictionary();
    memory.verdicts.clear();
    memory.short_tokens.clear();
    memory.short_tokens.resize(short_tokens);
  }
  bool made = false;
  uint32_t id = memory.tokens.find_or_add(token, made);
  if (made) {
    judge(literal, token, memory.verdicts.emplace_back(passing_.size(), 0));
  }
  return unless_none(memory.verdicts[id]);
}

void PrefilterRunner::judge(size_t literal, std::string_view token, Plans& plans) {
  std::fill(plans.begin(), plans.end(), 0);
  for (const auto& test : prefilter_->meanings_[literal].tests)
    if (holds(test, token)) plans[test.plan / 64] |= uint64_t{1} << (test.plan % 64);
}

bool PrefilterRunner::holds(const Prefilter::Test& test, std::string_view token) {
  // What is mended when the record is read may have another value there.
  bool odd = std::any_of(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (token.empty() || odd || !utf8::is_valid(token)) return true;
  arena_.clear();
  auto value = json::decode(token, arena_);
  if (test.category_of != nullptr) value = value.is_null() ? value : arena_.text(test.category_of->category_of(to_string(value)));
  if (value.is_null()) return false;
  return is_true_of(*test.condition, test.slot, slot_counts_[test.plan], value, arena_, *scratches_[test.plan], batch_, column_);
}

}  // namespace dohyo
