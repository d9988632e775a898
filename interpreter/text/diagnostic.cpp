#include "interpreter/text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "interpreter/text/utf8.h"
#include "interpreter/text/visible.h"

namespace dohyo {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void tidy(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.severity > b.severity;
  });
  auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.span.begin == b.span.begin && a.span.end == b.span.end && a.message == b.message;
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

namespace {

struct Palette {
  std::string_view severity, bold, frame, off;
};

Palette palette(Severity severity, bool colour) {
  if (!colour) return {"", "", "", ""};
  auto tone = severity == Severity::error ? "\x1b[1;31m" : severity == Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
  return {tone, "\x1b[1m", "\x1b[34m", "\x1b[0m"};
}

constexpr size_t widest_excerpt = 160;  ///< bytes of a line: longer ones would wrap the carets away
constexpr size_t longest_sentence = 600;

/// The largest place up to `position` where a character begins.
size_t character_before(std::string_view text, size_t position) {
  for (int i = 0; i < 3 && position > 0 && position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80; ++i)
    --position;
  return position;
}

std::string sentence(std::string_view text) {
  if (text.size() <= longest_sentence) return visible(text);
  return visible(text.substr(0, character_before(text, longest_sentence))) + "...";
}

/// Lines of a text, each made visible.
std::string lines(std::string_view text) {
  std::string out;
  for (size_t begin = 0;;) {
    size_t end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += sentence(line);
    if (end == text.size()) return out;
    out += '\n';
    begin = end + 1;
    if (out.size() > longest_sentence) return out + "...";
  }
}

/// The part of a line around a span that is shown.
struct Excerpt {
  std::string before, marked, behind;
};

Excerpt excerpt(std::string_view line, size_t begin, size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  size_t from = 0;
  size_t until = line.size();
  if (line.size() > widest_excerpt) {
    from = character_before(line, begin > 60 ? begin - 60 : 0);
    until = character_before(line, std::min(line.size(), from + widest_excerpt));
    end = std::min(end, until);
  }
  std::string plain(line);
  std::replace(plain.begin(), plain.end(), '\t', ' ');
  line = plain;
  return {(from > 0 ? "..." : "") + visible(line.substr(from, begin - from)), visible(line.substr(begin, end - begin)),
          visible(line.substr(end, until - end))};
}

/// The lines that the fix touches, as they would be.
std::string mended(const Fix& fix, const Source& source) {
  auto text = source.text();
  auto first = source.line_start(source.position(fix.span.begin).line);
  auto stop = std::min(text.find('\n', fix.span.end), text.size());
  // Of a very long line only what is near.
  size_t from = fix.span.begin - first > widest_excerpt ? character_before(text, fix.span.begin - 60) : first;
  size_t until = stop - fix.span.end > widest_excerpt ? character_before(text, fix.span.end + 60) : stop;
  return lines((from > first ? "..." : "") + std::string(text.substr(from, fix.span.begin - from)) + fix.replacement +
               std::string(text.substr(fix.span.end, until - fix.span.end)) + (until < stop ? "..." : ""));
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Source& source, bool colour) {
  auto paint = palette(diagnostic.severity, colour);
  auto place = source.position(diagnostic.span.begin);
  std::string out = fmt::format("{}{}[{}]{}{}: {}{}\n", paint.severity, to_string(diagnostic.severity), diagnostic.code, paint.off,
                                paint.bold, sentence(diagnostic.message), paint.off);
  auto margin = std::to_string(place.line).size();
  out += fmt::format("{}{:>{}}-->{} {}:{}:{}\n", paint.frame, "", margin, paint.off, visible(source.name()), place.line, place.column);

  size_t line_start = source.line_start(place.line);
  auto shown = excerpt(source.line(place.line), diagnostic.span.begin - line_start,
                       std::max(diagnostic.span.begin, diagnostic.span.end) - line_start);
  auto indent = utf8::display_width(shown.before);
  auto carets = std::max<size_t>(1, utf8::display_width(shown.marked));
  out += fmt::format("{0}{1:>{2}} |{3}\n", paint.frame, "", margin, paint.off);
  out += fmt::format("{}{} |{} {}{}{}\n", paint.frame, place.line, paint.off, shown.before, shown.marked, shown.behind);
  out += fmt::format("{0}{1:>{2}} |{3} {4:>{5}}{6}{7}{3}\n", paint.frame, "", margin, paint.off, "", indent, paint.severity,
                     std::string(carets, '^'));
  if (!diagnostic.help.empty())
    out += fmt::format("{}{:>{}} ={} help: {}\n", paint.frame, "", margin, paint.off, sentence(diagnostic.help));
  if (diagnostic.fix)
    out += fmt::format("{}{:>{}} ={} fix:  {}\n", paint.frame, "", margin, paint.off, mended(*diagnostic.fix, source));
  return out;
}

namespace {
/// Letters to add, drop or change; two neighbours that changed places count as one slip.
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1);
  std::vector<size_t> above(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}
}  // namespace

std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > 64) return {};
  auto folded = utf8::lower_ascii(word);
  size_t best = std::max<size_t>(1, word.size() / 3) + 1;
  std::optional<std::string> found;
  for (const auto& candidate : candidates) {
    if (candidate.size() > 64) continue;
    auto distance = edit_distance(folded, utf8::lower_ascii(candidate));
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace dohyo
