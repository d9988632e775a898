// Indicators of a STIX 2.1 bundle. Of patterns the simple kinds are understood: equalities, joined by OR; the rest is counted.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "interpreter/lookup/indicators.h"
#include "interpreter/lookup/json_values.h"
#include "interpreter/text/time.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The texts of a list, joined.
std::string list_at(const Json& object, const char* key) {
  std::string out;
  auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return out;
  for (const auto& item : *found)
    if (item.is_string()) out += (out.empty() ? "" : ",") + item.get<std::string>();
  return out;
}

struct Equality {
  std::string path;
  std::string value;
};

/// Reads `[a:b = 'x' OR a:b = 'y'] OR [c:d IN ('z')]`. Everything else is beyond it.
class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : text_(text) {}

  /// Empty when the pattern is not understood.
  std::vector<Equality> read() {
    do {
      if (!accept("[") || !comparison()) return {};
      while (accept_word("OR"))
        if (!comparison()) return {};
      if (!accept("]")) return {};
    } while (accept_word("OR"));
    skip_blanks();
    return at_ == text_.size() ? std::move(found_) : std::vector<Equality>{};
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  bool accept(std::string_view sign) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }
  bool accept_word(std::string_view word) {
    skip_blanks();
    if (!utf8::equal_ignoring_ascii_case(text_.substr(at_, word.size()), word)) return false;
    auto next = at_ + word.size();
    if (next < text_.size() && std::isalnum(static_cast<unsigned char>(text_[next])) != 0) return false;
    at_ = next;
    return true;
  }

  /// `ipv4-addr:value`, `file:hashes.'SHA-256'`; without its quotes.
  bool path(std::string& out) {
    skip_blanks();
    while (at_ < text_.size()) {
      char c = text_[at_];
      bool part = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == ':' || c == '.';
      if (!part && c != '\'' && c != '"') break;
      if (part) out += c;
      ++at_;
    }
    return out.find(':') != std::string::npos;
  }

  bool literal(std::string& out) {
    if (!accept("'")) return false;
    for (; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '\'') {
        ++at_;
        return true;
      }
      if (c == '\\' && at_ + 1 < text_.size()) c = text_[++at_];
      out += c;
    }
    return false;
  }

  bool comparison() {
    Equality equality;
    if (!path(equality.path)) return false;
    if (accept_word("IN")) {
      if (!accept("(")) return false;
      do {
        equality.value.clear();
        if (!literal(equality.value)) return false;
        found_.push_back(equality);
      } while (accept(","));
      return accept(")");
    }
    if (!accept("=") || !literal(equality.value)) return false;
    found_.push_back(std::move(equality));
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<Equality> found_;
};

/// `ipv4-addr:value` is a type of its own; of others the whole path is.
std::string type_of(const std::string& path) {
  auto end = path.find(":value");
  auto type = end != std::string::npos && end + 6 == path.size() ? path.substr(0, end) : path;
  // Both spellings are published.
  if (type == "file:hashes.SHA256") return "file:hashes.SHA-256";
  if (type == "file:hashes.SHA1") return "file:hashes.SHA-1";
  return type;
}

class Bundle {
 public:
  explicit Bundle(const Json& objects) : objects_(objects) {}

  IndicatorFile read() {
    for (const auto& object : objects_) note_names(object);
    for (const auto& object : objects_) note_relationship(object);
    for (const auto& object : objects_)
      if (object.is_object() && text_at(object, "type") == "indicator") add(object);
    tell(not_understood_, "pattern", "is not understood", "are not understood");
    tell(revoked_, "revoked indicator", "is left out", "are left out");
    return std::move(file_);
  }

 private:
  void note_names(const Json& object) {
    if (!object.is_object()) return;
    auto type = text_at(object, "type");
    if (type == "threat-actor" || type == "intrusion-set" || type == "campaign") actors_[text_at(object, "id")] = text_at(object, "name");
    if (type == "malware") malware_[text_at(object, "id")] = text_at(object, "name");
    if (type == "identity") identities_[text_at(object, "id")] = text_at(object, "name");
  }
  void note_relationship(const Json& object) {
    if (!object.is_object() || text_at(object, "type") != "relationship") return;
    auto target = text_at(object, "target_ref");
    auto append = [&](std::map<std::string, std::string>& names, std::map<std::string, std::string>& to) {
      auto known = names.find(target);
      if (known == names.end()) return;
      auto& list = to[text_at(object, "source_ref")];
      list += (list.empty() ? "" : ",") + known->second;
    };
    append(actors_, actor_of_);
    append(malware_, malware_of_);
  }

  void add(const Json& object) {
    auto revoked = object.find("revoked");
    if (revoked != object.end() && revoked->is_boolean() && revoked->get<bool>()) {
      ++revoked_;
      return;
    }
    auto language = text_at(object, "pattern_type");
    auto equalities = language.empty() || language == "stix" ? PatternReader(text_at(object, "pattern")).read() : std::vector<Equality>{};
    if (equalities.empty()) ++not_understood_;
    for (const auto& equality : equalities) add(object, equality);
  }

  void add(const Json& object, const Equality& equality) {
    Indicator i;
    auto id = text_at(object, "id");
    i.value = equality.value;
    i.type = type_of(equality.path);
    i.actor = actor_of_[id];
    if (auto confidence = object.find("confidence"); confidence != object.end() && confidence->is_number()) i.confidence = confidence->get<double>();
    i.level = level_of(i.confidence.value_or(0));
    i.threat_type = list_at(object, "indicator_types");
    i.source = identities_[text_at(object, "created_by_ref")];
    i.valid_from = time::parse(text_at(object, "valid_from"));
    i.valid_until = time::parse(text_at(object, "valid_until"));
    i.updated = time::parse(text_at(object, "modified"));
    i.raw = raw(object, i, malware_of_[id]);
    file_.indicators.push_back(std::move(i));
  }

  /// With the keys of the hosted service, which queries read.
  static std::string raw(const Json& object, const Indicator& i, const std::string& malware) {
    Json raw;
    raw["indicator"] = i.value;
    raw["type"] = hosted_type(i.type);
    raw["actor"] = i.actor;
    raw["malicious_confidence"] = i.level;
    raw["published_date"] = text_at(object, "created");
    raw["last_updated"] = text_at(object, "modified");
    raw["malware_family"] = malware;
    auto chain = Json::array();
    if (auto phases = object.find("kill_chain_phases"); phases != object.end() && phases->is_array())
      for (const auto& phase : *phases)
        if (phase.is_object()) chain.push_back(text_at(phase, "phase_name"));
    raw["kill_chain"] = std::move(chain);
    auto labels = Json::array();
    if (auto given = object.find("labels"); given != object.end() && given->is_array())
      for (const auto& label : *given)
        if (label.is_string()) labels.push_back({{"name", label}});
    raw["labels"] = std::move(labels);
    return raw.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  void tell(size_t count, std::string_view what, std::string_view one, std::string_view many) {
    if (count > 0) file_.losses.push_back(fmt::format("{} {}{} {}", count, what, count == 1 ? "" : "s", count == 1 ? one : many));
  }

  const Json& objects_;
  IndicatorFile file_;
  std::map<std::string, std::string> actors_, malware_, identities_;     ///< names by id
  std::map<std::string, std::string> actor_of_, malware_of_;             ///< names by id of the indicator
  size_t not_understood_ = 0;
  size_t revoked_ = 0;
};

}  // namespace

std::optional<IndicatorFile> read_stix(const std::string& text) {
  auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || (text[first] != '{' && text[first] != '[')) return {};
  auto document = parse_json(text);
  const Json* objects = &document;
  if (document.is_object()) {
    auto found = document.find("objects");
    if (text_at(document, "type") != "bundle" || found == document.end() || !found->is_array()) return {};
    objects = &*found;
  } else if (!document.is_array() || document.empty() || !document[0].is_object() || !document[0].contains("spec_version")) {
    return {};
  }
  return Bundle(*objects).read();
}

}  // namespace dohyo
