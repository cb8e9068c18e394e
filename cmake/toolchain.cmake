# Language level, warnings, sanitizers, and the speed-ups that are used when present.
option(ZHULI_PCH "Precompile the headers most files see" OFF)
option(ZHULI_WERROR "Warnings are errors" OFF)
option(ZHULI_TESTS "Build the tests" ON)
option(ZHULI_BENCH "Build zhuli_bench" OFF)
option(ZHULI_FUZZ "Build the fuzzers (clang)" OFF)
set(ZHULI_SANITIZE "" CACHE STRING "Value for -fsanitize, empty for none")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A precompiled header is only cached when ccache is told that its defines do not matter.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

if(ZHULI_SANITIZE)
  add_compile_options(-fsanitize=${ZHULI_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ZHULI_SANITIZE})
endif()

# Our files are short-lived compilations of many templates: collecting the compiler's garbage costs
# a fifth of each and saves memory that nobody else wants (about 1 GB a file without it).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(--param=ggc-min-expand=1000 --param=ggc-min-heapsize=2000000)
endif()

add_library(zhuli_warnings INTERFACE)
target_compile_options(zhuli_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers
  $<$<BOOL:${ZHULI_WERROR}>:-Werror>)
