// Sort keys for `--dialect sumo`.
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/steps/ordering.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;

class Speller {
 public:
  Speller(const WrittenStage& written, StageReader& reader, bool ascending) : written_(written), reader_(reader), ascending_(ascending) {}

  LegalOrder run(std::span<const SignedOperand> begun) {
    for (const auto& operand : begun) take(operand);
    take_direction();
    while (!reader_.at_end()) {
      if (reader_.accept_comma()) continue;
      const auto* item = reader_.accept_item();
      if (item == nullptr) break;
      take_item(item->expression);
      take_direction();
    }
    for (const auto& key : keys_) {
      if (!out_.keys.empty()) out_.keys += ", ";
      out_.keys += key.name + (key.ascending ? " asc" : "");
    }
    return std::move(out_);
  }

 private:
  struct Key {
    std::string name;
    bool ascending;
  };

  void take_item(const ast::Expression& item) {
    const auto* e = &item;
    if (const auto* option = std::get_if<ast::Comparison>(&e->node)) e = option->right.get();  // limit=N
    auto operands = signed_operands(*e);
    const auto* count = as_number(*operands[0].expression);
    if (count != nullptr && keys_.empty() && count->integer) {
      out_.keep = *count->integer;
      operands.erase(operands.begin());
    }
    bool several = operands.size() > 1;
    bool keys = std::all_of(operands.begin(), operands.end(), [](const SignedOperand& o) { return o.adjacent; });
    if (several && !keys) return take({e, '\0', true});
    for (const auto& operand : operands) take(operand);
  }

  void take(const SignedOperand& operand) {
    const auto& e = *operand.expression;
    bool ascending = operand.sign == '\0' ? ascending_ : operand.sign == '+';
    if (const auto* name = as_field(e)) {
      keys_.push_back({name_literal(name->text), ascending});
      return;
    }
    const auto* call = std::get_if<ast::Call>(&e.node);
    const auto* field = call != nullptr && call->arguments.size() == 1 ? as_field(call->arguments[0]) : nullptr;
    auto is = [&](std::string_view word) { return field != nullptr && equal_ignoring_ascii_case(call->function.text, word); };
    if (is("auto")) {
      keys_.push_back({name_literal(field->text), ascending});
      return;
    }
    auto value = is("str")  ? fmt::format("toString({})", name_literal(field->text))
                 : is("ip") ? fmt::format("ipv4ToNumber({})", name_literal(field->text))
                            : written_.text(e);
    auto name = fmt::format("sort_key_{}", ++made_);
    out_.before += fmt::format("{} as {} | ", value, name);
    keys_.push_back({name, ascending});
  }

  void take_direction() {
    if (keys_.empty()) return;
    if (reader_.accept_word("asc") || reader_.accept_word("ascending")) keys_.back().ascending = true;
    if (reader_.accept_word("desc") || reader_.accept_word("descending")) keys_.back().ascending = false;
  }

  const WrittenStage& written_;
  StageReader& reader_;
  bool ascending_;
  std::vector<Key> keys_;
  LegalOrder out_;
  size_t made_ = 0;
};

}  // namespace

LegalOrder spell_order(const WrittenStage& written, StageReader& reader, bool ascending, std::span<const SignedOperand> begun) {
  return Speller(written, reader, ascending).run(begun);
}

}  // namespace dohyo
