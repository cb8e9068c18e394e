#include "core/json_out.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace zhuli {

namespace {

constexpr char kHex[] = "0123456789abcdef";

void append_escape(std::string& out, unsigned char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += kHex[c >> 4];
            out += kHex[c & 15];
    }
}

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Whether one of eight bytes needs an escape: below 0x20, a quote or a backslash, all at once.
bool any_needs_escape(const char* eight) {
    constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = 0x8080808080808080;
    std::uint64_t w;
    std::memcpy(&w, eight, sizeof w);
    const std::uint64_t quote = w ^ (kOnes * '"'), slash = w ^ (kOnes * '\\');
    const std::uint64_t low = (w - kOnes * 0x20) & ~w;
    return ((low | ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & kHigh) != 0;
}

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
    out += '"';
    std::size_t clean_from = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        while (i + 8 <= value.size() && !any_needs_escape(value.data() + i)) i += 8;
        if (i == value.size()) break;
        const auto c = static_cast<unsigned char>(value[i]);
        if (!needs_escape(c)) continue;
        out.append(value, clean_from, i - clean_from);
        append_escape(out, c);
        clean_from = i + 1;
    }
    out.append(value, clean_from, value.size() - clean_from);
    out += '"';
}

JsonOut& JsonOut::integer(std::int64_t value) {
    comma();
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_.append(digits.data(), end);
    return *this;
}

JsonOut& JsonOut::real(double value) {
    if (!std::isfinite(value)) return null();
    comma();
    std::array<char, 40> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_.append(digits.data(), end);
    return *this;
}

}  // namespace zhuli
