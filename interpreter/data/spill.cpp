#include "interpreter/data/spill.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "interpreter/data/memory_budget.h"

namespace dohyo {

namespace {

int open_without_name(const std::string& folder) {
  int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
  // Not every file system knows files without a name.
  auto name = folder + "/dohyo-XXXXXX";
  file = mkostemp(name.data(), O_CLOEXEC);
  if (file < 0)
    throw RunFailure(fmt::format("memory is scarce, and no temporary file can be made in {}: {}; --temp-folder names another folder", folder,
                                 std::strerror(errno)));
  ::unlink(name.c_str());
  return file;
}

}  // namespace

void RecordWriter::put_length(uint64_t length) {
  while (length >= 0x80) {
    out_.push_back(static_cast<char>(length | 0x80));
    length >>= 7;
  }
  out_.push_back(static_cast<char>(length));
}

void RecordWriter::put(Value value) {
  out_.push_back(static_cast<char>(value.kind()));
  switch (value.kind()) {
    case Kind::null: break;
    case Kind::boolean: out_.push_back(value.as_boolean() ? 1 : 0); break;
    case Kind::integer:
    case Kind::time: put(static_cast<uint64_t>(value.as_integer())); break;
    case Kind::number: {
      double number = value.as_number();
      append(&number, sizeof number);
      break;
    }
    case Kind::text:
      put_length(value.as_text().size());
      append(value.as_text().data(), value.as_text().size());
      break;
    case Kind::list:
      put_length(value.as_list().size());
      for (Value item : value.as_list()) put(item);
      break;
  }
}

uint64_t RecordReader::length() {
  uint64_t length = 0;
  for (unsigned shift = 0;; shift += 7) {
    auto byte = static_cast<uint8_t>(*next_++);
    length |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return length;
  }
}

Value RecordReader::value(Arena& lists) {
  switch (static_cast<Kind>(*next_++)) {
    case Kind::null: return Value::null();
    case Kind::boolean: return Value::boolean(*next_++ != 0);
    case Kind::integer: return Value::integer(static_cast<int64_t>(word()));
    case Kind::time: return Value::time(static_cast<int64_t>(word()));
    case Kind::number: {
      double number = 0;
      std::memcpy(&number, next_, sizeof number);
      next_ += sizeof number;
      return Value::number(number);
    }
    case Kind::text: {
      auto size = length();
      std::string_view text(next_, size);
      next_ += size;
      return Value::text(text);
    }
    case Kind::list: {
      auto count = length();
      auto* items = reinterpret_cast<Value*>(lists.allocate(std::max<uint64_t>(1, count) * sizeof(Value)));
      for (uint64_t i = 0; i < count; ++i) items[i] = value(lists);
      return Value::list({items, count});
    }
  }
  return Value::null();
}

Spill::Spill(const MemoryBudget& budget, size_t parts)
    : file_(off_standard_descriptors(open_without_name(budget.folder()))),
      folder_(budget.folder()),
      // Each part has a buffer, and so has each worker's spill: together they must stay a small share of the limit.
      chunk_size_(std::clamp<uint64_t>(budget.limit() / 8192, uint64_t{4} << 10, uint64_t{64} << 10)),
      parts_(parts) {}

Spill::~Spill() { ::close(file_); }

void Spill::write_out(Part& part) {
  if (part.buffer.empty()) return;
  part.chunks.push_back({size_, part.buffer.size()});
  const char* next = part.buffer.data();
  for (size_t left = part.buffer.size(); left > 0;) {
    auto written = ::pwrite(file_, next, left, static_cast<off_t>(size_));
    if (written < 0) {
      if (errno == EINTR) continue;
      throw RunFailure(fmt::format("memory is scarce, and the temporary file in {} cannot be written: {}; --temp-folder names another folder",
                                   folder_, std::strerror(errno)));
    }
    next += written;
    left -= static_cast<size_t>(written);
    size_ += static_cast<uint64_t>(written);
  }
  part.buffer.clear();
}

void Spill::finish_part(size_t part) {
  write_out(parts_[part]);
  parts_[part].buffer = {};
}

void Spill::finish_writing() {
  for (size_t i = 0; i < parts_.size(); ++i) finish_part(i);
}

std::string_view Spill::Reader::next() {
  const auto& chunks = spill_->parts_[part_].chunks;
  if (chunk_ == chunks.size()) return {};
  auto chunk = chunks[chunk_++];
  memory_.resize(chunk.size);
  for (uint64_t done = 0; done < chunk.size;) {
    auto got = ::pread(spill_->file_, memory_.data() + done, chunk.size - done, static_cast<off_t>(chunk.offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0)
      throw RunFailure(fmt::format("the temporary file in {} cannot be read: {}", spill_->folder_, got < 0 ? std::strerror(errno) : "it is cut off"));
    done += static_cast<uint64_t>(got);
  }
  return {memory_.data(), memory_.size()};
}

}  // namespace dohyo
