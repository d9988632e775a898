// The records of a block that plans want to see: all, or what a prefilter lets pass. One per worker.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "interpreter/input/block.h"
#include "interpreter/scan/prefilter.h"
#include "interpreter/scan/scanner.h"

namespace dohyo {

class RecordPicker {
 public:
  RecordPicker(std::span<const Plan* const> plans, const RunContext& run) : plans_(plans), run_(run) {}

  /// Fills `records` from `block`; `prefilter` may be empty. Records that begin before `never_skipped_before` of the file
  /// are always among them. Returns how many records the block has, skipped ones included.
  size_t pick(const Block& block, const std::shared_ptr<const Prefilter>& prefilter, uint64_t never_skipped_before, Records& records);

  /// Indexes of the records for one plan; null stands for all.
  [[nodiscard]] const std::vector<uint32_t>* chosen(size_t plan) const;

 private:
  void pick_among_all(const Block& block, size_t always, Records& records);
  size_t pick_lines(const Block& block, size_t always, Records& records);
  void mark(size_t record, const PrefilterRunner::Plans& plans);
  void choose(size_t records);

  std::span<const Plan* const> plans_;
  const RunContext& run_;
  std::unique_ptr<PrefilterRunner> runner_;
  const Prefilter* prefilter_ = nullptr;  ///< of the current block
  std::vector<uint64_t> marks_;           ///< by record: bits of the plans it passes for
  std::vector<std::vector<uint32_t>> chosen_;
};

}  // namespace dohyo
