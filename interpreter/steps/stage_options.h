// Options of a stage, `name = value`, separated by commas or just blanks: window=5,threshold=3 direction=+-
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/operator.h"

namespace dohyo {

class StageOptions {
 public:
  /// `names`: what the stage knows; another name is an error that lists them.
  StageOptions(StageBinder& binder, StageReader& reader, std::vector<std::string_view> names)
      : binder_(binder), reader_(reader), names_(std::move(names)) {}

  /// Whether the next element is an option, of whatever name.
  [[nodiscard]] bool at_option() const;
  /// Reads one option. False after an error, which is reported; one that is given twice is an error too.
  bool read();

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The value as written; null when the option was not given.
  [[nodiscard]] const ast::Expression* find(std::string_view name) const;
  /// A whole number of at least `least`; empty when it was not given, or after an error (then ok() is false).
  std::optional<int64_t> whole(std::string_view name, int64_t least);
  std::optional<double> number(std::string_view name);
  /// A word, a text, or signs.
  std::optional<std::string> word(std::string_view name);
  /// true or false, t or f.
  std::optional<bool> flag(std::string_view name);
  void fail(const ast::Expression& value, std::string_view wanted);
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  struct Given {
    std::string_view name;
    const ast::Expression* value;
  };
  StageBinder& binder_;
  StageReader& reader_;
  std::vector<std::string_view> names_;
  std::vector<Given> given_;
  bool ok_ = true;
};

}  // namespace dohyo
