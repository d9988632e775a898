#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/json/document.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/mining/mining_stage.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/key_values.h"
#include "interpreter/steps/sort_step.h"

namespace dohyo::stdlib::operators {

namespace {

/// Documented (02 section 8.2).
constexpr size_t most_keys = 100;
constexpr size_t usual_depth = 5;

enum class KeyParser : uint8_t { automatic, json, key_values };

/// The names of a message's keys, and a short name for them.
class KeysStep final : public RowStep {
 public:
  KeysStep(Slot message, Slot identifier, Slot schema, KeyParser parser, size_t depth, uint32_t node)
      : message_(message), identifier_(identifier), schema_(schema), parser_(parser), depth_(depth), node_(node) {}

  void add_reads(std::vector<Slot>& slots) const override { slots.push_back(message_); }
  void add_writes(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {identifier_, schema_}); }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("{}, {} = the keys in {}", names[identifier_], names[schema_], names[message_]);
  }

  void apply(Batch& batch, Scratch& scratch) const override {
    auto& memory = scratch.own<Memory>(node_);
    memory.texts.clear();
    auto* identifiers = memory.identifier.make_flat(batch.rows);
    auto* schemas = memory.schema.make_flat(batch.rows);
    for (uint32_t row : batch.selection) {
      auto schema = keys_of(text_of(batch.at(message_, row), memory.texts), memory);
      identifiers[row] = memory.texts.text(schema.empty() ? std::string(16, '0') : identifier_of(schema));
      schemas[row] = memory.texts.text(schema.empty() ? "unknown" : schema);
    }
    batch.columns[identifier_] = &memory.identifier;
    batch.columns[schema_] = &memory.schema;
  }

 private:
  struct Memory {
    json::Document document;
    Arena texts;
    Column identifier, schema;
  };

  [[nodiscard]] std::string keys_of(std::string_view text, Memory& memory) const {
    std::vector<std::string> keys;
    if (parser_ != KeyParser::key_values && memory.document.open(text)) {
      auto list = memory.document.flatten({.max_depth = depth_}, memory.texts);
      // Nothing inside of arrays.
      if (list.kind() == Kind::list)
        for (size_t i = 0; i + 1 < list.as_list().size(); i += 2) {
          auto name = list.as_list()[i].as_text();
          keys.emplace_back(name.substr(0, name.find('[')));
        }
    }
    if (keys.empty() && parser_ != KeyParser::json)
      for (const char* delimiter : {"=", ":", "->"})
        for (const auto& [key, value] : key_values::all(text, delimiter))
          if (!value.starts_with("//")) keys.emplace_back(key);  // https://host
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::erase(keys, "");
    if (keys.size() > most_keys) keys.resize(most_keys);
    return fmt::format("{}", fmt::join(keys, ", "));
  }

  Slot message_, identifier_, schema_;
  KeyParser parser_;
  size_t depth_;
  uint32_t node_;
};

class KeysReader {
 public:
  explicit KeysReader(StageBinder& binder) : binder_(binder), reader_(binder) {}

  void bind() {
    reader_.accept_word("keys");
    if (!require_messages(binder_)) return;
    while (ok_ && !reader_.at_end()) read_part();
    if (!ok_) return;
    auto at = binder_.stage().span;
    Slot message = message_ ? binder_.read(*message_) : binder_.read("_raw", at);
    ast::Name identifier{"_signature_id", at, false};
    ast::Name schema{"_schema", at, false};
    Slot identifier_slot = binder_.assign(identifier);
    Slot schema_slot = binder_.assign(schema);
    binder_.add(std::make_unique<KeysStep>(message, identifier_slot, schema_slot, parser_, depth_, binder_.new_node()));
    if (!aggregates_) return;
    AggregateList list;
    list.keys = {identifier, schema};
    auto& call = list.made.emplace_back(ast::Call{{"count", at, false}, {}});
    list.calls.push_back({&call, at, ast::Name{"_count", at, false}, true});
    auto bound = bind_aggregates(binder_, list, {});
    if (!bound.ok) return;
    add_aggregate_step(binder_, std::move(bound), list.keys);
    binder_.add(std::make_unique<SortStep>(binder_.schema(), no_slot, std::vector<SortKey>{{binder_.find("_count"), false}}, binder_.options().dialect));
    binder_.schema().ordered = true;
  }

 private:
  void read_part() {
    if (reader_.accept_comma()) return;
    auto at = reader_.here();
    if (const auto* parser = reader_.accept_option("parser")) {
      auto word = read_word(binder_, "parser", *parser);
      ok_ = word == "json" || word == "keyvalue";
      parser_ = word == "json" ? KeyParser::json : KeyParser::key_values;
      if (!ok_ && !word.empty()) binder_.error("option-value", parser->span, "`parser` is json or keyvalue");
    } else if (const auto* depth = reader_.accept_option("maxdepth")) {
      ok_ = read_whole(binder_, "maxdepth", *depth, 1, depth_);
    } else if (const auto* field = reader_.accept_option("field")) {
      const auto* name = as_field(*field);
      ok_ = name != nullptr;
      if (!ok_) return binder_.error("expected-field", field->span, "expected a field with messages");
      message_ = *name;
    } else if (reader_.accept_word("noaggregate")) {
      aggregates_ = false;
    } else {
      binder_.error("unexpected", at, "what stands here is no part of logreduce keys", "logreduce keys [parser=json|keyvalue] [maxdepth=N] [field=FIELD] [noaggregate]");
      ok_ = false;
    }
  }

  StageBinder& binder_;
  StageReader reader_;
  std::optional<ast::Name> message_;
  KeyParser parser_ = KeyParser::automatic;
  size_t depth_ = usual_depth;
  bool aggregates_ = true;
  bool ok_ = true;
};

void bind_keys(StageBinder& binder) { KeysReader(binder).bind(); }

}  // namespace

void logreduce_keys(Registry& registry) {
  // `logreduce` leads here when the word `keys` follows.
  registry.add(OperatorDefinition{
      .documentation = {.name = "logreduce keys",
                        .summary = "Counts messages by the names of their keys.",
                        .details = "A message is read as JSON, or as pairs of keys and values with `=`, `:`, `=>` or `->` between them; `parser` says which. `_schema` has the "
                                   "paths of the keys in order of the alphabet, at most 100, none inside of arrays, and `maxdepth` levels deep (5). "
                                   "`_signature_id` stands for it. Without keys `_schema` is unknown and the identifier all zeros. "
                                   "`noaggregate` keeps the messages and adds the two fields.",
                        .examples = {{.code = "* | logreduce keys field=m | fields _schema, _count",
                                      .result = "_schema,_count\n\"a, b.c\",2\nunknown,1",
                                      .input = R"({"m":"{\"a\":1,\"b\":{\"c\":2}}"})"
                                               "\n"
                                               R"({"m":"{\"b\":{\"c\":5},\"a\":4}"})"
                                               "\n"
                                               R"({"m":"nothing"})"}}},
      .usage = {"logreduce keys [parser=json|keyvalue] [maxdepth=N] [field=FIELD] [noaggregate]"},
      .bind = bind_keys,
  });
}

}  // namespace dohyo::stdlib::operators
