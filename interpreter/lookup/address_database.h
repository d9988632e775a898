// Databases of addresses in the MaxMind format (.mmdb), through libmaxminddb.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "interpreter/lookup/finder.h"

namespace dohyo {

/// A column and where a record has it: {"subdivisions", "0", "iso_code"}. Empty: it is in no record.
struct AddressColumn {
  std::string name;
  std::vector<const char*> path;
};

class AddressDatabase final : public Finder {
 public:
  /// Throws InputError when the file is no such database.
  AddressDatabase(const std::string& path, std::span<const AddressColumn> columns);
  ~AddressDatabase() override;
  AddressDatabase(const AddressDatabase&) = delete;
  AddressDatabase& operator=(const AddressDatabase&) = delete;

  /// What it calls itself: "GeoLite2-City".
  [[nodiscard]] std::string type() const;
  [[nodiscard]] uint64_t find(std::span<const Value> key) const override;
  /// Texts are views into the file.
  [[nodiscard]] Value at(uint64_t row, size_t column) const override;
  [[nodiscard]] bool makes_cells() const override { return true; }

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::vector<std::vector<const char*>> paths_;  ///< by column, each with a null at its end
};

}  // namespace dohyo
