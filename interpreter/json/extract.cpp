#include "interpreter/json/extract.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "interpreter/data/convert.h"
#include "interpreter/json/flatten.h"
#include "interpreter/json/record_reader.h"
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

/// A key that is spelled with an escape at its beginning may be any.
void Demand::Node::allow(std::string_view key) {
  auto variants = [](char c) -> std::string { return c == '_' || c == ' ' ? "_ " : std::string(1, c); };
  auto allow_pair = [&](char first, char second) {
    beginnings[static_cast<uint8_t>(first | 0x20) & 63] |= uint64_t{1} << (static_cast<uint8_t>(second | 0x20) & 63);
  };
  for (char first : variants(key[0]))
    for (char second : variants(key.size() > 1 ? key[1] : '"')) allow_pair(first, second);
  for (int c = 0; c < 64; ++c) {
    allow_pair('\\', static_cast<char>(c));
    allow_pair(static_cast<char>(c), '\\');
    allow_pair('\\', static_cast<char>(c + 64));
    allow_pair(static_cast<char>(c + 64), '\\');
  }
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
      node.allow(node.keys[i].name);
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
  RecordReader reader;  // of what is demanded
  parser record;        // of all fields
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
  record = trim(record);
  if (!has_outer_shape(record)) {
    reason_ = "not a whole JSON object";
    return Outcome::bad;
  }
  auto fault = parsers_->reader.read(record, demand, tokens, arena);
  if (!fault) return Outcome::good;
  if (fault.mendable()) {
    fault = parsers_->reader.read(mended_copy(record, arena), demand, tokens, arena);
    if (!fault) return Outcome::repaired;
  }
  reason_ = words_for(fault);
  return Outcome::bad;
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
