// Values out of an XML text. The only user of pugixml, which reads neither DTDs nor entities beyond the five of XML itself
// and characters by number, so that a text can reach no file and cannot grow.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "interpreter/xml/path.h"

namespace dohyo::xml {

/// Not thread-safe: one for each thread, to be used again and again.
class Document {
 public:
  Document();
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  /// Text before and behind the elements is left out. False when there is no element or the text is no XML.
  bool parse(std::string_view text);

  /// The first value in the order of the text; false when there is none. An element without child elements is its text,
  /// any other its XML. `any_prefix`: prefixes of names are not looked at (04 A33).
  bool find(const Path& path, bool any_prefix, std::string& value) const;

  /// Each element without child elements: its name without prefix, `<Data Name='N'>` being called N, and its text (04 C82).
  void for_each_leaf(const std::function<void(std::string_view name, std::string_view text)>& take) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace dohyo::xml
