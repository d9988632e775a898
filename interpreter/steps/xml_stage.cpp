#include "interpreter/steps/xml_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/literal.h"
#include "interpreter/steps/discover.h"
#include "interpreter/steps/parse_arguments.h"
#include "interpreter/text/utf8.h"
#include "interpreter/xml/document.h"

namespace dohyo {

namespace {

/// The values of paths. A text without all of them is no match; with `partial`, one without any.
class XmlExtractor final : public Extractor {
 public:
  XmlExtractor(std::vector<xml::Path> paths, bool any_prefix, bool partial)
      : paths_(std::move(paths)), any_prefix_(any_prefix), partial_(partial) {}

  bool extract(std::string_view text, Fields fields, Run run) const override {
    xml::Document document;
    if (!document.parse(text)) return false;
    size_t found = 0;
    for (size_t i = 0; i < paths_.size(); ++i) {
      std::string value;
      fields[i] = {};
      // A prefix in the path means a namespace, which the hosted service does not know.
      if (!any_prefix_ && paths_[i].has_prefix()) continue;
      if (!document.find(paths_[i], any_prefix_, value)) continue;
      fields[i] = run.arena.copy(value);
      ++found;
    }
    return found == paths_.size() || (partial_ && found > 0);
  }

 private:
  std::vector<xml::Path> paths_;
  bool any_prefix_;
  bool partial_;
};

class LeafFinder final : public FieldFinder {
 public:
  [[nodiscard]] std::string describe() const override { return "all leaves of the XML"; }
  void find(std::string_view text, FoundFields& fields) const override {
    xml::Document document;
    if (!document.parse(text)) return;
    document.for_each_leaf([&](std::string_view name, std::string_view value) { fields.add(name, value); });
  }
};

class XmlStage {
 public:
  explicit XmlStage(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    while (ok_ && (reader_.accept_word("xml") || accept_field_option(binder_, reader_, field_, ok_) || read_nodrop() || read_path() || reader_.accept_comma())) {
    }
    if (!ok_ || !reader_.expect_end()) return;
    if (paths_.empty()) return bind_leaves();
    if (!names_.empty() && names_.size() != paths_.size()) {
      fail("alias-count", span_of(names_),
           fmt::format("{} stand{} before `as` but {} follow{}", counted(paths_.size(), "path"), paths_.size() == 1 ? "s" : "",
                       counted(names_.size(), "name"), names_.size() == 1 ? "s" : ""));
      return;
    }
    add_step();
  }

 private:
  [[nodiscard]] bool sumo() const { return binder_.options().dialect == Dialect::sumo; }

  bool read_nodrop() {
    const auto* nodrop = accept_flag(reader_, "nodrop");
    if (nodrop == nullptr) return false;
    nodrop_ = true;
    if (!nodrop->aliases.empty()) take_names(*nodrop);
    return true;
  }

  bool read_path() {
    const auto* item = reader_.peek_item();
    const auto* text = item != nullptr ? as_text(item->expression) : nullptr;
    if (text == nullptr) return false;
    auto span = item->expression.span;
    if (!names_.empty()) return fail("unexpected-argument", span, "a path behind the names", "all paths come first, then `as` and all names");
    auto decoded = decode_literal(text->raw, Escapes::plain);
    auto path = parse(decoded, text->raw, span);
    if (!path) return false;
    reader_.accept_item();
    path_texts_.push_back(decoded);
    spans_.push_back(span);
    paths_.push_back(std::move(*path));
    if (!item->aliases.empty()) take_names(*item);
    return true;
  }

  std::optional<xml::Path> parse(const std::string& decoded, const std::string& raw, Span span) {
    xml::PathFault fault;
    auto path = xml::parse_path(decoded, fault);
    if (!path) {
      auto at = span;
      if (decoded == raw) {
        auto begin = std::min(span.begin + 1 + static_cast<uint32_t>(fault.position), span.end - 1);
        at = {begin, span.end - 1};
        if (at.begin == at.end) at = span;
      }
      fail("invalid-xpath", at, fault.message, fault.help);
      return {};
    }
    auto has_star = [](const xml::Step& step) { return step.name == "*"; };
    bool absolute = decoded.find_first_not_of(" \t") != std::string::npos && decoded[decoded.find_first_not_of(" \t")] == '/';
    if (!absolute && path->steps.size() == 1 && path->target == xml::Path::Target::element && path->steps[0].predicates.empty()) {
      fail("invalid-xpath", span, "this is a name, not a path", "write the path from the root: /Event/System/EventID; all leaves: parse xml");
      return {};
    }
    if (!sumo()) return path;
    if (!absolute) {
      binder_.report({Severity::error, "borrowed-syntax", span, "in the hosted service a path begins with /", "write it from the root",
                      Fix{span, "\"/" + raw + '"'}});
      ok_ = false;
      return {};
    }
    if (std::any_of(path->steps.begin(), path->steps.end(), has_star)) {
      fail("borrowed-syntax", span, "the hosted service knows no `*` in paths", "name the element");
      return {};
    }
    if (path->has_prefix())
      binder_.warning("namespace-in-path", span, "the hosted service knows no namespaces: a path with a prefix is null");
    return path;
  }

  void take_names(const ast::Item& item) {
    if (names_.empty())
      names_ = reader_.aliases_of(item);
    else
      fail("unexpected-alias", item.aliases[0].span, "the names were given before");
  }

  void bind_leaves() {
    auto at = binder_.stage().span;
    if (!names_.empty())
      return (void)fail("unexpected-alias", names_[0].span, "these names belong to no path", R"(for example: parse xml "/a/b" as name)");
    if (sumo())
      return (void)fail("borrowed-syntax", at, "in the hosted service `parse xml` needs a path",
                        R"re(for example: parse xml "/Event/System/EventID/text()" as EventID)re");
    discover_fields(binder_, parse_input(binder_, field_), std::make_unique<LeafFinder>());
  }

  void add_step() {
    auto names = names_;
    for (size_t i = names.size(); i < paths_.size(); ++i) names.push_back({default_name(paths_[i]), spans_[i], true});
    ParseStep::Plan plan;
    plan.verb = "parse xml";
    plan.input = parse_input(binder_, field_);
    plan.fields = paths_.size();
    plan.nodrop = nodrop_;
    plan.keeps_missing = nodrop_;
    for (const auto& text : path_texts_) plan.text += fmt::format("{}\"{}\"", plan.text.empty() ? "" : ", ", text);
    plan.extractor = std::make_shared<XmlExtractor>(std::move(paths_), !sumo(), nodrop_);
    plan.targets = assign_parse_targets(binder_, names, nodrop_);
    binder_.add(std::make_unique<ParseStep>(std::move(plan), binder_));
  }

  static std::string default_name(const xml::Path& path) {
    const auto& name = path.default_name();
    auto colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return ok_ = false;
  }

  StageBinder& binder_;
  StageReader reader_;
  std::optional<ast::Name> field_;
  std::vector<xml::Path> paths_;
  std::vector<std::string> path_texts_;
  std::vector<Span> spans_;
  std::vector<ast::Name> names_;
  bool nodrop_ = false;
  bool ok_ = true;
};

}  // namespace

XmlForm xml_form(const ast::Stage& stage) {
  bool xml = false;
  for (const auto& element : stage.elements) {
    const auto* item = std::get_if<ast::Item>(&element);
    if (item == nullptr) continue;
    if (const auto* name = as_field(item->expression); name != nullptr && !name->quoted)
      xml = xml || utf8::equal_ignoring_ascii_case(name->text, "xml");
    if (const auto* text = as_text(item->expression)) {
      std::string_view raw = text->raw;
      bool anchor = raw == "*" || (raw.starts_with('<') && raw.find('*') != std::string_view::npos);
      return !xml ? XmlForm::none : anchor ? XmlForm::anchor : XmlForm::path;
    }
  }
  return xml ? XmlForm::path : XmlForm::none;
}

void bind_parse_xml(StageBinder& binder) { XmlStage(binder).bind(); }

void bind_xmlkv(StageBinder& binder) {
  StageReader reader(binder);
  std::optional<ast::Name> field;
  bool ok = true;
  if (!accept_field_option(binder, reader, field, ok) && ok && !reader.at_end()) field = reader.expect_field("the field to read");
  if (!ok || !reader.expect_end()) return;
  discover_fields(binder, parse_input(binder, field), std::make_unique<LeafFinder>());
}

}  // namespace dohyo
