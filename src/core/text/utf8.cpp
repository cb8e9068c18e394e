#include "core/text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace zhuli::text {
namespace {

Decoded decode_long(std::string_view s, std::size_t at, unsigned char first) {
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + size > s.size()) return {};
    char32_t code = first & (0x7F >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(s[at + i]);
        if ((next & 0xC0) != 0x80) return {};
        code = code << 6 | (next & 0x3F);
    }
    const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, size, true};
}

bool space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0xA0 || c == 0xFEFF ||
           (c > 0x1FFF && u_isUWhiteSpace(static_cast<UChar32>(c)));
}

// C0, C1, and the marks that reorder or hide text; joiners stay, emoji and scripts need them.
bool unwanted(char32_t c) {
    if (c == '\n' || c == '\t') return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string nfc(const std::string& s) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return s;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    form->normalizeUTF8(0, s, sink, nullptr, status);
    return U_FAILURE(status) ? s : out;
}

}  // namespace

Decoded decode(std::string_view s, std::size_t at) {
    const auto first = static_cast<unsigned char>(s[at]);
    if (first < 0x80) return {first, 1, true};
    return decode_long(s, at, first);
}

void append(std::string& out, char32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    }
    out += static_cast<char>(0x80 | (code & 0x3F));
}

bool valid_utf8(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        const Decoded d = decode(s, at);
        if (!d.valid) return false;
        at += d.size;
    }
    return true;
}

std::size_t length(std::string_view s) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < s.size(); at += decode(s, at).size) ++count;
    return count;
}

std::string_view prefix(std::string_view s, std::size_t count) {
    std::size_t at = 0;
    for (; at < s.size() && count > 0; --count) at += decode(s, at).size;
    return s.substr(0, at);
}

std::vector<char32_t> code_points(std::string_view s) {
    std::vector<char32_t> out;
    out.reserve(s.size() / 2);
    for (std::size_t at = 0; at < s.size();) {
        const Decoded d = decode(s, at);
        out.push_back(d.code);
        at += d.size;
    }
    return out;
}

std::string to_utf8(const std::vector<char32_t>& codes) {
    std::string out;
    out.reserve(codes.size() * 3);
    for (const char32_t c : codes) append(out, c);
    return out;
}

std::string clean(std::string_view s) {
    std::string kept;
    kept.reserve(s.size());
    bool needs_nfc = false;
    for (std::size_t at = 0; at < s.size();) {
        const Decoded d = decode(s, at);
        at += d.size;
        if (unwanted(d.code)) continue;
        const bool composed = d.code < 0x300 || (d.code >= 0x3400 && d.code < 0xA000);
        needs_nfc = needs_nfc || !composed;
        append(kept, d.code);
    }
    if (needs_nfc) kept = nfc(kept);
    std::size_t first = kept.size(), end = 0;
    for (std::size_t at = 0; at < kept.size();) {
        const Decoded d = decode(kept, at);
        if (!space(d.code)) {
            first = std::min(first, at);
            end = at + d.size;
        }
        at += d.size;
    }
    return end > first ? kept.substr(first, end - first) : std::string{};
}

}  // namespace zhuli::text
