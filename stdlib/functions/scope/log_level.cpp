#include <array>
#include <optional>

#include "interpreter/json/document.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {

enum class Level : uint8_t { fatal, error, warn, info, debug };
constexpr std::array<std::string_view, 5> level_names = {"FATAL", "ERROR", "WARN", "INFO", "DEBUG"};

/// Words for levels, as logs write them.
std::optional<Level> level_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Level>, 16> words = {{
      {"fatal", Level::fatal},
      {"critical", Level::fatal},
      {"emergency", Level::fatal},
      {"error", Level::error},
      {"err", Level::error},
      {"severe", Level::error},
      {"warn", Level::warn},
      {"warning", Level::warn},
      {"info", Level::info},
      {"information", Level::info},
      {"informational", Level::info},
      {"notice", Level::info},
      {"debug", Level::debug},
      {"trace", Level::debug},
      {"verbose", Level::debug},
      {"fine", Level::debug},
  }};
  for (const auto& [name, level] : words)
    if (utf8::equal_ignoring_ascii_case(name, word)) return level;
  return {};
}

/// Of a JSON event: what one of the usual keys says.
std::optional<Level> level_of_keys(std::string_view raw, Arena& arena) {
  static const auto paths = [] {
    std::vector<json::PathQuery> out;
    for (std::string_view name : {"level", "Level", "LEVEL", "loglevel", "logLevel", "LogLevel", "log_level", "['log-level']", "severity", "Severity",
                                  "SEVERITY", "log.level", "levelname", "lvl"}) {
      json::PathProblem problem;
      if (auto path = json::PathQuery::parse(name, problem)) out.push_back(std::move(*path));
    }
    return out;
  }();
  thread_local json::Document document;
  if (!document.open(raw)) return {};
  for (const auto& path : paths) {
    auto found = document.find(path, arena);
    if (!found.present || !found.value.is_text()) continue;
    if (auto level = level_of(found.value.as_text())) return level;
  }
  return {};
}

/// The gravest of the levels that stand in the text as words: 01 section 2.3 has ERROR before WARN before INFO before DEBUG.
std::optional<Level> level_of_words(std::string_view raw) {
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto in_word = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  std::optional<Level> gravest;
  for (size_t i = 0; i < raw.size();) {
    size_t end = i;
    while (end < raw.size() && in_word(raw[end])) ++end;
    auto word = raw.substr(i, end - i);
    // The service looks for the five names; `warning` and `err` are so common that it finds them too.
    bool usual = word.size() >= 3 && word.size() <= 7;
    if (usual)
      for (std::string_view name : {"fatal", "error", "err", "warn", "warning", "info", "debug"})
        if (utf8::equal_ignoring_ascii_case(name, word))
          if (auto level = level_of(word); !gravest || *level < *gravest) gravest = level;
    i = end == i ? i + 1 : end;
  }
  return gravest;
}

Value log_level_of(std::span<const Value> arguments, CallContext& context) {
  if (!arguments[0].is_null()) return arguments[0];
  if (arguments[1].is_null()) return Value::null();
  auto raw = text_of(arguments[1], context.arena);
  auto level = level_of_keys(raw, context.arena);
  if (!level) level = level_of_words(raw);
  return level ? Value::text(level_names[static_cast<size_t>(*level)]) : Value::null();
}

struct LogLevel {
  static std::optional<LogLevel> prepare(Preparation&) { return LogLevel{}; }
  Value operator()(std::span<const Value> arguments, CallContext& context) const { return log_level_of(arguments, context); }
};

}  // namespace

void log_level(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(log level)",
                        .summary = "What `_loglevel` means: FATAL, ERROR, WARN, INFO, DEBUG, or null.",
                        .details = "A level that the source or `--set` gives counts first, then one of the usual keys of a JSON event "
                                   "(level, loglevel, log_level, severity and others), then the gravest level that stands in the text "
                                   "as a word. The hosted service does not publish its list of keys and words."},
      .parameters = {"given", "raw"},
      .prepare = prepared<LogLevel>(),
  });
}

}  // namespace dohyo::stdlib::functions
