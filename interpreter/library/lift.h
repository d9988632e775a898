// From a plain C++ function of values to a library entry.
//
//   std::string_view trimmed(std::string_view text);
//   .prepare = lift<trimmed>()
//
// Argument types: std::string_view, double, int64_t, bool (converted by the language's rules; a null, or a value that
// does not convert, makes the result null without a call), std::optional of these (null and left-out arguments arrive
// empty), Value (as it is, nulls too) and std::span<const Value> for the rest of a variable list. A last parameter
// CallContext& gives memory and the run. Results: bool, int64_t, double, std::string_view (into an argument, static or
// arena memory), std::string (copied into the arena), Value, or std::optional of these.
//
//   struct Glob {                                        // state made once per call from constant arguments
//     static std::optional<Glob> prepare(Preparation&);  // empty: an error was reported
//     Value operator()(std::span<const Value> arguments, CallContext&) const;
//   };
//   .prepare = prepared<Glob>()
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>

#include "interpreter/data/convert.h"
#include "interpreter/library/function.h"

namespace dohyo {

/// What functions tell of a run. One array each, so that its address is one.
namespace notes {
inline constexpr char not_a_number[] = "texts that are no numbers became null";
inline constexpr char null_in_arithmetic[] = "arithmetic with null gave null";
}  // namespace notes

/// The value as integer or number, and null for what does not read as one, of which the run is told.
inline Value number_argument(Value value, CallContext& context) {
  auto number = to_numeric(value);
  if (number.is_null() && !value.is_null()) context.note(notes::not_a_number);
  return number;
}

namespace lifting {

template <typename T>
struct is_optional : std::false_type {};
template <typename T>
struct is_optional<std::optional<T>> : std::true_type {};

template <typename T>
std::optional<T> convert(Value value, CallContext& context) {
  if (value.is_null()) return {};
  if constexpr (std::is_same_v<T, std::string_view>) {
    return text_of(value, context.arena);
  } else if constexpr (std::is_same_v<T, double>) {
    auto number = number_argument(value, context);
    return number.is_null() ? std::nullopt : std::optional(number.numeric());
  } else if constexpr (std::is_same_v<T, int64_t>) {
    return to_integer(number_argument(value, context));
  } else {
    static_assert(std::is_same_v<T, bool>, "lift: unsupported parameter type");
    return is_true(value);
  }
}

inline Value wrap(Value v, CallContext&) { return v; }
inline Value wrap(bool v, CallContext&) { return Value::boolean(v); }
inline Value wrap(int64_t v, CallContext&) { return Value::integer(v); }
inline Value wrap(double v, CallContext&) { return Value::number(v); }
inline Value wrap(std::string_view v, CallContext&) { return Value::text(v); }
inline Value wrap(const std::string& v, CallContext& c) { return c.arena.text(v); }
Value wrap(const char* v, CallContext&) = delete;  // would become a boolean
template <typename T>
Value wrap(const std::optional<T>& v, CallContext& c) {
  return v ? wrap(*v, c) : Value::null();
}

/// Fills one parameter from the argument list; false when the call must not be made.
template <typename T>
bool fill(T& parameter, std::span<const Value> arguments, size_t index, CallContext& context) {
  if constexpr (std::is_same_v<T, std::span<const Value>>) {
    parameter = index < arguments.size() ? arguments.subspan(index) : std::span<const Value>{};
    return true;
  } else if constexpr (std::is_same_v<T, Value>) {
    parameter = index < arguments.size() ? arguments[index] : Value::null();
    return true;
  } else if constexpr (is_optional<T>::value) {
    parameter = index < arguments.size() ? convert<typename T::value_type>(arguments[index], context) : std::nullopt;
    return true;
  } else {
    if (index >= arguments.size()) return false;
    auto value = convert<T>(arguments[index], context);
    if (!value) return false;
    parameter = *value;
    return true;
  }
}

template <auto F, typename R, typename... A, size_t... I>
Value call(R (*)(A...), [[maybe_unused]] std::span<const Value> arguments, CallContext& context, std::index_sequence<I...>) {
  std::tuple<std::decay_t<A>...> parameters{};
  if (!(fill(std::get<I>(parameters), arguments, I, context) && ...)) return Value::null();
  return wrap(F(std::get<I>(parameters)...), context);
}

template <typename Tuple, size_t... I>
auto without_last(std::index_sequence<I...>) -> std::tuple<std::tuple_element_t<I, Tuple>...>;

template <auto F, typename R, typename... A>
Value call_with_context(R (*)(A...), std::span<const Value> arguments, CallContext& context) {
  using All = std::tuple<A...>;
  using Parameters = decltype(without_last<All>(std::make_index_sequence<sizeof...(A) - 1>{}));
  return [&]<size_t... I>(std::index_sequence<I...>) {
    std::tuple<std::decay_t<std::tuple_element_t<I, Parameters>>...> parameters{};
    if (!(fill(std::get<I>(parameters), arguments, I, context) && ...)) return Value::null();
    return wrap(F(std::get<I>(parameters)..., context), context);
  }(std::make_index_sequence<sizeof...(A) - 1>{});
}

template <typename R, typename... A>
constexpr bool takes_context(R (*)(A...)) {
  return (std::is_same_v<A, CallContext&> || ...);
}

template <auto F>
Value thunk(const void*, std::span<const Value> arguments, CallContext& context) {
  if constexpr (takes_context(F)) {
    return call_with_context<F>(F, arguments, context);
  } else {
    return []<typename R, typename... A>(R (*f)(A...), std::span<const Value> a, CallContext& c) {
      return call<F>(f, a, c, std::make_index_sequence<sizeof...(A)>{});
    }(F, arguments, context);
  }
}

}  // namespace lifting

template <auto F>
std::function<Callable(Preparation&)> lift() {
  return [](Preparation&) { return Callable{nullptr, &lifting::thunk<F>}; };
}

template <typename T>
std::function<Callable(Preparation&)> prepared() {
  return [](Preparation& preparation) {
    std::optional<T> state = T::prepare(preparation);
    if (!state) return Callable{};
    Evaluate evaluate = [](const void* memory, std::span<const Value> arguments, CallContext& context) {
      return lifting::wrap((*static_cast<const T*>(memory))(arguments, context), context);
    };
    return Callable{std::make_shared<const T>(std::move(*state)), evaluate};
  };
}

}  // namespace dohyo
