// The contract of aggregate functions. Authors write a state with add, merge and result; grouping, memory, threads and
// merging come from outside (library/group_table.h).
#pragma once

#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <span>

#include "interpreter/data/arena.h"
#include "interpreter/data/batch.h"
#include "interpreter/data/convert.h"
#include "interpreter/library/function.h"

namespace dohyo {

/// Where a row stands in the current row order; smaller comes first. Raw events: newest first, ties by later input.
struct RowPosition {
  int64_t major = 0;
  uint64_t minor = 0;
  friend auto operator<=>(const RowPosition&, const RowPosition&) = default;

  static RowPosition of_table_row(uint64_t row) { return {0, row}; }
  static RowPosition of_event(Value time, Ordinal ordinal) {
    return {time.is_whole() ? -time.as_integer() : INT64_MAX, ~ordinal};
  }
};

/// Given to every add and merge. Texts that a state keeps must be copied into `arena`, which lives as long as the state.
/// What a merge takes over needs no copy: the arena of the other state is kept alive too.
struct AddContext {
  Arena& arena;
  RowPosition position;  ///< only meaningful for functions that declare `uses_position`
  uint64_t* unread_values = nullptr;  ///< of this aggregate, over all groups; may be null

  /// To be called for a value that should have been a number. Nulls and blank texts are missing values, not wrong ones.
  void note_unread(Value value) {
    if (unread_values != nullptr && !is_missing(value)) ++*unread_values;
  }

 private:
  static bool is_missing(Value value) {
    return value.is_null() || (value.is_text() && value.as_text().find_first_not_of(" \t\r\n") == std::string_view::npos);
  }
};

/// A type-erased state machine over memory that the group table provides.
struct Fold {
  size_t size = 0;
  size_t alignment = 1;
  std::shared_ptr<const void> prepared;
  void (*create)(void* state, const void* prepared) = nullptr;
  void (*destroy)(void* state) = nullptr;
  void (*add)(void* state, std::span<const Value> arguments, AddContext& context) = nullptr;
  void (*merge)(void* state, void* other, AddContext& context) = nullptr;
  Value (*result)(void* state, Arena& arena) = nullptr;
};

struct AggregateFunction {
  Documentation documentation;
  std::vector<ParameterName> parameters;
  std::string_view default_column;  ///< "_sum"
  bool bare = false;                ///< its first name may be written without parentheses, as `count` is
  bool uses_position = false;       ///< first, last: depends on the row order
  bool uses_time = false;           ///< gets the message time of the row as one more argument, or that of a `withtime` pair
  bool counts_what_holds = false;   ///< of an argument that is an expression, false counts as little as null
  bool repeats_last_argument = false;  ///< pct(x, 25, 75): several aggregates, one for each of the last arguments
  /// Aliases under which the last argument is a condition that rows must meet: countif(c), sumif(x, c).
  std::vector<std::string_view> conditional_names = {};
  /// Further borrowed names with a number in them: "p95" gives "95", which becomes the last argument. May be empty.
  std::function<std::optional<std::string>(std::string_view name)> number_in_name = {};
  std::function<Fold(Preparation&)> prepare;
  /// Names the column when no alias is given, for functions whose default depends on arguments (pct). May be empty.
  std::function<std::string(std::span<const Argument>, std::string_view field)> column_name = {};

  [[nodiscard]] bool may_be_bare(std::string_view name) const;
};

/// Makes a Fold of a class with: add(Arguments..., [AddContext&]), merge(State&, AddContext&), result(Arena&).
/// `State` may have a constructor from `const Prepared&` when made by fold_prepared.
template <typename State, typename Prepared = void>
Fold make_fold(std::shared_ptr<const void> prepared = nullptr) {
  Fold fold;
  fold.size = sizeof(State);
  fold.alignment = alignof(State);
  fold.prepared = std::move(prepared);
  fold.create = [](void* memory, [[maybe_unused]] const void* state) {
    if constexpr (std::is_void_v<Prepared>)
      new (memory) State();
    else
      new (memory) State(*static_cast<const Prepared*>(state));
  };
  fold.destroy = [](void* memory) { static_cast<State*>(memory)->~State(); };
  fold.add = [](void* memory, std::span<const Value> arguments, AddContext& context) {
    static_cast<State*>(memory)->add(arguments, context);
  };
  fold.merge = [](void* memory, void* other, AddContext& context) {
    static_cast<State*>(memory)->merge(*static_cast<State*>(other), context);
  };
  fold.result = [](void* memory, Arena& arena) { return static_cast<State*>(memory)->result(arena); };
  return fold;
}

template <typename State>
std::function<Fold(Preparation&)> fold() {
  return [](Preparation&) { return make_fold<State>(); };
}

}  // namespace dohyo
