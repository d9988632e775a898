#include "interpreter/mining/drain.h"

#include <algorithm>

#include "interpreter/mining/masked_text.h"

namespace dohyo {

namespace {

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_masked(std::string_view word) { return word.starts_with(MaskedText::placeholder) || word == "$DATE" || word == "$URL"; }

}  // namespace

size_t Drain::add(std::string_view form) {
  auto parts = MaskedText::parts(form);
  auto known = by_separators_.find(parts.separators);
  if (known == by_separators_.end()) {
    auto& node = nodes_.emplace_back();
    node.separators = std::move(parts.separators);
    known = by_separators_.emplace(node.separators, &node).first;
  }
  auto& node = *known->second;
  // Behind a name there is a value, which may be any.
  auto first = parts.words.empty() || parts.begins_with_name ? std::string_view() : parts.words[0];
  // A first word with digits is most likely a parameter, and where there are too many different ones they are.
  bool is_new = !node.by_first_word.contains(first);
  if (has_digit(first) || (is_new && node.by_first_word.size() >= most_children)) first = MaskedText::placeholder;
  auto& leaf = node.by_first_word[first];

  size_t best = SIZE_MAX;
  size_t most_equal = 0;
  size_t most_open = 0;
  // What is masked says nothing about what is the same.
  auto telling = static_cast<size_t>(std::count_if(parts.words.begin(), parts.words.end(), [](std::string_view word) { return !is_masked(word); }));
  for (size_t group : leaf) {
    const auto& words = groups_[group].words;
    size_t equal = 0;
    size_t open = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      if (words[i] == parts.words[i]) equal += is_masked(words[i]) ? 0 : 1;
      else if (words[i] == MaskedText::placeholder) ++open;
    }
    // What varies in the group agrees with any word, but says nothing for it: it decides between equals.
    if (best != SIZE_MAX && (equal < most_equal || (equal == most_equal && open <= most_open))) continue;
    best = group;
    most_equal = equal;
    most_open = open;
  }
  auto needed = least_similarity * static_cast<double>(telling);
  if (best == SIZE_MAX || static_cast<double>(most_equal) < needed) {
    if (leaf.size() >= most_groups) return none;
    groups_.push_back({std::move(parts.words), &node.separators});
    leaf.push_back(groups_.size() - 1);
    return groups_.size() - 1;
  }
  auto& words = groups_[best].words;
  for (size_t i = 0; i < words.size(); ++i)
    if (words[i] != parts.words[i]) words[i] = MaskedText::placeholder;
  return best;
}

std::string Drain::signature(size_t group) const { return MaskedText::readable(groups_[group].words, *groups_[group].separators); }

}  // namespace dohyo
