// Drain: signatures of messages by a tree of fixed depth. P. He, J. Zhu, Z. Zheng, M. R. Lyu, "Drain: An Online Log Parsing
// Approach with Fixed Depth Tree", IEEE International Conference on Web Services, 2017.
//
// Forms of messages go down the tree by how their words are divided, which fixes the number of words, and by their first word;
// the groups at the leaf are compared word by word. The result depends on the order in which forms come: callers bring them in
// an order of their own, the most frequent first.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dohyo {

class Drain {
 public:
  /// Of words that are the same; below it a form begins a group of its own.
  static constexpr double least_similarity = 0.5;
  /// First words that a node tells apart; more share one branch.
  static constexpr size_t most_children = 100;

  /// Groups of a leaf, so that the time that a form takes has an end.
  static constexpr size_t most_groups = 1000;
  static constexpr size_t none = SIZE_MAX;

  /// The group of a form (masked_text.h), whose text must outlive this object; `none` where there are too many already.
  size_t add(std::string_view form);
  [[nodiscard]] size_t size() const { return groups_.size(); }
  /// What the messages of a group have in common; `*` stands for what varies.
  [[nodiscard]] std::string signature(size_t group) const;

 private:
  struct Group {
    std::vector<std::string_view> words;
    const std::string* separators;
  };
  struct Node {
    std::string separators;
    std::unordered_map<std::string_view, std::vector<size_t>> by_first_word;  ///< groups
  };

  std::deque<Group> groups_;
  std::deque<Node> nodes_;
  std::unordered_map<std::string_view, Node*> by_separators_;
};

}  // namespace dohyo
