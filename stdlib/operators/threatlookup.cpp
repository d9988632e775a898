#include <fmt/format.h>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/lookup/threat_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

class ThreatLookupReader {
 public:
  explicit ThreatLookupReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    if (!read_options() || !read_fields()) return;
    auto feed = open_feed(binder_, "", binder_.stage().span);
    if (feed.failed) return;
    lookup_.feed = feed.feed;
    for (const auto& name : fields_) lookup_.keys.push_back(binder_.read(name));
    using enum IndicatorFeed::Column;
    for (auto [name, column] : {std::pair{"confidence", confidence}, {"fields", fields}, {"imported", imported}, {"indicator", indicator},
                                {"valid_from", valid_from}, {"valid_until", valid_until}, {"source", source}, {"threat_type", threat_type},
                                {"type", stix_type}, {"updated", updated}, {"actors", actor}})
      lookup_.outputs.push_back({binder_.assign(fmt::format("_threatlookup.{}", name)), column});
    if (lookup_.best_only) lookup_.count = binder_.assign("_threatlookup.num_match");
    add_threat_lookup(binder_, std::move(lookup_));
  }

 private:
  bool read_options() {
    for (;;) {
      if (reader_.accept_comma()) continue;
      if (is_single_indicator()) {
        reader_.accept_item();
        lookup_.best_only = true;
      } else if (const auto* source = reader_.accept_option("source")) {
        if (!read_word(*source, "source", lookup_.source)) return false;
      } else if (const auto* include = reader_.accept_option("include")) {
        std::string word;
        if (!read_word(*include, "include", word)) return false;
        word = utf8::lower_ascii(word);
        if (word == "all") lookup_.include = ThreatLookup::Include::all;
        else if (word == "active") lookup_.include = ThreatLookup::Include::active;
        else if (word == "expired") lookup_.include = ThreatLookup::Include::expired;
        else return fail("option-value", include->span, "`include` is all, active or expired");
      } else {
        return true;
      }
    }
  }

  /// With or without quotes.
  bool is_single_indicator() const {
    const auto* item = reader_.peek_item();
    if (item == nullptr || !item->aliases.empty()) return false;
    const auto* name = as_field(item->expression);
    const auto* text = as_text(item->expression);
    auto word = name != nullptr ? std::string_view(name->text) : text != nullptr ? std::string_view(text->raw) : std::string_view();
    return utf8::equal_ignoring_ascii_case(word, "singleIndicator");
  }

  bool read_word(const ast::Expression& value, std::string_view option, std::string& into) {
    if (const auto* text = as_text(value)) into = decode_literal(text->raw, Escapes::plain);
    else if (const auto* name = as_field(value)) into = name->text;
    else return fail("option-value", value.span, fmt::format("`{}` is a text", option));
    return true;
  }

  bool read_fields() {
    do {
      auto name = reader_.expect_field("a field to look up");
      if (!name) return false;
      fields_.push_back(*name);
    } while (reader_.accept_comma());
    if (!reader_.at_end())
      return fail("unsupported-filter", reader_.here(), "conditions on indicators cannot stand here", "filter in a stage behind: where _threatlookup.confidence > 50");
    return true;
  }

  bool fail(std::string code, Span at, std::string message, std::string help = {}) {
    binder_.error(std::move(code), at, std::move(message), std::move(help));
    return false;
  }

  StageBinder& binder_;
  StageReader reader_;
  ThreatLookup lookup_;
  std::vector<ast::Name> fields_;
};

void bind_threatlookup(StageBinder& binder) { ThreatLookupReader(binder).bind(); }

}  // namespace

void threatlookup(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "threatlookup",
           .summary = "Adds what local indicators say of the values of some fields, as columns _threatlookup.confidence and so on.",
           .details = "The indicators are those of `threat:` in dohyo.yaml or of --threat: CSV, NDJSON or STIX 2.1 files, all feeds together. The "
                      "columns are confidence (0 to 100), fields, imported, indicator, valid_from, valid_until, source, threat_type, type (as "
                      "STIX names it), updated and actors; times are epoch milliseconds. A row with several matches is repeated, the best "
                      "match first; without a match the columns are null. `singleIndicator` keeps the best: active before expired, higher "
                      "confidence, newer; num_match says how many there were. Only indicators that are valid now count, unless `include` is "
                      "all or expired; `source` takes those of one source. Indicators that only have a level get its least "
                      "confidence: high 85, medium 50, low 15, unverified 0. Letter case counts.",
           .examples = {{.code = R"(* | threatlookup singleIndicator ip | fields ip, %"_threatlookup.confidence", %"_threatlookup.type")",
                         .result = "ip,_threatlookup.confidence,_threatlookup.type\n198.51.100.9,90,ipv4-addr\n192.0.2.1,,",
                         .input = "{\"ip\":\"192.0.2.1\"}\n{\"ip\":\"198.51.100.9\"}",
                         .table = "indicator,type,confidence\n198.51.100.9,ipv4-addr,90"}}},
      .usage = {"threatlookup [singleIndicator] [source=\"NAME\"] [include=all|active|expired] FIELD, ..."},
      .bind = bind_threatlookup,
  });
}

}  // namespace dohyo::stdlib::operators
