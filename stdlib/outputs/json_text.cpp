#include "stdlib/outputs/json_text.h"

#include <fmt/format.h>

#include <cmath>

#include "interpreter/data/convert.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::outputs {

namespace {
bool is_plain(char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; }

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
  case '"':
    out += "\\\"";
    return;
  case '\\':
    out += "\\\\";
    return;
  case '\n':
    out += "\\n";
    return;
  case '\r':
    out += "\\r";
    return;
  case '\t':
    out += "\\t";
    return;
  default:
    break;
  }
  if (c < 0x20 || (c >= 0x7F && c < 0xA0))
    out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
  else
    utf8::append(out, c);
}
} // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (size_t i = 0; i < text.size();) {
    size_t start = i;
    while (i < text.size() && is_plain(text[i])) ++i;
    out.append(text, start, i - start);
    if (i < text.size()) append_escaped(out, utf8::next(text, i));
  }
  out += '"';
}

void append_json(std::string& out, Value value) {
  NumberBuffer buffer;
  switch (value.kind()) {
  case Kind::null:
    out += "null";
    return;
  case Kind::text:
    append_json_text(out, value.as_text());
    return;
  case Kind::number:
    if (std::isfinite(value.as_number()))
      out += scalar_text(value, buffer);
    else
      append_json_text(out, scalar_text(value, buffer));
    return;
  case Kind::boolean:
  case Kind::integer:
  case Kind::time:
    out += scalar_text(value, buffer);
    return;
  case Kind::list: {
    out += '[';
    std::string_view comma;
    for (auto item : value.as_list()) {
      out += comma;
      append_json(out, item);
      comma = ",";
    }
    out += ']';
    return;
  }
  }
}

namespace {
/// The members of one JSON object, with commas between them.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  ~Members() { out_ += '}'; }

  void add(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    begin(name);
    append_json_text(out_, text);
  }
  void add(std::string_view name, const std::vector<std::string>& texts) {
    add_list(name, texts, [this](const std::string& text) { append_json_text(out_, text); });
  }
  template <typename Items, typename Append>
  void add_list(std::string_view name, const Items& items, Append append) {
    if (items.empty()) return;
    begin(name);
    out_ += '[';
    std::string_view comma;
    for (const auto& item : items) {
      out_ += comma;
      append(item);
      comma = ",";
    }
    out_ += ']';
  }

 private:
  void begin(std::string_view name) {
    if (any_) out_ += ',';
    any_ = true;
    append_json_text(out_, name);
    out_ += ':';
  }

  std::string& out_;
  bool any_ = false;
};
}  // namespace

void append_json(std::string& out, const QueryMetadata& metadata) {
  Members members(out);
  members.add("title", metadata.title);
  members.add_list("techniques", metadata.techniques, [&](const QueryMetadata::Technique& technique) {
    Members inner(out);
    inner.add("id", technique.id);
    inner.add("name", technique.name);
  });
  members.add("tactics", metadata.tactics);
  members.add("severity", metadata.severity);
  members.add("confidence", metadata.confidence);
  members.add("data_sources", metadata.data_sources);
  members.add("false_positives", metadata.false_positives);
  members.add("references", metadata.references);
}

JsonRows::JsonRows(const QueryResult& result, bool leave_out_nulls) : result_(result), leave_out_nulls_(leave_out_nulls) {
  for (const auto& column : result.columns) {
    append_json_text(keys_.emplace_back(), column.name);
    keys_.back() += ':';
  }
}

void JsonRows::append(std::string& out, size_t row, std::string_view leading) const {
  out += '{';
  out += leading;
  bool any = !leading.empty();
  for (size_t i = 0; i < keys_.size(); ++i) {
    auto value = result_.columns[i].values[row];
    if (leave_out_nulls_ && value.is_null()) continue;
    out += keys_[i];
    append_json(out, value);
    out += ',';
    any = true;
  }
  if (any) out.pop_back();
  out += '}';
}

} // namespace dohyo::stdlib::outputs
