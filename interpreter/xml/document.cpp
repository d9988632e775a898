#include "interpreter/xml/document.h"

#include <pugixml.hpp>

#include "interpreter/text/utf8.h"

namespace dohyo::xml {

namespace {

std::string_view without_prefix(std::string_view name) {
  auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct NameTest {
  bool any_prefix;
  bool operator()(std::string_view found, std::string_view wanted) const {
    if (wanted == "*" || found == wanted) return true;
    return any_prefix && without_prefix(found) == without_prefix(wanted);
  }
};

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }
bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

bool has_elements(pugi::xml_node element) {
  for (auto child : element.children())
    if (is_element(child)) return true;
  return false;
}

/// The texts that stand side by side from `node` on.
std::string text_from(pugi::xml_node node) {
  std::string text;
  for (; node && is_text(node); node = node.next_sibling()) text += node.value();
  return text;
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, size_t size) override { text.append(static_cast<const char*>(data), size); }
};

/// Looks for the first value of one path.
class Search {
 public:
  Search(const Path& path, bool any_prefix, std::string& value) : path_(path), same_{any_prefix}, value_(value) {}

  bool below(pugi::xml_node parent, size_t depth) {
    const auto& step = path_.steps[depth];
    std::vector<pugi::xml_node> elements;
    for (auto child : parent.children())
      if (is_element(child) && same_(child.name(), step.name)) {
        elements.push_back(child);
        // Nothing asks for a later one.
        if (step.predicates.empty() && take(child, depth)) return true;
      }
    if (step.predicates.empty()) return false;
    for (const auto& predicate : step.predicates) apply(predicate, elements);
    for (auto element : elements)
      if (take(element, depth)) return true;
    return false;
  }

 private:
  void apply(const Predicate& predicate, std::vector<pugi::xml_node>& elements) const {
    switch (predicate.kind) {
      case Predicate::Kind::position:
        if (predicate.position > elements.size())
          elements.clear();
        else
          elements = {elements[predicate.position - 1]};
        return;
      case Predicate::Kind::last:
        if (!elements.empty()) elements = {elements.back()};
        return;
      case Predicate::Kind::attribute:
        std::erase_if(elements, [&](pugi::xml_node element) {
          auto attribute = find_attribute(element, predicate.attribute);
          return !attribute || predicate.value != attribute.value();
        });
    }
  }

  [[nodiscard]] pugi::xml_attribute find_attribute(pugi::xml_node element, std::string_view name) const {
    for (auto attribute : element.attributes())
      if (same_(attribute.name(), name)) return attribute;
    return {};
  }

  bool take(pugi::xml_node element, size_t depth) {
    if (depth + 1 < path_.steps.size()) return below(element, depth + 1);
    switch (path_.target) {
      case Path::Target::attribute: {
        auto attribute = find_attribute(element, path_.attribute);
        if (!attribute) return false;
        value_ = attribute.value();
        return true;
      }
      case Path::Target::text:
        for (auto child : element.children())
          if (is_text(child)) {
            value_ = text_from(child);
            return true;
          }
        return false;
      case Path::Target::element: break;
    }
    if (has_elements(element)) {
      StringWriter writer;
      element.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
      value_ = std::move(writer.text);
    } else {
      value_ = text_from(element.first_child());
    }
    return true;
  }

  const Path& path_;
  NameTest same_;
  std::string& value_;
};

}  // namespace

struct Document::Tree {
  pugi::xml_document document;
  std::string buffer;  ///< the document points into it
};

Document::Document() : tree_(std::make_unique<Tree>()) {}
Document::~Document() = default;

bool Document::parse(std::string_view text) {
  tree_->document.reset();
  auto begin = text.find('<');
  if (begin == std::string_view::npos) return false;
  tree_->buffer.assign(text.substr(begin));
  // Blanks that are all the text of an element are kept.
  constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single;
  auto result = tree_->document.load_buffer_inplace(tree_->buffer.data(), tree_->buffer.size(), options, pugi::encoding_utf8);
  return static_cast<bool>(result);
}

bool Document::find(const Path& path, bool any_prefix, std::string& value) const {
  if (!Search(path, any_prefix, value).below(tree_->document, 0)) return false;
  // References by number can name what is no character.
  if (!utf8::is_valid(value)) value = utf8::repair(value);
  return true;
}

void Document::for_each_leaf(const std::function<void(std::string_view, std::string_view)>& take) const {
  struct Walker : pugi::xml_tree_walker {
    const std::function<void(std::string_view, std::string_view)>* take;
    bool for_each(pugi::xml_node& node) override {
      if (!is_element(node) || has_elements(node)) return true;
      auto name = without_prefix(node.name());
      auto attribute = name == "Data" ? node.attribute("Name") : pugi::xml_attribute();
      if (attribute) name = attribute.value();
      auto text = text_from(node.first_child());
      (*take)(name, utf8::is_valid(text) ? text : utf8::repair(text));
      return true;
    }
  } walker;
  walker.take = &take;
  tree_->document.traverse(walker);
}

}  // namespace dohyo::xml
