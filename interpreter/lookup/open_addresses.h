// Databases of addresses as lookups see them: .mmdb files, or CSV with a column `network`.
#pragma once

#include <memory>
#include <string>

#include "interpreter/lookup/tables.h"

namespace dohyo {

/// Which database: geo://location or asn://default.
enum class Addresses : uint8_t { places, systems };

/// Throws InputError.
[[nodiscard]] std::shared_ptr<const LookupSource> open_addresses(const std::string& file, Addresses kind);

}  // namespace dohyo
