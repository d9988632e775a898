// What may go wrong with an input, as values. One broken input never stops the others.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace dohyo {

/// An input, or a part of it, that could not be read: exit code 2, and the rest still runs.
struct InputProblem {
  std::string path;     ///< as a person would name it
  std::string message;  ///< in plain words, without a full stop
};

/// Thrown where reading one input fails. Whoever reads many inputs turns it into an InputProblem.
class InputError : public std::runtime_error {
 public:
  InputError(std::string path, const std::string& message)
      : std::runtime_error(message), path_(std::move(path)) {}

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] InputProblem problem() const { return {path_, what()}; }

 private:
  std::string path_;
};

}  // namespace dohyo
