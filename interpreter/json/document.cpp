#include "interpreter/json/document.h"

#include <algorithm>

#include "interpreter/json/extract.h"
#include "interpreter/json/flatten.h"
#include "interpreter/json/tokens.h"

namespace dohyo::json {

namespace {

using simdjson::ondemand::json_type;
using Object = simdjson::ondemand::object;
using Array = simdjson::ondemand::array;
using Element = simdjson::ondemand::value;
using Step = PathQuery::Step;
using Kind = Step::Kind;

/// How deep `..` looks; it is the one step that recurses with the depth of the data.
constexpr size_t deepest_descent = 200;
/// What one path may cost and yield, in bytes: several `..` over nested data would have no bound else.
constexpr size_t least_budget = size_t{1} << 20;
constexpr size_t visit_cost = 64;

constexpr Fault too_much{simdjson::CAPACITY};
constexpr Fault too_deep{simdjson::DEPTH_ERROR};

bool has_outer_shape(std::string_view text) {
  return text.size() >= 2 && ((text.front() == '{' && text.back() == '}') || (text.front() == '[' && text.back() == ']'));
}

// ---- The last block of a text ----------------------------------------------------------------------------------------------

/// Whether the character at `i` stands behind an odd number of backslashes.
bool is_escaped(std::string_view text, size_t i) {
  size_t first = i;
  while (first > 0 && text[first - 1] == '\\') --first;
  return (i - first) % 2 == 1;
}

/// The quote that opens the string closed at `i`; `i` itself when there is none.
size_t opening_quote(std::string_view text, size_t i) {
  for (size_t at = i; at > 0;) {
    at = text.rfind('"', at - 1);
    if (at == std::string_view::npos) return i;
    if (!is_escaped(text, at)) return at;
  }
  return i;
}

/// How many blocks of a text are tried for sound JSON.
constexpr size_t most_blocks_tried = 16;
/// A text with more closing brackets than this in wait is no log line.
constexpr size_t most_waiting = size_t{1} << 20;

}  // namespace

/// One pass from the end: closing brackets wait for their partners. Text behind the block may hold brackets of its own, so
/// the block that ends last is the answer, not the first one found.
std::string_view last_block(std::string_view text) {
  std::vector<size_t> waiting;
  size_t begin = 0;
  size_t end = 0;
  for (size_t i = text.find_last_of("}]"); i != std::string_view::npos && i < text.size(); --i) {
    char c = text[i];
    if (c == '}' || c == ']') {
      if (waiting.size() == most_waiting) return {};
      waiting.push_back(i);
    } else if (waiting.empty()) {
      continue;
    } else if (c == '"') {
      i = opening_quote(text, i);
    } else if ((c == '{' && text[waiting.back()] == '}') || (c == '[' && text[waiting.back()] == ']')) {
      if (waiting.back() >= end) {
        begin = i;
        end = waiting.back() + 1;
      }
      waiting.pop_back();
      if (waiting.empty()) break;
    }
  }
  return text.substr(begin, end - begin);
}

// ---- A text and its tokens ----------------------------------------------------------------------------------------------------

/// A text and its tokens.
struct Document::State {
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  std::string buffer;  ///< the text and `padding` bytes
  size_t size = 0;
  std::unique_ptr<State> inner;  ///< for JSON text in a string of this one

  bool index(std::string_view text) {
    set(text);
    Fault fault = iterate();
    if (!fault.mendable()) return !fault;
    set(mended(text));
    return !iterate();
  }

  void set(std::string_view text) {
    size = text.size();
    buffer.assign(text);
    buffer.append(padding, ' ');
  }

  Fault iterate() { return {parser.iterate(simdjson::padded_string_view(buffer.data(), size, buffer.size())).get(document)}; }

  /// Whether the outermost brackets are partners: `{"a":1} {"b":2}` has the shape of an object and is none.
  bool is_one_value() {
    std::string_view text;
    bool one = !document.raw_json().get(text) && trim_end(text).size() == size;
    return one && rewind();
  }

  /// Back to the start, without finding the tokens again unless a fault has ended the reading.
  bool rewind() {
    if (!document.is_alive()) return !iterate();
    document.rewind();
    return true;
  }

  /// Calls `use` with the object or array at the top.
  template <typename Use>
  Fault with_top(Use use) {
    if (!rewind()) return {simdjson::TAPE_ERROR};
    if (buffer.front() == '{') {
      Object o;
      if (auto e = document.get_object().get(o)) return {e};
      return use(o);
    }
    Array a;
    if (auto e = document.get_array().get(a)) return {e};
    return use(a);
  }
};

// ---- Evaluation of a path --------------------------------------------------------------------------------------------------

namespace {

/// Follows one path. Recursion: one level per step, and with `..` one per level of nesting down to `deepest_descent`.
class PathWalk {
 public:
  PathWalk(const PathQuery& path, Document::State& state, Arena& arena)
      : steps_(path.steps()),
        many_(path.gives_array()),
        descends_(path.descends()),
        state_(&state),
        arena_(arena),
        budget_(least_budget + 4 * state.size) {}

  Fault start(Object& top) { return in_object(top, 0, 1); }
  Fault start(Array& top) { return in_array(top, 0, 1); }

  [[nodiscard]] Found result() {
    if (!many_) return found_;
    // A star over something empty is an empty array; `..` has to meet something.
    if (!taken_ && (descends_ || !reached_)) return {};
    return {true, arena_.text("[" + list_ + "]")};
  }

 private:
  Fault in_value(Element& value, size_t step, size_t depth) {
    if (step == steps_.size()) return take(value);
    json_type type;
    if (auto e = value.type().get(type)) return {e};
    if (type == json_type::object) {
      Object o;
      if (auto e = value.get_object().get(o)) return {e};
      return in_object(o, step, depth + 1);
    }
    if (type == json_type::array) {
      Array a;
      if (auto e = value.get_array().get(a)) return {e};
      return in_array(a, step, depth + 1);
    }
    // `..` looks at what the text itself holds.
    if (type == json_type::string && steps_[step].kind != Kind::everywhere) return in_text(value, step, depth);
    return {};
  }

  /// A string that holds JSON. One that does not is no fault, nor is a fault in it one of the text around it.
  Fault in_text(Element& value, size_t step, size_t depth) {
    if (text_level_ == deepest_text) return {};
    auto token = trim_end(value.raw_json_token());
    if (!is_sound_scalar(token)) return {simdjson::INCORRECT_TYPE};
    auto text = trim(unescape(token.substr(1, token.size() - 2), arena_));
    if (!has_outer_shape(text)) return {};
    if (!spend(text.size())) return too_much;
    auto* outer = state_;
    if (!outer->inner) outer->inner = std::make_unique<Document::State>();
    state_ = outer->inner.get();
    ++text_level_;
    Fault fault;
    if (state_->index(text)) fault = state_->with_top([&](auto& top) { return in_top(top, step, depth + 1); });
    --text_level_;
    state_ = outer;
    return fault.code == too_much.code ? fault : Fault{};
  }

  Fault in_top(Object& top, size_t step, size_t depth) { return in_object(top, step, depth); }
  Fault in_top(Array& top, size_t step, size_t depth) { return in_array(top, step, depth); }

  Fault take(Element& value) {
    std::string_view text;
    if (auto fault = raw_value(value, text)) return fault;
    if (!many_) {
      found_ = {true, decode_kept(text, arena_)};
      return {};
    }
    taken_ = true;
    if (!spend(text.size())) return too_much;
    if (!list_.empty()) list_ += ',';
    list_ += compact(text, arena_);
    return {};
  }

  bool spend(size_t cost) {
    if (cost > budget_) return false;
    budget_ -= cost;
    return true;
  }

  Fault in_object(Object& o, size_t step, size_t depth) {
    const auto& s = steps_[step];
    switch (s.kind) {
      case Kind::key: return field(o, s.names[0], step, depth);
      case Kind::every:
        reached_ = true;
        return each_field(o, [&](Element& value) { return in_value(value, step + 1, depth); });
      case Kind::keys:
        reached_ = true;
        for (const auto& name : s.names) {
          if (auto fault = field(o, name, step, depth)) return fault;
          if (auto e = o.reset().error()) return {e};
        }
        return {};
      case Kind::everywhere: return descend(o, step, depth);
      case Kind::element:
      case Kind::elements:
      case Kind::slice: return {};
    }
    return {};
  }

  Fault in_array(Array& a, size_t step, size_t depth) {
    const auto& s = steps_[step];
    switch (s.kind) {
      case Kind::element: return element(a, s.indices[0], step, depth);
      case Kind::every:
        reached_ = true;
        return each_element(a, 0, INT64_MAX, step, depth);
      case Kind::elements:
        reached_ = true;
        for (auto index : s.indices) {
          if (auto fault = element(a, index, step, depth)) return fault;
          if (auto e = a.reset().error()) return {e};
        }
        return {};
      case Kind::slice: return slice(a, step, depth);
      case Kind::everywhere: return descend(a, step, depth);
      case Kind::key:
      case Kind::keys: return {};
    }
    return {};
  }

  /// Keys are compared as they are meant, not as they are spelled; of two equal ones the first counts.
  Fault field(Object& o, std::string_view name, size_t step, size_t depth) {
    for (auto result : o) {
      simdjson::ondemand::field f;
      if (auto e = std::move(result).get(f)) return {e};
      auto raw = read_key(f.key().raw());
      if ((raw.escaped ? unescape(raw.text, arena_) : raw.text) == name) return in_value(f.value(), step + 1, depth);
    }
    return {};
  }

  template <typename Use>
  Fault each_field(Object& o, Use use) {
    for (auto result : o) {
      simdjson::ondemand::field f;
      if (auto e = std::move(result).get(f)) return {e};
      if (auto fault = use(f.value())) return fault;
    }
    return {};
  }

  Fault each_element(Array& a, int64_t begin, int64_t end, size_t step, size_t depth) {
    int64_t index = 0;
    for (auto result : a) {
      Element value;
      if (auto e = std::move(result).get(value)) return {e};
      if (index >= end) break;
      if (index++ < begin) continue;
      if (auto fault = in_value(value, step + 1, depth)) return fault;
    }
    return {};
  }

  /// Counts from the end when below zero; leaves the array at its start.
  static Fault from_start(Array& a, int64_t& index) {
    if (index >= 0) return {};
    size_t count = 0;
    if (auto e = a.count_elements().get(count)) return {e};
    index += static_cast<int64_t>(count);
    return {};
  }

  Fault element(Array& a, int64_t index, size_t step, size_t depth) {
    if (auto fault = from_start(a, index)) return fault;
    return index < 0 ? Fault{} : each_element(a, index, index + 1, step, depth);
  }

  Fault slice(Array& a, size_t step, size_t depth) {
    reached_ = true;
    int64_t begin = steps_[step].begin.value_or(0);
    int64_t end = steps_[step].end.value_or(INT64_MAX);
    if (auto fault = from_start(a, begin)) return fault;
    if (auto fault = from_start(a, end)) return fault;
    return each_element(a, std::max<int64_t>(begin, 0), end, step, depth);
  }

  /// The next step here, then at every level below, in the order of the text.
  Fault descend(Object& o, size_t step, size_t depth) {
    if (depth > deepest_descent) return too_deep;
    if (auto fault = in_object(o, step + 1, depth)) return fault;
    if (auto e = o.reset().error()) return {e};
    return each_field(o, [&](Element& value) { return descend_into(value, step, depth); });
  }

  Fault descend(Array& a, size_t step, size_t depth) {
    if (depth > deepest_descent) return too_deep;
    if (auto fault = in_array(a, step + 1, depth)) return fault;
    if (auto e = a.reset().error()) return {e};
    for (auto result : a) {
      Element value;
      if (auto e = std::move(result).get(value)) return {e};
      if (auto fault = descend_into(value, step, depth)) return fault;
    }
    return {};
  }

  Fault descend_into(Element& value, size_t step, size_t depth) {
    if (!spend(visit_cost)) return too_much;
    return in_value(value, step, depth);
  }

  const std::vector<Step>& steps_;
  bool many_;
  bool descends_;
  Document::State* state_;  ///< of the text that is being read
  size_t text_level_ = 0;
  Arena& arena_;
  size_t budget_;
  Found found_;
  bool reached_ = false;  ///< what the first star or the like of the path applies to is there
  bool taken_ = false;    ///< there was a value
  std::string list_;
};

}  // namespace

// ---- The document --------------------------------------------------------------------------------------------------------------

Document::Document() : state_(std::make_unique<State>()) {}
Document::~Document() = default;

bool Document::open_whole(std::string_view text) {
  text = trim(text);
  return has_outer_shape(text) && state_->index(text) && state_->is_one_value();
}

namespace {

/// Log lines have texts in brackets that are no JSON, `{"a":1} [main]`: the last block that is sound, else the last one.
std::string_view best_block(std::string_view text, bool& sound) {
  std::string_view last;
  auto rest = text;
  sound = true;
  for (size_t tries = 0; tries < most_blocks_tried; ++tries) {
    auto block = last_block(rest);
    if (block.empty()) break;
    if (is_sound_container(block)) return block;
    if (last.empty()) last = block;
    rest = text.substr(0, static_cast<size_t>(block.data() - text.data()));
  }
  sound = false;
  return last;
}

}  // namespace

bool Document::open(std::string_view text) {
  if (open_whole(text)) return true;
  bool sound = false;
  auto block = best_block(text, sound);
  return !block.empty() && state_->index(block) && (sound || state_->is_one_value());
}

std::string_view object_in(std::string_view line) {
  line = trim(line);
  if (line.find('{') == std::string_view::npos) return {};
  if (line.front() == '{' && last_block(line).size() == line.size()) return line;
  bool sound = false;
  auto block = best_block(line, sound);
  return !block.empty() && block.front() == '{' ? block : std::string_view();
}

Found Document::find(const PathQuery& path, Arena& arena) {
  if (path.steps().empty()) return {true, decode_kept(std::string_view(state_->buffer).substr(0, state_->size), arena)};
  PathWalk walk(path, *state_, arena);
  if (state_->with_top([&](auto& top) { return walk.start(top); })) return {};
  return walk.result();
}

Found Document::find(const FlatName& name, Arena& arena) {
  FlatFinder finder(name, arena);
  if (state_->with_top([&](auto& top) { return finder.look(top); })) return {};
  return finder.found();
}

Value Document::flatten(const Flattening& flattening, Arena& arena) {
  Flattener flattener(arena, flattening);
  if (state_->with_top([&](auto& top) { return flattener.add(top); })) return Value::null();
  return flattener.list();
}

}  // namespace dohyo::json
