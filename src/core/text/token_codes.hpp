// How ideographs and words of other scripts are written inside tokens; shared by both directions.
#pragma once

#include <string>
#include <string_view>

#include "core/text/tokens.hpp"
#include "core/text/units.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {

inline std::string single_token(char32_t c) {
    std::string out;
    append(out, c);
    return out;
}

inline std::string bigram_token(char32_t a, char32_t b) {
    std::string out = single_token(a);
    append(out, b);
    return out;
}

/// Fixed width per character, so that a prefix of the word is a prefix of the token.
inline std::string other_token(const Units& text, const Unit& unit) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "x";
    for (std::size_t i = 0; i < unit.char_count && i < kMaxWordChars; ++i)
        for (int shift = 16; shift >= 0; shift -= 4)
            out += digits[text.chars[unit.char_first + i].code >> shift & 15];
    return out;
}

inline bool is_latin(const Unit& unit) {
    return unit.script == Script::latin || unit.script == Script::digit;
}

}  // namespace zhuli::text
