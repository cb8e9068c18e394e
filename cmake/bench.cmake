# zhuli_bench: the speed table and the crash runner, built with the release preset.
zhuli_sources(bench_files "bench/*.cpp")
add_executable(zhuli_bench ${bench_files})
target_link_libraries(zhuli_bench PRIVATE app cli crash_runner)
target_compile_definitions(zhuli_bench PRIVATE ZHULI_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
  ZHULI_BINARY="$<TARGET_FILE:zhuli>")
add_dependencies(zhuli_bench zhuli)
zhuli_compile_rules(zhuli_bench)
