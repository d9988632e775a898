#include "interpreter/library/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstring>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

// ---- Subjects that are no UTF-8 -------------------------------------------------------------------------------------

/// Eight bytes at a time: nearly every subject is ASCII and this runs before every match.
bool is_ascii_fast(std::string_view text) {
  constexpr uint64_t high_bits = 0x8080808080808080;
  const char* p = text.data();
  const char* end = p + text.size();
  for (; end - p >= 8; p += 8) {
    uint64_t word = 0;
    std::memcpy(&word, p, 8);
    if (word & high_bits) return false;
  }
  for (; p != end; ++p)
    if (static_cast<unsigned char>(*p) >= 0x80) return false;
  return true;
}

bool is_utf8(std::string_view text) { return is_ascii_fast(text) || utf8::is_valid(text); }

/// The length in bytes of the character at `position`; 0 when the byte there is broken.
size_t sound_length(std::string_view text, size_t position) {
  if (static_cast<unsigned char>(text[position]) < 0x80) return 1;
  size_t after = position;
  utf8::next(text, after);
  return after - position == 1 ? 0 : after - position;
}

/// Both engines want UTF-8. A broken byte becomes the Latin-1 character of its number, so that `.` steps over
/// it, `\xE9` finds it, and the rest of the text still matches as text.
std::string mend(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (size_t i = 0; i < text.size();) {
    auto length = sound_length(text, i);
    if (length == 0) {
      utf8::append(out, static_cast<unsigned char>(text[i++]));
    } else {
      out.append(text, i, length);
      i += length;
    }
  }
  return out;
}

/// The place in `text` that stands at `offset` in mend(text).
size_t unmend(std::string_view text, size_t offset) {
  size_t i = 0;
  for (size_t mended = 0; mended < offset && i < text.size();) {
    auto length = sound_length(text, i);
    mended += length == 0 ? 2 : length;
    i += length == 0 ? 1 : length;
  }
  return i;
}

void unmend(std::string_view text, std::string_view mended, Regex::Captures captures) {
  for (auto& capture : captures) {
    if (capture.data() == nullptr) continue;
    auto begin = unmend(text, static_cast<size_t>(capture.data() - mended.data()));
    auto end = unmend(text, static_cast<size_t>(capture.data() + capture.size() - mended.data()));
    capture = text.substr(begin, end - begin);
  }
}

/// Null pointers mean "took no part" in captures, so a subject never has one.
std::string_view with_address(std::string_view text) { return text.data() == nullptr ? std::string_view("", 0) : text; }

// ---- Groups of a pattern --------------------------------------------------------------------------------------------

/// A pattern for RE2: groups that nobody wants do not capture; names are kept aside, because RE2 knows
/// neither
/// `(?<name>` nor a name used twice.
struct Prepared {
  std::string pattern;
  std::vector<Regex::Name> names;
  uint32_t groups = 0;
  bool nested_names = false;
  bool odd = false;  ///< something only PCRE2 can judge
};

void add_name(std::vector<Regex::Name>& names, std::string_view name, uint32_t group) {
  auto known = std::find_if(names.begin(), names.end(), [&](const Regex::Name& n) { return n.text == name; });
  if (known == names.end())
    names.push_back({std::string(name), {group}});
  else
    known->groups.push_back(group);
}

class GroupScanner {
 public:
  GroupScanner(std::string_view pattern, Regex::Groups wanted) : in_(pattern), wanted_(wanted) {}

  Prepared run() {
    while (i_ < in_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    switch (in_[i_]) {
    case '\\':
      return escape();
    case '[':
      return character_class();
    case '(':
      return group();
    case ')':
      if (!open_.empty()) open_.pop_back();
      return copy(1);
    default:
      return copy(1);
    }
  }

  void copy(size_t count) {
    count = std::min(count, in_.size() - i_);
    out_.pattern.append(in_, i_, count);
    i_ += count;
  }

  void escape() {
    if (!in_.substr(i_).starts_with("\\Q")) return copy(2);
    auto end = in_.find("\\E", i_);
    copy(end == std::string_view::npos ? in_.size() - i_ : end + 2 - i_);
  }

  void character_class() {
    copy(1);
    if (i_ < in_.size() && in_[i_] == '^') copy(1);
    if (i_ < in_.size() && in_[i_] == ']') copy(1);
    while (i_ < in_.size() && in_[i_] != ']') {
      if (in_[i_] == '\\') {
        copy(2);
      } else if (in_.substr(i_).starts_with("[:")) {
        auto end = in_.find(":]", i_);
        copy(end == std::string_view::npos ? 1 : end + 2 - i_);
      } else {
        copy(1);
      }
    }
    copy(1);
  }

  void group() {
    auto rest = in_.substr(i_);
    if (rest.starts_with("(*")) {
      out_.odd = true;
      return begin_group(false, 1, "(");
    }
    if (!rest.starts_with("(?")) {
      bool captures = wanted_ == Regex::Groups::all;
      out_.groups += captures ? 1 : 0;
      return begin_group(false, 1, captures ? "(" : "(?:");
    }
    auto name_begin = named_opener(rest);
    if (name_begin == 0) return begin_group(false, 1, "(");
    auto name_end = rest.find(rest[name_begin - 1] == '\'' ? '\'' : '>', name_begin);
    auto name = rest.substr(name_begin, name_end == std::string_view::npos ? 0 : name_end - name_begin);
    if (!is_plain_name(name)) {
      out_.odd = true;
      return begin_group(false, 1, "(");
    }
    for (bool outer : open_) out_.nested_names = out_.nested_names || outer;
    if (wanted_ != Regex::Groups::none) add_name(out_.names, name, ++out_.groups);
    begin_group(true, name_end + 1, wanted_ == Regex::Groups::none ? "(?:" : "(");
  }

  /// Where the name of a named group begins; 0 when it is none.
  static size_t named_opener(std::string_view rest) {
    if (rest.starts_with("(?P<")) return 4;
    if (rest.starts_with("(?'")) return 3;
    if (rest.starts_with("(?<") && rest.size() > 3 && rest[3] != '=' && rest[3] != '!') return 3;
    return 0;
  }

  static bool is_plain_name(std::string_view name) {
    auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if (name.empty() || !is_letter(name[0])) return false;
    return std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
  }

  void begin_group(bool named, size_t skip, std::string_view opener) {
    open_.push_back(named);
    out_.pattern += opener;
    i_ += skip;
  }

  std::string_view in_;
  Regex::Groups wanted_;
  Prepared out_;
  std::vector<bool> open_;  ///< by open bracket: whether it is a named group
  size_t i_ = 0;
};

// ---- PCRE2 ----------------------------------------------------------------------------------------------------------

// A pattern that backtracks without end gives up within some milliseconds a value.
constexpr uint32_t most_backtracks = 1'000'000;
constexpr uint32_t most_depth = 100'000;
constexpr uint32_t most_heap_kib = 16 * 1024;
constexpr size_t first_jit_stack = size_t{32} << 10;
constexpr size_t largest_jit_stack = size_t{1} << 20;

struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
using Code = std::unique_ptr<pcre2_code, FreeCode>;

/// What a thread needs to match; shared by all patterns.
class MatchMemory {
 public:
  MatchMemory()
      : context_(pcre2_match_context_create(nullptr)),
        stack_(pcre2_jit_stack_create(first_jit_stack, largest_jit_stack, nullptr)) {
    pcre2_set_match_limit(context_, most_backtracks);
    pcre2_set_depth_limit(context_, most_depth);
    pcre2_set_heap_limit(context_, most_heap_kib);
    pcre2_jit_stack_assign(context_, nullptr, stack_);
  }
  MatchMemory(const MatchMemory&) = delete;
  MatchMemory& operator=(const MatchMemory&) = delete;
  ~MatchMemory() {
    pcre2_match_data_free(data_);
    pcre2_jit_stack_free(stack_);
    pcre2_match_context_free(context_);
  }

  pcre2_match_data* data(uint32_t pairs) {
    if (pairs > pairs_) {
      pcre2_match_data_free(data_);
      data_ = pcre2_match_data_create(pairs, nullptr);
      pairs_ = pairs;
    }
    return data_;
  }
  [[nodiscard]] pcre2_match_context* context() { return context_; }

 private:
  pcre2_match_context* context_;
  pcre2_jit_stack* stack_;
  pcre2_match_data* data_ = nullptr;
  uint32_t pairs_ = 0;
};

MatchMemory& match_memory() {
  thread_local MatchMemory memory;
  return memory;
}

Code compile_backtracking(const std::string& pattern, bool ignore_case, Regex::Fault& fault) {
  auto* context = pcre2_compile_context_create(nullptr);
  // As in RE2: only \n ends a line, and `$` is the very end.
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  uint32_t options = PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
  if (ignore_case) options |= PCRE2_CASELESS;
  int error = 0;
  PCRE2_SIZE offset = 0;
  Code code(
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &error, &offset, context));
  pcre2_compile_context_free(context);
  if (code) {
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
    return code;
  }
  PCRE2_UCHAR message[256];
  pcre2_get_error_message(error, message, sizeof message);
  fault = {reinterpret_cast<const char*>(message), std::min<size_t>(offset, pattern.size())};
  return code;
}

std::vector<Regex::Name> names_of(const pcre2_code* code) {
  uint32_t count = 0;
  uint32_t size = 0;
  PCRE2_SPTR table = nullptr;
  pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
  // Entries are sorted by name: two bytes of group number, then the name.
  std::vector<std::pair<uint32_t, std::string>> entries;
  for (uint32_t i = 0; i < count; ++i, table += size)
    entries.emplace_back(static_cast<uint32_t>(table[0]) << 8 | table[1], reinterpret_cast<const char*>(table + 2));
  std::sort(entries.begin(), entries.end());
  std::vector<Regex::Name> names;
  for (const auto& [group, name] : entries) add_name(names, name, group);
  return names;
}

}  // namespace

// ---- The compiled pattern -------------------------------------------------------------------------------------------

class Regex::Program {
 public:
  /// `text` is UTF-8.
  bool run(std::string_view text, size_t from, Captures captures, RunCounters* counters) const {
    return fast ? run_fast(text, from, captures) : run_backtracking(text, from, captures, counters);
  }

  std::string pattern;
  std::unique_ptr<RE2> fast;
  Code code;
  std::vector<Name> names;
  uint32_t groups = 0;
  bool nested_names = false;

 private:
  bool run_fast(std::string_view text, size_t from, Captures captures) const {
    constexpr size_t usual = 16;
    re2::StringPiece few[usual];
    std::vector<re2::StringPiece> many;
    auto* found = few;
    auto wanted = std::min<size_t>(captures.size(), groups + 1);
    if (wanted > usual) {
      many.resize(wanted);
      found = many.data();
    }
    if (!fast->Match({text.data(), text.size()}, from, text.size(), RE2::UNANCHORED, found, static_cast<int>(wanted)))
      return false;
    for (size_t i = 0; i < captures.size(); ++i)
      captures[i] = i < wanted ? std::string_view(found[i].data(), found[i].size()) : std::string_view();
    return true;
  }

  bool run_backtracking(std::string_view text, size_t from, Captures captures, RunCounters* counters) const {
    auto& memory = match_memory();
    auto* data = memory.data(groups + 1);
    auto match = [&](uint32_t options) {
      return pcre2_match(code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from,
                         PCRE2_NO_UTF_CHECK | options, data, memory.context());
    };
    int result = match(0);
    if (result == PCRE2_ERROR_JIT_STACKLIMIT) result = match(PCRE2_NO_JIT);
    if (result < 0) {
      if (result != PCRE2_ERROR_NOMATCH && counters != nullptr)
        counters->regex_limits.fetch_add(1, std::memory_order_relaxed);
      return false;
    }
    const auto* offsets = pcre2_get_ovector_pointer(data);
    for (size_t i = 0; i < captures.size(); ++i) {
      bool took_part = i < static_cast<size_t>(result) && offsets[2 * i] != PCRE2_UNSET;
      // `\K` in a look-ahead can put the end before the beginning.
      captures[i] = took_part && offsets[2 * i] <= offsets[2 * i + 1]
                        ? text.substr(offsets[2 * i], offsets[2 * i + 1] - offsets[2 * i])
                        : std::string_view();
    }
    return true;
  }
};

std::optional<Regex> Regex::compile(std::string_view written, Options options, Fault& fault) {
  auto program = std::make_shared<Program>();
  program->pattern = is_utf8(written) ? std::string(written) : mend(written);
  auto prepared = GroupScanner(program->pattern, options.groups).run();
  program->nested_names = prepared.nested_names;
  if (!prepared.odd) {
    RE2::Options fast;
    fast.set_log_errors(false);
    fast.set_case_sensitive(!options.ignore_case);
    program->fast = std::make_unique<RE2>(prepared.pattern, fast);
    if (program->fast->ok()) {
      program->names = std::move(prepared.names);
      program->groups = prepared.groups;
      return Regex(std::move(program));
    }
    program->fast.reset();
  }
  program->code = compile_backtracking(program->pattern, options.ignore_case, fault);
  if (!program->code) {
    if (program->pattern != written) fault.position = unmend(written, fault.position);
    return {};
  }
  pcre2_pattern_info(program->code.get(), PCRE2_INFO_CAPTURECOUNT, &program->groups);
  if (options.groups != Groups::none) program->names = names_of(program->code.get());
  return Regex(std::move(program));
}

bool Regex::search(std::string_view text, RunCounters* counters) const { return match(text, {}, counters); }

bool Regex::match(std::string_view text, Captures captures, RunCounters* counters) const {
  text = with_address(text);
  if (is_utf8(text)) return program_->run(text, 0, captures, counters);
  auto mended = mend(text);
  if (!program_->run(mended, 0, captures, counters)) return false;
  unmend(text, mended, captures);
  return true;
}

const std::vector<Regex::Name>& Regex::names() const { return program_->names; }
size_t Regex::group_count() const { return program_->groups; }
bool Regex::has_nested_names() const { return program_->nested_names; }
bool Regex::backtracks() const { return program_->code != nullptr; }
const std::string& Regex::pattern() const { return program_->pattern; }

// ---- All matches ----------------------------------------------------------------------------------------------------

MatchWalk::MatchWalk(const Regex& regex, std::string_view text, RunCounters* counters)
    : regex_(regex), text_(with_address(text)), counters_(counters) {
  if (!is_utf8(text_)) mended_ = mend(text_);
  subject_ = mended_.empty() ? text_ : std::string_view(mended_);
}

bool MatchWalk::next(Regex::Captures captures) {
  while (from_ <= subject_.size()) {
    if (!regex_.program_->run(subject_, from_, captures, counters_)) break;
    auto begin = static_cast<size_t>(captures[0].data() - subject_.data());
    auto end = begin + captures[0].size();
    if (end == begin && begin == last_end_) {
      // An empty match where the last one ended: step over one character and look again.
      if (from_ == subject_.size()) break;
      utf8::next(subject_, from_);
      last_end_ = SIZE_MAX;
      continue;
    }
    from_ = last_end_ = end;
    if (!mended_.empty()) unmend(text_, mended_, captures);
    return true;
  }
  from_ = subject_.size() + 1;
  return false;
}

std::string quote_for_regex(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view(R"(\.^$|?*+()[]{}/)").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace dohyo
