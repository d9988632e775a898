#include "interpreter/steps/parse_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/steps/parse_arguments.h"
#include "interpreter/steps/parse_steps.h"
#include "interpreter/steps/xml_stage.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

// ---- What the text of the stage says --------------------------------------------------------------------------------

struct WrittenPattern {
  std::string raw;  ///< between the quotes
  Span span;
  std::vector<ast::Name> names;
};

struct WrittenParse {
  bool regex = false;
  std::optional<ast::Name> field;
  std::vector<WrittenPattern> patterns;
  bool nodrop = false;
  std::optional<Span> nocase;
  std::optional<Span> multi_span;
  bool ok = true;
};

/// The order of the parts is free (01 section 4.0: be liberal).
class ParseReader {
 public:
  ParseReader(StageBinder& binder, bool regex) : binder_(binder), reader_(binder) { out_.regex = regex; }

  WrittenParse read() {
    if (!out_.regex && is_unsupported()) return std::move(out_);
    if (!out_.regex) skip_xml();
    while (out_.ok && (read_field() || read_word() || read_pattern() || reader_.accept_comma())) {
    }
    if (out_.ok && out_.patterns.empty())
      fail("expected-pattern", reader_.here(), "expected a pattern in double quotes",
           out_.regex ? R"re(for example: parse regex "user=(?<user>\S+)")re"
                      : R"(for example: parse "user=* " as user)");
    if (out_.ok) out_.ok = reader_.expect_end();
    return std::move(out_);
  }

 private:
  bool is_unsupported() {
    auto at = reader_.here();
    if (reader_.accept_word("using"))
      fail("unsupported", at, "`parse using` reads a parser from the hosted service's library, which is not here",
           "write the pattern itself: parse \"...\" as ...");
    return !out_.ok;
  }

  /// `parse xml "<Door>*</Door>" as door` is the plain form (04 C84).
  void skip_xml() {
    auto at = reader_.here();
    if (xml_form(binder_.stage()) != XmlForm::anchor || !reader_.accept_word("xml")) return;
    if (binder_.options().dialect != Dialect::sumo) return;
    binder_.report({Severity::error, "borrowed-syntax", at, "this is a pattern, not a path", "leave out `xml`", Fix{{at.begin, reader_.here().begin}, ""}});
    out_.ok = false;
  }

  bool read_field() { return accept_field_option(binder_, reader_, out_.field, out_.ok); }

  /// `regex`, `multi`, `nodrop`, `nocase`; the aliases may be attached to the last of them: `"..." nodrop as
  /// a, b`.
  bool read_word() {
    const auto* item = reader_.peek_item();
    const auto* name = item != nullptr ? as_field(item->expression) : nullptr;
    if (name == nullptr || name->quoted) return false;
    auto is = [&](std::string_view word) { return utf8::equal_ignoring_ascii_case(name->text, word); };
    if (is("regex") && out_.patterns.empty())
      out_.regex = true;
    else if (is("nodrop"))
      out_.nodrop = true;
    else if (is("multi"))
      out_.multi_span = name->span;
    else if (is("nocase"))
      out_.nocase = name->span;
    else
      return false;
    reader_.accept_item();
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  bool read_pattern() {
    const auto* item = reader_.peek_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr) return false;
    reader_.accept_item();
    out_.patterns.push_back({text->raw, item->expression.span, {}});
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  void take_names(const ast::Item& item) {
    auto names = reader_.aliases_of(item);
    if (out_.patterns.empty() || !out_.patterns.back().names.empty())
      return fail("unexpected-alias", item.aliases[0].span, "these names belong to no pattern");
    out_.patterns.back().names = std::move(names);
  }

  void fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    out_.ok = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  WrittenParse out_;
};

// ---- Patterns to extractors -----------------------------------------------------------------------------------------

/// A pattern ready to run and the names of its fields.
struct Bound {
  std::shared_ptr<const Extractor> extractor;   ///< null: takes everything
  std::shared_ptr<const RegexExtractor> regex;  ///< the same, when it is one
  std::vector<ast::Name> names;                 ///< by field
};

class PatternBinder {
 public:
  PatternBinder(StageBinder& binder, const WrittenParse& parse) : binder_(binder), parse_(parse) {}

  std::optional<Bound> bind(const WrittenPattern& pattern) { return parse_.regex ? regex(pattern) : anchor(pattern); }

 private:
  [[nodiscard]] bool sumo() const { return binder_.options().dialect == Dialect::sumo; }

  void note(std::string code, Span at, std::string message, std::string help) {
    binder_.report({Severity::note, std::move(code), at, std::move(message), std::move(help), {}});
  }

  // Anchors

  std::optional<Bound> anchor(const WrittenPattern& written) {
    Anchor::Options options;
    Anchor anchor(written.raw, options);
    if (!sumo() && anchor.captures() != written.names.size())
      anchor = with_backslash_before_star(written, anchor, options);
    if (auto place = anchor.adjacent_stars()) {
      auto begin = written.span.begin + 1 + static_cast<uint32_t>(*place);
      binder_.error("adjacent-wildcards", {begin, begin + 2}, "two stars without a text between them cannot be told apart",
                    "use `parse regex`, whose groups say where they end");
      return {};
    }
    if (!check_count(written, anchor)) return {};
    if (!sumo() && parse_.field && anchor.splits_path()) {
      options.last_separator = true;
      note("path-split", written.span, "this splits at the last separator; the hosted service splits at the first",
           "to say the first, use `parse regex`: \"^(?<first>[^\\\\/]*)[\\\\/](?<rest>.*)$\"");
    }
    if (!sumo() && anchor.has_xml_attribute()) {
      options.either_quote = true;
      note("either-quote", written.span, "the single quotes in this pattern find double quotes too",
           "the hosted service takes them as they are");
    }
    return make_anchor(written, Anchor(written.raw, options), options);
  }

  /// `"*\*"`: a backslash and a star where a star of the text would leave a name without a value.
  Anchor with_backslash_before_star(const WrittenPattern& written, const Anchor& plain, Anchor::Options& options) {
    auto other = options;
    other.literal_star = false;
    Anchor reread(written.raw, other);
    if (reread.captures() != written.names.size()) return plain;
    options = other;
    binder_.warning("pattern-reread", written.span,
                    R"(`\*` is read as a backslash and a star that captures, as the names ask for)",
                    R"(a backslash is written `\\`)");
    return reread;
  }

  bool check_count(const WrittenPattern& written, const Anchor& anchor) {
    auto stars = anchor.captures();
    if (stars == 0)
      binder_.error("no-capture", written.span, "this pattern has no `*`, so it finds no value",
                    "to keep rows that contain a text: where _raw matches \"*text*\"");
    else if (written.names.empty())
      binder_.error("missing-alias", written.span,
                    fmt::format("the pattern finds {} without a name", counted(stars, "value")),
                    fmt::format("add `as` and {}", counted(stars, "name")));
    else if (stars != written.names.size())
      binder_.error("alias-count", span_of(written.names),
                    fmt::format("the pattern has {} but {} follow{}", counted(stars, "star"),
                                counted(written.names.size(), "name"), written.names.size() == 1 ? "s" : ""),
                    "each star needs one name behind `as`");
    else
      return true;
    return false;
  }

  std::optional<Bound> make_anchor(const WrittenPattern& written, Anchor anchor, const Anchor::Options& options) {
    if (anchor.takes_everything()) return Bound{nullptr, nullptr, written.names};
    if (!parse_.nocase || options.last_separator)
      return Bound{std::make_shared<AnchorExtractor>(std::move(anchor)), nullptr, written.names};
    Regex::Fault fault;
    auto regex = Regex::compile(anchor.as_regex(), {Regex::Groups::all, true}, fault);
    if (!regex) {
      binder_.error("invalid-regex", written.span, fault.message);
      return {};
    }
    std::vector<std::vector<uint32_t>> groups;
    for (uint32_t i = 1; i <= anchor.captures(); ++i) groups.push_back({i});
    return Bound{std::make_shared<RegexExtractor>(std::move(*regex), std::move(groups)), nullptr, written.names};
  }

  // Regular expressions

  std::optional<Bound> regex(const WrittenPattern& written) {
    Regex::Options options{Regex::Groups::named, parse_.nocase.has_value()};
    auto regex = compile_regex_text(binder_, written.raw, written.span, options);
    if (!regex) return {};
    if (regex->names().empty() && !written.names.empty() && !sumo()) {
      // One sensible meaning: the names are those of the groups.
      options.groups = Regex::Groups::all;
      Regex::Fault fault;
      auto positional = Regex::compile(regex->pattern(), options, fault);
      if (positional && positional->group_count() == written.names.size())
        return by_position(written, std::move(*positional));
    }
    if (!check_groups(written, *regex)) return {};
    Bound bound;
    std::vector<std::vector<uint32_t>> groups;
    for (const auto& name : regex->names()) {
      groups.push_back(name.groups);
      bound.names.push_back({name.text, written.span, false});
    }
    if (!written.names.empty()) bound.names = written.names;
    bound.regex = std::make_shared<RegexExtractor>(std::move(*regex), std::move(groups));
    bound.extractor = bound.regex;
    return bound;
  }

  Bound by_position(const WrittenPattern& written, Regex regex) {
    binder_.warning("pattern-reread", written.span,
                    "the groups of this pattern have no names: they get those after `as`, in order",
                    "name a group in the pattern: (?<name>...)");
    std::vector<std::vector<uint32_t>> groups;
    for (uint32_t i = 1; i <= written.names.size(); ++i) groups.push_back({i});
    auto extractor = std::make_shared<RegexExtractor>(std::move(regex), std::move(groups));
    return {extractor, extractor, written.names};
  }

  bool check_groups(const WrittenPattern& written, const Regex& regex) {
    if (regex.names().empty()) {
      binder_.error("no-named-group", written.span, "this pattern has no named group, so it finds no value",
                    "name what to keep: (?<name>...)");
      return false;
    }
    if (!written.names.empty() && written.names.size() != regex.names().size()) {
      binder_.error("alias-count", span_of(written.names),
                    fmt::format("the pattern has {} but {} follow{}", counted(regex.names().size(), "named group"),
                                counted(written.names.size(), "name"), written.names.size() == 1 ? "s" : ""));
      return false;
    }
    if (sumo()) return check_hosted(written, regex);
    if (regex.has_nested_names())
      binder_.warning("nested-groups", written.span,
                      "a named group stands inside another: the hosted service refuses that",
                      "use one `parse regex` for each");
    return true;
  }

  /// What only the default dialect takes.
  bool check_hosted(const WrittenPattern& written, const Regex& regex) {
    auto refuse = [&](Span at, std::string message, std::string help) {
      binder_.error("borrowed-syntax", at, std::move(message), std::move(help));
      return false;
    };
    bool ok = true;
    if (auto place = written.raw.find("(?P<"); place != std::string::npos)
      ok = refuse(written.span, "the hosted service knows no `(?P<`", "a named group is written (?<name>...)");
    if (!written.names.empty())
      ok = refuse(span_of(written.names), "the hosted service takes the names from the groups, not from `as`",
                  "name the groups as the fields should be called");
    if (regex.has_nested_names())
      ok = refuse(written.span, "a named group stands inside another", "use one `parse regex` for each");
    if (std::any_of(regex.names().begin(), regex.names().end(),
                    [](const Regex::Name& n) { return n.groups.size() > 1; }))
      ok = refuse(written.span, "two groups have the same name", "use two stages with `nodrop`");
    return ok;
  }

  StageBinder& binder_;
  const WrittenParse& parse_;
};

// ---- Steps ----------------------------------------------------------------------------------------------------------

/// What a parse stage with `nodrop` leaves for a parse directly behind it.
struct ParseChain {
  ParseStep* last;
};

class ParseStage {
 public:
  ParseStage(StageBinder& binder, const WrittenParse& parse) : binder_(binder), parse_(parse) {}

  void bind() {
    if (!check_options()) return;
    // Every pattern reads its input from the beginning, as it was before the stage (01 section 4.0).
    input_ = parse_input(binder_, parse_.field);
    if (const auto* chain = std::any_cast<ParseChain>(&binder_.from_previous_stage());
        chain != nullptr && binder_.options().chained_nodrop)
      before_ = chain->last;
    std::vector<std::optional<Bound>> patterns;
    for (const auto& pattern : parse_.patterns) patterns.push_back(PatternBinder(binder_, parse_).bind(pattern));
    for (size_t i = 0; i < patterns.size(); ++i)
      if (patterns[i]) add_step(parse_.patterns[i], std::move(*patterns[i]));
    if (parse_.nodrop && before_ != nullptr) binder_.leave_for_next_stage(ParseChain{before_});
  }

 private:
  bool check_options() {
    bool ok = true;
    if (parse_.multi_span && !parse_.regex) {
      binder_.error("unexpected-argument", *parse_.multi_span, "`multi` belongs to `parse regex`",
                    "a pattern with stars finds the first match only");
      ok = false;
    }
    if (parse_.nocase && binder_.options().dialect == Dialect::sumo) {
      binder_.error("borrowed-syntax", *parse_.nocase, "the hosted service knows no `nocase`",
                    "put (?i) at the beginning of a regular expression");
      ok = false;
    }
    return ok;
  }

  void add_step(const WrittenPattern& written, Bound bound) {
    ParseStep::Plan plan;
    plan.input = input_;
    plan.extractor = bound.extractor;
    plan.fields = bound.names.size();
    plan.nodrop = parse_.nodrop;
    plan.before = before_;
    plan.text = '"' + written.raw + '"';
    plan.targets = assign_parse_targets(binder_, bound.names, parse_.nodrop || before_ != nullptr);
    std::unique_ptr<ParseStep> step;
    if (parse_.multi_span)
      step = std::make_unique<MultiParseStep>(std::move(plan), bound.regex, binder_);
    else
      step = std::make_unique<ParseStep>(std::move(plan), binder_);
    // Several patterns in one stage are a chain of their own: any match of a `nodrop` stage counts as its
    // match.
    if (parse_.nodrop) before_ = step.get();
    binder_.add(std::move(step));
  }

  StageBinder& binder_;
  const WrittenParse& parse_;
  Slot input_ = no_slot;
  ParseStep* before_ = nullptr;
};

void bind_stage(StageBinder& binder, bool regex) {
  auto parse = ParseReader(binder, regex).read();
  if (parse.ok) ParseStage(binder, parse).bind();
}

}  // namespace

void bind_parse(StageBinder& binder) {
  if (xml_form(binder.stage()) == XmlForm::path)
    bind_parse_xml(binder);
  else
    bind_stage(binder, false);
}
void bind_extract(StageBinder& binder) { bind_stage(binder, true); }

}  // namespace dohyo
