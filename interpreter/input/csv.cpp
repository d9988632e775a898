#include "interpreter/input/csv.h"

#include <map>
#include <set>

#include "interpreter/input/format.h"

namespace dohyo {

namespace {

constexpr size_t none = std::string_view::npos;

std::string_view trim(std::string_view text) {
  size_t begin = text.find_first_not_of(" \t");
  if (begin == none) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Reads the field at the beginning of `rest`, which starts with a quote, and removes it up to the delimiter.
bool read_quoted(std::string_view& rest, char delimiter, Arena& arena, std::string_view& field) {
  rest.remove_prefix(1);
  size_t quote = rest.find('"');
  if (quote != none && (quote + 1 == rest.size() || rest[quote + 1] == delimiter)) {
    field = rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    return true;
  }
  // What remains without the quotes fits into the place of all.
  char* memory = arena.allocate(rest.size());
  size_t size = 0;
  auto take = [&](size_t count) {
    if (count > 0) std::memcpy(memory + size, rest.data(), count);
    size += count;
    rest.remove_prefix(count);
  };
  for (;; quote = rest.find('"')) {
    take(std::min(quote, rest.size()));
    if (rest.empty()) break;
    rest.remove_prefix(1);
    if (!rest.starts_with('"')) break;
    take(1);
  }
  bool is_closed = quote != none;
  if (is_closed) take(std::min(rest.find(delimiter), rest.size()));
  field = {memory, size};
  return is_closed;
}

}  // namespace

bool split_csv_record(std::string_view record, char delimiter, Arena& arena,
                      std::vector<std::string_view>& fields) {
  fields.clear();
  bool is_sound = true;
  for (std::string_view rest = record;; rest.remove_prefix(1)) {
    std::string_view field;
    if (rest.starts_with('"')) {
      is_sound &= read_quoted(rest, delimiter, arena, field);
    } else {
      field = rest.substr(0, rest.find(delimiter));
      rest.remove_prefix(field.size());
    }
    fields.push_back(field);
    if (rest.empty()) return is_sound;
  }
}

std::vector<std::string> parse_csv_header(std::string_view record, char delimiter) {
  record.remove_prefix(byte_order_mark_size(record));
  while (record.ends_with('\n') || record.ends_with('\r')) record.remove_suffix(1);
  Arena arena;
  std::vector<std::string_view> fields;
  static_cast<void>(split_csv_record(record, delimiter, arena, fields));
  for (std::string_view& field : fields) field = trim(field);

  std::set<std::string, std::less<>> given(fields.begin(), fields.end());
  std::set<std::string, std::less<>> used;
  std::map<std::string, size_t> tried;  // numbers behind a name: a header of equal names is no reason to wait
  std::vector<std::string> names;
  for (std::string_view field : fields) {
    std::string name = field.empty() ? "column" + std::to_string(names.size() + 1) : std::string(field);
    std::string unique = name;
    // A made-up name must not take one that a later column brings along.
    auto is_taken = [&] { return used.contains(unique) || (unique != field && given.contains(unique)); };
    for (size_t& number = tried.try_emplace(name, 1).first->second; is_taken();) unique = name + "_" + std::to_string(++number);
    used.insert(unique);
    names.push_back(std::move(unique));
  }
  return names;
}

}  // namespace dohyo
