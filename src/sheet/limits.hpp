// Every bound the sheet layer puts on outside files. Reaching one is a refusal with its own code,
// never a cut-off result. Deliberately not configurable: they protect the server, not the user.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zhuli::sheet {

inline constexpr std::int64_t max_file_bytes = 512LL << 20;  // as stored, compressed or not
inline constexpr std::int64_t max_text_bytes = 4LL << 30;    // one text after decompression
inline constexpr std::int64_t max_part_bytes = 2LL << 30;    // one part of a workbook, unpacked
inline constexpr std::int64_t bomb_free_bytes = 16LL << 20;  // unpacked before ratios count
inline constexpr std::int64_t max_unpack_ratio = 250;        // honest sheets reach about 60
inline constexpr std::size_t max_columns = 16'384;           // Excel's own
inline constexpr std::int64_t max_rows = 1'048'576;          // Excel's own, workbooks only
inline constexpr std::size_t max_cell_characters = 32'767;   // Excel's own: flagged, not refused
inline constexpr std::size_t max_row_bytes = 4u << 20;
inline constexpr std::size_t max_shared_string_bytes = 96u << 20;
inline constexpr std::size_t max_shared_strings = 3'000'000;
inline constexpr std::size_t max_archive_entries = 10'000;
inline constexpr std::size_t max_sheets = 1'000;
inline constexpr std::size_t max_styles = 65'536;
inline constexpr std::size_t max_xml_depth = 64;
inline constexpr std::size_t max_header_search_rows = 30;
inline constexpr std::size_t max_header_search_bytes = 8u << 20;
inline constexpr std::size_t max_preview_rows = 200;

}  // namespace zhuli::sheet
