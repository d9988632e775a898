#include "interpreter/syntax/parse.h"

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include "SumoParser.h"
#include "interpreter/syntax/build_ast.h"
#include "interpreter/syntax/explain_error.h"
#include "interpreter/syntax/lex.h"
#include "interpreter/syntax/look_ahead.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

using grammar::SumoParser;

namespace {

/// Stops at the first error of a section: what ANTLR would guess after it is noise.
class StopAtFirstError : public antlr4::DefaultErrorStrategy {
 public:
  void recover(antlr4::Parser*, std::exception_ptr) override { throw antlr4::ParseCancellationException(); }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw antlr4::InputMismatchException(parser); }
  void sync(antlr4::Parser*) override {}
};

// ---- One section -----------------------------------------------------------------------------------------------------

/// Parses the tokens of a section with `rule` and hands the tree to `use`. False after an error, which is reported.
template <typename Rule, typename Use>
bool parse_section(Section& section, const Source& source, const LexedText& lexed, Diagnostics& diagnostics, Rule rule,
                   Use use) {
  antlr4::ListTokenSource list(std::move(section.tokens));
  antlr4::CommonTokenStream stream(&list);
  SumoParser parser(&stream);
  parser.setErrorHandler(std::make_shared<StopAtFirstError>());
  parser.removeErrorListeners();
  // The short-sighted mode is enough for a right query and much faster; only an error is looked at again in full.
  for (auto mode : {antlr4::atn::PredictionMode::SLL, antlr4::atn::PredictionMode::LL}) {
    FirstError error;
    parser.reset();
    parser.removeErrorListeners();
    parser.addErrorListener(&error);
    parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    try {
      use(rule(parser));
      return true;
    } catch (const antlr4::ParseCancellationException&) {
      if (mode == antlr4::atn::PredictionMode::LL) diagnostics.push_back(explain(error, source, section.span, lexed));
    }
  }
  return false;
}

// ---- One reading of a text -----------------------------------------------------------------------------------------------

/// A stage that does not parse, for whoever thinks that he can read it otherwise.
struct Fault {
  uint32_t at;               ///< where it was noticed
  std::vector<Span> strings;  ///< the texts of the stage where a pattern may stand, in order
};

/// `from=(-1h) to=(now)` in the head of a sub-query.
std::optional<ast::TimeBound> time_bound(const Source& source, Span head, std::string_view word) {
  auto text = source.text(head);
  for (size_t i = 0; i < text.size(); ++i) {
    auto found = word_at(text, i);
    if (found.empty()) continue;
    size_t value = skip_space(text, i + found.size());
    i += found.size() - 1;
    if (found != word || character_at(text, value) != '=') continue;
    value = skip_space(text, value + 1);
    bool bracket = character_at(text, value) == '(';
    auto end = text.find_first_of(bracket ? ")" : ": \t\r\n", value);
    if (end == std::string_view::npos) return {};
    auto begin = head.begin + static_cast<uint32_t>(value) + (bracket ? 1 : 0);
    Span span{begin, head.begin + static_cast<uint32_t>(end)};
    return ast::TimeBound{std::string(source.text(span)), span};
  }
  return {};
}

class Reading {
 public:
  Reading(const Source& source, const Words& words, const Rereading& rereading)
      : source_(source), lexed_(lex(source, words, rereading)) {}

  void run() {
    script_.diagnostics = std::move(lexed_.diagnostics);
    for (auto& sections : lexed_.queries) script_.queries.push_back(query(sections));
    errors_ = static_cast<size_t>(std::count_if(script_.diagnostics.begin(), script_.diagnostics.end(),
                                                [](const Diagnostic& d) { return d.severity == Severity::error; }));
  }

  [[nodiscard]] ast::Script& script() { return script_; }
  [[nodiscard]] size_t errors() const { return errors_; }
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

 private:
  ast::Query query(QuerySections& sections) {
    ast::Query query;
    query.title = std::move(sections.title);
    query.parameters = std::move(sections.parameters);
    query.span = sections.scope.span;
    if (sections.subquery) {
      query.from = time_bound(source_, sections.head, "from");
      query.to = time_bound(source_, sections.head, "to");
    }
    if (sections.scope.broken) {
      query.scope_broken = true;
    } else if (!sections.scope.tokens.empty()) {
      auto nested = nested_of(sections.scope);
      query.scope_broken = !parse_section(
          sections.scope, source_, lexed_, script_.diagnostics, [](SumoParser& p) { return p.scopeText(); },
          [&](antlr4::ParserRuleContext* c) { query.scope = build_scope(c, {source_, lexed_, nested}); });
    }
    auto errors_before = script_.diagnostics.size();
    if (sections.stages.size() > most_stages) {
      auto at = sections.stages[most_stages].span;
      error("too-long", at, fmt::format("a query can have {} stages", most_stages), "");
      query.span.end = std::max(query.span.end, at.end);
      sections.stages.resize(most_stages);
    }
    for (auto& section : sections.stages) {
      section.broken = section.broken || script_.diagnostics.size() - errors_before >= most_errors;
      query.stages.push_back(stage(section));
      query.span.end = std::max(query.span.end, section.span.end);
    }
    if (script_.diagnostics.size() - errors_before >= most_errors)
      error("too-many-errors", {query.span.end, query.span.end}, fmt::format("a query with {} errors is not looked at any further", most_errors), "");
    return query;
  }

  ast::Stage stage(Section& section) {
    ast::Stage stage;
    auto nested = nested_of(section);
    Fault fault;
    size_t before = 0;
    for (const auto& token : section.tokens) {
      auto type = token->getType();
      bool pattern = before == SumoParser::MATCHES || before == SumoParser::TILDE || before == SumoParser::COMMA ||
                     before == SumoParser::WORD || before == SumoParser::OPERATOR || before == SumoParser::QUOTED_NAME;
      if (pattern && (type == SumoParser::STRING || type == SumoParser::UNCLOSED_STRING)) fault.strings.push_back(lexed_.span_of(*token));
      before = type;
    }
    stage.broken = section.broken ||
                   !parse_section(
                       section, source_, lexed_, script_.diagnostics, [](SumoParser& p) { return p.stageText(); },
                       [&](antlr4::ParserRuleContext* c) { stage = build_stage(c, {source_, lexed_, nested}); });
    stage.span = section.span;
    if (is_too_long(stage)) {
      stage.broken = true;
      error("too-long", section.span, fmt::format("a stage can have {} fields or expressions", most_fields), "split it into several stages");
    }
    if (stage.broken && !fault.strings.empty() && !script_.diagnostics.empty()) {
      fault.at = section.broken ? section.span.end : script_.diagnostics.back().span.begin;
      faults_.push_back(std::move(fault));
    }
    return stage;
  }

  static bool is_too_long(const ast::Stage& stage) {
    auto has_many_names = [](const ast::Element& element) {
      const auto* item = std::get_if<ast::Item>(&element);
      return item != nullptr && item->aliases.size() > most_fields;
    };
    return stage.elements.size() > most_elements || stage.assignments.size() > most_fields ||
           std::any_of(stage.elements.begin(), stage.elements.end(), has_many_names);
  }

  void error(std::string code, Span span, std::string message, std::string help) {
    script_.diagnostics.push_back({Severity::error, std::move(code), span, std::move(message), std::move(help), {}});
  }

  std::vector<NestedQuery> nested_of(Section& section) {
    std::vector<NestedQuery> out;
    size_t next = 0;
    for (const auto& token : section.tokens)
      if ((token->getType() == SumoParser::NESTED || token->getType() == SumoParser::SUBQUERY) && next < section.nested.size())
        out.push_back({lexed_.span_of(*token).begin, std::make_shared<ast::Query>(query(*section.nested[next++]))});
    return out;
  }

  const Source& source_;
  LexedText lexed_;
  ast::Script script_;
  size_t errors_ = 0;
  std::vector<Fault> faults_;
};

// ---- Texts with unescaped quotes (04 A11) ----------------------------------------------------------------------------------

/// The last quote on its line that can close a text: what follows is white space, a comma, a bracket or a pipe.
uint32_t last_closing_quote(std::string_view text, Span string) {
  auto line_end = std::min(text.find('\n', string.begin), text.size());
  for (size_t i = line_end; i > string.end; --i)
    if (text[i - 1] == '"' && (i == text.size() || is_blank(text[i]) || text[i] == ',' || text[i] == ')' || text[i] == '|'))
      return static_cast<uint32_t>(i);
  return 0;
}

Diagnostic unescaped_quotes(std::string_view text, Span span) {
  std::string escaped = "\"";
  for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i) {
    if (text[i] == '\\' && i + 2 < span.end) escaped += text[i++];
    else if (text[i] == '"') escaped += '\\';
    escaped += text[i];
  }
  escaped += '"';
  return {Severity::warning, "unescaped-quote", span, "this text holds quotes without a backslash; the last one is taken as its end",
          "a quote inside is written \\\"", Fix{span, escaped}};
}

/// Reads the text again where that helps: at most a few times, as each reading costs as much as the first.
std::unique_ptr<Reading> read(const Source& source, const Words& words, const std::set<uint32_t>& query_starts) {
  Rereading rereading;
  rereading.query_starts = query_starts;
  auto best = std::make_unique<Reading>(source, words, rereading);
  best->run();
  for (int attempts = 0; attempts < 8 && best->errors() > 0;) {
    std::unique_ptr<Reading> better;  // replaces `best` only when nothing of that is looked at any more
    for (const auto& fault : best->faults()) {
      for (auto string = fault.strings.rbegin(); string != fault.strings.rend() && !better && attempts < 8; ++string) {
        if (string->begin > fault.at) continue;
        auto end = last_closing_quote(source.text(), *string);
        if (end == 0 || rereading.string_ends.contains(string->begin)) continue;
        auto tried = rereading;
        tried.string_ends[string->begin] = end;
        ++attempts;
        auto again = std::make_unique<Reading>(source, words, tried);
        again->run();
        if (again->errors() >= best->errors()) continue;
        rereading = std::move(tried);
        better = std::move(again);
      }
      if (better) break;
    }
    if (!better) break;
    best = std::move(better);
  }
  for (auto [begin, end] : rereading.string_ends)
    best->script().diagnostics.push_back(unescaped_quotes(source.text(), {begin, end}));
  return best;
}

}  // namespace

bool may_begin_query(std::string_view text, size_t at, const Words& words) {
  if (at == 0 || at >= text.size() || text[at] == '|' || !is_first_on_line(text, at)) return false;
  if (!follows_blank_or_comment_line(text, at) || text.find('|', at) == std::string_view::npos) return false;
  auto word = word_at(text, at);
  return word.empty() || words.form_of(word) == StageForm::not_an_operator;
}

ast::Script parse(const Source& source, const Words& words, const std::set<uint32_t>& query_starts) {
  ast::Script script;
  auto whole = Span{0, static_cast<uint32_t>(source.text().size())};
  if (!utf8::is_valid(source.text())) {
    script.diagnostics.push_back({Severity::error, "not-utf8", {0, 0}, "this text is not UTF-8", "save the file as UTF-8", {}});
    return script;
  }
  try {
    script = std::move(read(source, words, query_starts)->script());
    if (script.queries.empty() && !has_errors(script.diagnostics))
      script.diagnostics.push_back({Severity::error, "empty-query", whole, "there is no query in this text", "", {}});
  } catch (const std::exception& e) {
    // ANTLR throws for its own inconsistencies only; still nothing may leave this function.
    script.diagnostics.push_back({Severity::error, "internal", whole, fmt::format("the parser failed: {}", e.what()),
                                  "please report this query", {}});
  }
  return script;
}

}  // namespace dohyo::syntax
