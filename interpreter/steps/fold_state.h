// One state of an aggregate, for steps that keep their groups themselves.
#pragma once

#include <new>
#include <span>
#include <utility>

#include "interpreter/library/aggregate.h"

namespace dohyo {

/// `fold` must outlive it.
class FoldState {
 public:
  explicit FoldState(const Fold& fold) : fold_(&fold), memory_(::operator new(fold.size, std::align_val_t{fold.alignment})) {
    fold_->create(memory_, fold_->prepared.get());
  }
  FoldState(FoldState&& other) noexcept : fold_(other.fold_), memory_(std::exchange(other.memory_, nullptr)) {}
  FoldState(const FoldState&) = delete;
  FoldState& operator=(const FoldState&) = delete;
  FoldState& operator=(FoldState&&) = delete;
  ~FoldState() {
    if (memory_ == nullptr) return;
    fold_->destroy(memory_);
    ::operator delete(memory_, std::align_val_t{fold_->alignment});
  }
  void add(std::span<const Value> arguments, AddContext& context) { fold_->add(memory_, arguments, context); }
  [[nodiscard]] Value result(Arena& arena) const { return fold_->result(memory_, arena); }

 private:
  const Fold* fold_;
  void* memory_;
};

}  // namespace dohyo
