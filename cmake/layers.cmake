# zhuli_sources(OUT pattern...)  the non-test sources below the given folders
# zhuli_layer(NAME files deps...) a static library, or an INTERFACE one while it has no files
# zhuli_compile_rules(TARGET [test|plain]) include root, warnings, precompiled header (plain: none)
function(zhuli_sources out)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${ARGN})
  list(FILTER files EXCLUDE REGEX "_test\\.cpp$")
  # GLOB_RECURSE matches features/*/model*.cpp in deeper folders too; that is what we want.
  set(${out} "${files}" PARENT_SCOPE)
endfunction()

function(zhuli_compile_rules target)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE zhuli_warnings)
  set(pch pch_main)
  if("${ARGN}" STREQUAL "test")
    set(pch pch_test)
  endif()
  if(ZHULI_PCH AND NOT "${ARGN}" STREQUAL "plain")
    target_precompile_headers(${target} REUSE_FROM ${pch})
  endif()
endfunction()

function(zhuli_layer name files)
  if(files)
    add_library(${name} STATIC ${files})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ARGN})
    zhuli_compile_rules(${name})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} INTERFACE ${ARGN})
  endif()
endfunction()

# One precompiled header for the product and one for the tests, shared by all targets.
function(zhuli_pch name)
  set(stub ${CMAKE_BINARY_DIR}/pch_${name}.cpp)
  if(NOT EXISTS ${stub})
    file(WRITE ${stub} "// Carries the precompiled header.\n")
  endif()
  add_library(pch_${name} STATIC ${stub})
  target_link_libraries(pch_${name} PUBLIC zhuli_warnings fmt::fmt Boost::headers Boost::json ${ARGN})
  target_precompile_headers(pch_${name} PRIVATE
    <algorithm> <array> <charconv> <chrono> <cstdint> <functional> <map> <memory> <optional>
    <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
    <fmt/format.h> <boost/describe.hpp> <boost/json.hpp> <boost/mp11.hpp>
    <boost/system/result.hpp>)
endfunction()
