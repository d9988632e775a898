#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/xml_stage.h"

namespace dohyo::stdlib::operators {

namespace {
constexpr std::string_view event =
    R"({"m":"<Event xmlns='urn:e'><System><EventID>1</EventID></System><EventData><Data Name='Image'>C:\\a.exe</Data></EventData></Event>"})";
}  // namespace

void parse_xml(Registry& registry) {
  // `parse` leads here when the word `xml` follows.
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "parse xml",
           .summary = "Makes fields of elements and attributes of an XML text.",
           .details =
               "A path leads from the root through child elements; steps may have the predicates [2], [last()] and [@name='value'], "
               "and text() or @attribute may stand at the end. A field is called like the last element or attribute unless `as` "
               "gives names. The first value counts. An element without child elements gives its text, any other its XML. Text "
               "around the XML is left out; DTDs and entities are not read. A row stays when it has every path; `nodrop` keeps every "
               "row, and fields that exist keep their values. Borrowed: without a path every element that has no child element "
               "becomes a field, `<Data Name='N'>` as N, and no row is dropped; a path may begin without `/`; prefixes of names "
               "are not looked at; a pattern such as \"<Door>*</Door>\" is one of the plain `parse`.",
           .examples =
               {{.code = R"re(* | parse xml field=m "/Event/System/EventID/text()", "/Event/EventData/Data[@Name='Image']" as id, image | fields id, image)re",
                 .result = "id,image\n1,C:\\a.exe",
                 .input = event},
                {.code = "* | parse xml field=m | fields EventID, Image", .result = "EventID,Image\n1,C:\\a.exe", .input = event}}},
      .usage = {R"(parse xml [field=FIELD] "PATH", ... [as NAME, ...] [nodrop])", "parse xml [field=FIELD]"},
      .bind = bind_parse_xml,
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "xmlkv",
                        .origin = Origin::borrowed,
                        .rewrite = "parse xml \"/path/to/element/text()\" as name",
                        .summary = "Makes a field of every element of an XML text that has no child element.",
                        .details = "The same as `parse xml` without a path.",
                        .examples = {{.code = "* | xmlkv m | fields EventID, Image", .result = "EventID,Image\n1,C:\\a.exe", .input = event}}},
      .usage = {"xmlkv [field=FIELD]", "xmlkv FIELD"},
      .bind = bind_xmlkv,
      .spell = [](const WrittenStage&) {
        return no_legal_form("the hosted service finds no fields by itself: name each one, parse xml \"/path/to/element/text()\" as name");
      },
  });
}

}  // namespace dohyo::stdlib::operators
