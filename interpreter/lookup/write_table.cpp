#include "interpreter/lookup/write_table.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "interpreter/data/convert.h"
#include "interpreter/input/problem.h"

namespace dohyo {

namespace {

using Json = nlohmann::ordered_json;

void append_cell(std::string& out, std::string_view text) {
  bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_row(std::string& out, std::span<const Value> row) {
  auto begin = out.size();
  for (size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(out, to_string(row[i]));
  }
  // An empty line is no row to a reader.
  if (out.size() == begin) out += "\"\"";
  out += '\n';
}

Json json_of(Value value) {
  switch (value.kind()) {
    case Kind::null: return nullptr;
    case Kind::boolean: return value.as_boolean();
    case Kind::integer:
    case Kind::time: return value.as_integer();
    case Kind::number: return value.as_number();
    case Kind::text: return std::string(value.as_text());
    case Kind::list: {
      auto list = Json::array();
      for (const auto& item : value.as_list()) list.push_back(json_of(item));
      return list;
    }
  }
  return nullptr;
}

std::string contents(const std::string& path, const std::vector<std::string>& columns, std::span<const std::vector<Value>> rows) {
  std::string out;
  bool json = path.ends_with(".json") || path.ends_with(".ndjson") || path.ends_with(".jsonl");
  if (!json) {
    std::vector<Value> header;
    for (const auto& column : columns) header.push_back(Value::text(column));
    append_row(out, header);
  }
  for (const auto& row : rows) {
    if (!json) {
      append_row(out, row);
      continue;
    }
    auto object = Json::object();
    for (size_t i = 0; i < columns.size(); ++i) object[columns[i]] = json_of(row[i]);
    out += object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
  return out;
}

}  // namespace

void write_lookup_table(const std::string& path, const std::vector<std::string>& columns, std::span<const std::vector<Value>> rows) {
  auto text = contents(path, columns, rows);
  auto temporary = fmt::format("{}.{}.new", path, ::getpid());
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    if (!out || !out.write(text.data(), static_cast<std::streamsize>(text.size())) || !out.flush()) {
      auto reason = std::string(std::strerror(errno));
      std::error_code ignored;
      std::filesystem::remove(temporary, ignored);
      throw InputError(path, reason);
    }
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw InputError(path, error.message());
  }
}

}  // namespace dohyo
