#include "interpreter/library/java_format.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "interpreter/data/convert.h"
#include "interpreter/text/date_pattern.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

/// Wider fields and longer fractions than any line of a log are a slip.
constexpr int most_width = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr char null_argument[] = "format with a null argument gave null";
constexpr char wrong_argument[] = "format with an argument of another kind than its conversion wants gave null";
constexpr char cut_fraction[] = "format cut off fractions for %d";

// ---- Decimal digits, rounded half up as they stand (03-12.13) ---------------------------------------------------------------------

struct Decimal {
  std::string digits;  ///< without leading zeros; "0" for zero
  int point = 0;       ///< how many of them stand before the point; may be below zero
};

/// The shortest digits that mean `number`, which is finite and not negative.
Decimal decimal_of(double number) {
  char buffer[64];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
  std::string_view form(buffer, static_cast<size_t>(end - buffer));
  auto e = form.find('e');
  int exponent = 0;
  auto digits_of_exponent = form.substr(e + (form[e + 1] == '+' ? 2 : 1));
  std::from_chars(digits_of_exponent.data(), digits_of_exponent.data() + digits_of_exponent.size(), exponent);
  Decimal made;
  for (char c : form.substr(0, e))
    if (c != '.') made.digits += c;
  made.point = number == 0 ? 1 : exponent + 1;
  return made;
}

/// To so many digits in all; zeros are added where there are fewer.
void round_to(Decimal& number, int count) {
  if (count < 0) {
    number = {"0", 1};
    return;
  }
  auto size = static_cast<size_t>(count);
  if (size >= number.digits.size()) {
    number.digits.append(size - number.digits.size(), '0');
    return;
  }
  bool up = number.digits[size] >= '5';
  number.digits.resize(size);
  if (!up) return;
  for (size_t i = size; i-- > 0;) {
    if (number.digits[i] != '9') {
      ++number.digits[i];
      return;
    }
    number.digits[i] = '0';
  }
  number.digits.insert(number.digits.begin(), '1');
  ++number.point;
}

std::string fixed(double number, int precision) {
  auto decimal = decimal_of(number);
  round_to(decimal, decimal.point + precision);
  std::string all = decimal.digits;
  int point = decimal.point;
  if (all == "0" && precision + point < 1) all.clear();
  if (point < 1) {
    all.insert(0, static_cast<size_t>(1 - point), '0');
    point = 1;
  }
  auto wanted = static_cast<size_t>(point + precision);
  all.resize(wanted, '0');
  return precision > 0 ? all.substr(0, static_cast<size_t>(point)) + "." + all.substr(static_cast<size_t>(point)) : all;
}

std::string scientific(double number, int precision) {
  auto decimal = decimal_of(number);
  round_to(decimal, precision + 1);
  // Rounding up may have made one digit more.
  auto digits = decimal.digits.substr(0, static_cast<size_t>(precision) + 1);
  int exponent = number == 0 ? 0 : decimal.point - 1;
  auto mantissa = precision > 0 ? digits.substr(0, 1) + "." + digits.substr(1) : digits.substr(0, 1);
  return fmt::format("{}e{}{:02}", mantissa, exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string general(double number, int precision) {
  if (precision == 0) precision = 1;
  if (number == 0) return fixed(0, precision - 1);
  auto decimal = decimal_of(number);
  round_to(decimal, precision);
  int exponent = decimal.point - 1;
  return exponent >= -4 && exponent < precision ? fixed(number, precision - 1 - exponent) : scientific(number, precision - 1);
}

std::string grouped(std::string digits) {
  auto point = std::min(digits.find('.'), digits.size());
  for (size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// ---- Dates ----------------------------------------------------------------------------------------------------------------------------

/// The pattern of SimpleDateFormat behind `%t` and a letter; empty for those that are computed.
std::string_view date_pattern(char letter) {
  struct Meaning {
    char letter;
    std::string_view pattern;
  };
  static constexpr Meaning meanings[] = {{'Y', "yyyy"}, {'y', "yy"},  {'m', "MM"},   {'d', "dd"},  {'e', "d"},   {'B', "MMMM"},
                                         {'b', "MMM"},  {'h', "MMM"}, {'A', "EEEE"}, {'a', "EEE"}, {'j', "DDD"}, {'H', "HH"},
                                         {'I', "hh"},   {'k', "H"},   {'l', "h"},    {'M', "mm"},  {'S', "ss"},  {'L', "SSS"},
                                         {'p', "a"},    {'z', "Z"},   {'Z', "z"},    {'F', "yyyy-MM-dd"},        {'T', "HH:mm:ss"},
                                         {'R', "HH:mm"}, {'r', "hh:mm:ss a"},        {'D', "MM/dd/yy"},          {'N', "SSS'000000'"},
                                         {'c', "EEE MMM dd HH:mm:ss z yyyy"}};
  for (const auto& meaning : meanings)
    if (meaning.letter == letter) return meaning.pattern;
  return {};
}

std::string date_text(char letter, int64_t milliseconds, const time::Zone& zone) {
  int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
  if (letter == 's') return std::to_string(seconds);
  if (letter == 'Q') return std::to_string(milliseconds);
  time::DatePattern::Problem none;
  auto text = time::DatePattern::compile(letter == 'C' ? "yyyy" : date_pattern(letter), none)->format(milliseconds, zone);
  if (letter == 'p') return utf8::lower_ascii(text);
  return letter == 'C' ? text.substr(0, 2) : text;
}

/// Java's hash of a text, over its units of 16 bits.
int32_t text_hash_of_java(std::string_view text) {
  uint32_t hash = 0;
  for (size_t i = 0; i < text.size();) {
    auto c = static_cast<uint32_t>(utf8::next(text, i));
    if (c >= 0x10000) {
      hash = hash * 31 + (0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    hash = hash * 31 + c;
  }
  return static_cast<int32_t>(hash);
}

std::string_view first_characters(std::string_view text, int count) {
  size_t end = 0;
  for (; count > 0 && end < text.size(); --count) utf8::next(text, end);
  return text.substr(0, end);
}

}  // namespace

// ---- Reading a template ----------------------------------------------------------------------------------------------------------------

class JavaFormatReader {
 public:
  JavaFormatReader(std::string_view text, JavaFormat::Flavour flavour) : text_(text), flavour_(flavour) {}

  std::optional<JavaFormat> run(JavaFormat::Problem& problem) {
    while (i_ < text_.size()) {
      if (text_[i_] != '%') {
        plain(text_.substr(i_++, 1));
        continue;
      }
      size_t begin = i_++;
      auto fault = conversion();
      if (fault.empty()) continue;
      problem = {begin, fmt::format("{} {}", text_.substr(begin, std::min(i_ + 1, text_.size()) - begin), fault)};
      return {};
    }
    return std::move(made_);
  }

 private:
  void plain(std::string_view text) {
    auto& pieces = made_.pieces_;
    if (pieces.empty() || pieces.back().conversion != 0) pieces.emplace_back();
    pieces.back().text += text;
  }

  std::optional<int> number() {
    size_t begin = i_;
    int value = 0;
    while (i_ < text_.size() && is_digit(text_[i_]) && value <= most_width) value = value * 10 + (text_[i_++] - '0');
    return i_ > begin ? std::optional(value) : std::nullopt;
  }

  /// What is wrong; empty when nothing is.
  std::string conversion() {
    JavaFormat::Piece piece;
    size_t index = 0;
    bool relative = false;
    size_t before = i_;
    if (i_ < text_.size() && text_[i_] == '<') {
      relative = true;
      ++i_;
    } else if (auto n = i_ < text_.size() && text_[i_] != '0' ? number() : std::nullopt; n && i_ < text_.size() && text_[i_] == '$') {
      index = static_cast<size_t>(*n);
      ++i_;
    } else {
      i_ = before;
    }
    std::string_view flags = flavour_ == JavaFormat::Flavour::c ? "-+ 0,(#'" : "-+ 0,(#";
    while (i_ < text_.size() && flags.find(text_[i_]) != std::string_view::npos) piece.flags += text_[i_] == '\'' ? ',' : text_[i_], ++i_;
    if (auto width = number()) piece.width = *width;
    if (i_ < text_.size() && text_[i_] == '.') {
      ++i_;
      auto precision = number();
      if (!precision) return "has a point without a precision";
      piece.precision = *precision;
    }
    if (piece.width > most_width || piece.precision > most_width) return "is wider than 10,000";
    if (i_ >= text_.size()) return "ends too early; a percent sign is written %%";
    char c = text_[i_];
    if (flavour_ == JavaFormat::Flavour::c) c = c == 'i' || c == 'u' ? 'd' : c == 'F' ? 'f' : c;
    if (c == 'n' || c == '%') {
      ++i_;
      plain(c == 'n' ? "\n" : "%");
      return {};
    }
    bool date = c == 't' || c == 'T';
    bool known = std::string_view("sSdxXofeEgGaAcCbBhHtT").find(c) != std::string_view::npos;
    if (!known) return "is no conversion";
    piece.upper = c >= 'A' && c <= 'Z';
    piece.conversion = static_cast<char>(piece.upper ? c + 32 : c);
    if (date) {
      if (++i_ >= text_.size()) return "wants a letter behind t";
      piece.date = text_[i_];
      if (date_pattern(piece.date).empty() && std::string_view("sQC").find(piece.date) == std::string_view::npos) return "is no part of a date";
    }
    ++i_;
    if ((piece.has('-') || piece.has('0')) && piece.width < 0) return "has a flag that wants a width";
    if (piece.has('-') && piece.has('0')) return "cannot both fill with zeros and stand at the left";
    if (relative && !last_) return "repeats an argument, but none stands before it";
    piece.argument = relative ? *last_ : index > 0 ? index - 1 : next_++;
    last_ = piece.argument;
    made_.arguments_ = std::max(made_.arguments_, piece.argument + 1);
    made_.pieces_.push_back(std::move(piece));
    return {};
  }

  std::string_view text_;
  JavaFormat::Flavour flavour_;
  size_t i_ = 0;
  size_t next_ = 0;
  std::optional<size_t> last_;
  JavaFormat made_;
};

std::optional<JavaFormat> JavaFormat::compile(std::string_view text, Flavour flavour, Problem& problem) {
  return JavaFormatReader(text, flavour).run(problem);
}

// ---- Writing -------------------------------------------------------------------------------------------------------------------------------

namespace {

/// Sign, brackets and zeros around the digits of a number.
std::string signed_text(const std::string& digits, bool negative, bool is_number, const std::string& flags, int width) {
  auto has = [&](char flag) { return flags.find(flag) != std::string::npos; };
  std::string before = negative ? (has('(') ? "(" : "-") : has('+') ? "+" : has(' ') ? " " : "";
  std::string behind = negative && has('(') ? ")" : "";
  auto length = before.size() + digits.size() + behind.size();
  std::string zeros;
  if (has('0') && is_number && width > static_cast<int>(length)) zeros.assign(static_cast<size_t>(width) - length, '0');
  return before + zeros + digits + behind;
}

}  // namespace

std::optional<std::string> JavaFormat::convert(const Piece& piece, Value value, const time::Zone& zone, CallContext& context) {
  auto refuse = [&](const char* why) {
    context.note(why);
    return std::optional<std::string>();
  };
  if (piece.conversion == 'b') return value.is_null() ? "false" : value.kind() == Kind::boolean && !value.as_boolean() ? "false" : "true";
  if (value.is_null()) return refuse(null_argument);
  switch (piece.conversion) {
    case 's': return std::string(piece.precision >= 0 ? first_characters(to_string(value), piece.precision) : std::string_view(to_string(value)));
    case 'h': return fmt::format("{:x}", static_cast<uint32_t>(text_hash_of_java(to_string(value))));
    case 'c': {
      if (value.is_text()) {
        auto first = first_characters(value.as_text(), 1);
        return first.empty() ? refuse(wrong_argument) : std::optional(std::string(first));
      }
      auto code = to_integer(value);
      if (!code || *code < 0 || *code > 0x10FFFF) return refuse(wrong_argument);
      std::string out;
      utf8::append(out, static_cast<char32_t>(*code));
      return out;
    }
    default: break;
  }
  auto number = to_numeric(value);
  bool by_bits = piece.conversion == 'x' || piece.conversion == 'o';
  // A text must be cast before, the hosted service says, or the row is lost.
  if (number.is_null() || (by_bits && value.is_text())) return refuse(wrong_argument);
  if (piece.conversion == 't') {
    auto milliseconds = to_integer(number);
    return milliseconds ? std::optional(date_text(piece.date, *milliseconds, zone)) : refuse(wrong_argument);
  }
  if (piece.conversion == 'd' || by_bits) {
    auto whole = to_integer(number);
    if (!whole) return refuse(wrong_argument);
    if (!number.is_whole() && static_cast<double>(*whole) != number.as_number()) context.note(cut_fraction);
    if (by_bits) {
      auto bits = static_cast<uint64_t>(*whole);
      auto digits = piece.conversion == 'x' ? fmt::format("{:x}", bits) : fmt::format("{:o}", bits);
      auto prefix = piece.has('#') ? (piece.conversion == 'x' ? "0x" : "0") : "";
      auto length = static_cast<int>(digits.size() + std::string_view(prefix).size());
      if (piece.has('0') && piece.width > length) digits.insert(0, static_cast<size_t>(piece.width - length), '0');
      return prefix + digits;
    }
    auto magnitude = std::to_string(*whole < 0 ? 0 - static_cast<uint64_t>(*whole) : static_cast<uint64_t>(*whole));
    return signed_text(piece.has(',') ? grouped(magnitude) : magnitude, *whole < 0, true, piece.flags, piece.width);
  }
  double real = number.numeric();
  if (std::isnan(real)) return "NaN";
  double size = std::fabs(real);
  if (std::isinf(real)) return signed_text("Infinity", real < 0, false, piece.flags, piece.width);
  int precision = piece.precision >= 0 ? piece.precision : 6;
  std::string digits;
  if (piece.conversion == 'f') digits = fixed(size, precision);
  else if (piece.conversion == 'e') digits = scientific(size, precision);
  else if (piece.conversion == 'g') digits = general(size, precision);
  else {
    digits = fmt::format("{:a}", size);
    if (auto plus = digits.find('+'); plus != std::string::npos) digits.erase(plus, 1);
    if (digits.find('.') == std::string::npos && digits.find('p') != std::string::npos) digits.insert(digits.find('p'), ".0");
  }
  if (piece.has(',') && piece.conversion != 'e' && piece.conversion != 'a') digits = grouped(digits);
  return signed_text(digits, std::signbit(real), true, piece.flags, piece.width);
}

std::optional<std::string> JavaFormat::write(std::span<const Value> arguments, const time::Zone& zone, CallContext& context) const {
  std::string out;
  for (const auto& piece : pieces_) {
    if (piece.conversion == 0) {
      out += piece.text;
      continue;
    }
    auto text = convert(piece, piece.argument < arguments.size() ? arguments[piece.argument] : Value::null(), zone, context);
    if (!text) return {};
    if (piece.upper) *text = utf8::upper(*text);
    auto length = static_cast<int>(utf8::count_code_points(*text));
    auto padding = std::string(static_cast<size_t>(std::max(piece.width - length, 0)), ' ');
    out += piece.has('-') ? *text + padding : padding + *text;
  }
  return out;
}

}  // namespace dohyo
