# All from Debian 12 packages; scripts/install-dependencies installs them. Nothing is downloaded by CMake.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(pugixml REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)

# Debian's own CMake file for the runtime names a folder that its package does not have.
find_path(ANTLR4_INCLUDE_DIR antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_library(ANTLR4_LIBRARY NAMES libantlr4-runtime.a antlr4-runtime REQUIRED)
add_library(antlr4 INTERFACE)
target_include_directories(antlr4 SYSTEM INTERFACE ${ANTLR4_INCLUDE_DIR})
target_link_libraries(antlr4 INTERFACE ${ANTLR4_LIBRARY} Threads::Threads)

find_path(DATE_INCLUDE_DIR date/date.h REQUIRED)
find_library(DATE_TZ_LIBRARY NAMES date-tz REQUIRED)
add_library(date_tz INTERFACE)
target_include_directories(date_tz SYSTEM INTERFACE ${DATE_INCLUDE_DIR})
target_link_libraries(date_tz INTERFACE ${DATE_TZ_LIBRARY})
# As Debian builds the library; without it the two sides disagree about its structures.
target_compile_definitions(date_tz INTERFACE USE_OS_TZDB=1)
