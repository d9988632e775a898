// A finder with its columns in another order, some of them absent.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "interpreter/lookup/finder.h"

namespace dohyo {

class RenamedColumns final : public Finder {
 public:
  /// By new number the old one; none: the column is null in every row.
  RenamedColumns(std::shared_ptr<const Finder> finder, std::vector<std::optional<size_t>> columns)
      : finder_(std::move(finder)), columns_(std::move(columns)) {}
  [[nodiscard]] uint64_t find(std::span<const Value> key) const override { return finder_->find(key); }
  [[nodiscard]] Value at(uint64_t row, size_t column) const override {
    return columns_[column] ? finder_->at(row, *columns_[column]) : Value::null();
  }
  [[nodiscard]] bool makes_cells() const override { return finder_->makes_cells(); }

 private:
  std::shared_ptr<const Finder> finder_;
  std::vector<std::optional<size_t>> columns_;
};

}  // namespace dohyo
