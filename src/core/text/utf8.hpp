// UTF-8 in and out, code point by code point. Strict: overlong forms, surrogates and values over
// U+10FFFF are malformed. Does not normalise; see fold.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t code = kReplacement;
    std::size_t size = 1;  // bytes taken
    bool valid = false;
};

/// The code point at `at` (< s.size()); a malformed byte is taken alone.
Decoded decode(std::string_view s, std::size_t at);
void append(std::string& out, char32_t code);

bool valid_utf8(std::string_view s);
/// Length in code points; a malformed byte counts as one.
std::size_t length(std::string_view s);
/// The first `count` code points.
std::string_view prefix(std::string_view s, std::size_t count);

std::vector<char32_t> code_points(std::string_view s);
std::string to_utf8(const std::vector<char32_t>& codes);

/// Fit to be stored: NFC, no control characters but \n and \t, no spaces around (U+3000 too).
/// Malformed bytes become U+FFFD.
std::string clean(std::string_view s);

}  // namespace zhuli::text
