// Rows in, one row for each signature of their messages and combination of keys out: what `logreduce` is made of.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

/// What a signature step makes, and of what.
struct SignatureColumns {
  struct Key {
    Slot read;
    Slot slot;  ///< of the result
  };
  Slot message = no_slot;
  std::vector<Key> keys;
  Slot signature = no_slot;
  Slot count = no_slot;
};

class SignatureStep final : public GatherStep {
 public:
  enum class Order : uint8_t { most_common, least_common };

  /// `limit`: rows that are kept; SIZE_MAX keeps all. Rows stand by count (02 A52), equal ones by keys in order of first
  /// appearance and then by signature; messages that belong to no signature are the last row of their keys, `Others`.
  SignatureStep(SignatureColumns columns, Order order, size_t limit, Span span)
      : columns_(std::move(columns)), order_(order), limit_(limit), span_(span) {}

  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Signatures;

  SignatureColumns columns_;
  Order order_;
  size_t limit_;
  Span span_;
};

}  // namespace dohyo
