// A text as the tokenizer and the matcher see it: folded units, each with the bytes of the original
// it came from. A unit is one ideograph, a run of letters, a run of digits, or a word of another
// script; everything else only separates. The one place that cuts text: index, query and
// highlighting therefore agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/pinyin.hpp"

namespace zhuli::text {

/// One folded character of a Latin, digit or other unit.
struct FoldedChar {
    char32_t code;
    std::uint32_t first, last;  // bytes [first, last) of the original
};

struct Unit {
    Script script = Script::none;
    bool after_space = false;           // white space, or the start of the text, comes before
    bool after_separator = false;       // anything that is no unit comes before, or another script
    char32_t code = 0;                  // han: the folded character
    std::uint32_t first = 0, last = 0;  // bytes of the original
    std::uint32_t char_first = 0, char_count = 0;  // in Units::chars, unless han
    Readings readings;                             // han, when asked for
    std::string_view spoken() const { return readings.best(); }
};

struct Units {
    std::vector<Unit> units;
    std::vector<FoldedChar> chars;
    std::string ascii;  // chars as bytes, '?' for other scripts; same indexes
    std::string_view latin(const Unit& unit) const {
        return std::string_view(ascii).substr(unit.char_first, unit.char_count);
    }
};

enum class Reading { none, spoken };

inline constexpr std::size_t kMaxUnits = 4000;  // the rest of a longer text is not indexed

Units units_of(std::string_view s, Reading reading);

}  // namespace zhuli::text
