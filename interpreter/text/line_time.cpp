#include "interpreter/text/line_time.h"

#include <algorithm>
#include <array>

#include "interpreter/text/time.h"

namespace dohyo::time {

namespace {

constexpr int64_t second = 1000;
constexpr int64_t minute = 60 * second;
constexpr int64_t hour = 60 * minute;
constexpr int64_t day = 24 * hour;
constexpr size_t farthest = 256;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }

struct Form {
  std::string_view name;
  bool LineTimeForms::*flag;
};
constexpr std::array<Form, 6> all_forms = {{{"iso8601", &LineTimeForms::iso8601},
                                            {"syslog", &LineTimeForms::syslog},
                                            {"day_month_year", &LineTimeForms::day_month_year},
                                            {"month_day_year", &LineTimeForms::month_day_year},
                                            {"epoch", &LineTimeForms::epoch},
                                            {"keys", &LineTimeForms::keys}}};

/// Reads forwards through a line; each reader leaves the place as it was when it fails.
class Reader {
 public:
  Reader(std::string_view line, size_t at) : line_(line), at_(at) {}

  [[nodiscard]] size_t at() const { return at_; }
  [[nodiscard]] char peek(size_t ahead = 0) const { return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0'; }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool accept(std::string_view text) {
    if (line_.substr(std::min(at_, line_.size()), text.size()) != text) return false;
    at_ += text.size();
    return true;
  }
  std::optional<int64_t> digits(size_t least, size_t most) {
    size_t n = 0;
    int64_t value = 0;
    for (; n < most && is_digit(peek(n)); ++n) value = value * 10 + (peek(n) - '0');
    if (n < least) return {};
    at_ += n;
    return value;
  }
  /// A month by the first three letters of its English name, the first of them in upper case as logs have it.
  std::optional<unsigned> month() {
    static constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (at_ + 3 > line_.size()) return {};
    size_t found = names.find(line_.substr(at_, 3));
    if (found == std::string_view::npos || found % 3 != 0) return {};
    at_ += 3;
    return static_cast<unsigned>(found / 3 + 1);
  }
  /// hh:mm:ss and a fraction, in milliseconds.
  std::optional<int64_t> clock() {
    Reader look = *this;
    auto h = look.digits(1, 2);
    if (!h || *h > 24 || !look.accept(':')) return {};
    auto m = look.digits(2, 2);
    if (!m || *m > 59 || !look.accept(':')) return {};
    auto s = look.digits(2, 2);
    if (!s || *s > 60 || is_digit(look.peek())) return {};
    int64_t value = *h * hour + *m * minute + *s * second;
    if ((look.peek() == '.' || look.peek() == ',') && is_digit(look.peek(1))) {
      ++look.at_;
      int64_t unit = 100;
      for (; is_digit(look.peek()); ++look.at_, unit /= 10) value += (look.peek() - '0') * unit;
    }
    *this = look;
    return value;
  }
  /// The zone behind a time of day, as an offset; nothing is UTC. Behind a blank only what cannot be anything else.
  int64_t zone() {
    Reader look = *this;
    bool blank = look.accept(' ');
    if (!blank && (look.accept('Z') || look.accept('z'))) return done(look, 0);
    if (look.accept("UTC") || look.accept("GMT")) return done(look, 0);
    int64_t sign = look.accept('+') ? 1 : look.accept('-') ? -1 : 0;
    auto h = sign != 0 ? look.digits(2, 2) : std::nullopt;
    if (!h || *h > 18) return 0;
    bool colon = look.accept(':');
    auto m = look.digits(2, 2);
    if (!m && (blank || colon)) return 0;
    return done(look, sign * (*h * hour + m.value_or(0) * minute));
  }

 private:
  int64_t done(const Reader& look, int64_t offset) {
    if (!is_word(look.peek())) {
      *this = look;
      return offset;
    }
    return 0;
  }

  std::string_view line_;
  size_t at_;
};

bool is_date(int64_t year, int64_t month, int64_t d) {
  static constexpr std::array<int64_t, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || d < 1 || d > lengths[static_cast<size_t>(month - 1)]) return false;
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || d < 29 || leap;
}

int64_t date(int64_t year, int64_t month, int64_t d) {
  return days_from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(d)) * day;
}

std::optional<LineTime> iso8601(Reader reader) {
  auto year = reader.digits(4, 4);
  char sign = reader.peek();
  if (!year || (sign != '-' && sign != '/') || !reader.accept(sign)) return {};
  auto month = reader.digits(2, 2);
  if (!month || !reader.accept(sign)) return {};
  auto d = reader.digits(2, 2);
  if (!d || !is_date(*year, *month, *d) || !(reader.accept('T') || reader.accept(' '))) return {};
  auto clock = reader.clock();
  if (!clock) return {};
  int64_t value = date(*year, *month, *d) + *clock;
  return LineTime{value - reader.zone(), reader.at()};
}

std::optional<LineTime> day_month_year(Reader reader) {
  auto d = reader.digits(1, 2);
  char sign = reader.peek();
  if (!d || (sign != '/' && sign != '-' && sign != ' ') || !reader.accept(sign)) return {};
  auto month = reader.month();
  if (!month || !reader.accept(sign)) return {};
  auto year = reader.digits(4, 4);
  if (!year || !is_date(*year, *month, *d) || !(reader.accept(':') || reader.accept(' '))) return {};
  auto clock = reader.clock();
  if (!clock) return {};
  int64_t value = date(*year, *month, *d) + *clock;
  return LineTime{value - reader.zone(), reader.at()};
}

std::optional<LineTime> month_day_year(Reader reader) {
  auto month = reader.digits(1, 2);
  if (!month || !reader.accept('/')) return {};
  auto d = reader.digits(1, 2);
  if (!d || !reader.accept('/')) return {};
  auto year = reader.digits(4, 4);
  if (!year || !is_date(*year, *month, *d) || !reader.accept(' ')) return {};
  auto clock = reader.clock();
  if (!clock) return {};
  Reader half = reader;
  half.accept(' ');
  char letter = static_cast<char>(half.peek() | 0x20);
  if ((letter == 'a' || letter == 'p') && (half.peek(1) | 0x20) == 'm' && !is_word(half.peek(2))) {
    if (*clock < hour || *clock >= 13 * hour) return {};
    *clock = *clock % (12 * hour) + (letter == 'p' ? 12 * hour : 0);
    half.accept(half.peek());
    half.accept(half.peek());
    reader = half;
  }
  int64_t value = date(*year, *month, *d) + *clock;
  return LineTime{value - reader.zone(), reader.at()};
}

/// The year that a log without years means.
std::optional<int64_t> with_year(int64_t month, int64_t d, int64_t clock, int64_t now) {
  int64_t latest = now + day;
  int64_t year = 1970 + latest / (365 * day) + 1;
  // February 29 needs a leap year, of which there is one in any eight years.
  for (int tries = 0; tries < 12; ++tries, --year)
    if (is_date(year, month, d) && date(year, month, d) + clock <= latest) return date(year, month, d) + clock;
  return {};
}

std::optional<LineTime> syslog(Reader reader, int64_t now) {
  auto month = reader.month();
  if (!month || !reader.accept(' ')) return {};
  reader.accept(' ');
  auto d = reader.digits(1, 2);
  if (!d || !reader.accept(' ')) return {};
  Reader before = reader;
  auto year = before.digits(4, 4);
  if (year && before.accept(' ')) reader = before;
  else year.reset();
  auto clock = reader.clock();
  if (!clock) return {};
  Reader behind = reader;
  if (!year && behind.accept(' ')) {
    auto number = behind.digits(4, 4);
    if (number && *number >= 1970 && *number < 2200 && !is_word(behind.peek()) && behind.peek() != '-' && behind.peek() != ':' && behind.peek() != '.') {
      year = number;
      reader = behind;
    }
  }
  if (year) {
    if (!is_date(*year, *month, *d)) return {};
    int64_t value = date(*year, *month, *d) + *clock;
    return LineTime{value - reader.zone(), reader.at()};
  }
  auto value = with_year(*month, *d, *clock, now);
  if (!value) return {};
  return LineTime{*value, reader.at()};
}

/// Digits by their number: seconds, milli-, micro- or nanoseconds.
std::optional<LineTime> epoch(Reader reader) {
  size_t n = 0;
  while (n < 20 && is_digit(reader.peek(n))) ++n;
  if ((n != 10 && n != 13 && n != 16 && n != 19) || is_letter(reader.peek(n)) || reader.peek(n) == '_') return {};
  auto value = reader.digits(n, n);
  if (!value) return {};
  int64_t milliseconds = n == 10 ? *value * 1000 : n == 13 ? *value : n == 16 ? *value / 1000 : *value / 1'000'000;
  if (n == 10 && reader.peek() == '.' && is_digit(reader.peek(1))) {
    reader.accept('.');
    int64_t unit = 100;
    for (; is_digit(reader.peek()); unit /= 10) milliseconds += *reader.digits(1, 1) * unit;
  }
  return LineTime{milliseconds, reader.at()};
}

/// The keys of firewalls: a date and a time of day, each behind its key.
std::optional<LineTime> keys(std::string_view line, Reader reader) {
  if (reader.accept("eventtime=")) return epoch(reader);
  if (!reader.accept("date=")) return {};
  reader.accept('"');
  auto year = reader.digits(4, 4);
  if (!year || !reader.accept('-')) return {};
  auto month = reader.digits(2, 2);
  if (!month || !reader.accept('-')) return {};
  auto d = reader.digits(2, 2);
  reader.accept('"');
  while (reader.accept(' ') || reader.accept(',')) {
  }
  if (!d || !is_date(*year, *month, *d) || !reader.accept("time=")) return {};
  reader.accept('"');
  auto clock = reader.clock();
  if (!clock) return {};
  // The zone stands in a key of its own, farther behind.
  int64_t offset = 0;
  if (size_t place = line.substr(0, 4 * farthest).find("tz=", reader.at()); place != std::string_view::npos && !is_word(line[place - 1])) {
    Reader zone(line, place + 3);
    zone.accept('"');
    offset = zone.zone();
  }
  return LineTime{date(*year, *month, *d) + *clock - offset, reader.at()};
}

}  // namespace

bool LineTimeForms::add(std::string_view name) {
  for (const auto& form : all_forms)
    if (form.name == name) return this->*form.flag = true;
  return false;
}

bool LineTimeForms::has(std::string_view name) const {
  return std::any_of(all_forms.begin(), all_forms.end(), [&](const Form& form) { return form.name == name && this->*form.flag; });
}

std::vector<std::string_view> LineTimeForms::names() {
  std::vector<std::string_view> out;
  for (const auto& form : all_forms) out.push_back(form.name);
  return out;
}

std::optional<LineTime> find_in_line(std::string_view line, const LineTimeForms& forms, int64_t now) {
  size_t end = std::min(line.size(), farthest);
  for (size_t i = 0; i < end; ++i) {
    char c = line[i];
    if (i > 0 && is_word(line[i - 1])) continue;
    std::optional<LineTime> found;
    Reader reader(line, i);
    if (is_digit(c)) {
      char third = reader.peek(2);
      char second_one = reader.peek(1);
      char fifth = reader.peek(4);
      if (forms.iso8601 && (fifth == '-' || fifth == '/')) found = iso8601(reader);
      if (!found && forms.day_month_year && (!is_digit(second_one) || !is_digit(third))) found = day_month_year(reader);
      if (!found && forms.month_day_year && (second_one == '/' || third == '/')) found = month_day_year(reader);
      bool opens = i == 0 || line[i - 1] == '(' || line[i - 1] == '[';
      if (!found && forms.epoch && opens) found = epoch(reader);
    } else if (forms.syslog && c >= 'A' && c <= 'S') {
      found = syslog(reader, now);
    } else if (forms.keys && (c == 'd' || c == 'e')) {
      found = keys(line, reader);
    }
    if (found) return found;
  }
  return {};
}

}  // namespace dohyo::time
