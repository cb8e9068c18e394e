# One test executable per layer. domain_test links no machine, so a rule that reaches for one
# does not link.
enable_testing()
find_package(GTest REQUIRED)
if(ZHULI_PCH)
  zhuli_pch(test GTest::gtest)
  target_precompile_headers(pch_test PRIVATE <gtest/gtest.h>)
endif()

# tests/support: what machine tests share; tests/support/world: the named test world, which
# needs the capabilities and is linked only where they are.
zhuli_sources(support_files "tests/support/*.cpp")
set(world_files ${support_files})
list(FILTER world_files INCLUDE REGEX "/tests/support/([^/]*world[^/]*\\.cpp$|world/)")
list(REMOVE_ITEM support_files ${world_files} ${crash_files} "")
zhuli_layer(test_support "${support_files}" storage GTest::gtest GTest::gmock)
zhuli_layer(test_world "${world_files}" test_support app cli features)
foreach(lib test_support test_world)
  get_target_property(kind ${lib} TYPE)
  if(NOT kind STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(${lib} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/tests)
  endif()
endforeach()

# Tests run several at a time, each with a PostgreSQL cluster of its own: some take theirs away. The
# longest run in parts; an odd number of parts mixes the engines, which take turns. GTEST_OUTPUT is a
# folder, see ./dev.
set(features_test_shards 7)
set(every_feature_test_shards 3)
function(zhuli_test_runs name label)
  set(command ${CMAKE_SOURCE_DIR}/tests/support/pg_run $<TARGET_FILE:${name}>)
  if(label STREQUAL unit OR label STREQUAL arch)
    set(command ${name})
  endif()
  if(NOT ${name}_shards)
    add_test(NAME ${name} COMMAND ${command} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 1200)
    return()
  endif()
  math(EXPR last "${${name}_shards} - 1")
  foreach(shard RANGE ${last})
    add_test(NAME ${name}_${shard} COMMAND ${command} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name}_${shard} PROPERTIES LABELS ${label} TIMEOUT 1200
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${${name}_shards};GTEST_SHARD_INDEX=${shard}"
      ENVIRONMENT_MODIFICATION "GTEST_OUTPUT=string_append:${name}_${shard}.xml")
  endforeach()
endfunction()

# zhuli_test(NAME LABEL files deps...)
function(zhuli_test name label files)
  if(NOT files)
    return()
  endif()
  add_executable(${name} ${files})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE ZHULI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(TARGET zhuli)
    target_compile_definitions(${name} PRIVATE ZHULI_BINARY="$<TARGET_FILE:zhuli>")
    if(NOT name STREQUAL domain_test AND NOT name STREQUAL arch_test)
      add_dependencies(${name} zhuli)
    endif()
  endif()
  target_link_libraries(${name} PRIVATE ${ARGN} GTest::gtest GTest::gmock GTest::gtest_main)
  # The precompiled header wants the product's definitions, which a test of nothing else lacks.
  if(ARGN)
    zhuli_compile_rules(${name} test)
  else()
    zhuli_compile_rules(${name} plain)
  endif()
  zhuli_test_runs(${name} ${label})
endfunction()

function(zhuli_test_files out)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${ARGN})
  set(${out} "${files}" PARENT_SCOPE)
endfunction()

zhuli_test_files(feature_tests "src/features/*_test.cpp")
set(rule_tests ${feature_tests})
list(FILTER rule_tests INCLUDE REGEX "/(rules|model|messages)[^/]*_test\\.cpp$")
list(REMOVE_ITEM feature_tests ${rule_tests} "")
zhuli_test_files(core_tests "src/core/*_test.cpp")
list(APPEND core_tests ${rule_tests})
zhuli_test(domain_test unit "${core_tests}" domain)

foreach(layer storage sheet jobs notify)
  zhuli_test_files(files "src/${layer}/*_test.cpp")
  zhuli_test(${layer}_test machine "${files}" ${layer} test_support)
endforeach()

# The listener is tested with the whole product behind it.
zhuli_test_files(http_tests "src/http/*_test.cpp" "tests/http/*_test.cpp")
zhuli_test(http_test machine "${http_tests}" test_world)

zhuli_test_files(outer_tests "src/cli/*_test.cpp" "src/app/*_test.cpp")
list(APPEND feature_tests ${outer_tests})
zhuli_test(features_test capability "${feature_tests}" test_world)

foreach(kind every_feature sim scenario)
  set(folder ${kind})
  if(kind STREQUAL scenario)
    set(folder scenarios)
  endif()
  zhuli_test_files(files "tests/${folder}/*.cpp")
  zhuli_test(${kind}_test whole "${files}" test_world crash_runner)
endforeach()

# What the bench loads is what the use cases write.
zhuli_test_files(bench_tests "bench/*_test.cpp")
zhuli_test(bench_test whole "${bench_tests};bench/company.cpp;bench/load.cpp" test_world)

zhuli_test_files(arch_files "tests/arch/*.cpp")
zhuli_test(arch_test arch "${arch_files}")
