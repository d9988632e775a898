// The rows of a table with a column of networks (`network`: 192.0.2.0/24, 2001:db8::/32, or one address), by the longest
// prefix that holds an address.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/lookup/finder.h"
#include "interpreter/lookup/lookup_table.h"

namespace dohyo {

class NetworkIndex final : public Finder {
 public:
  NetworkIndex(std::shared_ptr<const LookupTable> table, size_t network_column);

  /// The key is an address; anything else belongs to no row.
  [[nodiscard]] uint64_t find(std::span<const Value> key) const override;
  [[nodiscard]] Value at(uint64_t row, size_t column) const override { return table_->at(row, column); }
  /// Rows without a network, and rows whose network a later row has too, each a sentence for a warning.
  [[nodiscard]] const std::vector<std::string>& losses() const { return losses_; }

 private:
  __extension__ using Address = unsigned __int128;  ///< IPv4 as ::ffff:a.b.c.d
  struct Network {
    Address first;
    unsigned length;
    uint32_t row;
  };
  [[nodiscard]] static bool read_address(std::string_view text, Address& address, bool& is_ipv4);
  [[nodiscard]] static bool read_network(std::string_view text, Network& network);
  void flatten(const std::vector<Network>& networks);

  static constexpr uint32_t no_row = UINT32_MAX;
  std::shared_ptr<const LookupTable> table_;
  // Stretches of addresses without gaps, ascending: each begins at `begins_[i]` and has the row `rows_[i]`.
  std::vector<Address> begins_;
  std::vector<uint32_t> rows_;
  std::vector<std::string> losses_;
};

}  // namespace dohyo
