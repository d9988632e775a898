#include "interpreter/lookup/open_addresses.h"

#include <fmt/format.h>

#include "interpreter/input/byte_stream.h"
#include "interpreter/input/problem.h"
#include "interpreter/lookup/address_database.h"
#include "interpreter/lookup/network_index.h"
#include "interpreter/lookup/renamed_columns.h"

namespace dohyo {

namespace {

/// The documented columns in their order, with their places in a City database (02 section 7.5).
const std::vector<AddressColumn>& columns_of(Addresses kind) {
  static const std::vector<AddressColumn> places = {
      {"latitude", {"location", "latitude"}},
      {"longitude", {"location", "longitude"}},
      {"continent", {"continent", "names", "en"}},
      {"country_code", {"country", "iso_code"}},
      {"country_name", {"country", "names", "en"}},
      {"region", {"subdivisions", "0", "iso_code"}},
      {"state", {"subdivisions", "0", "names", "en"}},
      {"city", {"city", "names", "en"}},
      {"postal_code", {"postal", "code"}},
      {"connection_type", {"traits", "connection_type"}},
      {"country_cf", {}},
      {"state_cf", {}},
      {"city_cf", {}},
      {"area_code", {}},
      {"metro_code", {"location", "metro_code"}},
  };
  static const std::vector<AddressColumn> systems = {{"asn", {"autonomous_system_number"}},
                                                     {"organization", {"autonomous_system_organization"}}};
  return kind == Addresses::places ? places : systems;
}

void open_table(const std::string& file, const std::vector<AddressColumn>& columns, LookupSource& source) {
  auto table = read_lookup_table(file);
  auto network = table->find_column("network");
  if (!network) throw InputError(file, "neither a MaxMind database nor a table with a column `network`");
  auto index = std::make_shared<NetworkIndex>(table, *network);
  source.losses = table->losses;
  source.losses.insert(source.losses.end(), index->losses().begin(), index->losses().end());
  std::vector<std::optional<size_t>> places;
  for (size_t i = 0; i < columns.size(); ++i) {
    places.push_back(table->find_column(columns[i].name));
    if (!places.back()) source.absent.push_back(i);
  }
  source.finder = std::make_shared<RenamedColumns>(std::move(index), std::move(places));
}

void open_database(const std::string& file, Addresses kind, const std::vector<AddressColumn>& columns, LookupSource& source) {
  auto database = std::make_shared<AddressDatabase>(file, columns);
  auto type = database->type();
  bool systems = type.find("ASN") != std::string::npos || type.find("ISP") != std::string::npos;
  // Another database would give nulls and no reason for them.
  if (systems != (kind == Addresses::systems))
    throw InputError(file, fmt::format("this is a database `{}`, which does not hold {}", type,
                                       kind == Addresses::places ? "places" : "autonomous systems"));
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i].path.empty()) source.absent.push_back(i);
  source.finder = std::move(database);
}

}  // namespace

std::shared_ptr<const LookupSource> open_addresses(const std::string& file, Addresses kind) {
  const auto& columns = columns_of(kind);
  auto source = std::make_shared<LookupSource>();
  source->kind = LookupSource::Kind::addresses;
  source->key = "ip";
  for (const auto& column : columns) source->columns.push_back(column.name);
  if (file.ends_with(".mmdb"))
    open_database(file, kind, columns, *source);
  else
    open_table(file, columns, *source);
  return source;
}

}  // namespace dohyo
