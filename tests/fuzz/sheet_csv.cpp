// Any bytes as an uploaded csv or csv.gz: rows or a refusal, never a crash, and valid UTF-8.
#include <unicode/ustring.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "sheet/limits.hpp"
#include "sheet/reader.hpp"

namespace {

void require_utf8(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    std::int32_t units = 0;
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<std::int32_t>(text.size()), &code);
    if (code == U_INVALID_CHAR_FOUND) std::abort();
    if (text.find('\0') != std::string_view::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    static const char* charsets[] = {"",        "",     "",         "UTF-8",
                                     "GB18030", "Big5", "UTF-16LE", "windows-1252"};
    zhuli::sheet::Options options;
    options.charset = charsets[bytes[0] % 8];
    if ((bytes[0] & 8) != 0) options.header_row = bytes[0] >> 4;
    const auto* text = reinterpret_cast<const char*>(bytes) + 1;
    auto reader = zhuli::sheet::open_bytes(std::vector<char>(text, text + size - 1), options);
    if (!reader.ok()) return 0;
    zhuli::sheet::Row row;
    std::int64_t last = 0;
    while (true) {
        auto more = (*reader)->next(row);
        if (!more.ok() || !*more) return 0;
        if (row.number <= last || row.cells.size() > zhuli::sheet::max_columns) std::abort();
        last = row.number;
        for (std::string_view cell : row.cells) require_utf8(cell);
    }
}
