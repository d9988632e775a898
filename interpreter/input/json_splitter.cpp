#include <bit>
#include <cstdint>
#include <string>

#include "interpreter/input/find_byte.h"
#include "interpreter/input/json_block.h"
#include "interpreter/input/splitters.h"

namespace dohyo {

namespace {

/// A sequence of JSON values, with or without commas between them; arrays at the top level are opened, so
/// that their elements are the records. Values that are no objects are records too: whoever parses them will
/// call them bad.
///
/// Only quotes and brackets are followed. A string must be followed by `:`, `,` or a closing bracket and
/// holds no line break: that shows most faults at once. After a fault, reading goes on at the "fence": the
/// next line that is indented like the broken record's and opens an object. The search for it starts at the
/// record's own beginning, because the fault may lie long before the place where it shows. Until that place,
/// fences then end records even inside brackets, so that a file full of faults is looked at twice, not once
/// for every record.
class JsonSplitter final : public RecordSplitter {
 public:
  explicit JsonSplitter(size_t longest_record) : longest_(longest_record) { has_lists_ = true; }

  size_t complete_prefix(std::string_view bytes, bool at_end) override {
    records_.clear();
    damaged_.clear();
    bytes_ = bytes;
    at_end_ = at_end;
    while (step()) {}
    size_t prefix = begin_ == none ? position_ : begin_;
    position_ -= prefix;
    if (begin_ != none) begin_ -= prefix;
    base_ += prefix;
    return prefix;
  }

 private:
  static constexpr size_t none = std::string_view::npos;
  static constexpr size_t widest_indent = 1024;  ///< so that a fence can be told from a few bytes

  enum class State : uint8_t {
    between,       ///< records
    brackets,      ///< in an object or a nested array
    string,        ///< in a string
    after_string,  ///< within brackets
    scalar,        ///< in a number, a word or garbage
    lost,          ///< looking for a fence
  };

  /// Does something; false when more bytes are needed or nothing is left to do.
  bool step() {
    switch (state_) {
      case State::between: return between();
      case State::brackets: return brackets();
      case State::string: return string();
      case State::after_string: return after_string();
      case State::scalar: return scalar();
      case State::lost: return search_fence();
    }
    return false;
  }

  bool between() {
    for (; position_ < bytes_.size(); ++position_) {
      char c = bytes_[position_];
      if (c == '\n') {
        indent_ = 0;
        at_line_start_ = true;
        only_comma_ = true;
      } else if (c == ' ' || c == '\t') {
        if (at_line_start_) ++indent_;
      } else if (c == ',') {
        at_line_start_ = false;
      } else if (c != '\r') {
        if (c == '[' && !in_array_) {
          in_array_ = true;
        } else if (c == ']' && in_array_) {
          in_array_ = false;
        } else {
          start_record(c);
          return true;
        }
        at_line_start_ = only_comma_ = false;
      }
    }
    if (at_end_ && in_array_) {
      // What should have followed is missing, be it a record or only the bracket: that must not pass for a whole array.
      in_array_ = false;
      auto end = static_cast<uint32_t>(bytes_.size());
      damaged_.push_back({{end, end}, Damage::cut_off});
    }
    return false;
  }

  void start_record(char first) {
    begin_ = position_;
    record_indent_ = only_comma_ && indent_ <= widest_indent ? indent_ : 0;
    at_line_start_ = only_comma_ = false;
    open_.clear();
    if (first == '{' || first == '[') {
      state_ = State::brackets;
    } else if (first == '"') {
      state_ = State::string;
      ++position_;
    } else {
      state_ = State::scalar;
    }
  }

  bool brackets() {
    bool is_suspicious = base_ + position_ < suspicious_until_;
    if (!is_suspicious && skim()) return true;
    size_t found = is_suspicious ? find_first<'"', '{', '}', '[', ']', '\n'>(bytes_, position_)
                                 : find_first<'"', '{', '}', '[', ']'>(bytes_, position_);
    if (found == bytes_.size() || found - begin_ > longest_) return run_out(found);
    char c = bytes_[found];
    if (c == '\n') return line_break(found);
    position_ = found + 1;
    if (c == '"') {
      state_ = State::string;
    } else if (c == '{' || c == '[') {
      open_ += c;
    } else {
      if (open_.back() != (c == '}' ? '{' : '[')) return fail(Damage::malformed, found);
      open_.pop_back();
      if (open_.empty()) return end_record(found + 1);
    }
    return true;
  }

#if DOHYO_JSON_BLOCKS
  /// Reads on by whole blocks while nothing ends and nothing is odd: the same as step by step, several times
  /// faster. True when it got anywhere.
  bool skim() {
    size_t limit = std::min(bytes_.size(), begin_ + longest_);
    size_t before = position_;
    JsonBlockState state;
    while (position_ + JsonBlock::size <= limit) {
      JsonBlock block(bytes_.data() + position_);
      uint64_t outside = 0;
      if (!read_json_block(block, state, outside)) break;
      for (uint64_t rest = (block.opening | block.closing) & outside; rest != 0; rest &= rest - 1) {
        size_t place = position_ + static_cast<size_t>(std::countr_zero(rest));
        char c = bytes_[place];
        if (c == '{' || c == '[') {
          open_ += c;
        } else if (open_.size() > 1 && open_.back() == (c == '}' ? '{' : '[')) {
          open_.pop_back();
        } else {
          bool got_on = place > before;
          position_ = place;
          return got_on;
        }
      }
      position_ += JsonBlock::size;
    }
    if (position_ == before) return false;
    // Where single steps go on.
    if (state.is_in_string) {
      state_ = State::string;
      if (state.is_escaped) --position_;
    } else if (state.is_after_string) {
      state_ = State::after_string;
    }
    return true;
  }
#else
  bool skim() { return false; }
#endif

  bool string() {
    size_t found = find_first<'"', '\\', '\n'>(bytes_, position_);
    if (found == bytes_.size() || found - begin_ > longest_) return run_out(found);
    if (bytes_[found] == '\n') return fail(Damage::malformed, found);
    if (bytes_[found] == '\\') {
      if (found + 1 == bytes_.size()) {
        position_ = found;
        return at_end_ && fail(Damage::cut_off, found);
      }
      // A line break behind a backslash is still a line break.
      position_ = bytes_[found + 1] == '\n' ? found + 1 : found + 2;
      return true;
    }
    position_ = found + 1;
    if (open_.empty()) return end_record(found + 1);
    state_ = State::after_string;
    return true;
  }

  bool after_string() {
    size_t next = position_;
    while (next < bytes_.size() && is_blank({bytes_.data() + next, 1})) ++next;
    // position_ stays behind the string: a line break after it may belong to a fence.
    if (next - begin_ > longest_) return fail(Damage::too_long, next);
    if (next == bytes_.size()) return at_end_ && fail(Damage::cut_off, next);
    char c = bytes_[next];
    if (c != ':' && c != ',' && c != '}' && c != ']') return fail(Damage::malformed, next);
    state_ = State::brackets;
    return true;
  }

  bool scalar() {
    size_t found = find_first<',', ']', '\n'>(bytes_, position_ == begin_ ? position_ + 1 : position_);
    if (found - begin_ > longest_ || (found == bytes_.size() && !at_end_)) return run_out(found);
    return end_record(found);
  }

  bool end_record(size_t end) {
    position_ = end;
    if (end - begin_ > longest_) return fail(Damage::too_long, end);
    while (bytes_[end - 1] == ' ' || bytes_[end - 1] == '\t' || bytes_[end - 1] == '\r') --end;
    records_.push_back(span_of(begin_, end));
    begin_ = none;
    state_ = State::between;
    return true;
  }

  /// The record goes on behind what is here.
  bool run_out(size_t end) {
    if (end - begin_ > longest_) return fail(Damage::too_long, end);
    position_ = end;
    return at_end_ && fail(Damage::cut_off, end);
  }

  /// The record cannot be closed; `place` is where that showed.
  bool fail(Damage damage, size_t place) {
    if (place - begin_ > longest_) damage = Damage::too_long;
    damage_ = damage;
    suspicious_until_ = std::max(suspicious_until_, base_ + std::min(place, begin_ + longest_));
    position_ = begin_;
    state_ = State::lost;
    return true;
  }

  bool search_fence() {
    for (;;) {
      size_t found = find_first<'\n'>(bytes_, position_);
      // Nothing more is kept of the record than it may have.
      if (begin_ != none && found - begin_ > longest_) {
        add_damaged(begin_ + longest_);
        begin_ = none;
      }
      position_ = found;
      if (found == bytes_.size()) break;
      Fence fence = fence_behind(found);
      if (fence == Fence::unknown) return false;
      if (fence == Fence::yes) return leave_at(found);
      position_ = found + 1;
    }
    if (!at_end_) return false;
    // A record that is merely cut off was the last one; behind any other fault may have been more.
    if (damage_ != Damage::cut_off) lost_from_ = lost_at_ != 0 ? lost_at_ - 1 : base_ + begin_;
    if (begin_ != none) add_damaged(bytes_.size());
    begin_ = none;
    state_ = State::between;
    return false;
  }

  enum class Fence : uint8_t { yes, no, unknown };

  /// Whether the line behind the line break at `line_break` opens an object where the record's line did.
  [[nodiscard]] Fence fence_behind(size_t line_break) const {
    size_t begin = line_break + 1;
    size_t next = begin;
    while (next < bytes_.size() && (bytes_[next] == ' ' || bytes_[next] == '\t')) ++next;
    if (next - begin > record_indent_) return Fence::no;
    if (next < bytes_.size() && next - begin != record_indent_) return Fence::no;
    if (next < bytes_.size() && bytes_[next] == ',') {
      ++next;
      while (next < bytes_.size() && bytes_[next] == ' ') ++next;
      if (next - begin > 2 * widest_indent) return Fence::no;
    }
    if (next == bytes_.size()) return at_end_ ? Fence::no : Fence::unknown;
    return bytes_[next] == '{' ? Fence::yes : Fence::no;
  }

  /// A line break within brackets that may not be trusted.
  bool line_break(size_t line_break) {
    Fence fence = base_ + line_break < suspicious_until_ ? fence_behind(line_break) : Fence::no;
    if (fence == Fence::unknown) {
      position_ = line_break;
      return false;
    }
    if (fence == Fence::yes) {
      damage_ = Damage::malformed;
      return leave_at(line_break);
    }
    position_ = line_break + 1;
    return true;
  }

  bool leave_at(size_t line_break) {
    if (begin_ != none) add_damaged(without_return(bytes_, begin_, line_break));
    begin_ = none;
    lost_at_ = 0;
    position_ = line_break;
    state_ = State::between;
    return true;
  }

  void add_damaged(size_t end) {
    damaged_.push_back({span_of(begin_, std::min(end, begin_ + longest_)), damage_});
    lost_at_ = base_ + begin_ + 1;
  }

  size_t longest_;
  std::string_view bytes_;
  bool at_end_ = false;
  uint64_t base_ = 0;    ///< offset of bytes_ within the input
  size_t position_ = 0;  ///< seen so far
  size_t begin_ = none;  ///< of the open record; none between records, or when the record was reported
  uint64_t suspicious_until_ = 0;  ///< offset within the input before which brackets are not trusted
  uint64_t lost_at_ = 0;           ///< offset of the record that was reported without an end, plus one
  std::string open_;               ///< the brackets that are open
  size_t indent_ = 0;              ///< blanks at the beginning of the line
  size_t record_indent_ = 0;
  State state_ = State::between;
  Damage damage_ = Damage::malformed;
  bool in_array_ = false;
  bool at_line_start_ = true;  ///< only blanks so far
  bool only_comma_ = true;     ///< only blanks and commas so far
};

}  // namespace

std::unique_ptr<RecordSplitter> make_json_splitter(size_t longest_record) {
  return std::make_unique<JsonSplitter>(longest_record);
}

}  // namespace dohyo
