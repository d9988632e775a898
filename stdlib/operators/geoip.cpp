#include "interpreter/library/registry.h"
#include "interpreter/lookup/lookup_stage.h"

namespace dohyo::stdlib::operators {

namespace {

void bind_geoip(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("a field with an address");
  if (!field) return;
  std::vector<LookupOutput> outputs;
  auto at = binder.stage().span;
  for (const char* column : {"latitude", "longitude", "country_code", "country_name", "city", "state"}) outputs.push_back({{column, at, true}, {column, at, true}});
  // Further columns with blanks or commas between them.
  while (!reader.at_end()) {
    if (reader.accept_comma()) continue;
    auto column = reader.expect_field("a further column");
    if (!column) return;
    outputs.push_back({*column, *column});
  }
  auto report = [&](Diagnostic d) { binder.report(std::move(d)); };
  constexpr std::string_view database = "geo://location";
  auto opened = open_table(binder.options().tables.get(), database, at, report);
  add_lookup(binder, opened, database, outputs, {{{"ip", field->span, true}, *field, field->span}}, false);
}

}  // namespace

void geoip(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "geoip",
                        .summary = "Adds where an address is: latitude, longitude, country_code, country_name, city, state.",
                        .details = "The same as a lookup from geo://location. The local database is `geo:` of dohyo.yaml or --geo: a City file in the "
                                   "MaxMind format, or a CSV with a column `network` and columns with the documented names, of which the longest "
                                   "prefix counts. Further columns can be named: continent, region, postal_code, metro_code, connection_type; "
                                   "area_code and the *_cf columns are in no City file. A private or unknown address, and what is no address, gives nulls.",
                        .examples = {{.code = "* | geoip ip | fields ip, country_name, city",
                                      .result = "ip,country_name,city\n192.0.2.7,Utopia,Amaurot\n10.1.2.3,,",
                                      .input = "{\"ip\":\"10.1.2.3\"}\n{\"ip\":\"192.0.2.7\"}",
                                      .table = "network,latitude,longitude,country_code,country_name,city,state\n192.0.2.0/24,1.5,2.5,UT,Utopia,Amaurot,"}}},
      .usage = {"geoip FIELD [COLUMN ...]"},
      .bind = bind_geoip,
  });
}

}  // namespace dohyo::stdlib::operators
