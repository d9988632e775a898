# Warnings and sanitizers, as targets: nothing here changes global flags.
add_library(dohyo_options INTERFACE)
target_compile_options(dohyo_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                       $<$<BOOL:${DOHYO_WERROR}>:-Werror>)
if(DOHYO_ASSERTS)
  target_compile_definitions(dohyo_options INTERFACE DOHYO_ASSERTS=1 _GLIBCXX_ASSERTIONS=1)
endif()

# Sanitizers must reach every object and the linker.
add_library(dohyo_sanitizers INTERFACE)
if(DOHYO_SANITIZE)
  target_compile_options(dohyo_sanitizers INTERFACE -fsanitize=${DOHYO_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(dohyo_sanitizers INTERFACE -fsanitize=${DOHYO_SANITIZE})
endif()

# dohyo_layer(NAME [SOURCES ...] LINKS ... [PRIVATE_LINKS ...]): one layer of the interpreter: the .cpp files of its folder
# and generated SOURCES. It may include only what it links; tests/layering checks the #include lines against a table.
function(dohyo_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(dohyo_${name} STATIC ${files} ${LAYER_SOURCES})
  target_include_directories(dohyo_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(dohyo_${name} PUBLIC ${LAYER_LINKS} dohyo_sanitizers PRIVATE dohyo_options ${LAYER_PRIVATE_LINKS})
  set_target_properties(dohyo_${name} PROPERTIES FOLDER interpreter)
endfunction()
