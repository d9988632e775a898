#include "interpreter/mining/signature_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interpreter/mining/message_counts.h"
#include "interpreter/mining/signatures.h"

namespace dohyo {

class SignatureStep::Signatures final : public Partial {
 public:
  explicit Signatures(const SignatureStep& step) : step_(step), counts_(step.columns_.keys.size()), key_(step.columns_.keys.size()) {}

  void absorb(const Batch& batch, Scratch&) override {
    for (uint32_t row : batch.selection) {
      for (size_t i = 0; i < key_.size(); ++i) key_[i] = batch.at(step_.columns_.keys[i].read, row);
      counts_.add(key_, batch.at(step_.columns_.message, row), (*batch.ordinals)[row]);
    }
  }
  void merge(Partial& other) override { counts_.merge(static_cast<Signatures&>(other).counts_); }

  Table finish() override {
    MinedSignatures mined(counts_);
    if (auto others = mined.unclassified(); others > 0)
      context().diagnostics.push_back({Severity::warning, "too-many-signatures", step_.span_,
                                       fmt::format("{} message{} in the signature Others: there are too many forms to compare", others, others == 1 ? " is" : "s are"),
                                       "mask or cut what varies in a stage before, for example with replace(field, /regex/, \"*\")", {}});
    auto& rows = mined.rows();
    bool ascending = step_.order_ == Order::least_common;
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
      if (a.is_others != b.is_others) return b.is_others;
      if (a.count != b.count) return ascending ? a.count < b.count : a.count > b.count;
      auto x = counts_.key(a.key).first;
      auto y = counts_.key(b.key).first;
      return x != y ? x < y : a.signature < b.signature;
    });
    if (rows.size() > step_.limit_) rows.resize(step_.limit_);
    return table(rows);
  }

 private:
  Table table(const std::vector<MinedSignatures::Row>& rows) {
    auto memory = std::make_shared<Arena>();
    Table table;
    table.rows = rows.size();
    for (size_t i = 0; i < key_.size(); ++i) {
      table.slots.push_back(step_.columns_.keys[i].slot);
      auto& column = table.columns.emplace_back();
      for (const auto& row : rows) column.push_back(counts_.key(row.key).values[i]);
    }
    table.slots.push_back(step_.columns_.signature);
    auto& signatures = table.columns.emplace_back();
    for (const auto& row : rows) signatures.push_back(row.is_null ? Value::null() : memory->text(row.signature));
    table.slots.push_back(step_.columns_.count);
    auto& counts = table.columns.emplace_back();
    for (const auto& row : rows) counts.push_back(Value::integer(static_cast<int64_t>(row.count)));
    table.memory = {memory, counts_.memory()};
    return table;
  }

  const SignatureStep& step_;
  MessageCounts counts_;
  std::vector<Value> key_;
};

void SignatureStep::add_reads(std::vector<Slot>& slots) const {
  slots.push_back(columns_.message);
  for (const auto& key : columns_.keys) slots.push_back(key.read);
}

void SignatureStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& key : columns_.keys) slots.push_back(key.slot);
  slots.insert(slots.end(), {columns_.signature, columns_.count});
}

std::string SignatureStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> keys;
  for (const auto& key : columns_.keys) keys.push_back(names[key.read]);
  return fmt::format("signatures of {}{}{}{}", names[columns_.message], keys.empty() ? "" : " by ", fmt::join(keys, ", "),
                     limit_ == SIZE_MAX ? "" : fmt::format(", the {} {} common", limit_, order_ == Order::most_common ? "most" : "least"));
}

std::unique_ptr<Partial> SignatureStep::start() const { return std::make_unique<Signatures>(*this); }

}  // namespace dohyo
