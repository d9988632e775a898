#include "interpreter/syntax/lex.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "SumoLexer.h"
#include "interpreter/text/limits.h"
#include "interpreter/text/utf8.h"

namespace dohyo::syntax {

namespace {

using grammar::SumoLexer;
using Type = size_t;
constexpr Type none = 0;

/// Nesting beyond this is an error, so that no recursion over the tree can exhaust the stack.
constexpr int deepest_nesting = 200;

/// After these an operand has ended: a following `/` divides and a following `%` is the remainder.
bool ends_operand(Type type) {
  switch (type) {
    case SumoLexer::WORD:
    case SumoLexer::DIGIT_WORD:
    case SumoLexer::STRING:
    case SumoLexer::CHARACTER:
    case SumoLexer::UNCLOSED_STRING:
    case SumoLexer::NUMBER:
    case SumoLexer::REGEX:
    case SumoLexer::QUOTED_NAME:
    case SumoLexer::PERCENT_NAME:
    case SumoLexer::RPAREN:
    case SumoLexer::TRUE_WORD:
    case SumoLexer::FALSE_WORD:
    case SumoLexer::SIGN:
    case SumoLexer::NULL_WORD: return true;
    default: return false;
  }
}

bool is_comparator(Type type) {
  switch (type) {
    case SumoLexer::EQUAL:
    case SumoLexer::NOT_EQUAL:
    case SumoLexer::LESS:
    case SumoLexer::LESS_EQUAL:
    case SumoLexer::GREATER:
    case SumoLexer::GREATER_EQUAL: return true;
    default: return false;
  }
}

/// Splits one text. A fresh object per text; `run` does all of it.
class Splitter {
 public:
  Splitter(const Source& source, const StageFormOf& form_of) : source_(source), text_(source.text()), form_of_(form_of) {}

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
      auto mode = mode_at(position);
      bool reads_comments = mode == Type{SumoLexer::DEFAULT_MODE} || mode == Type{SumoLexer::PIPELINE};
      if (reads_comments && opens_endless_comment(position)) break;
      lexer_->setMode(mode);
      auto token = lexer_->nextToken();
      if (token->getType() == antlr4::Token::EOF) break;
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

  [[nodiscard]] size_t here() const { return out_.byte_offset(out_.input->index()); }

  // ---- Which mode reads the next token -------------------------------------------------------------------------

  size_t mode_at(size_t position) {
    char c = text_[position];
    if (c == '"' && !closes(position)) return SumoLexer::UNCLOSED;
    if (in_scope_ || in_search_stage_) return is_comparator(previous_) && !std::isspace(static_cast<unsigned char>(c)) && c != '('
                              ? Type{SumoLexer::VALUE}
                              : Type{SumoLexer::DEFAULT_MODE};
    if (c == '%' && ends_operand(previous_)) return SumoLexer::AFTER_OPERAND;
    if (c == '/' && !ends_operand(previous_) && closes_regex(position)) return SumoLexer::REGEX_MODE;
    return SumoLexer::PIPELINE;
  }

  /// A string that runs over a line end into a line that starts with a pipe has lost its quote.
  [[nodiscard]] bool closes(size_t position) const {
    bool fresh_line = false;
    for (size_t i = position + 1; i < text_.size(); ++i) {
      char c = text_[i];
      if (c == '\\') {
        ++i;
        fresh_line = false;
        continue;
      }
      if (c == '"') return true;
      if (c == '\n') {
        fresh_line = true;
      } else if (fresh_line && c == '|') {
        return false;
      } else if (!std::isspace(static_cast<unsigned char>(c))) {
        fresh_line = false;
      }
    }
    return false;
  }

  /// `/*` without `*/` swallows the rest: said once, and nothing behind it is read.
  bool opens_endless_comment(size_t position) {
    if (!text_.substr(position).starts_with("/*") || text_.find("*/", position + 2) != std::string_view::npos) return false;
    auto begin = static_cast<uint32_t>(position);
    error("unclosed-comment", {begin, begin + 2}, "this comment is never closed", "end it with */");
    section().broken = true;
    return true;
  }

  /// Whether a regular expression that begins at `position` ends on its line.
  [[nodiscard]] bool closes_regex(size_t position) {
    if (position + 1 >= text_.size() || text_[position + 1] == '/' || text_[position + 1] == '*') return false;
    if (position < regex_ends_.begin || position >= regex_ends_.end) find_regex_ends(position);
    return regex_ends_.outside[position + 1 - regex_ends_.begin];
  }

  /// Fills `regex_ends_` from `begin` to the end of its line, backwards: a line full of slashes is looked at once.
  void find_regex_ends(size_t begin) {
    size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
    auto& [first, last, outside, inside] = regex_ends_;
    first = begin;
    last = end;
    // What is behind the line, and behind a backslash that ends it, closes nothing.
    outside.assign(end - begin + 2, false);
    inside.assign(end - begin + 2, false);
    for (size_t i = end; i-- > begin;) {
      size_t k = i - begin;
      char c = text_[i];
      outside[k] = c == '\\' ? outside[k + 2] : c == '[' ? inside[k + 1] : c == '/' || outside[k + 1];
      inside[k] = c == '\\' ? inside[k + 2] : c == ']' ? outside[k + 1] : inside[k + 1];
    }
  }

  // ---- What a token does ---------------------------------------------------------------------------------------------

  void take(std::unique_ptr<antlr4::Token> token) {
    auto span = out_.span_of(*token);
    auto type = token->getType();
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) {
      if (type != SumoLexer::SPACE) comments_.push_back(span);
      return;
    }
    bool first_on_line = is_first_on_line(span.begin);
    if (!in_scope_ && depth_ == 0 && first_on_line && is_complete() && starts_scope(span.begin)) {
      start_next_query(span);
      // Read the same characters again by the rules of the scope.
      out_.input->seek(token->getStartIndex());
      return;
    }
    switch (type) {
      case SumoLexer::PIPE: return take_pipe(std::move(token), span);
      case SumoLexer::SEMICOLON:
        if (depth_ == 0 && ends_line(span.end)) {
          start_next_query({span.end, span.end});
          return;
        }
        break;
      case SumoLexer::LPAREN:
        // Every bracket that stands free in such a stage holds a pipeline.
        if (takes_pipelines()) return open_pipeline(std::move(token), span);
        if (!in_scope_ && previous_ == SumoLexer::WORD && before_previous_ != SumoLexer::AS)
          set_type(*section().tokens.back(), SumoLexer::FUNCTION);
        open(span);
        break;
      case SumoLexer::RPAREN:
        if (depth_ > 0) {
          if (!pipelines_.empty() && pipelines_.back().depth == depth_) {
            head_form_ = pipelines_.back().form;
            in_search_stage_ = false;
            pipelines_.pop_back();
          }
          --depth_;
          brackets_.pop_back();
        }
        break;
      case SumoLexer::UNCLOSED_STRING:
        error("unclosed-string", span, "this text has no closing quote on its line",
              "end it with \"; a quote inside is written \\\"");
        section().broken = true;
        break;
      default: break;
    }
    bool heads_stage = at_stage_head();
    type = in_scope_ || in_search_stage_ ? scope_word_type(*token, span) : pipeline_word_type(*token, span);
    if (type == SumoLexer::SEARCH_OPERATOR) in_search_stage_ = true;
    if (heads_stage)
      head_form_ = type == SumoLexer::OPERATOR ? form_of_(utf8::lower_ascii(source_.text(span))) : StageForm::not_an_operator;
    append(std::move(token), type, span);
  }

  [[nodiscard]] bool at_stage_head() const { return previous_ == SumoLexer::PIPE || previous_ == SumoLexer::PIPELINE_OPEN; }

  void append(std::unique_ptr<antlr4::Token> token, Type type, Span span) {
    limit_nesting(type, span);
    if (type != token->getType()) set_type(*token, type);
    section().span.end = span.end;
    if (section().tokens.empty()) section().span.begin = span.begin;
    section().tokens.push_back(std::move(token));
    before_previous_ = previous_;
    previous_ = type;
    comments_.clear();
  }

  static void set_type(antlr4::Token& token, Type type) { static_cast<antlr4::CommonToken&>(token).setType(type); }

  [[nodiscard]] bool takes_pipelines() const {
    return head_form_ == StageForm::pipelines && depth_ == (pipelines_.empty() ? 0 : pipelines_.back().depth);
  }

  void open_pipeline(std::unique_ptr<antlr4::Token> token, Span span) {
    open(span);
    pipelines_.push_back({depth_, head_form_});
    append(std::move(token), SumoLexer::PIPELINE_OPEN, span);
  }

  void take_pipe(std::unique_ptr<antlr4::Token> token, Span span) {
    (void)section();  // fixes the title of a query that starts with a pipe
    if (!pipelines_.empty() && pipelines_.back().depth == depth_) {
      in_search_stage_ = false;
      return append(std::move(token), SumoLexer::PIPE, span);
    }
    if (depth_ > 0) {
      // No other bracket holds a pipeline, so the bracket is missing, not the pipe misplaced.
      error("unclosed-bracket", brackets_.front(), "this bracket is never closed", "add ) before the next |");
      section().broken = true;
    }
    close_brackets();
    in_scope_ = in_search_stage_ = false;
    query().stages.emplace_back();
    query().stages.back().span = {span.end, span.end};
    previous_ = SumoLexer::PIPE;
    prefix_run_ = 0;
    question_marks_ = 0;
    comments_.clear();
  }

  void open(Span span) {
    ++depth_;
    brackets_.push_back(span);
    if (depth_ == deepest_nesting + 1) {
      error("nested-too-deep", span, "brackets are nested more than 200 deep", "split the expression into several stages");
      section().broken = true;
    }
  }

  /// Prefix signs and `?:` recurse in the parser as brackets do.
  void limit_nesting(Type type, Span span) {
    bool prefix = type == SumoLexer::NOT || type == SumoLexer::BANG || type == SumoLexer::PREFIX_MINUS ||
                  type == SumoLexer::PREFIX_PLUS;
    prefix_run_ = prefix ? prefix_run_ + 1 : 0;
    if (type == SumoLexer::QUESTION) ++question_marks_;
    if ((prefix_run_ == deepest_nesting || question_marks_ == deepest_nesting) && !section().broken) {
      error("nested-too-deep", span, "operators are nested more than 200 deep", "split the expression into several stages");
      section().broken = true;
    }
  }

  // ---- Keywords by their place ----------------------------------------------------------------------------------------

  [[nodiscard]] Type scope_word_type(const antlr4::Token& token, Span span) const {
    auto type = token.getType();
    if (type != SumoLexer::SCOPE_WORD || is_comparator(previous_)) return type;
    auto word = utf8::lower_ascii(source_.text(span));
    if (word == "and") return SumoLexer::AND;
    if (word == "or") return SumoLexer::OR;
    if (word == "not") return SumoLexer::NOT;
    if (word == "in" && previous_ == SumoLexer::SCOPE_WORD && next_character(span.end) == '(') return SumoLexer::IN;
    return type;
  }

  [[nodiscard]] Type pipeline_word_type(const antlr4::Token& token, Span span) const {
    auto type = token.getType();
    if (type != SumoLexer::WORD) return sign_type(type, span);
    if (previous_ == SumoLexer::AS) return type;
    auto word = utf8::lower_ascii(source_.text(span));
    if (at_stage_head()) return stage_head_type(word, span);
    bool after_operand = ends_operand(previous_);
    if (word == "and") return after_operand ? Type{SumoLexer::AND} : type;
    if (word == "or") return after_operand ? Type{SumoLexer::OR} : type;
    if (word == "not") return SumoLexer::NOT;
    if (word == "as") return after_operand ? Type{SumoLexer::AS} : type;
    if (word == "by") return after_operand || previous_ == SumoLexer::OPERATOR ? Type{SumoLexer::BY} : type;
    bool infix = after_operand || (previous_ == SumoLexer::NOT && ends_operand(before_previous_));
    if (word == "in") return infix ? Type{SumoLexer::IN} : type;
    if (word == "matches") return infix ? Type{SumoLexer::MATCHES} : type;
    if (word == "contains") return infix ? Type{SumoLexer::CONTAINS} : type;
    if (after_operand || next_character(span.end) == '(') return type;
    if (word == "true") return SumoLexer::TRUE_WORD;
    if (word == "false") return SumoLexer::FALSE_WORD;
    if (word == "null") return SumoLexer::NULL_WORD;
    return type;
  }

  /// After an operand a sign goes on with the expression; after `as name` it cannot.
  [[nodiscard]] Type sign_type(Type type, Span span) const {
    if ((type == SumoLexer::PLUS || type == SumoLexer::MINUS) && is_value(span)) return SumoLexer::SIGN;
    if (ends_operand(previous_) && before_previous_ != SumoLexer::AS) return type;
    switch (type) {
      case SumoLexer::PLUS: return SumoLexer::PREFIX_PLUS;
      case SumoLexer::MINUS: return SumoLexer::PREFIX_MINUS;
      case SumoLexer::STAR: return SumoLexer::LONE_STAR;
      default: return type;
    }
  }

  /// `direction=+-`, `direction=- threshold=2`: signs after `=` that no operand follows.
  [[nodiscard]] bool is_value(Span sign) const {
    if (previous_ == SumoLexer::SIGN && before_previous_ == SumoLexer::EQUAL) return true;
    if (previous_ != SumoLexer::EQUAL) return false;
    size_t end = sign.end;
    if (end < text_.size() && (text_[end] == '+' || text_[end] == '-') && text_[end] != text_[sign.begin]) ++end;
    size_t next = skip_space(end);
    if (next >= text_.size() || std::string_view(",|;)").find(text_[next]) != std::string_view::npos) return true;
    auto word = word_at(next);
    if (next == end || word.empty()) return false;
    size_t after = skip_space(next + word.size());
    bool next_option = after < text_.size() && text_[after] == '=';
    return next_option || word == "by";
  }

  /// A word is an operator only if its continuation is not that of an expression (04 A20): `limit > 3 as big`.
  [[nodiscard]] Type stage_head_type(const std::string& word, Span span) const {
    auto form = form_of_(word);
    if (word == "not") return SumoLexer::NOT;
    if (form == StageForm::not_an_operator) {
      if (word == "true") return SumoLexer::TRUE_WORD;
      if (word == "false") return SumoLexer::FALSE_WORD;
      if (word == "null") return SumoLexer::NULL_WORD;
      return SumoLexer::WORD;
    }
    if (form == StageForm::assignments) return SumoLexer::ASSIGNING_OPERATOR;
    size_t i = skip_space(span.end);
    char c = i < text_.size() ? text_[i] : '\0';
    char d = i + 1 < text_.size() ? text_[i + 1] : '\0';
    bool searches = form == StageForm::search;
    bool compares = c == '=' || c == '<' || c == '>' || c == '?' || (c == '*' && !searches) || (c == '!' && d == '=');
    bool divides = c == '/' && d != '/' && d != '*' && !searches;
    auto next_word = word_at(i);
    if (compares || divides || next_word == "as") return SumoLexer::WORD;
    return searches ? SumoLexer::SEARCH_OPERATOR : SumoLexer::OPERATOR;
  }

  // ---- Where queries begin and end (04 A01) --------------------------------------------------------------------------

  [[nodiscard]] bool is_complete() const {
    switch (previous_) {
      case none:
      case SumoLexer::PIPE:
      case SumoLexer::PIPELINE_OPEN:
      case SumoLexer::COMMA:
      case SumoLexer::LPAREN:
      case SumoLexer::AND:
      case SumoLexer::OR:
      case SumoLexer::NOT:
      case SumoLexer::BANG:
      case SumoLexer::BY:
      case SumoLexer::IN:
      case SumoLexer::AS:
      case SumoLexer::MATCHES:
      case SumoLexer::CONTAINS:
      case SumoLexer::PLUS:
      case SumoLexer::MINUS:
      case SumoLexer::STAR:
      case SumoLexer::PREFIX_PLUS:
      case SumoLexer::PREFIX_MINUS:
      case SumoLexer::SLASH:
      case SumoLexer::PERCENT:
      case SumoLexer::QUESTION:
      case SumoLexer::COLON:
      case SumoLexer::OPERATOR:
      case SumoLexer::SEARCH_OPERATOR:
      case SumoLexer::ASSIGNING_OPERATOR: return false;
      default: return !is_comparator(previous_);
    }
  }

  /// `(`* `_name` `=`, with white space anywhere.
  [[nodiscard]] bool starts_scope(size_t i) const {
    i = skip_space(i);
    while (i < text_.size() && text_[i] == '(') i = skip_space(i + 1);
    if (i >= text_.size() || text_[i] != '_') return false;
    while (i < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[i])) || text_[i] == '_')) ++i;
    i = skip_space(i);
    return i < text_.size() && text_[i] == '=';
  }

  void start_next_query(Span span) {
    auto comments = std::move(comments_);
    end_query();
    begin_query();
    comments_ = std::move(comments);
    query().scope.span = {span.begin, span.begin};
  }

  void begin_query() {
    out_.queries.emplace_back();
    in_scope_ = true;
    in_search_stage_ = false;
    previous_ = before_previous_ = none;
    prefix_run_ = question_marks_ = 0;
    forget_brackets();
    errors_ = 0;
    titled_ = false;
  }

  void end_query() {
    close_brackets();
    auto& q = query();
    while (!q.stages.empty() && q.stages.back().tokens.empty() && !q.stages.back().broken) {
      q.ended_by_pipe = true;
      q.stages.pop_back();
    }
    // A stage made only of a comment is dropped.
    std::erase_if(q.stages, [](const Section& s) { return s.tokens.empty() && !s.broken; });
    if (q.scope.tokens.empty() && q.stages.empty() && !q.scope.broken) out_.queries.pop_back();
  }

  void close_brackets() {
    if (depth_ > 0 && !section().broken) {
      error("unclosed-bracket", brackets_.front(), "this bracket is never closed", "add the missing )");
      section().broken = true;
    }
    forget_brackets();
  }

  void forget_brackets() {
    depth_ = 0;
    brackets_.clear();
    pipelines_.clear();
  }

  /// The comment lines directly above the query; `@name` wins.
  void set_title(size_t query_begin) {
    titled_ = true;
    std::string title;
    size_t below = query_begin;
    for (auto comment = comments_.rbegin(); comment != comments_.rend(); ++comment) {
      auto gap = text_.substr(comment->end, below - comment->end);
      if (std::count(gap.begin(), gap.end(), '\n') > 1) break;
      if (!is_first_on_line(comment->begin)) break;
      auto line = comment_text(*comment);
      if (!line.empty()) title = line;
      if (line.starts_with("@name ")) {
        title = line.substr(6);
        break;
      }
      below = comment->begin;
    }
    query().title = title;
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

  QuerySections& query() { return out_.queries.back(); }
  Section& section() {
    auto& q = query();
    if (!titled_) {
      auto begin = comments_.empty() ? 0 : comments_.back().end;
      while (begin < text_.size() && std::isspace(static_cast<unsigned char>(text_[begin]))) ++begin;
      set_title(begin);
    }
    return q.stages.empty() ? q.scope : q.stages.back();
  }

  [[nodiscard]] bool is_first_on_line(size_t position) const {
    while (position > 0) {
      char c = text_[--position];
      if (c == '\n') return true;
      if (c != ' ' && c != '\t' && c != '\r') return false;
    }
    return true;
  }

  [[nodiscard]] bool ends_line(size_t position) const {
    while (position < text_.size() && (text_[position] == ' ' || text_[position] == '\t' || text_[position] == '\r')) ++position;
    return position >= text_.size() || text_[position] == '\n' || text_.substr(position).starts_with("//");
  }

  [[nodiscard]] size_t skip_space(size_t i) const {
    while (i < text_.size() && std::isspace(static_cast<unsigned char>(text_[i]))) ++i;
    return i;
  }
  [[nodiscard]] char next_character(size_t i) const {
    i = skip_space(i);
    return i < text_.size() ? text_[i] : '\0';
  }
  [[nodiscard]] std::string word_at(size_t i) const {
    size_t end = i;
    while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_')) ++end;
    return utf8::lower_ascii(text_.substr(i, end - i));
  }

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
  const StageFormOf& form_of_;
  LexedText out_;
  SumoLexer* lexer_ = nullptr;

  bool in_scope_ = true;
  bool in_search_stage_ = false;  ///< the stage is read by the rules of the scope
  bool titled_ = false;
  Type previous_ = none;
  Type before_previous_ = none;
  int depth_ = 0;
  StageForm head_form_ = StageForm::not_an_operator;  ///< of the operator that heads the stage
  struct OpenPipeline {
    int depth;       ///< of its bracket
    StageForm form;  ///< of the stage around it
  };
  std::vector<OpenPipeline> pipelines_;
  int prefix_run_ = 0;
  int question_marks_ = 0;
  size_t errors_ = 0;  ///< in this query
  std::vector<Span> brackets_;
  std::vector<Span> comments_;  ///< since the last token
  /// Of a part of a line: whether a regular expression that is read on from a place ends there, outside or inside of [...].
  struct {
    size_t begin = 0;
    size_t end = 0;
    std::vector<bool> outside, inside;
  } regex_ends_;
};

}  // namespace

LexedText lex(const Source& source, const StageFormOf& form_of) { return Splitter(source, form_of).run(); }

}  // namespace dohyo::syntax
