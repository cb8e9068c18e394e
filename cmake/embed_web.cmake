# web_assets: every file of web/dist linked into the binary as read-only bytes. The step runs at
# each build, is quick when nothing changed, and yields an empty list without web/dist, so C++
# work never waits for the web.
set(embed_dir ${CMAKE_BINARY_DIR}/embed)
add_custom_target(embed_web
  COMMAND ${CMAKE_COMMAND} -DDIST=${CMAKE_SOURCE_DIR}/web/dist -DOUT=${embed_dir}
    -P ${CMAKE_SOURCE_DIR}/cmake/embed/embed.cmake
  BYPRODUCTS ${embed_dir}/assets_gen.cpp ${embed_dir}/assets_gen.S
  COMMENT "Embedding web/dist"
  VERBATIM)
add_library(web_assets STATIC ${embed_dir}/assets_gen.cpp ${embed_dir}/assets_gen.S)
add_dependencies(web_assets embed_web)
target_include_directories(web_assets PRIVATE ${CMAKE_SOURCE_DIR}/src)
