// From counted forms to counted signatures: Drain over the forms, the most frequent first, so that the outcome depends on the
// messages alone and not on threads, blocks or the order of the input.
#pragma once

#include <string>
#include <vector>

#include "interpreter/mining/message_counts.h"

namespace dohyo {

class MinedSignatures {
 public:
  explicit MinedSignatures(const MessageCounts& counts);

  struct Row {
    uint32_t key;  ///< of the counts
    std::string signature;
    uint64_t count = 0;
    bool is_null = false;    ///< of messages that are null
    bool is_others = false;  ///< of messages that belong to no signature
  };
  /// One for each key and signature that occur together, in no order that means anything.
  [[nodiscard]] std::vector<Row>& rows() { return rows_; }
  [[nodiscard]] uint64_t unclassified() const { return unclassified_; }

 private:
  std::vector<Row> rows_;
  uint64_t unclassified_ = 0;
};

}  // namespace dohyo
