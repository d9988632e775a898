#include "interpreter/syntax/lex.h"

#include <fmt/format.h>

#include <cctype>

#include "SumoLexer.h"
#include "interpreter/syntax/look_ahead.h"
#include "interpreter/syntax/token_kinds.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

namespace {

using grammar::SumoLexer;
using Type = TokenType;
constexpr Type none = 0;

/// Nesting beyond this is an error, so that no recursion over the tree can exhaust the stack.
constexpr int deepest_nesting = 200;
constexpr size_t deepest_pipelines = 20;

/// Reads one query: the whole text, or what stands in the brackets of a stage or a sub-query.
struct Frame {
  enum class Kind : uint8_t { whole, brackets, square_brackets, subquery };

  Kind kind = Kind::whole;
  QuerySections* query = nullptr;
  std::unique_ptr<QuerySections> owned;  ///< of a nested query, until it is handed to the section around it
  std::unique_ptr<antlr4::Token> opener;
  Span opener_span;

  bool in_scope = true;
  bool in_search = false;  ///< the stage is read by the rules of the scope
  bool takes_table = false;  ///< the stage begins with the place of a table
  bool nests = false;  ///< the brackets of this stage hold pipelines
  bool has_wildcard_names = false;  ///< in this stage `win_*` is one word
  Type previous = none;
  Type before_previous = none;
  Span previous_span;
  int prefix_run = 0;
  int question_marks = 0;
  std::vector<Span> brackets;

  [[nodiscard]] bool reads_scope() const { return in_scope || in_search; }
  [[nodiscard]] Section& section() const { return query->stages.empty() ? query->scope : query->stages.back(); }
};

/// Splits one text. A fresh object per text; `run` does all of it.
class Splitter {
 public:
  Splitter(const Source& source, const Words& words, const Rereading& rereading)
      : source_(source), text_(source.text()), words_(words), rereading_(rereading), regex_ends_(source.text()) {}

  LexedText run() {
    if (!utf8::is_ascii(text_)) map_code_points();
    out_.input = std::make_unique<antlr4::ANTLRInputStream>(std::string(text_));
    auto lexer = std::make_unique<SumoLexer>(out_.input.get());
    lexer_ = lexer.get();
    lexer_->removeErrorListeners();
    out_.lexer = std::move(lexer);
    begin_query();
    for (;;) {
      auto position = here();
      if (position >= text_.size()) break;
      if (auto end = rereading_.string_ends.find(static_cast<uint32_t>(position)); end != rereading_.string_ends.end()) {
        take(made_token(end->second, SumoLexer::STRING));
        continue;
      }
      if (auto end = legacy_parameter_end(position); end != 0) {
        take(made_token(end, SumoLexer::WORD));
        continue;
      }
      if (auto end = wildcard_name_end(position); end != 0) {
        take(made_token(end, SumoLexer::WORD));
        continue;
      }
      auto mode = mode_at(position);
      bool reads_comments = mode == Type{SumoLexer::DEFAULT_MODE} || mode == Type{SumoLexer::PIPELINE};
      if (reads_comments && opens_endless_comment(position)) break;
      lexer_->setMode(mode);
      auto token = lexer_->nextToken();
      if (token->getType() == antlr4::Token::EOF) break;
      if (token->getType() == SumoLexer::LOCATION) leave_semicolon(*token);
      take(std::move(token));
    }
    end_query();
    return std::move(out_);
  }

 private:
  void map_code_points() {
    for (size_t i = 0; i < text_.size();) {
      out_.byte_offsets.push_back(static_cast<uint32_t>(i));
      utf8::next(text_, i);
    }
    out_.byte_offsets.push_back(static_cast<uint32_t>(text_.size()));
  }

  [[nodiscard]] size_t code_point(size_t byte) const {
    const auto& offsets = out_.byte_offsets;
    if (offsets.empty()) return byte;
    return static_cast<size_t>(std::lower_bound(offsets.begin(), offsets.end(), byte) - offsets.begin());
  }

  [[nodiscard]] size_t here() const { return out_.byte_offset(out_.input->index()); }
  void go_to(size_t byte) { out_.input->seek(code_point(byte)); }

  Frame& frame() { return frames_.back(); }
  [[nodiscard]] const Frame& frame() const { return frames_.back(); }

  // ---- Which mode reads the next token -------------------------------------------------------------------------

  size_t mode_at(size_t position) {
    const auto& f = frame();
    char c = text_[position];
    if (c == '"' && !closes_string(text_, position)) return SumoLexer::UNCLOSED;
    if (c == '\xe2' && typographic_string_end(text_, position) != 0) return SumoLexer::TYPOGRAPHIC;
    if (f.reads_scope())
      return is_comparator(f.previous) && !is_blank(c) && c != '(' ? Type{SumoLexer::VALUE} : Type{SumoLexer::DEFAULT_MODE};
    if (ends_operand(f.previous)) {
      // `row %"a b"`: no text has a remainder, so a name begins.
      if (c == '%') return character_at(text_, position + 1) == '"' ? SumoLexer::PIPELINE : SumoLexer::AFTER_OPERAND;
      if (introduces_location() && begins_path(text_, position)) return SumoLexer::LOCATION_MODE;
    } else {
      if ((c == '/' || f.takes_table) && f.previous == SumoLexer::OPERATOR && begins_path(text_, position)) return SumoLexer::LOCATION_MODE;
      if (c == '/' && regex_ends_.closes(position)) return SumoLexer::REGEX_MODE;
      if ((c == '+' || c == '-') && f.previous == SumoLexer::EQUAL && is_sign_value(text_, position)) return SumoLexer::SIGN_MODE;
    }
    if (begins_location(text_, position)) return SumoLexer::LOCATION_MODE;
    return SumoLexer::PIPELINE;
  }

  /// A table stands behind `from`, and behind `append` in `save append`; a field may be called so too.
  [[nodiscard]] bool introduces_location() const {
    if (frame().previous != SumoLexer::WORD) return false;
    auto word = utf8::lower_ascii(source_.text(frame().previous_span));
    return word == "from" || (word == "append" && frame().before_previous == SumoLexer::OPERATOR);
  }

  /// At the end of a line it ends the query, though an address may hold one.
  void leave_semicolon(antlr4::Token& token) {
    auto span = out_.span_of(token);
    if (span.end - span.begin < 2 || text_[span.end - 1] != ';' || !ends_line(text_, span.end)) return;
    static_cast<antlr4::CommonToken&>(token).setStopIndex(token.getStopIndex() - 1);
    go_to(span.end - 1);
  }

  /// `cat shared/hosts` in place of the search.
  [[nodiscard]] bool begins_source(Type type, Span span) const {
    const auto& f = frame();
    if (!f.in_scope || type != SumoLexer::SCOPE_WORD || f.previous != none) return false;
    if (words_.form_of(utf8::lower_ascii(source_.text(span))) != StageForm::source) return false;
    auto next = skip_space(text_, span.end);
    return begins_location(text_, next) || begins_path(text_, next) || text_.substr(next).starts_with("{{") || text_.substr(next).starts_with("$");
  }

  /// `/*` without `*/` swallows the rest: said once, and nothing behind it is read.
  bool opens_endless_comment(size_t position) {
    if (!text_.substr(position).starts_with("/*") || text_.find("*/", position + 2) != std::string_view::npos) return false;
    auto begin = static_cast<uint32_t>(position);
    error("unclosed-comment", {begin, begin + 2}, "this comment is never closed", "end it with */");
    section().broken = true;
    return true;
  }

  /// The end of `$$name` where a stage has one; 0 where none begins. What it stands for nobody knows (01 section 1.8).
  [[nodiscard]] size_t legacy_parameter_end(size_t position) const {
    if (frame().reads_scope() || !text_.substr(position).starts_with("$$")) return 0;
    auto word = word_at(text_, position + 2);
    return word.empty() ? 0 : position + 2 + word.size();
  }

  /// The end of a name with stars where such are words, else 0. A lone star is one too.
  [[nodiscard]] size_t wildcard_name_end(size_t begin) const {
    if (!frame().has_wildcard_names) return 0;
    size_t end = begin;
    while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) || std::string_view("_.*").find(text_[end]) != std::string_view::npos)) ++end;
    return text_.substr(begin, end - begin).find('*') == std::string_view::npos ? 0 : end;
  }

  /// The characters up to `end` as one token.
  std::unique_ptr<antlr4::Token> made_token(size_t end, Type type) {
    auto begin = out_.input->index();
    go_to(end);
    return std::make_unique<antlr4::CommonToken>(std::pair<antlr4::TokenSource*, antlr4::CharStream*>(lexer_, out_.input.get()),
                                                 type, antlr4::Token::DEFAULT_CHANNEL, begin, code_point(end) - 1);
  }

  // ---- What a token does ---------------------------------------------------------------------------------------------

  void take(std::unique_ptr<antlr4::Token> token) {
    auto span = out_.span_of(*token);
    auto type = token->getType();
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) {
      if (type != SumoLexer::SPACE) take_comment(span);
      return;
    }
    if (begins_next_query(span)) {
      start_next_query(span);
      // Read the same characters again by the rules of the scope.
      out_.input->seek(token->getStartIndex());
      return;
    }
    auto& f = frame();
    switch (type) {
      case SumoLexer::PIPE: return take_pipe(span);
      case SumoLexer::SEMICOLON:
        if (f.kind == Frame::Kind::whole && f.brackets.empty() && ends_line(text_, span.end)) {
          start_next_query({span.end, span.end});
          return;
        }
        // `startsWith="text";strict`: between the elements of such a stage it says no more than a blank.
        if (f.nests && f.brackets.empty() && f.previous == SumoLexer::STRING && !word_at(text_, skip_space(text_, span.end)).empty()) return;
        break;
      case SumoLexer::LPAREN:
        if (f.nests && f.brackets.empty()) return open_nested(Frame::Kind::brackets, std::move(token), span);
        if (!f.reads_scope() && f.previous == SumoLexer::WORD && f.before_previous != SumoLexer::AS)
          set_type(*section().tokens.back(), SumoLexer::FUNCTION);
        open(span);
        break;
      case SumoLexer::RPAREN:
        if (!f.brackets.empty())
          f.brackets.pop_back();
        else if (f.kind == Frame::Kind::brackets)
          return close_nested(span, token->getStopIndex());
        break;
      case SumoLexer::LBRACKET:
      case SumoLexer::RBRACKET:
      case SumoLexer::UNEXPECTED:
        if (text_[span.begin] == '[')
          if (auto head = subquery_head(text_, span.begin); head.end != 0) return open_subquery(std::move(token), span, head);
        if (text_[span.begin] == '[' && f.nests && f.brackets.empty()) return open_nested(Frame::Kind::square_brackets, std::move(token), span);
        if (text_[span.begin] == ']' && (f.kind == Frame::Kind::subquery || f.kind == Frame::Kind::square_brackets)) return close_nested(span, token->getStopIndex());
        if (is_typographic_quote(source_.text(span))) lone_typographic_quote(span);
        break;
      case SumoLexer::STRING:
        if (text_[span.begin] == '\xe2') typographic_quotes(span);
        // `as "odd name"`
        if (!f.reads_scope() && f.previous == SumoLexer::AS) set_type(*token, SumoLexer::QUOTED_NAME);
        break;
      case SumoLexer::UNCLOSED_STRING:
        if (!section().broken) error("unclosed-string", span, "this text has no closing quote on its line",
              "end it with \"; a quote inside is written \\\"");
        section().broken = true;
        break;
      default: break;
    }
    if (begins_source(type, span)) {
      begin_stage(span);
      set_type(*token, SumoLexer::WORD);
    }
    type = f.reads_scope() ? scope_word_type(*token, span) : pipeline_word_type(*token, span);
    if (type == SumoLexer::SEARCH_OPERATOR) f.in_search = true;
    limit_nesting(type, span);
    if (type != token->getType()) set_type(*token, type);
    note_parameters(type, span);
    push(std::move(token), type, span);
  }

  void typographic_quotes(Span span) {
    if (++repaired_quotes_ > most_warnings) {
      if (repaired_quotes_ == most_warnings + 1)
        out_.diagnostics.push_back({Severity::warning, "too-many-warnings", span, "typographic quotes are read as plain ones from here on too; this is the last such warning", "", {}});
      return;
    }
    auto inside = text_.substr(span.begin + 3, span.end - span.begin - 6);
    out_.diagnostics.push_back({Severity::warning, "typographic-quote", span, "these are typographic quotes; they are read as plain ones",
                                "texts stand in plain quotes", Fix{span, '"' + std::string(inside) + '"'}});
  }

  void lone_typographic_quote(Span span) {
    if (!section().broken)
      out_.diagnostics.push_back({Severity::error, "typographic-quote", span,
                                  fmt::format("{} is a typographic quote that has no partner", source_.text(span)), "texts stand in plain quotes",
                                  Fix{span, "\""}});
    section().broken = true;
  }

  void push(std::unique_ptr<antlr4::Token> token, Type type, Span span) {
    auto& f = frame();
    section().span.end = span.end;
    if (section().tokens.empty()) section().span.begin = span.begin;
    section().tokens.push_back(std::move(token));
    f.before_previous = f.previous;
    f.previous = type;
    f.previous_span = span;
    comments_.clear();
  }

  static void set_type(antlr4::Token& token, Type type) { static_cast<antlr4::CommonToken&>(token).setType(type); }

  void take_comment(Span span) {
    comments_.push_back(span);
    if (!frame().query->stages.empty()) frame().section().commented = true;
    // A text that was flattened to one line (04 A03).
    auto comment = source_.text(span);
    if (comment.starts_with("//") && comment.find('|') != std::string_view::npos && text_.find('\n') == std::string_view::npos)
      out_.diagnostics.push_back({Severity::warning, "commented-out", span, "the rest of the query is commented out",
                                  "a // comment goes to the end of its line; was this text several lines once?", {}});
  }

  void take_pipe(Span span) {
    (void)section();  // fixes the title of a query that starts with a pipe
    close_brackets("add ) before the next |");
    auto& f = frame();
    if (f.query->stages.empty() && f.query->scope.tokens.empty() && f.kind == Frame::Kind::whole && !f.query->scope.broken)
      out_.diagnostics.push_back({Severity::note, "no-scope", span, "this query has no search before its first |, so it reads every event",
                                  "", {}});
    end_stage(span);
    begin_stage({span.end, span.end});
    comments_.clear();
  }

  void begin_stage(Span at) {
    auto& f = frame();
    f.in_scope = f.in_search = false;
    f.query->stages.emplace_back();
    f.query->stages.back().span = {at.begin, at.begin};
    f.previous = SumoLexer::PIPE;
    f.prefix_run = f.question_marks = 0;
    f.nests = f.takes_table = f.has_wildcard_names = false;
  }

  /// Drops a stage in which nothing stands (04 A05).
  void end_stage(Span next_pipe) {
    auto& stages = frame().query->stages;
    if (stages.empty() || !stages.back().tokens.empty() || stages.back().broken) return;
    if (!stages.back().commented)
      out_.diagnostics.push_back({Severity::note, "empty-stage", next_pipe, "there is nothing between this | and the one before it", "", {}});
    stages.pop_back();
  }

  void open(Span span) {
    auto& brackets = frame().brackets;
    brackets.push_back(span);
    if (brackets.size() == deepest_nesting + 1) {
      error("nested-too-deep", span, "brackets are nested more than 200 deep", "split the expression into several stages");
      section().broken = true;
    }
  }

  /// Prefix signs and `?:` recurse in the parser as brackets do.
  void limit_nesting(Type type, Span span) {
    auto& f = frame();
    bool prefix = type == SumoLexer::NOT || type == SumoLexer::BANG || type == SumoLexer::PREFIX_MINUS ||
                  type == SumoLexer::PREFIX_PLUS;
    f.prefix_run = prefix ? f.prefix_run + 1 : 0;
    if (type == SumoLexer::QUESTION) ++f.question_marks;
    if ((f.prefix_run == deepest_nesting || f.question_marks == deepest_nesting) && !section().broken) {
      error("nested-too-deep", span, "operators are nested more than 200 deep", "split the expression into several stages");
      section().broken = true;
    }
  }

  void note_parameters(Type type, Span span) {
    bool quoted = frame().reads_scope() || type == SumoLexer::STRING || type == SumoLexer::REGEX || type == SumoLexer::QUOTED_NAME;
    auto text = source_.text(span);
    if (text.find('{') == std::string_view::npos && text.find('$') == std::string_view::npos) return;
    bool legacy = type == SumoLexer::SCOPE_WORD || type == SumoLexer::WORD;
    for_each_parameter(text, legacy, [&](std::string_view name, size_t begin, size_t end) {
      frames_.front().query->parameters.push_back(
          {std::string(name), {span.begin + static_cast<uint32_t>(begin), span.begin + static_cast<uint32_t>(end)}, quoted});
    });
  }

  // ---- Pipelines in brackets -----------------------------------------------------------------------------------------

  void open_nested(Frame::Kind kind, std::unique_ptr<antlr4::Token> token, Span span) {
    begin_frame(kind, std::move(token), span);
    auto& f = frame();
    if (begins_scope(skip_space_and_comments(text_, span.end))) return;
    f.in_scope = false;
    f.query->stages.emplace_back();
    f.query->stages.back().span = {span.end, span.end};
    f.previous = SumoLexer::PIPE;
  }

  void open_subquery(std::unique_ptr<antlr4::Token> token, Span span, SubqueryHead head) {
    auto end = static_cast<uint32_t>(head.end);
    begin_frame(Frame::Kind::subquery, std::move(token), span);
    frame().query->subquery = true;
    frame().query->head = {span.begin + 1, end};
    if (!head.has_colon) {
      error("subquery-syntax", {span.begin, end}, "a sub-query needs a colon before its search", "write [subquery: search | ... | compose field]");
      frame().query->scope.broken = true;
    }
    go_to(head.end);
  }

  /// A leg of `join` and its like is a pipeline over the rows at hand, or a search of its own.
  [[nodiscard]] bool begins_scope(size_t i) const {
    char c = character_at(text_, i);
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) return true;
    auto word = word_at(text_, i);
    auto next = character_at(text_, skip_space(text_, i + word.size()));
    if (begins_metadata_scope(text_, i)) return true;
    return words_.form_of(word) == StageForm::not_an_operator && next != '(' && word_at(text_, skip_space(text_, i + word.size())) != "as";
  }

  void begin_frame(Frame::Kind kind, std::unique_ptr<antlr4::Token> token, Span span) {
    (void)section();
    if (frames_.size() == deepest_pipelines) {
      error("nested-too-deep", span, "pipelines are nested more than 20 deep", "");
      section().broken = true;
    }
    Frame f;
    f.kind = kind;
    f.owned = std::make_unique<QuerySections>();
    f.query = f.owned.get();
    f.query->scope.span = {span.end, span.end};
    f.opener = std::move(token);
    f.opener_span = span;
    frames_.push_back(std::move(f));
  }

  /// Hands a nested query to the section around it, as one token.
  void close_nested(Span closer, size_t stop_index) {
    close_brackets(frame().kind != Frame::Kind::brackets ? "add ) before the ]" : "add the missing )");
    drop_trailing_stages();
    auto f = std::move(frames_.back());
    frames_.pop_back();
    auto* token = static_cast<antlr4::CommonToken*>(f.opener.get());
    auto type = f.kind == Frame::Kind::subquery ? SumoLexer::SUBQUERY : SumoLexer::NESTED;
    token->setType(type);
    token->setStopIndex(stop_index);
    Span span{f.opener_span.begin, closer.end};
    // Recursion over the tree goes as deep as the frames.
    if (frames_.size() < deepest_pipelines) section().nested.push_back(std::move(f.owned));
    push(std::move(f.opener), type, span);
  }

  void drop_trailing_stages() {
    auto& stages = frame().query->stages;
    while (!stages.empty() && stages.back().tokens.empty() && !stages.back().broken) stages.pop_back();
  }

  // ---- Keywords by their place ----------------------------------------------------------------------------------------

  [[nodiscard]] Type scope_word_type(const antlr4::Token& token, Span span) const {
    auto type = token.getType();
    const auto& f = frame();
    if (type != SumoLexer::SCOPE_WORD || is_comparator(f.previous)) return type;
    auto word = utf8::lower_ascii(source_.text(span));
    if (word == "and") return SumoLexer::AND;
    if (word == "or") return SumoLexer::OR;
    if (word == "not") return SumoLexer::NOT;
    bool after_name = f.previous == SumoLexer::SCOPE_WORD || f.previous == SumoLexer::QUOTED_NAME || f.previous == SumoLexer::NOT;
    if (word == "in" && after_name && next_character(span.end) == '(') return SumoLexer::IN;
    return type;
  }

  [[nodiscard]] Type pipeline_word_type(const antlr4::Token& token, Span span) {
    auto type = token.getType();
    auto& f = frame();
    if (type == SumoLexer::OPEN_PARAMETER && ends_operand(f.previous) && !f.brackets.empty()) return SumoLexer::OPEN_TEST;
    // `x !in (...)` and `x !contains y` are `x not in (...)` and `x not contains y`.
    if (type == SumoLexer::BANG && ends_operand(f.previous)) return SumoLexer::NOT;
    if (type != SumoLexer::WORD) return sign_type(type);
    if (f.previous == SumoLexer::AS) return type;
    auto word = utf8::lower_ascii(source_.text(span));
    if (f.previous == SumoLexer::PIPE) return stage_head_type(word, span);
    bool after_operand = ends_operand(f.previous);
    if (word == "and") return after_operand ? Type{SumoLexer::AND} : type;
    if (word == "or") return after_operand ? Type{SumoLexer::OR} : type;
    if (word == "xor") return after_operand ? Type{SumoLexer::XOR} : type;
    if (word == "not") return SumoLexer::NOT;
    if (word == "as") return after_operand ? Type{SumoLexer::AS} : type;
    if (word == "by") return after_operand || f.previous == SumoLexer::OPERATOR ? Type{SumoLexer::BY} : type;
    bool infix = after_operand || (f.previous == SumoLexer::NOT && ends_operand(f.before_previous));
    if (word == "in") return infix ? in_type(span) : type;
    if (word == "matches") return infix ? Type{SumoLexer::MATCHES} : type;
    if (word == "contains") return infix ? Type{SumoLexer::CONTAINS} : type;
    if (word == "regex" && f.previous == SumoLexer::MATCHES && next_character(span.end) == '"') return SumoLexer::REGEX_WORD;
    if (word == "escape" && f.previous == SumoLexer::STRING && f.before_previous == SumoLexer::INFIX) return SumoLexer::ESCAPE;
    if (infix && f.before_previous != SumoLexer::AS && begins_operand(span.end)) {
      if (word == "between") return SumoLexer::BETWEEN;
      if (words_.is_infix && words_.is_infix(word)) return SumoLexer::INFIX;
    }
    if (after_operand || next_character(span.end) == '(') return type;
    if (word == "true") return SumoLexer::TRUE_WORD;
    if (word == "false") return SumoLexer::FALSE_WORD;
    if (word == "null") return SumoLexer::NULL_WORD;
    return type;
  }

  /// `x in (1, 2)` is a test; `filter x in ( pipeline )` and `values all in x` are clauses.
  [[nodiscard]] Type in_type(Span span) const {
    bool pipeline = frame().nests && frame().brackets.empty();
    return next_character(span.end) == '(' && !pipeline ? SumoLexer::IN : SumoLexer::IN_CLAUSE;
  }

  /// After an operand a sign goes on with the expression; after `as name` it cannot.
  [[nodiscard]] Type sign_type(Type type) const {
    if (ends_operand(frame().previous) && frame().before_previous != SumoLexer::AS) return type;
    switch (type) {
      case SumoLexer::PLUS: return SumoLexer::PREFIX_PLUS;
      case SumoLexer::MINUS: return SumoLexer::PREFIX_MINUS;
      case SumoLexer::STAR: return SumoLexer::LONE_STAR;
      default: return type;
    }
  }

  /// Whether an operand may stand there: a word before it can be infix. In a list of names the next is a comma or nothing.
  [[nodiscard]] bool begins_operand(size_t position) const {
    char c = next_character(position);
    return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("\"'(_-%/").find(c) != std::string_view::npos;
  }

  /// A word is an operator only if its continuation is not that of an expression (04 A20): `limit > 3 as big`.
  [[nodiscard]] Type stage_head_type(const std::string& word, Span span) {
    auto form = words_.form_of(word);
    if (word == "not") return SumoLexer::NOT;
    if (form == StageForm::not_an_operator || form == StageForm::aggregate) {
      if (next_character(span.end) == '(') return SumoLexer::WORD;
      if (word == "true") return SumoLexer::TRUE_WORD;
      if (word == "false") return SumoLexer::FALSE_WORD;
      if (word == "null") return SumoLexer::NULL_WORD;
      return SumoLexer::WORD;
    }
    if (form == StageForm::assignments) return SumoLexer::ASSIGNING_OPERATOR;
    bool searches = form == StageForm::search;
    size_t i = skip_space_and_comments(text_, span.end);
    char c = character_at(text_, i);
    char d = character_at(text_, i + 1);
    bool compares = c == '=' || c == '<' || c == '>' || c == '?' || (c == '!' && d == '=');
    // `lookup * from` and `save /shared/table` are no arithmetic.
    auto after_sign = skip_space(text_, i + 1);
    bool multiplies = c == '*' && !searches && form != StageForm::names && word_at(text_, after_sign) != "from" && !std::ispunct(static_cast<unsigned char>(character_at(text_, after_sign)));
    bool divides = c == '/' && !searches && d != '/' && d != '*' && !(i > span.end && begins_path(text_, i));
    bool calls = c == '(' && form == StageForm::elements_or_call;
    if (compares || multiplies || divides || calls || word_at(text_, i) == "as") return SumoLexer::WORD;
    frame().nests = form == StageForm::pipelines;
    frame().has_wildcard_names = form == StageForm::names;
    frame().takes_table = form == StageForm::source;
    return searches ? SumoLexer::SEARCH_OPERATOR : SumoLexer::OPERATOR;
  }

  // ---- Where queries begin and end (04 A01) --------------------------------------------------------------------------

  [[nodiscard]] bool begins_next_query(Span span) const {
    const auto& f = frame();
    if (f.kind != Frame::Kind::whole || f.in_scope || !f.brackets.empty()) return false;
    if (rereading_.query_starts.contains(span.begin)) return true;
    return is_first_on_line(text_, span.begin) && !wants_more(f.previous) && begins_metadata_scope(text_, span.begin);
  }

  void start_next_query(Span span) {
    auto comments = std::move(comments_);
    end_query();
    begin_query();
    comments_ = std::move(comments);
    frame().query->scope.span = {span.begin, span.begin};
  }

  void begin_query() {
    out_.queries.emplace_back();
    frames_.clear();
    frames_.emplace_back();
    frame().query = &out_.queries.back();
    errors_ = 0;
    titled_ = false;
  }

  void end_query() {
    while (frames_.size() > 1) {
      bool subquery = frame().kind == Frame::Kind::subquery;
      error(subquery ? "unclosed-subquery" : "unclosed-bracket", frame().opener_span, "this bracket is never closed",
            frame().kind != Frame::Kind::brackets ? "add the missing ]" : "add the missing )");
      frames_.pop_back();
      section().broken = true;
      frame().brackets.clear();
    }
    close_brackets("add the missing )");
    drop_trailing_stages();
    auto& q = *frame().query;
    if (q.scope.tokens.empty() && q.stages.empty() && !q.scope.broken) out_.queries.pop_back();
  }

  void close_brackets(std::string help) {
    auto& brackets = frame().brackets;
    if (!brackets.empty() && !section().broken) {
      error("unclosed-bracket", brackets.front(), "this bracket is never closed", std::move(help));
      section().broken = true;
    }
    brackets.clear();
  }

  /// The comment lines directly above the query; `@name` wins.
  void set_title(size_t query_begin) {
    titled_ = true;
    std::string title;
    size_t below = query_begin;
    for (auto comment = comments_.rbegin(); comment != comments_.rend(); ++comment) {
      auto gap = text_.substr(comment->end, below - comment->end);
      if (std::count(gap.begin(), gap.end(), '\n') > 1) break;
      if (!is_first_on_line(text_, comment->begin)) break;
      auto line = comment_text(*comment);
      if (!line.empty()) title = line;
      if (line.starts_with("@name ")) {
        title = line.substr(6);
        break;
      }
      below = comment->begin;
    }
    frame().query->title = title;
  }

  [[nodiscard]] std::string comment_text(Span span) const {
    auto text = source_.text(span);
    text.remove_prefix(2);
    if (source_.text(span).starts_with("/*") && text.ends_with("*/")) text.remove_suffix(2);
    auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) || c == '*' || c == '/'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    if (auto end = text.find('\n'); end != std::string_view::npos) text = text.substr(0, end);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return std::string(text);
  }

  // ---- Small helpers ---------------------------------------------------------------------------------------------------

  Section& section() {
    if (!titled_ && frame().kind == Frame::Kind::whole) {
      auto begin = comments_.empty() ? 0 : comments_.back().end;
      set_title(skip_space(text_, begin));
    }
    return frame().section();
  }

  [[nodiscard]] char next_character(size_t i) const { return character_at(text_, skip_space_and_comments(text_, i)); }

  void error(std::string code, Span span, std::string message, std::string help) {
    if (++errors_ > most_errors) return;
    if (errors_ == most_errors) {
      code = "too-many-errors";
      message = fmt::format("a query with {} errors is not looked at any further", most_errors);
      help.clear();
    }
    out_.diagnostics.push_back({Severity::error, std::move(code), span, std::move(message), std::move(help), {}});
  }

  const Source& source_;
  std::string_view text_;
  const Words& words_;
  const Rereading& rereading_;
  RegexEnds regex_ends_;
  size_t errors_ = 0;  ///< in this query
  size_t repaired_quotes_ = 0;  ///< in the text
  LexedText out_;
  SumoLexer* lexer_ = nullptr;
  std::vector<Frame> frames_;  ///< the whole query, and the brackets around here that hold pipelines
  bool titled_ = false;
  std::vector<Span> comments_;  ///< since the last token
};

}  // namespace

LexedText lex(const Source& source, const Words& words, const Rereading& rereading) {
  return Splitter(source, words, rereading).run();
}

}  // namespace dohyo::syntax
