// Raw tokens: what extract.cpp and path.cpp share. Private to json/, the only layer that includes simdjson.
#pragma once

#include <simdjson.h>

#include <bit>
#include <string>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "interpreter/data/arena.h"
#include "interpreter/json/extract.h"

namespace dohyo::json {

static_assert(padding >= simdjson::SIMDJSON_PADDING);

/// JSON text in a string of a JSON text, in a string of that, and so on: queues wrap messages that wrap events.
constexpr size_t deepest_text = 8;

/// A fault in the record as simdjson tells it. Never thrown: checked.
struct Fault {
  simdjson::error_code code = simdjson::SUCCESS;
  bool within = false;  ///< a value is delimited, but what it holds is no JSON
  explicit operator bool() const { return code != simdjson::SUCCESS; }
  /// Broken UTF-8 or raw control characters: a mended copy may be read instead.
  [[nodiscard]] bool mendable() const { return code == simdjson::UTF8_ERROR || code == simdjson::UNESCAPED_CHARS; }
};

/// A fault in words for the user; simdjson's own are about its calls.
[[nodiscard]] std::string_view words_for(Fault fault);

struct RawKey {
  std::string_view text;
  bool escaped;
};

/// The bytes of a key up to its closing quote, which simdjson has made sure exists.
inline RawKey read_key(const char* begin) {
  bool escaped = false;
  const char* p = begin;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  for (;;) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    auto quotes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, quote)));
    auto slashes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, backslash)));
    if (slashes != 0 && (quotes == 0 || std::countr_zero(slashes) < std::countr_zero(quotes))) {
      escaped = true;
      break;
    }
    if (quotes != 0) return {{begin, static_cast<size_t>(p - begin) + static_cast<size_t>(std::countr_zero(quotes))}, false};
    p += 16;
  }
#endif
  while (*p != '"') {
    if (*p == '\\') {
      escaped = true;
      ++p;
    }
    ++p;
  }
  return {{begin, static_cast<size_t>(p - begin)}, escaped};
}

inline bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

inline std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_json_space(text.back())) text.remove_suffix(1);
  return text;
}

inline std::string_view trim(std::string_view text) {
  text = trim_end(text);
  while (!text.empty() && is_json_space(text.front())) text.remove_prefix(1);
  return text;
}

/// true, false, null, or the grammar of numbers; strings are delimited by simdjson already.
[[nodiscard]] bool is_sound_scalar(std::string_view token);

/// The same of a whole object or array: simdjson delimits them by counting brackets. Any depth; no recursion.
[[nodiscard]] bool is_sound_container(std::string_view token);

/// Objects and arrays without the white space between tokens.
[[nodiscard]] std::string_view compact(std::string_view json, Arena& arena);

/// `record` with U+FFFD for broken UTF-8 and escapes for raw control characters in strings.
[[nodiscard]] std::string mended(std::string_view record);

/// The raw text of a value of this type. Objects and arrays are consumed.
inline Fault raw_value(simdjson::ondemand::value& value, simdjson::ondemand::json_type type, std::string_view& text) {
  using simdjson::ondemand::json_type;
  if (type != json_type::object && type != json_type::array) {
    text = trim_end(value.raw_json_token());
    return is_sound_scalar(text) ? Fault{} : Fault{simdjson::INCORRECT_TYPE};
  }
  if (type == json_type::object) {
    simdjson::ondemand::object o;
    if (auto e = value.get_object().get(o)) return {e};
    if (auto e = o.raw_json().get(text)) return {e};
  } else {
    simdjson::ondemand::array a;
    if (auto e = value.get_array().get(a)) return {e};
    if (auto e = a.raw_json().get(text)) return {e};
  }
  text = trim_end(text);
  return is_sound_container(text) ? Fault{} : Fault{simdjson::TAPE_ERROR, true};
}

inline Fault raw_value(simdjson::ondemand::value& value, std::string_view& text) {
  simdjson::ondemand::json_type type;
  if (auto e = value.type().get(type)) return {e};
  return raw_value(value, type, text);
}

}  // namespace dohyo::json
