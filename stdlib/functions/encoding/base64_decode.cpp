#include <fmt/format.h>
#include <nettle/base64.h>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/encoding/charset.h"

namespace dohyo::stdlib::functions {

namespace {
/// Accepts both alphabets, blanks and line breaks, and padding left out; empty when it is no Base64.
std::optional<std::string> bytes_of(std::string_view text) {
  std::string plain;
  size_t padding = 0;
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    if (padding > 0) return {};  // something behind the padding
    plain += c == '-' ? '+' : c == '_' ? '/' : c;
  }
  size_t missing = (4 - plain.size() % 4) % 4;
  if (padding > 0 && padding != missing) return {};
  if (missing == 3) return {};
  plain.append(missing, '=');
  base64_decode_ctx context;
  nettle_base64_decode_init(&context);
  std::string bytes(BASE64_DECODE_LENGTH(plain.size()), '\0');
  size_t length = bytes.size();
  bool sound = nettle_base64_decode_update(&context, &length, reinterpret_cast<uint8_t*>(bytes.data()), plain.size(), plain.data()) == 1 &&
               nettle_base64_decode_final(&context) == 1;
  if (!sound) return {};
  bytes.resize(length);
  return bytes;
}

Value decoded(std::string_view text, std::span<const Value> rest, CallContext& context) {
  auto charset = rest.empty() ? Charset{} : Charset::find(text_of(rest[0], context.arena));
  if (!charset) {
    context.note("base64Decode got an unknown character encoding, which gives null");
    return Value::null();
  }
  auto bytes = bytes_of(text);
  return bytes ? context.arena.text(charset->decode(*bytes)) : Value::text(text);
}

Callable prepare(Preparation& preparation) {
  if (preparation.arguments.size() > 1) {
    const auto& name = preparation.arguments[1];
    if (name.form == Argument::Form::text && !Charset::find(name.value.as_text()))
      preparation.error("unknown-charset", name.span, fmt::format("there is no character encoding `{}`", name.value.as_text()),
                        "known are US-ASCII, UTF-8, UTF-16, UTF-16BE, UTF-16LE, UTF-32, UTF-32BE and UTF-32LE");
  }
  return lift<decoded>()(preparation);
}
}  // namespace

void base64_decode(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "base64Decode",
                        .aliases = {{"fromBase64"}},
                        .summary = "The text behind a Base64 text.",
                        .details = "A text that is no Base64 is given back unchanged. Both alphabets, line breaks and missing "
                                   "padding are accepted. The bytes are read as UTF-8, or as the encoding named: US-ASCII, "
                                   "UTF-16 or UTF-32, also with BE or LE; without these a byte-order mark decides, else it is "
                                   "big-endian. Commands encoded for PowerShell need UTF-16LE. Bytes that mean nothing become "
                                   "U+FFFD. Null gives null.",
                        .examples = {{R"(base64Decode("d2hvYW1p"))", "whoami"},
                                     {R"(base64Decode("bgBlAHQA", "UTF-16LE"))", "net"},
                                     {R"(base64Decode("w7w"))", "ü"},
                                     {R"(base64Decode("not base64!"))", "not base64!"},
                                     {R"(base64Decode(""))", ""},
                                     {R"(base64Decode(null))", "null"}}},
      .parameters = {"text", "[charset]"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
