#include "interpreter/scan/record_picker.h"

#include <algorithm>
#include <cstring>

namespace dohyo {

size_t RecordPicker::pick(const Block& block, const std::shared_ptr<const Prefilter>& prefilter, uint64_t never_skipped_before,
                          Records& records) {
  records.texts.clear();
  records.offsets.clear();
  prefilter_ = prefilter.get();
  auto add = [&](std::string_view text, size_t offset) {
    records.texts.push_back(text);
    records.offsets.push_back(block.offset() + offset);
  };
  if (prefilter_ == nullptr) {
    block.for_each_record(add);
    return records.texts.size();
  }
  if (runner_ == nullptr || &runner_->prefilter() != prefilter_) runner_ = std::make_unique<PrefilterRunner>(prefilter, plans_, run_);
  marks_.clear();
  size_t always = block.offset() < never_skipped_before ? static_cast<size_t>(never_skipped_before - block.offset()) : 0;
  always = std::min(always, block.bytes().size());
  size_t count = 0;
  if (prefilter_->covers_all() && block.has_lines()) {
    count = pick_lines(block, always, records);
  } else {
    block.for_each_record(add);
    count = records.texts.size();
    pick_among_all(block, always, records);
  }
  choose(records.texts.size());
  return count;
}

/// Lines are cut only where something passes; the others are merely counted.
size_t RecordPicker::pick_lines(const Block& block, size_t always, Records& records) {
  auto bytes = block.bytes();
  size_t words = (plans_.size() + 63) / 64;
  auto add = [&](std::string_view text, size_t offset) {
    records.texts.push_back(text);
    records.offsets.push_back(block.offset() + offset);
  };
  // The last line that begins before `always` ends behind it.
  size_t rest = 0;
  if (always > 0) {
    auto found = bytes.find('\n', always - 1);
    rest = found == std::string_view::npos ? bytes.size() : found + 1;
    for_each_line(bytes.substr(0, rest), add);
    marks_.assign(records.texts.size() * words, ~uint64_t{0});
  }
  size_t count = records.texts.size();
  bytes.remove_prefix(rest);
  if (bytes.empty()) return count;
  count += count_lines(bytes);
  size_t end = 0;  // of the line that passed last
  runner_->run(bytes, [&](size_t position, const PrefilterRunner::Plans& plans) {
    if (position >= end) {
      const auto* before = position == 0 ? nullptr : static_cast<const char*>(::memrchr(bytes.data() + end, '\n', position - end));
      size_t begin = before == nullptr ? end : static_cast<size_t>(before - bytes.data()) + 1;
      const auto* behind = static_cast<const char*>(std::memchr(bytes.data() + position, '\n', bytes.size() - position));
      size_t stop = behind == nullptr ? bytes.size() : static_cast<size_t>(behind - bytes.data());
      end = behind == nullptr ? stop : stop + 1;
      if (stop > begin && bytes[stop - 1] == '\r') --stop;
      add(bytes.substr(begin, stop - begin), rest + begin);
      marks_.resize(marks_.size() + words, 0);
    }
    mark(records.texts.size() - 1, plans);
  });
  return count;
}

void RecordPicker::pick_among_all(const Block& block, size_t always, Records& records) {
  auto bytes = block.bytes();
  size_t words = (plans_.size() + 63) / 64;
  marks_.assign(records.texts.size() * words, 0);
  size_t first = 0;
  while (first < records.texts.size() && records.offsets[first] - block.offset() < always) ++first;
  std::fill_n(marks_.begin(), first * words, ~uint64_t{0});
  if (first == records.texts.size()) return;
  size_t from = static_cast<size_t>(records.offsets[first] - block.offset());
  size_t record = first;
  runner_->run(bytes.substr(from), [&](size_t position, const PrefilterRunner::Plans& plans) {
    position += from;
    // Occurrences that overlap may come a little out of order, but never those of different records.
    while (record < records.texts.size() && records.offsets[record] - block.offset() + records.texts[record].size() <= position) ++record;
    if (record < records.texts.size() && records.offsets[record] - block.offset() <= position) mark(record, plans);
  });
}

void RecordPicker::mark(size_t record, const PrefilterRunner::Plans& plans) {
  auto* marks = marks_.data() + record * plans.size();
  for (size_t i = 0; i < plans.size(); ++i) marks[i] |= plans[i];
}

void RecordPicker::choose(size_t records) {
  chosen_.resize(plans_.size());
  size_t words = (plans_.size() + 63) / 64;
  for (size_t plan = 0; plan < plans_.size(); ++plan) {
    chosen_[plan].clear();
    if (!prefilter_->covers(plan)) continue;
    auto bit = uint64_t{1} << (plan % 64);
    for (size_t record = 0; record < records; ++record)
      if ((marks_[record * words + plan / 64] & bit) != 0) chosen_[plan].push_back(static_cast<uint32_t>(record));
  }
}

const std::vector<uint32_t>* RecordPicker::chosen(size_t plan) const {
  return prefilter_ != nullptr && prefilter_->covers(plan) ? &chosen_[plan] : nullptr;
}

}  // namespace dohyo
