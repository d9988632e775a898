// A message with what varies in it masked: times, addresses of pages, numbers, hexadecimal digits, network addresses. Messages
// that differ in nothing else become one (02 section 8.1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dohyo {

/// Words, and what stands between them, joined so that equal forms are equal texts.
class MaskedText {
 public:
  /// Of long messages the beginning counts, and `...` stands for the rest.
  static constexpr size_t most_bytes = 8192;
  static constexpr size_t most_words = 256;

  /// Puts the form of `message` into `form`.
  static void mask(std::string_view message, std::string& form);

  struct Parts {
    std::vector<std::string_view> words;
    /// What stands between them; equal texts stand for equal ones. Names of values, as in `user=` and `"user":`, belong to it.
    std::string separators;
    bool begins_with_name = false;
  };
  [[nodiscard]] static Parts parts(std::string_view form);
  /// As a person reads it.
  [[nodiscard]] static std::string readable(const std::vector<std::string_view>& words, std::string_view separators);

  static constexpr std::string_view placeholder = "*";

 private:
  static constexpr char mark = '\x01';  ///< between words and separators
};

}  // namespace dohyo
