#include "interpreter/text/date_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/text/utf8.h"

namespace dohyo::time {

namespace {

constexpr int64_t day_length = 86'400'000;

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
/// From 0, which is the Sunday.
constexpr std::array<std::string_view, 7> weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }
int64_t floor_modulo(int64_t a, int64_t b) { return a - floor_divide(a, b) * b; }

/// The inverse of days_from_civil.
void civil_from_days(int64_t days, int64_t& year, int64_t& month, int64_t& day) {
  days += 719468;
  int64_t era = floor_divide(days, 146097);
  int64_t day_of_era = days - era * 146097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * day_of_year + 2) / 153;
  day = day_of_year - (153 * shifted + 2) / 5 + 1;
  month = shifted < 10 ? shifted + 3 : shifted - 9;
  year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
}

/// Weeks begin on Sundays and the one with January 1 is the first, as in the calendar of the United States.
int64_t first_week(int64_t year) {
  int64_t january = days_from_civil(year, 1, 1);
  return january - floor_modulo(january + 4, 7);
}

/// An instant taken apart by the clock of a zone.
struct Local {
  int64_t year = 0, month = 0, day = 0;
  int64_t hour = 0, minute = 0, second = 0, millisecond = 0;
  int64_t weekday = 0;      ///< 0 is the Sunday
  int64_t day_of_year = 0;  ///< from 1
  int64_t week_year = 0, week = 0;
  int64_t offset = 0;

  Local(int64_t instant, const Zone& zone) : offset(zone.offset_at(instant)) {
    int64_t local = instant + offset;
    int64_t days = floor_divide(local, day_length);
    int64_t rest = local - days * day_length;
    civil_from_days(days, year, month, day);
    hour = rest / 3'600'000;
    minute = rest / 60'000 % 60;
    second = rest / 1000 % 60;
    millisecond = rest % 1000;
    weekday = floor_modulo(days + 4, 7);
    day_of_year = days - days_from_civil(year, 1, 1) + 1;
    week_year = days >= first_week(year + 1) ? year + 1 : year;
    week = (days - first_week(week_year)) / 7 + 1;
  }
};

std::string offset_text(int64_t offset, std::string_view between) {
  auto minutes = (offset < 0 ? -offset : offset) / 60000;
  return fmt::format("{}{:02}{}{:02}", offset < 0 ? '-' : '+', minutes / 60, between, minutes % 60);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::string_view known_letters = "GyYMLwWDdFEuaHkKhmsSzZX";

}  // namespace

// ---- Compiling -----------------------------------------------------------------------------------------------------------------

bool DatePattern::has(char letter) const {
  return std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return item.letter == letter; });
}

void DatePattern::add(char letter, size_t count, bool blank_padded) {
  bool name = letter == 'G' || letter == 'E' || letter == 'a' || letter == 'z' || letter == 'Z' || letter == 'X' ||
              ((letter == 'M' || letter == 'L') && count > 2);
  items_.push_back({letter == 'L' ? 'M' : letter, count, {}, !name, blank_padded});
}

void DatePattern::add_text(std::string_view text) {
  if (!items_.empty() && items_.back().letter == '\'') items_.back().text += text;
  else items_.push_back({'\'', 1, std::string(text)});
}

std::optional<DatePattern> DatePattern::compile(std::string_view pattern, Problem& problem) {
  DatePattern made;
  for (size_t i = 0; i < pattern.size();) {
    char c = pattern[i];
    if (c == '\'') {
      auto close = pattern.find('\'', i + 1);
      if (close == std::string_view::npos) {
        problem = {i, "a quote is never closed"};
        return {};
      }
      made.add_text(close == i + 1 ? "'" : pattern.substr(i + 1, close - i - 1));
      // Inside quotes, two of them are one.
      if (close > i + 1 && pattern.substr(close).starts_with("''")) made.add_text("'");
      i = close + 1;
    } else if (is_letter(c)) {
      size_t end = i;
      while (end < pattern.size() && pattern[end] == c) ++end;
      if (known_letters.find(c) == std::string_view::npos) {
        problem = {i, fmt::format("the letter {} means nothing in a date pattern; plain text stands in single quotes", c)};
        return {};
      }
      if (c == 'X' && end - i > 3) {
        problem = {i, "an offset is written X, XX or XXX"};
        return {};
      }
      made.add(c, end - i);
      i = end;
    } else {
      made.add_text(pattern.substr(i++, 1));
    }
  }
  return made;
}

/// strftime's letters in terms of Java's.
class PercentCompiler {
 public:
  static std::optional<DatePattern> run(std::string_view pattern, DatePattern::Problem& problem) {
    DatePattern made;
    for (size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] != '%') {
        made.add_text(pattern.substr(i, 1));
        continue;
      }
      size_t begin = i++;
      size_t digits = 0;
      if (i < pattern.size() && pattern[i] >= '1' && pattern[i] <= '9') digits = static_cast<size_t>(pattern[i++] - '0');
      if (i >= pattern.size() || !add(made, pattern[i], digits)) {
        problem = {begin, fmt::format("{} means nothing in this pattern", pattern.substr(begin, i - begin + 1))};
        return {};
      }
    }
    return made;
  }

 private:
  struct Meaning {
    char percent;
    std::string_view java;
  };
  static constexpr std::array meanings = {
      Meaning{'Y', "yyyy"}, Meaning{'y', "yy"},         Meaning{'m', "MM"},         Meaning{'d', "dd"},  Meaning{'H', "HH"},
      Meaning{'I', "hh"},   Meaning{'M', "mm"},         Meaning{'S', "ss"},         Meaning{'p', "a"},   Meaning{'b', "MMM"},
      Meaning{'h', "MMM"},  Meaning{'B', "MMMM"},       Meaning{'a', "EEE"},        Meaning{'A', "EEEE"}, Meaning{'j', "DDD"},
      Meaning{'z', "Z"},    Meaning{'Z', "z"},          Meaning{'u', "u"},          Meaning{'F', "yyyy-MM-dd"},
      Meaning{'T', "HH:mm:ss"}, Meaning{'R', "HH:mm"},  Meaning{'D', "MM/dd/yy"},   Meaning{'X', "HH:mm:ss"},
      Meaning{'x', "MM/dd/yy"}, Meaning{'r', "hh:mm:ss a"}, Meaning{'c', "EEE MMM d HH:mm:ss yyyy"}, Meaning{'n', "\n"},
      Meaning{'t', "\t"},   Meaning{'%', "%"},          Meaning{'U', "ww"},         Meaning{'V', "ww"}};

  static bool add(DatePattern& made, char letter, size_t digits) {
    if (letter == 'N' || letter == 'Q' || letter == 'f' || letter == 'L') {
      made.add('f', digits != 0 ? digits : letter == 'f' ? 6 : letter == 'N' ? 9 : 3);
      return true;
    }
    if (digits != 0) return false;
    if (letter == 's') made.add('@', 1);
    else if (letter == 'e') made.add('d', 2, true);
    else if (letter == 'k') made.add('H', 2, true);
    else if (letter == 'l') made.add('h', 2, true);
    else return add_meaning(made, letter);
    return true;
  }

  static bool add_meaning(DatePattern& made, char letter) {
    for (const auto& meaning : meanings) {
      if (meaning.percent != letter) continue;
      DatePattern::Problem none;
      auto items = DatePattern::compile(meaning.java, none)->items_;
      for (auto& item : items) {
        if (item.letter == '\'') made.add_text(item.text);
        else made.items_.push_back(std::move(item));
      }
      return true;
    }
    return false;
  }
};

std::optional<DatePattern> DatePattern::compile_percent(std::string_view pattern, Problem& problem) {
  return PercentCompiler::run(pattern, problem);
}

std::string DatePattern::trap() const {
  if (has('Y') && !has('w')) return "Y is the year that the week belongs to, which around New Year is another; the year is y";
  if (has('D') && has('M')) return "D counts the days of the year; the day of the month is d";
  return {};
}

// ---- Writing ---------------------------------------------------------------------------------------------------------------------

std::string DatePattern::format(int64_t milliseconds, const Zone& zone) const {
  Local t(std::clamp(milliseconds, INT64_MIN + 2 * day_length, INT64_MAX - 2 * day_length), zone);
  std::string out;
  for (const auto& item : items_) {
    auto number = [&](int64_t value) {
      auto width = static_cast<int>(std::min<size_t>(item.count, 400));
      out += item.blank_padded ? fmt::format("{:{}}", value, width) : fmt::format("{:0{}}", value, width);
    };
    auto year = [&](int64_t value) {
      if (value <= 0) value = 1 - value;  // before Christ
      if (item.count == 2) out += fmt::format("{:02}", value % 100);
      else number(value);
    };
    auto name = [&](std::string_view full) { out += item.count > 3 ? full : full.substr(0, 3); };
    switch (item.letter) {
      case '\'': out += item.text; break;
      case 'G': out += t.year > 0 ? "AD" : "BC"; break;
      case 'y': year(t.year); break;
      case 'Y': year(t.week_year); break;
      case 'M':
        if (item.count > 2) name(months[static_cast<size_t>(t.month - 1)]);
        else number(t.month);
        break;
      case 'w': number(t.week); break;
      case 'W': number((t.day + floor_modulo(t.weekday - t.day + 1, 7) - 1) / 7 + 1); break;
      case 'D': number(t.day_of_year); break;
      case 'd': number(t.day); break;
      case 'F': number((t.day - 1) / 7 + 1); break;
      case 'E': name(weekdays[static_cast<size_t>(t.weekday)]); break;
      case 'u': number(t.weekday == 0 ? 7 : t.weekday); break;
      case 'a': out += t.hour < 12 ? "AM" : "PM"; break;
      case 'H': number(t.hour); break;
      case 'k': number(t.hour == 0 ? 24 : t.hour); break;
      case 'K': number(t.hour % 12); break;
      case 'h': number(t.hour % 12 == 0 ? 12 : t.hour % 12); break;
      case 'm': number(t.minute); break;
      case 's': number(t.second); break;
      case 'S': number(t.millisecond); break;
      case '@': out += fmt::format("{}", floor_divide(milliseconds, 1000)); break;
      case 'f': out += fmt::format("{:03}000000", t.millisecond).substr(0, item.count); break;
      case 'z': out += zone.abbreviation_at(milliseconds); break;
      case 'Z': out += offset_text(t.offset, ""); break;
      case 'X':
        if (t.offset == 0) out += 'Z';
        else out += item.count == 1 ? offset_text(t.offset, "").substr(0, 3) : offset_text(t.offset, item.count == 3 ? ":" : "");
        break;
      default: break;
    }
  }
  return out;
}

// ---- Reading ---------------------------------------------------------------------------------------------------------------------

/// Goes over a text by the items. What it finds stays in its members.
class DatePattern::Reader {
 public:
  Reader(const std::vector<Item>& items, std::string_view text, int64_t now) : items_(items), text_(text), now_(now) {}

  bool run() {
    for (size_t i = 0; i < items_.size(); ++i) {
      bool next_is_number = i + 1 < items_.size() && items_[i + 1].numeric;
      if (!read(items_[i], next_is_number)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<int64_t> instant(const Zone& zone) const {
    if (epoch_seconds_) return in_range(*epoch_seconds_, 0);
    int64_t year = year_;
    if (before_christ_) year = 1 - year;
    int64_t days = 0;
    if (day_of_year_ && !month_) {
      days = days_from_civil(year, 1, 1) + *day_of_year_ - 1;
    } else if (week_ && !month_) {
      days = first_week(year) + (*week_ - 1) * 7 + weekday_.value_or(0);
    } else {
      int64_t month = month_.value_or(1) - 1;
      year += floor_divide(month, 12);
      days = days_from_civil(year, static_cast<unsigned>(floor_modulo(month, 12) + 1), 1) + day_ - 1;
    }
    int64_t hour = hour_;
    if (half_) hour = (hour == 12 ? 0 : hour) + *half_ * 12;
    // All are below 10^9, so only the days can be too many.
    int64_t clock = ((hour * 60 + minute_) * 60 + second_) * 1000 + millisecond_;
    auto local = in_range(days, clock, day_length);
    if (!local) return {};
    if (offset_) return *local - *offset_;
    return zone_ ? zone_->instant_of(*local) : zone.instant_of(*local);
  }

 private:
  static std::optional<int64_t> in_range(int64_t units, int64_t rest, int64_t unit = 1000) {
    int64_t out = 0;
    if (__builtin_mul_overflow(units, unit, &out) || __builtin_add_overflow(out, rest, &out)) return {};
    // Room for an offset.
    if (out > INT64_MAX - day_length || out < INT64_MIN + day_length) return {};
    return out;
  }

  void skip_blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) text_.remove_prefix(1);
  }

  /// As many digits as stand there, or exactly `count` when another number follows at once.
  std::optional<int64_t> number(size_t count, bool next_is_number, size_t* digits = nullptr) {
    skip_blanks();
    size_t most = next_is_number ? std::min<size_t>(count, 9) : 9;
    size_t n = 0;
    int64_t value = 0;
    while (n < text_.size() && n < most && is_digit(text_[n])) value = value * 10 + (text_[n++] - '0');
    if (n == 0) return {};
    // More digits than any field has: no date.
    if (!next_is_number && n < text_.size() && is_digit(text_[n])) return {};
    text_.remove_prefix(n);
    if (digits != nullptr) *digits = n;
    return value;
  }

  template <size_t size>
  std::optional<int64_t> name(const std::array<std::string_view, size>& names) {
    skip_blanks();
    for (bool full : {true, false})
      for (size_t i = 0; i < size; ++i) {
        auto wanted = full ? names[i] : names[i].substr(0, 3);
        if (text_.size() >= wanted.size() && utf8::equal_ignoring_ascii_case(text_.substr(0, wanted.size()), wanted)) {
          text_.remove_prefix(wanted.size());
          return static_cast<int64_t>(i);
        }
      }
    return {};
  }

  bool set(int64_t& field, std::optional<int64_t> value) {
    if (value) field = *value;
    return value.has_value();
  }
  bool set(std::optional<int64_t>& field, std::optional<int64_t> value) {
    field = value;
    return value.has_value();
  }

  bool read(const Item& item, bool next_is_number) {
    auto value = [&] { return number(item.count, next_is_number); };
    switch (item.letter) {
      case '\'':
        if (!text_.starts_with(item.text)) return false;
        text_.remove_prefix(item.text.size());
        return true;
      case 'G': return era();
      case 'y':
      case 'Y': return year(item, next_is_number);
      case 'M':
        if (item.count > 2) {
          auto index = name(months);
          if (index) month_ = *index + 1;
          return index.has_value();
        }
        return set(month_, value());
      case 'w': return set(week_, value());
      case 'D': return set(day_of_year_, value());
      case 'd': return set(day_, value());
      case 'W':
      case 'F': return value().has_value();
      case 'E': return set(weekday_, name(weekdays));
      case 'u': {
        auto day = value();
        if (day) weekday_ = *day % 7;
        return day.has_value();
      }
      case 'a': return half();
      case 'H':
      case 'K':
      case 'h': return set(hour_, value());
      case 'k': {
        auto hour = value();
        if (hour) hour_ = *hour == 24 ? 0 : *hour;
        return hour.has_value();
      }
      case 'm': return set(minute_, value());
      case 's': return set(second_, value());
      case 'S': return set(millisecond_, value());
      case 'f': return fraction();
      case '@': return epoch();
      case 'z':
      case 'Z':
      case 'X': return zone(item.letter);
      default: return false;
    }
  }

  bool era() {
    skip_blanks();
    if (text_.size() < 2) return false;
    auto word = utf8::lower_ascii(text_.substr(0, 2));
    if (word != "ad" && word != "bc") return false;
    before_christ_ = word == "bc";
    text_.remove_prefix(2);
    return true;
  }

  bool year(const Item& item, bool next_is_number) {
    size_t digits = 0;
    auto value = number(item.count, next_is_number, &digits);
    if (!value) return false;
    year_ = *value;
    if (item.count > 2 || digits != 2) return true;
    int64_t this_year = 0, month = 0, day = 0;
    civil_from_days(floor_divide(now_, day_length), this_year, month, day);
    int64_t first = this_year - 80;
    year_ = first + floor_modulo(*value - first, 100);
    return true;
  }

  bool half() {
    skip_blanks();
    if (text_.size() < 2) return false;
    auto word = utf8::lower_ascii(text_.substr(0, 2));
    if (word != "am" && word != "pm") return false;
    half_ = word == "pm" ? 1 : 0;
    text_.remove_prefix(2);
    return true;
  }

  bool fraction() {
    int64_t value = 0;
    size_t n = 0;
    for (; n < text_.size() && is_digit(text_[n]); ++n)
      if (n < 3) value = value * 10 + (text_[n] - '0');
    if (n == 0) return false;
    for (size_t i = n; i < 3; ++i) value *= 10;
    millisecond_ = value;
    text_.remove_prefix(n);
    return true;
  }

  bool epoch() {
    skip_blanks();
    bool negative = text_.starts_with('-');
    if (negative) text_.remove_prefix(1);
    size_t n = 0;
    int64_t value = 0;
    while (n < text_.size() && n < 15 && is_digit(text_[n])) value = value * 10 + (text_[n++] - '0');
    text_.remove_prefix(n);
    epoch_seconds_ = negative ? -value : value;
    return n > 0;
  }

  /// `Z`, `+02`, `+0200`, `+02:00`, `GMT+2`, `UTC`, names of zones, and the usual abbreviations.
  bool zone(char letter) {
    skip_blanks();
    if (letter == 'X' && text_.starts_with('Z')) {
      text_.remove_prefix(1);
      offset_ = 0;
      return true;
    }
    if (!text_.empty() && (text_.front() == '+' || text_.front() == '-')) return numeric_offset();
    size_t n = 0;
    while (n < text_.size() && (is_letter(text_[n]) || text_[n] == '/' || text_[n] == '_')) ++n;
    auto word = text_.substr(0, n);
    auto lower = utf8::lower_ascii(word);
    if (n == 0) return false;
    text_.remove_prefix(n);
    if ((lower == "gmt" || lower == "utc") && !text_.empty() && (text_.front() == '+' || text_.front() == '-')) return numeric_offset();
    struct Known {
      std::string_view name;
      int64_t minutes;
    };
    static constexpr std::array known = {Known{"z", 0},     Known{"utc", 0},    Known{"gmt", 0},   Known{"est", -300}, Known{"edt", -240},
                                         Known{"cst", -360}, Known{"cdt", -300}, Known{"mst", -420}, Known{"mdt", -360}, Known{"pst", -480},
                                         Known{"pdt", -420}, Known{"cet", 60},   Known{"cest", 120}, Known{"bst", 60},  Known{"eet", 120},
                                         Known{"eest", 180}, Known{"ist", 330},  Known{"jst", 540}};
    for (const auto& k : known)
      if (k.name == lower) {
        offset_ = k.minutes * 60000;
        return true;
      }
    zone_ = Zone::find(word);
    return zone_.has_value();
  }

  bool numeric_offset() {
    int64_t sign = text_.front() == '-' ? -1 : 1;
    text_.remove_prefix(1);
    size_t n = 0;
    int64_t value = 0;
    while (n < text_.size() && n < 4 && is_digit(text_[n])) value = value * 10 + (text_[n++] - '0');
    if (n == 0) return false;
    text_.remove_prefix(n);
    int64_t minutes = n > 2 ? value / 100 * 60 + value % 100 : value * 60;
    if (n <= 2 && text_.size() >= 3 && text_[0] == ':' && is_digit(text_[1]) && is_digit(text_[2])) {
      minutes += (text_[1] - '0') * 10 + (text_[2] - '0');
      text_.remove_prefix(3);
    }
    if (minutes > 18 * 60) return false;
    offset_ = sign * minutes * 60000;
    return true;
  }

  const std::vector<Item>& items_;
  std::string_view text_;
  int64_t now_;
  int64_t year_ = 1970;
  int64_t day_ = 1;
  int64_t hour_ = 0, minute_ = 0, second_ = 0, millisecond_ = 0;
  bool before_christ_ = false;
  std::optional<int64_t> month_, week_, weekday_, day_of_year_, half_, offset_, epoch_seconds_;
  std::optional<Zone> zone_;
};

std::optional<int64_t> DatePattern::parse(std::string_view text, const Zone& zone, int64_t now) const {
  Reader reader(items_, text, now);
  if (!reader.run()) return {};
  return reader.instant(zone);
}

}  // namespace dohyo::time
