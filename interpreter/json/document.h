// One JSON text, looked into several times: by explicit paths and by the names of `json auto` (01 section 4.3).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"
#include "interpreter/json/path.h"

namespace dohyo::json {

/// Nesting beyond this stays JSON text: depth is the log's choice, not ours.
constexpr size_t deepest_flattening = 50;

/// How `json auto` names what it finds: `a.b` for objects in objects, `a[0]` for elements, underscores for blanks.
struct Flattening {
  size_t max_depth = deepest_flattening;  ///< what lies deeper stays JSON text; the keys at the top have depth 1
  bool extract_arrays = false;            ///< also arrays that hold no objects or arrays
};

/// A name given by `json auto`.
struct FlatName {
  std::string name;
  Flattening flattening;
  bool exactly = false;  ///< do not fall back to another letter case
};

struct Found {
  bool present = false;  ///< also with JSON null
  Value value;
};

/// The text is copied and indexed once. One per worker; not thread-safe.
class Document {
 public:
  Document();
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  /// Takes the whole text when it is an object or array, else its last balanced {...} or [...] that is sound JSON, else the
  /// last one whatever it is. False when there is none.
  [[nodiscard]] bool open(std::string_view text);
  /// Only the whole text.
  [[nodiscard]] bool open_whole(std::string_view text);

  // After a successful open(). Values live in `arena`. A fault on the way to a value means that it is not there.
  /// A step that meets a string goes on in the object or array that the string holds as JSON text.
  [[nodiscard]] Found find(const PathQuery& path, Arena& arena);
  /// An object or an array that is not expanded is its JSON text.
  [[nodiscard]] Found find(const FlatName& name, Arena& arena);
  /// Everything as a list name, value, name, value, ...; null after a fault.
  [[nodiscard]] Value flatten(const Flattening& flattening, Arena& arena);

  struct State;  ///< of document.cpp

 private:
  std::unique_ptr<State> state_;
};

/// The last balanced {...} or [...] in a text; empty when there is none. Brackets in strings do not count.
[[nodiscard]] std::string_view last_block(std::string_view text);

/// The JSON object that a line of text is or holds, by the rule of Document::open; empty when there is none, or an array.
[[nodiscard]] std::string_view object_in(std::string_view line);

}  // namespace dohyo::json
