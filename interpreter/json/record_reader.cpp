#include "interpreter/json/record_reader.h"

#include <algorithm>
#include <cstring>

namespace dohyo::json {

namespace {

const Fault broken{simdjson::TAPE_ERROR};
const Fault cut_off{simdjson::INCOMPLETE_ARRAY_OR_OBJECT};

}  // namespace

Fault RecordReader::read(std::string_view record, const Demand& demand, std::vector<Token>& tokens, Arena& arena) {
  demand_ = &demand;
  tokens_ = &tokens;
  arena_ = &arena;
  wanted_ = demand.size();
  level_ = 0;
  tokens.assign(demand.size(), Token{});
  if (wanted_ == 0) return {};
  return read_text(record, {0, Demand::nothing});
}

/// A text that is one object, on the current level.
Fault RecordReader::read_text(std::string_view text, Place place) {
  if (structures_.size() == level_) structures_.push_back(std::make_unique<Structure>());
  structure_ = structures_[level_].get();
  if (auto e = structure_->build(text)) return {e};
  if (structure_->count() == 0 || structure_->at(0) != '{') return {simdjson::INCORRECT_TYPE};
  uint32_t token = 0;
  if (auto fault = read_object(token, place)) return fault;
  // Seen only when the whole object was looked through.
  bool has_more = wanted_ > 0 && token < structure_->count();
  return has_more && level_ == 0 ? Fault{simdjson::TRAILING_CONTENT} : Fault{};
}

/// From the opening brace on; leaves `token` behind the closing one, or anywhere when nothing more is wanted.
Fault RecordReader::read_object(uint32_t& token, Place place) {
  const auto& structure = *structure_;
  const auto& node = demand_->node(place.exact);
  const auto& folded_node = demand_->node(place.any_case);
  const uint32_t count = structure.count();
  Met met;
  uint32_t i = token + 1;
  if (i < count && structure.at(i) == '}') {
    token = i + 1;
    return {};
  }
  for (;;) {
    if (count - i < 4 || i > count) return cut_off;  // key, colon, value, and what follows
    if (structure.at(i) != '"' || structure.at(i + 1) != ':') return broken;
    const char* begin = structure.data(i) + 1;
    i += 2;
    bool known = false;
    Meaning meaning;
    if (node.may_begin(begin) || folded_node.may_begin(begin)) {
      auto raw_key = read_key(begin);
      auto key = raw_key.escaped ? unescape(raw_key.text, *arena_) : raw_key.text;
      known = knows(key, node, folded_node, met, meaning);
    }
    if (known) {
      if (auto fault = take(i, meaning)) return fault;
      if (wanted_ == 0) break;
    } else if (!structure.skip(i)) {
      return i < count ? broken : cut_off;
    }
    if (i >= count) return cut_off;
    char c = structure.at(i++);
    if (c == ',') continue;
    if (c == '}') break;
    return broken;
  }
  token = i;
  return {};
}

/// Fills `meaning` and `folded_`. False when the key says nothing, or has been met before.
bool RecordReader::knows(std::string_view key, const Demand::Node& node, const Demand::Node& folded_node, Met& met, Meaning& meaning) {
  if (key.empty()) return false;
  auto hash = Demand::hash(key);
  folded_.clear();
  for (auto next = node.table[hash]; next != Demand::nothing; next = node.keys[next].next) {
    const auto& candidate = node.keys[next];
    if (candidate.name == key) {
      if (!met.add(next)) return false;
      meaning.exact = &candidate;
      if (candidate.any_case_child != Demand::nothing) meaning.any_case_child = candidate.any_case_child;
    } else {
      fold_in(candidate, key, meaning);
    }
  }
  for (auto next = folded_node.table[hash]; next != Demand::nothing; next = folded_node.keys[next].next)
    fold_in(folded_node.keys[next], key, meaning);
  return meaning.exact != nullptr || !folded_.empty();
}

void RecordReader::fold_in(const Demand::Key& candidate, std::string_view key, Meaning& meaning) {
  if (candidate.name.size() != key.size()) return;
  if (candidate.any_case.empty() && candidate.any_case_child == Demand::nothing) return;
  auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == ' ' ? '_' : c; };
  for (size_t i = 0; i < key.size(); ++i)
    if (fold(candidate.name[i]) != fold(key[i])) return;
  folded_.push_back(&candidate);
  if (candidate.any_case_child != Demand::nothing) meaning.any_case_child = candidate.any_case_child;
}

/// Reads a value for what its key stands for and for the keys in `folded_`, and goes behind it.
Fault RecordReader::take(uint32_t& token, Meaning meaning) {
  const auto& structure = *structure_;
  Place below{meaning.exact != nullptr ? meaning.exact->child : Demand::nothing, meaning.any_case_child};
  char first = structure.at(token);
  if (Structure::opens(first)) {
    uint32_t behind = token;
    bool descends = first == '{' && below.any();
    if (!descends || is_wanted_itself(meaning.exact)) {
      if (!structure.skip(behind)) return cut_off;
      auto text = structure.container(token, behind);
      if (!is_sound_container(text)) return {simdjson::TAPE_ERROR, true};
      put_all(meaning.exact, text);
    }
    if (descends) return read_object(token, below);
    token = behind;
    return {};
  }
  if (Structure::separates(first)) return broken;
  auto text = structure.scalar(token++);
  if (!is_sound_scalar(text)) return {simdjson::INCORRECT_TYPE};
  put_all(meaning.exact, text);
  return first == '"' && below.any() ? read_inner(text, below) : Fault{};
}

bool RecordReader::is_wanted_itself(const Demand::Key* exact) const {
  if (exact != nullptr && (!exact->exact.empty() || !exact->any_case.empty())) return true;
  return std::any_of(folded_.begin(), folded_.end(), [](const Demand::Key* key) { return !key->any_case.empty(); });
}

void RecordReader::put_all(const Demand::Key* exact, std::string_view text) {
  bool is_null = text == "null";
  if (exact != nullptr) {
    put(exact->exact, text, is_null);
    put(exact->any_case, text, is_null);
  }
  for (const auto* key : folded_) put(key->any_case, text, is_null);
}

void RecordReader::put(const std::vector<Demand::Target>& targets, std::string_view text, bool is_null) {
  for (auto target : targets) {
    if (is_null && !target.null_counts) continue;
    auto& token = (*tokens_)[target.field];
    // The better candidate wins; of two equal keys the first.
    if (target.rank >= token.rank) continue;
    token = {text, target.rank};
    if (target.rank == 0) --wanted_;
  }
}

/// A string that holds JSON, as cloud exports have it. One that does not is no fault.
Fault RecordReader::read_inner(std::string_view token, Place place) {
  if (level_ == deepest_text) return {};
  auto text = trim(unescape(token.substr(1, token.size() - 2), *arena_));
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return {};
  auto fault = read_copy(text, place);
  if (fault.mendable()) (void)read_copy(mended(text), place);
  return {};
}

Fault RecordReader::read_copy(std::string_view text, Place place) {
  char* copy = arena_->allocate(text.size() + padding);
  std::memcpy(copy, text.data(), text.size());
  std::memset(copy + text.size(), ' ', padding);
  auto* outer = structure_;
  ++level_;
  auto fault = read_text({copy, text.size()}, place);
  --level_;
  structure_ = outer;
  return fault;
}

}  // namespace dohyo::json
