# Writes OUT/assets_gen.{cpp,S} for the files below DIST. Contents enter by .incbin; their hash is
# written into the assembly file, so it changes exactly when a file does and is rebuilt then only.
# A file NAME with NAME.gz or NAME.br beside it uses those; otherwise text is compressed here.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${OUT}/packed)
find_program(GZIP gzip)
find_program(BROTLI brotli)

function(mime_of path out)
  set(types
    html "text/html; charset=utf-8" js "text/javascript; charset=utf-8"
    mjs "text/javascript; charset=utf-8" css "text/css; charset=utf-8"
    json "application/json" map "application/json" svg "image/svg+xml" png "image/png"
    jpg "image/jpeg" webp "image/webp" ico "image/x-icon" woff2 "font/woff2" woff "font/woff"
    txt "text/plain; charset=utf-8" webmanifest "application/manifest+json"
    wasm "application/wasm" xml "application/xml")
  string(REGEX MATCH "[^.]+$" ext "${path}")
  list(FIND types "${ext}" at)
  set(${out} "application/octet-stream" PARENT_SCOPE)
  if(at GREATER -1)
    math(EXPR at "${at} + 1")
    # A type may hold a ';', which CMake would split.
    list(GET types ${at} type)
    if(type MATCHES "^(text/|image/svg)" OR ext MATCHES "^(js|mjs|css|html)$")
      string(REGEX REPLACE ";.*" "" type "${type}")
      set(type "${type}; charset=utf-8")
    endif()
    set(${out} "${type}" PARENT_SCOPE)
  endif()
endfunction()

# Yields the packed file's path, or nothing where packing does not pay.
function(packed_of path hash kind out)
  set(${out} "" PARENT_SCOPE)
  set(suffix gz)
  if(kind STREQUAL "brotli")
    set(suffix br)
  endif()
  if(EXISTS ${DIST}/${path}.${suffix})
    set(${out} ${DIST}/${path}.${suffix} PARENT_SCOPE)
    return()
  endif()
  if(NOT path MATCHES "\\.(html|m?js|css|json|map|svg|txt|webmanifest|wasm|xml)$")
    return()
  endif()
  set(file ${OUT}/packed/${hash}.${suffix})
  if(NOT EXISTS ${file})
    if(kind STREQUAL "gzip" AND GZIP)
      execute_process(COMMAND ${GZIP} -9nc ${DIST}/${path} OUTPUT_FILE ${file}.part
        COMMAND_ERROR_IS_FATAL ANY)
    elseif(kind STREQUAL "brotli" AND BROTLI)
      execute_process(COMMAND ${BROTLI} -q 9 -c ${DIST}/${path} OUTPUT_FILE ${file}.part
        COMMAND_ERROR_IS_FATAL ANY)
    else()
      return()
    endif()
    file(RENAME ${file}.part ${file})
  endif()
  file(SIZE ${file} small)
  file(SIZE ${DIST}/${path} big)
  if(small LESS big)
    set(${out} ${file} PARENT_SCOPE)
  endif()
endfunction()

set(asm "    .section .rodata\n")
set(names "")
set(rows "")
set(number 0)

function(embed_file file out)
  set(${out} "{}" PARENT_SCOPE)
  if(file STREQUAL "")
    return()
  endif()
  file(SHA256 ${file} content)
  set(label zhuli_asset_${number})
  string(APPEND asm "    .balign 16\n    .global ${label}_begin\n    .hidden ${label}_begin\n"
    "${label}_begin:\n    .incbin \"${file}\"  // ${content}\n"
    "    .global ${label}_end\n    .hidden ${label}_end\n${label}_end:\n    .byte 0\n")
  string(APPEND names "extern const char ${label}_begin[], ${label}_end[];\n")
  set(${out} "bytes(${label}_begin, ${label}_end)" PARENT_SCOPE)
  math(EXPR number "${number} + 1")
  set(asm "${asm}" PARENT_SCOPE)
  set(names "${names}" PARENT_SCOPE)
  set(number ${number} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE paths RELATIVE ${DIST} ${DIST}/*)
list(SORT paths)
set(count 0)
foreach(path ${paths})
  if(path MATCHES "\\.(gz|br)$" OR path MATCHES "[\"\\]")
    continue()
  endif()
  file(SHA256 ${DIST}/${path} hash)
  string(SUBSTRING ${hash} 0 24 etag)
  mime_of("${path}" mime)
  packed_of("${path}" ${hash} gzip gzip)
  packed_of("${path}" ${hash} brotli brotli)
  embed_file("${DIST}/${path}" raw_span)
  embed_file("${gzip}" gzip_span)
  embed_file("${brotli}" brotli_span)
  string(APPEND rows "      {\"/${path}\", \"${mime}\", \"\\\"${etag}\\\"\",\n"
    "       ${raw_span}, ${gzip_span}, ${brotli_span}},\n")
  math(EXPR count "${count} + 1")
endforeach()
string(APPEND asm "    .section .note.GNU-stack,\"\",@progbits\n")

set(head "// Generated from web/dist by cmake/embed/embed.cmake. Never edited.
#include <cstddef>
#include <span>
#include <string_view>
#if __has_include(\"http/assets.hpp\")
#include \"http/assets.hpp\"
#else
namespace zhuli::http {
struct Asset {
  std::string_view path, mime, etag;
  std::string_view raw, gzip, brotli;
};
std::span<const Asset> assets();
}  // namespace zhuli::http
#endif
")
if(count EQUAL 0)
  set(body "namespace zhuli::http {
std::span<const Asset> assets() { return {}; }
}  // namespace zhuli::http
")
else()
  set(body "extern \"C\" {
${names}}
namespace {
std::string_view bytes(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace
namespace zhuli::http {
std::span<const Asset> assets() {
  static const Asset all[] = {
${rows}  };
  return all;
}
}  // namespace zhuli::http
")
endif()

function(write_if_changed file text)
  set(old "")
  if(EXISTS ${file})
    file(READ ${file} old)
  endif()
  if(NOT old STREQUAL text)
    file(WRITE ${file} "${text}")
  endif()
endfunction()
write_if_changed(${OUT}/assets_gen.S "${asm}")
write_if_changed(${OUT}/assets_gen.cpp "${head}${body}")
