// A line as a path of `parse xml`, the rest as an XML text: reading ends, faults lie within the path, values are UTF-8.
#include "interpreter/text/utf8.h"
#include "interpreter/xml/document.h"
#include "tests/fuzz/target.h"

namespace dohyo::tests {

std::vector<std::string> fuzz_words() {
  return {"/a", "/a/b", "/a/b[2]/@k", "/a/text()", "[last()]", "[@k='v']", "//", "..", "*", "<a>", "</a>", "<b k='v'>", "</b>", "<b/>", "&amp;",
          "&#65;", "&#xD800;", "&e;", "<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "<!DOCTYPE a [<!ENTITY e 'x'>]>", "<x:a>", "<Data Name='n'>", "\n", "\xFF", "\xC3\xA4",
          "\"", "'", "="};
}

}  // namespace dohyo::tests

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dohyo;
  using tests::fuzz_demand;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  auto end = std::min(input.find('\n'), input.size());
  xml::PathFault fault;
  auto path = xml::parse_path(input.substr(0, end), fault);
  fuzz_demand(path || (!fault.message.empty() && fault.position <= end), "a fault lies within the path");
  xml::Document document;
  if (!document.parse(end < input.size() ? input.substr(end + 1) : std::string_view())) return 0;
  for (bool any_prefix : {false, true}) {
    std::string value;
    bool found = path && document.find(*path, any_prefix, value);
    fuzz_demand(!found || utf8::is_valid(value), "a value is UTF-8");
  }
  document.for_each_leaf([](std::string_view, std::string_view text) { fuzz_demand(utf8::is_valid(text), "the text of a leaf is UTF-8"); });
  return 0;
}
