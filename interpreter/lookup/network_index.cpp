#include "interpreter/lookup/network_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "interpreter/data/convert.h"
#include "interpreter/text/ip_address.h"

namespace dohyo {

bool NetworkIndex::read_address(std::string_view text, Address& address, bool& is_ipv4) {
  if (auto v4 = parse_ipv4(text)) {
    address = (Address{0xffff} << 32) | *v4;
    is_ipv4 = true;
    return true;
  }
  auto v6 = parse_ipv6(text);
  if (!v6) return false;
  address = 0;
  for (auto byte : *v6) address = (address << 8) | byte;
  is_ipv4 = false;
  return true;
}

bool NetworkIndex::read_network(std::string_view text, Network& network) {
  auto slash = text.find('/');
  bool is_ipv4 = false;
  if (!read_address(text.substr(0, slash), network.first, is_ipv4)) return false;
  unsigned most = is_ipv4 ? 32 : 128;
  network.length = most;
  if (slash != std::string_view::npos) {
    auto digits = text.substr(slash + 1);
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), network.length);
    if (error != std::errc{} || end != digits.data() + digits.size() || network.length > most) return false;
  }
  if (is_ipv4) network.length += 96;
  // What stands behind the prefix does not matter.
  network.first = network.length == 0 ? 0 : network.first >> (128 - network.length) << (128 - network.length);
  return true;
}

NetworkIndex::NetworkIndex(std::shared_ptr<const LookupTable> table, size_t network_column) : table_(std::move(table)) {
  std::vector<Network> networks;
  size_t broken = 0;
  for (size_t row = 0; row < table_->rows; ++row) {
    auto value = table_->at(row, network_column);
    Network network{0, 0, static_cast<uint32_t>(row)};
    if (value.is_text() && read_network(value.as_text(), network)) networks.push_back(network);
    else ++broken;
  }
  if (broken > 0) losses_.push_back(fmt::format("{} row{} without a network {} left out", broken, broken == 1 ? "" : "s", broken == 1 ? "is" : "are"));
  // A network stands before those inside of it, and the last of equal ones first.
  std::sort(networks.begin(), networks.end(), [](const Network& a, const Network& b) {
    return a.first != b.first ? a.first < b.first : a.length != b.length ? a.length < b.length : a.row > b.row;
  });
  auto repeated = std::unique(networks.begin(), networks.end(), [](const Network& a, const Network& b) { return a.first == b.first && a.length == b.length; });
  if (repeated != networks.end())
    losses_.push_back(fmt::format("{} networks stand there again; the last counts", networks.end() - repeated));
  networks.erase(repeated, networks.end());
  flatten(networks);
}

void NetworkIndex::flatten(const std::vector<Network>& networks) {
  auto begin_stretch = [&](Address at, uint32_t row) {
    if (!begins_.empty() && begins_.back() == at) {
      rows_.back() = row;
    } else {
      begins_.push_back(at);
      rows_.push_back(row);
    }
  };
  auto last_of = [](const Network& n) { return n.length == 0 ? ~Address{0} : n.first + ((Address{1} << (128 - n.length)) - 1); };
  std::vector<const Network*> around;  // those that hold the current place, the widest first
  auto close_until = [&](Address place) {
    while (!around.empty() && last_of(*around.back()) < place) {
      auto after = last_of(*around.back()) + 1;
      around.pop_back();
      begin_stretch(after, around.empty() ? no_row : around.back()->row);
    }
  };
  for (const auto& network : networks) {
    close_until(network.first);
    begin_stretch(network.first, network.row);
    around.push_back(&network);
  }
  while (!around.empty()) {
    auto last = last_of(*around.back());
    around.pop_back();
    if (last != ~Address{0}) begin_stretch(last + 1, around.empty() ? no_row : around.back()->row);
  }
}

uint64_t NetworkIndex::find(std::span<const Value> key) const {
  Address address = 0;
  bool is_ipv4 = false;
  if (!key[0].is_text() || !read_address(key[0].as_text(), address, is_ipv4)) return none;
  auto after = std::upper_bound(begins_.begin(), begins_.end(), address);
  if (after == begins_.begin()) return none;
  auto row = rows_[static_cast<size_t>(after - begins_.begin()) - 1];
  return row == no_row ? none : row;
}

}  // namespace dohyo
