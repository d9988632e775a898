#include "interpreter/text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "interpreter/text/utf8.h"

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

/// Tabs would shift the carets; long lines would wrap them away.
constexpr size_t widest_excerpt = 160;

}  // namespace

std::string render(const Diagnostic& diagnostic, const Source& source, bool colour) {
  auto paint = palette(diagnostic.severity, colour);
  auto place = source.position(diagnostic.span.begin);
  std::string out = fmt::format("{}{}[{}]{}{}: {}{}\n", paint.severity, to_string(diagnostic.severity), diagnostic.code,
                                paint.off, paint.bold, diagnostic.message, paint.off);
  auto margin = std::to_string(place.line).size();
  out += fmt::format("{}{:>{}}-->{} {}:{}:{}\n", paint.frame, "", margin, paint.off, source.name(), place.line, place.column);

  std::string line(source.line(place.line));
  std::replace(line.begin(), line.end(), '\t', ' ');
  size_t begin = diagnostic.span.begin - source.line_start(place.line);
  size_t end = std::max<size_t>(begin, diagnostic.span.end - source.line_start(place.line));
  begin = std::min(begin, line.size());
  end = std::min(end, line.size());
  std::string_view shown = line;
  std::string_view lead;
  if (line.size() > widest_excerpt) {
    size_t from = begin > 60 ? begin - 60 : 0;
    while (from > 0 && (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80) --from;
    size_t until = std::min(line.size(), from + widest_excerpt);
    while (until < line.size() && (static_cast<unsigned char>(line[until]) & 0xC0) == 0x80) ++until;
    shown = std::string_view(line).substr(from, until - from);
    lead = from > 0 ? "..." : "";
    begin -= from;
    end = std::min(end - from, shown.size());
  }
  auto indent = lead.size() + utf8::display_width(shown.substr(0, begin));
  auto carets = std::max<size_t>(1, utf8::display_width(shown.substr(begin, end - begin)));
  out += fmt::format("{0}{1:>{2}} |{3}\n", paint.frame, "", margin, paint.off);
  out += fmt::format("{}{} |{} {}{}\n", paint.frame, place.line, paint.off, lead, shown);
  out += fmt::format("{0}{1:>{2}} |{3} {4:>{5}}{6}{7}{3}\n", paint.frame, "", margin, paint.off, "", indent, paint.severity,
                     std::string(carets, '^'));
  if (!diagnostic.help.empty())
    out += fmt::format("{}{:>{}} ={} help: {}\n", paint.frame, "", margin, paint.off, diagnostic.help);
  if (diagnostic.fix) {
    auto at = source.position(diagnostic.fix->span.begin);
    auto first = source.line_start(at.line);
    auto text = source.text();
    auto stop = text.find('\n', diagnostic.fix->span.end);
    if (stop == std::string_view::npos) stop = text.size();
    std::string mended(text.substr(first, diagnostic.fix->span.begin - first));
    mended += diagnostic.fix->replacement;
    mended += text.substr(diagnostic.fix->span.end, stop - diagnostic.fix->span.end);
    if (mended.ends_with('\r')) mended.pop_back();
    out += fmt::format("{}{:>{}} ={} fix:  {}\n", paint.frame, "", margin, paint.off, mended);
  }
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
