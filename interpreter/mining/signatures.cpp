#include "interpreter/mining/signatures.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "interpreter/mining/drain.h"

namespace dohyo {

MinedSignatures::MinedSignatures(const MessageCounts& counts) {
  const auto& forms = counts.forms();
  auto cells = counts.cells();
  std::vector<uint64_t> weight(forms.size(), 0);
  for (const auto& cell : cells)
    if (cell.form != MessageCounts::null_form) weight[cell.form] += cell.count;
  std::vector<uint32_t> order(forms.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](uint32_t form) { return weight[form] == 0; });  // of forms that were dropped
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return weight[a] != weight[b] ? weight[a] > weight[b] : forms[a] < forms[b]; });

  Drain drain;
  std::vector<size_t> group_of(forms.size(), Drain::none);
  for (uint32_t form : order) group_of[form] = drain.add(forms[form]);

  std::vector<std::string> texts;
  for (size_t group = 0; group < drain.size(); ++group) texts.push_back(drain.signature(group));

  // Different groups may read the same in the end.
  struct Place {
    uint32_t key;
    std::string signature;
    bool is_null;
    auto operator<=>(const Place&) const = default;
  };
  std::map<Place, uint64_t> by_place;
  std::vector<uint64_t> classified(counts.key_count(), 0);
  for (const auto& cell : cells) {
    bool is_null = cell.form == MessageCounts::null_form;
    if (!is_null && group_of[cell.form] == Drain::none) continue;
    by_place[{cell.key, is_null ? "" : texts[group_of[cell.form]], is_null}] += cell.count;
    classified[cell.key] += cell.count;
  }
  for (const auto& [place, count] : by_place) rows_.push_back({place.key, place.signature, count, place.is_null, false});
  for (uint32_t key = 0; key < counts.key_count(); ++key) {
    auto others = counts.key(key).messages - classified[key];
    if (others == 0) continue;
    rows_.push_back({key, "Others", others, false, true});
    unclassified_ += others;
  }
}

}  // namespace dohyo
