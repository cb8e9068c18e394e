#include "sheet/charset.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::size_t scan_chunk_bytes = 256u << 10;
constexpr std::size_t suggestion_bytes = 128u << 10;
constexpr std::size_t binary_check_bytes = 64u << 10;

constexpr std::array<std::string_view, 6> charsets = {"UTF-8",    "GB18030",  "Big5",
                                                      "UTF-16LE", "UTF-16BE", "windows-1252"};

struct Alias {
    std::string_view folded;
    std::string_view charset;
};
constexpr std::array aliases = {
    Alias{"utf8", "UTF-8"},          Alias{"ascii", "UTF-8"},
    Alias{"utf8sig", "UTF-8"},       Alias{"gb18030", "GB18030"},
    Alias{"gbk", "GB18030"},         Alias{"gb2312", "GB18030"},
    Alias{"cp936", "GB18030"},       Alias{"hzgb2312", ""},
    Alias{"big5", "Big5"},           Alias{"cp950", "Big5"},
    Alias{"big5hkscs", "Big5"},      Alias{"windows950", "Big5"},
    Alias{"utf16", "UTF-16LE"},      Alias{"utf16le", "UTF-16LE"},
    Alias{"utf16be", "UTF-16BE"},    Alias{"windows1252", "windows-1252"},
    Alias{"cp1252", "windows-1252"}, Alias{"iso88591", "windows-1252"},
    Alias{"latin1", "windows-1252"},
};

std::string_view charset_named(std::string_view name) {
    std::string folded;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c != '-' && c != '_' && c != ' ') folded += c;
    }
    for (const Alias& alias : aliases) {
        if (alias.folded == folded) return alias.charset;
    }
    return {};
}

bool is_ascii(const char* from, std::size_t size) {
    std::uint64_t any = 0;
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        std::uint64_t word;
        std::memcpy(&word, from + at, 8);
        any |= word;
    }
    for (; at < size; ++at) any |= static_cast<std::uint64_t>(from[at] & 0x80);
    return (any & 0x8080808080808080ull) == 0;
}

/// Strict UTF-8 across chunks: no overlong forms, no surrogates, nothing above U+10FFFF.
struct Utf8Check {
    int left = 0;
    unsigned char low = 0x80, high = 0xBF;
    bool valid = true;

    bool idle() const { return left == 0; }
    void feed(unsigned char c) {
        if (left > 0) {
            if (c < low || c > high) valid = false;
            low = 0x80, high = 0xBF;
            --left;
        } else if (c < 0x80) {
            return;
        } else if (c >= 0xC2 && c <= 0xDF) {
            left = 1;
        } else if (c >= 0xE0 && c <= 0xEF) {
            left = 2;
            if (c == 0xE0) low = 0xA0;
            if (c == 0xED) high = 0x9F;
        } else if (c >= 0xF0 && c <= 0xF4) {
            left = 3;
            if (c == 0xF0) low = 0x90;
            if (c == 0xF4) high = 0x8F;
        } else {
            valid = false;
        }
    }
};

/// The shape of GB18030 across chunks: one, two or four bytes.
struct Gb18030Check {
    int expect = 0;  // 0 first byte, 1 second, 2 third, 3 fourth
    bool valid = true;

    bool idle() const { return expect == 0; }
    void feed(unsigned char c) {
        const bool lead = c >= 0x81 && c <= 0xFE;
        const bool digit = c >= 0x30 && c <= 0x39;
        switch (expect) {
            case 0:
                if (lead)
                    expect = 1;
                else if (c >= 0x80)
                    valid = false;
                break;
            case 1:
                if (digit) {
                    expect = 2;
                } else {
                    if (c < 0x40 || c == 0x7F || c == 0xFF) valid = false;
                    expect = 0;
                }
                break;
            case 2:
                if (!lead) valid = false;
                expect = 3;
                break;
            default:
                if (!digit) valid = false;
                expect = 0;
        }
    }
};

struct Bom {
    std::string_view charset;
    std::size_t bytes = 0;
};

Bom find_bom(std::string_view start) {
    if (start.substr(0, 3) == "\xEF\xBB\xBF") return {"UTF-8", 3};
    if (start.substr(0, 2) == "\xFF\xFE") return {"UTF-16LE", 2};
    if (start.substr(0, 2) == "\xFE\xFF") return {"UTF-16BE", 2};
    return {};
}

/// UTF-16 without a mark shows as zeros in every second byte of its Latin characters.
std::string_view utf16_by_zeros(std::string_view start) {
    std::size_t pairs = start.size() / 2, even_zeros = 0, odd_zeros = 0;
    for (std::size_t at = 0; at < pairs; ++at) {
        even_zeros += start[2 * at] == 0;
        odd_zeros += start[2 * at + 1] == 0;
    }
    if (pairs < 2) return {};
    if (odd_zeros * 5 >= pairs && even_zeros * 50 <= pairs) return "UTF-16LE";
    if (even_zeros * 5 >= pairs && odd_zeros * 50 <= pairs) return "UTF-16BE";
    return {};
}

bool looks_binary(std::string_view start) {
    std::size_t controls = 0;
    for (char c : start) {
        const auto byte = static_cast<unsigned char>(c);
        controls += byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1A && byte != 0x1B;
    }
    return controls * 20 > start.size();
}

std::string suggest(std::string_view sample) {
    std::string name;
    uchardet_t detector = uchardet_new();
    if (uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
    std::string_view known = charset_named(name);
    return known.empty() ? name : std::string(known);
}

struct Pass {
    Utf8Check utf8;
    Gb18030Check gb18030;
    bool ascii_only = true;
    std::string sample;  // from the first chunk with anything but ASCII

    void feed(const char* from, std::size_t size) {
        if (utf8.idle() && gb18030.idle() && is_ascii(from, size)) return;
        ascii_only = false;
        if (sample.size() < suggestion_bytes) {
            sample.append(from, std::min(size, suggestion_bytes - sample.size()));
        }
        for (std::size_t at = 0; at < size && utf8.valid; ++at) {
            utf8.feed(static_cast<unsigned char>(from[at]));
        }
        for (std::size_t at = 0; at < size && gb18030.valid; ++at) {
            gb18030.feed(static_cast<unsigned char>(from[at]));
        }
    }
    bool is_utf8() const { return utf8.valid && utf8.idle(); }
    bool is_gb18030() const { return gb18030.valid && gb18030.idle(); }
};

Result<TextScan> judge(const Pass& pass, Bom bom, std::string_view zeros, std::string_view chosen) {
    TextScan scan;
    scan.bom_bytes = bom.bytes;
    scan.ascii_only = pass.ascii_only;
    if (!pass.sample.empty()) scan.suggested_charset = suggest(pass.sample);
    if (!chosen.empty()) {
        scan.charset = chosen;
        if (bom.charset != chosen) scan.bom_bytes = 0;
        scan.faultless = chosen == "UTF-8" && pass.is_utf8();
    } else if (bom.charset == "UTF-8" || (bom.bytes == 0 && zeros.empty() && pass.is_utf8())) {
        // A marked file that is not UTF-8 after all is shown with U+FFFD and counted.
        scan.charset = "UTF-8";
        scan.faultless = pass.is_utf8();
    } else if (bom.bytes > 0 || !zeros.empty()) {
        scan.charset = bom.bytes > 0 ? bom.charset : zeros;
        scan.faultless = false;
    } else if (pass.is_gb18030()) {
        scan.charset = "GB18030";
    } else {
        return refuse("sheet.charset_unknown", {{"suggested", scan.suggested_charset}});
    }
    if (pass.is_utf8() && !pass.ascii_only) scan.suggested_charset = "UTF-8";
    return scan;
}

}  // namespace

std::span<const std::string_view> supported_charsets() { return charsets; }

Result<TextScan> scan_text(ByteSource& source, std::string_view chosen) {
    std::string_view wanted;
    if (!chosen.empty()) {
        wanted = charset_named(chosen);
        if (wanted.empty()) {
            return refuse("sheet.charset_unsupported", {{"charset", std::string(chosen)}});
        }
    }
    source.rewind();
    std::vector<char> chunk(scan_chunk_bytes);
    TRY(std::size_t count, read_fully(source, chunk.data(), chunk.size()));
    std::string_view start(chunk.data(), std::min(count, binary_check_bytes));
    const Bom bom = find_bom(start);
    const std::string_view zeros = bom.bytes > 0 ? std::string_view{} : utf16_by_zeros(start);
    const bool wide = zeros.size() > 5 || bom.bytes == 2 || wanted.substr(0, 6) == "UTF-16";
    if (!wide && looks_binary(start)) return refuse("sheet.not_text");
    Pass pass;
    while (count > 0) {
        pass.feed(chunk.data(), count);
        TRY(count, read_fully(source, chunk.data(), chunk.size()));
    }
    source.rewind();
    return judge(pass, bom, zeros, wanted);
}

}  // namespace zhuli::sheet
