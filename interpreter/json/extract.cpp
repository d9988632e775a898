#include "interpreter/json/extract.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "interpreter/data/convert.h"
#include "interpreter/json/flatten.h"
#include "interpreter/json/tokens.h"
#include "interpreter/text/utf8.h"

namespace dohyo::json {

// ---- What is looked for ----------------------------------------------------------------------------------------------------

namespace {
/// Reading recurses once per key of a path.
constexpr size_t longest_path = 200;
}  // namespace

size_t Demand::add(const std::vector<Candidate>& candidates) {
  if (nodes_.empty()) nodes_.emplace_back();
  auto field = static_cast<uint16_t>(field_count_++);
  for (size_t rank = 0; rank < candidates.size(); ++rank) {
    const auto& path = candidates[rank].path;
    // An empty key cannot be hashed; nobody names a field so.
    bool sound = !path.empty() && path.size() <= longest_path &&
                 std::none_of(path.begin(), path.end(), [](const std::string& name) { return name.empty(); });
    if (!sound) continue;
    Target target{field, static_cast<uint16_t>(rank), candidates[rank].null_counts};
    if (candidates[rank].any_case)
      add_any_case(path, target);
    else
      add_exact(path, target);
  }
  return field;
}

/// The index of a key of a node, which is added when it is new.
size_t Demand::key_in(size_t node, const std::string& name) {
  auto& keys = nodes_[node].keys;
  auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == name; });
  if (found == keys.end()) found = keys.insert(keys.end(), Key{.name = name, .exact = {}, .any_case = {}});
  return static_cast<size_t>(found - keys.begin());
}

void Demand::add_exact(const Path& path, Target target) {
  size_t node = 0;
  for (size_t depth = 0; depth + 1 < path.size(); ++depth) {
    auto key = key_in(node, path[depth]);
    auto child = nodes_[node].keys[key].child;
    if (child == nothing) {
      child = static_cast<uint16_t>(nodes_.size());
      nodes_.emplace_back();
      nodes_[node].keys[key].child = child;
    }
    node = child;
  }
  nodes_[node].keys[key_in(node, path.back())].exact.push_back(target);
}

/// Folded names on the way down, so that one key of a record leads to one node at most.
void Demand::add_any_case(const Path& path, Target target) {
  size_t node = 0;
  for (size_t depth = 0; depth + 1 < path.size(); ++depth) {
    auto key = key_in(node, utf8::lower_ascii(path[depth]));
    auto child = nodes_[node].keys[key].any_case_child;
    if (child == nothing) {
      child = static_cast<uint16_t>(nodes_.size());
      nodes_.emplace_back();
      nodes_[node].keys[key].any_case_child = child;
    }
    node = child;
  }
  nodes_[node].keys[key_in(node, path.back())].any_case.push_back(target);
}

void Demand::compile() {
  if (nodes_.empty()) nodes_.emplace_back();
  no_node_.table.fill(nothing);
  for (auto& node : nodes_) {
    node.table.fill(nothing);
    for (size_t i = 0; i < node.keys.size(); ++i) {
      auto& slot = node.table[hash(node.keys[i].name)];
      node.keys[i].next = slot;
      slot = static_cast<uint16_t>(i);
    }
  }
}

// ---- Values ----------------------------------------------------------------------------------------------------------------

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hex digits at `i`; -1 when there are none.
int32_t hex4(std::string_view s, size_t i) {
  if (i + 4 > s.size()) return -1;
  int32_t value = 0;
  for (size_t k = 0; k < 4; ++k) {
    int digit = hex_digit(s[i + k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

}  // namespace

std::string_view unescape(std::string_view s, Arena& arena) {
  auto first = s.find('\\');
  if (first == std::string_view::npos) return s;
  // An escape never grows: \uXXXX makes at most three bytes, a pair of them four.
  char* out = arena.allocate(s.size() + 4);
  std::memcpy(out, s.data(), first);
  size_t n = first;
  for (size_t i = first; i < s.size(); ++i) {
    if (s[i] != '\\' || i + 1 >= s.size()) {
      out[n++] = s[i];
      continue;
    }
    char c = s[++i];
    switch (c) {
      case 'n': out[n++] = '\n'; break;
      case 't': out[n++] = '\t'; break;
      case 'r': out[n++] = '\r'; break;
      case 'b': out[n++] = '\b'; break;
      case 'f': out[n++] = '\f'; break;
      case '"':
      case '\\':
      case '/': out[n++] = c; break;
      case 'u': {
        int32_t code = hex4(s, i + 1);
        if (code < 0) {
          out[n++] = '\\';
          out[n++] = 'u';
          break;
        }
        i += 4;
        auto point = static_cast<char32_t>(code);
        if (code >= 0xD800 && code < 0xDC00 && i + 2 < s.size() && s[i + 1] == '\\' && s[i + 2] == 'u') {
          int32_t low = hex4(s, i + 3);
          if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000 + ((static_cast<char32_t>(code) - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
            i += 6;
          }
        }
        if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;  // half a pair
        std::string bytes;
        utf8::append(bytes, point);
        std::memcpy(out + n, bytes.data(), bytes.size());
        n += bytes.size();
        break;
      }
      default:
        out[n++] = '\\';
        out[n++] = c;
    }
  }
  return {out, n};
}

Value decode(std::string_view token, Arena& arena) {
  switch (token.front()) {
    case '"': return Value::text(unescape(token.substr(1, token.size() - 2), arena));
    case '{':
    case '[': return Value::text(compact(token, arena));
    case 't': return Value::boolean(true);
    case 'f': return Value::boolean(false);
    case 'n': return Value::null();
    default: break;
  }
  int64_t integer = 0;
  auto end = token.data() + token.size();
  auto whole = std::from_chars(token.data(), end, integer);
  if (whole.ec == std::errc() && whole.ptr == end) return Value::integer(integer);
  // Integers beyond 64 bits stay as they are written.
  if (token.find_first_of(".eE") == std::string_view::npos) return Value::text(token);
  auto number = parse_number(token);
  return number.is_null() ? Value::text(token) : number;
}

Value decode_kept(std::string_view token, Arena& arena) {
  auto value = decode(token, arena);
  if (!value.is_text()) return value;
  auto text = value.as_text();
  bool borrowed = text.data() >= token.data() && text.data() < token.data() + token.size();
  return borrowed ? arena.text(text) : value;
}

// ---- Reading -------------------------------------------------------------------------------------------------------------------

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::parser;

}  // namespace

struct Extractor::Parsers {
  parser record;
  std::vector<std::unique_ptr<parser>> inner;  // JSON text inside a string, by level

  const Demand* demand = nullptr;
  std::vector<Token>* tokens = nullptr;
  Arena* arena = nullptr;
  std::vector<const Demand::Key*> folded;  // keys that the current one equals but for its case
  size_t text_level = 0;  // so many of `inner` are in use
  size_t wanted = 0;  // fields still without their first candidate

  void put(const std::vector<Demand::Target>& targets, std::string_view text, bool is_null) {
    for (auto target : targets) {
      if (is_null && !target.null_counts) continue;
      auto& token = (*tokens)[target.field];
      // The better candidate wins; of two equal keys the first.
      if (target.rank >= token.rank) continue;
      token = {text, target.rank};
      if (target.rank == 0) --wanted;
    }
  }

  /// What a key of the record stands for.
  struct Meaning {
    const Demand::Key* exact = nullptr;
    uint16_t any_case_child = Demand::nothing;
    // And the keys in `folded`.
  };

  /// Nodes of the demand that an object is read for; `nothing` where there is none.
  struct Place {
    uint16_t exact = Demand::nothing;
    uint16_t any_case = Demand::nothing;
    [[nodiscard]] bool any() const { return exact != Demand::nothing || any_case != Demand::nothing; }
  };

  /// Keys of one object that have been met, by their index in the node. Of two equal keys the first counts, also when it
  /// is null or its object lacks what the second has. Of more than 256 demanded keys the rest are told apart by values.
  struct Met {
    uint64_t bits[4] = {};
    bool add(uint16_t key) {
      if (key >= 256) return true;
      auto& word = bits[key >> 6];
      auto bit = uint64_t{1} << (key & 63);
      if ((word & bit) != 0) return false;
      word |= bit;
      return true;
    }
  };

  /// False when the key says nothing, or has been met before. `next`: the first key of the node with its hash.
  bool look_up(std::string_view key, const Demand::Node& node, uint16_t next, Met& met, Meaning& meaning) {
    for (; next != Demand::nothing; next = node.keys[next].next) {
      const auto& candidate = node.keys[next];
      if (candidate.name == key) {
        if (!met.add(next)) return false;
        meaning.exact = &candidate;
        if (candidate.any_case_child != Demand::nothing) meaning.any_case_child = candidate.any_case_child;
      } else {
        fold_in(candidate, key, meaning);
      }
    }
    return meaning.exact != nullptr || !folded.empty();
  }

  bool look_up_in_any_case(std::string_view key, const Demand::Node& node, uint16_t next, Meaning& meaning) {
    for (; next != Demand::nothing; next = node.keys[next].next) fold_in(node.keys[next], key, meaning);
    return !folded.empty();
  }

  void fold_in(const Demand::Key& candidate, std::string_view key, Meaning& meaning) {
    if (!matches_in_any_case(candidate, key)) return;
    folded.push_back(&candidate);
    if (candidate.any_case_child != Demand::nothing) meaning.any_case_child = candidate.any_case_child;
  }

  static bool matches_in_any_case(const Demand::Key& candidate, std::string_view key) {
    if (candidate.name.size() != key.size()) return false;
    if (candidate.any_case.empty() && candidate.any_case_child == Demand::nothing) return false;
    auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == ' ' ? '_' : c; };
    for (size_t i = 0; i < key.size(); ++i)
      if (fold(candidate.name[i]) != fold(key[i])) return false;
    return true;
  }

  Fault walk(object& o, Place place) {
    const auto& node = demand->node(place.exact);
    const auto& folded_node = demand->node(place.any_case);
    Met met;
    for (auto result : o) {
      simdjson::ondemand::field field;
      if (auto e = std::move(result).get(field)) return {e};
      auto raw_key = read_key(field.key().raw());
      auto key = raw_key.text;
      if (raw_key.escaped) key = unescape(key, *arena);
      if (key.empty()) continue;
      auto hash = Demand::hash(key);
      auto first = node.table[hash];
      auto first_folded = folded_node.table[hash];
      if (first == Demand::nothing && first_folded == Demand::nothing) continue;
      Meaning meaning;
      folded.clear();
      bool known = look_up(key, node, first, met, meaning);
      if (first_folded != Demand::nothing) known = look_up_in_any_case(key, folded_node, first_folded, meaning) || known;
      if (!known) continue;
      if (auto fault = take(field.value(), meaning)) return fault;
      if (wanted == 0) break;
    }
    return {};
  }

  /// Reads a value for what its key stands for and for the keys in `folded`.
  Fault take(simdjson::ondemand::value& value, Meaning meaning) {
    Place below{meaning.exact != nullptr ? meaning.exact->child : Demand::nothing, meaning.any_case_child};
    if (below.any()) {
      simdjson::ondemand::json_type type;
      if (auto e = value.type().get(type)) return {e};
      if (type == simdjson::ondemand::json_type::object) return descend(value, meaning, below);
    }
    std::string_view text;
    if (auto fault = raw_value(value, text)) return fault;
    put_all(meaning.exact, text);
    if (below.any() && text.front() == '"') return walk_text(text, below);
    return {};
  }

  Fault descend(simdjson::ondemand::value& value, Meaning meaning, Place below) {
    object inner_object;
    if (auto e = value.get_object().get(inner_object)) return {e};
    if (is_wanted_itself(meaning.exact)) {
      std::string_view text;
      if (auto e = inner_object.raw_json().get(text)) return {e};
      text = trim_end(text);
      if (!is_sound_container(text)) return {simdjson::TAPE_ERROR, true};
      put_all(meaning.exact, text);
      if (auto e = inner_object.reset().error()) return {e};
    }
    return walk(inner_object, below);
  }

  [[nodiscard]] bool is_wanted_itself(const Demand::Key* exact) const {
    if (exact != nullptr && (!exact->exact.empty() || !exact->any_case.empty())) return true;
    return std::any_of(folded.begin(), folded.end(), [](const Demand::Key* key) { return !key->any_case.empty(); });
  }

  void put_all(const Demand::Key* exact, std::string_view text) {
    bool is_null = text == "null";
    if (exact != nullptr) {
      put(exact->exact, text, is_null);
      put(exact->any_case, text, is_null);
    }
    for (const auto* key : folded) put(key->any_case, text, is_null);
  }

  /// A string that holds JSON, as cloud exports have it. One that does not is no fault.
  Fault walk_text(std::string_view token, Place place) {
    if (text_level == deepest_text) return {};
    auto text = trim(unescape(token.substr(1, token.size() - 2), *arena));
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') return {};
    auto fault = walk_copy(text, place);
    if (fault.mendable()) (void)walk_copy(mended(text), place);
    return {};
  }

  Fault walk_copy(std::string_view text, Place place) {
    char* copy = arena->allocate(text.size() + padding);
    std::memcpy(copy, text.data(), text.size());
    std::memset(copy + text.size(), ' ', padding);
    simdjson::ondemand::document document;
    object inner_object;
    if (inner.size() == text_level) inner.push_back(std::make_unique<parser>());
    auto view = simdjson::padded_string_view(copy, text.size(), text.size() + padding);
    if (auto e = inner[text_level]->iterate(view).get(document)) return {e};
    if (auto e = document.get_object().get(inner_object)) return {e};
    ++text_level;
    auto fault = walk(inner_object, place);
    --text_level;
    return fault;
  }
};

Extractor::Extractor() : parsers_(std::make_unique<Parsers>()) {}
Extractor::~Extractor() = default;

namespace {

bool has_outer_shape(std::string_view record) { return record.size() >= 2 && record.front() == '{' && record.back() == '}'; }

/// After the whole object was read: whether something stands behind it.
bool has_more(simdjson::ondemand::document& document) { return document.current_location().error() == simdjson::SUCCESS; }

std::string_view mended_copy(std::string_view record, Arena& arena) {
  auto text = mended(record);
  auto length = text.size();
  text.append(padding, ' ');
  return arena.copy(text).substr(0, length);
}

}  // namespace

Outcome Extractor::extract(std::string_view record, const Demand& demand, std::vector<Token>& tokens, Arena& arena) {
  auto& p = *parsers_;
  record = trim(record);
  if (!has_outer_shape(record)) {
    reason_ = "not a whole JSON object";
    return Outcome::bad;
  }
  Outcome outcome = Outcome::good;
  for (;;) {
    tokens.assign(demand.size(), Token{});
    p.demand = &demand;
    p.tokens = &tokens;
    p.arena = &arena;
    p.wanted = demand.size();
    if (p.wanted == 0) return outcome;
    simdjson::ondemand::document document;
    object top;
    Fault fault{p.record.iterate(simdjson::padded_string_view(record.data(), record.size(), record.size() + padding)).get(document)};
    if (!fault) fault = {document.get_object().get(top)};
    if (!fault) fault = p.walk(top, {0, Demand::nothing});
    // Seen only when the whole record was looked through.
    if (!fault && p.wanted > 0 && has_more(document)) fault = {simdjson::TRAILING_CONTENT};
    if (!fault) return outcome;
    if (!fault.mendable() || outcome == Outcome::repaired) {
      reason_ = words_for(fault);
      return Outcome::bad;
    }
    record = mended_copy(record, arena);
    outcome = Outcome::repaired;
  }
}

Outcome Extractor::extract_all(std::string_view record, bool flatten, Arena& arena, Value& list) {
  auto& p = *parsers_;
  record = trim(record);
  list = Value::null();
  if (!has_outer_shape(record)) {
    reason_ = "not a whole JSON object";
    return Outcome::bad;
  }
  Outcome outcome = Outcome::good;
  for (;;) {
    simdjson::ondemand::document document;
    object top;
    Flattener flattener(arena, flatten ? Flattening{} : Flattening{.max_depth = 1});
    Fault fault{p.record.iterate(simdjson::padded_string_view(record.data(), record.size(), record.size() + padding)).get(document)};
    if (!fault) fault = {document.get_object().get(top)};
    if (!fault) fault = flattener.add(top);
    if (!fault && has_more(document)) fault = {simdjson::TRAILING_CONTENT};
    if (!fault) {
      list = flattener.list();
      return outcome;
    }
    if (!fault.mendable() || outcome == Outcome::repaired) {
      reason_ = words_for(fault);
      return Outcome::bad;
    }
    record = mended_copy(record, arena);
    outcome = Outcome::repaired;
  }
}

}  // namespace dohyo::json
