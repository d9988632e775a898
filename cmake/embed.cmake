# Turns text files into C++ string constants, so that the program needs no data folder.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${INPUT}" content)
  # A raw string literal may not exceed 64 KiB with some compilers; these files are far smaller.
  file(WRITE "${OUTPUT}" "extern const char* const ${SYMBOL};\nconst char* const ${SYMBOL} = R\"~~~~(${content})~~~~\";\n")
  return()
endif()

# dohyo_embed(OUT_VARIABLE FILE SYMBOL)
function(dohyo_embed out file symbol)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${generated} -DSYMBOL=${symbol} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake VERBATIM)
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
