#include <fmt/format.h>

#include <array>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"
#include "stdlib/functions/hashing/digest.h"
#include "stdlib/functions/hashing/murmur3.h"

namespace dohyo::stdlib::functions {

namespace {
struct Algorithm {
  std::string_view name;
  std::string (*digest)(std::string_view);
  bool borrowed = false;
};

constexpr std::array algorithms = {Algorithm{"md5", md5_of},          Algorithm{"sha1", sha1_of},
                                   Algorithm{"sha2_256", sha256_of},  Algorithm{"sha_256", sha256_of},
                                   Algorithm{"sha256", sha256_of},    Algorithm{"murmur3_128", Murmur3::of},
                                   Algorithm{"sha2_512", sha512_of, true}, Algorithm{"sha512", sha512_of, true}};

const Algorithm* find_algorithm(std::string_view name) {
  for (const auto& algorithm : algorithms)
    if (utf8::equal_ignoring_ascii_case(algorithm.name, name)) return &algorithm;
  return nullptr;
}

std::optional<std::string> digest(std::string_view text, std::span<const Value> rest, CallContext& context) {
  if (rest.empty()) return md5_of(text);
  const auto* algorithm = find_algorithm(text_of(rest[0], context.arena));
  if (algorithm != nullptr) return algorithm->digest(text);
  context.note("hash got an unknown algorithm, which gives null");
  return {};
}

Callable prepare(Preparation& preparation) {
  const auto& text = preparation.arguments[0];
  if (text.form == Argument::Form::text)
    preparation.warning("constant-argument", text.span, "this hashes the text in quotes, the same for every row",
                        "write a field without quotes");
  if (preparation.arguments.size() > 1 && preparation.arguments[1].form == Argument::Form::text) {
    const auto& name = preparation.arguments[1];
    const auto* algorithm = find_algorithm(name.value.as_text());
    if (algorithm == nullptr || (algorithm->borrowed && preparation.options.dialect == Dialect::sumo))
      preparation.error("unknown-algorithm", name.span, fmt::format("there is no algorithm `{}`", name.value.as_text()),
                        "known are md5, sha1, sha2_256 and murmur3_128");
  }
  return lift<digest>()(preparation);
}
}  // namespace

void hash(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "hash",
                        .summary = "The hash of a text, in lower-case hexadecimal.",
                        .details = "The algorithm is md5 unless another is named: sha1, sha2_256 (also sha_256, sha256), "
                                   "murmur3_128 (seed 0, low bytes first) and, as an extension, sha2_512 (also sha512). A text in "
                                   "quotes is hashed itself; it is no field name. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(hash("abc"))", "900150983cd24fb0d6963f7d28e17f72"},
                                     {R"(hash("abc", "sha1"))", "a9993e364706816aba3e25717850c26c9cd0d89d"},
                                     {R"(hash("abc", "sha2_256"))", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
                                     {R"(hash("abc", "murmur3_128"))", "6778ad3f3f3f96b4522dca264174a23b"},
                                     {R"(hash("", "murmur3_128"))", "00000000000000000000000000000000"},
                                     {R"(hash(""))", "d41d8cd98f00b204e9800998ecf8427e"},
                                     {R"(hash(null))", "null"}}},
      .parameters = {"text", "[algorithm]"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
