// The files of stdlib/profiles as the build found them (interpreter/CMakeLists.txt).
#pragma once

namespace dohyo {

struct ProfileText {
  const char* name;  ///< stem of the file
  const char* yaml;
};
/// By name; ends with one whose name is null.
extern const ProfileText profile_texts[];

}  // namespace dohyo
