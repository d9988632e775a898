#include "interpreter/lookup/address_database.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <maxminddb.h>

#include <cmath>
#include <cstring>
#include <filesystem>

#include "interpreter/input/problem.h"
#include "interpreter/text/ip_address.h"

namespace dohyo {

struct AddressDatabase::Handle {
  MMDB_s database{};
};

AddressDatabase::AddressDatabase(const std::string& path, std::span<const AddressColumn> columns) : handle_(std::make_unique<Handle>()) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) throw InputError(path, "No such file or directory");
  int status = MMDB_open(path.c_str(), MMDB_MODE_MMAP, &handle_->database);
  if (status != MMDB_SUCCESS) throw InputError(path, fmt::format("no MaxMind database: {}", MMDB_strerror(status)));
  for (const auto& column : columns) {
    paths_.push_back(column.path);
    paths_.back().push_back(nullptr);
  }
}

AddressDatabase::~AddressDatabase() { MMDB_close(&handle_->database); }

std::string AddressDatabase::type() const {
  const char* type = handle_->database.metadata.database_type;
  return type == nullptr ? "" : type;
}

uint64_t AddressDatabase::find(std::span<const Value> key) const {
  if (!key[0].is_text()) return none;
  auto text = key[0].as_text();
  int error = MMDB_SUCCESS;
  MMDB_lookup_result_s result{};
  if (auto v4 = parse_ipv4(text)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(*v4);
    result = MMDB_lookup_sockaddr(&handle_->database, reinterpret_cast<const sockaddr*>(&address), &error);
  } else if (auto v6 = parse_ipv6(text)) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    std::memcpy(&address.sin6_addr, v6->data(), v6->size());
    result = MMDB_lookup_sockaddr(&handle_->database, reinterpret_cast<const sockaddr*>(&address), &error);
  } else {
    return none;
  }
  // An IPv6 address in a database of IPv4 ones is an error to the library and unknown to us.
  if (error != MMDB_SUCCESS || !result.found_entry) return none;
  return result.entry.offset;
}

Value AddressDatabase::at(uint64_t row, size_t column) const {
  const auto& path = paths_[column];
  if (path.front() == nullptr) return {};
  MMDB_entry_s entry{&handle_->database, static_cast<uint32_t>(row)};
  MMDB_entry_data_s data{};
  if (MMDB_aget_value(&entry, &data, path.data()) != MMDB_SUCCESS || !data.has_data) return {};
  auto number = [](double d) { return Value::number(std::round(d * 1e5) / 1e5); };  // five decimals (02 section 7.5)
  switch (data.type) {
    case MMDB_DATA_TYPE_UTF8_STRING: return Value::text({data.utf8_string, data.data_size});
    case MMDB_DATA_TYPE_DOUBLE: return number(data.double_value);
    case MMDB_DATA_TYPE_FLOAT: return number(static_cast<double>(data.float_value));
    case MMDB_DATA_TYPE_UINT16: return Value::integer(data.uint16);
    case MMDB_DATA_TYPE_UINT32: return Value::integer(data.uint32);
    case MMDB_DATA_TYPE_INT32: return Value::integer(data.int32);
    case MMDB_DATA_TYPE_UINT64: return Value::integer(static_cast<int64_t>(data.uint64));
    case MMDB_DATA_TYPE_BOOLEAN: return Value::boolean(data.boolean);
    default: return {};
  }
}

}  // namespace dohyo
