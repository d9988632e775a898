#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/text/format_call.h"

namespace dohyo::stdlib::functions {

void format(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "format",
                        .summary = "Values in a template of Java's String.format.",
                        .details = "%s takes any value, %d %x %o %c whole numbers, %f %e %g numbers, %b conditions, %t and a "
                                   "letter times; %% is a percent sign, %n a line break. Flags - 0 + space , ( # and a width "
                                   "may stand before, also the place of the argument as in %2$s. Decimal digits are rounded "
                                   "half up. %d reads texts as numbers and cuts off fractions; %x wants a number, so cast "
                                   "texts with num. Null when a value is null (but for %b) or of another kind. Literals may "
                                   "contain \\n and \\t.",
                        .examples = {{R"(format("%s/%d", "tcp", 443))", "tcp/443"},
                                     {R"(format("%,.2f", 12345.678))", "12,345.68"},
                                     {R"(format("%.1f", 0.25))", "0.3"},
                                     {R"(format("%08X", 48879))", "0000BEEF"},
                                     {R"(format("%-6s|", "ab"))", "ab    |"},
                                     {R"(format("%2$s-%1$s", "b", "a"))", "a-b"},
                                     {R"(format("%s", 6 / 2))", "3"},
                                     {R"(format("%d%%", "12.9"))", "12%"},
                                     {R"(format("%x", -1))", "ffffffffffffffff"},
                                     {R"(format("%x", "255"))", "null"},
                                     {R"(format("%+d %(d % d", 5, -5, 5))", "+5 (5)  5"},
                                     {R"(format("%e", 12345.678))", "1.234568e+04"},
                                     {R"(format("%g", 0.0001234))", "0.000123400"},
                                     {R"(format("%tF %<tT", 0))", "1970-01-01 00:00:00"},
                                     {R"(format("%S", "abc"))", "ABC"},
                                     {R"(format("%.2s", "naïve"))", "na"},
                                     {R"(format("%s", null))", "null"}}},
      .parameters = {"template", "[value]..."},
      .decodes_control_escapes = true,
      .prepare = prepared<FormatCall<JavaFormat::Flavour::java>>(),
  });
}

}  // namespace dohyo::stdlib::functions
