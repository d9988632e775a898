#include "interpreter/library/registry.h"
#include "interpreter/lookup/lookup_stage.h"
#include "interpreter/lookup/threat_step.h"

namespace dohyo::stdlib::operators {

namespace {

void bind_threatip(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("a field with an address");
  if (!field || !reader.expect_end()) return;
  auto feed = open_feed(binder, "", binder.stage().span);
  if (feed.failed) return;
  using enum IndicatorFeed::Column;
  ThreatLookup lookup;
  lookup.feed = feed.feed;
  lookup.best_only = true;
  lookup.include = ThreatLookup::Include::all;
  lookup.addresses_only = true;
  lookup.keys = {binder.read(*field)};
  for (auto [name, column] : {std::pair{"actor", actor}, {"malicious_confidence", threatlevel}, {"raw_threat", raw}, {"type", type}})
    lookup.outputs.push_back({binder.assign(name), column});
  add_threat_lookup(binder, std::move(lookup));
}

}  // namespace

void threatip(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "threatip",
                        .summary = "Adds what local indicators say of an address: actor, malicious_confidence, raw_threat, type.",
                        .details = "The indicators are those of `threat:` in dohyo.yaml or of --threat: CSV, NDJSON or STIX 2.1 files, all feeds "
                                   "together. Only indicators that are addresses count; of several with the same value the most "
                                   "malicious and then the newest one. Without a match the columns are null.",
                        .examples = {{.code = "* | threatip ip | fields ip, type, malicious_confidence",
                                      .result = "ip,type,malicious_confidence\n198.51.100.9,ip_address,high\n192.0.2.1,,",
                                      .input = "{\"ip\":\"192.0.2.1\"}\n{\"ip\":\"198.51.100.9\"}",
                                      .table = "threat,type,actor,threatlevel,raw\n198.51.100.9,ip_address,,high,{}"}}},
      .usage = {"threatip FIELD"},
      .bind = bind_threatip,
  });
}

}  // namespace dohyo::stdlib::operators
